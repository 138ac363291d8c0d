import type { ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData, SeriesData } from "./data";
import { automaticColor, automaticLine } from "./defaults";
import { kindOf } from "./kinds";
import { labelStyle, labelText, pointLabels, showsSomething } from "./labels";
import type { ChartLayout } from "./layout";
import { axisText } from "./axis-text";
import { seriesColor } from "./draw-series";
import { borderOf, fillColor, lineStyle, readableOn, textStyle } from "./style";
import type { Drawing } from "./style";
import { fontPixels, pixelsPerPoint, textWidth } from "./measure";

/** The colour of a slice. */
export function sliceColor(chart: ChartModel, seriesIndex: number, at: number): string {
  const series = chart.series[seriesIndex];
  const own = series?.points.find((point) => point.index === at)?.fill;
  return fillColor(own, fillColor(series?.fill, automaticColor(at)));
}

const outsidePositions = ["OutsideEnd", "Callout", "BestFit"];

interface Slices {
  readonly chart: ChartModel;
  readonly data: ChartData;
  readonly one: SeriesData;
  /** Pixels the slices stand apart from the middle. */
  readonly exploded: number;
  readonly ring: boolean;
  /** Pixels from the inner to the outer edge. */
  readonly thickness: number;
}

function sliceLabel({ chart, data, one, ring, thickness }: Slices, at: number, share: number): Drawing {
  const labels = pointLabels(chart, one, at);
  const value = one.values[at] ?? null;
  if (!showsSomething(labels) || value === null) return { label: { show: false }, labelLine: { show: false } };
  const outside = !ring && outsidePositions.includes(labels.position ?? "");
  const parts = { value, category: data.categories[at] ?? "", share };
  const fits = textWidth(labelText(labels, data, one, parts), fontPixels(labels.font?.size)) < thickness;
  const isOwnColor = outside || labels.font?.color !== undefined || labels.fill !== undefined;
  return {
    label: {
      show: true,
      position: outside ? "outside" : "inside",
      formatter: () => labelText(labels, data, one, parts),
      ...labelStyle(labels),
      ...(isOwnColor ? {} : { color: fits ? readableOn(sliceColor(chart, one.index, at)) : "#404040" }),
    },
    labelLine: { show: outside, length: 8, length2: 6 },
  };
}

function slices(job: Slices): Drawing[] {
  const { chart, data, one, exploded } = job;
  const series = chart.series[one.index];
  const whole = one.values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
  return one.values.map((value, at) => {
    const size = Math.abs(value ?? 0);
    const border = series?.points.find((point) => point.index === at)?.border ?? series?.line;
    return {
      name: data.categories[at] ?? "",
      value: size,
      selected: exploded > 0,
      selectedOffset: exploded,
      itemStyle: {
        color: sliceColor(chart, one.index, at),
        ...(border === undefined ? { borderColor: "#FFFFFF", borderWidth: 2 } : borderOf(border)),
      },
      ...sliceLabel(job, at, whole === 0 ? 0 : size / whole),
    };
  });
}

/** Pie: the first series; doughnut: every series a ring, from inside out. */
export function drawPies(chart: ChartModel, data: ChartData, layout: ChartLayout): readonly Drawing[] {
  const kind = kindOf(chart.type);
  const ring = kind.family === "doughnut";
  const { plot } = layout;
  const outsideLabels = data.series.some((one) => pointLabels(chart, one, 0)?.position === "OutsideEnd");
  const room = Math.min(plot.width, plot.height) / 2 - (outsideLabels ? 26 : 4);
  const series = ring ? data.series : data.series.slice(0, 1);
  const first = chart.series[0];
  const explosion = (first?.explosion ?? (kind.exploded ? 10 : 0)) / 100;
  const outer = room / (1 + explosion);
  const hole = ring ? (outer * (first?.doughnutHoleSize ?? 75)) / 100 : 0;
  const thickness = (outer - hole) / Math.max(1, series.length);
  return series.map((one, at) => ({
    type: "pie",
    name: one.name,
    silent: true,
    emphasis: { disabled: true },
    startAngle: 90 - (first?.firstSliceAngle ?? 0),
    clockwise: true,
    selectedMode: explosion > 0 ? "multiple" : false,
    center: [plot.left + plot.width / 2, plot.top + plot.height / 2],
    radius: [hole + thickness * at, hole + thickness * (at + 1)],
    avoidLabelOverlap: true,
    data: slices({ chart, data, one, exploded: explosion * outer, ring, thickness }),
  }));
}

/** The web of a radar chart and a closed line or surface for every series. */
export function drawRadar(chart: ChartModel, data: ChartData, layout: ChartLayout): Drawing {
  const kind = kindOf(chart.type);
  const { plot, value } = layout;
  const axis = chart.axes.value;
  const web = axis.majorGridlines.visible
    ? (lineStyle(axis.majorGridlines.line, { color: automaticLine, weight: 0.75 }) ?? { width: 0 })
    : { width: 0 };
  const steps = Math.max(1, Math.round((value.maximum - value.minimum) / value.majorUnit));
  return {
    radar: {
      center: [plot.left + plot.width / 2, plot.top + plot.height / 2],
      radius: Math.max(10, Math.min(plot.width, plot.height) / 2 - 22),
      indicator: data.categories.map((name, at) => ({
        name,
        min: value.minimum,
        max: value.maximum,
        axisLabel: { show: at === 0 && axis.visible },
      })),
      splitNumber: steps,
      splitArea: { show: false },
      splitLine: { lineStyle: web },
      axisLine: { show: false },
      axisName: { ...textStyle(chart.axes.category.font) },
      axisLabel: {
        ...textStyle(axis.font),
        formatter: (at: number) =>
          axisText(axis, data, axis.numberFormat ?? data.series[0]?.numberFormat ?? "General", at),
      },
    },
    series: data.series.map((one) => {
      const series = chart.series[one.index];
      const color = seriesColor(chart, one.index);
      return {
        type: "radar",
        silent: true,
        emphasis: { disabled: true },
        symbol: kind.markers ? "circle" : "none",
        symbolSize: (series?.marker?.size ?? 5) * pixelsPerPoint,
        itemStyle: { color },
        lineStyle: lineStyle(series?.line, { color, weight: 2.25 }) ?? { width: 0 },
        ...(kind.filled ? { areaStyle: { color, opacity: 0.8 } } : {}),
        data: [{ name: one.name, value: one.values.map((number) => number ?? 0) }],
      };
    }),
  };
}
