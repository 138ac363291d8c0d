import { wholeNumber } from "../domain/chineseNumbers";
import { toHalfWidth } from "../domain/money";
import { FIELD_NAMES, type Field, type FieldName, type Repair } from "../domain/project";
import type { UnitCode } from "../domain/units";
import type { Column } from "./columns";
import { withoutSpaces } from "./sourceLines";
import type { SourceRow } from "./tableBlocks";

/** A text of the table with the place it stands in. */
export interface PlacedText {
  readonly text: string;
  readonly line: number;
}

/** Money of one unit in a row: a column of a matrix, or one of several rows of a merged project. */
export interface Share extends PlacedText {
  /** Known from the heading of its column; else named by `unitText`. */
  readonly unit: UnitCode | null;
  readonly unitText: string;
}

/** A change to one cell; it gets its id when the row has its number. */
export type CellRepair = Omit<Repair, "id" | "project">;

/** A table row on its way to a project. */
export interface DraftRow {
  readonly line: number;
  readonly fields: Readonly<Record<FieldName, Field>>;
  readonly amount: PlacedText | null;
  readonly shares: readonly Share[];
  /** Sum of a matrix row as printed. */
  readonly total: PlacedText | null;
  /** Texts of columns that are none of ours. */
  readonly others: readonly PlacedText[];
  readonly repairs: readonly CellRepair[];
  /** Number and name only continue the merged cells above. */
  readonly merged: boolean;
}

export const MISSING: Field = { text: "", status: "missing", line: null };
/** Fields whose merged cell holds for every row it spans. */
const SPANNING: readonly FieldName[] = ["category", "builders"];

/** A row under its columns; `above` is the row before it, whose merged cells may go on in this one. */
export function draftRow(row: SourceRow, columns: readonly Column[], above: DraftRow | null): DraftRow {
  const at = (kind: Column["kind"]): number => columns.findIndex((column) => column.kind === kind);
  const cellOf = (kind: Column["kind"]): string => row.cells[at(kind)] ?? "";
  const mergedAbove = (kind: Column["kind"]): boolean => row.merged?.[at(kind)] === "above";
  const fields = Object.fromEntries(
    FIELD_NAMES.map((name): [FieldName, Field] => {
      const text = cellOf(name);
      const spanned = text === "" && SPANNING.includes(name) && mergedAbove(name) ? above?.fields[name] : undefined;
      if (spanned !== undefined && spanned.text !== "") return [name, spanned];
      return [name, text === "" ? MISSING : { text, status: "original", line: row.line }];
    }),
  ) as Record<FieldName, Field>;
  const placed = (text: string): PlacedText | null => (text === "" ? null : { text, line: row.line });
  const others = row.cells.filter((text, index) => text !== "" && (columns[index]?.kind ?? "other") === "other");
  const draft: DraftRow = {
    line: row.line,
    fields,
    amount: placed(cellOf("amount")),
    shares: sharesOf(row, columns),
    total: placed(cellOf("total")),
    others: others.map((text) => ({ text, line: row.line })),
    repairs: [],
    merged: mergedAbove("name") && cellOf("name") === "",
  };
  return withMatrixUnits(withTarget(draft, cellOf("target")));
}

function sharesOf(row: SourceRow, columns: readonly Column[]): readonly Share[] {
  return columns.flatMap(({ kind, unit, label }, index): Share[] => {
    const text = row.cells[index] ?? "";
    if (kind !== "unit" || unit === undefined || text === "") return [];
    return [{ unit, unitText: label, text, line: row.line }];
  });
}

/** 绩效目标 in a column of its own is read with the task. */
function withTarget(row: DraftRow, target: string): DraftRow {
  if (target === "") return row;
  const { text, line } = row.fields.task;
  const field: Field = {
    text: text === "" ? target : `${text}\n${target}`,
    status: "inferred",
    line: line ?? row.line,
  };
  return repairCell(row, field, { rule: "join-columns", field: "task", confidence: "high", line: row.line });
}

/** In a matrix the units with money are the builders. */
function withMatrixUnits(row: DraftRow): DraftRow {
  if (row.shares.length === 0 || row.fields.builders.text !== "") return row;
  const named = row.shares.filter(({ text }) => !/^[-—–/0.\s]*$/.test(toHalfWidth(text)));
  if (named.length === 0) return row;
  const field: Field = { text: named.map(({ unitText }) => unitText).join("、"), status: "inferred", line: row.line };
  return repairCell(row, field, { rule: "matrix", field: "builders", confidence: "high", line: row.line });
}

/** `7`, `７`, `7.`, （7）, 第7项, 七、, （十三） → the number; null for anything else. */
export function readNumber(text: string): number | null {
  const compact = withoutSpaces(text);
  const inner = /^第?[(（]?([0-9０-９]{1,6}|[一二三四五六七八九十百零]{1,5})[)）]?[项号.．、,，]?$/.exec(compact)?.[1];
  return inner === undefined ? null : wholeNumber(inner);
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
  const money = [row.amount, ...row.shares, row.total].filter((one) => one !== null);
  return [...cells, ...money.map(({ text, line }) => ({ text, line })), ...row.others];
}
