import { readAxis } from "./chartAxes";
import { readLabels } from "./chartLabels";
import type { ChartAxesModel, ChartAxisModel, ChartModel, ChartSeriesModel } from "./chartModel";
import { readSeries } from "./chartSeries";
import { readLayout, readLook, readTextFont, readTitle, type ChartContext } from "./chartText";
import { isChartGroup, isPaired, typeOfGroup } from "./chartTypes";
import { present } from "./styleSheet";
import type { XmlNode } from "./xmlTree";

/** A chart without what its drawing says of it. */
export type ChartContent = Omit<ChartModel, "id" | "name" | "place" | "alternativeText">;

export const LEGEND_PLACES: Readonly<Record<string, "Top" | "Bottom" | "Left" | "Right" | "Corner">> = {
  t: "Top",
  b: "Bottom",
  l: "Left",
  r: "Right",
  tr: "Corner",
};
export const BLANKS: Readonly<Record<string, ChartModel["displayBlanksAs"]>> = {
  gap: "NotPlotted",
  zero: "Zero",
  span: "Interplotted",
};

/** A series with where it stands. */
export interface FoundSeries {
  readonly node: XmlNode;
  readonly group: XmlNode;
  readonly type: string;
  readonly axisGroup: ChartSeriesModel["axisGroup"];
}

export function groupsOf(root: XmlNode): XmlNode[] {
  return (root.find("chart", "plotArea")?.children ?? []).filter(isChartGroup);
}

export function axisIds(group: XmlNode): string[] {
  return group.all("axId").map((one) => one.attributes.get("val") ?? "");
}

/** Series of all groups in the order they are counted. */
export function foundSeries(root: XmlNode): FoundSeries[] {
  const groups = groupsOf(root);
  const first = groups[0] ? axisIds(groups[0]).join(" ") : "";
  return groups
    .flatMap((group) => {
      const type = typeOfGroup(group);
      const axisGroup = axisIds(group).join(" ") === first ? ("Primary" as const) : ("Secondary" as const);
      return group.all("ser").map((node) => ({ node, group, type, axisGroup }));
    })
    .sort((a, b) => (a.node.number("order") ?? 0) - (b.node.number("order") ?? 0));
}

/** The two axes of a group: categories (or x) first. */
export function axesOf(root: XmlNode, group: XmlNode | undefined): { category?: XmlNode; value?: XmlNode } {
  const ids = group ? axisIds(group) : [];
  const axes = (root.find("chart", "plotArea")?.children ?? []).filter((node) =>
    /^(cat|val|date|ser)Ax$/.test(node.local),
  );
  const [first, second] = ids.map((id) => axes.find((axis) => axis.value("axId") === id));
  if (!group || !first || !second) return {};
  const swapped = !isPaired(group.local) && first.local === "valAx" && second.local !== "valAx";
  return swapped ? { category: second, value: first } : { category: first, value: second };
}

export function readChart(root: XmlNode, context: ChartContext): ChartContent {
  const groups = groupsOf(root);
  const chart = root.find("chart");
  const type = groups[0] ? typeOfGroup(groups[0]) : "ColumnClustered";
  const { palette } = context;
  const title = readTitle(chart?.find("title"), context);
  return {
    type,
    title: { position: "Automatic", overlay: false, ...title },
    legend: readLegend(chart?.find("legend"), context),
    series: foundSeries(root).map((found) => ({
      ...readSeries(found.node, found.group, found.type, found.axisGroup, context),
      ...(found.type === type ? {} : { type: found.type }),
    })),
    axes: readAxes(root, context),
    labels: readLabels(groups[0]?.find("dLbls"), context),
    ...present("style", root.number("style")),
    ...readLook(root, palette),
    ...present("font", readTextFont(root, palette)),
    ...present("plotArea", readPlotArea(chart?.find("plotArea"), context)),
    ...present("dataTable", readDataTable(chart?.find("plotArea", "dTable"), context)),
    displayBlanksAs: BLANKS[chart?.value("dispBlanksAs") ?? ""] ?? "NotPlotted",
    plotVisibleOnly: chart?.switched(true, "plotVisOnly") ?? true,
    ...(root.switched(false, "roundedCorners") ? { roundedCorners: true } : {}),
    ...(chart?.switched(false, "showDLblsOverMax") ? { showDataLabelsOverMaximum: true } : {}),
  };
}

function readLegend(node: XmlNode | undefined, context: ChartContext): ChartModel["legend"] {
  const hidden = (node?.all("legendEntry") ?? [])
    .filter((entry) => entry.switched(false, "delete"))
    .map((entry) => entry.number("idx") ?? 0);
  return {
    visible: node !== undefined,
    position: LEGEND_PLACES[node?.value("legendPos") ?? "r"] ?? "Right",
    overlay: node?.switched(false, "overlay") ?? false,
    ...present("font", readTextFont(node, context.palette)),
    ...readLook(node, context.palette),
    ...readLayout(node, context),
    ...(hidden.length > 0 ? { hiddenEntries: hidden } : {}),
  };
}

const NO_AXIS: ChartAxisModel = {
  visible: true,
  title: { visible: false },
  majorGridlines: { visible: false },
  minorGridlines: { visible: false },
  reversePlotOrder: false,
};

export function readAxes(root: XmlNode, context: ChartContext): ChartAxesModel {
  const groups = groupsOf(root);
  const primary = axesOf(root, groups[0]);
  const first = groups[0] ? axisIds(groups[0]).join(" ") : "";
  const secondary = axesOf(
    root,
    groups.find((group) => axisIds(group).join(" ") !== first),
  );
  const read = (axis: XmlNode | undefined, crossing: XmlNode | undefined): ChartAxisModel | undefined =>
    axis && readAxis(axis, crossing, context);
  return {
    category: read(primary.category, primary.value) ?? NO_AXIS,
    value: read(primary.value, primary.category) ?? NO_AXIS,
    ...present("secondaryCategory", read(secondary.category, secondary.value)),
    ...present("secondaryValue", read(secondary.value, secondary.category)),
  };
}

function readPlotArea(node: XmlNode | undefined, context: ChartContext): ChartModel["plotArea"] {
  const { left, top, width, height } = readLayout(node, context);
  const placed = left !== undefined && top !== undefined && width !== undefined && height !== undefined;
  const area = { ...readLook(node, context.palette), ...(placed ? { box: { left, top, width, height } } : {}) };
  return Object.keys(area).length > 0 ? area : undefined;
}

function readDataTable(node: XmlNode | undefined, { palette }: ChartContext): ChartModel["dataTable"] {
  if (!node) return undefined;
  return {
    visible: true,
    showLegendKey: node.switched(false, "showKeys"),
    horizontalBorder: node.switched(false, "showHorzBorder"),
    verticalBorder: node.switched(false, "showVertBorder"),
    outlineBorder: node.switched(false, "showOutline"),
    ...present("font", readTextFont(node, palette)),
    ...readLook(node, palette),
  };
}
