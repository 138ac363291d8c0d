import type { LineId } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import type { UnitCode } from "../domain/units";
import type { Due, Reading, Rule } from "../domain/rule";

export interface CellPlace {
  readonly line: LineId;
  readonly unit: UnitCode;
}

interface OutcomeBase {
  /** Stable: `R03`, `R22:P5` for one line, `R06:CUL` for one institution. */
  readonly id: string;
  readonly rule: Rule;
  /** Null for a rule that is not seen line by line. */
  readonly line: LineId | null;
  /** Null for a rule that is not seen institution by institution. */
  readonly institution: UnitCode | null;
  /** Level after the person's choice. */
  readonly level: Rule["level"];
  /** When it must be met, after the person's choice; null: as soon as there is data. */
  readonly due: Due | null;
  /** Whether that day or state has come. */
  readonly reached: boolean;
  /** What the rule looked at, to point at: cells of its left side, or the unreadable ones. */
  readonly cells: readonly CellPlace[];
  readonly sentence: Bilingual;
}

/** All numbers are fen for money, hundredths for tasks, pieces for counts; those of a plan gap are the plan's. */
export interface JudgedOutcome extends OutcomeBase {
  readonly known: true;
  readonly verdict: "met" | "broken" | "planGap" | "notDue";
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

/** Not to be known: already needed (`noData`), or not yet (`notDue`). */
export interface UndeterminedOutcome extends OutcomeBase {
  readonly known: false;
  readonly verdict: "noData" | "notDue";
  readonly reading: Reading | null;
  /** Everything that is missing, with addresses. */
  readonly missing: Bilingual;
  /** Where: an address of the book (`分配表!E9`) or the name of a sheet. */
  readonly place: string;
}

export type RuleOutcome = JudgedOutcome | UndeterminedOutcome;

/** Every enabled rule in catalogue order, with one outcome per line or institution where its scope says so. */
export interface CheckReport {
  readonly outcomes: readonly RuleOutcome[];
}
