import type { BuiltCell } from "../documentBuilder";
import type { Box, TextRun } from "./geometry";
import { cellText } from "./ruledTables";
import { boundsOf, type TextLine } from "./textLines";

/** A table without lines, told by the gaps between its columns. */
export interface PlacedTable {
  /** Indexes of the first text line in it and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly (readonly BuiltCell[])[];
}

interface Segment extends Box {
  readonly runs: readonly TextRun[];
}

/** In letters: what parts two cells on a line, and two columns over all lines. */
const CELL_GAP = 1;
const COLUMN_GAP = 0.5;
const FEWEST_COLUMNS = 3;
const FEWEST_FULL_LINES = 3;
/** Lines further apart than this many letters are not of one table. */
const FARTHEST = 3.5;
/** Rows stand this much further apart than the lines of one cell. */
const ROW_STEP = 1.25;

/** Tables among the text lines of a page that no ruling encloses. */
export function placedTables(lines: readonly TextLine[]): readonly PlacedTable[] {
  const segments = lines.map(segmentsOf);
  const tables: PlacedTable[] = [];
  let from = 0;
  while (from < lines.length) {
    const table = (segments[from]?.length ?? 0) >= FEWEST_COLUMNS ? tableFrom(lines, segments, from) : null;
    if (table) tables.push(table);
    from = table ? table.to : from + 1;
  }
  return tables;
}

function segmentsOf({ runs, size }: TextLine): readonly Segment[] {
  const segments: TextRun[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    if (run.text.trim() === "") continue;
    const last = segments[segments.length - 1];
    if (last && run.left - right <= size * CELL_GAP) last.push(run);
    else segments.push([run]);
    right = Math.max(right, run.right);
  }
  return segments.map((own) => ({ ...boundsOf(own), runs: own }));
}

function tableFrom(
  lines: readonly TextLine[],
  segments: readonly (readonly Segment[])[],
  from: number,
): PlacedTable | null {
  let to = from + 1;
  let columns = columnsOf(segments[from] ?? [], lines[from]?.size ?? 10);
  for (; to < lines.length; to += 1) {
    const [before, line] = [lines[to - 1], lines[to]];
    if (!before || !line || line.top - before.bottom > line.size * FARTHEST) break;
    const wider = columnsOf(segments.slice(from, to + 1).flat(), line.size);
    // A line of prose closes the gaps between columns.
    if (wider.length < Math.max(FEWEST_COLUMNS, columns.length - 1)) break;
    columns = wider;
  }
  const own = segments.slice(from, to);
  const full = own.filter((line) => line.length >= FEWEST_COLUMNS).length;
  if (columns.length < FEWEST_COLUMNS || full < FEWEST_FULL_LINES) return null;
  const groups = rowGroups(lines.slice(from, to), own, columns);
  const rows = groups.map((group) =>
    columns.map(({ left, right }): BuiltCell => {
      const runs = group.flat().filter((segment) => center(segment) >= left && center(segment) <= right);
      return { text: cellText(runs.flatMap((segment) => [...segment.runs])), merged: null };
    }),
  );
  return { from, to, rows };
}

function center({ left, right }: Pick<Box, "left" | "right">): number {
  return (left + right) / 2;
}

/** Where text stands on any of the lines; what stays blank on all of them parts the columns. */
function columnsOf(
  segments: readonly Segment[],
  size: number,
): readonly { readonly left: number; readonly right: number }[] {
  const columns: { left: number; right: number }[] = [];
  for (const { left, right } of [...segments].sort((one, other) => one.left - other.left)) {
    const last = columns[columns.length - 1];
    if (last && left - last.right <= size * COLUMN_GAP) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** Lines of one row: parted by wider steps, else by what stands in the first column. */
function rowGroups(
  lines: readonly TextLine[],
  segments: readonly (readonly Segment[])[],
  columns: readonly { readonly left: number; readonly right: number }[],
): readonly (readonly (readonly Segment[])[])[] {
  const steps = lines.slice(1).map((line, index) => line.top - (lines[index]?.top ?? 0));
  const narrow = Math.min(...steps);
  const first = columns[0]?.right ?? 0;
  const begins = segments.map((line) => line.some((segment) => center(segment) <= first));
  const byStep = grouped(segments, (index) => (steps[index - 1] ?? 0) > narrow * ROW_STEP);
  const uneven = Math.max(...steps) > narrow * ROW_STEP;
  let at = 0;
  const single = byStep.every((group) => {
    const count = group.filter((_line, index) => begins[at + index]).length;
    at += group.length;
    return count <= 1;
  });
  return uneven && single ? byStep : grouped(segments, (index) => begins[index] === true);
}

function grouped<T>(items: readonly T[], beginsAt: (index: number) => boolean): T[][] {
  const groups: T[][] = [];
  items.forEach((item, index) => {
    const last = groups[groups.length - 1];
    if (last && !beginsAt(index)) last.push(item);
    else groups.push([item]);
  });
  return groups;
}
