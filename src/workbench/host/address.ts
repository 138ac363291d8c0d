/** Rows and columns of a sheet in Excel's file format. */
export const maximumRows = 1_048_576;
export const maximumColumns = 16_384;

/** A rectangle of cells; 0-based, in no particular sheet. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const wholeSheet: Area = { row: 0, column: 0, rows: maximumRows, columns: maximumColumns };

/** `0` → `A`, `26` → `AA`. */
export function columnLetters(column: number): string {
  let rest = column + 1;
  let letters = "";
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** `A` → `0`; the letters must be A–Z in either case. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}

export function isWholeColumns(area: Area): boolean {
  return area.row === 0 && area.rows === maximumRows;
}

export function isWholeRows(area: Area): boolean {
  return area.column === 0 && area.columns === maximumColumns;
}

/** Whole rows or columns: Excel answers cell properties of such a range with null. */
export function isUnbounded(area: Area): boolean {
  return isWholeColumns(area) || isWholeRows(area);
}

/** `B2:C5`, `A:C`, `3:7` or `D4`, without the sheet. */
export function formatArea(area: Area): string {
  const lastColumn = area.column + area.columns - 1;
  const lastRow = area.row + area.rows - 1;
  if (isWholeColumns(area) && !isWholeRows(area)) return `${columnLetters(area.column)}:${columnLetters(lastColumn)}`;
  if (isWholeRows(area)) return `${area.row + 1}:${lastRow + 1}`;
  const first = `${columnLetters(area.column)}${area.row + 1}`;
  return area.rows === 1 && area.columns === 1 ? first : `${first}:${columnLetters(lastColumn)}${lastRow + 1}`;
}

/** `$B$2:$C$5`. */
export function formatAbsoluteArea(area: Area): string {
  return formatArea(area).replace(/([A-Z]+)?(\d+)?/g, (_whole, letters?: string, digits?: string) =>
    [letters, digits].map((part) => (part === undefined ? "" : `$${part}`)).join(""),
  );
}

/** A sheet name as it stands before `!`: quoted unless it is plain letters (Chinese included), digits and `_`. */
export function quoteSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

const cellPattern = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;
const columnsPattern = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const rowsPattern = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

function between(first: number, last: number): readonly [start: number, count: number] {
  return [Math.min(first, last), Math.abs(last - first) + 1];
}

function cell(text: string): readonly [row: number, column: number] | null {
  const match = cellPattern.exec(text);
  if (match === null) return null;
  const row = Number(match[2]) - 1;
  const column = columnIndex(match[1] ?? "");
  return row >= 0 && row < maximumRows && column < maximumColumns ? [row, column] : null;
}

/** Reads `B2`, `$B$2:C5`, `A:C` or `3:7`; null when the text is none of these or lies outside the sheet. */
export function parseArea(text: string): Area | null {
  const trimmed = text.trim();
  const columns = columnsPattern.exec(trimmed);
  if (columns !== null) {
    const [column, count] = between(columnIndex(columns[1] ?? ""), columnIndex(columns[2] ?? ""));
    return column + count <= maximumColumns ? { row: 0, rows: maximumRows, column, columns: count } : null;
  }
  const rows = rowsPattern.exec(trimmed);
  if (rows !== null) {
    const [row, count] = between(Number(rows[1]) - 1, Number(rows[2]) - 1);
    return row >= 0 && row + count <= maximumRows ? { row, rows: count, column: 0, columns: maximumColumns } : null;
  }
  const parts = trimmed.split(":");
  if (parts.length > 2) return null;
  const first = cell(parts[0] ?? "");
  const last = parts.length === 2 ? cell(parts[1] ?? "") : first;
  if (first === null || last === null) return null;
  const [row, rowCount] = between(first[0], last[0]);
  const [column, columnCount] = between(first[1], last[1]);
  return { row, column, rows: rowCount, columns: columnCount };
}

/** Splits `'分 配'!B2` into sheet name and rest; the sheet is null when none is given. */
export function splitSheet(text: string): { readonly sheet: string | null; readonly rest: string } {
  const mark = text.lastIndexOf("!");
  if (mark < 0) return { sheet: null, rest: text };
  const name = text.slice(0, mark).trim();
  const quoted = name.startsWith("'") && name.endsWith("'") && name.length > 1;
  return { sheet: quoted ? name.slice(1, -1).replaceAll("''", "'") : name, rest: text.slice(mark + 1) };
}

export function intersect(left: Area, right: Area): Area | null {
  const row = Math.max(left.row, right.row);
  const column = Math.max(left.column, right.column);
  const rows = Math.min(left.row + left.rows, right.row + right.rows) - row;
  const columns = Math.min(left.column + left.columns, right.column + right.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export function bounding(left: Area, right: Area): Area {
  const row = Math.min(left.row, right.row);
  const column = Math.min(left.column, right.column);
  return {
    row,
    column,
    rows: Math.max(left.row + left.rows, right.row + right.rows) - row,
    columns: Math.max(left.column + left.columns, right.column + right.columns) - column,
  };
}

export function covers(outer: Area, inner: Area): boolean {
  const shared = intersect(outer, inner);
  return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
}

/** What of `area` lies outside `hole`: up to four rectangles. */
export function subtract(area: Area, hole: Area): readonly Area[] {
  const shared = intersect(area, hole);
  if (shared === null) return [area];
  const bottom = area.row + area.rows - (shared.row + shared.rows);
  const right = area.column + area.columns - (shared.column + shared.columns);
  const pieces: Area[] = [
    { ...area, rows: shared.row - area.row },
    { ...area, row: shared.row + shared.rows, rows: bottom },
    { ...shared, column: area.column, columns: shared.column - area.column },
    { ...shared, column: shared.column + shared.columns, columns: right },
  ];
  return pieces.filter((piece) => piece.rows > 0 && piece.columns > 0);
}
