import { writeFill, writeLine } from "./chartFormat";
import { LABELS_ORDER, writeLabel, writeLabels } from "./chartLabels";
import type {
  ChartErrorBarsModel,
  ChartPointModel,
  ChartSeriesModel,
  ChartSource,
  ChartTrendlineModel,
} from "./chartModel";
import { ERROR_TYPES, MARKERS, TRENDLINES, USUAL_EXPLOSION } from "./chartSeries";
import { writeLook } from "./chartText";
import { isPaired, type ChartSpelling } from "./chartTypes";
import { sortedJson } from "./styleSheet";
import { escapeText } from "./xml";
import { XmlNode } from "./xmlTree";

/** One order for the series of all kinds: each kind has some of these. */
export const SERIES_ORDER = [
  "idx",
  "order",
  "tx",
  "spPr",
  "invertIfNegative",
  "pictureOptions",
  "marker",
  "explosion",
  "dPt",
  "dLbls",
  "trendline",
  "errBars",
  "cat",
  "xVal",
  "val",
  "yVal",
  "shape",
  "smooth",
  "bubbleSize",
  "bubble3D",
  "extLst",
];

type Series = Omit<ChartSeriesModel, "type">;

/**
 * Changes a series where it differs; `base` is what its element says now.
 * @param retyped it was drawn another way before: what only that way implies is written again
 */
// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
export function writeSeries(
  node: XmlNode,
  base: Series | null,
  wanted: Series,
  spelling: ChartSpelling,
  retyped: boolean,
): void {
  const differs = (...names: readonly (keyof Series)[]): boolean =>
    !base || names.some((name) => sortedJson(base[name] ?? null) !== sortedJson(wanted[name] ?? null));
  const paired = isPaired(spelling.element);
  if (differs("name")) node.replace("tx", nameXml(node.prefix, wanted.name), SERIES_ORDER);
  if (differs("values")) putSource(node, paired ? "yVal" : "val", wanted.values, true);
  if (differs("categories")) putSource(node, paired ? "xVal" : "cat", wanted.categories, false);
  if (differs("bubbleSizes")) putSource(node, "bubbleSize", wanted.bubbleSizes ?? null, true);
  if (retyped || differs("fill", "line")) writeShape(node, retyped ? null : base, wanted, spelling);
  if (retyped || differs("marker")) writeMarker(node, wanted.marker, spelling.markers === false);
  if (
    (retyped || differs("smooth")) &&
    (spelling.element === "lineChart" || paired) &&
    spelling.element !== "bubbleChart"
  )
    node.setValue("smooth", wanted.smooth || spelling.scatter === "smooth" ? 1 : 0, SERIES_ORDER);
  if (differs("invertIfNegative") && /^(bar|bar3D|bubble)Chart$/.test(spelling.element))
    node.setValue("invertIfNegative", wanted.invertIfNegative ? 1 : 0, SERIES_ORDER);
  if (retyped || differs("explosion"))
    node.setValue("explosion", wanted.explosion ?? (spelling.exploded ? USUAL_EXPLOSION : undefined), SERIES_ORDER);
  writeLabels(node, SERIES_ORDER, base?.labels ?? null, wanted.labels);
  if (differs("points")) writePoints(node, base?.points ?? [], wanted.points);
  if (differs("trendlines")) writeTrendlines(node, wanted.trendlines);
  if (differs("xErrorBars", "yErrorBars")) writeErrorBars(node, wanted, paired);
}

function nameXml(p: string, name: string): string {
  if (name === "") return "";
  return name.startsWith("=")
    ? `<${p}tx><${p}strRef><${p}f>${escapeText(name.slice(1))}</${p}f></${p}strRef></${p}tx>`
    : `<${p}tx><${p}v>${escapeText(name)}</${p}v></${p}tx>`;
}

function putSource(node: XmlNode, local: string, source: ChartSource | null, numbers: boolean): void {
  if (!source || ("literal" in source && source.literal.length === 0)) {
    node.replace(local, "", SERIES_ORDER);
    return;
  }
  const p = node.prefix;
  if ("formula" in source) {
    // A reference that was of numbers (dates as categories) stays one.
    const kind = numbers || node.find(local, "numRef") ? "numRef" : "strRef";
    const text = `<${p}${local}><${p}${kind}><${p}f>${escapeText(source.formula.replace(/^=/, ""))}</${p}f></${p}${kind}></${p}${local}>`;
    node.replace(local, text, SERIES_ORDER);
    return;
  }
  const numeric = numbers || source.literal.every((value) => typeof value === "number");
  const points = source.literal.flatMap((value, index) =>
    value === null ? [] : [`<${p}pt idx="${index}"><${p}v>${escapeText(String(value))}</${p}v></${p}pt>`],
  );
  const count = `<${p}ptCount val="${source.literal.length}"/>`;
  const inner = `${numeric ? `<${p}formatCode>General</${p}formatCode>` : ""}${count}${points.join("")}`;
  const kind = numeric ? "numLit" : "strLit";
  node.replace(local, `<${p}${local}><${p}${kind}>${inner}</${p}${kind}></${p}${local}>`, SERIES_ORDER);
}

function writeShape(node: XmlNode, base: Series | null, wanted: Series, spelling: ChartSpelling): void {
  const line = wanted.line ?? (spelling.scatter === "none" ? { color: null } : undefined);
  if (!base && !wanted.fill && !line && !node.find("spPr")) return;
  const shape = node.put("spPr", SERIES_ORDER);
  if (!base || sortedJson(base.fill ?? null) !== sortedJson(wanted.fill ?? null)) writeFill(shape, wanted.fill);
  if (!base || sortedJson(base.line ?? null) !== sortedJson(wanted.line ?? null)) writeLine(shape, line);
}

const MARKER_ORDER = ["symbol", "size", "spPr", "extLst"];

function writeMarker(holder: XmlNode, marker: ChartSeriesModel["marker"], unmarked: boolean): void {
  if (!marker) {
    holder.replace(
      "marker",
      unmarked ? `<${holder.prefix}marker><${holder.prefix}symbol val="none"/></${holder.prefix}marker>` : "",
      SERIES_ORDER,
    );
    return;
  }
  const node = holder.put("marker", holder.local === "dPt" ? POINT_ORDER : SERIES_ORDER);
  const symbol = Object.entries(MARKERS).find(([, name]) => name === marker.style)?.[0] ?? "auto";
  node.setValue("symbol", symbol === "auto" ? undefined : symbol, MARKER_ORDER);
  node.setValue("size", marker.size === undefined ? undefined : Math.round(marker.size), MARKER_ORDER);
  if (marker.background === undefined && marker.foreground === undefined && !node.find("spPr")) return;
  const shape = node.put("spPr", MARKER_ORDER);
  writeFill(shape, marker.background === undefined ? undefined : { color: marker.background });
  writeLine(shape, marker.foreground === undefined ? undefined : { color: marker.foreground });
}

const POINT_ORDER = ["idx", "invertIfNegative", "marker", "bubble3D", "explosion", "spPr", "pictureOptions", "extLst"];

function writePoints(node: XmlNode, base: readonly ChartPointModel[], wanted: readonly ChartPointModel[]): void {
  const at = (points: readonly ChartPointModel[], index: number): ChartPointModel =>
    points.find((point) => point.index === index) ?? { index };
  const indexes = [...new Set([...base, ...wanted].map((point) => point.index))].sort((a, b) => a - b);
  for (const index of indexes) {
    const [before, after] = [at(base, index), at(wanted, index)];
    if (sortedJson(before) === sortedJson(after)) continue;
    writePoint(node, before, after);
    const labels = node.find("dLbls");
    const label = labels?.all("dLbl").find((one) => one.number("idx") === index);
    if (!after.labels) {
      if (label) labels?.remove(label);
      continue;
    }
    const holder = labels ?? node.put("dLbls", SERIES_ORDER);
    if (!labels) writeLabels(node, SERIES_ORDER, null, NOTHING_SHOWN);
    writeLabel(label ?? insertSorted(holder, "dLbl", index, LABELS_ORDER), before.labels ?? null, after.labels);
  }
}

const NOTHING_SHOWN = {
  showLegendKey: false,
  showValue: false,
  showCategoryName: false,
  showSeriesName: false,
  showPercentage: false,
  showBubbleSize: false,
};

function writePoint(node: XmlNode, before: ChartPointModel, after: ChartPointModel): void {
  const present = node.all("dPt").find((one) => one.number("idx") === after.index);
  const shows = after.fill !== undefined || after.border !== undefined || after.marker !== undefined;
  if (!present && !shows) return;
  const point = present ?? insertSorted(node, "dPt", after.index, SERIES_ORDER);
  writeLook(point, POINT_ORDER, before, after);
  if (sortedJson(before.marker ?? null) === sortedJson(after.marker ?? null)) return;
  if (after.marker) writeMarker(point, after.marker, false);
  else point.replace("marker", "", POINT_ORDER);
}

function insertSorted(holder: XmlNode, local: string, index: number, order: readonly string[]): XmlNode {
  const later = holder.all(local).filter((one) => (one.number("idx") ?? 0) > index);
  const made = XmlNode.make(
    `<${holder.prefix}${local}><${holder.prefix}idx val="${index}"/></${holder.prefix}${local}>`,
  );
  for (const one of later) holder.remove(one);
  for (const one of [made, ...later]) holder.insert(one, order);
  return made;
}

const TREND_ORDER = [
  "name",
  "spPr",
  "trendlineType",
  "order",
  "period",
  "forward",
  "backward",
  "intercept",
  "dispRSqr",
  "dispEq",
  "trendlineLbl",
  "extLst",
];

function writeTrendlines(node: XmlNode, wanted: readonly ChartTrendlineModel[]): void {
  const present = node.all("trendline");
  for (const gone of present.slice(wanted.length)) node.remove(gone);
  wanted.forEach((line, index) => {
    const made = XmlNode.make(`<${node.prefix}trendline/>`);
    const one = present[index] ?? node.insert(made, SERIES_ORDER);
    const name = line.name === undefined ? "" : `<${one.prefix}name>${escapeText(line.name)}</${one.prefix}name>`;
    one.replace("name", name, TREND_ORDER);
    if (line.line || one.find("spPr")) writeLine(one.put("spPr", TREND_ORDER), line.line);
    const type = Object.entries(TRENDLINES).find(([, known]) => known === line.type)?.[0] ?? "linear";
    one.setValue("trendlineType", type, TREND_ORDER);
    one.setValue("order", type === "poly" ? line.polynomialOrder : undefined, TREND_ORDER);
    one.setValue("period", type === "movingAvg" ? line.movingAveragePeriod : undefined, TREND_ORDER);
    one.setValue("forward", line.forwardPeriod === 0 ? undefined : line.forwardPeriod, TREND_ORDER);
    one.setValue("backward", line.backwardPeriod === 0 ? undefined : line.backwardPeriod, TREND_ORDER);
    one.setValue("intercept", line.intercept, TREND_ORDER);
    one.setValue("dispRSqr", line.showRSquared ? 1 : 0, TREND_ORDER);
    one.setValue("dispEq", line.showEquation ? 1 : 0, TREND_ORDER);
  });
}

const ERROR_ORDER = ["errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "val", "spPr", "extLst"];
/** What a bar of a kind shows before a person sets it: the usual values of the program. */
const USUAL_ERROR: Readonly<Record<string, number>> = { fixedVal: 1, percentage: 5, stdDev: 1 };

function writeErrorBars(node: XmlNode, wanted: Series, paired: boolean): void {
  for (const direction of ["x", "y"] as const) {
    const bars = direction === "x" ? wanted.xErrorBars : wanted.yErrorBars;
    const present = node.all("errBars").find((one) => (one.value("errDir") ?? "y") === direction);
    if (!bars?.visible || (direction === "x" && !paired)) {
      if (present) node.remove(present);
      continue;
    }
    const one = present ?? node.insert(XmlNode.make(`<${node.prefix}errBars/>`), SERIES_ORDER);
    writeErrorBar(one, bars, paired ? direction : undefined);
  }
}

function writeErrorBar(node: XmlNode, bars: ChartErrorBarsModel, direction: string | undefined): void {
  const type = Object.entries(ERROR_TYPES).find(([, name]) => name === bars.type)?.[0] ?? "fixedVal";
  const include = { Both: "both", PlusValues: "plus", MinusValues: "minus" }[bars.include];
  node.setValue("errDir", direction, ERROR_ORDER);
  node.setValue("errBarType", include, ERROR_ORDER);
  node.setValue("errValType", type, ERROR_ORDER);
  node.setValue("noEndCap", bars.endStyleCap ? 0 : 1, ERROR_ORDER);
  if (!node.find("val")) node.setValue("val", USUAL_ERROR[type], ERROR_ORDER);
  if (bars.line || node.find("spPr")) writeLine(node.put("spPr", ERROR_ORDER), bars.line);
}
