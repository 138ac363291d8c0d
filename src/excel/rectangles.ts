import { cellAddress, columnLetters } from "../workbook/address";

/** A block of cells, 0-based. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Excel takes at most so many characters in an address list. */
const LONGEST_ADDRESS_LIST = 8192;
const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

interface Run {
  readonly column: number;
  readonly columns: number;
}

function runsOf(columns: readonly number[]): Run[] {
  const runs: { column: number; columns: number }[] = [];
  for (const column of [...columns].sort((left, right) => left - right)) {
    const last = runs[runs.length - 1];
    if (last && last.column + last.columns === column) last.columns += 1;
    else runs.push({ column, columns: 1 });
  }
  return runs;
}

/**
 * Cells (each named once) as few disjoint rectangles: equal runs of neighbouring rows become one block.
 * Not the smallest cover, but one block for every block people make.
 */
export function rectanglesOf(cells: Iterable<CellPlace>): Rectangle[] {
  const columnsByRow = new Map<number, number[]>();
  for (const { row, column } of cells) {
    const columns = columnsByRow.get(row);
    if (columns) columns.push(column);
    else columnsByRow.set(row, [column]);
  }
  const finished: Rectangle[] = [];
  let open = new Map<string, Rectangle>();
  for (const row of [...columnsByRow.keys()].sort((left, right) => left - right)) {
    const next = new Map<string, Rectangle>();
    for (const run of runsOf(columnsByRow.get(row) ?? [])) {
      const key = `${run.column}:${run.columns}`;
      const above = open.get(key);
      const grows = above !== undefined && above.row + above.rows === row;
      next.set(key, grows ? { ...above, rows: above.rows + 1 } : { row, rows: 1, ...run });
      if (grows) open.delete(key);
    }
    finished.push(...open.values());
    open = next;
  }
  finished.push(...open.values());
  return finished.sort((left, right) => left.row - right.row || left.column - right.column);
}

/** Neighbouring whole numbers as runs `[first, last]`. */
export function spansOf(numbers: readonly number[]): (readonly [number, number])[] {
  return runsOf([...new Set(numbers)]).map((run) => [run.column, run.column + run.columns - 1] as const);
}

/** `E9`, or `E9:F12`. */
export function areaAddress({ row, column, rows, columns }: Rectangle): string {
  const first = cellAddress(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellAddress(row + rows - 1, column + columns - 1)}`;
}

/** 0-based columns as `B:D`. */
export function columnsAddress([first, last]: readonly [number, number]): string {
  return `${columnLetters(first)}:${columnLetters(last)}`;
}

/** 0-based rows as `3:5`. */
export function rowsAddress([first, last]: readonly [number, number]): string {
  return `${first + 1}:${last + 1}`;
}

/** Addresses joined by commas, each list within Excel's limit. */
export function addressLists(addresses: readonly string[], longest = LONGEST_ADDRESS_LIST): string[] {
  const lists: string[] = [];
  for (const address of addresses) {
    const last = lists[lists.length - 1];
    if (last !== undefined && last.length + 1 + address.length <= longest)
      lists[lists.length - 1] = `${last},${address}`;
    else lists.push(address);
  }
  return lists;
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}

/**
 * `E9`, `$E$9:F12`, `B:D` or `3:5`, with or without a sheet before it → a rectangle;
 * null for anything else. Whole columns and rows reach to the end of the sheet.
 */
export function parseArea(address: string): Rectangle | null {
  const bare = address.slice(address.lastIndexOf("!") + 1).replace(/\$/g, "");
  const match = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/.exec(bare);
  if (!match || bare === "") return null;
  const [, letters = "", digits = "", endLetters = letters, endDigits = digits] = match;
  const column = letters === "" ? 0 : columnNumber(letters);
  const row = digits === "" ? 0 : Number(digits) - 1;
  const lastColumn = endLetters === "" ? LAST_COLUMN - 1 : columnNumber(endLetters);
  const lastRow = endDigits === "" ? LAST_ROW - 1 : Number(endDigits) - 1;
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

/** Whether two blocks share a cell. */
export function overlap(left: Rectangle, right: Rectangle): boolean {
  return (
    left.row < right.row + right.rows &&
    right.row < left.row + left.rows &&
    left.column < right.column + right.columns &&
    right.column < left.column + left.columns
  );
}

/** `'项目 2020'!E9` → sheet `项目 2020` and `E9`; null without a sheet. */
export function splitSheetAddress(address: string): { readonly sheet: string; readonly cell: string } | null {
  const quoted = /^'((?:[^']|'')+)'!(.+)$/.exec(address);
  if (quoted?.[1] !== undefined && quoted[2] !== undefined) {
    return { sheet: quoted[1].replace(/''/g, "'"), cell: quoted[2] };
  }
  const plain = /^([^'!]+)!(.+)$/.exec(address);
  return plain?.[1] !== undefined && plain[2] !== undefined ? { sheet: plain[1], cell: plain[2] } : null;
}
