import type { ChartPlace } from "../../../sheetfile/chartModel";

/** Which edges a drag takes along; all of them move the chart. */
export interface Grip {
  readonly left: boolean;
  readonly top: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
}

export const wholeChart: Grip = { left: true, top: true, right: true, bottom: true };

/** The eight handles of a chosen chart, by the point of the compass. */
export const handles: Readonly<Record<string, Grip>> = {
  nw: { left: true, top: true, right: false, bottom: false },
  n: { left: false, top: true, right: false, bottom: false },
  ne: { left: false, top: true, right: true, bottom: false },
  e: { left: false, top: false, right: true, bottom: false },
  se: { left: false, top: false, right: true, bottom: true },
  s: { left: false, top: false, right: false, bottom: true },
  sw: { left: true, top: false, right: false, bottom: true },
  w: { left: true, top: false, right: false, bottom: false },
};

/** Points below which a chart is not made by hand. */
const least = 24;

/** Where a chart is after its grip was dragged by so many points; it neither leaves the sheet nor turns inside out. */
export function dragged(place: ChartPlace, grip: Grip, x: number, y: number): ChartPlace {
  const isWhole = grip.left && grip.right;
  if (isWhole) return { ...place, left: Math.max(0, place.left + x), top: Math.max(0, place.top + y) };
  const right = place.left + place.width;
  const bottom = place.top + place.height;
  const left = grip.left ? Math.min(Math.max(0, place.left + x), right - least) : place.left;
  const top = grip.top ? Math.min(Math.max(0, place.top + y), bottom - least) : place.top;
  const width = grip.right ? Math.max(least, place.width + x) : right - left;
  const height = grip.bottom ? Math.max(least, place.height + y) : bottom - top;
  return { ...place, left, top, width, height };
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrow keys move, with Shift they change the size, with Ctrl in the smallest steps; null for other keys. */
export function nudged(place: ChartPlace, key: string, shift: boolean, fine: boolean): ChartPlace | null {
  const arrow = arrows[key];
  if (arrow === undefined) return null;
  const step = fine ? 0.75 : 6;
  const grip = shift ? { left: false, top: false, right: true, bottom: true } : wholeChart;
  return dragged(place, grip, arrow[0] * step, arrow[1] * step);
}
