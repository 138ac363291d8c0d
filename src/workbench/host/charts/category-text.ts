import type { ChartAxisModel } from "../../../sheetfile/chartModel";
import { fontPixels, textWidth } from "./measure";

/** How the names of the categories are written. */
export interface CategoryText {
  /** Degrees upwards. */
  readonly rotate: number;
  /** Pixels for each name before it is broken or cut. */
  readonly width: number;
  readonly breaks: boolean;
  /** One of so many names is written. */
  readonly every: number;
}

/** Names beside each other if they fit, else broken into two or three lines, else slanted. */
export function categoryText(
  axis: ChartAxisModel,
  names: readonly string[],
  length: number,
): CategoryText & { height: number } {
  const pixels = fontPixels(axis.font?.size);
  const line = pixels * 1.35;
  if (!axis.visible || axis.tickLabelPosition === "None")
    return { rotate: 0, width: length, breaks: false, every: 1, height: 0 };
  const each = length / Math.max(1, names.length);
  const longest = Math.max(0, ...names.map((name) => textWidth(name, pixels)));
  const given = axis.textOrientation ?? 0;
  const every = axis.tickLabelSpacing ?? Math.max(1, Math.ceil((pixels * 1.2) / each));
  if (given !== 0) {
    const slope = Math.abs(Math.sin((Math.min(90, Math.abs(given)) * Math.PI) / 180));
    return {
      rotate: given === 180 ? 0 : given,
      width: 120,
      breaks: false,
      every,
      height: Math.min(longest, 120) * slope + line,
    };
  }
  const room = each * (axis.tickLabelSpacing ?? 1) - 4;
  if (longest <= room)
    return { rotate: 0, width: room, breaks: false, every: axis.tickLabelSpacing ?? 1, height: line + 6 };
  const lines = Math.ceil(longest / Math.max(1, room)) + (longest / Math.max(1, room) > 1.7 ? 1 : 0);
  if (room >= pixels * 3 && lines <= 3) {
    // Lines of about the same length: no character stands alone.
    const even = Math.min(room, longest / lines + pixels);
    return { rotate: 0, width: even, breaks: true, every: axis.tickLabelSpacing ?? 1, height: lines * line + 6 };
  }
  const width = Math.min(longest, 96);
  return { rotate: 45, width, breaks: false, every, height: width * 0.71 + line };
}
