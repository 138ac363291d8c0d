import type { ChartErrorBarsModel, ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData, SeriesData } from "./data";
import { usualGap, usualOverlap } from "./defaults";
import { isPaired, seriesGroup, seriesType, stackOf, xPositions } from "./extent";
import { kindOf } from "./kinds";
import { lineStyle } from "./style";
import type { Drawing } from "./style";

/** What the drawing library hands to a shape of ours. */
interface Canvas {
  value(index: number): number;
  coord(point: readonly [number, number]): readonly [number, number];
}

/** How far bars reach from each value; Excel starts with standard error, fixed 1, 5 percent, one deviation. */
function errorAmounts(values: readonly (number | null)[], type: string): readonly number[] {
  const known = values.filter((value): value is number => value !== null);
  const middle = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const deviation = Math.sqrt(
    known.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, known.length - 1),
  );
  return values.map((value) => {
    if (type === "FixedValue" || type === "Custom") return 1;
    if (type === "Percent") return Math.abs(value ?? 0) * 0.05;
    return type === "StDev" ? deviation : deviation / Math.sqrt(Math.max(1, known.length));
  });
}

/** Where the middle of a column stands, counted in categories from the middle of its category. */
function columnOffset(chart: ChartModel, data: ChartData, one: SeriesData): number {
  const kind = kindOf(seriesType(chart, one));
  const lying = kind.family === "bar";
  if ((kind.family !== "column" && !lying) || kind.stacking !== "none") return 0;
  const group = stackOf(chart, data, one);
  const gap = (chart.series.find((series) => series.gapWidth !== undefined)?.gapWidth ?? usualGap(chart.type)) / 100;
  const overlap =
    (chart.series.find((series) => series.overlap !== undefined)?.overlap ?? usualOverlap(chart.type)) / 100;
  const units = group.length - (group.length - 1) * overlap + gap;
  const place = group.findIndex((other) => other.index === one.index) - (group.length - 1) / 2;
  return (place * (1 - overlap)) / units;
}

function drawBars(
  chart: ChartModel,
  data: ChartData,
  one: SeriesData,
  bars: ChartErrorBarsModel,
  alongX: boolean,
): Drawing {
  const paired = isPaired(chart);
  const lying = kindOf(chart.type).family === "bar";
  const offset = columnOffset(chart, data, one);
  const xs = paired ? xPositions(one) : one.values.map((_value, at) => at + 1 + offset);
  const amounts = errorAmounts(alongX ? xs : one.values, bars.type);
  const plus = bars.include === "MinusValues" ? 0 : 1;
  const minus = bars.include === "PlusValues" ? 0 : 1;
  const style = lineStyle(bars.line, { color: "#595959", weight: 0.75 });
  const secondary = seriesGroup(chart, one) === "Secondary" ? 1 : 0;
  const flat = alongX !== lying;
  return {
    type: "custom",
    silent: true,
    z: 6,
    xAxisIndex: lying ? secondary : paired ? 0 : 1,
    yAxisIndex: lying ? 1 : secondary,
    data: one.values.flatMap((value, at) => {
      if (value === null || style === null) return [];
      const x = xs[at] ?? 0;
      const amount = amounts[at] ?? 0;
      const ends = alongX
        ? [x - amount * minus, value, x + amount * plus, value]
        : [x, value - amount * minus, x, value + amount * plus];
      return [lying ? [ends[1], ends[0], ends[3], ends[2]] : ends];
    }),
    renderItem: (_parameters: unknown, canvas: Canvas) => {
      const [x1, y1] = canvas.coord([canvas.value(0), canvas.value(1)]);
      const [x2, y2] = canvas.coord([canvas.value(2), canvas.value(3)]);
      const stroke = { stroke: style?.["color"], lineWidth: style?.["width"] };
      const cap = (x: number, y: number): Drawing => ({
        type: "line",
        shape: flat ? { x1: x, x2: x, y1: y - 4, y2: y + 4 } : { x1: x - 4, x2: x + 4, y1: y, y2: y },
        style: stroke,
      });
      const caps = bars.endStyleCap
        ? [...(minus === 1 ? [cap(x1, y1)] : []), ...(plus === 1 ? [cap(x2, y2)] : [])]
        : [];
      return { type: "group", children: [{ type: "line", shape: { x1, y1, x2, y2 }, style: stroke }, ...caps] };
    },
  };
}

/** The error bars of every series that shows some. */
export function drawErrorBars(chart: ChartModel, data: ChartData): readonly Drawing[] {
  return data.series.flatMap((one) => {
    const series = chart.series[one.index];
    const upright = series?.yErrorBars?.visible === true ? [drawBars(chart, data, one, series.yErrorBars, false)] : [];
    const flat =
      isPaired(chart) && series?.xErrorBars?.visible === true
        ? [drawBars(chart, data, one, series.xErrorBars, true)]
        : [];
    return [...upright, ...flat];
  });
}
