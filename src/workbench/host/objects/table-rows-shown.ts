import type { Area } from "../address";
import { intersect } from "../address";
import { HostError } from "../errors";
import type { Session } from "../member";
import { readHeaders } from "../model/table-headers";
import { nextName, tableWords } from "../model/table-names";
import type { TableState } from "../model/table-state";
import { dataArea, newColumn } from "../model/table-state";
import { makeRoom } from "./table-access";
import { assertNoOverlap } from "./table-making";

/** Numbers of SUBTOTAL by the file format's names of totals. */
const subtotals: Readonly<Record<string, number>> = {
  ...{ average: 101, countNums: 102, count: 103, max: 104, min: 105, stdDev: 107, sum: 109, var: 110 },
};

/** What each column's total is, the first time: a label on the left, the sum (or the number) on the right. */
function firstTotals(session: Session, table: TableState): void {
  if (table.columns.some(({ totals }) => Object.keys(totals).length > 0)) return;
  const last = table.columns.at(-1);
  const first = table.columns[0];
  if (last === undefined || first === undefined) return;
  const data = dataArea(table);
  const cells = session.engine.cells(table.sheet, { ...data, column: data.column + data.columns - 1, columns: 1 });
  const numeric = cells.some((line) => line[0]?.kind === "number" || line[0]?.formula !== null);
  last.totals = { function: numeric ? "sum" : "count" };
  if (first !== last) first.totals = { label: tableWords(session.locale).total };
}

function writeTotals(session: Session, table: TableState): void {
  const row = table.area.row + table.area.rows - 1;
  const writes = table.columns.map(({ name, totals }) => {
    if (totals.label !== undefined) return { value: totals.label };
    if (totals.formula !== undefined) return { formula: totals.formula };
    const number = subtotals[totals.function ?? ""];
    const column = name.replace(/[[\]#']/g, "'$&");
    return number === undefined ? undefined : { formula: `=SUBTOTAL(${number},${table.name}[${column}])` };
  });
  session.engine.write(table.sheet, row, table.area.column, [writes]);
  const above = { ...table.area, row: row - 1, rows: 1 };
  const formats = session.engine.formats(table.sheet, above)[0] ?? [];
  const numberFormats = formats.map(({ numberFormat }) => (numberFormat === undefined ? undefined : { numberFormat }));
  session.engine.formatEach(table.sheet, row, table.area.column, [numberFormats]);
}

/** What stands in the totals row now, to be there again when it is shown the next time. */
function rememberTotals(session: Session, table: TableState): void {
  const row = { ...table.area, row: table.area.row + table.area.rows - 1, rows: 1 };
  session.engine.cells(table.sheet, row)[0]?.forEach((cell, index) => {
    const column = table.columns[index];
    if (column === undefined) return;
    const name = Object.keys(subtotals).find(
      (known) => cell.formula === `=SUBTOTAL(${subtotals[known] ?? 0},${table.name}[${column.name}])`,
    );
    if (name !== undefined) column.totals = { function: name };
    else if (cell.formula !== null) column.totals = { function: "custom", formula: cell.formula };
    else column.totals = cell.value === null ? {} : { label: String(cell.value) };
  });
}

export function setTotalsShown(session: Session, table: TableState, shown: boolean): void {
  if (shown === table.showTotals) return;
  const { area } = table;
  if (shown) {
    const below = { ...area, row: area.row + area.rows, rows: 1 };
    const free = session.engine.cells(table.sheet, below).every((line) => line.every((cell) => cell.kind === "empty"));
    if (!free || session.book.tables.within(table.sheet, below).length > 0) makeRoom(session, below, "down", table);
    firstTotals(session, table);
    table.area = { ...area, rows: area.rows + 1 };
    table.showTotals = true;
    session.book.tables.changed(table.sheet);
    writeTotals(session, table);
    return;
  }
  rememberTotals(session, table);
  table.area = { ...area, rows: area.rows - 1 };
  table.showTotals = false;
  session.engine.clear(table.sheet, { ...area, row: area.row + area.rows - 1, rows: 1 }, "all");
  session.book.tables.changed(table.sheet);
}

export function setHeadersShown(session: Session, table: TableState, shown: boolean): void {
  if (shown === table.showHeaders) return;
  const { engine, book } = session;
  const { area, sheet } = table;
  if (!shown) {
    if (table.columns.some((column) => column.filter !== null)) {
      table.columns.forEach((column) => (column.filter = null));
      book.tables.applyTable(table);
    }
    table.area = { ...area, row: area.row + 1, rows: area.rows - 1 };
    table.showHeaders = false;
    engine.clear(sheet, { ...area, rows: 1 }, "all");
    book.tables.changed(sheet);
    return;
  }
  const above = { ...area, row: area.row - 1, rows: 1 };
  const free = area.row > 0 && engine.cells(sheet, above).every((line) => line.every((cell) => cell.kind === "empty"));
  if (free && book.tables.within(sheet, above).length === 0)
    table.area = { ...area, row: above.row, rows: area.rows + 1 };
  else {
    makeRoom(session, { ...area, rows: 1 }, "down", table);
    table.area = { ...area, rows: area.rows + 1 };
  }
  engine.write(sheet, table.area.row, area.column, [table.columns.map(({ name }) => ({ value: name }))]);
  table.showHeaders = true;
  book.tables.changed(sheet);
}

/** A new size; the header stays in its row, and the new range must share cells with the old. */
export function resizeTable(session: Session, table: TableState, sheet: string, wanted: Area): void {
  const { book } = session;
  const least = (table.showHeaders ? 2 : 1) + (table.showTotals ? 1 : 0);
  const fits = sheet === table.sheet && wanted.row === table.area.row && wanted.rows >= least;
  if (!fits || intersect(wanted, table.area) === null)
    throw new HostError("InvalidArgument", "the new range must overlap the table and begin in the same row");
  assertNoOverlap(session, sheet, wanted, table);
  const totals = table.showTotals;
  if (totals) setTotalsShown(session, table, false);
  const before = table.area;
  const columns: TableState["columns"] = [];
  for (let index = 0; index < wanted.columns; index += 1) {
    const kept = table.columns[wanted.column + index - before.column];
    const names = [...table.columns, ...columns].map((column) => column.name);
    columns.push(
      kept ?? newColumn({ columns: [...table.columns, ...columns] }, nextName(book.tables.columnPrefix, names)),
    );
  }
  const gone = table.columns.filter((column) => !columns.includes(column));
  for (const column of gone) book.tables.formulas.breakReferences(table, column.name);
  if (gone.some((column) => column.filter !== null)) {
    gone.forEach((column) => (column.filter = null));
    book.tables.applyTable(table);
  }
  table.columns = columns;
  table.area = { ...wanted, rows: wanted.rows - (totals ? 1 : 0) };
  book.tables.changed(sheet);
  readHeaders(session.engine, book.tables, table);
  if (totals) setTotalsShown(session, table, true);
}
