import type { ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData } from "./data";
import { automaticLine } from "./defaults";
import { drawAxes } from "./draw-axes";
import { drawPies, drawRadar } from "./draw-round";
import { drawSeries } from "./draw-series";
import { drawTexts } from "./draw-texts";
import { drawTrendlines } from "./draw-trendlines";
import { hasAxes, kindOf } from "./kinds";
import { layOut } from "./layout";
import { fillColor, harmless, lineStyle } from "./style";
import type { Drawing } from "./style";

function background(chart: ChartModel, width: number, height: number): Drawing {
  const line = lineStyle(chart.border, { color: automaticLine, weight: 0.75 });
  const half = Number(line?.["width"] ?? 0) / 2;
  return {
    type: "rect",
    silent: true,
    z: -10,
    shape: {
      x: half,
      y: half,
      width: width - 2 * half,
      height: height - 2 * half,
      r: chart.roundedCorners === true ? 10 : 0,
    },
    style: {
      fill: fillColor(chart.fill, "#FFFFFF"),
      ...(line === null ? {} : { stroke: line["color"], lineWidth: line["width"], lineDash: line["type"] }),
    },
  };
}

/** The picture of a chart as an option of the drawing library; nothing else goes into it than what is given here. */
export function drawChart(chart: ChartModel, data: ChartData, width: number, height: number): Drawing {
  return harmless(compose(chart, data, width, height));
}

function compose(chart: ChartModel, data: ChartData, width: number, height: number): Drawing {
  const layout = layOut(chart, data, width, height);
  const { family } = kindOf(chart.type);
  const plotFill = fillColor(chart.plotArea?.fill, "transparent");
  const plotLine = lineStyle(chart.plotArea?.border, null);
  const { left, top, width: insideWidth, height: insideHeight } = layout.inside;
  const plot = {
    type: "rect",
    silent: true,
    z: -9,
    shape: { x: left, y: top, width: insideWidth, height: insideHeight },
    style: {
      fill: plotFill,
      ...(plotLine === null ? {} : { stroke: plotLine["color"], lineWidth: plotLine["width"] }),
    },
  };
  const graphic = [background(chart, width, height), plot, ...drawTexts(chart, data, layout)];
  const base: Drawing = { animation: false, graphic };
  if (data.series.length === 0) return base;
  if (family === "radar") return { ...base, ...drawRadar(chart, data, layout) };
  if (!hasAxes(family)) return { ...base, series: drawPies(chart, data, layout) };
  const axes = drawAxes(chart, data, layout);
  const trends = drawTrendlines(chart, data);
  return {
    ...base,
    ...axes,
    ...trends.axes(axes),
    series: [...data.series.map((one) => drawSeries(chart, data, layout, one)), ...trends.series],
  };
}
