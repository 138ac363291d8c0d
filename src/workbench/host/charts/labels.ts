import type { ChartLabelsModel, ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData, SeriesData } from "./data";
import { borderOf, fillColor, textStyle } from "./style";
import type { Drawing } from "./style";

/** What the label of a point can say. */
export interface LabelParts {
  readonly value: number;
  readonly category: string;
  readonly share?: number;
  readonly size?: number | null;
}

export function showsSomething(labels: ChartLabelsModel | null | undefined): labels is ChartLabelsModel {
  if (labels === null || labels === undefined) return false;
  const { showValue, showCategoryName, showSeriesName, showPercentage, showBubbleSize } = labels;
  return (
    labels.text !== undefined || showValue || showCategoryName || showSeriesName || showPercentage || showBubbleSize
  );
}

/** Whether a label was taken to a place of its own. */
export function isPlaced(labels: ChartLabelsModel): boolean {
  return labels.left !== undefined || labels.top !== undefined;
}

/** The labels of a series: its own, else the chart's. */
export function seriesLabels(chart: ChartModel, series: SeriesData): ChartLabelsModel | null {
  return chart.series[series.index]?.labels ?? chart.labels;
}

/** The labels of a point: its own, else its series'. */
export function pointLabels(chart: ChartModel, series: SeriesData, point: number): ChartLabelsModel | null {
  const own = chart.series[series.index]?.points.find((one) => one.index === point)?.labels;
  return own ?? seriesLabels(chart, series);
}

export function labelText(labels: ChartLabelsModel, data: ChartData, series: SeriesData, parts: LabelParts): string {
  if (labels.text !== undefined) return labels.text;
  const format = labels.linkNumberFormat === true ? series.numberFormat : (labels.numberFormat ?? series.numberFormat);
  const pieces = [
    labels.showSeriesName ? series.name : null,
    labels.showCategoryName ? parts.category : null,
    labels.showValue ? data.format(parts.value, format) : null,
    labels.showPercentage && parts.share !== undefined ? data.format(parts.share, "0%") : null,
    labels.showBubbleSize && parts.size !== undefined && parts.size !== null ? data.format(parts.size, format) : null,
  ];
  return pieces.filter((piece) => piece !== null).join(labels.separator ?? ", ");
}

/** Font, fill and border of a label. */
export function labelStyle(labels: ChartLabelsModel): Drawing {
  const fill = fillColor(labels.fill, "transparent");
  return {
    ...textStyle(labels.font),
    ...(fill === "transparent" ? {} : { backgroundColor: fill, padding: 2 }),
    ...borderOf(labels.border),
    ...(labels.textOrientation === undefined || labels.textOrientation === 180
      ? {}
      : { rotate: labels.textOrientation }),
  };
}
