import type { ChartModel, ChartPointModel, ChartSeriesModel } from "../../../sheetfile/chartModel";
import type { ChartData, SeriesData } from "./data";
import { automaticColor, usualGap, usualOverlap } from "./defaults";
import { seriesGroup, seriesType, shares, stackOf, xPositions } from "./extent";
import type { ChartKind } from "./kinds";
import { kindOf } from "./kinds";
import { isPlaced, labelStyle, labelText, pointLabels, seriesLabels, showsSomething } from "./labels";
import type { ChartLayout } from "./layout";
import { pixelsPerPoint } from "./measure";
import { borderOf, fillColor, lineStyle, readableOn } from "./style";
import type { Drawing } from "./style";

/** What is known when one series is drawn. */
interface Job {
  readonly chart: ChartModel;
  readonly data: ChartData;
  readonly layout: ChartLayout;
  readonly one: SeriesData;
  readonly series: ChartSeriesModel;
  readonly kind: ChartKind;
  readonly color: string;
}

/** The colour a series is drawn with. */
export function seriesColor(chart: ChartModel, index: number): string {
  const series = chart.series[index];
  const kind = kindOf(series?.type ?? chart.type);
  const lined = kind.family === "line" || kind.family === "scatter" || (kind.family === "radar" && !kind.filled);
  const own = lined ? (series?.line?.color ?? series?.fill?.color) : series?.fill?.color;
  return own ?? automaticColor(index);
}

const symbols: Readonly<Record<string, string>> = {
  Circle: "circle",
  Automatic: "circle",
  Dot: "circle",
  Square: "rect",
  Diamond: "diamond",
  Triangle: "triangle",
  Dash: "path://M0,4 L10,4 L10,6 L0,6 Z",
  X: "path://M0,1 L1,0 L5,4 L9,0 L10,1 L6,5 L10,9 L9,10 L5,6 L1,10 L0,9 L4,5 Z",
  Plus: "path://M4,0 L6,0 L6,4 L10,4 L10,6 L6,6 L6,10 L4,10 L4,6 L0,6 L0,4 L4,4 Z",
  Star: "path://M5,0 L6,4 L10,3 L7,5 L9,9 L5,6 L1,9 L3,5 L0,3 L4,4 Z",
};

function marker(job: Job, own: ChartSeriesModel["marker"]): Drawing {
  const style = own?.style ?? (job.kind.markers ? "Automatic" : "None");
  return {
    symbol: symbols[style] ?? (style === "None" ? "none" : "circle"),
    symbolSize: (own?.size ?? 5) * pixelsPerPoint,
    itemStyle: {
      color: own?.background ?? job.color,
      ...(own?.foreground === undefined ? {} : { borderColor: own.foreground, borderWidth: 1 }),
    },
  };
}

const labelPlaces: Readonly<Record<string, string>> = {
  Center: "inside",
  InsideEnd: "insideTop",
  InsideBase: "insideBottom",
  OutsideEnd: "top",
  Top: "top",
  Bottom: "bottom",
  Left: "left",
  Right: "right",
};

const lyingPlaces: Readonly<Record<string, string>> = {
  Center: "inside",
  InsideEnd: "insideRight",
  InsideBase: "insideLeft",
  OutsideEnd: "right",
};

function labelPlace(job: Job, wanted: string | undefined): string {
  const { family, stacking } = job.kind;
  if (family === "bar") return lyingPlaces[wanted ?? ""] ?? (stacking === "none" ? "right" : "inside");
  if (family === "column") return labelPlaces[wanted ?? ""] ?? (stacking === "none" ? "top" : "inside");
  return labelPlaces[wanted ?? ""] ?? "right";
}

function labelOf(job: Job, at: number): Drawing {
  const labels = pointLabels(job.chart, job.one, at);
  const value = job.one.values[at];
  if (!showsSomething(labels) || isPlaced(labels) || value === null || value === undefined) return { show: false };
  const parts = { value, category: job.data.categories[at] ?? "", size: job.one.sizes[at] ?? null };
  const position = labelPlace(job, labels.position);
  const covered = position.startsWith("inside") && labels.font?.color === undefined && labels.fill === undefined;
  return {
    show: true,
    position,
    formatter: () => labelText(labels, job.data, job.one, parts),
    ...labelStyle(labels),
    ...(covered ? { color: readableOn(String(itemStyle(job, at, value)["color"])) } : {}),
  };
}

function pointOf(job: Job, at: number): ChartPointModel | undefined {
  return job.series.points.find((point) => point.index === at);
}

function itemStyle(job: Job, at: number, value: number | null): Drawing {
  const point = pointOf(job, at);
  const inverted = job.series.invertIfNegative === true && value !== null && value < 0;
  const vary = job.series.varyByCategories === true && job.chart.series.length === 1;
  const usual = inverted ? (job.series.invertColor ?? "#FFFFFF") : vary ? automaticColor(at) : job.color;
  return {
    color: fillColor(point?.fill, inverted ? usual : vary ? usual : fillColor(job.series.fill, usual)),
    ...borderOf(point?.border ?? job.series.line ?? (inverted ? { color: job.color } : undefined)),
  };
}

/** Values as drawn: shares of stacks, zeros for gaps where that is wanted. */
function drawnValues(job: Job): readonly (number | null)[] {
  const { chart, data, one, kind } = job;
  const values = kind.stacking === "percent" ? shares(stackOf(chart, data, one), one.values) : one.values;
  return chart.displayBlanksAs === "Zero" ? values.map((value) => value ?? 0) : values;
}

function axisIndexes(job: Job): Drawing {
  const secondary = seriesGroup(job.chart, job.one) === "Secondary" && job.layout.secondary !== null ? 1 : 0;
  return job.kind.family === "bar"
    ? { xAxisIndex: secondary, yAxisIndex: 0 }
    : { xAxisIndex: 0, yAxisIndex: secondary };
}

function stackName(job: Job): Drawing {
  return job.kind.stacking === "none" ? {} : { stack: `${job.kind.family}-${seriesGroup(job.chart, job.one)}` };
}

function columns(job: Job): Drawing {
  const { chart, data, one, series, kind } = job;
  const type = series.type ?? chart.type;
  const beside = kind.stacking === "none" ? stackOf(chart, data, one).length : 1;
  // Gap and overlap belong to the group; the first series speaks for all.
  const group = chart.series.find((other) => other.gapWidth !== undefined);
  const gapWidth = (series.gapWidth ?? group?.gapWidth ?? usualGap(type)) / 100;
  const overlap =
    (series.overlap ?? chart.series.find((other) => other.overlap !== undefined)?.overlap ?? usualOverlap(type)) / 100;
  const units = beside - (beside - 1) * overlap + gapWidth;
  return {
    type: "bar",
    ...stackName(job),
    barGap: `${-overlap * 100}%`,
    barCategoryGap: `${(100 * gapWidth) / units}%`,
    data: drawnValues(job).map((value, at) => ({
      value,
      itemStyle: itemStyle(job, at, value),
      label: labelOf(job, at),
    })),
  };
}

function symbolOf(job: Job, at: number): Drawing {
  const own = pointOf(job, at);
  const drawn = marker(job, own?.marker ?? job.series.marker);
  return own?.fill === undefined ? drawn : { ...drawn, itemStyle: { color: fillColor(own.fill, job.color) } };
}

function line(job: Job): Drawing {
  const { series, chart, kind } = job;
  const drawn = lineStyle(series.line, { color: job.color, weight: 2.25 });
  const filled = kind.family === "area";
  return {
    type: "line",
    ...stackName(job),
    smooth: series.smooth ? 0.4 : false,
    connectNulls: chart.displayBlanksAs === "Interplotted",
    showAllSymbol: true,
    lineStyle: filled && series.line === undefined ? { width: 0 } : (drawn ?? { width: 0 }),
    ...(filled ? { areaStyle: { color: fillColor(series.fill, job.color), opacity: 1, origin: "auto" } } : {}),
    itemStyle: { color: job.color },
    symbol: "none",
    data: drawnValues(job).map((value, at) => ({
      value: value ?? "-",
      ...(filled ? { symbol: "none" } : symbolOf(job, at)),
      label: { ...labelOf(job, at), ...(filled ? { position: "inside" } : {}) },
    })),
  };
}

function scatter(job: Job): Drawing {
  const xs = xPositions(job.one);
  const lines = job.kind.lines || (job.series.line !== undefined && job.series.line.color !== null);
  const drawn = lineStyle(job.series.line, { color: job.color, weight: 1.5 });
  return {
    type: lines ? "line" : "scatter",
    ...(lines
      ? { smooth: job.series.smooth ? 0.4 : false, lineStyle: drawn ?? { width: 0 }, showAllSymbol: true }
      : {}),
    itemStyle: { color: job.color },
    clip: true,
    data: job.one.values.map((value, at) => ({
      value: [xs[at] ?? null, value],
      ...symbolOf(job, at),
      label: labelOf(job, at),
    })),
  };
}

function bubble(job: Job): Drawing {
  const xs = xPositions(job.one);
  const all = job.data.series.flatMap((one) => one.sizes).map((size) => size ?? 0);
  const largest = Math.max(...all, Number.MIN_VALUE);
  const most =
    0.25 * Math.min(job.layout.inside.width, job.layout.inside.height) * ((job.series.bubbleScale ?? 100) / 100);
  return {
    type: "scatter",
    symbol: "circle",
    clip: true,
    data: job.one.values.map((value, at) => ({
      value: [xs[at] ?? null, value],
      symbolSize:
        Math.sqrt(Math.max(0, job.one.sizes.length === 0 ? largest : (job.one.sizes[at] ?? 0)) / largest) * most,
      itemStyle: { ...itemStyle(job, at, value), opacity: 0.75 },
      label: {
        ...labelOf(job, at),
        position: labelPlaces[seriesLabels(job.chart, job.one)?.position ?? ""] ?? "right",
      },
    })),
  };
}

/** One series on axes. */
export function drawSeries(chart: ChartModel, data: ChartData, layout: ChartLayout, one: SeriesData): Drawing {
  const series = chart.series[one.index];
  if (series === undefined) throw new Error(`no series ${one.index}`);
  const kind = kindOf(seriesType(chart, one));
  const job: Job = { chart, data, layout, one, series, kind, color: seriesColor(chart, one.index) };
  const draw = {
    column: columns,
    bar: columns,
    scatter,
    bubble,
    line,
    area: line,
    pie: line,
    doughnut: line,
    radar: line,
  }[kind.family];
  return { name: one.name, silent: true, emphasis: { disabled: true }, ...axisIndexes(job), ...draw(job) };
}
