import type { Area } from "../address";
import { intersect } from "../address";
import type { Engine } from "../engine/engine";
import { readHeaders } from "./table-headers";
import { nextName } from "./table-names";
import type { TableState } from "./table-state";
import { dataArea, newColumn } from "./table-state";
import type { TableStore } from "./tables";

function isEmpty(engine: Engine, sheet: string, area: Area, except: Area): boolean {
  return engine
    .cells(sheet, area)
    .every((line, row) =>
      line.every(
        (cell, column) =>
          cell.kind === "empty" ||
          intersect({ row: area.row + row, column: area.column + column, rows: 1, columns: 1 }, except) !== null,
      ),
    );
}

/** Something was typed right under the table: it gets the row. */
function growDown(engine: Engine, store: TableStore, table: TableState, typed: Area): boolean {
  const { area, sheet } = table;
  const below = { ...area, row: area.row + area.rows, rows: 1 };
  const beneath = typed.row === below.row && typed.rows === 1 && intersect(typed, below)?.columns === typed.columns;
  if (!beneath || table.showTotals || !isEmpty(engine, sheet, below, typed)) return false;
  if (store.within(sheet, below).length > 0) return false;
  table.area = { ...area, rows: area.rows + 1 };
  fillRow(engine, table, below.row, typed);
  return true;
}

/** A row that was typed under others gets their formats and the formulas of calculated columns. */
function fillRow(engine: Engine, table: TableState, row: number, typed: Area): void {
  const above = { ...table.area, row: row - 1, rows: 1 };
  engine.formatEach(table.sheet, row, above.column, engine.formats(table.sheet, above));
  engine.cells(table.sheet, above)[0]?.forEach((cell, index) => {
    const column = above.column + index;
    const isTyped = intersect(typed, { row, column, rows: 1, columns: 1 }) !== null;
    if (cell.formula === null || isTyped) return;
    engine.write(table.sheet, row, column, [[{ formula: engine.moveFormula(cell.formula, 1, 0) }]]);
  });
}

/** Something was typed right beside the table: it gets the column. */
function growRight(engine: Engine, store: TableStore, table: TableState, typed: Area): boolean {
  const { area, sheet } = table;
  const beside = { ...area, column: area.column + area.columns, columns: 1 };
  const touching =
    typed.column === beside.column && typed.columns === 1 && intersect(typed, beside)?.rows === typed.rows;
  if (!touching || !isEmpty(engine, sheet, beside, typed) || store.within(sheet, beside).length > 0) return false;
  const names = table.columns.map((column) => column.name);
  table.columns = [...table.columns, newColumn(table, nextName(store.columnPrefix, names))];
  table.area = { ...area, columns: area.columns + 1 };
  return true;
}

/** A formula typed into an empty column of a table is meant for the whole column. */
function fillColumn(engine: Engine, table: TableState, typed: Area): void {
  const data = dataArea(table);
  if (typed.rows !== 1 || typed.columns !== 1 || intersect(data, typed) === null || data.rows > 5000) return;
  const { formula } = engine.cell(table.sheet, typed.row, typed.column);
  const column = { ...data, column: typed.column, columns: 1 };
  if (formula === null || !isEmpty(engine, table.sheet, column, typed)) return;
  const lines = Array.from({ length: data.rows }, (_, index) => [
    { formula: engine.moveFormula(formula, data.row + index - typed.row, 0) },
  ]);
  engine.write(table.sheet, data.row, typed.column, lines);
}

/**
 * Tables follow what is written: a header cell renames its column, whoever writes it; what a person types right under
 * or beside a table makes it grow, as Excel's auto-correction does.
 */
export function followEdits(engine: Engine, store: TableStore): void {
  engine.listen((change) => {
    if (change.kind !== "edited" || store.list(change.sheet).length === 0) return;
    for (const table of store.list(change.sheet)) {
      const grown =
        !change.byHost && (growDown(engine, store, table, change.area) || growRight(engine, store, table, change.area));
      if (grown) store.changed(change.sheet);
      if (grown || intersect(table.area, { ...change.area }) !== null) readHeaders(engine, store, table);
      if (!change.byHost) fillColumn(engine, table, change.area);
    }
  });
}
