import type { ChartModel, ChartSeriesModel, ChartSource } from "../../../sheetfile/chartModel";
import { intersect, isUnbounded } from "../address";
import type { Engine } from "../engine/engine";
import { parseReference } from "./sources";
import type { ChartWords } from "./words";

/** A series with what its cells hold now. */
export interface SeriesData {
  /** Its place among all series of the chart, hidden ones included. */
  readonly index: number;
  readonly name: string;
  /** Null is a gap. */
  readonly values: readonly (number | null)[];
  readonly categories: readonly string[];
  /** The categories as numbers; null where they are none. */
  readonly positions: readonly (number | null)[];
  readonly sizes: readonly (number | null)[];
  /** Number format of the first value. */
  readonly numberFormat: string;
}

/** A chart's data as its cells hold it. */
export interface ChartData {
  /** Without filtered series. */
  readonly series: readonly SeriesData[];
  /** Of the first series that has some; numbered when none has. */
  readonly categories: readonly string[];
  readonly title: string;
  readonly categoryTitle: string;
  readonly valueTitle: string;
  readonly secondaryValueTitle: string;
  readonly format: (value: number, numberFormat: string) => string;
  /** What Excel calls the units an axis can be counted in. */
  readonly units: Readonly<Record<string, string>>;
}

interface Cell {
  readonly number: number | null;
  readonly text: string;
  readonly numberFormat: string;
  readonly isText: boolean;
}

const nothing: Cell = { number: null, text: "", numberFormat: "General", isText: true };

/** Reads the cells charts draw from. */
export class ChartReader {
  constructor(
    private readonly engine: Engine,
    private readonly words: ChartWords,
  ) {}

  /** The cells of a source in their order, several columns of labels as one text; hidden ones left out if asked. */
  cells(source: ChartSource | null | undefined, visibleOnly: boolean): readonly Cell[] {
    if (source === null || source === undefined) return [];
    if ("literal" in source)
      return source.literal.map((value) => ({
        number: typeof value === "number" ? value : null,
        text: value === null ? "" : String(value),
        numberFormat: "General",
        isText: typeof value === "string",
      }));
    return this.referenced(source.formula, visibleOnly);
  }

  private referenced(formula: string, visibleOnly: boolean): readonly Cell[] {
    const reference = parseReference(formula, (name) => this.sheetId(name));
    if (reference === null) return [];
    const { sheet } = reference;
    const used = isUnbounded(reference.area) ? this.engine.usedArea(sheet, true) : reference.area;
    const area = used === null ? null : intersect(reference.area, used);
    if (area === null) return [];
    const formats = this.engine.formats(sheet, area);
    const rows = this.engine.cells(sheet, area).map((row, rowIndex) =>
      row.map((content, columnIndex): Cell => {
        const numberFormat = formats[rowIndex]?.[columnIndex]?.numberFormat ?? "General";
        // Texts are drawn as zero, gaps and errors not at all.
        const number =
          content.kind === "number" || content.kind === "boolean"
            ? Number(content.value)
            : content.kind === "text"
              ? 0
              : null;
        return {
          number,
          text: this.engine.display(content, numberFormat),
          numberFormat,
          isText: content.kind === "text",
        };
      }),
    );
    const hiddenRow = (index: number): boolean => visibleOnly && this.engine.rowHidden(sheet, area.row + index);
    const hiddenColumn = (index: number): boolean =>
      visibleOnly && this.engine.columnHidden(sheet, area.column + index);
    const shown = rows
      .filter((_row, index) => !hiddenRow(index))
      .map((row) => row.filter((_cell, index) => !hiddenColumn(index)));
    return area.columns === 1 || area.rows === 1 ? shown.flat() : this.levels(shown, area.rows >= area.columns);
  }

  /** Several levels of labels are drawn as one: the outer one is repeated where it was left empty. */
  private levels(rows: readonly (readonly Cell[])[], downwards: boolean): readonly Cell[] {
    const count = downwards ? rows.length : (rows[0]?.length ?? 0);
    const depth = downwards ? (rows[0]?.length ?? 0) : rows.length;
    const last: string[] = [];
    return Array.from({ length: count }, (_, at) => {
      const texts = Array.from({ length: depth }, (__, level) => {
        const text = (downwards ? rows[at]?.[level] : rows[level]?.[at])?.text ?? "";
        last[level] = text === "" && level < depth - 1 ? (last[level] ?? "") : text;
        return last[level] ?? "";
      });
      return { ...nothing, text: texts.filter((text) => text !== "").join(" ") };
    });
  }

  private sheetId(name: string): string | null {
    const lower = name.toLowerCase();
    return this.engine.sheets().find((sheet) => sheet.name.toLowerCase() === lower)?.id ?? null;
  }

  /** A text, or what the cell of its formula shows. */
  text(textOrFormula: string): string {
    return textOrFormula.startsWith("=")
      ? this.referenced(textOrFormula, false)
          .map((cell) => cell.text)
          .join(" ")
      : textOrFormula;
  }

  seriesName(series: ChartSeriesModel, index: number): string {
    const name = this.text(series.name);
    return name === "" ? `${this.words.series}${index + 1}` : name;
  }

  series(chart: ChartModel, index: number): SeriesData | null {
    const series = chart.series[index];
    if (series === undefined) return null;
    const values = this.cells(series.values, chart.plotVisibleOnly);
    const categories = this.cells(series.categories, chart.plotVisibleOnly);
    return {
      index,
      name: this.seriesName(series, index),
      values: values.map((cell) => cell.number),
      categories: categories.map((cell) => cell.text),
      positions: categories.map((cell) => (cell.isText ? null : cell.number)),
      sizes: this.cells(series.bubbleSizes, chart.plotVisibleOnly).map((cell) => cell.number),
      numberFormat: values.find((cell) => cell.number !== null)?.numberFormat ?? "General",
    };
  }

  /** The title: given, from a cell, the only series' name, or Excel's placeholder. */
  title(chart: ChartModel): string {
    if (chart.title.text !== undefined) return chart.title.text;
    if (chart.title.formula !== undefined) return this.text(chart.title.formula);
    const only = chart.series.length === 1 ? chart.series[0] : undefined;
    const name = only === undefined ? "" : this.text(only.name);
    return name === "" ? this.words.chartTitle : name;
  }

  axisTitle(axis: ChartModel["axes"]["category"] | undefined): string {
    if (axis === undefined) return "";
    if (axis.title.formula !== undefined) return this.text(axis.title.formula);
    return axis.title.text ?? this.words.axisTitle;
  }

  read(chart: ChartModel): ChartData {
    const series = chart.series.flatMap((one, index) => {
      const data = one.filtered ? null : this.series(chart, index);
      return data === null ? [] : [data];
    });
    const longest = Math.max(0, ...series.map((one) => one.values.length));
    const named = series.find((one) => one.categories.length > 0)?.categories ?? [];
    return {
      series,
      categories: Array.from({ length: longest }, (_, index) =>
        named.length === 0 ? String(index + 1) : (named[index] ?? ""),
      ),
      title: this.title(chart),
      categoryTitle: this.axisTitle(chart.axes.category),
      valueTitle: this.axisTitle(chart.axes.value),
      secondaryValueTitle: this.axisTitle(chart.axes.secondaryValue),
      units: this.words.units,
      format: (value, numberFormat) => this.engine.display({ value, kind: "number", formula: null }, numberFormat),
    };
  }
}
