import type { ChartAxisModel, ChartModel } from "../../../sheetfile/chartModel";
import { axisNumberFormat, axisText, displayFactor } from "./axis-text";
import type { CategoryText } from "./category-text";
import { categoryText } from "./category-text";
import type { ChartData } from "./data";
import { isPaired, positionScale, seriesGroup, valueScale } from "./extent";
import { hasAxes, kindOf } from "./kinds";
import type { LegendBox } from "./legend-box";
import { legendBox } from "./legend-box";
import type { Box } from "./measure";
import { fontPixels, pixelsPerPoint, textWidth } from "./measure";
import type { Scale } from "./scale";

/** Where everything of a chart is, in pixels from its top left corner, and how its axes count. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly title: Box | null;
  readonly legend: LegendBox | null;
  readonly categoryTitle: Box | null;
  readonly valueTitle: Box | null;
  readonly secondaryTitle: Box | null;
  /** What the numbers of the value axis are counted in. */
  readonly unitLabel: Box | null;
  /** The table of the values below the plot. */
  readonly table: TableBox | null;
  /** With the texts of the axes. */
  readonly plot: Box;
  /** Between the axes. */
  readonly inside: Box;
  readonly value: Scale;
  readonly secondary: Scale | null;
  /** Of the x axis of scatter and bubble charts. */
  readonly position: Scale | null;
  readonly categoryText: CategoryText;
}

/** A row of names, then one for each series; `names` is as wide as the names of the series. */
export interface TableBox extends Box {
  readonly names: number;
  readonly row: number;
}

const edge = 10;

interface Rest {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function boxOf(rest: Rest): Box {
  const width = Math.max(20, rest.right - rest.left);
  return { left: rest.left, top: rest.top, width, height: Math.max(20, rest.bottom - rest.top) };
}

function placeTitle(chart: ChartModel, data: ChartData, rest: Rest): Box | null {
  const { title } = chart;
  if (!title.visible || data.title === "") return null;
  const pixels = fontPixels(title.font?.size, 14);
  const upright = title.position === "Left" || title.position === "Right";
  const lines = data.title.split("\n");
  const length = Math.min(Math.max(...lines.map((line) => textWidth(line, pixels))) + 4, rest.right - rest.left);
  const thickness = lines.length * pixels * 1.35;
  const size = upright ? { width: thickness, height: length } : { width: length, height: thickness };
  const middle = { left: (rest.left + rest.right - size.width) / 2, top: (rest.top + rest.bottom - size.height) / 2 };
  const sides = {
    Automatic: { left: middle.left, top: rest.top },
    Top: { left: middle.left, top: rest.top },
    Bottom: { left: middle.left, top: rest.bottom - size.height },
    Left: { left: rest.left, top: middle.top },
    Right: { left: rest.right - size.width, top: middle.top },
  };
  const at = sides[title.position];
  if (!title.overlay && title.left === undefined && title.top === undefined)
    takeAway(rest, title.position, thickness + 6);
  return {
    left: title.left === undefined ? at.left : title.left * pixelsPerPoint,
    top: title.top === undefined ? at.top : title.top * pixelsPerPoint,
    ...size,
  };
}

function takeAway(rest: Rest, side: string, thickness: number): void {
  if (side === "Bottom") rest.bottom -= thickness;
  else if (side === "Left") rest.left += thickness;
  else if (side === "Right" || side === "Corner") rest.right -= thickness;
  else rest.top += thickness;
}

/** The side a title of an axis stands on, across from where it is read. */
type Side = "Bottom" | "Left" | "Right";

function placeAxisTitle(axis: ChartAxisModel | undefined, side: Side, rest: Rest): Box | null {
  if (axis === undefined || !axis.visible || !axis.title.visible) return null;
  const thickness = fontPixels(axis.title.font?.size, 10) * 1.35;
  const whole = boxOf(rest);
  const box =
    side === "Bottom"
      ? { ...whole, top: rest.bottom - thickness, height: thickness }
      : { ...whole, left: side === "Left" ? rest.left : rest.right - thickness, width: thickness };
  takeAway(rest, side, thickness + 6);
  return box;
}

function placeUnit(axis: ChartAxisModel, side: Side, rest: Rest): Box | null {
  const shown = axis.visible && displayFactor(axis) !== 1 && axis.showDisplayUnitLabel !== false;
  return shown ? placeAxisTitle({ ...axis, title: { visible: true } }, side, rest) : null;
}

/** How many rows a table of the values needs; null when none is shown. */
function tableRows(chart: ChartModel, data: ChartData): { count: number; row: number; names: number } | null {
  const table = chart.dataTable;
  if (table === undefined || !table.visible) return null;
  const pixels = fontPixels(table.font?.size);
  const widest = Math.max(0, ...data.series.map((one) => textWidth(one.name, pixels)));
  return { count: data.series.length + 1, row: pixels * 1.6, names: widest + (table.showLegendKey ? 22 : 8) };
}

function scaleWidth(axis: ChartAxisModel, data: ChartData, format: string, scale: Scale): number {
  if (!axis.visible || axis.tickLabelPosition === "None") return 0;
  const pixels = fontPixels(axis.font?.size);
  const texts = [scale.minimum, scale.maximum, scale.maximum - scale.majorUnit];
  return Math.max(...texts.map((value) => textWidth(axisText(axis, data, format, value), pixels))) + 8;
}

type AxesLayout = Omit<ChartLayout, "title" | "legend" | "width" | "height">;
type TableRows = ReturnType<typeof tableRows>;

/** Room for the names of the categories beside bars that lie. */
function namesWidth({ axes: { category } }: ChartModel, names: readonly string[], plot: Box): number {
  const pixels = fontPixels(category.font?.size);
  const widest = Math.max(0, ...names.map((name) => textWidth(name, pixels)));
  return hidesText(category) ? 0 : Math.min(plot.width * 0.35, widest + 8);
}

function hidesText(axis: ChartAxisModel): boolean {
  return !axis.visible || axis.tickLabelPosition === "None";
}

function groupWidth(chart: ChartModel, data: ChartData, group: "Primary" | "Secondary", scale: Scale): number {
  const { value, secondaryValue } = chart.axes;
  const axis = group === "Secondary" ? (secondaryValue ?? value) : value;
  const first = data.series.find((one) => seriesGroup(chart, one) === group);
  return scaleWidth(axis, data, axisNumberFormat(chart, axis, first), scale);
}

function tableBox(rows: TableRows, inside: Omit<Box, "top" | "height">, names: number, top: number): TableBox | null {
  if (rows === null) return null;
  const { row, count } = rows;
  return { left: inside.left - names, top, width: inside.width + names, height: row * count, names, row };
}

function namesBelow(
  chart: ChartModel,
  names: readonly string[],
  rows: TableRows,
  width: number,
): CategoryText & { height: number } {
  if (rows !== null) return { rotate: 0, width, breaks: false, every: 1, height: 0 };
  return categoryText(chart.axes.category, names, width);
}

/** Titles of the axes and the unit, taken from the edges of the space. */
function placeAxisTitles(
  chart: ChartModel,
  rest: Rest,
  hasSecondary: boolean,
): Pick<AxesLayout, "categoryTitle" | "valueTitle" | "secondaryTitle" | "unitLabel"> {
  const { category, value, secondaryValue } = chart.axes;
  const lying = kindOf(chart.type).family === "bar";
  const levelTitle = placeAxisTitle(lying ? value : category, "Bottom", rest);
  const uprightTitle = placeAxisTitle(lying ? category : value, "Left", rest);
  return {
    categoryTitle: lying ? uprightTitle : levelTitle,
    valueTitle: lying ? levelTitle : uprightTitle,
    secondaryTitle: hasSecondary && !lying ? placeAxisTitle(secondaryValue, "Right", rest) : null,
    unitLabel: placeUnit(value, lying ? "Bottom" : "Left", rest),
  };
}

const above = 6;

/** Bars lie: names stand on the left, numbers below. */
function placeLying(
  chart: ChartModel,
  data: ChartData,
  plot: Box,
  rows: TableRows,
): Omit<AxesLayout, keyof ReturnType<typeof placeAxisTitles>> {
  const width = namesWidth(chart, data.categories, plot);
  const tableNames = Math.min(rows?.names ?? 0, plot.width * 0.35);
  const from = Math.max(width, tableNames);
  const numbers = hidesText(chart.axes.value) ? 0 : 22;
  const inside = {
    left: plot.left + from,
    top: plot.top + above,
    width: Math.max(10, plot.width - from - 12),
    height: Math.max(10, plot.height - above - numbers),
  };
  const hasSecondary = data.series.some((one) => seriesGroup(chart, one) === "Secondary");
  return {
    plot,
    inside,
    table: tableBox(rows, inside, tableNames, plot.top + plot.height),
    value: valueScale(chart, data, "Primary", inside.width / 48),
    secondary: hasSecondary ? valueScale(chart, data, "Secondary", inside.width / 48) : null,
    position: null,
    categoryText: { rotate: 0, width, breaks: false, every: chart.axes.category.tickLabelSpacing ?? 1 },
  };
}

function placeUpright(
  chart: ChartModel,
  data: ChartData,
  plot: Box,
  rows: TableRows,
): Omit<AxesLayout, keyof ReturnType<typeof placeAxisTitles>> {
  const steps = (plot.height - 24) / 27;
  const value = valueScale(chart, data, "Primary", steps);
  const hasSecondary = data.series.some((one) => seriesGroup(chart, one) === "Secondary");
  const secondary = hasSecondary ? valueScale(chart, data, "Secondary", steps) : null;
  const tableNames = Math.min(rows?.names ?? 0, plot.width * 0.35);
  const from = Math.max(groupWidth(chart, data, "Primary", value), tableNames);
  const right = secondary === null ? 4 : groupWidth(chart, data, "Secondary", secondary);
  const width = Math.max(10, plot.width - from - right);
  const paired = isPaired(chart);
  const text = namesBelow(chart, paired ? ["0000"] : data.categories, rows, width);
  const inside = {
    left: plot.left + from,
    top: plot.top + above,
    width,
    height: Math.max(10, plot.height - above - text.height),
  };
  return {
    plot,
    inside,
    table: tableBox(rows, inside, tableNames, plot.top + plot.height),
    value,
    secondary,
    position: paired ? positionScale(chart, data, width / 48) : null,
    categoryText: text,
  };
}

/** Everything about the axes of a chart in the space that titles and legend left over. */
function placeAxes(chart: ChartModel, data: ChartData, rest: Rest): AxesLayout {
  const hasSecondary = data.series.some((one) => seriesGroup(chart, one) === "Secondary");
  const titles = placeAxisTitles(chart, rest, hasSecondary);
  const rows = tableRows(chart, data);
  if (rows !== null) rest.bottom -= rows.row * rows.count;
  const place = kindOf(chart.type).family === "bar" ? placeLying : placeUpright;
  return { ...titles, ...place(chart, data, boxOf(rest), rows) };
}

function withoutAxes(chart: ChartModel, data: ChartData, rest: Rest): AxesLayout {
  const plot = boxOf(rest);
  return {
    categoryTitle: null,
    valueTitle: null,
    secondaryTitle: null,
    unitLabel: null,
    table: null,
    plot,
    inside: plot,
    value: valueScale(chart, data, "Primary", 6),
    secondary: null,
    position: null,
    categoryText: { rotate: 0, width: plot.width, breaks: false, every: 1 },
  };
}

/** Lays a chart out in so many pixels. */
export function layOut(chart: ChartModel, data: ChartData, width: number, height: number): ChartLayout {
  const rest: Rest = { left: edge, top: edge, right: width - edge, bottom: height - edge };
  const title = placeTitle(chart, data, rest);
  const legend = legendBox(chart, data, boxOf(rest));
  const own = chart.legend.left !== undefined || chart.legend.top !== undefined;
  if (legend !== null && !chart.legend.overlay && !own) {
    const upright = chart.legend.position === "Bottom" || chart.legend.position === "Top";
    takeAway(rest, chart.legend.position, (upright ? legend.height : legend.width) + 8);
  }
  const custom = chart.plotArea?.box;
  if (custom !== undefined) {
    // A plot area does not leave its chart.
    rest.left = Math.min(Math.max(0, custom.left * pixelsPerPoint), width - 20);
    rest.top = Math.min(Math.max(0, custom.top * pixelsPerPoint), height - 20);
    rest.right = Math.min(width, rest.left + custom.width * pixelsPerPoint);
    rest.bottom = Math.min(height, rest.top + custom.height * pixelsPerPoint);
  }
  const plan = hasAxes(kindOf(chart.type).family) && kindOf(chart.type).family !== "radar" ? placeAxes : withoutAxes;
  return { width, height, title, legend, ...plan(chart, data, rest) };
}
