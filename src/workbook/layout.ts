import { linesOf, type Line } from "../domain/lines";
import type { FundBook } from "../domain/book";
import type { Category } from "../domain/project";
import type { Unit, UnitCode } from "../domain/units";
import { columnLetters, fixedBlock } from "./address";
import { CATEGORY_NAMES, SHEET } from "./names";

/** 0-based rows of the frozen strip and head of 分配表 (sheets-and-walks, section 4). */
export const MATRIX_ROW = {
  title: 0,
  state: 1,
  total: 2,
  resource: 3,
  prefecture: 4,
  header: 5,
  sum: 6,
  alerts: 7,
  first: 8,
} as const;
export const MATRIX_COLUMN = { number: 0, shortName: 1, alert: 2, sum: 3, firstUnit: 4 } as const;

export interface LineRow {
  readonly line: Line;
  readonly row: number;
}

/** 一/二/三: a subtotal row above its lines. */
export interface GroupRows {
  readonly numeral: string;
  readonly label: string;
  readonly category: Category | null;
  readonly row: number;
  readonly lines: readonly LineRow[];
}

/** What rule formulas count lines by; each is a hidden column with a defined name. */
export const LINE_KEYS = [
  "line",
  "kind",
  "category",
  "coordinated",
  "project",
  "texts",
  "typed",
  "nonzero",
  "outsideCells",
  "outsideAmount",
  "outsideTexts",
  "prefectureCells",
  "countyCells",
  "resourcePart",
  "belowFloor",
  "aboveCeiling",
  "unexplained",
] as const;
export type LineKey = (typeof LINE_KEYS)[number];
/** 行类型 of a line whose category nobody has confirmed. */
export const OPEN_CATEGORY = "none";

/** Where every line, unit and key of the matrix stands; 分配表, 测算 and 标识 share it. */
export interface MatrixLayout {
  readonly groups: readonly GroupRows[];
  readonly lineRows: readonly LineRow[];
  readonly lastRow: number;
  readonly unitColumns: readonly { readonly unit: Unit; readonly column: number }[];
  readonly prefectureUnits: readonly { readonly unit: Unit; readonly column: number }[];
  readonly countyUnits: readonly { readonly unit: Unit; readonly column: number }[];
  readonly prefectureSum: number;
  readonly countySum: number;
  /** Hidden key columns of 分配表, right of the table. */
  readonly key: Readonly<Record<LineKey, number>>;
}

/** 测算 lists shares over these columns below its matrix: with few units the hidden keys stand right of those. */
const SHARE_LIST_COLUMNS = 13;

const NUMERALS = "一二三四五六七八九十";

export function layoutOf(book: Pick<FundBook, "projects" | "units">): MatrixLayout {
  const groups = groupRows(book);
  const prefecture = book.units.filter((unit) => unit.level === "prefecture");
  const counties = book.units.filter((unit) => unit.level === "county");
  const prefectureUnits = prefecture.map((unit, index) => ({ unit, column: MATRIX_COLUMN.firstUnit + index }));
  const prefectureSum = MATRIX_COLUMN.firstUnit + prefecture.length;
  const countyUnits = counties.map((unit, index) => ({ unit, column: prefectureSum + 1 + index }));
  const countySum = prefectureSum + 1 + counties.length;
  const lineRows = groups.flatMap((group) => group.lines);
  const firstKey = Math.max(countySum + 1, SHARE_LIST_COLUMNS);
  return {
    groups,
    lineRows,
    lastRow: Math.max(MATRIX_ROW.first, ...groups.map((group) => group.row), ...lineRows.map((line) => line.row)),
    unitColumns: [...prefectureUnits, ...countyUnits],
    prefectureUnits,
    countyUnits,
    prefectureSum,
    countySum,
    key: Object.fromEntries(LINE_KEYS.map((name, index) => [name, firstKey + index])) as Record<LineKey, number>,
  };
}

/** Groups in order of first appearance; a placeholder stays with the project before it. */
function groupRows(book: Pick<FundBook, "projects" | "units">): readonly GroupRows[] {
  const gathered: { label: string; category: Category | null; lines: Line[] }[] = [];
  for (const line of [...linesOf(book.projects)].sort((a, b) => a.project - b.project)) {
    const project = book.projects.find((candidate) => candidate.number === line.project);
    const label = line.category ? CATEGORY_NAMES[line.category] : project?.categoryLabel.trim() || "未分类";
    const previous = gathered[gathered.length - 1];
    const group = line.placeholder && previous ? previous : gathered.find((candidate) => candidate.label === label);
    if (group) group.lines.push(line);
    else gathered.push({ label, category: line.category, lines: [line] });
  }
  let row: number = MATRIX_ROW.first;
  return gathered.map(({ label, category, lines }, index) => {
    const groupRow = row;
    row += 1;
    const lineRows = lines.map((line) => ({ line, row: row++ }));
    return { numeral: NUMERALS[index] ?? String(index + 1), label, category, row: groupRow, lines: lineRows };
  });
}

/** One column of the matrix over all line rows: `分配表!$D$9:$D$26`. */
export function matrixColumn(layout: MatrixLayout, column: number, sheet: string = SHEET.allocation): string {
  return fixedBlock(sheet, { row: MATRIX_ROW.first, column }, { row: layout.lastRow, column });
}

/** The unit blocks of one row (prefecture, then counties), without sheet: `["E9:F9", "H9:Q9"]`. */
export function unitBlocks(layout: MatrixLayout, row: number): readonly string[] {
  return [layout.prefectureUnits, layout.countyUnits].flatMap((units) => {
    const first = units[0];
    const last = units[units.length - 1];
    return first && last ? [`${columnLetters(first.column)}${row + 1}:${columnLetters(last.column)}${row + 1}`] : [];
  });
}

/** The unit cell of a line: `E9` rows and columns 0-based, or null when line or unit is not in the table. */
export function cellOf(
  layout: MatrixLayout,
  line: string,
  unit: UnitCode,
): { readonly row: number; readonly column: number } | null {
  const row = layout.lineRows.find((candidate) => candidate.line.id === line)?.row;
  const column = layout.unitColumns.find((candidate) => candidate.unit.code === unit)?.column;
  return row === undefined || column === undefined ? null : { row, column };
}
