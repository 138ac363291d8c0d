import { ContentReader } from "../read/contentReader";
import type { CellValue, PlannedCell, SheetContent, SheetPlan } from "../plan";
import type { TableMark } from "./tables";

/** Where planned rows and columns of a sheet really stand. */
export interface Alignment {
  /** Header rows, planned and found; null when the sheet has no table, or its header could not be found again. */
  readonly header: { readonly planned: number; readonly found: number } | null;
  readonly columnOf: (planned: number) => number | null;
  readonly rowOf: (planned: number) => number | null;
  /** Planned columns with a label that is nowhere in the header found. */
  readonly missingColumns: readonly number[];
  /** A label that gave way to another one at its place: planned column → found column. */
  readonly relabelled: ReadonlyMap<number, number>;
  /** Found columns with a label nobody planned. */
  readonly foreignColumns: readonly number[];
  readonly missingRows: readonly { readonly planned: number; readonly key: string }[];
  readonly duplicateRows: readonly { readonly found: number; readonly key: string }[];
  /** Filled rows between planned ones that carry no key of the plan. */
  readonly foreignRows: readonly number[];
  readonly columnsMoved: boolean;
  /** Keyed rows stand in another order. */
  readonly rowsReordered: boolean;
  /** Nothing moved at all. */
  readonly straight: boolean;
}

const same = (index: number): number => index;

const STRAIGHT: Omit<Alignment, "header"> = {
  columnOf: same,
  rowOf: same,
  missingColumns: [],
  relabelled: new Map(),
  foreignColumns: [],
  missingRows: [],
  duplicateRows: [],
  foreignRows: [],
  columnsMoved: false,
  rowsReordered: false,
  straight: true,
};

/** A sheet that is compared cell by cell where it stands. */
const UNALIGNED: Alignment = { ...STRAIGHT, header: null };

function textOf(value: CellValue | undefined): string {
  return value === null || value === undefined ? "" : String(value).trim();
}

type PlannedRows = readonly (readonly (PlannedCell | undefined)[])[];

/** Labels of the planned header by column; what people name themselves (factor columns) is no label. */
function plannedLabels(cells: PlannedRows, row: number): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  (cells[row] ?? []).forEach((cell, column) => {
    const label = textOf(cell?.value);
    if (cell && cell.formula === undefined && cell.style?.unlocked !== true && label !== "") labels.set(column, label);
  });
  return labels;
}

/** The row that carries most of the labels, at least half of them. */
function foundHeader(sheet: ContentReader, labels: readonly string[], planned: number): number | null {
  let best: { row: number; score: number } | null = null;
  for (let row = 0; row < Math.min(sheet.rowCount, planned + 60); row += 1) {
    const texts = new Set((sheet.content.values[row] ?? []).map(textOf));
    const score = labels.filter((label) => texts.has(label)).length;
    if (score * 2 >= labels.length && (best === null || score > best.score)) best = { row, score };
  }
  return best?.row ?? null;
}

/** Compares a planned sheet with what stands there, by header labels and row keys. */
export function alignSheet(plan: SheetPlan, content: SheetContent, mark: TableMark | null): Alignment {
  if (!mark) return UNALIGNED;
  const sheet = new ContentReader(content);
  const planned = plan.cells.findIndex((row) => {
    const texts = new Set(row.map((cell) => textOf(cell?.value)));
    return mark.labels.every((label) => texts.has(label));
  });
  if (planned < 0) return UNALIGNED;
  const labels = plannedLabels(plan.cells, planned);
  const found = foundHeader(sheet, [...labels.values()], planned);
  if (found === null) return UNALIGNED;
  const columns = alignColumns(sheet, found, labels);
  const rows = alignRows({ plan, sheet, mark, planned, found, columnOf: columns.columnOf });
  const straight = columns.straight && rows.straight && found === planned && columns.missingColumns.length === 0;
  return { ...rows, ...columns, header: { planned, found }, straight };
}

type ColumnAlignment = Pick<
  Alignment,
  "columnOf" | "missingColumns" | "relabelled" | "foreignColumns" | "columnsMoved" | "straight"
>;

function alignColumns(sheet: ContentReader, header: number, labels: ReadonlyMap<number, string>): ColumnAlignment {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const texts = Array.from({ length: sheet.columnCount }, (_, column) => sheet.text(header, column));
  for (const [column, label] of labels) {
    // The place it should have comes first: a label may stand twice.
    const at =
      texts[column] === label && !taken.has(column)
        ? column
        : texts.findIndex((text, index) => text === label && !taken.has(index));
    if (at < 0) continue;
    found.set(column, at);
    taken.add(at);
  }
  const missing = [...labels.keys()].filter((column) => !found.has(column));
  const relabelled = new Map<number, number>();
  for (const column of missing) {
    const place = neighbourPlace(found, column, labels);
    const free = place !== null && !taken.has(place) && sheet.value(header, place) !== null;
    // A label gave way to another where its neighbours still stand around it.
    if (place !== null && free && nextStands(found, column, place, labels)) {
      relabelled.set(column, place);
      taken.add(place);
    }
  }
  const known = new Map([...found, ...relabelled]);
  const order = [...known].sort(([one], [other]) => one - other).map(([, at]) => at);
  const last = Math.max(-1, ...order);
  const foreignColumns = texts.flatMap((text, column) =>
    text !== "" && !taken.has(column) && column < last ? [column] : [],
  );
  const shifted = [...known].some(([column, at]) => column !== at);
  return {
    columnOf: (column) => known.get(column) ?? (labels.has(column) ? null : unlabelledColumn(known, column)),
    missingColumns: missing.filter((column) => !relabelled.has(column)),
    relabelled,
    foreignColumns,
    columnsMoved: order.some((at, index) => index > 0 && at < (order[index - 1] ?? 0)),
    straight: !shifted,
  };
}

/** Where a column should stand going by the nearest known column on its left. */
function neighbourPlace(
  found: ReadonlyMap<number, number>,
  column: number,
  labels: ReadonlyMap<number, string>,
): number | null {
  for (let left = column - 1; left >= 0; left -= 1) {
    const at = found.get(left);
    if (at !== undefined) return at + (column - left);
    if (!labels.has(left)) continue;
  }
  return column;
}

/** The next known column on the right still stands as far away as planned. */
function nextStands(
  found: ReadonlyMap<number, number>,
  column: number,
  place: number,
  labels: ReadonlyMap<number, string>,
): boolean {
  const right = [...labels.keys()]
    .filter((candidate) => candidate > column && found.has(candidate))
    .sort((a, b) => a - b)[0];
  return right === undefined || found.get(right) === place + (right - column);
}

/** A column without label (hidden keys) goes with the labelled column on its left. */
function unlabelledColumn(known: ReadonlyMap<number, number>, column: number): number {
  const left = [...known.keys()].filter((candidate) => candidate < column).sort((a, b) => b - a)[0];
  return left === undefined ? column : (known.get(left) ?? left) + (column - left);
}

interface RowWork {
  readonly plan: SheetPlan;
  readonly sheet: ContentReader;
  readonly mark: TableMark;
  readonly planned: number;
  readonly found: number;
  readonly columnOf: (planned: number) => number | null;
}

type RowAlignment = Pick<
  Alignment,
  "rowOf" | "missingRows" | "duplicateRows" | "foreignRows" | "rowsReordered" | "straight"
>;

/** A numbered row is known by its number alone; any other by all its key texts. */
function keyOf(values: readonly CellValue[]): string {
  const first = values[0];
  if (typeof first === "number") return String(first);
  const texts = values.map(textOf);
  return texts.every((text) => text === "") ? "" : texts.join("|");
}

function alignRows({ plan, sheet, mark, planned, found, columnOf }: RowWork): RowAlignment {
  const shift = found - planned;
  const outside = (row: number): number => (row < planned ? row : row + shift);
  if (mark.key.length === 0) return { ...STRAIGHT, rowOf: outside, straight: shift === 0 };
  const header = plan.cells[planned] ?? [];
  const keyColumns = mark.key.map((label) => header.findIndex((cell) => textOf(cell?.value) === label));
  const wanted = new Map<string, number>();
  for (let row = planned + 1; row < plan.cells.length; row += 1) {
    const cells = keyColumns.map((column) => plan.cells[row]?.[column]);
    // What a formula shows changes by itself and names no row.
    const key = cells.some((cell) => cell?.formula !== undefined)
      ? ""
      : keyOf(cells.map((cell) => cell?.value ?? null));
    if (key !== "" && !wanted.has(key)) wanted.set(key, row);
  }
  const at = new Map<number, number>();
  const duplicateRows: { found: number; key: string }[] = [];
  const strangers: number[] = [];
  for (let row = found + 1; row < sheet.rowCount; row += 1) {
    const key = keyOf(keyColumns.map((column) => sheet.value(row, columnOf(column) ?? column)));
    const target = wanted.get(key);
    if (target !== undefined && !at.has(target)) at.set(target, row);
    else if (target !== undefined) duplicateRows.push({ found: row, key });
    else if ((sheet.content.values[row] ?? []).some((value) => textOf(value) !== "")) strangers.push(row);
  }
  const missingRows = [...wanted].filter(([, row]) => !at.has(row)).map(([key, row]) => ({ planned: row, key }));
  const order = [...at].sort(([one], [other]) => one - other).map(([, row]) => row);
  const last = Math.max(-1, ...order);
  const foreignRows = strangers.filter(
    (row) =>
      row < last && !plannedUnkeyed(plan, wanted, row - shift) && !plannedUnkeyed(plan, wanted, leading(at, row)),
  );
  return {
    rowOf: (row) =>
      row <= planned ? (row === planned ? found : row) : (at.get(row) ?? followed(wanted, at, row, shift)),
    missingRows,
    duplicateRows,
    foreignRows,
    rowsReordered: order.some((row, index) => index > 0 && row < (order[index - 1] ?? 0)),
    straight: [...at].every(([row, real]) => row === real) && missingRows.length === 0,
  };
}

function plannedUnkeyed(plan: SheetPlan, wanted: ReadonlyMap<string, number>, row: number): boolean {
  const known = [...wanted.values()].includes(row);
  return !known && (plan.cells[row] ?? []).some((cell) => cell !== undefined);
}

/** The planned row a found one would be, going by the keyed row above it; none is -1. */
function leading(at: ReadonlyMap<number, number>, found: number): number {
  const above = [...at].filter(([, row]) => row < found).sort(([, one], [, other]) => other - one)[0];
  return above ? above[0] + (found - above[1]) : -1;
}

/** A row without key (notes below) keeps its distance to the keyed row above it. */
function followed(
  wanted: ReadonlyMap<string, number>,
  at: ReadonlyMap<number, number>,
  row: number,
  shift: number,
): number | null {
  if ([...wanted.values()].includes(row)) return null;
  for (let above = row - 1; above >= 0; above -= 1) {
    const real = at.get(above);
    if (real !== undefined) return real + (row - above);
  }
  return row + shift;
}
