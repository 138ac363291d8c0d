import type { CellTrace, Pot } from "../../allocation/result";
import { COEFFICIENT_ONE } from "../../domain/computation";
import type { FundBook } from "../../domain/book";
import { wanNumber } from "../../domain/money";
import type { UnitCode } from "../../domain/units";

/** What the open columns of one share show: 万元, steps, and proportions as a spreadsheet computes them. */
export interface ShareFigures {
  readonly unit: UnitCode;
  readonly trace: CellTrace;
  /** By factor that counts: value and share within the pot; empty where the pot needs no factors. */
  readonly factors: readonly { readonly value: number; readonly share: number }[];
  readonly score: number | null;
  readonly coefficient: number;
  readonly weighted: number | null;
  /** 定额: what a hold, a floor or a ceiling fixes. */
  readonly bound: number | null;
  readonly quota: number;
  readonly floored: number;
  readonly remainder: number | null;
  readonly rank: number | null;
  readonly extra: number;
  readonly computed: number;
}

/** One pot with the figures its rows share. */
export interface PotFigures {
  readonly amount: number;
  readonly bounded: number;
  readonly scores: number;
  readonly multiplier: number | null;
  readonly extras: number;
  readonly shares: readonly ShareFigures[];
  /** Whether rows compute scores from factors; else each counts 1. */
  readonly byFactors: boolean;
}

/** As sheets round: half away from zero. */
export function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
}

/**
 * The open columns of a pot, computed the way the sheet's own formulas do (double numbers, rounded at the same
 * places), so that a person with a pocket calculator follows them; that they end in the exact amounts is what the
 * column 核对 says, and what the tests hold against the exact division.
 */
export function potFigures(book: FundBook, pot: Pot): PotFigures {
  const step = wanNumber(book.terms.step);
  const free = pot.cells.filter((cell) => cell.state !== "hold");
  const byFactors = book.method === "factors" && free.length > 1 && free.some((cell) => cell.score !== 1n);
  const first = pot.cells.map((cell) => ({ cell, ...scoreOf(book, cell, byFactors ? free : []) }));
  const bounds = pot.cells.map((cell) => (cell.state === "proportional" ? null : boundOf(cell)));
  const bounded = rounded(sum(bounds.map((bound) => bound ?? 0)), 6);
  const scores = sum(first.map(({ cell, weighted }) => (cell.state === "proportional" ? (weighted ?? 0) : 0)));
  const amount = wanNumber(pot.amount);
  const residue = sum(pot.cells.map((cell) => wanNumber(cell.residue)));
  const multiplier = scores === 0 ? null : (amount - bounded - residue) / scores;
  const drafts = first.map((draft, index) => {
    const bound = bounds[index] ?? null;
    const quota = bound ?? rounded((draft.weighted ?? 0) * (multiplier ?? 0), 9);
    const floored = bound ?? rounded(Math.floor(rounded(quota / step, 9)) * step, 6);
    const remainder = bound === null ? rounded(quota / step - floored / step, 8) : null;
    return { ...draft, bound, quota, floored, remainder };
  });
  const extras = Math.floor(rounded((amount - sum(drafts.map(({ floored }) => floored))) / step, 6));
  const shares = drafts.map(({ cell, ...draft }): ShareFigures => {
    const { remainder } = draft;
    const rank = remainder === null ? null : 1 + drafts.filter((other) => isBefore(other, cell.unit, remainder)).length;
    const extra = rank !== null && rank <= extras ? step : 0;
    const computed = rounded(draft.floored + extra + wanNumber(cell.residue), 6);
    return { unit: cell.unit, trace: cell, ...draft, rank, extra, computed };
  });
  return { amount, bounded, scores, multiplier, extras, shares, byFactors };
}

function isBefore(
  { remainder, cell }: { readonly remainder: number | null; readonly cell: CellTrace },
  unit: UnitCode,
  own: number,
): boolean {
  return remainder !== null && (remainder > own || (remainder === own && cell.unit < unit));
}

function boundOf(cell: CellTrace): number {
  return wanNumber(cell.floored);
}

type Scored = Pick<ShareFigures, "factors" | "score" | "coefficient" | "weighted">;

/** @param free the cells factors are compared over; empty where each counts 1 */
function scoreOf(book: FundBook, cell: CellTrace, free: readonly CellTrace[]): Scored {
  if (cell.state === "hold") return { factors: [], score: null, coefficient: 1, weighted: null };
  if (free.length === 0) return { factors: [], score: 1, coefficient: 1, weighted: 1 };
  const counting = book.factors.filter(({ weight }) => weight !== 0);
  const factors = counting.map(({ values }) => {
    const value = values[cell.unit] ?? 0;
    return { value, share: value / sum(free.map(({ unit }) => values[unit] ?? 0)) };
  });
  const score = sum(factors.map(({ share }, index) => share * ((counting[index]?.weight ?? 0) / 10_000)));
  const coefficient =
    (book.unitRecords.find(({ unit }) => unit === cell.unit)?.coefficient ?? COEFFICIENT_ONE) / COEFFICIENT_ONE;
  return { factors, score, coefficient, weighted: score * coefficient };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
