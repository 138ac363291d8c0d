import type { CellWrite, DefinedName } from "../engine/engine";
import type { Session } from "../member";
import { uniqueName } from "../model/table-names";
import { applyProtection, sheetInfo } from "./access";
import { copyName, redirectSheet, redirectTable } from "./sheet-names";
import { assertStructureFree } from "./workbook-protection";

/** Formulas that name their own sheet belong to the copy afterwards. */
function redirectFormulas(session: Session, copy: string, redirect: (formula: string) => string): void {
  const { engine } = session;
  const used = engine.usedArea(copy, true);
  if (used === null) return;
  const writes = engine.cells(copy, used).map((row) =>
    row.map(({ formula }): CellWrite | undefined => {
      const redirected = formula === null ? null : redirect(formula);
      return redirected === null || redirected === formula ? undefined : { formula: redirected };
    }),
  );
  if (writes.some((row) => row.some((write) => write !== undefined))) engine.write(copy, used.row, used.column, writes);
}

function copyRules(session: Session, source: string, copy: string): void {
  const { engine, book } = session;
  // The engine puts every new rule in front of the others.
  for (const rule of [...engine.conditionalRules(source)].reverse())
    engine.addConditionalRule(copy, { ...rule, id: book.nextId("conditional-format") });
  for (const rule of engine.validations(source))
    engine.setValidation(copy, rule.areas, { ...rule, id: book.nextId("validation") });
}

/** Names of the sheet, and those of the workbook that lead to it, become names of the copy. */
function copyNames(session: Session, source: string, copy: string, from: string, to: string): void {
  const { engine, book } = session;
  const present = engine.names();
  const own = present.filter((name) => name.sheet === source);
  const taken = new Set(own.map((name) => name.name.toLowerCase()));
  const leading = (name: DefinedName): boolean =>
    name.sheet === null &&
    !taken.has(name.name.toLowerCase()) &&
    redirectSheet(name.formula, from, to) !== name.formula;
  for (const name of [...own, ...present.filter(leading)]) {
    const formula = redirectSheet(name.formula, from, to);
    engine.setName({ ...name, id: book.nextId("name"), formula, sheet: copy });
  }
}

/** Tables get names of their own, and formulas of the copy mean them. */
function copyTables(session: Session, source: string, copy: string): ReadonlyMap<string, string> {
  const { tables } = session.book;
  const names = new Map<string, string>();
  for (const table of tables.list(source)) {
    const { id: _id, legacyId: _legacyId, ...state } = structuredClone(table);
    const taken = [...tables.list().map((other) => other.name), ...session.engine.names().map((name) => name.name)];
    const name = uniqueName(table.name, taken);
    names.set(table.name, name);
    tables.add({ ...state, fileId: null, sheet: copy, name });
  }
  return names;
}

/** Copies a sheet with everything on it and gives the new one; it is not activated. */
export function copySheet(session: Session, source: string, position: number): string {
  assertStructureFree(session);
  const from = sheetInfo(session, source).name;
  const to = copyName(session, from);
  const copy = session.engine.copySheet(source, to, position);
  session.book.copySheet(source, copy);
  session.engine.setSheetCalculation(copy, session.book.sheet(copy).enableCalculation);
  copyNames(session, source, copy, from, to);
  copyRules(session, source, copy);
  const tables = copyTables(session, source, copy);
  redirectFormulas(session, copy, (formula) =>
    [...tables].reduce((text, [before, after]) => redirectTable(text, before, after), redirectSheet(formula, from, to)),
  );
  applyProtection(session, copy);
  return copy;
}
