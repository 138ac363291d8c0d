import type { LineId } from "../domain/book";
import type { Fen } from "../domain/money";
import type { Move, RepairCell } from "./repairModel";

/** 要么不安排，要么不少于: every open cell of a line (null: of all lines) holds nothing, or at least so much. */
export interface NothingOrAtLeast {
  readonly line: LineId | null;
  readonly least: Fen;
}

/** 至少安排几个单位: so many cells of a line hold something. */
export interface FundedAtLeast {
  readonly line: LineId;
  readonly count: number;
}

/** Yes/no conditions, besides the rules of the fund. */
export interface Conditions {
  readonly orNothing: readonly NothingOrAtLeast[];
  readonly funded: readonly FundedAtLeast[];
}

/** How whoever waits looks on and ends a search. */
export interface SearchWatch {
  readonly cancelled?: () => boolean;
  /** So many choices tried; the least money moved by one of them. */
  readonly progress?: (tried: number, moved: Fen) => void;
}

export type ConditionedResult =
  | {
      readonly status: "repaired";
      readonly moves: readonly Move[];
      readonly moved: Fen;
      /** Proved: no division that keeps rules and conditions moves less. */
      readonly bound: Fen;
    }
  | { readonly status: "unchanged" }
  /** The rules can hold, but not with these conditions: leaving out any one of the named makes it possible. */
  | { readonly status: "infeasible"; readonly without: readonly (NothingOrAtLeast | FundedAtLeast)[] }
  /** No choice tried keeps all; none is proved impossible. */
  | { readonly status: "gaveUp" }
  | { readonly status: "cancelled" };

/** The least a cell may hold when it holds anything; null where no condition speaks of it. */
export function leastWhenFunded(cell: RepairCell, conditions: Conditions, step: Fen): Fen | null {
  if (cell.closed !== null || cell.outside) return null;
  const leasts = conditions.orNothing
    .filter(({ line }) => line === null || line === cell.line)
    .map(({ least }) => least);
  const counted = conditions.funded.some(({ line }) => line === cell.line);
  if (leasts.length === 0 && !counted) return null;
  return (Math.ceil(Math.max(step, ...leasts) / step) * step) as Fen;
}

/** Whether amounts keep the conditions; the independent check of what a search found (D11). */
export function keepsConditions(
  cells: readonly RepairCell[],
  amounts: readonly Fen[],
  conditions: Conditions,
): boolean {
  const open = (cell: RepairCell): boolean => cell.closed === null && !cell.outside;
  const enough = conditions.orNothing.every(({ line, least }) =>
    cells.every((cell, index) => {
      const amount = amounts[index] ?? 0;
      return !open(cell) || (line !== null && cell.line !== line) || amount === 0 || amount >= least;
    }),
  );
  const funded = ({ line, count }: FundedAtLeast): boolean =>
    cells.filter((cell, index) => cell.line === line && (amounts[index] ?? 0) > 0).length >= count;
  return enough && conditions.funded.every(funded);
}
