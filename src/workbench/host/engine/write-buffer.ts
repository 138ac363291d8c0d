import type { CellWrite } from "./engine";

type Matrix = readonly (readonly (CellWrite | undefined)[])[];

interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly lines: (readonly (CellWrite | undefined)[])[];
}

/**
 * Joins writes that continue each other downwards into one. Office.js cuts a large matrix into pieces of 1,500 cells,
 * and the engine looks at every formula of a sheet on every write: piece by piece the time would grow quadratically.
 */
export class WriteBuffer {
  private block: Block | null = null;

  constructor(private readonly put: (sheet: string, row: number, column: number, matrix: Matrix) => void) {}

  get isEmpty(): boolean {
    return this.block === null;
  }

  write(sheet: string, row: number, column: number, matrix: Matrix): void {
    const width = matrix[0]?.length ?? 0;
    const block = this.block;
    const continues =
      block?.sheet === sheet &&
      block.column === column &&
      block.width === width &&
      block.row + block.lines.length === row;
    if (block !== null && continues) {
      for (const line of matrix) block.lines.push(line);
      return;
    }
    this.flush();
    this.block = { sheet, row, column, width, lines: [...matrix] };
    // Nobody may look at the workbook again before the screen does.
    queueMicrotask(() => this.flush());
  }

  /** Must run before anything that reads cells or changes the workbook in another way. */
  flush(): void {
    const block = this.block;
    this.block = null;
    if (block !== null) this.put(block.sheet, block.row, block.column, block.lines);
  }
}
