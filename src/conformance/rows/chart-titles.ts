/* eslint-disable office-addins/call-sync-before-read, office-addins/load-object-before-read, office-addins/call-sync-after-load -- helpers sync before they read, and results of methods need no load */
import type { ConformanceRow, Scratch } from "../row";
import { chartRow, salesChart } from "./chart-row";

async function after<T>({ context }: Scratch, read: () => T): Promise<T> {
  await context.sync();
  return read();
}

/** Titles, legend, plot area and their formats. */
export const chartTitleRows: readonly ConformanceRow[] = [
  chartRow(
    "title",
    7,
    "A title has a text, a place and a font.",
    [
      "ChartTitle.text",
      "ChartTitle.visible",
      "ChartTitle.overlay",
      "ChartTitle.position",
      "ChartTitleFormat.font",
      "ChartFont.size",
    ],
    { text: "Sales", visible: true, overlay: true, position: "Bottom", size: 20 },
    async (scratch) => {
      const { title } = salesChart(scratch);
      title.text = "Sales";
      title.overlay = true;
      title.position = "Bottom";
      title.format.font.size = 20;
      title.load("text,visible,overlay,position,format/font/size");
      return after(scratch, () => ({
        text: title.text,
        visible: title.visible,
        overlay: title.overlay,
        position: title.position,
        size: title.format.font.size,
      }));
    },
  ),
  chartRow(
    "title.single",
    1,
    "One series gives the chart its name.",
    ["ChartTitle.text"],
    "Qtr1",
    async (scratch) => {
      const { title } = salesChart(scratch, "ColumnClustered", "A1:B5").load("name");
      title.load("text");
      return after(scratch, () => title.text);
    },
    "inferred: Excel's charts of one series bear its name as title",
  ),
  chartRow(
    "title.formula",
    7,
    "A title can be taken from a cell.",
    ["ChartTitle.setFormula", "ChartTitle.text"],
    "Frames",
    async (scratch) => {
      const { title } = salesChart(scratch);
      title.setFormula(`=${scratch.sheetName}!A2`);
      title.load("text");
      return after(scratch, () => title.text);
    },
  ),
  chartRow(
    "title.substring",
    7,
    "A part of the title can have a font of its own.",
    ["ChartTitle.getSubstring", "ChartFormatString.font", "ChartFont.color"],
    { part: "#FF0000", rest: false },
    async (scratch) => {
      const { title } = salesChart(scratch);
      title.text = "Red and black";
      const part = title.getSubstring(0, 3).font;
      part.color = "#FF0000";
      part.load("color");
      const rest = title.getSubstring(4, 3).font.load("color");
      return after(scratch, () => ({ part: part.color, rest: rest.color === "#FF0000" }));
    },
  ),
  chartRow(
    "legend",
    7,
    "A legend can be moved, hidden, and shows one entry for every series.",
    [
      "ChartLegend.position",
      "ChartLegend.visible",
      "ChartLegend.legendEntries",
      "ChartLegendEntryCollection.getCount",
      "ChartLegendEntry.visible",
      "ChartLegendFormat.font",
    ],
    { position: "Right", visible: true, count: 3, entry: false, bold: true },
    async (scratch) => {
      const { legend } = salesChart(scratch);
      legend.position = "Right";
      legend.visible = true;
      legend.format.font.bold = true;
      const entry = legend.legendEntries.getItemAt(1);
      entry.visible = false;
      entry.load("visible");
      legend.load("position,visible,format/font/bold");
      const count = legend.legendEntries.getCount();
      return after(scratch, () => ({
        position: legend.position,
        visible: legend.visible,
        count: count.value,
        entry: entry.visible,
        bold: legend.format.font.bold,
      }));
    },
  ),
  chartRow(
    "area",
    9,
    "The chart's area has a border and round corners; its fill can be taken away.",
    [
      "ChartAreaFormat.border",
      "ChartAreaFormat.roundedCorners",
      "ChartAreaFormat.fill",
      "ChartFill.clear",
      "ChartBorder.color",
      "ChartBorder.weight",
    ],
    { color: "#FF0000", weight: 2, round: true },
    async (scratch) => {
      const { format } = salesChart(scratch);
      format.fill.clear();
      format.border.color = "#FF0000";
      format.border.weight = 2;
      format.roundedCorners = true;
      format.load("roundedCorners");
      format.border.load("color,weight");
      return after(scratch, () => ({
        color: format.border.color,
        weight: format.border.weight,
        round: format.roundedCorners,
      }));
    },
  ),
  chartRow(
    "plotArea",
    8,
    "The plot area lies inside the chart, and the space between the axes inside the plot area.",
    [
      "ChartPlotArea.width",
      "ChartPlotArea.insideWidth",
      "ChartPlotArea.left",
      "ChartPlotAreaFormat.fill",
      "ChartPlotArea.position",
    ],
    { inside: true, innermost: true, position: "Custom", width: 200 },
    async (scratch) => {
      const { plotArea } = salesChart(scratch).load("width");
      plotArea.load("left,width,insideWidth");
      await scratch.context.sync();
      const inside = plotArea.left >= 0 && plotArea.width > 0;
      const innermost = plotArea.insideWidth <= plotArea.width;
      plotArea.width = 200;
      plotArea.format.fill.setSolidColor("#EEEEEE");
      plotArea.load("width,position");
      return after(scratch, () => ({
        inside,
        innermost,
        position: plotArea.position,
        width: Math.round(plotArea.width),
      }));
    },
  ),
  chartRow(
    "font.color",
    1,
    "A colour that is none is refused.",
    ["ChartFont.color"],
    { error: "InvalidArgument" },
    async (scratch) => {
      salesChart(scratch).title.format.font.color = "no colour";
      return after(scratch, () => "accepted");
    },
  ),
];
