/* eslint-disable office-addins/call-sync-before-read, office-addins/load-object-before-read, office-addins/call-sync-after-load -- `after` syncs before it reads, and results of methods need no load */
import type { ConformanceRow, Scratch } from "../row";
import { chartRow, salesChart } from "./chart-row";

async function after<T>({ context }: Scratch, read: () => T): Promise<T> {
  await context.sync();
  return read();
}

/** Points, labels, trendlines, error bars. */
export const chartPointRows: readonly ConformanceRow[] = [
  chartRow(
    "points",
    7,
    "Points count from zero, know their value and are filled one by one.",
    [
      "ChartPointsCollection.getItemAt",
      "ChartPointsCollection.count",
      "ChartPoint.value",
      "ChartPointFormat.fill",
      "ChartFill.setSolidColor",
      "ChartPoint.hasDataLabel",
    ],
    { count: 4, value: 400, labelled: true, other: false },
    async (scratch) => {
      const { points } = salesChart(scratch, "Pie", "A1:B5").series.getItemAt(0);
      const point = points.getItemAt(1);
      point.format.fill.setSolidColor("#123456");
      point.hasDataLabel = true;
      point.load("value,hasDataLabel");
      const other = points.getItemAt(0).load("hasDataLabel");
      points.load("count");
      return after(scratch, () => ({
        count: points.count,
        value: point.value as number,
        labelled: point.hasDataLabel,
        other: other.hasDataLabel,
      }));
    },
  ),
  chartRow(
    "points.label",
    8,
    "The label of a point says what is asked of it, or a text of its own.",
    ["ChartPoint.dataLabel", "ChartDataLabel.text", "ChartDataLabel.showValue", "ChartDataLabel.autoText"],
    { text: "note", automatic: false },
    async (scratch) => {
      const point = salesChart(scratch).series.getItemAt(0).points.getItemAt(0);
      point.hasDataLabel = true;
      point.dataLabel.showValue = true;
      point.dataLabel.text = "note";
      point.dataLabel.load("text,autoText");
      return after(scratch, () => ({ text: point.dataLabel.text, automatic: point.dataLabel.autoText }));
    },
  ),
  chartRow(
    "labels",
    8,
    "Labels of a series show what is asked, where it is asked.",
    [
      "ChartSeries.hasDataLabels",
      "ChartDataLabels.showCategoryName",
      "ChartDataLabels.position",
      "ChartDataLabels.separator",
      "ChartDataLabelFormat.font",
    ],
    { has: true, value: true, category: true, position: "InsideEnd", separator: "; ", size: 12 },
    async (scratch) => {
      const series = salesChart(scratch).series.getItemAt(0);
      series.hasDataLabels = true;
      const labels = series.dataLabels;
      labels.showValue = true;
      labels.showCategoryName = true;
      labels.position = "InsideEnd";
      labels.separator = "; ";
      labels.format.font.size = 12;
      labels.load("showValue,showCategoryName,position,separator,format/font/size");
      series.load("hasDataLabels");
      return after(scratch, () => ({
        has: series.hasDataLabels,
        value: labels.showValue,
        category: labels.showCategoryName,
        position: labels.position,
        separator: labels.separator,
        size: labels.format.font.size,
      }));
    },
  ),
  chartRow(
    "trendlines",
    8,
    "Trendlines are added, shaped, counted and deleted.",
    [
      "ChartTrendlineCollection.add",
      "ChartTrendline.type",
      "ChartTrendline.movingAveragePeriod",
      "ChartTrendline.delete",
      "ChartTrendlineCollection.getItem",
      "ChartTrendlineFormat.line",
      "ChartTrendline.showEquation",
    ],
    { type: "MovingAverage", period: 3, color: "#FF0000", equation: true, count: 2, left: 1 },
    async (scratch) => {
      const { trendlines } = salesChart(scratch, "Line").series.getItemAt(0);
      trendlines.add("Linear").showEquation = true;
      const average = trendlines.add("MovingAverage");
      average.movingAveragePeriod = 3;
      average.format.line.color = "#FF0000";
      average.load("type,movingAveragePeriod,format/line/color");
      const first = trendlines.getItem(0).load("showEquation");
      const count = trendlines.getCount();
      await scratch.context.sync();
      trendlines.getItem(0).delete();
      const left = trendlines.getCount();
      return after(scratch, () => ({
        type: average.type,
        period: average.movingAveragePeriod,
        color: average.format.line.color,
        equation: first.showEquation,
        count: count.value,
        left: left.value,
      }));
    },
  ),
  chartRow(
    "trendlines.color",
    7,
    "A trendline has the colour of its series until it is given one.",
    ["ChartLineFormat.color", "ChartTrendlineCollection.add", "ChartTrendlineFormat.line"],
    true,
    async (scratch) => {
      const series = salesChart(scratch, "Line").series.getItemAt(0);
      series.format.line.color = "#00B050";
      const line = series.trendlines.add("Linear").format.line.load("color");
      return after(scratch, () => line.color === "#00B050");
    },
    "inferred: what Excel draws for a new trendline, which takes the accent colour of its series",
  ),
  chartRow(
    "trendlines.label",
    8,
    "The label of a trendline is made by Excel until it is given a text.",
    [
      "ChartTrendline.label",
      "ChartTrendlineLabel.autoText",
      "ChartTrendlineLabel.text",
      "ChartTrendlineLabelFormat.font",
    ],
    { before: true, after: false, text: "rising", italic: true },
    async (scratch) => {
      const line = salesChart(scratch, "Line").series.getItemAt(0).trendlines.add("Linear");
      line.showEquation = true;
      line.label.load("autoText");
      await scratch.context.sync();
      const before = line.label.autoText;
      line.label.text = "rising";
      line.label.format.font.italic = true;
      line.label.load("autoText,text,format/font/italic");
      return after(scratch, () => ({
        before,
        after: line.label.autoText,
        text: line.label.text,
        italic: line.label.format.font.italic,
      }));
    },
  ),
  chartRow(
    "errorBars",
    9,
    "Error bars are hidden until they are asked for.",
    [
      "ChartSeries.yErrorBars",
      "ChartErrorBars.visible",
      "ChartErrorBars.include",
      "ChartErrorBars.type",
      "ChartErrorBarsFormat.line",
    ],
    { before: false, visible: true, include: "PlusValues", type: "Percent", color: "#FF0000" },
    async (scratch) => {
      const bars = salesChart(scratch).series.getItemAt(0).yErrorBars;
      bars.load("visible");
      await scratch.context.sync();
      const before = bars.visible;
      bars.visible = true;
      bars.include = "PlusValues";
      bars.type = "Percent";
      bars.format.line.color = "#FF0000";
      bars.load("visible,include,type,format/line/color");
      return after(scratch, () => ({
        before,
        visible: bars.visible,
        include: bars.include,
        type: bars.type,
        color: bars.format.line.color,
      }));
    },
  ),
  chartRow(
    "series.bubbles",
    7,
    "Sizes belong to bubbles.",
    ["ChartSeries.setBubbleSizes", "ChartSeries.getDimensionValues"],
    [6544, 276, 8456, 692],
    async (scratch) => {
      const { sheet } = scratch;
      const chart = salesChart(scratch, "Bubble", "B1:D5", "Columns");
      chart.series.getItemAt(0).setBubbleSizes(sheet.getRange("D2:D5"));
      const sizes = chart.series.getItemAt(0).getDimensionValues("BubbleSizes");
      return after(scratch, () => sizes.value);
    },
  ),
];
