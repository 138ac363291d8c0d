import { writeAxis } from "./chartAxes";
import { writeFont } from "./chartFormat";
import { writeLabels } from "./chartLabels";
import type { ChartAxisModel, ChartModel } from "./chartModel";
import { BLANKS, LEGEND_PLACES, axesOf, axisIds, groupsOf, readAxes, readChart, type ChartContent } from "./chartPart";
import { readGroupSettings } from "./chartSeries";
import { GROUP_ORDER, PLOT_ORDER, writeAllSeries } from "./chartStructure";
import { textProperties, writeLayout, writeLook, writeTitle, type ChartContext } from "./chartText";
import { sortedJson } from "./styleSheet";
import { XmlNode } from "./xmlTree";

const SPACE_ORDER = (
  "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData " +
  "printSettings userShapes extLst"
).split(" ");
const CHART_ORDER = (
  "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs " +
  "showDLblsOverMax extLst"
).split(" ");
const LEGEND_ORDER = ["legendPos", "legendEntry", "layout", "overlay", "spPr", "txPr", "extLst"];
const TABLE_ORDER = ["showHorzBorder", "showVertBorder", "showOutline", "showKeys", "spPr", "txPr", "extLst"];

const CHART_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main";

/** A chart part with nothing in it yet. */
export const EMPTY_CHART =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<c:chartSpace xmlns:c="${CHART_NAMESPACE}" xmlns:a="${DRAWING_NAMESPACE}" ` +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/>' +
  '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/></c:plotArea>' +
  '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>';

/** Changes a chart part where the model differs from what it says. */
export function writeChart(root: XmlNode, wanted: ChartContent, context: ChartContext): void {
  const base = readChart(root, context);
  if (sortedJson(base) === sortedJson(wanted)) return;
  const chart = root.find("chart");
  const plot = chart?.find("plotArea");
  if (!chart || !plot) throw new Error("the chart has no place to draw");
  // Whatever prefix the part uses, new settings are written under this one.
  if (root.attributes.get("xmlns:a") !== DRAWING_NAMESPACE) root.set("xmlns:a", DRAWING_NAMESPACE);
  writeAllSeries(root, base, wanted);
  writeGroups(root, wanted);
  writeAxes(root, wanted, context);
  writeChartTitle(chart, base, wanted, context);
  writeLegend(chart, base.legend, wanted.legend, context);
  writePlotArea(plot, base.plotArea ?? {}, wanted.plotArea ?? {}, context);
  writeDataTable(plot, base.dataTable, wanted.dataTable);
  writeSpace(root, chart, base, wanted);
}

function writeChartTitle(chart: XmlNode, base: ChartContent, wanted: ChartContent, context: ChartContext): void {
  if (sortedJson(base.title) === sortedJson(wanted.title)) return;
  if (base.title.visible !== wanted.title.visible)
    chart.setValue("autoTitleDeleted", wanted.title.visible ? 0 : 1, CHART_ORDER);
  if (wanted.title.visible) writeTitle(chart.put("title", CHART_ORDER), base.title, wanted.title, context);
  else chart.replace("title", "", CHART_ORDER);
}

// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
function writeLegend(
  chart: XmlNode,
  base: ChartModel["legend"],
  wanted: ChartModel["legend"],
  context: ChartContext,
): void {
  if (sortedJson(base) === sortedJson(wanted)) return;
  if (!wanted.visible) {
    chart.replace("legend", "", CHART_ORDER);
    return;
  }
  const node = chart.put("legend", CHART_ORDER);
  const code = Object.entries(LEGEND_PLACES).find(([, name]) => name === wanted.position)?.[0];
  node.setValue("legendPos", code ?? node.value("legendPos") ?? "r", LEGEND_ORDER);
  if (sortedJson(base.hiddenEntries ?? []) !== sortedJson(wanted.hiddenEntries ?? [])) {
    for (const entry of node.all("legendEntry")) if (entry.find("delete")) node.remove(entry);
    const p = node.prefix;
    for (const index of wanted.hiddenEntries ?? []) {
      const text = `<${p}legendEntry><${p}idx val="${index}"/><${p}delete val="1"/></${p}legendEntry>`;
      node.insert(XmlNode.make(text), LEGEND_ORDER);
    }
  }
  writeLayout(node, LEGEND_ORDER, base, wanted, context);
  node.setValue("overlay", wanted.overlay ? 1 : 0, LEGEND_ORDER);
  writeLook(node, LEGEND_ORDER, base, wanted);
  if (sortedJson(base.font ?? null) !== sortedJson(wanted.font ?? null))
    writeFont(textProperties(node, LEGEND_ORDER).run, wanted.font);
}

/** What the format keeps once for a group comes from the first of its series that says it. */
function writeGroups(root: XmlNode, wanted: ChartContent): void {
  const groups = groupsOf(root);
  const first = groups[0] ? axisIds(groups[0]).join(" ") : "";
  for (const group of groups) {
    const orders = group.all("ser").map((node) => node.number("order") ?? 0);
    const sorted = groups
      .flatMap((one) => one.all("ser").map((node) => node.number("order") ?? 0))
      .sort((a, b) => a - b);
    const members = orders.flatMap((order) => wanted.series[sorted.indexOf(order)] ?? []);
    const now = readGroupSettings(group);
    const setting = (name: keyof typeof now, local: string): void => {
      const value = members.map((series) => series[name]).find((one) => one !== undefined);
      if (value === now[name] || members.length === 0) return;
      const usual = name === "overlap" && /tacked$/.test(group.value("grouping") ?? "") ? 100 : undefined;
      group.setValue(local, typeof value === "boolean" ? (value ? 1 : 0) : (value ?? usual), GROUP_ORDER);
    };
    if (/^(bar|bar3D|ofPie)Chart$/.test(group.local)) setting("gapWidth", "gapWidth");
    if (group.local === "barChart") setting("overlap", "overlap");
    if (group.local === "doughnutChart") setting("doughnutHoleSize", "holeSize");
    if (/^(pie|doughnut)Chart$/.test(group.local)) setting("firstSliceAngle", "firstSliceAng");
    if (group.local === "bubbleChart") setting("bubbleScale", "bubbleScale");
    if (members.some((series) => series.varyByCategories !== undefined)) setting("varyByCategories", "varyColors");
    if (axisIds(group).join(" ") === first && group === groups[0]) {
      writeLabels(group, GROUP_ORDER, readChartLabels(root), wanted.labels);
    }
    dropImpossiblePositions(group);
  }
}

function readChartLabels(root: XmlNode): ChartContent["labels"] {
  return readChart(root, { palette: { theme: [], indexed: [] }, size: { width: 1, height: 1 } }).labels;
}

/** Where labels of a kind may stand; Excel calls a file damaged that says otherwise. */
const LABEL_PLACES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^barChart$/, ["ctr", "inBase", "inEnd", "outEnd"]],
  [/^(line|scatter|bubble|stock)Chart$/, ["ctr", "l", "r", "t", "b"]],
  [/^(pie|pie3D|ofPie)Chart$/, ["bestFit", "ctr", "inEnd", "outEnd"]],
  [/^radarChart$/, ["outEnd"]],
];

function dropImpossiblePositions(group: XmlNode): void {
  const allowed = LABEL_PLACES.find(([kinds]) => kinds.test(group.local))?.[1] ?? [];
  const stacked = /tacked$/.test(group.value("grouping") ?? "") && group.local === "barChart";
  const holders = [group, ...group.all("ser")].flatMap((node) => node.all("dLbls"));
  for (const labels of holders.flatMap((node) => [node, ...node.all("dLbl")])) {
    const place = labels.value("dLblPos");
    const fits = place !== undefined && allowed.includes(place) && !(stacked && place === "outEnd");
    if (place !== undefined && !fits) labels.setValue("dLblPos", undefined, []);
  }
}

function writeAxes(root: XmlNode, wanted: ChartContent, context: ChartContext): void {
  const base = readAxes(root, context);
  const groups = groupsOf(root);
  const first = groups[0] ? axisIds(groups[0]).join(" ") : "";
  const primary = axesOf(root, groups[0]);
  const secondary = axesOf(
    root,
    groups.find((group) => axisIds(group).join(" ") !== first),
  );
  const write = (
    axis: XmlNode | undefined,
    crossing: XmlNode | undefined,
    before: ChartAxisModel | undefined,
    after: ChartAxisModel | undefined,
  ): void => {
    if (axis && before && after) writeAxis(axis, crossing, before, after, context);
  };
  write(primary.category, primary.value, base.category, wanted.axes.category);
  write(primary.value, primary.category, base.value, wanted.axes.value);
  write(secondary.category, secondary.value, base.secondaryCategory, wanted.axes.secondaryCategory);
  write(secondary.value, secondary.category, base.secondaryValue, wanted.axes.secondaryValue);
}

function writePlotArea(
  plot: XmlNode,
  base: NonNullable<ChartModel["plotArea"]>,
  wanted: NonNullable<ChartModel["plotArea"]>,
  context: ChartContext,
): void {
  writeLayout(plot, PLOT_ORDER, base.box ?? {}, wanted.box ?? {}, context);
  const layout = plot.find("layout", "manualLayout");
  if (layout && wanted.box && !layout.find("layoutTarget")) layout.setValue("layoutTarget", "inner", ["layoutTarget"]);
  writeLook(plot, PLOT_ORDER, base, wanted);
}

function writeDataTable(plot: XmlNode, base: ChartModel["dataTable"], wanted: ChartModel["dataTable"]): void {
  if (sortedJson(base ?? null) === sortedJson(wanted ?? null)) return;
  if (!wanted?.visible) {
    plot.replace("dTable", "", PLOT_ORDER);
    return;
  }
  const node = plot.put("dTable", PLOT_ORDER);
  node.setValue("showHorzBorder", wanted.horizontalBorder ? 1 : 0, TABLE_ORDER);
  node.setValue("showVertBorder", wanted.verticalBorder ? 1 : 0, TABLE_ORDER);
  node.setValue("showOutline", wanted.outlineBorder ? 1 : 0, TABLE_ORDER);
  node.setValue("showKeys", wanted.showLegendKey ? 1 : 0, TABLE_ORDER);
  writeLook(node, TABLE_ORDER, base ?? {}, wanted);
  if (sortedJson(base?.font ?? null) !== sortedJson(wanted.font ?? null))
    writeFont(textProperties(node, TABLE_ORDER).run, wanted.font);
}

// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
function writeSpace(root: XmlNode, chart: XmlNode, base: ChartContent, wanted: ChartContent): void {
  const blanks = Object.entries(BLANKS).find(([, name]) => name === wanted.displayBlanksAs)?.[0];
  if (base.displayBlanksAs !== wanted.displayBlanksAs) chart.setValue("dispBlanksAs", blanks, CHART_ORDER);
  if (base.plotVisibleOnly !== wanted.plotVisibleOnly)
    chart.setValue("plotVisOnly", wanted.plotVisibleOnly ? 1 : 0, CHART_ORDER);
  if ((base.showDataLabelsOverMaximum ?? false) !== (wanted.showDataLabelsOverMaximum ?? false))
    chart.setValue("showDLblsOverMax", wanted.showDataLabelsOverMaximum ? 1 : 0, CHART_ORDER);
  if ((base.roundedCorners ?? false) !== (wanted.roundedCorners ?? false))
    root.setValue("roundedCorners", wanted.roundedCorners ? 1 : 0, SPACE_ORDER);
  // The format counts the old styles from 1 to 48; newer ones are a part of their own.
  const { style } = wanted;
  if (base.style !== style && (style === undefined || (style >= 1 && style <= 48)))
    root.setValue("style", style, SPACE_ORDER);
  writeLook(root, SPACE_ORDER, base, wanted);
  if (sortedJson(base.font ?? null) !== sortedJson(wanted.font ?? null))
    writeFont(textProperties(root, SPACE_ORDER).run, wanted.font);
}
