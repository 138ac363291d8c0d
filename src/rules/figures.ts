import { ALLOCATION_STEP } from "../domain/money";
import type { Reading, Rule } from "../domain/rule";

/** Whether the comparison holds; `threshold` in basis points, the sides as whole numbers. */
export function holds({ comparator }: Rule, left: bigint, threshold: number, right: bigint): boolean {
  const [scaled, bound] = [10_000n * left, BigInt(threshold) * right];
  if (comparator === ">=") return scaled >= bound;
  return comparator === "=" ? scaled === bound : scaled <= bound;
}

/**
 * The smallest (for `<=` the largest) value of the left side that passes. Money is told in allocation steps, unless
 * an amount is finer than a step: then in fen, or the limit would contradict the verdict.
 */
export function limitOf(rule: Rule, reading: Reading, threshold: number, actual: bigint, base: bigint): bigint {
  const step = BigInt(ALLOCATION_STEP);
  const inSteps = reading.measure === "money" && rule.comparator !== "=" && actual % step === 0n && base % step === 0n;
  const grain = inSteps ? step : 1n;
  const exact = BigInt(threshold) * base;
  const below = floorDivide(exact, 10_000n * grain) * grain;
  const above = -floorDivide(-exact, 10_000n * grain) * grain;
  return rule.comparator === ">=" ? above : below;
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** @throws RangeError beyond the safe integers (90 万亿元): a programming error. */
export function wholeNumber(value: bigint): number {
  const result = Number(value);
  if (!Number.isSafeInteger(result)) throw new RangeError(`beyond the safe integers: ${value}`);
  return result;
}
