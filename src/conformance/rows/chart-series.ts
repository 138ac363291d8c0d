/* eslint-disable office-addins/call-sync-before-read, office-addins/load-object-before-read, office-addins/call-sync-after-load -- `after` syncs before it reads, and results of methods need no load */
import type { ConformanceRow, Scratch } from "../row";
import { chartRow, salesChart } from "./chart-row";

async function after<T>({ context }: Scratch, read: () => T): Promise<T> {
  await context.sync();
  return read();
}

/** Series: adding, shape, lines, markers, axes. */
export const chartSeriesRows: readonly ConformanceRow[] = [
  chartRow(
    "series.add",
    12,
    "A series is added, gets values, x values and a name, and is deleted again.",
    [
      "ChartSeriesCollection.add",
      "ChartSeries.setValues",
      "ChartSeries.setXAxisValues",
      "ChartSeries.delete",
      "ChartSeriesCollection.getCount",
    ],
    { count: 2, name: "Extra", values: [7000, 323, 8766, 1088], left: 1 },
    async (scratch) => {
      const { context, sheet } = scratch;
      const chart = salesChart(scratch, "Line", "A1:B5", "Columns");
      const added = chart.series.add("Extra");
      added.setValues(sheet.getRange("C2:C5"));
      added.setXAxisValues(sheet.getRange("A2:A5"));
      await context.sync();
      const last = chart.series.getItemAt(1).load("name");
      const values = last.getDimensionValues("Values");
      const count = chart.series.getCount();
      await context.sync();
      last.delete();
      const left = chart.series.getCount();
      await context.sync();
      return { count: count.value, name: last.name, values: values.value, left: left.value };
    },
  ),
  chartRow(
    "series.missing",
    1,
    "There is no series beyond the last.",
    ["ChartSeriesCollection.getItemAt"],
    { error: "InvalidArgument" },
    async (scratch) => {
      salesChart(scratch).series.getItemAt(9).load("name");
      return after(scratch, () => "found");
    },
    "inferred: an index out of bounds is an invalid argument everywhere else in the API",
  ),
  chartRow(
    "series.columns",
    8,
    "Columns have a gap and an overlap.",
    ["ChartSeries.gapWidth", "ChartSeries.overlap"],
    { gapWidth: 50, overlap: -10 },
    async (scratch) => {
      const series = salesChart(scratch).series.getItemAt(0);
      series.gapWidth = 50;
      series.overlap = -10;
      series.load("gapWidth,overlap");
      return after(scratch, () => ({ gapWidth: series.gapWidth, overlap: series.overlap }));
    },
  ),
  chartRow(
    "series.gapWidth.line",
    7,
    "Lines have no gap.",
    ["ChartSeries.gapWidth"],
    { error: "InvalidArgument" },
    async (scratch) => {
      salesChart(scratch, "Line").series.getItemAt(0).gapWidth = 50;
      return after(scratch, () => "accepted");
    },
  ),
  chartRow(
    "series.hole.column",
    7,
    "Columns have no hole.",
    ["ChartSeries.doughnutHoleSize"],
    { error: "InvalidArgument" },
    async (scratch) => {
      salesChart(scratch).series.getItemAt(0).doughnutHoleSize = 40;
      return after(scratch, () => "accepted");
    },
  ),
  chartRow(
    "series.hole",
    7,
    "A doughnut's hole can be made smaller.",
    ["ChartSeries.doughnutHoleSize"],
    40,
    async (scratch) => {
      const series = salesChart(scratch, "Doughnut", "A1:B5").series.getItemAt(0);
      series.doughnutHoleSize = 40;
      series.load("doughnutHoleSize");
      return after(scratch, () => series.doughnutHoleSize);
    },
  ),
  chartRow(
    "series.marker.bounds",
    7,
    "Markers measure 2 to 72.",
    ["ChartSeries.markerSize"],
    { error: "InvalidArgument" },
    async (scratch) => {
      salesChart(scratch, "Line").series.getItemAt(0).markerSize = 73;
      return after(scratch, () => "accepted");
    },
  ),
  chartRow(
    "series.markers",
    7,
    "Markers have a style, a size and two colours.",
    [
      "ChartSeries.markerStyle",
      "ChartSeries.markerSize",
      "ChartSeries.markerBackgroundColor",
      "ChartSeries.markerForegroundColor",
    ],
    { style: "Diamond", size: 9, background: "#FF0000", foreground: "#0000FF" },
    async (scratch) => {
      const series = salesChart(scratch, "Line").series.getItemAt(0);
      series.set({
        markerStyle: "Diamond",
        markerSize: 9,
        markerBackgroundColor: "#FF0000",
        markerForegroundColor: "#0000FF",
      });
      series.load("markerStyle,markerSize,markerBackgroundColor,markerForegroundColor");
      return after(scratch, () => ({
        style: series.markerStyle,
        size: series.markerSize,
        background: series.markerBackgroundColor,
        foreground: series.markerForegroundColor,
      }));
    },
  ),
  chartRow(
    "series.name.long",
    7,
    "A name has at most 255 characters.",
    ["ChartSeries.name"],
    { error: "InvalidArgument" },
    async (scratch) => {
      salesChart(scratch).series.getItemAt(0).name = "x".repeat(256);
      return after(scratch, () => "accepted");
    },
  ),
  chartRow(
    "series.secondary",
    8,
    "A series can have an axis and a type of its own.",
    ["ChartSeries.axisGroup", "ChartSeries.chartType", "ChartAxes.getItem", "ChartAxis.axisGroup"],
    { group: "Secondary", type: "Line", axis: "Secondary" },
    async (scratch) => {
      const chart = salesChart(scratch);
      const series = chart.series.getItemAt(1);
      series.axisGroup = "Secondary";
      series.chartType = "Line";
      series.load("axisGroup,chartType");
      const axis = chart.axes.getItem("Value", "Secondary").load("axisGroup");
      return after(scratch, () => ({ group: series.axisGroup, type: series.chartType, axis: axis.axisGroup }));
    },
  ),
  chartRow(
    "series.line",
    7,
    "The line of a series has colour, weight and dashes.",
    ["ChartSeriesFormat.line", "ChartLineFormat.color", "ChartLineFormat.weight", "ChartLineFormat.lineStyle"],
    { color: "#00FF00", weight: 3, style: "Dash" },
    async (scratch) => {
      const { line } = salesChart(scratch, "Line").series.getItemAt(0).format;
      line.color = "#00FF00";
      line.weight = 3;
      line.lineStyle = "Dash";
      line.load("color,weight,lineStyle");
      return after(scratch, () => ({ color: line.color, weight: line.weight, style: line.lineStyle }));
    },
  ),
];
