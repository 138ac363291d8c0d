import type { CellValue, SheetContent } from "../plan";

/** Reading access to one sheet's content; outside the used range everything is empty. */
export class ContentReader {
  constructor(readonly content: SheetContent) {}

  get rowCount(): number {
    return this.content.values.length;
  }

  get columnCount(): number {
    return this.content.values[0]?.length ?? 0;
  }

  value(row: number, column: number): CellValue {
    const value = this.content.values[row]?.[column] ?? null;
    return value === "" ? null : value;
  }

  /** Any value as trimmed text; numbers as people see them without format. */
  text(row: number, column: number): string {
    const value = this.value(row, column);
    return value === null ? "" : String(value).trim();
  }

  number(row: number, column: number): number | null {
    const value = this.value(row, column);
    return typeof value === "number" ? value : null;
  }

  /** The first row among the first `within` whose cells carry all the given labels; sorted or moved tables are found again. */
  headerRow(labels: readonly string[], from = 0, within = 60): number | null {
    for (let row = from; row < Math.min(this.rowCount, from + within); row += 1) {
      const texts = (this.content.values[row] ?? []).map((value) => String(value ?? "").trim());
      if (labels.every((label) => texts.includes(label))) return row;
    }
    return null;
  }

  /** The column whose cell in `row` reads `label`. */
  columnOf(row: number, label: string): number | null {
    const column = (this.content.values[row] ?? []).findIndex((value) => String(value ?? "").trim() === label);
    return column < 0 ? null : column;
  }
}

/** A sheet that was taken back: there, and empty. */
export function isBlank(content: SheetContent): boolean {
  return content.values.every((row) => row.every((value) => value === null || value === ""));
}
