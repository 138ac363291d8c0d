import { cellAddress } from "./address";
import type { CellStyle, CellValue, PlannedCell } from "./plan";

/** A growing block of planned cells, addressed 0-based. Builders fill it; the plan takes `rows()`. */
export class SheetGrid {
  private readonly cells: (PlannedCell | undefined)[][] = [];

  /** Puts a literal. */
  put(row: number, column: number, value: CellValue, style?: CellStyle): void {
    this.set(row, column, style ? { value, style } : { value });
  }

  /** Puts a formula (with `=`) and the value we expect it to compute. */
  compute(row: number, column: number, formula: string, value: CellValue, style?: CellStyle): void {
    this.set(row, column, style ? { value, formula, style } : { value, formula });
  }

  /** Puts literals side by side. */
  putRow(row: number, column: number, values: readonly CellValue[], style?: CellStyle): void {
    values.forEach((value, offset) => {
      this.put(row, column + offset, value, style);
    });
  }

  /** Gives cells that hold nothing yet a look, e.g. borders of a merged block. */
  paint(row: number, firstColumn: number, lastColumn: number, style: CellStyle): void {
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      if (this.cells[row]?.[column] === undefined) this.put(row, column, null, style);
    }
  }

  rows(): readonly (readonly (PlannedCell | undefined)[])[] {
    const width = this.cells.reduce((widest, row) => Math.max(widest, row.length), 0);
    return Array.from({ length: this.cells.length }, (_, row) =>
      Array.from({ length: width }, (_unused, column) => this.cells[row]?.[column]),
    );
  }

  private set(row: number, column: number, cell: PlannedCell): void {
    const line = (this.cells[row] ??= []);
    if (line[column] !== undefined) throw new Error(`two plans for cell ${cellAddress(row, column)}`);
    line[column] = cell;
  }
}
