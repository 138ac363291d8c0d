import type { NameModel, OpenedWorkbook, SheetModel, WorkbookModel } from "../../../sheetfile";
import { openWorkbook } from "../../../sheetfile";
import { asRecord, asText, oneOf } from "../arguments";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import { loadSheet } from "../file/load-model";
import { isBound } from "../member";
import type { Session } from "../member";
import { uniqueName } from "../model/table-names";
import { bytesOfBase64 } from "./base64";
import { checkSheetName, copyName, redirectSheet, redirectTable } from "./sheet-names";
import { newPosition, positionTypes } from "./sheet-places";
import { assertStructureFree } from "./workbook-protection";
import { worksheetMembers } from "./worksheet";

interface Choice {
  readonly position: number;
  readonly names: readonly string[];
}

function readOptions(value: unknown, session: Session): Choice {
  const given =
    value === null || value === undefined ? {} : asRecord(value, ["positionType", "relativeTo", "sheetNamesToInsert"]);
  const type = given["positionType"] ?? "End";
  const relative = relativeSheet(given["relativeTo"], session);
  const names = given["sheetNamesToInsert"] ?? [];
  if (!Array.isArray(names)) throw new HostError("InvalidArgument", "sheetNamesToInsert");
  return {
    position: newPosition(session, oneOf(type, positionTypes), relative),
    names: names.map((name: unknown) => asText(name)),
  };
}

function relativeSheet(value: unknown, session: Session): string | null {
  if (value === null || value === undefined) return null;
  if (isBound(value)) {
    const target = value.targetOf(worksheetMembers);
    if (target === undefined) throw new HostError("InvalidArgument", "relativeTo");
    return target.sheet;
  }
  const name = asText(value);
  const sheet = session.book.findSheet(name);
  if (sheet === null) throw new HostError("ItemNotFound", name);
  return sheet;
}

function chosen(opened: OpenedWorkbook, names: readonly string[]): readonly SheetModel[] {
  const { sheets } = opened.model;
  const wanted = names.map((name) => {
    const found = sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) throw new HostError("InvalidArgument", `the file has no sheet ${name}`);
    return found;
  });
  const list = wanted.length === 0 ? sheets : wanted;
  // Excel on the web refuses these; Excel for the desktop does not.
  const refused = list.some((sheet) => sheet.charts.length + sheet.comments.length + sheet.threads.length > 0);
  if (refused || opened.carried.some((kind) => ["pivotTables", "slicers"].includes(kind)))
    throw new HostError("UnsupportedFeature");
  return list;
}

type Renaming = readonly (readonly [from: string, to: string])[];

/** A sheet whose formulas know the sheets and tables by their new names. */
function renamed(sheet: SheetModel, changes: Renaming, tables: Renaming): SheetModel {
  const redirect = (formula: string): string => {
    const told = changes.reduce((text, [from, to]) => redirectSheet(text, from, to), formula);
    return tables.reduce((text, [from, to]) => redirectTable(text, from, to), told);
  };
  const cells = sheet.cells.map((row) =>
    row.map((cell) => (cell?.formula === undefined ? cell : { ...cell, formula: redirect(cell.formula) })),
  );
  const newName = new Map(tables);
  return {
    ...sheet,
    cells,
    tables: sheet.tables.map((table) => ({ ...table, name: newName.get(table.name) ?? table.name })),
  };
}

/** Tables whose names are taken here, with the names they get. */
function tableNames(sheets: readonly SheetModel[], session: Session): Renaming {
  const taken = [...session.book.tables.list(), ...session.engine.names()].map(({ name }) => name);
  return sheets.flatMap((sheet) =>
    sheet.tables.flatMap(({ name }): Renaming => {
      const free = uniqueName(name, taken);
      taken.push(free);
      return free === name ? [] : [[name, free]];
    }),
  );
}

/** Names of the sheets, and names of the workbook that lead to them and are not taken yet. */
function addNames(model: WorkbookModel, ids: ReadonlyMap<string, string>, session: Session): void {
  const { engine, book } = session;
  const nameOf = (id: string): string => engine.sheets().find((info) => info.id === id)?.name ?? "";
  const taken = new Set(engine.names().flatMap((name) => (name.sheet === null ? [name.name.toLowerCase()] : [])));
  const leadsTo = (name: NameModel): string | undefined =>
    [...ids.keys()].find((from) => redirectSheet(name.reference, from, `${from}_`) !== name.reference);
  for (const name of model.names) {
    const owner = name.sheet ?? leadsTo(name);
    const sheet = owner === undefined ? undefined : ids.get(owner);
    if (sheet === undefined) continue;
    const formula = [...ids].reduce((text, [from, id]) => redirectSheet(text, from, nameOf(id)), name.reference);
    const ofBook = name.sheet === undefined && !taken.has(name.name.toLowerCase());
    const entry = { id: book.nextId("name"), name: name.name, formula, comment: "", visible: name.hidden !== true };
    engine.setName({ ...entry, sheet: ofBook ? null : sheet });
  }
}

function insertSheets(model: WorkbookModel, sheets: readonly SheetModel[], position: number, session: Session) {
  const { engine, book } = session;
  const ids = new Map<string, string>();
  const changes: [string, string][] = [];
  sheets.forEach((sheet, index) => {
    const taken = engine.sheets().some((info) => info.name.toLowerCase() === sheet.name.toLowerCase());
    const name = taken ? copyName(session, sheet.name) : sheet.name;
    checkSheetName(session, name, null);
    if (taken) changes.push([sheet.name, name]);
    ids.set(sheet.name, engine.addSheet(name, position + index));
  });
  const tables = tableNames(sheets, session);
  for (const sheet of sheets) {
    const id = ids.get(sheet.name) ?? "";
    const { id: _numberInTheOtherFile, ...rest } = renamed(sheet, changes, tables);
    loadSheet(session, id, rest);
    engine.setHidden(id, sheet.visibility !== "visible");
  }
  addNames(model, ids, session);
  return [...ids.values()].map((id) => book.sheet(id).excelId);
}

/** `workbook.insertWorksheetsFromBase64`: gives the ids of the new sheets. */
export function insertWorksheets(args: Arguments, session: Session): readonly string[] {
  assertStructureFree(session);
  const text = args.text(0);
  const { position, names } = readOptions(args.raw(1), session);
  const opened = session.awaited.get("open workbook", async () => openWorkbook(bytesOfBase64(text)));
  if (!opened.ok) throw new HostError("InvalidArgument", opened.fault.sentence.en);
  return insertSheets(opened.value.model, chosen(opened.value, names), position, session);
}
