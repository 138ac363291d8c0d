import type { FundBook, LineId } from "../domain/book";
import { linesOf } from "../domain/lines";
import type { UnitCode } from "../domain/units";
import { primesAbove } from "./primes";

/** What every amount is multiplied by before it is added up to the 核对数. */
export interface SealWeights {
  /** 1, 2, 3 … in order of the projects' numbers. */
  readonly lines: ReadonlyMap<LineId, number>;
  /** Different primes, each greater than every line's weight. */
  readonly units: ReadonlyMap<UnitCode, number>;
  /** The next two primes: money received, and money sent. */
  readonly received: number;
  readonly sent: number;
}

/** Fifteen digits: spreadsheets show and compare no more of a number. Reached at about 100 亿元 over 15 × 12 cells. */
export const LARGEST_SEAL_NUMBER = 999_999_999_999_999;

/**
 * A cell weighs line × unit. Since the units' primes exceed all lines' weights, no two cells weigh the same: changing
 * one cell, moving money from one to another, swapping two, or moving it round a rectangle always changes the sum.
 * It is a checksum all the same: who sets out to can find several changes that cancel. The 核对码 has no such gap.
 */
export function sealWeights(book: Pick<FundBook, "projects" | "units">): SealWeights {
  const lines = [...linesOf(book.projects)].sort((one, other) => one.project - other.project);
  const primes = primesAbove(lines.length, book.units.length + 2);
  const prime = (index: number): number => primes[index] ?? 1;
  return {
    lines: new Map(lines.map((line, index) => [line.id, index + 1])),
    units: new Map(book.units.map((unit, index) => [unit.code, prime(index)])),
    received: prime(book.units.length),
    sent: prime(book.units.length + 1),
  };
}

/**
 * 核对数: Σ line weight × unit weight × amount, plus the ledger's sums by their own weights, in fen. The sheet computes
 * the same by plain formulas. Cells with a text count nothing, as there. Null where the sum would not be exact.
 */
export function sealNumber(book: Pick<FundBook, "projects" | "units" | "decided" | "ledger">): number | null {
  const weights = sealWeights(book);
  let sum = 0n;
  for (const [line, lineWeight] of weights.lines) {
    for (const [unit, amount] of Object.entries(book.decided[line] ?? {})) {
      sum += BigInt(lineWeight) * BigInt(weights.units.get(unit) ?? 0) * BigInt(amount);
    }
  }
  for (const { direction, amount } of book.ledger) {
    sum += BigInt(direction === "in" ? weights.received : weights.sent) * BigInt(amount);
  }
  const limit = BigInt(LARGEST_SEAL_NUMBER);
  return sum > limit || sum < -limit ? null : Number(sum);
}
