import type { SheetGrid } from "./grid";
import type { SheetContent } from "./plan";

/**
 * Empties what an earlier, longer writing of a sheet left below its end: rows that hold formulas. Rows without any are
 * what somebody noted there, and stay.
 */
export function clearLeftRows(grid: SheetGrid, before: SheetContent | null, end: number, lastColumn: number): void {
  for (let row = end + 1; row < (before?.values.length ?? 0); row += 1) {
    if (before?.formulas[row]?.every((formula) => formula === null) !== false) continue;
    for (let column = 0; column <= lastColumn; column += 1) grid.put(row, column, null);
  }
}
