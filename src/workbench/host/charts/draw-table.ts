import type { ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData } from "./data";
import { automaticLine } from "./defaults";
import { seriesColor } from "./draw-series";
import type { ChartLayout, TableBox } from "./layout";
import { fillColor, lineStyle, textStyle } from "./style";
import type { Drawing } from "./style";

function drawLines(table: NonNullable<ChartModel["dataTable"]>, data: ChartData, box: TableBox): readonly Drawing[] {
  const border = lineStyle(table.border, { color: automaticLine, weight: 0.75 });
  if (border === null) return [];
  const style = { stroke: border["color"], lineWidth: border["width"] };
  const line = (x1: number, y1: number, x2: number, y2: number): Drawing => ({
    type: "line",
    silent: true,
    shape: { x1, y1, x2, y2 },
    style,
  });
  const from = box.left + box.names;
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const rows = data.series.map((_one, at) => box.top + (at + 1) * box.row);
  const each = (box.width - box.names) / Math.max(1, data.categories.length);
  const columns = data.categories.map((_name, at) => from + at * each).slice(1);
  const outline = [
    line(from, box.top, right, box.top),
    line(right, box.top, right, bottom),
    line(box.left, bottom, right, bottom),
    line(from, box.top, from, bottom),
    line(box.left, rows[0] ?? box.top, box.left, bottom),
  ];
  return [
    ...(table.horizontalBorder ? rows.map((y) => line(box.left, y, right, y)) : []),
    ...(table.verticalBorder ? columns.map((x) => line(x, box.top, x, bottom)) : []),
    ...(table.outlineBorder ? outline : []),
  ];
}

/** The table of all values below the plot; its columns stand under their categories. */
export function drawTable(chart: ChartModel, data: ChartData, layout: ChartLayout): readonly Drawing[] {
  const { table: box } = layout;
  const table = chart.dataTable;
  if (box === null || table === undefined) return [];
  const { color, ...font } = textStyle(table.font);
  const from = box.left + box.names;
  const each = (box.width - box.names) / Math.max(1, data.categories.length);
  const text = (content: string, x: number, row: number, width: number, align: "center" | "left"): Drawing => ({
    type: "text",
    silent: true,
    x,
    y: box.top + (row + 0.5) * box.row,
    style: { text: content, fill: color, ...font, align, verticalAlign: "middle", width, overflow: "truncate" },
  });
  const keyed = table.showLegendKey ? 14 : 0;
  const middle = (at: number): number => from + (at + 0.5) * each;
  const key = (index: number, row: number): Drawing => ({
    type: "rect",
    silent: true,
    shape: { x: box.left + 4, y: box.top + (row + 1.5) * box.row - 4, width: 8, height: 8 },
    style: { fill: seriesColor(chart, index) },
  });
  return [
    {
      type: "rect",
      silent: true,
      shape: { x: from, y: box.top, width: box.width - box.names, height: box.height },
      style: { fill: fillColor(table.fill, "transparent") },
    },
    ...data.categories.map((name, at) => text(name, middle(at), 0, each - 2, "center")),
    ...data.series.flatMap((one, row): Drawing[] => [
      ...(table.showLegendKey ? [key(one.index, row)] : []),
      text(one.name, box.left + 4 + keyed, row + 1, box.names - keyed - 4, "left"),
      ...one.values.map((value, at) =>
        text(value === null ? "" : data.format(value, one.numberFormat), middle(at), row + 1, each - 2, "center"),
      ),
    ]),
    ...drawLines(table, data, box),
  ];
}
