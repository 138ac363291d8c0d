import { SERIES_ORDER, writeSeries } from "./chartSeriesWriter";
import type { ChartModel, ChartSeriesModel } from "./chartModel";
import { axesOf, axisIds, foundSeries, groupsOf, type ChartContent, type FoundSeries } from "./chartPart";
import { isPaired, isRound, spellingOf, type ChartSpelling } from "./chartTypes";
import { sortedJson } from "./styleSheet";
import { XmlNode } from "./xmlTree";

export const GROUP_ORDER = (
  "barDir ofPieType scatterStyle radarStyle wireframe grouping varyColors ser dLbls gapWidth gapDepth shape splitType " +
  "splitPos custSplit secondPieSize overlap serLines dropLines hiLowLines upDownBars marker smooth firstSliceAng " +
  "holeSize bubble3D bubbleScale showNegBubbles sizeRepresents axId extLst"
).split(" ");
export const PLOT_ORDER = (
  "layout areaChart area3DChart lineChart line3DChart stockChart radarChart scatterChart pieChart pie3DChart " +
  "doughnutChart barChart bar3DChart ofPieChart surfaceChart surface3DChart bubbleChart valAx catAx dateAx serAx dTable " +
  "spPr extLst"
).split(" ");

function typeOf(chart: Pick<ChartModel, "type">, series: ChartSeriesModel): string {
  return series.type ?? chart.type;
}

function shapeOf(chart: Pick<ChartModel, "type" | "series">): string {
  const kinds = chart.series.map((series) => [typeOf(chart, series), series.axisGroup]);
  return sortedJson(kinds.length > 0 ? kinds : [chart.type]);
}

/** Writes the series, and the groups and axes they need. */
export function writeAllSeries(root: XmlNode, base: ChartContent, wanted: ChartContent): void {
  const found = foundSeries(root);
  if (shapeOf(base) === shapeOf(wanted) && groupsOf(root).length > 0) {
    wanted.series.forEach((series, index) => {
      const at = found[index];
      const spelling = spellingOf(typeOf(wanted, series)) ?? { element: at?.group.local ?? "" };
      if (at) writeSeries(at.node, base.series[index] ?? null, series, spelling, false);
    });
  } else rebuild(root, base, wanted, found);
}

interface PlannedGroup {
  readonly type: string;
  readonly axisGroup: ChartSeriesModel["axisGroup"];
  readonly members: number[];
}

// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
function rebuild(root: XmlNode, base: ChartContent, wanted: ChartContent, found: readonly FoundSeries[]): void {
  const plot = root.find("chart", "plotArea");
  if (!plot) throw new Error("the chart has no place to draw");
  const sources = matchSeries(base.series, wanted.series);
  const planned = planGroups(wanted);
  const old = groupsOf(root);
  const axes = { Primary: axesOf(root, old[0]), Secondary: axesOf(root, secondaryGroup(old)) };
  for (const group of old) plot.remove(group);
  let next = Math.max(-1, ...found.map(({ node }) => node.number("idx") ?? 0));
  const kept = new Set<XmlNode>();
  for (const plan of planned) {
    const spelling = spellingFor(plan.type, found);
    const same = found.find((one) => one.type === plan.type && one.axisGroup === plan.axisGroup)?.group;
    const group = same ?? newGroup(plot.prefix, spelling);
    for (const one of group.all("ser")) group.remove(one);
    for (const member of plan.members) {
      const series = wanted.series[member];
      const source = found[sources[member] ?? -1];
      if (!series) continue;
      const node =
        source?.node ?? XmlNode.make(`<${plot.prefix}ser><${plot.prefix}idx val="${++next}"/></${plot.prefix}ser>`);
      node.setValue("order", member, SERIES_ORDER);
      if (source) adapt(node, spelling);
      const before = base.series[sources[member] ?? -1] ?? null;
      writeSeries(node, before, series, spelling, source?.type !== plan.type);
      group.insert(node, GROUP_ORDER);
    }
    connect(plot, group, spelling, plan.axisGroup, axes[plan.axisGroup], kept);
    placeGroup(plot, group);
  }
  for (const axis of plot.children.filter((node) => /^(cat|val|date|ser)Ax$/.test(node.local)))
    if (!kept.has(axis)) plot.remove(axis);
}

/** Behind the groups that are there: the first group's axes are the primary ones. */
function placeGroup(plot: XmlNode, group: XmlNode): void {
  plot.insert(group, [
    "layout",
    ...PLOT_ORDER.filter((name) => name.endsWith("Chart") && name !== group.local),
    group.local,
    ...PLOT_ORDER.filter((name) => !name.endsWith("Chart") && name !== "layout"),
  ]);
}

function secondaryGroup(groups: readonly XmlNode[]): XmlNode | undefined {
  const first = groups[0] ? axisIds(groups[0]).join(" ") : "";
  return groups.find((group) => axisIds(group).join(" ") !== first);
}

/** @throws Error for a kind of chart the file format draws in ways not made here */
function spellingFor(type: string, found: readonly FoundSeries[]): ChartSpelling {
  const spelling = spellingOf(type);
  const known = found.find((one) => one.type === type);
  if (!spelling && !known) throw new Error(`a chart of type ${type} cannot be written`);
  return spelling ?? { element: known?.group.local ?? "" };
}

/** For each wanted series the number of the one it comes from; -1 for a new one. */
function matchSeries(base: readonly ChartSeriesModel[], wanted: readonly ChartSeriesModel[]): number[] {
  const free = new Set(base.keys());
  const key = ({ name, values }: ChartSeriesModel): string => sortedJson([name, values]);
  const matched = wanted.map((series) => {
    const same = [...free].find((index) => base[index] && key(base[index]) === key(series));
    if (same !== undefined) free.delete(same);
    return same ?? -1;
  });
  return matched.map((source, index) => {
    if (source >= 0 || !free.has(index)) return source;
    free.delete(index);
    return index;
  });
}

function planGroups(wanted: ChartContent): PlannedGroup[] {
  const groups: PlannedGroup[] = [];
  wanted.series.forEach((series, index) => {
    const type = typeOf(wanted, series);
    const known = groups.find((group) => group.type === type && group.axisGroup === series.axisGroup);
    if (known) known.members.push(index);
    else groups.push({ type, axisGroup: series.axisGroup, members: [index] });
  });
  if (groups.length === 0) groups.push({ type: wanted.type, axisGroup: "Primary", members: [] });
  return groups.sort((a, b) => Number(a.axisGroup === "Secondary") - Number(b.axisGroup === "Secondary"));
}

function newGroup(p: string, spelling: ChartSpelling): XmlNode {
  const group = XmlNode.make(`<${p}${spelling.element}/>`);
  const put = (local: string, value: string | number | undefined): void => {
    if (value !== undefined) group.setValue(local, value, GROUP_ORDER);
  };
  put("barDir", spelling.direction);
  put("ofPieType", spelling.ofPie);
  put("grouping", spelling.grouping);
  if (spelling.scatter) put("scatterStyle", spelling.scatter === "smooth" ? "smoothMarker" : "lineMarker");
  if (spelling.radar) put("radarStyle", spelling.radar === "filled" ? "filled" : "marker");
  put("varyColors", isRound(spelling.element) ? 1 : 0);
  if (/tacked$/.test(spelling.grouping ?? "") && spelling.element === "barChart") put("overlap", 100);
  if (spelling.element === "lineChart") put("marker", 1);
  if (spelling.element === "doughnutChart") put("holeSize", 50);
  if (spelling.bubble3D) put("bubble3D", 1);
  return group;
}

const ONLY: readonly (readonly [string, RegExp])[] = [
  ["marker", /^(line|scatter|radar|stock)Chart$/],
  ["smooth", /^(line|scatter)Chart$/],
  ["explosion", /^(pie|pie3D|ofPie|doughnut)Chart$/],
  ["invertIfNegative", /^(bar|bar3D|bubble)Chart$/],
  ["bubbleSize", /^bubbleChart$/],
  ["bubble3D", /^bubbleChart$/],
  ["shape", /^bar3DChart$/],
  ["trendline", /^(bar|line|scatter|area|bubble)Chart$/],
  ["errBars", /^(bar|line|scatter|area|bubble)Chart$/],
];

/** A series from another kind of group: its sources are renamed, and what the new kind does not have goes. */
function adapt(node: XmlNode, { element }: ChartSpelling): void {
  for (const [local, kinds] of ONLY) {
    if (!kinds.test(element)) for (const one of node.all(local)) node.remove(one);
  }
  const pairs: readonly (readonly [string, string])[] = [
    ["cat", "xVal"],
    ["val", "yVal"],
  ];
  for (const [plain, paired] of pairs) {
    const [from, to] = isPaired(element) ? [plain, paired] : [paired, plain];
    const present = node.find(from);
    if (!present) continue;
    node.remove(present);
    node.insert(present.renamed(to), SERIES_ORDER);
  }
}

/** Gives a group its axes: those that are there where they fit, else new ones. */
function connect(
  plot: XmlNode,
  group: XmlNode,
  spelling: ChartSpelling,
  axisGroup: ChartSeriesModel["axisGroup"],
  present: { category?: XmlNode; value?: XmlNode },
  kept: Set<XmlNode>,
): void {
  for (const id of group.all("axId")) group.remove(id);
  if (isRound(spelling.element)) return;
  const paired = isPaired(spelling.element);
  const fits = present.category && (present.category.local === "valAx") === paired && present.value;
  if (!fits) Object.assign(present, newAxes(plot, spelling, axisGroup));
  for (const axis of [present.category, present.value]) {
    if (!axis) continue;
    kept.add(axis);
    const id = XmlNode.make(`<${plot.prefix}axId val="${axis.value("axId") ?? ""}"/>`);
    group.insert(id, GROUP_ORDER);
  }
  const lying = spelling.direction === "bar";
  const places = axisGroup === "Primary" ? (lying ? ["l", "b"] : ["b", "l"]) : lying ? ["r", "t"] : ["b", "r"];
  present.category?.setValue("axPos", places[0], AXIS_START);
  present.value?.setValue("axPos", places[1], AXIS_START);
}

const AXIS_START = ["axId", "scaling", "delete", "axPos"];

function newAxes(
  plot: XmlNode,
  spelling: ChartSpelling,
  axisGroup: ChartSeriesModel["axisGroup"],
): { category: XmlNode; value: XmlNode } {
  const p = plot.prefix;
  const used = plot.children.map((node) => node.number("axId") ?? 0);
  const id = Math.max(111_111_110, ...used) + 1;
  const paired = isPaired(spelling.element);
  const secondary = axisGroup === "Secondary";
  const start = (own: number, hidden: boolean): string =>
    `<${p}axId val="${own}"/><${p}scaling><${p}orientation val="minMax"/></${p}scaling><${p}delete val="${hidden ? 1 : 0}"/>` +
    `<${p}axPos val="b"/><${p}numFmt formatCode="General" sourceLinked="1"/><${p}majorTickMark val="out"/>` +
    `<${p}minorTickMark val="none"/><${p}tickLblPos val="nextTo"/>`;
  const between = `<${p}crossBetween val="${paired ? "midCat" : "between"}"/>`;
  const crossed = (other: number, at: string): string => `<${p}crossAx val="${other}"/><${p}crosses val="${at}"/>`;
  const first = paired
    ? `<${p}valAx>${start(id, secondary)}${crossed(id + 1, "autoZero")}${between}</${p}valAx>`
    : `<${p}catAx>${start(id, secondary)}${crossed(id + 1, "autoZero")}<${p}auto val="1"/><${p}lblAlgn val="ctr"/>` +
      `<${p}lblOffset val="100"/><${p}noMultiLvlLbl val="0"/></${p}catAx>`;
  const second = `<${p}valAx>${start(id + 1, false)}${crossed(id, secondary ? "max" : "autoZero")}${between}</${p}valAx>`;
  const order = [
    ...PLOT_ORDER.slice(0, PLOT_ORDER.indexOf("valAx")),
    "catAx",
    "dateAx",
    "valAx",
    "serAx",
    "dTable",
    "spPr",
    "extLst",
  ];
  return { category: plot.insert(XmlNode.make(first), order), value: plot.insert(XmlNode.make(second), order) };
}
