/** 0-based row and column. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** 0-based, all bounds included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const ROW_COUNT = 1_048_576;
export const COLUMN_COUNT = 16_384;

/** 0 → `A`, 26 → `AA`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `A` → 0, `AA` → 26; letters only, either case. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function formatAddress(row: number, column: number): string {
  return columnLetters(column) + String(row + 1);
}

/** `C9`, `$C$9` → position; null when it is no cell of a sheet. */
export function parseAddress(address: string): Position | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(address);
  if (!match?.[1] || !match[2]) return null;
  const row = Number(match[2]) - 1;
  const column = columnIndex(match[1]);
  return row < ROW_COUNT && column < COLUMN_COUNT ? { row, column } : null;
}

/** `A1:C3`, `B2`, whole rows `1:2` and whole columns `A:B`; null when it is no range. */
export function parseArea(range: string): Area | null {
  const corners = range.replace(/\$/g, "").split(":");
  const [first = "", second = first] = corners;
  const start = parseCorner(first);
  const end = parseCorner(second);
  if (!start || !end || corners.length > 2) return null;
  const rows = span(start.row, end.row, ROW_COUNT, corners.length);
  const columns = span(start.column, end.column, COLUMN_COUNT, corners.length);
  if (!rows || !columns) return null;
  return { top: rows.low, bottom: rows.high, left: columns.low, right: columns.high };
}

/** Bounds in either order; both left out of a two-cornered range means all of them. */
function span(
  one: number | null,
  other: number | null,
  count: number,
  corners: number,
): { low: number; high: number } | null {
  if (one !== null && other !== null) return { low: Math.min(one, other), high: Math.max(one, other) };
  return one === null && other === null && corners === 2 ? { low: 0, high: count - 1 } : null;
}

function parseCorner(text: string): { row: number | null; column: number | null } | null {
  const match = /^([A-Za-z]{0,3})([0-9]{0,7})$/.exec(text);
  if (!match || text === "") return null;
  const row = match[2] ? Number(match[2]) - 1 : null;
  const column = match[1] ? columnIndex(match[1]) : null;
  if ((row !== null && (row < 0 || row >= ROW_COUNT)) || (column !== null && column >= COLUMN_COUNT)) return null;
  return { row, column };
}

export function formatArea(area: Area): string {
  const first = formatAddress(area.top, area.left);
  return area.top === area.bottom && area.left === area.right
    ? first
    : `${first}:${formatAddress(area.bottom, area.right)}`;
}

/** `A1:B2 D4` → its areas; what is no range is left out. */
export function parseAreas(ranges: string): Area[] {
  return ranges
    .split(/\s+/)
    .map(parseArea)
    .filter((area): area is Area => area !== null);
}

export function overlaps(one: Area, other: Area): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}

/** What is left of `area` outside `hole`: at most four rectangles. */
export function subtractArea(area: Area, hole: Area): Area[] {
  if (!overlaps(area, hole)) return [area];
  const top = Math.max(area.top, hole.top);
  const bottom = Math.min(area.bottom, hole.bottom);
  const rest: Area[] = [];
  if (area.top < top) rest.push({ ...area, bottom: top - 1 });
  if (area.left < hole.left) rest.push({ top, bottom, left: area.left, right: hole.left - 1 });
  if (area.right > hole.right) rest.push({ top, bottom, left: hole.right + 1, right: area.right });
  if (area.bottom > bottom) rest.push({ ...area, top: bottom + 1 });
  return rest;
}

/** A sheet name as a formula writes it: quoted when it needs quotes. */
export function quoteSheetName(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([A-Za-z]{1,3}[0-9]+|[RrCc][0-9]*([RrCc][0-9]*)?)$/.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}
