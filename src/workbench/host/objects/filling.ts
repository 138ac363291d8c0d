import type { Area } from "../address";
import { covers } from "../address";
import type { CellFormat, CellWrite, FormatPatch } from "../engine/engine";
import { HostError } from "../errors";
import type { Session } from "../member";
import { numberFormatCategory } from "../number-categories";
import type { DateUnit, Series } from "../series";
import { dateSeries, growth, linear, listSeries, numberedSeries } from "../series";
import { assertEditable, assertNoPartialMerge } from "./access";
import type { MovedCell } from "./cell-block";
import { contentAt, takeCells } from "./cell-block";

export const fillTypes = [
  "FillDefault",
  "FillCopy",
  "FillSeries",
  "FillFormats",
  "FillValues",
  "FillDays",
  "FillWeekdays",
  "FillMonths",
  "FillYears",
  "LinearTrend",
  "GrowthTrend",
  "FlashFill",
] as const;
export type FillType = (typeof fillTypes)[number];

const units: Partial<Record<FillType, DateUnit>> = {
  FillDays: "days",
  FillWeekdays: "weekdays",
  FillMonths: "months",
  FillYears: "years",
};

function isDate({ format }: MovedCell): boolean {
  return numberFormatCategory(format.numberFormat ?? "General") === "Date";
}

function numbersOf(cells: readonly MovedCell[]): number[] | null {
  const values = cells.map(({ content }) => (content.kind === "number" ? Number(content.value) : NaN));
  return values.some(Number.isNaN) ? null : values;
}

function textsOf(cells: readonly MovedCell[]): string[] | null {
  const texts = cells.map(({ content }) => (content.kind === "text" ? String(content.value) : null));
  return texts.includes(null) ? null : (texts as string[]);
}

function numberSeries(cells: readonly MovedCell[], values: readonly number[], type: FillType): Series | null {
  const unit = units[type];
  if (unit !== undefined) return dateSeries(values, unit);
  if (type === "GrowthTrend") {
    const curve = growth(values);
    if (curve === null) throw new HostError("InvalidArgument", "growth needs positive numbers");
    return curve;
  }
  if (type === "FillSeries" || type === "LinearTrend")
    return cells.every(isDate) ? dateSeries(values, null) : linear(values, 1);
  if (cells.every(isDate)) return dateSeries(values, null);
  // One plain number is repeated by default, several go on as a line.
  return values.length > 1 ? linear(values, 1) : null;
}

/** How the constants of one line go on; null when they are repeated. */
function seriesOf(cells: readonly MovedCell[], type: FillType): Series | null {
  if (type === "FillCopy" || type === "FillValues" || cells.some(({ content }) => content.formula !== null))
    return null;
  const values = numbersOf(cells);
  if (values !== null) return numberSeries(cells, values, type);
  const texts = textsOf(cells);
  if (texts === null || type === "LinearTrend" || type === "GrowthTrend") return null;
  return listSeries(texts) ?? numberedSeries(texts);
}

interface Fill {
  readonly source: Area;
  readonly down: boolean;
  readonly type: FillType;
}

/** True when the fill goes up or down; InvalidArgument unless it goes in one direction only. */
function directionOf(source: Area, destination: Area): boolean {
  const sameColumns = source.column === destination.column && source.columns === destination.columns;
  const sameRows = source.row === destination.row && source.rows === destination.rows;
  if (!covers(destination, source) || (!sameColumns && !sameRows))
    throw new HostError("InvalidArgument", "the destination must extend the range in one direction");
  return sameColumns;
}

function splitLine(cells: readonly MovedCell[], type: FillType): (Series | null)[] {
  // Numbers and texts in one line go on each for itself; runs of one kind make one series.
  const result: (Series | null)[] = [];
  for (let start = 0; start < cells.length;) {
    let end = start + 1;
    while (end < cells.length && sameKind(cells[start], cells[end])) end += 1;
    const run = cells.slice(start, end);
    const series = seriesOf(run, type);
    run.forEach((_, index) => {
      const place = index;
      result.push(series === null ? null : (turn) => series(place + turn * run.length));
    });
    start = end;
  }
  return result;
}

function sameKind(one: MovedCell | undefined, other: MovedCell | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.content.kind === other.content.kind && (one.content.formula === null) === (other.content.formula === null);
}

function fillLine(
  session: Session,
  fill: Fill,
  cells: readonly MovedCell[],
  at: number,
): { readonly write: CellWrite | undefined; readonly format: CellFormat } | null {
  const { source, down, type } = fill;
  const start = down ? source.row : source.column;
  const size = cells.length;
  const index = (((at - start) % size) + size) % size;
  const turn = Math.floor((at - start) / size);
  const cell = cells[index];
  if (cell === undefined || turn === 0) return null;
  if (type === "FillFormats") return { write: undefined, format: cell.format };
  const series = splitLine(cells, type)[index] ?? null;
  const place = down ? { row: at, column: cell.column } : { row: cell.row, column: at };
  const write: CellWrite =
    series === null ? contentAt(session, cell, place.row, place.column) : { value: series(turn) };
  return { write, format: cell.format };
}

/** Fills a destination from the source inside it, as dragging the fill handle does. */
export function fillCells(session: Session, sheet: string, source: Area, destination: Area, type: FillType): void {
  if (type === "FlashFill") throw new HostError("NotImplemented", "flash fill");
  const down = directionOf(source, destination);
  assertEditable(session, sheet, destination);
  assertNoPartialMerge(session, sheet, destination);
  const fill: Fill = { source, down, type };
  const block = takeCells(session, sheet, source);
  const lines = down
    ? Array.from({ length: source.columns }, (_, column) => block.flatMap((row) => row[column] ?? []))
    : block;
  const writes: (CellWrite | undefined)[][] = [];
  const formats: (FormatPatch | undefined)[][] = [];
  for (let row = 0; row < destination.rows; row += 1) {
    const filled = Array.from({ length: destination.columns }, (_, column) => {
      const line = lines[down ? column : row] ?? [];
      return fillLine(session, fill, line, down ? destination.row + row : destination.column + column);
    });
    writes.push(filled.map((one) => one?.write));
    formats.push(filled.map((one) => one?.format));
  }
  session.engine.write(sheet, destination.row, destination.column, writes);
  if (type === "FillValues") return;
  for (const beyond of outside(source, destination)) session.engine.clear(sheet, beyond, "formats");
  session.engine.formatEach(sheet, destination.row, destination.column, formats);
}

function outside(source: Area, destination: Area): Area[] {
  const above = { ...destination, rows: source.row - destination.row };
  const below = {
    ...destination,
    row: source.row + source.rows,
    rows: destination.row + destination.rows - source.row - source.rows,
  };
  const left = { ...destination, columns: source.column - destination.column };
  const right = {
    ...destination,
    column: source.column + source.columns,
    columns: destination.column + destination.columns - source.column - source.columns,
  };
  const sameColumns = source.columns === destination.columns;
  return (sameColumns ? [above, below] : [left, right]).filter((area) => area.rows > 0 && area.columns > 0);
}
