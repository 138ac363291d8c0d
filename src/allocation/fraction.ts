/** An exact quotient; the denominator is positive. Not reduced. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO_FRACTION: Fraction = { numerator: 0n, denominator: 1n };

/** Negative, zero or positive as `a` is below, equal to or above `b`; cross-multiplied, nothing is divided. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The largest whole number not above a fraction that is not negative. */
export function wholePart(value: Fraction): bigint {
  return value.numerator / value.denominator;
}
