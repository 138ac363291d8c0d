import type { FactorColumn, Multiplier } from "./factorColumn";
import { multiplierOf } from "./factorColumn";

/** A quotient in doubles nearer than this to a whole number, or to the last remainder served, is settled in BigInt. */
const NEAR = 1e-6;

/**
 * Largest remainder (Hamilton): quotas floored, the steps left go to the largest remainders, ties to the earlier unit
 * (units come in code order). Remainders that doubles cannot tell apart are compared in BigInt. Fills `out` with whole
 * amounts inside floor and ceiling whose sum is the pot; the column must be possible.
 */
export function largestRemainder(column: FactorColumn, out: Float64Array): void {
  const multiplier = multiplierOf(column);
  const remainder = new Float64Array(out.length);
  let left = floorQuotas(column, multiplier, out, remainder);
  while (left > 0) {
    const served = serveLargest(column, multiplier, out, remainder, left);
    if (served === 0) break;
    left -= served;
  }
  // Only a unit that the doubles put on the wrong side of its bound can leave steps to take back.
  for (let unit = out.length - 1; unit >= 0 && left < 0; unit -= 1) {
    const amount = out[unit] ?? 0;
    if (amount > (column.floor[unit] ?? 0) && (column.score[unit] ?? 0) > 0) {
      out[unit] = amount - 1;
      left += 1;
    }
  }
}

function floorQuotas(column: FactorColumn, at: Multiplier, out: Float64Array, remainder: Float64Array): number {
  const { base, score, floor, ceiling } = column;
  const ratio = at.denominator > 0 ? at.numerator / at.denominator : at.value;
  let left = column.total;
  for (let unit = 0; unit < out.length; unit += 1) {
    const low = floor[unit] ?? 0;
    const high = ceiling[unit] ?? 0;
    const moved = ratio * (score[unit] ?? 0);
    const quota = (base[unit] ?? 0) + moved;
    if (quota <= low || quota >= high) {
      const fixed = quota <= low ? low : high;
      out[unit] = fixed;
      remainder[unit] = -1;
      left -= fixed;
      continue;
    }
    let whole = Math.floor(quota);
    let part = quota - whole;
    if (part < NEAR || part > 1 - NEAR) {
      whole = (base[unit] ?? 0) + exactFloor(at, score[unit] ?? 0);
      part = Math.max(0, quota - whole);
    }
    out[unit] = whole;
    remainder[unit] = whole < high ? part : -1;
    left -= whole;
  }
  return left;
}

function exactFloor(at: Multiplier, score: number): number {
  if (at.denominator === 0) return Math.floor(at.value * score);
  const product = BigInt(at.numerator) * BigInt(score);
  const denominator = BigInt(at.denominator);
  const quotient = product / denominator;
  return Number(product < 0n && quotient * denominator !== product ? quotient - 1n : quotient);
}

function exactRemainder(at: Multiplier, score: number): bigint {
  if (at.denominator === 0) return 0n;
  const denominator = BigInt(at.denominator);
  return (((BigInt(at.numerator) * BigInt(score)) % denominator) + denominator) % denominator;
}

/** One step each to the `wanted` largest remainders; how many were served. */
function serveLargest(
  column: FactorColumn,
  at: Multiplier,
  out: Float64Array,
  remainder: Float64Array,
  wanted: number,
): number {
  let candidates = 0;
  for (const part of remainder) if (part >= 0) candidates += 1;
  const count = Math.min(wanted, candidates);
  if (count === 0) return 0;
  const cut = kthLargest(
    remainder.filter((part) => part >= 0),
    count,
  );
  const close: number[] = [];
  let served = 0;
  const serve = (unit: number): void => {
    out[unit] = (out[unit] ?? 0) + 1;
    // Served at most once: a second round, if any, goes to the others.
    remainder[unit] = -1;
    served += 1;
  };
  for (let unit = 0; unit < remainder.length; unit += 1) {
    const part = remainder[unit] ?? -1;
    if (part > cut + NEAR) serve(unit);
    else if (part >= 0 && part >= cut - NEAR) close.push(unit);
  }
  const exact = new Map(close.map((unit) => [unit, exactRemainder(at, column.score[unit] ?? 0)]));
  close.sort((a, b) => {
    const left = exact.get(a) ?? 0n;
    const right = exact.get(b) ?? 0n;
    return left > right ? -1 : left < right ? 1 : a - b;
  });
  for (const unit of close.slice(0, count - served)) serve(unit);
  return served;
}

/** The k-th largest value by selection; reorders `values`. */
function kthLargest(values: Float64Array, k: number): number {
  let from = 0;
  let to = values.length - 1;
  const place = k - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1] ?? 0;
    let left = from;
    let right = to;
    while (left <= right) {
      while ((values[left] ?? 0) > pivot) left += 1;
      while ((values[right] ?? 0) < pivot) right -= 1;
      if (left <= right) {
        const held = values[left] ?? 0;
        values[left] = values[right] ?? 0;
        values[right] = held;
        left += 1;
        right -= 1;
      }
    }
    if (place <= right) to = right;
    else if (place >= left) from = left;
    else break;
  }
  return values[place] ?? 0;
}

/**
 * Nearest rounding by one common divisor (Webster): no unit loses when the pot grows. Fills `out` with whole amounts
 * inside floor and ceiling whose sum is the pot; ties to the earlier unit. The column must be possible.
 */
export function nearestDivisor(column: FactorColumn, out: Float64Array): void {
  const { base, score, floor, ceiling } = column;
  const found = multiplierOf(column).value;
  // A hair below, so that units whose boundary is the multiplier itself all start on the same side of it.
  const start = found - Math.abs(found) * 1e-12;
  let left = column.total;
  for (let unit = 0; unit < out.length; unit += 1) {
    const nearest = Math.floor((base[unit] ?? 0) + start * (score[unit] ?? 0) + 0.5);
    const amount = Math.min(ceiling[unit] ?? 0, Math.max(floor[unit] ?? 0, nearest));
    out[unit] = amount;
    left -= amount;
  }
  const by = left > 0 ? 1 : -1;
  while (left !== 0) {
    const moved = moveWithin(column, out, by, Math.abs(left));
    if (moved === 0) break;
    left -= by * moved;
  }
}

/** Where a unit's amount changes by one step: its rounding boundary, as a multiplier; infinite when it cannot move. */
function boundary(column: FactorColumn, out: Float64Array, unit: number, by: number): number {
  const score = column.score[unit] ?? 0;
  const amount = out[unit] ?? 0;
  const bound = by > 0 ? (column.ceiling[unit] ?? 0) : (column.floor[unit] ?? 0);
  return score <= 0 || amount === bound ? by * Infinity : (amount + by * 0.5 - (column.base[unit] ?? 0)) / score;
}

/** Moves up to `wanted` units one step in the order of their boundaries; of equal ones the earlier unit keeps more. */
function moveWithin(column: FactorColumn, out: Float64Array, by: number, wanted: number): number {
  const distance = new Float64Array(out.length);
  let possible = 0;
  for (let unit = 0; unit < out.length; unit += 1) {
    const value = by * boundary(column, out, unit, by);
    distance[unit] = value;
    if (value < Infinity) possible += 1;
  }
  const count = Math.min(wanted, possible);
  if (count === 0) return 0;
  const cut = -kthLargest(
    distance.map((value) => -value),
    count,
  );
  const order: number[] = [];
  for (let unit = 0; unit < out.length; unit += 1) {
    const value = distance[unit] ?? Infinity;
    if (value <= cut && value < Infinity) order.push(unit);
  }
  // A unit whose next boundary lies before the cut too takes its second step in its turn.
  let moved = 0;
  while (moved < wanted && order.length > 0) {
    order.sort((a, b) => (distance[a] ?? 0) - (distance[b] ?? 0) || by * (a - b));
    const unit = order[0] ?? 0;
    out[unit] = (out[unit] ?? 0) + by;
    distance[unit] = by * boundary(column, out, unit, by);
    moved += 1;
    if ((distance[unit] ?? Infinity) > cut) order.shift();
  }
  return moved;
}
