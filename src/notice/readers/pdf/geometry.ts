/** Points of a page, from its upper left corner, as it is shown. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Matrix = readonly [number, number, number, number, number, number];

/** A run of characters drawn at one place. */
export interface TextRun extends Box {
  readonly text: string;
  /** Height of the letters. */
  readonly size: number;
}

/** A line drawn across or down; `at` is its y or x. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** @returns the matrix that applies `inner` first */
export function combined(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Six finite numbers, or null. */
export function matrixOf(values: unknown): Matrix | null {
  if (typeof values !== "object" || values === null || !("length" in values)) return null;
  const numbers = Array.from(values as ArrayLike<unknown>);
  const [a, b, c, d, e, f] = numbers;
  const whole = [a, b, c, d, e, f].every((one) => typeof one === "number" && Number.isFinite(one));
  return whole && numbers.length === 6 ? [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)] : null;
}
