import { drawnColor, readFill, readLine } from "./chartFormat";
import { readLabels } from "./chartLabels";
import type {
  ChartErrorBarsModel,
  ChartPointModel,
  ChartSeriesModel,
  ChartSource,
  ChartTrendlineModel,
} from "./chartModel";
import { readLook, type ChartContext } from "./chartText";
import { spellingOf } from "./chartTypes";
import { present } from "./styleSheet";
import type { XmlNode } from "./xmlTree";

export const MARKERS: Readonly<Record<string, string>> = {
  auto: "Automatic",
  circle: "Circle",
  dash: "Dash",
  diamond: "Diamond",
  dot: "Dot",
  none: "None",
  picture: "Picture",
  plus: "Plus",
  square: "Square",
  star: "Star",
  triangle: "Triangle",
  x: "X",
};

export const TRENDLINES: Readonly<Record<string, string>> = {
  linear: "Linear",
  exp: "Exponential",
  log: "Logarithmic",
  movingAvg: "MovingAverage",
  poly: "Polynomial",
  power: "Power",
};

export const ERROR_TYPES: Readonly<Record<string, string>> = {
  cust: "Custom",
  fixedVal: "FixedValue",
  percentage: "Percent",
  stdDev: "StDev",
  stdErr: "StError",
};

/** Slices of an exploded pie stand this far out unless somebody moved them. */
export const USUAL_EXPLOSION = 25;
const ROUND = ["pieChart", "pie3DChart", "ofPieChart", "doughnutChart"];

// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
function readSource(node: XmlNode | undefined): ChartSource | null {
  const formula = node?.find("strRef", "f") ?? node?.find("numRef", "f") ?? node?.find("multiLvlStrRef", "f");
  if (formula) return { formula: `=${formula.text}` };
  const literal = node?.find("numLit") ?? node?.find("strLit");
  if (!literal) return null;
  const values: (string | number | null)[] = Array.from({ length: literal.number("ptCount") ?? 0 }, () => null);
  for (const point of literal.all("pt")) {
    const at = Number(point.attributes.get("idx") ?? 0);
    const text = point.find("v")?.text ?? "";
    if (at < values.length) values[at] = literal.local === "numLit" ? Number(text) : text;
  }
  return { literal: values };
}

/** @param type of the chart's whole group, @param group the element around the series */
// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
export function readSeries(
  node: XmlNode,
  group: XmlNode,
  type: string,
  axisGroup: ChartSeriesModel["axisGroup"],
  context: ChartContext,
): Omit<ChartSeriesModel, "type"> {
  const { palette } = context;
  const shape = node.find("spPr");
  const formula = node.find("tx", "strRef", "f")?.text;
  const sizes = readSource(node.find("bubbleSize"));
  const spelling = spellingOf(type);
  const line = readLine(shape, palette);
  const explosion = node.number("explosion");
  return {
    name: formula === undefined ? (node.find("tx", "v")?.text ?? "") : `=${formula}`,
    values: readSource(node.find("val") ?? node.find("yVal")) ?? { literal: [] },
    categories: readSource(node.find("cat") ?? node.find("xVal")),
    ...present("bubbleSizes", sizes ?? undefined),
    axisGroup,
    ...present("fill", readFill(shape, palette)),
    // A scatter of points alone is one whose lines are switched off.
    ...present("line", spelling?.scatter === "none" && line?.color === null ? undefined : line),
    smooth: node.switched(false, "smooth"),
    ...present("marker", readMarker(node.find("marker"), context, spelling?.markers === false)),
    labels: readLabels(node.find("dLbls"), context),
    ...readGroupSettings(group),
    ...present("explosion", spelling?.exploded && explosion === USUAL_EXPLOSION ? undefined : explosion),
    filtered: false,
    points: readPoints(node, context),
    trendlines: node.all("trendline").map((one) => readTrendline(one, context)),
    ...(node.switched(false, "invertIfNegative") ? { invertIfNegative: true } : {}),
    ...readErrorBars(node, context),
  };
}

/** What the format keeps once for all series of a group. */
export function readGroupSettings(
  group: XmlNode,
): Pick<
  ChartSeriesModel,
  "gapWidth" | "overlap" | "doughnutHoleSize" | "firstSliceAngle" | "bubbleScale" | "varyByCategories"
> {
  const overlap = group.number("overlap");
  const stacked = /tacked$/.test(group.value("grouping") ?? "");
  const varied = group.switched(ROUND.includes(group.local), "varyColors");
  return {
    ...present("gapWidth", group.number("gapWidth")),
    ...present("overlap", stacked && overlap === 100 ? undefined : overlap),
    ...present("doughnutHoleSize", group.number("holeSize")),
    ...present("firstSliceAngle", group.number("firstSliceAng")),
    ...present("bubbleScale", group.number("bubbleScale")),
    ...(varied === ROUND.includes(group.local) ? {} : { varyByCategories: varied }),
  };
}

function readMarker(
  node: XmlNode | undefined,
  { palette }: ChartContext,
  unmarked: boolean,
): ChartSeriesModel["marker"] {
  const symbol = node?.value("symbol");
  if (!node || (unmarked && symbol === "none")) return undefined;
  const shape = node.find("spPr");
  const line = readLine(shape, palette);
  return {
    style: MARKERS[symbol ?? "auto"] ?? "Automatic",
    ...present("size", node.number("size")),
    ...present("foreground", line?.color ?? undefined),
    ...present("background", drawnColor(shape?.find("solidFill"), palette)),
  };
}

function readPoints(node: XmlNode, context: ChartContext): ChartPointModel[] {
  const points = new Map<number, ChartPointModel>();
  for (const point of node.all("dPt")) {
    const index = point.number("idx") ?? 0;
    const marker = readMarker(point.find("marker"), context, false);
    points.set(index, { index, ...readLook(point, context.palette), ...present("marker", marker) });
  }
  for (const label of node.find("dLbls")?.all("dLbl") ?? []) {
    const index = label.number("idx") ?? 0;
    const labels = readLabels(label, context);
    if (labels) points.set(index, { ...(points.get(index) ?? { index }), labels });
  }
  return [...points.values()].filter((point) => Object.keys(point).length > 1).sort((a, b) => a.index - b.index);
}

function readTrendline(node: XmlNode, { palette }: ChartContext): ChartTrendlineModel {
  return {
    type: TRENDLINES[node.value("trendlineType") ?? ""] ?? "Linear",
    ...present("name", node.find("name")?.text),
    ...present("intercept", node.number("intercept")),
    forwardPeriod: node.number("forward") ?? 0,
    backwardPeriod: node.number("backward") ?? 0,
    polynomialOrder: node.number("order") ?? 2,
    movingAveragePeriod: node.number("period") ?? 2,
    showEquation: node.switched(false, "dispEq"),
    showRSquared: node.switched(false, "dispRSqr"),
    ...present("line", readLine(node.find("spPr"), palette)),
  };
}

function readErrorBars(node: XmlNode, { palette }: ChartContext): Pick<ChartSeriesModel, "xErrorBars" | "yErrorBars"> {
  const read = (direction: "x" | "y"): ChartErrorBarsModel | undefined => {
    const bars = node.all("errBars").find((one) => (one.value("errDir") ?? "y") === direction);
    if (!bars) return undefined;
    const include = { plus: "PlusValues", minus: "MinusValues" }[bars.value("errBarType") ?? ""] ?? "Both";
    return {
      visible: true,
      type: ERROR_TYPES[bars.value("errValType") ?? ""] ?? "FixedValue",
      include: include as ChartErrorBarsModel["include"],
      endStyleCap: !bars.switched(false, "noEndCap"),
      ...present("line", readLine(bars.find("spPr"), palette)),
    };
  };
  return { ...present("xErrorBars", read("x")), ...present("yErrorBars", read("y")) };
}
