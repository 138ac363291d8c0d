import { failure, success, type Bilingual, type Result } from "../domain/fault";
import { fen, formatWan, ZERO_FEN, type Fen } from "../domain/money";
import { apportion, compareKeys, type Share } from "./apportion";
import type { ApportionWords } from "./apportionWords";
import { nobodyToTakeTheRest } from "./faults";
import { wholePart, type Fraction } from "./fraction";
import type { ShareTrace } from "./result";

/** A pot that wants a share of the fund, or a cell that wants a share of its pot. */
export interface Claimant {
  /** Decides ties: unit code, or project number. */
  readonly key: string;
  readonly name: string;
  readonly weight: bigint;
  /** At least and at most this much; both agree with each other modulo a step. */
  readonly least: Fen;
  readonly most: Fen | null;
}

/**
 * Divides an amount in fen among claimants in whole steps, exactly.
 *
 * Where something is finer than a step: the fraction of a claimant's own `least` (money held in it) stays with that
 * claimant, and what then remains below a step goes to one claimant: of those with a weight and room under their
 * ceiling, the one with the largest share, ties by key.
 */
export function shareOut(
  amount: Fen,
  claimants: readonly Claimant[],
  step: Fen,
  subject: Bilingual,
): Result<readonly ShareTrace[]> {
  const offsets = claimants.map((claimant) => remainderOf(claimant.least, step));
  const offsetTotal = offsets.reduce((sum, offset) => sum + offset, 0);
  const steps = Math.floor((amount - offsetTotal) / step);
  const residue = fen(amount - offsetTotal - steps * step);
  const words = wordsFor(subject, claimants, amount, (count) => fen(count * step + offsetTotal));
  const apportioned = apportion({
    total: steps,
    weights: claimants.map((claimant) => claimant.weight),
    floors: claimants.map((claimant, index) => (claimant.least - (offsets[index] ?? 0)) / step),
    ceilings: claimants.map(({ most }, index) =>
      most === null ? null : Math.floor((most - (offsets[index] ?? 0)) / step),
    ),
    keys: claimants.map((claimant) => claimant.key),
    words,
  });
  if (!apportioned.ok) return apportioned;
  const traces = apportioned.value.shares.map((share, index) => traceOf(share, step, offsets[index] ?? 0));
  if (residue === 0) return success(traces);
  const place = residuePlace(claimants, traces, residue);
  if (place === null) return failure(nobodyToTakeTheRest(words, steps));
  return success(traces.map((trace, index) => (index === place ? withResidue(trace, residue) : trace)));
}

function wordsFor(
  subject: Bilingual,
  claimants: readonly Claimant[],
  amount: Fen,
  inFen: (steps: number) => Fen,
): ApportionWords {
  return {
    subject,
    claimant: (key) => claimants.find((claimant) => claimant.key === key)?.name ?? key,
    sum: (steps) => formatWan(inFen(steps)),
    total: formatWan(amount),
  };
}

function traceOf(share: Share, step: Fen, offset: number): ShareTrace {
  const { numerator, denominator } = share.quota;
  const inFen = numerator * BigInt(step);
  const quota = { numerator: offset === 0 ? inFen : inFen + BigInt(offset) * denominator, denominator };
  const floored = fen(share.floored * step + offset);
  const extra = share.extraStep ? step : ZERO_FEN;
  return {
    quota,
    quotaText: quotaText(quota),
    floored,
    remainderRank: share.remainderRank,
    extra,
    residue: ZERO_FEN,
    state: share.state,
    amount: fen(floored + extra),
  };
}

/** A place that a person has fixed. */
export function heldTrace(amount: Fen): ShareTrace {
  const quota = { numerator: BigInt(amount), denominator: 1n };
  return {
    quota,
    quotaText: quotaText(quota),
    floored: amount,
    remainderRank: null,
    extra: ZERO_FEN,
    residue: ZERO_FEN,
    state: "hold",
    amount,
  };
}

function withResidue(trace: ShareTrace, residue: Fen): ShareTrace {
  return { ...trace, residue, amount: fen(trace.amount + residue) };
}

function residuePlace(claimants: readonly Claimant[], traces: readonly ShareTrace[], residue: Fen): number | null {
  let best: { index: number; amount: number; key: string } | null = null;
  for (const [index, { weight, most, key }] of claimants.entries()) {
    const amount = traces[index]?.amount ?? 0;
    if (weight === 0n || (most !== null && amount + residue > most)) continue;
    if (!best || amount > best.amount || (amount === best.amount && compareKeys(key, best.key) < 0)) {
      best = { index, amount, key };
    }
  }
  return best === null ? null : best.index;
}

/** Fen as an exact fraction → 万元 with six decimals, cut off. */
function quotaText(quota: Fraction): string {
  const digits = String(Number(wholePart(quota))).padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

function remainderOf(amount: Fen, step: Fen): number {
  return amount % step;
}
