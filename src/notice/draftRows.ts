import { parseAmount } from "../domain/money";
import { FIELD_NAMES, type Field, type FieldName, type Repair } from "../domain/project";
import { namesOnlyUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";
import { categoryOf } from "../domain/category";
import { readHeader, type Column, type Header, type TableStart } from "./columns";
import { isPageMark, withoutSpaces, type SourceLine } from "./sourceLines";
import type { SourceRow, TableBlock } from "./tableBlocks";

/** A text of the table with the place it stands in. */
export interface PlacedText {
  readonly text: string;
  readonly line: number;
}

/** A change to one cell; it gets its id when the row has its number. */
export type CellRepair = Omit<Repair, "id" | "project">;

/** A table row on its way to a project. */
export interface DraftRow {
  readonly line: number;
  readonly fields: Readonly<Record<FieldName, Field>>;
  readonly amount: PlacedText | null;
  /** Texts of columns that are none of ours. */
  readonly others: readonly PlacedText[];
  readonly repairs: readonly CellRepair[];
}

export const MISSING: Field = { text: "", status: "missing", line: null };
const LONGEST_PAGE_REMARK = 15;
const MAXIMUM_LOST_COLUMNS = 2;

/** The rows of the project table, and where later tables begin that are no part of it. */
export interface CollectedRows {
  readonly drafts: readonly DraftRow[];
  readonly unread: readonly PlacedText[];
}

/** Rows below the heading, and those of the blocks after it that continue the same table. */
export function collectRows(
  lines: readonly SourceLine[],
  blocks: readonly TableBlock[],
  start: TableStart,
  units: readonly Unit[],
): CollectedRows {
  const [first, ...later] = blocks.slice(start.block);
  if (first === undefined) return { drafts: [], unread: [] };
  let columns = start.header.columns;
  const drafts = [...(rowsOfPart(first.rows.slice(start.row + 1), columns, units, true) ?? [])];
  let before = first;
  for (const [index, block] of later.entries()) {
    const repeated = repeatedHeader(block, columns);
    const part = repeated === "another table" ? null : partAfter(lines, before, block, repeated, columns, units);
    if (part === null || repeated === "another table")
      return { drafts, unread: later.slice(index).flatMap(unreadTexts) };
    columns = repeated?.columns ?? columns;
    drafts.push(...part);
    before = block;
  }
  return { drafts, unread: [] };
}

/** Another table is named by its heading; rows without one might belong to ours and are all shown. */
function unreadTexts({ rows }: TableBlock): readonly PlacedText[] {
  const headed = rows[0] !== undefined && readHeader(rows[0]) !== null;
  return (headed ? rows.slice(0, 1) : rows).map(({ cells, line }) => ({
    text: cells.filter((cell) => cell !== "").join(" "),
    line,
  }));
}

function partAfter(
  lines: readonly SourceLine[],
  before: TableBlock,
  block: TableBlock,
  repeated: Header | null,
  columns: readonly Column[],
  units: readonly Unit[],
): readonly DraftRow[] | null {
  if (!isContinued(lines, before, block)) return null;
  return rowsOfPart(block.rows.slice(repeated === null ? 0 : 1), repeated?.columns ?? columns, units, false);
}

/** Null when a later part has too many or too few columns to belong to the table. */
function rowsOfPart(
  rows: readonly SourceRow[],
  columns: readonly Column[],
  units: readonly Unit[],
  underHeading: boolean,
): readonly DraftRow[] | null {
  const partColumns = underHeading ? columns : columnsOfPart(rows, columns, units);
  if (partColumns === null) return null;
  // A heading printed again inside the part is no row.
  const content = rows.filter((row) => readHeader(row) === null);
  return content.map((row) => draftRow(row, columnsOfRow(row, columns, partColumns, units)));
}

/** Only page marks and short remarks may stand between the parts of one table. */
function isContinued(lines: readonly SourceLine[], before: TableBlock, block: TableBlock): boolean {
  return lines
    .slice(before.lastLine, block.firstLine - 1)
    .every(({ text }) => isPageMark(text) || withoutSpaces(text).length <= LONGEST_PAGE_REMARK);
}

/** A heading printed again on the next page; null when there is none. */
function repeatedHeader(block: TableBlock, columns: readonly Column[]): Header | null | "another table" {
  const first = block.rows[0];
  const header = first === undefined ? null : readHeader(first);
  if (header === null) return null;
  const kinds = new Set(columns.map((column) => column.kind));
  return header.columns.every((column) => kinds.has(column.kind)) ? header : "another table";
}

/** The columns a part without heading has: all, or those left when one or two were lost; null when too different. */
function columnsOfPart(
  rows: readonly SourceRow[],
  columns: readonly Column[],
  units: readonly Unit[],
): readonly Column[] | null {
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
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

/** What a cell under a heading says for its being there. */
const CELL_SCORES: Readonly<Record<Column["kind"], (text: string, units: readonly Unit[]) => number>> = {
  number: (text) => (readNumber(text) === null ? -3 : 2),
  category: (text) => (categoryOf(text) === null ? -1 : 2),
  name: (text, units) => (namesOnlyUnits(text, units) ? -2 : 1),
  builders: (text, units) => (namesOnlyUnits(text, units) ? 3 : -1),
  task: (text, units) => (namesOnlyUnits(text, units) ? -2 : 1),
  amount: (text) => (parseAmount(text, "万元").ok ? 2 : -2),
  other: () => 0,
};

function cellScore(column: Column, text: string, units: readonly Unit[]): number {
  return text === "" ? 0 : CELL_SCORES[column.kind](text, units);
}

function draftRow(row: SourceRow, columns: readonly Column[]): DraftRow {
  const cellOf = (kind: Column["kind"]): string => row.cells[columns.findIndex((column) => column.kind === kind)] ?? "";
  const fields = Object.fromEntries(
    FIELD_NAMES.map((name): [FieldName, Field] => {
      const text = cellOf(name);
      return [name, text === "" ? MISSING : { text, status: "original", line: row.line }];
    }),
  ) as Record<FieldName, Field>;
  const amount = cellOf("amount");
  const others = row.cells.filter((text, index) => text !== "" && (columns[index]?.kind ?? "other") === "other");
  return {
    line: row.line,
    fields,
    amount: amount === "" ? null : { text: amount, line: row.line },
    others: others.map((text) => ({ text, line: row.line })),
    repairs: [],
  };
}

/** `7`, `７`, `7.`, （7）→ 7; null for anything else. */
export function readNumber(text: string): number | null {
  const digits = /^[(（]?([0-9０-９]{1,6})[)）.．、]?$/.exec(withoutSpaces(text))?.[1];
  if (digits === undefined) return null;
  return Number(digits.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10)));
}

/** The row with a changed cell and the record of what stood there before. */
export function repairCell(row: DraftRow, after: Field, repair: Omit<CellRepair, "before" | "after">): DraftRow {
  const before = row.fields[repair.field].text;
  return {
    ...row,
    fields: { ...row.fields, [repair.field]: after },
    repairs: [...row.repairs, { ...repair, before, after: after.text }],
  };
}

/** Every text of the row in reading order. */
export function textsOf(row: DraftRow): readonly PlacedText[] {
  const fields = FIELD_NAMES.map((name) => row.fields[name]).filter((field) => field.text !== "");
  const cells = fields.map(({ text, line }) => ({ text, line: line ?? row.line }));
  return [...cells, ...(row.amount === null ? [] : [row.amount]), ...row.others];
}
