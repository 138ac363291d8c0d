import type { ChartSeriesModel } from "../../../sheetfile/chartModel";
import type { Area } from "../address";
import { isUnbounded, intersect } from "../address";
import type { CellContent, Engine } from "../engine/engine";
import { countsBothWays, kindOf } from "./kinds";
import { referenceFormula } from "./sources";

export type SeriesBy = "Auto" | "Columns" | "Rows";

/** Series as Excel makes them from a range, and the way it took them. */
export interface SplitRange {
  readonly series: readonly ChartSeriesModel[];
  readonly plotBy: "Rows" | "Columns";
}

interface Table {
  readonly sheetName: string;
  readonly area: Area;
  /** Is the cell at this place of the range a heading: text, or a date in the first column or row? */
  readonly isLabel: (row: number, column: number) => boolean;
  readonly isEmpty: (row: number, column: number) => boolean;
}

/** A series with Excel's defaults for its type. */
export function newSeries(
  type: string,
  name: string,
  sources: Pick<ChartSeriesModel, "values" | "categories" | "bubbleSizes">,
): ChartSeriesModel {
  return {
    name,
    ...sources,
    axisGroup: "Primary",
    smooth: kindOf(type).smooth,
    labels: null,
    filtered: false,
    points: [],
    trendlines: [],
  };
}

function looksLikeDate(format: string | undefined): boolean {
  return format !== undefined && /[ymd年月日]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|General/gi, ""));
}

function readTable(engine: Engine, sheet: string, given: Area): Table {
  const sheetName = engine.sheets().find((info) => info.id === sheet)?.name ?? "";
  const used = isUnbounded(given) ? engine.usedArea(sheet, true) : null;
  const area = used === null ? given : (intersect(given, used) ?? { ...given, rows: 1, columns: 1 });
  const cells = engine.cells(sheet, area);
  const formats = engine.formats(sheet, area);
  const cell = (row: number, column: number): CellContent | undefined => cells[row]?.[column];
  return {
    sheetName,
    area,
    isEmpty: (row, column) => (cell(row, column)?.kind ?? "empty") === "empty",
    isLabel: (row, column) => {
      const content = cell(row, column);
      if (content?.kind === "text") return content.value !== "";
      return content?.kind === "number" && looksLikeDate(formats[row]?.[column]?.numberFormat);
    },
  };
}

/** The same table seen with rows and columns exchanged. */
function turned(table: Table): Table {
  return {
    ...table,
    isLabel: (row, column) => table.isLabel(column, row),
    isEmpty: (row, column) => table.isEmpty(column, row),
  };
}

interface Headings {
  /** Leading columns with categories, and rows with names, seen so that series are columns. */
  readonly columns: number;
  readonly rows: number;
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/**
 * Where the headings are: an empty corner makes the first row and column headings even of numbers; otherwise a column
 * is one when everything below the first row is text or dates, a row when everything beside the categories is.
 */
function headings(table: Table, rows: number, columns: number): Headings {
  const corner = table.isEmpty(0, 0) && rows > 1 && columns > 1;
  const firstRow = rows > 1 ? 1 : 0;
  const isLabelColumn = (column: number): boolean => span(firstRow, rows).every((row) => table.isLabel(row, column));
  let labelColumns = 0;
  while (labelColumns < columns - 1 && isLabelColumn(labelColumns)) labelColumns += 1;
  if (corner && labelColumns === 0) labelColumns = 1;
  if (rows === 1) return { columns: labelColumns, rows: 0 };
  const beside = span(labelColumns, columns);
  const named =
    beside.some((column) => table.isLabel(0, column)) &&
    beside.every((column) => table.isLabel(0, column) || table.isEmpty(0, column));
  return { columns: labelColumns, rows: named || corner ? 1 : 0 };
}

interface Cut {
  readonly formula: (row: number, column: number, rows: number, columns: number) => string;
  readonly rows: number;
  readonly columns: number;
  readonly headings: Headings;
}

/** Empty is Excel's own name for the series, by its number. */
function nameOf(cut: Cut, column: number): string {
  return cut.headings.rows === 1 ? cut.formula(0, column, 1, 1) : "";
}

function plainSeries(type: string, cut: Cut): ChartSeriesModel[] {
  const { columns: labels, rows: names } = cut.headings;
  const count = cut.rows - names;
  const categories = labels === 0 ? null : { formula: cut.formula(names, 0, count, labels) };
  return span(labels, cut.columns).map((column) =>
    newSeries(type, nameOf(cut, column), {
      values: { formula: cut.formula(names, column, count, 1) },
      categories,
    }),
  );
}

/** The first column is x; of bubbles every two further columns are y and size. */
function pairedSeries(type: string, cut: Cut): ChartSeriesModel[] {
  const bubble = kindOf(type).family === "bubble";
  const labels = Math.max(0, cut.headings.columns - 1);
  const names = cut.headings.rows;
  const count = cut.rows - names;
  const column = (at: number): { formula: string } => ({ formula: cut.formula(names, at, count, 1) });
  const single = cut.columns - labels < 2;
  const first = single ? labels : labels + 1;
  const step = bubble && cut.columns - first > 1 ? 2 : 1;
  const starts = span(first, cut.columns).filter((at) => (at - first) % step === 0);
  return starts.map((at) =>
    newSeries(type, nameOf(cut, at), {
      values: column(at),
      categories: single ? null : column(labels),
      ...(bubble && at + 1 < cut.columns ? { bubbleSizes: column(at + 1) } : {}),
    }),
  );
}

/** Series, names and categories as Excel finds them in a range. */
export function splitRange(engine: Engine, sheet: string, given: Area, type: string, seriesBy: SeriesBy): SplitRange {
  const table = readTable(engine, sheet, given);
  const { area } = table;
  const asColumns = headings(table, area.rows, area.columns);
  const dataRows = area.rows - asColumns.rows;
  const dataColumns = area.columns - asColumns.columns;
  const plotBy = seriesBy === "Auto" ? (dataRows >= dataColumns ? "Columns" : "Rows") : seriesBy;
  const cell = (row: number, column: number, rows: number, columns: number): string =>
    referenceFormula(table.sheetName, { row: area.row + row, column: area.column + column, rows, columns });
  const cut: Cut =
    plotBy === "Columns"
      ? { formula: cell, rows: area.rows, columns: area.columns, headings: asColumns }
      : {
          formula: (row, column, rows, columns) => cell(column, row, columns, rows),
          rows: area.columns,
          columns: area.rows,
          headings: headings(turned(table), area.columns, area.rows),
        };
  const series = countsBothWays(kindOf(type).family) ? pairedSeries(type, cut) : plainSeries(type, cut);
  return { series, plotBy };
}
