import type { ChartModel, ChartTrendlineModel } from "../../../sheetfile/chartModel";
import type { ChartData, SeriesData } from "./data";
import { seriesColor } from "./draw-series";
import { drawErrorBars } from "./draw-error-bars";
import { isPaired, seriesGroup, xPositions } from "./extent";
import { kindOf } from "./kinds";
import type { Point } from "./regression";
import { fitTrendline, movingAverage } from "./regression";
import { lineStyle, textStyle } from "./style";
import type { Drawing } from "./style";

function pointsOf(one: SeriesData, paired: boolean): readonly Point[] {
  const xs = paired ? xPositions(one) : one.values.map((_value, at) => at + 1);
  return one.values.flatMap((value, at): Point[] => (value === null ? [] : [[xs[at] ?? at + 1, value]]));
}

/** The points a trendline is drawn through, and what is written at its end. */
export function trendOf(
  one: SeriesData,
  line: ChartTrendlineModel,
  paired: boolean,
): { points: readonly Point[]; label: string } {
  const points = pointsOf(one, paired);
  if (line.type === "MovingAverage") return { points: movingAverage(points, line.movingAveragePeriod), label: "" };
  const fit = fitTrendline(points, line);
  if (fit === null) return { points: [], label: "" };
  const xs = points.map(([x]) => x);
  const from = Math.min(...xs) - line.backwardPeriod;
  const to = Math.max(...xs) + line.forwardPeriod;
  const steps = line.type === "Linear" ? 1 : 60;
  const drawn = Array.from({ length: steps + 1 }, (_, step): Point => {
    const x = from + ((to - from) * step) / steps;
    return [x, fit.at(x)];
  });
  const label = [
    line.showEquation ? fit.equation : "",
    line.showRSquared ? `R² = ${Number(fit.rSquared.toFixed(4))}` : "",
  ];
  return { points: drawn.filter(([, y]) => Number.isFinite(y)), label: label.filter((text) => text !== "").join("\n") };
}

/** Dotted unless told otherwise. */
function trendStyle(line: ChartTrendlineModel, color: string): Drawing {
  const drawn = lineStyle(line.line, { color, weight: 1.5 });
  if (drawn === null) return { width: 0 };
  return line.line?.style === undefined ? { ...drawn, type: [2, 3] } : drawn;
}

function drawTrend(chart: ChartModel, one: SeriesData, line: ChartTrendlineModel, lying: boolean): Drawing {
  const paired = isPaired(chart);
  const { points, label } = trendOf(one, line, paired);
  const secondary = seriesGroup(chart, one) === "Secondary" ? 1 : 0;
  const text = line.label?.text ?? label;
  return {
    type: "line",
    silent: true,
    symbol: "none",
    smooth: false,
    z: 5,
    xAxisIndex: lying ? secondary : paired ? 0 : 1,
    yAxisIndex: lying ? 1 : secondary,
    lineStyle: trendStyle(line, seriesColor(chart, one.index)),
    endLabel: {
      show: text !== "",
      formatter: () => text,
      align: "right",
      verticalAlign: "bottom",
      offset: [-4, -6],
      ...textStyle(line.label?.font),
    },
    data: points.map(([x, y]) => (lying ? [y, x] : [x, y])),
  };
}

/** Trendlines and error bars, and the axes by number they need beside one of names. */
export function drawTrendlines(
  chart: ChartModel,
  data: ChartData,
): { readonly series: readonly Drawing[]; axes(drawn: Drawing): Drawing } {
  const lying = kindOf(chart.type).family === "bar";
  const trends = data.series.flatMap((one) =>
    (chart.series[one.index]?.trendlines ?? []).map((line) => drawTrend(chart, one, line, lying)),
  );
  const series = [...trends, ...drawErrorBars(chart, data)];
  return {
    series,
    axes: (drawn) => {
      if (series.length === 0 || isPaired(chart)) return {};
      const key = lying ? "yAxis" : "xAxis";
      const names = (drawn[key] as readonly Drawing[])[0];
      const between = names?.["boundaryGap"] === true ? 0.5 : 0;
      const hidden = {
        type: "value",
        show: false,
        min: 1 - between,
        max: Math.max(1, data.categories.length) + between,
        inverse: chart.axes.category.reversePlotOrder,
        position: lying ? "right" : "top",
      };
      return { [key]: [names, hidden] };
    },
  };
}
