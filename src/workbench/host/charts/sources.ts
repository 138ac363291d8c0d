import type { ChartModel, ChartSource } from "../../../sheetfile/chartModel";
import type { Area } from "../address";
import { formatAbsoluteArea, parseArea, quoteSheetName, splitSheet } from "../address";

/** What stands for a reference whose cells are gone. */
export const brokenReference = "=#REF!";

/** Cells a chart draws from. The sheet is the engine's id. */
export interface CellReference {
  readonly sheet: string;
  readonly area: Area;
}

/** `=分配表!$B$2:$B$5` */
export function referenceFormula(sheetName: string, area: Area): string {
  return `=${quoteSheetName(sheetName)}!${formatAbsoluteArea(area)}`;
}

/** The cells behind `=分配表!$B$2:$B$5`; null when the formula is anything else. */
export function parseReference(formula: string, findSheet: (name: string) => string | null): CellReference | null {
  if (!formula.startsWith("=")) return null;
  const split = splitSheet(formula.slice(1));
  const sheet = split.sheet === null ? null : findSheet(split.sheet);
  const area = parseArea(split.rest);
  return sheet === null || area === null ? null : { sheet, area };
}

type Rewrite = (formula: string) => string;

function rewriteSource(source: ChartSource, rewrite: Rewrite): ChartSource {
  return "formula" in source ? { formula: rewrite(source.formula) } : source;
}

function rewriteText<T extends { readonly formula?: string }>(part: T, rewrite: Rewrite): T {
  return part.formula === undefined ? part : { ...part, formula: rewrite(part.formula) };
}

/** The chart with every formula in it rewritten: names, values, categories, sizes and titles. */
export function rewriteFormulas(chart: ChartModel, rewrite: Rewrite): ChartModel {
  const axis = <T extends ChartModel["axes"]["category"]>(one: T): T => ({
    ...one,
    title: rewriteText(one.title, rewrite),
  });
  const { category, value, secondaryCategory, secondaryValue } = chart.axes;
  return {
    ...chart,
    title: rewriteText(chart.title, rewrite),
    axes: {
      category: axis(category),
      value: axis(value),
      ...(secondaryCategory === undefined ? {} : { secondaryCategory: axis(secondaryCategory) }),
      ...(secondaryValue === undefined ? {} : { secondaryValue: axis(secondaryValue) }),
    },
    series: chart.series.map((series) => ({
      ...series,
      name: series.name.startsWith("=") ? rewrite(series.name) : series.name,
      values: rewriteSource(series.values, rewrite),
      categories: series.categories === null ? null : rewriteSource(series.categories, rewrite),
      ...(series.bubbleSizes === undefined ? {} : { bubbleSizes: rewriteSource(series.bubbleSizes, rewrite) }),
    })),
  };
}
