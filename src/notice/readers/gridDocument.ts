import type { BuiltCell, DocumentBuilder } from "./documentBuilder";

const EMPTY: BuiltCell = { text: "", merged: null };

/**
 * Rows of a sheet or of separated text → paragraphs and tables. Where two rows or more have two filled cells there is a
 * table from the first of them to the last; single cells above and below it are titles and notes.
 * @param placeOf where a row stands in the person's file, by 0-based row and column
 */
export function addGrid(
  builder: DocumentBuilder,
  rows: readonly (readonly (BuiltCell | undefined)[])[],
  placeOf: (row: number, column: number) => string,
): void {
  const filled = rows.map((row) => row.filter((cell) => (cell?.text ?? "").trim() !== "").length);
  for (const { from, to } of regions(filled)) {
    const part = rows.slice(from, to + 1);
    if (part.length < 2 || (filled[from] ?? 0) < 2) {
      part.forEach((row, index) => addLine(builder, row, from + index, placeOf));
      continue;
    }
    const columns = usedColumns(part);
    // A shorter row is left short: whether columns were lost in it is seen by its content, not here.
    const cells = part.map((row) =>
      Array.from(row.slice(columns.first, columns.last + 1), (cell: BuiltCell | undefined) => cell ?? EMPTY),
    );
    builder.table(cells, (row) => placeOf(from + row, columns.first));
  }
}

/** Table regions and the lines between, in order; two empty rows part one table from the next. */
function regions(filled: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  let row = 0;
  while (row < filled.length) {
    if ((filled[row] ?? 0) < 2) {
      found.push({ from: row, to: row });
      row += 1;
      continue;
    }
    let last = row;
    for (let next = row + 1; next < filled.length && !parted(filled, next); next += 1) {
      if ((filled[next] ?? 0) >= 2) last = next;
    }
    found.push({ from: row, to: last });
    row = last + 1;
  }
  return found;
}

function parted(filled: readonly number[], row: number): boolean {
  return filled[row] === 0 && (filled[row + 1] ?? 0) === 0;
}

function addLine(
  builder: DocumentBuilder,
  row: readonly (BuiltCell | undefined)[],
  index: number,
  placeOf: (row: number, column: number) => string,
): void {
  const column = row.findIndex((cell) => (cell?.text ?? "").trim() !== "");
  if (column < 0) return;
  const words = row.map((cell) => cell?.text.trim() ?? "").filter((text) => text !== "");
  builder.paragraph(words.join(" "), placeOf(index, column));
}

function usedColumns(rows: readonly (readonly (BuiltCell | undefined)[])[]): {
  readonly first: number;
  readonly last: number;
} {
  let first = Number.MAX_SAFE_INTEGER;
  let last = 0;
  for (const row of rows) {
    row.forEach((cell, column) => {
      if ((cell?.text ?? "").trim() === "" && cell?.merged !== "left") return;
      first = Math.min(first, column);
      last = Math.max(last, column);
    });
  }
  return { first: Math.min(first, last), last };
}
