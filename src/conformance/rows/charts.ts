/* eslint-disable office-addins/load-object-before-read -- helpers sync before they read, and results of methods need no load */
import type { ConformanceRow, Scratch } from "../row";
import { chartRow, salesChart } from "./chart-row";

async function seriesNames(chart: Excel.Chart, { context }: Scratch): Promise<string[]> {
  chart.series.load("items/name");
  await context.sync();
  return chart.series.items.map((series) => series.name);
}

async function dimension(
  chart: Excel.Chart,
  { context }: Scratch,
  which: "Categories" | "Values",
  at = 0,
): Promise<string[]> {
  const found = chart.series.getItemAt(at).getDimensionValues(which);
  await context.sync();
  return found.value;
}

/** The collection of charts and the chart itself. */
export const chartRows: readonly ConformanceRow[] = [
  chartRow(
    "add.columns",
    12,
    "Texts in the first row and column become names of series and categories.",
    ["ChartCollection.add", "ChartSeries.name", "ChartSeries.getDimensionValues"],
    {
      names: ["Qtr1", "Qtr2", "Qtr3"],
      categories: ["Frames", "Saddles", "Brakes", "Chains"],
      values: [5000, 400, 12000, 1550],
    },
    async (scratch) => {
      const chart = salesChart(scratch);
      const names = await seriesNames(chart, scratch);
      return {
        names,
        categories: await dimension(chart, scratch, "Categories"),
        values: await dimension(chart, scratch, "Values"),
      };
    },
  ),
  chartRow(
    "add.rows",
    7,
    "Taken by rows every row is a series.",
    ["ChartCollection.add"],
    ["Frames", "Saddles", "Brakes", "Chains"],
    async (scratch) => seriesNames(salesChart(scratch, "ColumnClustered", "A1:D5", "Rows"), scratch),
  ),
  chartRow(
    "add.auto.wide",
    7,
    "Left to itself, Excel takes the longer side of the data as categories.",
    ["ChartCollection.add"],
    ["Frames", "Saddles"],
    async (scratch) => seriesNames(salesChart(scratch, "Line", "A1:D3"), scratch),
    "inferred: Excel's own rule for charts made by hand; the documentation of ChartSeriesBy says no more than automatic",
  ),
  chartRow(
    "add.type.unknown",
    1,
    "A type that does not exist is refused.",
    ["ChartCollection.add"],
    { error: "InvalidArgument" },
    async (scratch) => {
      salesChart(scratch, "Invalid" as "Pie");
      await scratch.context.sync();
      return "accepted";
    },
  ),
  chartRow(
    "find",
    4,
    "Charts are found by name and place; a name that is missing is ItemNotFound or a null object.",
    [
      "ChartCollection.getItem",
      "ChartCollection.getItemAt",
      "ChartCollection.getItemOrNullObject",
      "ChartCollection.getCount",
    ],
    { byName: "Line", byPlace: "Line", missing: true, count: 1 },
    async (scratch) => {
      const { context, sheet } = scratch;
      const chart = salesChart(scratch, "Line");
      chart.name = "Found";
      const byName = sheet.charts.getItem("Found").load("chartType");
      const byPlace = sheet.charts.getItemAt(0).load("chartType");
      const missing = sheet.charts.getItemOrNullObject("Lost").load("name");
      const count = sheet.charts.getCount();
      await context.sync();
      return {
        byName: byName.chartType,
        byPlace: byPlace.chartType,
        missing: missing.isNullObject,
        count: count.value,
      };
    },
  ),
  chartRow(
    "find.missing",
    1,
    "A missing name is ItemNotFound.",
    ["ChartCollection.getItem"],
    { error: "ItemNotFound" },
    async ({ context, sheet }) => {
      sheet.charts.getItem("Lost").load("name");
      await context.sync();
      return "found";
    },
  ),
  chartRow(
    "delete",
    1,
    "A deleted chart is gone from the collection.",
    ["Chart.delete", "ChartCollection.count"],
    [1, 0],
    async (scratch) => {
      const { context, sheet } = scratch;
      const chart = salesChart(scratch);
      const { charts } = sheet.load("name");
      charts.load("count");
      await context.sync();
      const before = charts.count;
      chart.delete();
      charts.load("count");
      await context.sync();
      return [before, charts.count];
    },
  ),
  chartRow(
    "place",
    1,
    "Place and size are points, and come back as they were set.",
    ["Chart.left", "Chart.top", "Chart.width", "Chart.height"],
    { left: 100, top: 100, width: 200, height: 150 },
    async (scratch) => {
      const chart = salesChart(scratch);
      chart.set({ left: 100, top: 100, width: 200, height: 150 });
      chart.load("left,top,width,height");
      await scratch.context.sync();
      const { left, top, width, height } = chart;
      return { left: Math.round(left), top: Math.round(top), width: Math.round(width), height: Math.round(height) };
    },
  ),
  chartRow(
    "setPosition",
    1,
    "A chart covers the cells from the first to the last one given.",
    ["Chart.setPosition", "Chart.left", "Chart.width"],
    { left: true, top: true, width: true, height: true },
    async (scratch) => {
      const { context, sheet } = scratch;
      const chart = salesChart(scratch);
      chart.setPosition("C7", "F20");
      chart.load("left,top,width,height");
      const cells = sheet.getRange("C7:F20").load("left,top,width,height");
      await context.sync();
      const near = (one: number, other: number): boolean => Math.abs(one - other) < 1;
      return {
        left: near(chart.left, cells.left),
        top: near(chart.top, cells.top),
        width: near(chart.width, cells.width),
        height: near(chart.height, cells.height),
      };
    },
  ),
  chartRow(
    "setData",
    7,
    "Other cells take the place of the data.",
    ["Chart.setData", "ChartSeriesCollection.count"],
    ["Qtr1"],
    async (scratch) => {
      const chart = salesChart(scratch);
      chart.setData(scratch.sheet.getRange("A1:B5"), "Columns");
      return seriesNames(chart, scratch);
    },
  ),
  chartRow("type", 7, "The type can be changed.", ["Chart.chartType"], "BarStacked", async (scratch) => {
    const chart = salesChart(scratch);
    chart.chartType = "BarStacked";
    chart.load("chartType");
    await scratch.context.sync();
    return chart.chartType;
  }),
  chartRow(
    "options",
    8,
    "Gaps, hidden cells and style can be chosen; the sheet is the one the chart is on.",
    ["Chart.displayBlanksAs", "Chart.plotVisibleOnly", "Chart.plotBy", "Chart.worksheet"],
    { displayBlanksAs: "Zero", plotVisibleOnly: false, plotBy: "Columns", own: true },
    async (scratch) => {
      const chart = salesChart(scratch);
      chart.displayBlanksAs = "Zero";
      chart.plotVisibleOnly = false;
      chart.load("displayBlanksAs,plotVisibleOnly,plotBy");
      chart.worksheet.load("name");
      await scratch.context.sync();
      const { displayBlanksAs, plotVisibleOnly, plotBy } = chart;
      return { displayBlanksAs, plotVisibleOnly, plotBy, own: chart.worksheet.name === scratch.sheetName };
    },
  ),
  chartRow(
    "active",
    9,
    "The activated chart is the active one of the workbook; without one there is a null object.",
    ["Chart.activate", "Workbook.getActiveChartOrNullObject", "Workbook.getActiveChart"],
    { before: true, after: "Active" },
    async (scratch) => {
      const { context } = scratch;
      const chart = salesChart(scratch);
      chart.name = "Active";
      const none = context.workbook.getActiveChartOrNullObject().load("name");
      await context.sync();
      chart.activate();
      await context.sync();
      const active = context.workbook.getActiveChart().load("name");
      await context.sync();
      return { before: none.isNullObject, after: active.name };
    },
  ),
  chartRow(
    "active.none",
    9,
    "Without an active chart there is nothing to get.",
    ["Workbook.getActiveChart"],
    { error: "ItemNotFound" },
    async ({ context }) => {
      context.workbook.getActiveChart().load("name");
      await context.sync();
      return "found";
    },
  ),
  chartRow(
    "table",
    14,
    "A data table can be shown below columns, with or without its lines; a pie has none.",
    [
      "Chart.getDataTable",
      "Chart.getDataTableOrNullObject",
      "ChartDataTable.visible",
      "ChartDataTable.showHorizontalBorder",
      "ChartDataTableFormat.font",
    ],
    { visible: true, horizontal: false, bold: true, pie: true },
    async (scratch) => {
      const chart = salesChart(scratch);
      const table = chart.getDataTable();
      table.visible = true;
      table.showHorizontalBorder = false;
      table.format.font.bold = true;
      table.load("visible,showHorizontalBorder,format/font/bold");
      const none = salesChart(scratch, "Pie", "A1:B5").getDataTableOrNullObject().load("visible");
      await scratch.context.sync();
      return {
        visible: table.visible,
        horizontal: table.showHorizontalBorder,
        bold: table.format.font.bold,
        pie: none.isNullObject,
      };
    },
  ),
  chartRow(
    "protected",
    2,
    "On a protected sheet charts cannot be changed.",
    ["ChartTitle.text", "WorksheetProtection.protect"],
    { error: "AccessDenied" },
    async (scratch) => {
      const chart = salesChart(scratch);
      scratch.sheet.protection.protect();
      await scratch.context.sync();
      chart.title.text = "changed";
      await scratch.context.sync();
      return "accepted";
    },
    "inferred: objects of a protected sheet are locked unless allowEditObjects is granted",
  ),
];
