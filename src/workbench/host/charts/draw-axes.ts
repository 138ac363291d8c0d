import type { ChartAxisModel, ChartModel } from "../../../sheetfile/chartModel";
import { axisNumberFormat, axisText } from "./axis-text";
import type { ChartData } from "./data";
import { automaticLine } from "./defaults";
import { isPaired, seriesGroup } from "./extent";
import { kindOf } from "./kinds";
import type { ChartLayout } from "./layout";
import type { Scale } from "./scale";
import { lineStyle, textStyle } from "./style";
import type { Drawing } from "./style";

/** Between the major gridlines. */
const faintLine = "#F2F2F2";

function gridlines(lines: ChartAxisModel["majorGridlines"], color = automaticLine): Drawing {
  const drawn = lines.visible ? lineStyle(lines.line, { color, weight: 0.75 }) : null;
  return drawn === null ? { show: false } : { show: true, lineStyle: drawn };
}

function ticks(kind: string | undefined): Drawing {
  return kind === undefined || kind === "None" ? { show: false } : { show: true, inside: kind === "Inside" };
}

function axisLine(axis: ChartAxisModel, usual: { color: string; weight: number } | null): Drawing {
  const drawn = axis.visible ? lineStyle(axis.line, usual) : null;
  return drawn === null ? { show: false } : { show: true, onZero: axis.tickLabelPosition !== "Low", lineStyle: drawn };
}

function hidesText(axis: ChartAxisModel): boolean {
  return !axis.visible || axis.tickLabelPosition === "None";
}

function valueAxis(
  chart: ChartModel,
  axis: ChartAxisModel,
  data: ChartData,
  scale: Scale,
  group: "Primary" | "Secondary",
): Drawing {
  const format = axisNumberFormat(
    chart,
    axis,
    data.series.find((one) => seriesGroup(chart, one) === group),
  );
  const steps = axis.minorUnit === undefined ? 5 : Math.max(1, Math.round(scale.majorUnit / axis.minorUnit));
  return {
    type: axis.logBase === undefined ? "value" : "log",
    ...(axis.logBase === undefined ? { interval: scale.majorUnit } : { logBase: axis.logBase }),
    min: scale.minimum,
    max: scale.maximum,
    inverse: axis.reversePlotOrder,
    axisLine: axisLine(axis, null),
    axisTick: ticks(axis.majorTickMark),
    minorTick: { ...ticks(axis.minorTickMark), splitNumber: steps },
    splitLine: gridlines(axis.majorGridlines),
    minorSplitLine: gridlines(axis.minorGridlines, faintLine),
    axisLabel: {
      show: !hidesText(axis),
      ...textStyle(axis.font),
      hideOverlap: false,
      formatter: (value: number) => axisText(axis, data, format, value),
      ...(axis.textOrientation === undefined || axis.textOrientation === 180 ? {} : { rotate: axis.textOrientation }),
    },
  };
}

function categoryAxis(chart: ChartModel, data: ChartData, layout: ChartLayout): Drawing {
  const axis = chart.axes.category;
  const { rotate, width, breaks, every } = layout.categoryText;
  const touching =
    axis.isBetweenCategories === undefined ? kindOf(chart.type).family === "area" : !axis.isBetweenCategories;
  return {
    type: "category",
    data: data.categories,
    boundaryGap: !touching,
    inverse: axis.reversePlotOrder,
    axisLine: axisLine(axis, { color: automaticLine, weight: 0.75 }),
    axisTick: { ...ticks(axis.majorTickMark), alignWithLabel: false },
    splitLine: gridlines(axis.majorGridlines),
    axisLabel: {
      show: !hidesText(axis) && (layout.table === null || kindOf(chart.type).family === "bar"),
      ...textStyle(axis.font),
      rotate,
      width,
      overflow: breaks ? "break" : "truncate",
      interval: every - 1,
      margin: 6,
    },
  };
}

/** Axes and the grid between them. */
export function drawAxes(chart: ChartModel, data: ChartData, layout: ChartLayout): Drawing {
  const { category, value, secondaryValue } = chart.axes;
  const turned = kindOf(chart.type).family === "bar";
  const main = valueAxis(chart, value, data, layout.value, "Primary");
  const names =
    isPaired(chart) && layout.position !== null
      ? {
          ...valueAxis(chart, category, data, layout.position, "Primary"),
          axisLine: axisLine(category, { color: automaticLine, weight: 0.75 }),
        }
      : categoryAxis(chart, data, layout);
  const second =
    layout.secondary === null
      ? []
      : [
          {
            ...valueAxis(
              chart,
              secondaryValue ?? { ...value, majorGridlines: { visible: false } },
              data,
              layout.secondary,
              "Secondary",
            ),
            splitLine: { show: false },
          },
        ];
  const { left, top, width, height } = layout.inside;
  return {
    grid: { left, top, width, height, containLabel: false, outerBoundsMode: "none" },
    xAxis: turned ? [main, ...second] : [names],
    yAxis: turned ? [names] : [main, ...second],
  };
}
