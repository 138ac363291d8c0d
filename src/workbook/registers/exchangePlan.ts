import type { Exchange, RegisterRow, ReturnTable, ReturnTableId } from "../../domain/returns";
import { RETURN_TABLES } from "../../domain/returnTables";
import { SHEET } from "../names";
import type { SheetContent, WorkbookContent, WorkbookPlan } from "../plan";
import { readDispatch } from "./dispatchRows";
import { DISPATCH_SHEET, planDispatch } from "./dispatchSheet";
import { readRegister } from "./readRegister";
import type { RegisterGround } from "./registerColumns";
import { planRegister } from "./registerSheet";
import { readSentContents, SENT_CONTENTS_SHEET, sentContentsSheet } from "./sentContents";

/** Sheets an exchange lives in; read and written only when files are issued or collected. */
export const EXCHANGE_SHEETS: readonly string[] = [
  ...RETURN_TABLES.map(({ register }) => register),
  DISPATCH_SHEET,
  SENT_CONTENTS_SHEET,
];

/**
 * The sheets of an exchange, in place: rows stand where `before` has them, new ones below. `exchange` is what
 * `readExchange` answers for `before`, with rows changed or added behind, never taken out. A register nobody needs yet
 * is not made.
 * @param always registers to make though nothing came back yet
 */
export function planExchange(
  exchange: Exchange,
  ground: RegisterGround,
  before: WorkbookContent,
  always: readonly ReturnTableId[] = ["spend"],
): WorkbookPlan {
  const sheetOf = (name: string): SheetContent | null => before.find((sheet) => sheet.name === name) ?? null;
  const needed = RETURN_TABLES.filter(
    ({ id, register }) =>
      always.includes(id) || sheetOf(register) !== null || exchange.rows.some(({ table }) => table === id),
  );
  const registers = needed.map((table) =>
    planRegister(table, rowsOf(exchange, table), ground, sheetOf(table.register)),
  );
  const dispatch = planDispatch(exchange, ground, sheetOf(DISPATCH_SHEET));
  return {
    sheets: [
      ...registers.map(({ sheet }) => sheet),
      dispatch.sheet,
      sentContentsSheet(exchange.issued, sheetOf(SENT_CONTENTS_SHEET)),
    ],
    names: [...registers, dispatch].flatMap(({ names }) => names),
    activeSheet: SHEET.home,
  };
}

function rowsOf({ rows }: Exchange, { id }: ReturnTable): readonly RegisterRow[] {
  return rows.filter(({ table }) => table === id);
}

/** What the sheets of an exchange say; `taken` names a sheet of somebody's own that bears one of our names. */
export function readExchange(
  content: WorkbookContent,
  ground: RegisterGround,
): { readonly exchange: Exchange; readonly taken: string | null } {
  const sheetOf = (name: string): SheetContent | null => content.find((sheet) => sheet.name === name) ?? null;
  const registers = RETURN_TABLES.map((table) => ({
    name: table.register,
    ...readRegister(sheetOf(table.register), table, ground),
  }));
  const dispatch = readDispatch(sheetOf(DISPATCH_SHEET), ground);
  const sent = readSentContents(sheetOf(SENT_CONTENTS_SHEET));
  const taken = [
    ...registers,
    { name: DISPATCH_SHEET, ours: dispatch.ours },
    { name: SENT_CONTENTS_SHEET, ours: sent.ours },
  ].find(({ ours }) => !ours);
  return {
    exchange: {
      issued: dispatch.issued.map((file) => ({ ...file, content: sent.contents.get(file.fileId) ?? "" })),
      received: dispatch.received,
      rows: registers.flatMap(({ rows }) => rows),
    },
    taken: taken?.name ?? null,
  };
}
