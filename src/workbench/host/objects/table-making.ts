import type { Area } from "../address";
import { intersect, isUnbounded, maximumRows } from "../address";
import { HostError } from "../errors";
import { eventNumbers, workbookTarget } from "../events";
import type { Session } from "../member";
import { columnNames, readHeaders } from "../model/table-headers";
import { isLegalTableName, nextName, tableWords } from "../model/table-names";
import type { TableState } from "../model/table-state";
import { dataArea, newColumn, touches } from "../model/table-state";
import { boundedPart } from "./access";
import { assertShiftable, assertUnprotected, tableTargets } from "./table-access";

/** Throws InvalidArgument where Excel would refuse the name; `self` is the table that bears it already. */
export function checkTableName(session: Session, name: string, self: TableState | null): void {
  session.book.tables.prune();
  if (!isLegalTableName(name)) throw new HostError("InvalidArgument", `not a legal table name: ${name}`);
  const lower = name.toLowerCase();
  const tables = session.book.tables.list().filter((table) => table !== self);
  const names = [...tables.map((table) => table.name), ...session.engine.names().map((entry) => entry.name)];
  if (names.some((other) => other.toLowerCase() === lower))
    throw new HostError("InvalidArgument", `the name ${name} is taken`);
}

/** InvalidArgument when another table lies there. */
export function assertNoOverlap(session: Session, sheet: string, area: Area, self: TableState | null): void {
  const other = session.book.tables.within(sheet, area).find((table) => table !== self);
  if (other !== undefined) throw new HostError("InvalidArgument", `a table cannot overlap ${other.name}`);
}

/** Cells of the area become free: what stands in it and below goes down. */
function shiftDown(session: Session, sheet: string, place: Area): void {
  const used = session.engine.usedArea(sheet, false);
  const below = { ...place, rows: maximumRows - place.row };
  if (used === null || intersect(used, below) === null) return;
  assertShiftable(session, sheet, place, "down");
  session.engine.insert(sheet, place, "down");
  session.shifted(sheet, "CellsInsertedDown", place);
}

function isEmpty(session: Session, sheet: string, area: Area): boolean {
  return session.engine.cells(sheet, area).every((line) => line.every((cell) => cell.kind === "empty"));
}

function frame(session: Session, sheet: string, given: Area): Area {
  if (!isUnbounded(given)) return given;
  return boundedPart(session, sheet, given) ?? { ...given, rows: 1, columns: 1 };
}

/** Makes a table of cells, as `TableCollection.add` does. */
export function addTable(session: Session, sheet: string, given: Area, hasHeaders: boolean): TableState {
  const { engine, book } = session;
  assertUnprotected(session, sheet);
  book.tables.prune();
  let area = frame(session, sheet, given);
  assertNoOverlap(session, sheet, area, null);
  const words = tableWords(session.locale);
  book.tables.columnPrefix = words.column;
  if (engine.merges(sheet).some((merge) => touches(merge, area))) engine.unmerge(sheet, area);
  const filter = book.tables.sheetFilter(sheet);
  if (filter !== null && touches(filter.area, area)) book.tables.removeSheetFilter(sheet);
  const bare = hasHeaders && area.rows === 1;
  if (!hasHeaders) {
    // The generated header takes the first row; the data go down.
    shiftDown(session, sheet, { ...area, rows: 1 });
    area = { ...area, rows: area.rows + 1 };
  } else if (bare) {
    const next = { ...area, row: area.row + 1 };
    assertNoOverlap(session, sheet, next, null);
    if (!isEmpty(session, sheet, next)) shiftDown(session, sheet, next);
    area = { ...area, rows: 2 };
  }
  const names = columnNames(
    Array.from({ length: area.columns }, () => ""),
    words.column,
  );
  const columns: TableState["columns"] = [];
  for (const name of names) columns.push(newColumn({ columns }, name));
  const tableNames = [...book.tables.list().map((table) => table.name), ...engine.names().map((entry) => entry.name)];
  const made = book.tables.add({
    ...{ sheet, area, columns, name: nextName(words.table, tableNames, book.tables.list().length + 1) },
    ...{ fileId: null, showHeaders: true, showTotals: false, style: book.tables.defaultStyle, bandedRows: true },
    ...{ bandedColumns: false, firstColumn: false, lastColumn: false, showFilterButtons: true, sort: null },
    hasBlankRow: bare,
  });
  // Nobody is told that the header of a table changed that was not there yet.
  engine.announce();
  book.tables.told = made.id;
  if (!hasHeaders) engine.write(sheet, area.row, area.column, [names.map((value) => ({ value }))]);
  readHeaders(engine, book.tables, made);
  engine.announce();
  book.tables.told = null;
  const worksheetId = book.sheet(sheet).excelId;
  session.events.raise(eventNumbers.tableAdded, [worksheetId, workbookTarget], {
    source: "Local",
    tableId: made.id,
    worksheetId,
  });
  return made;
}

function tellDeleted(session: Session, table: TableState): void {
  const worksheetId = session.book.sheet(table.sheet).excelId;
  session.events.raise(eventNumbers.tableDeleted, tableTargets(session, table).slice(1), {
    ...{ source: "Local", tableId: table.id, tableName: table.name, worksheetId },
  });
}

/** Takes the table away together with what stands in its cells. */
export function deleteTable(session: Session, table: TableState): void {
  const { engine, book } = session;
  book.tables.formulas.breakReferences(table);
  book.tables.remove(table);
  engine.clear(table.sheet, table.area, "all");
  tellDeleted(session, table);
}

/** Makes plain cells of the table: they keep their contents and the look the table's style gave them. */
export function convertTable(session: Session, table: TableState): void {
  const { engine, book } = session;
  const { area, sheet } = table;
  const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;
  const sheetName = engine.sheets().find((info) => info.id === sheet)?.name ?? "";
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheetName) ? sheetName : quoted(sheetName);
  book.tables.formulas.plainReferences(table, (address) => `${plain}!${address}`);
  const look = book.tables.lookOf(table);
  const own = engine.formats(sheet, area);
  book.tables.remove(table);
  if (look !== null) {
    const patches = own.map((line, row) =>
      line.map((format, column) => ({ ...look.format(area.row + row, area.column + column), ...format })),
    );
    engine.formatEach(sheet, area.row, area.column, patches);
  }
  tellDeleted(session, table);
}

/** Rows of data; a row that only waits to be typed in counts for nothing. */
export function rowCount(session: Session, table: TableState): number {
  if (table.hasBlankRow && !session.book.tables.isEmptyRow(table)) table.hasBlankRow = false;
  return table.hasBlankRow ? 0 : dataArea(table).rows;
}
