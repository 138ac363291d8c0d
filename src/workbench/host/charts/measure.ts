/** Pixels a text takes; a Chinese character is as wide as it is high, others a little over half. */
export function textWidth(text: string, pixels: number): number {
  return (
    Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.56), 0) * pixels
  );
}

export const pixelsPerPoint = 4 / 3;

/** A font size in points as pixels; 9 points is Excel's usual size in charts. */
export function fontPixels(points: number | undefined, usual = 9): number {
  return (points ?? usual) * pixelsPerPoint;
}

/** A rectangle inside the chart, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
