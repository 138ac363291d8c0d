import type { PlannedCell, SheetPlan } from "../workbook/plan";
import type { CellPlace, Rectangle } from "./rectangles";

/** Rows and columns a plan speaks of; null when it plans no cell. */
export function extentOf(plan: SheetPlan): Rectangle | null {
  const columns = plan.cells.reduce((most, row) => Math.max(most, row.length), 0);
  return columns === 0 ? null : { row: 0, column: 0, rows: plan.cells.length, columns };
}

/** Every planned cell with its place. */
export function* plannedCells(plan: SheetPlan): Generator<CellPlace & { readonly cell: PlannedCell }> {
  for (const [row, cells] of plan.cells.entries()) {
    for (const [column, cell] of cells.entries()) if (cell) yield { row, column, cell };
  }
}

/** The smallest block that holds all of them; null for none. */
export function extentOfCells(cells: readonly CellPlace[]): Rectangle | null {
  if (cells.length === 0) return null;
  let [row, column, lastRow, lastColumn] = [Infinity, Infinity, 0, 0];
  for (const cell of cells) {
    [row, lastRow] = [Math.min(row, cell.row), Math.max(lastRow, cell.row)];
    [column, lastColumn] = [Math.min(column, cell.column), Math.max(lastColumn, cell.column)];
  }
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}
