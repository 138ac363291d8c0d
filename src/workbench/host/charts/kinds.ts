import { HostError } from "../errors";

/** How a family of chart types is drawn. */
export type ChartFamily = "column" | "bar" | "line" | "area" | "pie" | "doughnut" | "scatter" | "bubble" | "radar";

export type Stacking = "none" | "stacked" | "percent";

/** What the name of a chart type says. */
export interface ChartKind {
  readonly family: ChartFamily;
  readonly stacking: Stacking;
  readonly markers: boolean;
  readonly lines: boolean;
  readonly smooth: boolean;
  readonly exploded: boolean;
  readonly filled: boolean;
}

const families: Readonly<Record<string, ChartFamily>> = {
  Column: "column",
  Bar: "bar",
  Line: "line",
  Area: "area",
  Pie: "pie",
  Doughnut: "doughnut",
  XYScatter: "scatter",
  Bubble: "bubble",
  Radar: "radar",
};

const drawn = [
  ...["Column", "Bar"].flatMap((name) => ["Clustered", "Stacked", "Stacked100"].map((end) => name + end)),
  ...["Line", "LineMarkers", "Area"].flatMap((name) => ["", "Stacked", "Stacked100"].map((end) => name + end)),
  ...["Pie", "PieExploded", "Doughnut", "DoughnutExploded"],
  ...["XYScatter", "XYScatterSmooth", "XYScatterSmoothNoMarkers", "XYScatterLines", "XYScatterLinesNoMarkers"],
  ...["Bubble", "Radar", "RadarMarkers", "RadarFilled"],
];

/** Types with depth: drawn without it, as their nearest flat relative. */
const flattened = [
  ..."3DColumnClustered 3DColumnStacked 3DColumnStacked100 3DBarClustered 3DBarStacked 3DBarStacked100".split(" "),
  ..."3DColumn 3DLine 3DPie 3DPieExploded 3DArea 3DAreaStacked 3DAreaStacked100 Bubble3DEffect".split(" "),
  ...["Cylinder", "Cone", "Pyramid"].flatMap((solid) => [
    ...["ColClustered", "ColStacked", "ColStacked100", "BarClustered", "BarStacked", "BarStacked100", "Col"].map(
      (end) => solid + end,
    ),
  ]),
];

/** Types of Excel that are known and not drawn here. */
const others = [
  ..."PieOfPie BarOfPie Surface SurfaceWireframe SurfaceTopView SurfaceTopViewWireframe".split(" "),
  ..."StockHLC StockOHLC StockVHLC StockVOHLC".split(" "),
  ..."Histogram Boxwhisker Pareto RegionMap Treemap Waterfall Sunburst Funnel".split(" "),
];

/** The type as Excel spells it. InvalidArgument when there is none, NotImplemented when it is not drawn here. */
export function chartType(value: unknown): string {
  const lower = typeof value === "string" ? value.toLowerCase() : "";
  const found = [...drawn, ...flattened].find((name) => name.toLowerCase() === lower);
  if (found !== undefined) return found;
  if (others.some((name) => name.toLowerCase() === lower))
    throw new HostError("NotImplemented", `charts of the type ${String(value)} are not drawn here`);
  throw new HostError("InvalidArgument", `no chart type ${String(value)}`);
}

/** What is drawn for a type; types that only files can bring are drawn as their nearest flat relative. */
export function kindOf(type: string): ChartKind {
  const plain = type.replace(/^3D/, "").replace(/^(Cylinder|Cone|Pyramid)(Col|Bar)/, (_all, _solid, way: string) => {
    return way === "Col" ? "Column" : "Bar";
  });
  const name = Object.keys(families).find((candidate) => plain.startsWith(candidate)) ?? "Column";
  const family = families[name] ?? "column";
  const scatterLines = /Lines|Smooth/.test(plain);
  return {
    family,
    stacking: plain.endsWith("Stacked100") ? "percent" : plain.endsWith("Stacked") ? "stacked" : "none",
    markers: plain.includes("Markers") ? !plain.includes("NoMarkers") : family === "scatter",
    lines: family !== "scatter" || scatterLines,
    smooth: plain.includes("Smooth"),
    exploded: plain.endsWith("Exploded"),
    filled: plain === "RadarFilled",
  };
}

/** Whether charts of this family have axes. */
export function hasAxes(family: ChartFamily): boolean {
  return family !== "pie" && family !== "doughnut";
}

/** Whether both axes count in numbers. */
export function countsBothWays(family: ChartFamily): boolean {
  return family === "scatter" || family === "bubble";
}
