import type { LineId } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import type { UnitCode } from "../domain/units";
import type { Reading, Rule } from "./expression";

export interface CellPlace {
  readonly line: LineId;
  readonly unit: UnitCode;
}

interface OutcomeBase {
  /** Stable: `R03`, or `R22:P5` for one line. */
  readonly id: string;
  readonly rule: Rule;
  /** Null for a rule of scope `book`. */
  readonly line: LineId | null;
  /** Level after the person's choice. */
  readonly level: Rule["level"];
  /** What the rule looked at, to point at: cells of its left side, or the unreadable ones. */
  readonly cells: readonly CellPlace[];
  readonly sentence: Bilingual;
}

/** All numbers are fen for money, pieces for counts. */
export interface JudgedOutcome extends OutcomeBase {
  readonly verdict: "met" | "broken";
  readonly reading: Reading;
  /** Basis points in force. */
  readonly threshold: number;
  readonly actual: number;
  /** Value of the right side before the threshold. */
  readonly base: number;
  /** The smallest (largest for `<=`) value that passes, in whole allocation steps where the amounts are. */
  readonly limit: number;
  /** Room left: negative when short (`>=`, `=`) or over (`<=`); for `=` positive when over. */
  readonly slack: number;
  /** How much is missing or too much; 0 when met, never negative. */
  readonly shortage: number;
  /** Money in the cells counted, for rules that count cells; else 0. */
  readonly outsideAmount: number;
}

export interface UndeterminedOutcome extends OutcomeBase {
  readonly verdict: "noData";
  readonly reading: Reading | null;
  /** What is missing, in words. */
  readonly missing: Bilingual;
  /** Where: an address of the book (`分配表!E9`) or the name of a sheet. */
  readonly place: string;
}

export type RuleOutcome = JudgedOutcome | UndeterminedOutcome;

/** Every enabled rule in catalogue order; a rule of scope `line` has one outcome per line, in line order. */
export interface CheckReport {
  readonly outcomes: readonly RuleOutcome[];
}
