import { failure, success, type Fault, type Result } from "../domain/fault";
import type { ApportionWords } from "./apportionWords";
import { ceilingBelowFloor, ceilingsBelowTotal, floorsAboveTotal, nobodyToTakeTheRest } from "./faults";
import type { Fraction } from "./fraction";
import { multiplierFor, type Claim } from "./multiplier";
import type { ShareState } from "./states";

/** Divide `total` whole steps. All lists have one entry per claimant. */
export interface ApportionInput {
  /** Whole steps, not negative. */
  readonly total: number;
  readonly weights: readonly bigint[];
  /** Whole steps, not negative. */
  readonly floors: readonly number[];
  /** Whole steps; null: no ceiling. */
  readonly ceilings: readonly (number | null)[];
  /** Ties go to the smaller key (unit code), whatever the order of the lists. */
  readonly keys: readonly string[];
  /** How faults speak: what is divided, how a claimant and a sum are written. */
  readonly words: ApportionWords;
}

export interface Share {
  readonly steps: number;
  /** 应分数 before rounding, in steps, after floors and ceilings. */
  readonly quota: Fraction;
  /** 舍后: the quota's whole steps. */
  readonly floored: number;
  /** 名次 of the remainder from 1; null where floor or ceiling decides. */
  readonly remainderRank: number | null;
  /** 尾差: whether the remainder earned one more step. */
  readonly extraStep: boolean;
  readonly state: ShareState;
}

export interface Apportionment {
  /** In the order of the input lists; the steps sum to the total exactly. */
  readonly shares: readonly Share[];
  /** 分配系数 in steps per unit of weight. */
  readonly multiplier: Fraction;
}

/**
 * 最大余数法 (Hamilton) with floors and ceilings, exact: quotas are fractions of integers, remainders share one
 * denominator and are compared as integers, ties go by key. Each share is within one step of its quota.
 * Faults in words when no division exists: floors above the total, ceilings below it, nobody to take the rest.
 */
export function apportion(input: ApportionInput): Result<Apportionment> {
  const claims = claimsOf(input);
  const fault = impossible(input, claims);
  if (fault) return failure(fault);
  const multiplier = multiplierFor(BigInt(input.total), claims);
  return success({ shares: largestRemainders(input, claims, multiplier), multiplier });
}

function claimsOf({ weights, floors, ceilings, keys }: ApportionInput): readonly Claim[] {
  if ([floors, ceilings, keys].some((list) => list.length !== weights.length)) {
    throw new RangeError("weights, floors, ceilings and keys must be equally long");
  }
  return weights.map((weight, index) => {
    const ceiling = ceilings[index] ?? null;
    return { weight, floor: BigInt(floors[index] ?? 0), ceiling: ceiling === null ? null : BigInt(ceiling) };
  });
}

function impossible(input: ApportionInput, claims: readonly Claim[]): Fault | null {
  const { words, total } = input;
  const crossed = claims.findIndex((claim) => claim.ceiling !== null && claim.ceiling < claim.floor);
  if (crossed >= 0) return ceilingBelowFloor(words, input.keys[crossed] ?? "");
  let floors = 0n;
  let ceilings: bigint | null = 0n;
  let reachable: bigint | null = 0n;
  for (const { weight, floor, ceiling } of claims) {
    floors += floor;
    ceilings = ceilings === null || ceiling === null ? null : ceilings + ceiling;
    const most = weight > 0n ? ceiling : floor;
    reachable = reachable === null || most === null ? null : reachable + most;
  }
  if (floors > BigInt(total)) return floorsAboveTotal(words, Number(floors));
  if (ceilings !== null && ceilings < BigInt(total)) return ceilingsBelowTotal(words, Number(ceilings));
  if (reachable !== null && reachable < BigInt(total)) return nobodyToTakeTheRest(words, Number(reachable));
  return null;
}

interface Draft {
  readonly index: number;
  readonly floored: bigint;
  readonly remainder: bigint;
  readonly state: ShareState;
  readonly quota: Fraction;
}

function largestRemainders(input: ApportionInput, claims: readonly Claim[], multiplier: Fraction): readonly Share[] {
  const drafts = claims.map((claim, index) => draftShare(claim, index, multiplier));
  let left = BigInt(input.total);
  for (const draft of drafts) left -= draft.floored;
  const ranks = remainderRanks(drafts, input.keys);
  return drafts.map(({ index, floored, remainder, state, quota }) => {
    const remainderRank = ranks[index] ?? null;
    // A remainder of 0 can never be among the first `left`: that many fractions below 1 cannot sum to more.
    const extraStep = remainderRank !== null && remainder > 0n && BigInt(remainderRank) <= left;
    return {
      steps: Number(floored) + (extraStep ? 1 : 0),
      quota,
      floored: Number(floored),
      remainderRank,
      extraStep,
      state,
    };
  });
}

function draftShare({ weight, floor, ceiling }: Claim, index: number, multiplier: Fraction): Draft {
  const numerator = multiplier.numerator * weight;
  const { denominator } = multiplier;
  if (floor > 0n && numerator < floor * denominator) return clampedDraft(index, floor, "floor");
  if (ceiling !== null && numerator > ceiling * denominator) return clampedDraft(index, ceiling, "ceiling");
  const floored = numerator / denominator;
  const remainder = numerator - floored * denominator;
  return { index, floored, remainder, state: "proportional", quota: { numerator, denominator } };
}

function clampedDraft(index: number, steps: bigint, state: ShareState): Draft {
  return { index, floored: steps, remainder: 0n, state, quota: { numerator: steps, denominator: 1n } };
}

/** Ranks from 1 by remainder, largest first, then by key; null for shares decided by a bound. */
function remainderRanks(drafts: readonly Draft[], keys: readonly string[]): readonly (number | null)[] {
  const ranks: (number | null)[] = new Array<number | null>(drafts.length).fill(null);
  drafts
    .filter((draft) => draft.state === "proportional")
    .sort((a, b) => {
      if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
      return compareKeys(keys[a.index] ?? "", keys[b.index] ?? "");
    })
    .forEach((draft, position) => {
      ranks[draft.index] = position + 1;
    });
  return ranks;
}

/** By code unit, never by locale: the same on every machine. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
