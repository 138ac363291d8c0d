import { compareFractions, ZERO_FRACTION, type Fraction } from "./fraction";

/** One claimant of an apportionment, in whole steps. */
export interface Claim {
  readonly weight: bigint;
  readonly floor: bigint;
  /** null: no ceiling. */
  readonly ceiling: bigint | null;
}

/**
 * 分配系数: the exact λ with Σ clamp(λ·weight, floor, ceiling) = total.
 *
 * The sum grows with λ and is straight between the points where a claim leaves its floor or meets its ceiling,
 * so the points are walked in order and the one straight piece that reaches the total is solved. O(n log n).
 * The caller has made sure that the total lies between the sum of floors and what the bounds can take.
 */
export function multiplierFor(total: bigint, claims: readonly Claim[]): Fraction {
  const weighted = claims.filter((claim) => claim.weight > 0n);
  if (weighted.length === 0) return ZERO_FRACTION;
  return unboundedMultiplier(total, claims) ?? boundedMultiplier(total, claims, weighted);
}

/** total ÷ Σ weight, when that touches no bound; otherwise null. */
function unboundedMultiplier(total: bigint, claims: readonly Claim[]): Fraction | null {
  let weights = 0n;
  for (const claim of claims) weights += claim.weight;
  for (const claim of claims) {
    const share = total * claim.weight;
    if (share < claim.floor * weights) return null;
    if (claim.ceiling !== null && share > claim.ceiling * weights) return null;
  }
  return { numerator: total, denominator: weights };
}

interface Turn {
  /** λ at which the claim leaves its floor or meets its ceiling. */
  readonly at: Fraction;
  /** Whole part of `at` times one scale for all turns: sorts nearly all of them without multiplying. */
  readonly rough: number;
  readonly weightChange: bigint;
  readonly clampedChange: bigint;
}

function boundedMultiplier(total: bigint, claims: readonly Claim[], weighted: readonly Claim[]): Fraction {
  let clamped = 0n;
  let moving = 0n;
  for (const { floor } of claims) clamped += floor;
  for (const { floor, weight } of weighted) if (floor === 0n) moving += weight;
  let last = ZERO_FRACTION;
  for (const turn of turnsInOrder(weighted)) {
    const { numerator, denominator } = turn.at;
    if (clamped * denominator + numerator * moving >= total * denominator) {
      return piece(total, clamped, moving, turn.at);
    }
    moving += turn.weightChange;
    clamped += turn.clampedChange;
    last = turn.at;
  }
  return piece(total, clamped, moving, last);
}

/** λ on one straight piece; where nothing moves any more every λ of the piece serves. */
function piece(total: bigint, clamped: bigint, moving: bigint, fallback: Fraction): Fraction {
  return moving === 0n ? fallback : { numerator: total - clamped, denominator: moving };
}

function turnsInOrder(weighted: readonly Claim[]): readonly Turn[] {
  const shift = roughShift(weighted);
  const turn = (bound: bigint, weight: bigint, weightChange: bigint, clampedChange: bigint): Turn => {
    const at = { numerator: bound, denominator: weight };
    return { at, rough: Number((bound << shift) / weight), weightChange, clampedChange };
  };
  const turns: Turn[] = [];
  for (const { weight, floor, ceiling } of weighted) {
    if (floor > 0n) turns.push(turn(floor, weight, weight, -floor));
    if (ceiling !== null) turns.push(turn(ceiling, weight, -weight, ceiling));
  }
  return turns.sort((a, b) => a.rough - b.rough || compareFractions(a.at, b.at));
}

/** The most bits that keep every scaled whole part a safe integer; 0 when bounds are huge and weights small. */
function roughShift(weighted: readonly Claim[]): bigint {
  let largest = 1n;
  let lightest: bigint | null = null;
  for (const { weight, floor, ceiling } of weighted) {
    const bound = ceiling ?? floor;
    if (bound > largest) largest = bound;
    if (lightest === null || weight < lightest) lightest = weight;
  }
  return BigInt(Math.max(0, 52 - bitLength(largest) + bitLength(lightest ?? 1n) - 1));
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
