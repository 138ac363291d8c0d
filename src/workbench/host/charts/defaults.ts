import type { ChartAxisModel, ChartLabelsModel, ChartModel, ChartPlace } from "../../../sheetfile/chartModel";
import type { SplitRange } from "./from-range";
import { hasAxes, kindOf } from "./kinds";

/** Excel's chart of 5 by 3 inches. */
export const usualSize = { width: 360, height: 216 };

/** Series colours of the Office theme: six accents, then darker and lighter ones. */
const accents = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];
const darker = ["#264478", "#9E480E", "#636363", "#997300", "#255E91", "#43682B"];
const lighter = ["#698ED0", "#F1975A", "#B7B7B7", "#FFCD33", "#7CAFDD", "#8CC168"];
const palette = [...accents, ...darker, ...lighter];

/** Colour of the n-th series (or slice). */
export function automaticColor(index: number): string {
  return palette[index % palette.length] ?? "#4472C4";
}

export const automaticText = "#595959";
export const automaticLine = "#D9D9D9";

function axis(gridlines: boolean): ChartAxisModel {
  return {
    visible: true,
    title: { visible: false },
    majorGridlines: { visible: gridlines },
    minorGridlines: { visible: false },
    reversePlotOrder: false,
  };
}

/** Labels that show nothing yet. */
export const noLabels: ChartLabelsModel = {
  showValue: false,
  showCategoryName: false,
  showSeriesName: false,
  showPercentage: false,
  showLegendKey: false,
  showBubbleSize: false,
};

/** The gap between columns in percent of their width that Excel starts with. */
export function usualGap(type: string): number {
  const kind = kindOf(type);
  if (kind.stacking !== "none") return 150;
  return kind.family === "bar" ? 182 : 219;
}

export function usualOverlap(type: string): number {
  const kind = kindOf(type);
  if (kind.stacking !== "none") return 100;
  return kind.family === "bar" ? 0 : -27;
}

/** A new chart as Excel makes one from a range. */
export function newChart(
  type: string,
  name: string,
  split: SplitRange,
  place: Omit<ChartPlace, "placement">,
): Omit<ChartModel, "id"> {
  const { family } = kindOf(type);
  const paired = family === "scatter" || family === "bubble";
  return {
    name,
    type,
    place: { ...place, placement: "TwoCell" },
    title: { visible: true, overlay: false, position: "Top" },
    legend: { visible: split.series.length > 1 || !hasAxes(family), position: "Bottom", overlay: false },
    series: split.series,
    axes: { category: axis(paired), value: axis(true) },
    labels: null,
    displayBlanksAs: "NotPlotted",
    plotVisibleOnly: true,
    plotBy: split.plotBy,
  };
}
