import type { Area } from "../address";
import { intersect } from "../address";
import type { CellWrite } from "./engine";

type Matrix = readonly (readonly (CellWrite | undefined)[])[];

/** Cells written in one go, from their top left cell. */
export interface WrittenBlock {
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly lines: (readonly (CellWrite | undefined)[])[];
}

/**
 * Holds writes to a sheet back until somebody looks. The engine goes through every cell of a sheet on every write:
 * write by write the time would grow quadratically, for add-ins that write cell by cell and for Office.js, which cuts
 * a large matrix into pieces of 1,500 cells. Pieces that continue each other downwards become one block.
 */
export class WriteBuffer {
  private sheet: string | null = null;
  private blocks: WrittenBlock[] = [];

  constructor(private readonly put: (sheet: string, blocks: readonly WrittenBlock[]) => void) {}

  get isEmpty(): boolean {
    return this.blocks.length === 0;
  }

  /** Whether a cell of this area waits to be written. */
  touches(sheet: string, area: Area): boolean {
    if (sheet !== this.sheet) return false;
    return this.blocks.some(
      ({ row, column, width, lines }) => intersect(area, { row, column, rows: lines.length, columns: width }) !== null,
    );
  }

  write(sheet: string, row: number, column: number, matrix: Matrix): void {
    if (this.sheet !== sheet) this.flush();
    const width = matrix[0]?.length ?? 0;
    const last = this.blocks.at(-1);
    if (last?.column === column && last.width === width && last.row + last.lines.length === row) {
      for (const line of matrix) last.lines.push(line);
      return;
    }
    // Nobody may look at the workbook again before the screen does.
    if (last === undefined) queueMicrotask(() => this.flush());
    this.sheet = sheet;
    this.blocks.push({ row, column, width, lines: [...matrix] });
  }

  /** Must run before anything that reads cells or changes the workbook in another way. */
  flush(): void {
    const { sheet, blocks } = this;
    this.blocks = [];
    this.sheet = null;
    if (sheet !== null && blocks.length > 0) this.put(sheet, blocks);
  }
}
