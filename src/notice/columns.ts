import { toHalfWidth } from "../domain/money";
import type { FieldName } from "../domain/project";
import { recogniseUnits } from "../domain/recognise";
import type { Unit, UnitCode } from "../domain/units";
import { amountRank, fieldOfHeading, isTotalHeading, isUnitHeading, moneyUnitOf, type MoneyUnit } from "./headings";
import { withoutSpaces } from "./sourceLines";
import type { SourceRow, TableBlock } from "./tableBlocks";

/**
 * What a column holds. `target` (绩效目标 beside 建设内容) is read with the task, `unit` is the money of one unit in a
 * matrix, `total` its sum; `other` columns are kept as text and shown to the person.
 */
export interface Column {
  readonly kind: FieldName | "amount" | "target" | "unit" | "total" | "other";
  readonly label: string;
  /** Of a `unit` column. */
  readonly unit?: UnitCode;
}

export interface Header {
  readonly columns: readonly Column[];
  /** Unit printed in the heading of the amount column, or null. */
  readonly moneyUnit: MoneyUnit | null;
  /** Rows the heading takes: two where columns are grouped. */
  readonly rows: 1 | 2;
}

/** Where a table begins: block, row of the heading, and what its columns hold. */
export interface TableStart {
  readonly block: number;
  readonly row: number;
  readonly header: Header;
}

const HEADER_SEARCH_DEPTH = 6;
const LONGEST_LABEL = 24;
const FEWEST_UNIT_COLUMNS = 2;

/** The best heading among the first rows of every block: it names projects and says who builds or what or how much. */
export function findTableStart(blocks: readonly TableBlock[], units: readonly Unit[]): TableStart | null {
  return bestStart(blocks, (rows, row) => readHeader(rows, row, units));
}

/** The best heading of a table of units: 县市, 金额. */
export function findUnitTableStart(blocks: readonly TableBlock[]): TableStart | null {
  return bestStart(blocks, readUnitHeader);
}

function bestStart(
  blocks: readonly TableBlock[],
  read: (rows: readonly SourceRow[], row: number) => Header | null,
): TableStart | null {
  let best: (TableStart & { readonly recognised: number }) | null = null;
  for (const [block, { rows }] of blocks.entries()) {
    for (let row = 0; row < Math.min(rows.length, HEADER_SEARCH_DEPTH); row += 1) {
      const header = read(rows, row);
      if (header === null) continue;
      const recognised = header.columns.filter((column) => column.kind !== "other").length;
      if (best === null || recognised > best.recognised) best = { block, row, header, recognised };
    }
  }
  return best === null ? null : { block: best.block, row: best.row, header: best.header };
}

/** The row, with the row below it where that only divides its columns, as a heading; null when it is none. */
export function readHeader(rows: readonly SourceRow[], at: number, units: readonly Unit[]): Header | null {
  const one = rows[at];
  if (one === undefined) return null;
  const grouped = groupedLabels(one, rows[at + 1]);
  const both = grouped === null ? null : projectHeader(grouped, units, 2);
  return (
    both ??
    projectHeader(
      one.cells.map((label) => ({ label, own: label })),
      units,
      1,
    )
  );
}

/** The words over a column: its own, and with those of the group it belongs to. */
interface Label {
  readonly label: string;
  readonly own: string;
}

function projectHeader(labels: readonly Label[], units: readonly Unit[], rows: 1 | 2): Header | null {
  const kinds = labels.map((label) => kindOf(label, units));
  const unitColumns = kinds.filter(({ kind }) => kind === "unit").length;
  const chosen = bestAmount(labels, kinds);
  const taken = new Set<Column["kind"]>();
  const columns = kinds.map((column, index): Column => {
    const { kind, label } = column;
    if (kind === "unit" || kind === "total")
      return unitColumns >= FEWEST_UNIT_COLUMNS ? column : { kind: "other", label };
    if (kind === "amount" ? index !== chosen : taken.has(kind)) return { kind: "other", label };
    taken.add(kind);
    return column;
  });
  const withBuilders = taken.has("builders") ? columns : countiesAsBuilders(columns);
  const withTask = taken.has("task") ? withBuilders : withBuilders.map(targetAsTask);
  const saysSomething = withTask.some(({ kind }) => kind === "builders" || kind === "task" || kind === "amount");
  if (!taken.has("name") || !(saysSomething || unitColumns >= FEWEST_UNIT_COLUMNS)) return null;
  const moneyLabels = columns.filter(({ kind }) => kind === "amount" || kind === "unit" || kind === "total");
  const moneyUnit = moneyLabels.map(({ label }) => moneyUnitOf(label)).find((unit) => unit !== null) ?? null;
  return { columns: withTask, moneyUnit, rows };
}

/** 县市 beside projects says who builds where no other column does. */
function countiesAsBuilders(columns: readonly Column[]): readonly Column[] {
  const counties = columns.findIndex(({ kind, label }) => kind === "other" && isUnitHeading(keyOf(label)));
  return columns.map((column, index) => (index === counties ? { ...column, kind: "builders" } : column));
}

function targetAsTask(column: Column): Column {
  return column.kind === "target" ? { ...column, kind: "task" } : column;
}

function kindOf({ label, own }: Label, units: readonly Unit[]): Column {
  const key = keyOf(label);
  const field = fieldOfHeading(key) ?? fieldOfHeading(keyOf(own));
  if (field !== null) return { kind: field, label };
  const single = own.length <= LONGEST_LABEL ? recogniseUnits(own, units) : { units: [], unresolved: [] };
  const [unit, ...more] = single.units;
  if (unit !== undefined && more.length === 0 && single.unresolved.length === 0) return { kind: "unit", label, unit };
  if (amountRank(key) !== null) return { kind: "amount", label };
  return { kind: isTotalHeading(keyOf(own)) ? "total" : "other", label };
}

/** Of several columns of money the one that says what is given now; the first of equals. */
function bestAmount(labels: readonly Label[], kinds: readonly Column[]): number {
  let [best, rank] = [-1, -1];
  for (const [index, { label }] of labels.entries()) {
    const own = kinds[index]?.kind === "amount" ? (amountRank(keyOf(label)) ?? -1) : -1;
    if (own > rank) [best, rank] = [index, own];
  }
  return best;
}

/**
 * Labels of a heading of two rows: the second only divides the columns of the first. Null when the second row is no
 * part of a heading: it holds a long text, a number, or something under a label that stands alone.
 */
function groupedLabels(first: SourceRow, second: SourceRow | undefined): readonly Label[] | null {
  if (second === undefined || second.cells.length > first.cells.length + 1) return null;
  const texts = second.cells.map((cell) => withoutSpaces(cell));
  const plain = texts.every((text) => text.length <= LONGEST_LABEL && !/^[\d.,，]+$/.test(toHalfWidth(text)));
  const filled = texts.filter((text) => text !== "").length;
  if (!plain || filled < 2 || filled === first.cells.length) return null;
  let group = "";
  const divisions: number[] = [];
  const labels = second.cells.map((own, index): Label => {
    const above = first.cells[index] ?? "";
    if (above !== "") group = above;
    // Without marks of merging an empty cell beside a label belongs to it.
    const inGroup = above !== "" || first.merged === undefined || first.merged[index] === "left";
    if (own === "" || second.merged?.[index] === "above") return { label: above, own: above };
    if (above === "" && inGroup) divisions.push(index);
    return { label: inGroup ? group + own : own, own };
  });
  return divisions.length > 0 ? labels : null;
}

/** 县市 | 金额: a column of units and at least one of money, and no projects. */
function readUnitHeader(rows: readonly SourceRow[], at: number): Header | null {
  const one = rows[at];
  if (one === undefined) return null;
  const grouped = groupedLabels(one, rows[at + 1]);
  const labels = grouped ?? one.cells.map((label) => ({ label, own: label }));
  const columns = labels.map(({ label, own }, index): Column => {
    const key = keyOf(label);
    if (isUnitHeading(keyOf(own))) return { kind: "builders", label };
    if (index === 0 && fieldOfHeading(key) === "number") return { kind: "number", label };
    if (isTotalHeading(keyOf(own))) return { kind: "total", label };
    return { kind: amountRank(key) === null ? "other" : "amount", label };
  });
  const builders = columns.filter(({ kind }) => kind === "builders").length;
  const money = columns.filter(({ kind }) => kind === "amount" || kind === "total").length;
  if (builders !== 1 || money === 0) return null;
  const moneyUnit = columns.map(({ label }) => moneyUnitOf(label)).find((unit) => unit !== null) ?? null;
  return { columns, moneyUnit, rows: grouped === null ? 1 : 2 };
}

function keyOf(label: string): string {
  return toHalfWidth(withoutSpaces(label)).replace(/[*:]/g, "");
}
