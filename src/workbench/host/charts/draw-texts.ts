import type { ChartAxisModel, ChartFontModel, ChartModel, ChartTitleModel } from "../../../sheetfile/chartModel";
import type { ChartData } from "./data";
import { displayFactor } from "./axis-text";
import { sliceColor } from "./draw-round";
import { seriesColor } from "./draw-series";
import { drawTable } from "./draw-table";
import { hasAxes, kindOf } from "./kinds";
import { isPlaced, labelText, showsSomething } from "./labels";
import type { ChartLayout } from "./layout";
import { keyWidth } from "./legend-box";
import type { Box } from "./measure";
import { fontPixels, pixelsPerPoint, textWidth } from "./measure";
import { borderOf, fillColor, lineStyle, textStyle } from "./style";
import type { Drawing } from "./style";

interface Framed {
  readonly fill?: ChartTitleModel["fill"];
  readonly border?: ChartTitleModel["border"];
}

function frame(box: Box, framed: Framed): Drawing[] {
  const color = fillColor(framed.fill, "transparent");
  const border = borderOf(framed.border);
  if (color === "transparent" && border["borderColor"] === undefined) return [];
  const shape = { x: box.left - 3, y: box.top - 2, width: box.width + 6, height: box.height + 4 };
  return [
    {
      type: "rect",
      silent: true,
      shape,
      style: { fill: color, stroke: border["borderColor"], lineWidth: border["borderWidth"] },
    },
  ];
}

/** A text in the middle of its box; `turned` degrees upwards. */
function middleText(
  text: string,
  box: Box,
  font: ChartFontModel | undefined,
  usualSize: number,
  turned: number,
): Drawing {
  const { color, ...rest } = textStyle(font, usualSize);
  const length = turned === 0 ? box.width : box.height;
  return {
    type: "text",
    silent: true,
    x: box.left + box.width / 2,
    y: box.top + box.height / 2,
    rotation: (turned * Math.PI) / 180,
    style: {
      text,
      fill: color,
      ...rest,
      align: "center",
      verticalAlign: "middle",
      width: length + 4,
      overflow: "truncate",
      ...(font?.underline === true ? { textDecoration: "underline" } : {}),
    },
  };
}

/** A title whose parts have fonts of their own, piece by piece. */
function richTitle(title: ChartTitleModel, text: string, box: Box): Drawing[] {
  const fontAt = (at: number): ChartFontModel =>
    (title.runs ?? []).reduce<ChartFontModel>(
      (font, run) => (at >= run.start && at < run.start + run.length ? { ...font, ...run.font } : font),
      title.font ?? {},
    );
  const pieces: { text: string; font: ChartFontModel }[] = [];
  Array.from(text).forEach((character, at) => {
    const font = fontAt(at);
    const before = pieces.at(-1);
    if (before !== undefined && JSON.stringify(before.font) === JSON.stringify(font)) before.text += character;
    else pieces.push({ text: character, font });
  });
  const widths = pieces.map((piece) => textWidth(piece.text, fontPixels(piece.font.size, 14)));
  let left = box.left + (box.width - widths.reduce((sum, width) => sum + width, 0)) / 2;
  return pieces.map((piece, at) => {
    const { color, ...rest } = textStyle(piece.font, 14);
    const width = widths[at] ?? 0;
    const drawn = {
      type: "text",
      silent: true,
      x: left + width / 2,
      y: box.top + box.height / 2,
      style: { text: piece.text, fill: color, ...rest, align: "center", verticalAlign: "middle" },
    };
    left += width;
    return drawn;
  });
}

function legend(chart: ChartModel, data: ChartData, layout: ChartLayout): Drawing[] {
  if (layout.legend === null) return [];
  const kind = kindOf(chart.type);
  const { color, ...font } = textStyle(chart.legend.font);
  const entries = layout.legend.entries.flatMap((entry): Drawing[] => {
    const middle = entry.top + entry.height / 2;
    const seriesIndex = data.series[entry.index]?.index ?? entry.index;
    const key = hasAxes(kind.family)
      ? seriesColor(chart, seriesIndex)
      : sliceColor(chart, data.series[0]?.index ?? 0, entry.index);
    const type = kindOf(chart.series[seriesIndex]?.type ?? chart.type).family;
    const lined = hasAxes(kind.family) && (type === "line" || (type === "radar" && !kind.filled));
    const line = lineStyle(chart.series[seriesIndex]?.line, { color: key, weight: 2.25 });
    return [
      lined
        ? {
            type: "line",
            silent: true,
            shape: { x1: entry.left, y1: middle, x2: entry.left + 14, y2: middle },
            style: { stroke: key, lineWidth: line?.["width"] ?? 0 },
          }
        : {
            type: "rect",
            silent: true,
            shape: { x: entry.left + 4, y: middle - 4, width: 8, height: 8 },
            style: { fill: key },
          },
      {
        type: "text",
        silent: true,
        x: entry.left + keyWidth,
        y: middle,
        style: {
          text: entry.text,
          fill: color,
          ...font,
          verticalAlign: "middle",
          width: entry.width - keyWidth + 8,
          overflow: "truncate",
        },
      },
    ];
  });
  return [...frame(layout.legend, chart.legend), ...entries];
}

/** Labels of points that were taken somewhere else by hand. */
function placedLabels(chart: ChartModel, data: ChartData, layout: ChartLayout): Drawing[] {
  const { inside } = layout;
  return data.series.flatMap((one) =>
    (chart.series[one.index]?.points ?? []).flatMap(({ index, labels }): Drawing[] => {
      const value = one.values[index];
      if (!showsSomething(labels) || !isPlaced(labels) || value === undefined || value === null) return [];
      const text = labelText(labels, data, one, {
        value,
        category: data.categories[index] ?? "",
        size: one.sizes[index] ?? null,
      });
      const { color, ...font } = textStyle(labels.font);
      const width = textWidth(text, fontPixels(labels.font?.size));
      const over = inside.left + ((index + 0.5) / Math.max(1, data.categories.length)) * inside.width;
      const left = labels.left === undefined ? over - width / 2 : labels.left * pixelsPerPoint;
      const top = (labels.top ?? inside.top / pixelsPerPoint) * pixelsPerPoint;
      const box = { left, top, width, height: fontPixels(labels.font?.size) * 1.35 };
      return [
        ...frame(box, labels),
        { type: "text", silent: true, x: left, y: top, style: { text, fill: color, ...font } },
      ];
    }),
  );
}

function unitLabel(axis: ChartAxisModel, data: ChartData, layout: ChartLayout, lying: boolean): Drawing[] {
  if (layout.unitLabel === null) return [];
  const unit = axis.displayUnit ?? "None";
  const text = data.units[unit] ?? data.format(displayFactor(axis), "General");
  return [middleText(text, layout.unitLabel, axis.font, 9, lying ? 0 : 90)];
}

/** Title, titles of the axes and legend, as shapes and texts of their own. */
export function drawTexts(chart: ChartModel, data: ChartData, layout: ChartLayout): readonly Drawing[] {
  const { title, axes } = chart;
  const turnedTitle = title.textOrientation ?? (title.position === "Left" || title.position === "Right" ? 90 : 0);
  const lying = kindOf(chart.type).family === "bar";
  const axisTitle = (
    box: Box | null,
    text: string,
    axis: typeof axes.value | undefined,
    upright: boolean,
  ): Drawing[] =>
    box === null
      ? []
      : [
          ...frame(box, axis?.title ?? {}),
          middleText(text, box, axis?.title.font, 10, axis?.title.textOrientation ?? (upright ? 90 : 0)),
        ];
  const titleDrawing =
    layout.title === null
      ? []
      : title.runs !== undefined && title.runs.length > 0 && turnedTitle === 0
        ? richTitle(title, data.title, layout.title)
        : [middleText(data.title, layout.title, title.font, 14, turnedTitle)];
  return [
    ...(layout.title === null ? [] : frame(layout.title, title)),
    ...titleDrawing,
    ...axisTitle(layout.categoryTitle, data.categoryTitle, axes.category, lying),
    ...axisTitle(layout.valueTitle, data.valueTitle, axes.value, !lying),
    ...axisTitle(layout.secondaryTitle, data.secondaryValueTitle, axes.secondaryValue, true),
    ...unitLabel(axes.value, data, layout, lying),
    ...drawTable(chart, data, layout),
    ...placedLabels(chart, data, layout),
    ...legend(chart, data, layout),
  ];
}
