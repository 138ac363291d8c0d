import type { ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData } from "./data";
import { hasAxes, kindOf } from "./kinds";
import type { Box } from "./measure";
import { fontPixels, pixelsPerPoint, textWidth } from "./measure";

export interface LegendEntryBox extends Box {
  /** Among all entries, hidden ones included. */
  readonly index: number;
  readonly text: string;
}

export interface LegendBox extends Box {
  readonly entries: readonly LegendEntryBox[];
  readonly fontPixels: number;
}

export const keyWidth = 18;
const gap = 14;

/** The texts of a legend: the series, or the categories where every slice has a colour of its own. */
export function legendTexts(chart: ChartModel, data: ChartData): readonly string[] {
  return hasAxes(kindOf(chart.type).family) ? data.series.map((one) => one.name) : data.categories;
}

interface Entry {
  readonly text: string;
  readonly index: number;
  readonly width: number;
}

/** Entries beside each other, in as many rows as they need. */
function inRows(entries: readonly Entry[], width: number): Entry[][] {
  const rows: Entry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    if (used + entry.width > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(entry);
    used += entry.width + gap;
  }
  return rows;
}

function rowWidth(row: readonly Entry[]): number {
  return row.reduce((sum, entry) => sum + entry.width, 0) + gap * Math.max(0, row.length - 1);
}

function automaticPlace(position: string, space: Box, width: number, height: number): { left: number; top: number } {
  const middle = { left: space.left + (space.width - width) / 2, top: space.top + (space.height - height) / 2 };
  const far = { left: space.left + space.width - width, top: space.top + space.height - height };
  if (position === "Top") return { left: middle.left, top: space.top };
  if (position === "Bottom") return { left: middle.left, top: far.top };
  if (position === "Left") return { left: space.left, top: middle.top };
  return { left: far.left, top: position === "Corner" ? space.top : middle.top };
}

/** Where the legend and each of its entries are; null when there is none to be seen. */
export function legendBox(chart: ChartModel, data: ChartData, space: Box): LegendBox | null {
  const { legend } = chart;
  const hidden = new Set(legend.hiddenEntries ?? []);
  const pixels = fontPixels(legend.font?.size);
  const line = pixels * 1.5;
  const upright = legend.position !== "Bottom" && legend.position !== "Top";
  const most = upright ? space.width * 0.4 : space.width;
  const entries = legendTexts(chart, data)
    .map((text, index) => ({ text, index, width: Math.min(most, keyWidth + textWidth(text, pixels) + 4) }))
    .filter((entry) => !hidden.has(entry.index));
  if (!legend.visible || entries.length === 0) return null;
  const rows = upright
    ? entries.map((entry) => [entry])
    : inRows(entries, legend.width === undefined ? space.width : legend.width * pixelsPerPoint);
  const fitting = rows.slice(0, Math.max(1, Math.floor((upright ? space.height : space.height * 0.4) / line)));
  const width = Math.max(...fitting.map(rowWidth));
  const height = fitting.length * line;
  const automatic = automaticPlace(legend.position, space, width, height);
  const left = legend.left === undefined ? automatic.left : legend.left * pixelsPerPoint;
  const top = legend.top === undefined ? automatic.top : legend.top * pixelsPerPoint;
  const placed = fitting.flatMap((row, rowIndex) => {
    let at = left + (upright ? 0 : (width - rowWidth(row)) / 2);
    return row.map((entry): LegendEntryBox => {
      const box = {
        left: at,
        top: top + rowIndex * line,
        width: entry.width,
        height: line,
        index: entry.index,
        text: entry.text,
      };
      at += entry.width + gap;
      return box;
    });
  });
  return { left, top, width, height, entries: placed, fontPixels: pixels };
}
