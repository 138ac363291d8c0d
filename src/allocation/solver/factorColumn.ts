/**
 * One pot (project) among all units by factor scores: amount = clamp(base + multiplier · score, floor, ceiling) with
 * one multiplier for which the sum is the pot. All inputs are whole numbers (steps, scores); ceilings are finite.
 */
export interface FactorColumn {
  readonly total: number;
  readonly base: Float64Array;
  readonly score: Float64Array;
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
}

/** The multiplier, as found and as an exact quotient over the units that stand at neither bound. */
export interface Multiplier {
  readonly value: number;
  /** `total − Σ bounded − Σ base of the free` and `Σ score of the free`; 0 / 0 when every unit stands at a bound. */
  readonly numerator: number;
  readonly denominator: number;
}

const STEPS = 200;

/** Sum, free score and free base at a multiplier, reused from call to call. */
const pass = { sum: 0, slope: 0, base: 0 };

function sumAt(column: FactorColumn, multiplier: number): void {
  const { base, score, floor, ceiling } = column;
  let bounded = 0;
  let slope = 0;
  let free = 0;
  for (let unit = 0; unit < base.length; unit += 1) {
    const start = base[unit] ?? 0;
    const weight = score[unit] ?? 0;
    const amount = start + multiplier * weight;
    const low = floor[unit] ?? 0;
    const high = ceiling[unit] ?? 0;
    if (amount <= low) bounded += low;
    else if (amount >= high) bounded += high;
    else {
      slope += weight;
      free += start;
    }
  }
  pass.sum = bounded + free + multiplier * slope;
  pass.slope = slope;
  pass.base = bounded + free;
}

/** Whether any whole amounts inside floors and ceilings sum to the pot. */
export function columnIsPossible(column: FactorColumn): boolean {
  let low = 0;
  let high = 0;
  for (let unit = 0; unit < column.base.length; unit += 1) {
    const floor = column.floor[unit] ?? 0;
    const ceiling = column.ceiling[unit] ?? 0;
    if (floor > ceiling) return false;
    // A unit without a score never leaves its base.
    const fixed = Math.min(ceiling, Math.max(floor, column.base[unit] ?? 0));
    const scored = (column.score[unit] ?? 0) > 0;
    low += scored ? floor : fixed;
    high += scored ? ceiling : fixed;
  }
  return low <= column.total && column.total <= high;
}

/** The multiplier by Newton kept inside a bracket; every step is one pass. The column must be possible. */
export function multiplierOf(column: FactorColumn): Multiplier {
  let low = -Infinity;
  let high = Infinity;
  let multiplier = 0;
  for (let step = 0; step < STEPS; step += 1) {
    sumAt(column, multiplier);
    const gap = column.total - pass.sum;
    if (gap === 0) break;
    if (gap > 0) low = multiplier;
    else high = multiplier;
    const next = pass.slope > 0 ? (column.total - pass.base) / pass.slope : NaN;
    if (next === multiplier) break;
    if (next > low && next < high) multiplier = next;
    else if (low === -Infinity || high === Infinity) multiplier = nextBreakpoint(column, multiplier, gap > 0);
    else {
      const middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) break;
      multiplier = middle;
    }
  }
  sumAt(column, multiplier);
  return { value: multiplier, numerator: column.total - pass.base, denominator: pass.slope };
}

/** Where flat ground ends: the next multiplier at which some unit begins to move. */
function nextBreakpoint(column: FactorColumn, multiplier: number, upward: boolean): number {
  let nearest = upward ? Infinity : -Infinity;
  for (let unit = 0; unit < column.base.length; unit += 1) {
    const score = column.score[unit] ?? 0;
    if (score <= 0) continue;
    const start = column.base[unit] ?? 0;
    // One step past the bound, so that the unit counts as free there.
    if (upward) {
      const at = ((column.floor[unit] ?? 0) + 0.5 - start) / score;
      if (at > multiplier && at < nearest) nearest = at;
    } else {
      const at = ((column.ceiling[unit] ?? 0) - 0.5 - start) / score;
      if (at < multiplier && at > nearest) nearest = at;
    }
  }
  return Number.isFinite(nearest) ? nearest : multiplier;
}
