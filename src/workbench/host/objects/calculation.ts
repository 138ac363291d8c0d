import type { Area } from "../address";
import { wholeSheet } from "../address";
import type { Arguments } from "../arguments";
import { oneOf } from "../arguments";
import type { Method, Scalar, Session } from "../member";
import { method, readOnly, settable } from "../member";
import type { BookModel } from "../model";

const modes = ["Automatic", "AutomaticExceptTables", "Manual"] as const;
const states = { done: "Done", calculating: "Calculating", pending: "Pending" } as const;

function setMode(book: BookModel, value: unknown, session: Session): void {
  const mode = oneOf(value, modes);
  const wasManual = book.calculationMode === "Manual";
  book.calculationMode = mode;
  // "Tables" are what-if tables, which no sheet here has: with or without them everything is automatic.
  session.engine.setManualCalculation(mode === "Manual");
  if (wasManual && mode !== "Manual") session.engine.calculate("changed");
}

/** Properties of the application that have to do with calculation. */
export const calculationScalars: Readonly<Record<string, Scalar<BookModel>>> = {
  calculationMode: settable(1, (book) => book.calculationMode, setMode),
  calculationState: {
    ...readOnly<BookModel>(9, (_book, session) => states[session.engine.calculationState()]),
    calculated: true,
  },
  calculationEngineVersion: readOnly(9, () => 191_029),
};

export const calculationMethods: Readonly<Record<string, Method<BookModel>>> = {
  calculate: method(1, (_book, args, session) => {
    const kind = args.choice(0, ["Recalculate", "Full", "FullRebuild"]);
    session.engine.calculate(kind === "Recalculate" ? "changed" : "all");
  }),
  suspendApiCalculationUntilNextSync: method(6, (_book, _args, session) => session.suspendCalculation()),
  // A batch is carried out before the screen is drawn again: nobody sees a half of it in any case.
  suspendScreenUpdatingUntilNextSync: method(9, () => undefined),
};

/** `worksheet.calculate(markAllDirty)`: every cell either way, as calculating one anew that has not changed is the same. */
export function calculateSheet(sheet: string, args: Arguments, session: Session): void {
  args.optionalFlag(0);
  session.engine.calculateArea(session.book.requireSheet(sheet), wholeSheet, false);
}

/** `calculate()` of ranges: only these cells, also with manual calculation. */
export function calculateAreas(sheet: string, areas: readonly Area[], session: Session): void {
  for (const area of areas) session.engine.calculateArea(sheet, area, false);
}

/** `setDirty()`: these cells take part in the next calculation. */
export function setDirtyAreas(sheet: string, areas: readonly Area[], session: Session): void {
  for (const area of areas) session.engine.calculateArea(sheet, area, true);
}
