import type { ConformanceRow, Scratch } from "../row";
import { chartRow, salesChart } from "./chart-row";

async function after<T>({ context }: Scratch, read: () => T): Promise<T> {
  await context.sync();
  return read();
}

/** Axes, their titles and gridlines. */
export const chartAxesRows: readonly ConformanceRow[] = [
  chartRow(
    "axis.bounds",
    1,
    "Bounds and units are numbers, set or automatic; an empty text makes them automatic again.",
    ["ChartAxis.minimum", "ChartAxis.maximum", "ChartAxis.majorUnit", "ChartAxis.minorUnit"],
    { set: [1000, 20000, 5000, 500], automatic: ["number", "number"], free: true },
    async (scratch) => {
      const axis = salesChart(scratch).axes.valueAxis;
      axis.load("minimum,maximum");
      await scratch.context.sync();
      const automatic = [typeof axis.minimum, typeof axis.maximum];
      const largest = axis.maximum as number;
      axis.set({ minimum: 1000, maximum: 20000, majorUnit: 5000, minorUnit: 500 });
      axis.load("minimum,maximum,majorUnit,minorUnit");
      await scratch.context.sync();
      const set = [axis.minimum, axis.maximum, axis.majorUnit, axis.minorUnit] as number[];
      axis.maximum = "";
      axis.minimum = "";
      axis.majorUnit = "";
      axis.load("maximum");
      return after(scratch, () => ({ set, automatic, free: axis.maximum === largest && largest >= 12000 }));
    },
  ),
  chartRow(
    "axis.kind",
    7,
    "Axes know what they are.",
    ["ChartAxis.type", "ChartAxis.axisGroup", "ChartAxes.getItem", "ChartAxes.categoryAxis"],
    ["Category", "Primary", "Value"],
    async (scratch) => {
      const { axes } = salesChart(scratch);
      const category = axes.categoryAxis.load("type,axisGroup");
      const value = axes.getItem("Value").load("type");
      return after(scratch, () => [category.type, category.axisGroup, value.type]);
    },
  ),
  chartRow(
    "axis.title",
    1,
    "An axis shows its title once it has a text.",
    ["ChartAxisTitle.text", "ChartAxisTitle.visible", "ChartAxisTitleFormat.font"],
    { before: false, visible: true, text: "Units", color: "#FF0000" },
    async (scratch) => {
      const { title } = salesChart(scratch).axes.valueAxis;
      title.load("visible");
      await scratch.context.sync();
      const before = title.visible;
      title.text = "Units";
      title.format.font.color = "#FF0000";
      title.load("visible,text,format/font/color");
      return after(scratch, () => ({
        before,
        visible: title.visible,
        text: title.text,
        color: title.format.font.color,
      }));
    },
  ),
  chartRow(
    "axis.gridlines",
    1,
    "Columns come with major gridlines of the values; both kinds can be shown and coloured.",
    ["ChartAxis.majorGridlines", "ChartAxis.minorGridlines", "ChartGridlines.visible", "ChartGridlinesFormat.line"],
    { major: true, minor: true, names: false, color: "#00FF00" },
    async (scratch) => {
      const { valueAxis, categoryAxis } = salesChart(scratch).axes;
      valueAxis.minorGridlines.visible = true;
      valueAxis.majorGridlines.format.line.color = "#00FF00";
      const major = valueAxis.majorGridlines.load("visible,format/line/color");
      const minor = valueAxis.minorGridlines.load("visible");
      const names = categoryAxis.majorGridlines.load("visible");
      return after(scratch, () => ({
        major: major.visible,
        minor: minor.visible,
        names: names.visible,
        color: major.format.line.color,
      }));
    },
  ),
  chartRow(
    "axis.options",
    8,
    "Number format, units of display, direction, marks and scale of an axis can be chosen.",
    [
      "ChartAxis.numberFormat",
      "ChartAxis.displayUnit",
      "ChartAxis.reversePlotOrder",
      "ChartAxis.majorTickMark",
      "ChartAxis.tickLabelPosition",
      "ChartAxis.scaleType",
      "ChartAxis.logBase",
    ],
    {
      numberFormat: "#,##0.00",
      displayUnit: "Thousands",
      reverse: true,
      tick: "Outside",
      labels: "Low",
      scale: "Logarithmic",
      base: 10,
    },
    async (scratch) => {
      const axis = salesChart(scratch).axes.valueAxis;
      axis.numberFormat = "#,##0.00";
      axis.displayUnit = "Thousands";
      axis.reversePlotOrder = true;
      axis.majorTickMark = "Outside";
      axis.tickLabelPosition = "Low";
      axis.scaleType = "Logarithmic";
      axis.load("numberFormat,displayUnit,reversePlotOrder,majorTickMark,tickLabelPosition,scaleType,logBase");
      return after(scratch, () => ({
        numberFormat: axis.numberFormat,
        displayUnit: axis.displayUnit,
        reverse: axis.reversePlotOrder,
        tick: axis.majorTickMark,
        labels: axis.tickLabelPosition,
        scale: axis.scaleType,
        base: axis.logBase,
      }));
    },
  ),
  chartRow(
    "axis.custom",
    8,
    "Custom units and crossing points are set by methods.",
    [
      "ChartAxis.setCustomDisplayUnit",
      "ChartAxis.customDisplayUnit",
      "ChartAxis.setPositionAt",
      "ChartAxis.positionAt",
    ],
    { unit: "Custom", size: 500, position: "Custom", at: 2 },
    async (scratch) => {
      const { valueAxis, categoryAxis } = salesChart(scratch).axes;
      valueAxis.setCustomDisplayUnit(500);
      categoryAxis.setPositionAt(2);
      valueAxis.load("displayUnit,customDisplayUnit");
      categoryAxis.load("position,positionAt");
      return after(scratch, () => ({
        unit: valueAxis.displayUnit,
        size: valueAxis.customDisplayUnit,
        position: categoryAxis.position,
        at: categoryAxis.positionAt,
      }));
    },
  ),
  chartRow(
    "axis.names",
    12,
    "Categories can be taken from other cells.",
    ["ChartAxis.setCategoryNames"],
    ["5000", "400", "12000", "1550"],
    async (scratch) => {
      const chart = salesChart(scratch, "Line", "A1:D5", "Columns");
      chart.axes.categoryAxis.setCategoryNames(scratch.sheet.getRange("B2:B5"));
      const names = chart.series.getItemAt(0).getDimensionValues("Categories");
      return after(scratch, () => names.value.map(String));
    },
  ),
];
