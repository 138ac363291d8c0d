import { parseAmount } from "../domain/money";
import { namesOnlyUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";
import { categoryOf } from "../domain/category";
import { findUnitTableStart, readHeader, type Column, type Header, type TableStart } from "./columns";
import { draftRow, readNumber, type DraftRow, type PlacedText } from "./draftRows";
import { fieldOfHeading } from "./headings";
import { isPageMark, withoutSpaces, type SourceLine } from "./sourceLines";
import type { SourceRow, TableBlock } from "./tableBlocks";

const LONGEST_PAGE_REMARK = 15;
const LONGEST_HEADING_CELL = 16;
const MAXIMUM_LOST_COLUMNS = 2;

/** The rows of the project table, and the tables that are no part of it. */
export interface CollectedRows {
  readonly drafts: readonly DraftRow[];
  readonly unread: readonly PlacedText[];
}

/** What every part of the table is read with. */
interface Ground {
  readonly lines: readonly SourceLine[];
  readonly units: readonly Unit[];
}

/**
 * Rows below the heading, those of the blocks after it that continue the same table, and those of further tables under
 * the same heading. Any other table is named, not mixed in.
 */
export function collectRows(
  lines: readonly SourceLine[],
  blocks: readonly TableBlock[],
  start: TableStart,
  units: readonly Unit[],
): CollectedRows {
  const [first, ...later] = blocks.slice(start.block);
  if (first === undefined) return { drafts: [], unread: [] };
  const ground: Ground = { lines, units };
  const unread: PlacedText[] = blocks.slice(0, start.block).flatMap((block) => rowTexts(block.rows.slice(0, 1)));
  let columns = start.header.columns;
  const drafts: DraftRow[] = [];
  const add = (rows: readonly SourceRow[], partColumns: readonly Column[]): void => {
    for (const row of rows) {
      drafts.push(draftRow(row, columnsOfRow(row, columns, partColumns, units), drafts.at(-1) ?? null));
    }
  };
  add(withoutHeadings(first.rows.slice(start.row + start.header.rows), start.header), columns);
  let before: TableBlock | null = first;
  for (const block of later) {
    const header = headerOf(block, units);
    const part = partOfTable(ground, before, block, header, start.header, columns);
    if (part === null) {
      unread.push(...unreadTexts(block, header));
      before = null;
      continue;
    }
    columns = part.whole;
    add(part.rows, part.columns);
    before = block;
  }
  return { drafts, unread };
}

function headerOf(block: TableBlock, units: readonly Unit[]): Header | null {
  const [first] = block.rows;
  return first !== undefined && looksLikeHeading(first) ? readHeader(block.rows, 0, units) : null;
}

/** A later block as a part of the table; null when it is another table. `before`: the part right above it. */
function partOfTable(
  { lines, units }: Ground,
  before: TableBlock | null,
  block: TableBlock,
  header: Header | null,
  main: Header,
  columns: readonly Column[],
): {
  readonly rows: readonly SourceRow[];
  readonly whole: readonly Column[];
  readonly columns: readonly Column[];
} | null {
  const near = before !== null && isContinued(lines, before, block);
  if (header !== null) {
    const kinds = new Set(columns.map((column) => column.kind));
    const fits = header.columns.every((column) => kinds.has(column.kind));
    if (!fits || !(near || sameLabels(header, main))) return null;
    const rows = withoutHeadings(block.rows.slice(header.rows), header);
    return { rows, whole: header.columns, columns: header.columns };
  }
  const own = near ? columnsOfPart(block.rows, columns, units) : null;
  return own === null ? null : { rows: withoutHeadings(block.rows, main), whole: columns, columns: own };
}

function sameLabels(one: Header, other: Header): boolean {
  const labels = ({ columns }: Header): string => columns.map(({ label }) => withoutSpaces(label)).join("|");
  return labels(one) === labels(other);
}

/** Another table is named by its heading; rows without one might belong to ours and are all shown. */
function unreadTexts(block: TableBlock, header: Header | null): readonly PlacedText[] {
  const headed = header !== null || findUnitTableStart([block]) !== null;
  return rowTexts(headed ? block.rows.slice(0, 1) : block.rows);
}

function rowTexts(rows: readonly SourceRow[]): readonly PlacedText[] {
  return rows.map(({ cells, line }) => ({ text: cells.filter((cell) => cell !== "").join(" "), line }));
}

/** A heading printed again inside a part is no row, nor is the second row of it. */
function withoutHeadings(rows: readonly SourceRow[], header: Header): readonly SourceRow[] {
  let skip = 0;
  return rows.filter((row) => {
    if (looksLikeHeading(row)) {
      skip = header.rows - 1;
      return false;
    }
    skip -= 1;
    return skip < 0;
  });
}

/** Short cells, at least two of them headings we know, the name of projects among them. */
function looksLikeHeading({ cells }: SourceRow): boolean {
  if (cells.some((cell) => cell.length > LONGEST_HEADING_CELL * 2)) return false;
  const fields = cells
    .filter((cell) => cell !== "" && cell.length <= LONGEST_HEADING_CELL)
    .map((cell) => fieldOfHeading(withoutSpaces(cell).replace(/[*：:]/g, "")));
  return fields.includes("name") && new Set(fields.filter((field) => field !== null)).size >= 2;
}

/** Only page marks and short remarks may stand between the parts of one table. */
function isContinued(lines: readonly SourceLine[], before: TableBlock, block: TableBlock): boolean {
  return lines
    .slice(before.lastLine, block.firstLine - 1)
    .every(({ text }) => isPageMark(text) || withoutSpaces(text).length <= LONGEST_PAGE_REMARK);
}

/** The columns a part without heading has: all, or those left when one or two were lost; null when too different. */
function columnsOfPart(
  rows: readonly SourceRow[],
  columns: readonly Column[],
  units: readonly Unit[],
): readonly Column[] | null {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  if (width >= columns.length) return width === columns.length ? columns : null;
  return bestFit(rows, columns, width, units);
}

function columnsOfRow(
  row: SourceRow,
  columns: readonly Column[],
  partColumns: readonly Column[],
  units: readonly Unit[],
): readonly Column[] {
  if (row.cells.length >= partColumns.length) return partColumns;
  return bestFit([row], columns, row.cells.length, units) ?? partColumns;
}

/** Chooses by content which columns are missing: numbers, unit names and categories show where they belong. */
function bestFit(
  rows: readonly SourceRow[],
  columns: readonly Column[],
  width: number,
  units: readonly Unit[],
): readonly Column[] | null {
  if (width < 2 || columns.length - width > MAXIMUM_LOST_COLUMNS) return null;
  let best: { readonly columns: readonly Column[]; readonly score: number } | null = null;
  for (const candidate of subsets(columns, width)) {
    const score = rows.reduce((sum, row) => sum + fitScore(row, candidate, units), 0);
    if (best === null || score > best.score) best = { columns: candidate, score };
  }
  return best?.columns ?? null;
}

function subsets(columns: readonly Column[], width: number): readonly (readonly Column[])[] {
  if (columns.length === width) return [columns];
  return columns.flatMap((_, lost) => {
    const rest = columns.filter((__, index) => index !== lost);
    return subsets(rest, width);
  });
}

function fitScore(row: SourceRow, columns: readonly Column[], units: readonly Unit[]): number {
  const named = columns.some((column, index) => column.kind === "name" && (row.cells[index] ?? "") !== "");
  const numbered = columns.some((column, index) => column.kind === "number" && (row.cells[index] ?? "") !== "");
  const nameless = numbered && !named ? -3 : 0;
  return columns.reduce((sum, column, index) => sum + cellScore(column, row.cells[index] ?? "", units), nameless);
}

type Score = (text: string, units: readonly Unit[]) => number;
const money: Score = (text) => (parseAmount(text, "万元").ok ? 2 : -2);

/** What a cell under a heading says for its being there. */
const CELL_SCORES: Readonly<Record<Column["kind"], Score>> = {
  number: (text) => (readNumber(text) === null ? -3 : 2),
  category: (text) => (categoryOf(text) === null ? -1 : 2),
  name: (text, units) => (namesOnlyUnits(text, units) ? -2 : 1),
  builders: (text, units) => (namesOnlyUnits(text, units) ? 3 : -1),
  task: (text, units) => (namesOnlyUnits(text, units) ? -2 : 1),
  target: (text, units) => (namesOnlyUnits(text, units) ? -2 : 1),
  amount: money,
  unit: money,
  total: money,
  other: () => 0,
};

function cellScore(column: Column, text: string, units: readonly Unit[]): number {
  return text === "" ? 0 : CELL_SCORES[column.kind](text, units);
}
