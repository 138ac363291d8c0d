import type { XmlNode } from "./xmlTree";

/** How the file spells a chart type of `Excel.ChartType`. */
export interface ChartSpelling {
  /** `barChart`, `pie3DChart` … */
  readonly element: string;
  readonly direction?: "bar" | "col";
  readonly grouping?: "clustered" | "stacked" | "percentStacked" | "standard";
  /** Of lines, radars and scatters: whether points are marked unless a series says otherwise. */
  readonly markers?: boolean;
  readonly scatter?: "line" | "smooth" | "none";
  readonly radar?: "standard" | "filled";
  readonly exploded?: true;
  readonly ofPie?: "pie" | "bar";
  readonly bubble3D?: true;
}

function grouped(name: string, spelling: ChartSpelling): [string, ChartSpelling][] {
  const plain = spelling.element.startsWith("bar") ? "clustered" : "standard";
  const [first, rest] = spelling.element.startsWith("bar") ? ["Clustered", ""] : ["", ""];
  return [
    [`${name}${first}`, { ...spelling, grouping: plain }],
    [`${name}${rest}Stacked`, { ...spelling, grouping: "stacked" }],
    [`${name}${rest}Stacked100`, { ...spelling, grouping: "percentStacked" }],
  ];
}

const SPELLINGS = new Map<string, ChartSpelling>([
  ...grouped("Column", { element: "barChart", direction: "col" }),
  ...grouped("Bar", { element: "barChart", direction: "bar" }),
  ...grouped("3DColumn", { element: "bar3DChart", direction: "col" }),
  ...grouped("3DBar", { element: "bar3DChart", direction: "bar" }),
  ...grouped("Line", { element: "lineChart", markers: false }),
  ...grouped("LineMarkers", { element: "lineChart", markers: true }),
  ...grouped("Area", { element: "areaChart" }),
  ["Pie", { element: "pieChart" }],
  ["PieExploded", { element: "pieChart", exploded: true }],
  ["3DPie", { element: "pie3DChart" }],
  ["3DPieExploded", { element: "pie3DChart", exploded: true }],
  ["PieOfPie", { element: "ofPieChart", ofPie: "pie" }],
  ["BarOfPie", { element: "ofPieChart", ofPie: "bar" }],
  ["Doughnut", { element: "doughnutChart" }],
  ["DoughnutExploded", { element: "doughnutChart", exploded: true }],
  ["XYScatter", { element: "scatterChart", scatter: "none", markers: true }],
  ["XYScatterLines", { element: "scatterChart", scatter: "line", markers: true }],
  ["XYScatterLinesNoMarkers", { element: "scatterChart", scatter: "line", markers: false }],
  ["XYScatterSmooth", { element: "scatterChart", scatter: "smooth", markers: true }],
  ["XYScatterSmoothNoMarkers", { element: "scatterChart", scatter: "smooth", markers: false }],
  ["Radar", { element: "radarChart", radar: "standard", markers: false }],
  ["RadarMarkers", { element: "radarChart", radar: "standard", markers: true }],
  ["RadarFilled", { element: "radarChart", radar: "filled" }],
  ["Bubble", { element: "bubbleChart" }],
  ["Bubble3DEffect", { element: "bubbleChart", bubble3D: true }],
]);

/** Undefined for types the format draws in other ways (maps, trees, stocks): those are only kept, never made. */
export function spellingOf(type: string): ChartSpelling | undefined {
  return SPELLINGS.get(type);
}

/** Kinds that are read under their family's first name and never made here. */
const FAMILIES: Readonly<Record<string, string>> = {
  line3DChart: "3DLine",
  area3DChart: "3DArea",
  stockChart: "StockHLC",
  surfaceChart: "SurfaceTopView",
  surface3DChart: "Surface",
};

const GROUP =
  /^(bar|bar3D|line|line3D|area|area3D|pie|pie3D|ofPie|doughnut|scatter|radar|bubble|stock|surface|surface3D)Chart$/;

export function isChartGroup(node: XmlNode): boolean {
  return GROUP.test(node.local);
}

/** The type a group of series is drawn as. */
// eslint-disable-next-line complexity -- one step for each field of the format, none of them nested
export function typeOfGroup(group: XmlNode): string {
  const series = group.all("ser");
  const marked = series.length === 0 || series.some((one) => one.value("marker", "symbol") !== "none");
  const grouping = group.value("grouping") ?? "standard";
  const smooth = group.value("scatterStyle") === "smoothMarker" || series.some((one) => one.switched(false, "smooth"));
  const lineless = series.length > 0 && series.every((one) => one.find("spPr", "ln", "noFill") !== undefined);
  const facts: ChartSpelling = {
    element: group.local,
    ...(group.local.startsWith("bar") ? { direction: group.value("barDir") === "bar" ? "bar" : "col" } : {}),
    ...(["barChart", "bar3DChart", "lineChart", "areaChart"].includes(group.local)
      ? { grouping: groupingOf(group.local, grouping) }
      : {}),
    ...(group.local === "lineChart" ? { markers: marked && group.switched(false, "marker") } : {}),
    ...(group.local === "scatterChart" ? scatterFacts(smooth, lineless, marked) : {}),
    ...(group.local === "radarChart" ? radarFacts(group.value("radarStyle"), marked) : {}),
    ...(explodes(group, series) ? { exploded: true } : {}),
    ...(group.local === "ofPieChart" ? { ofPie: group.value("ofPieType") === "bar" ? "bar" : "pie" } : {}),
    ...(group.local === "bubbleChart" && series.some((one) => one.switched(false, "bubble3D"))
      ? { bubble3D: true }
      : {}),
  };
  const key = keyOf(facts);
  const found = [...SPELLINGS].find(([, spelling]) => keyOf(spelling) === key);
  return found?.[0] ?? FAMILIES[group.local] ?? "ColumnClustered";
}

function keyOf(spelling: ChartSpelling): string {
  const { element, direction, grouping, markers, scatter, radar, exploded, ofPie, bubble3D } = spelling;
  return [element, direction, grouping, markers, scatter, radar, exploded, ofPie, bubble3D].join(" ");
}

function groupingOf(element: string, grouping: string): NonNullable<ChartSpelling["grouping"]> {
  if (grouping === "stacked" || grouping === "percentStacked") return grouping;
  return element.startsWith("bar") ? "clustered" : "standard";
}

function scatterFacts(smooth: boolean, lineless: boolean, marked: boolean): Partial<ChartSpelling> {
  if (lineless) return { scatter: "none", markers: true };
  return { scatter: smooth ? "smooth" : "line", markers: marked };
}

function radarFacts(style: string | undefined, marked: boolean): Partial<ChartSpelling> {
  return style === "filled" ? { radar: "filled" } : { radar: "standard", markers: style === "marker" && marked };
}

function explodes(group: XmlNode, series: readonly XmlNode[]): boolean {
  if (!["pieChart", "pie3DChart", "doughnutChart"].includes(group.local)) return false;
  return series.length > 0 && series.every((one) => (one.number("explosion") ?? 0) > 0);
}

/** Kinds without axes. */
export function isRound(element: string): boolean {
  return /^(pie|pie3D|ofPie|doughnut)Chart$/.test(element);
}

/** Kinds with two value axes. */
export function isPaired(element: string): boolean {
  return element === "scatterChart" || element === "bubbleChart";
}
