/* eslint-disable office-addins/load-object-before-read -- results of methods need no load */
import type { ConformanceRow, Scratch } from "../row";
import { chartRow, salesChart } from "./chart-row";

/** As the add-in makes its own charts. */
function builtUp(scratch: Scratch): { readonly chart: Excel.Chart; readonly second: Excel.ChartSeries } {
  const { sheet } = scratch;
  salesChart(scratch).delete();
  const chart = sheet.charts.add("LineMarkers", sheet.getRange("B2:B5"), "Columns");
  chart.name = "逐月";
  chart.setPosition("F2", "K12");
  chart.title.text = "进度";
  chart.title.format.font.size = 11;
  chart.legend.position = "Bottom";
  chart.axes.valueAxis.minimum = 0;
  chart.axes.valueAxis.format.font.size = 9;
  const first = chart.series.getItemAt(0);
  const second = chart.series.add("实际");
  first.name = "应达";
  first.format.line.color = "#B3400F";
  second.chartType = "ColumnClustered";
  for (const [series, values] of [
    [first, "B2:B5"],
    [second, "C2:C5"],
  ] as const) {
    series.setValues(sheet.getRange(values));
    series.setXAxisValues(sheet.getRange("A2:A5"));
  }
  second.format.fill.setSolidColor("#1F4E79");
  second.hasDataLabels = true;
  second.dataLabels.numberFormat = "0%";
  return { chart, second };
}

/** A chart as the add-in builds it up. */
export const chartBuildingRows: readonly ConformanceRow[] = [
  chartRow(
    "built.up",
    12,
    "A chart begun with one column of numbers takes further series, texts, axes and labels one by one.",
    [
      "Worksheet.charts",
      "ChartCollection.add",
      "ChartCollection.items",
      "Chart.name",
      "Chart.title",
      "ChartTitle.format",
      "Chart.legend",
      "Chart.axes",
      "ChartAxes.valueAxis",
      "ChartAxis.format",
      "ChartAxisFormat.font",
      "Chart.series",
      "ChartSeriesCollection.items",
      "ChartSeries.points",
      "ChartSeries.format",
      "ChartSeriesFormat.fill",
      "ChartSeries.dataLabels",
      "ChartSeries.getDimensionValues",
      "ChartDataLabels.numberFormat",
    ],
    {
      charts: ["逐月"],
      title: "进度",
      size: 9,
      minimum: 0,
      series: [
        ["应达", "LineMarkers", 4],
        ["实际", "ColumnClustered", 4],
      ],
      categories: ["Frames", "Saddles", "Brakes", "Chains"],
      format: "0%",
    },
    async (scratch) => {
      const { context, sheet } = scratch;
      const { chart, second } = builtUp(scratch);
      chart.axes.valueAxis.load("minimum");
      chart.axes.valueAxis.format.font.load("size");
      chart.title.load("text");
      second.dataLabels.load("numberFormat");
      sheet.charts.load("items/name");
      chart.series.load("items/name,items/chartType,items/points/count");
      const categories = second.getDimensionValues("Categories");
      await context.sync();
      return {
        charts: sheet.charts.items.map(({ name }) => name),
        title: chart.title.text,
        size: chart.axes.valueAxis.format.font.size,
        minimum: Number(chart.axes.valueAxis.minimum),
        series: chart.series.items.map(({ name, chartType, points }) => [name, chartType, points.count]),
        categories: categories.value,
        format: second.dataLabels.numberFormat,
      };
    },
  ),
];
