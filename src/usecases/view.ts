import type { Bilingual } from "../domain/fault";
import type { FundBook } from "../domain/book";
import type { Fen } from "../domain/money";
import type { Measure, Verdict } from "../domain/rule";

/** A finding with the place to look at. Numbers are fen for money, pieces for counts. */
export interface PlacedFinding {
  /** Stable: `R03`, `R22:P5` for one line, `R06:CUL` for one institution. */
  readonly id: string;
  readonly rule: string;
  readonly verdict: Verdict;
  readonly level: "must" | "advice";
  readonly stage: "allocation" | "execution" | "assessment";
  readonly clause: string;
  readonly quote: string;
  /** `分配表!E9` */
  readonly address: string;
  readonly measure: Measure;
  readonly actual: number;
  readonly limit: number;
  /** How much is missing (还差), or too much; never negative. */
  readonly shortage: number;
  /** 当时数 of an opinion: `18.81/18.82`. */
  readonly figure: string;
  /** `2020-11-30` or a state; empty where the rule is judged as soon as there is data. */
  readonly due: string;
  readonly name: Bilingual;
  readonly sentence: Bilingual;
  readonly remedy: Bilingual;
}

/** One line of the pane's strip: 资源 18.81 / 应≥18.82 ✗ 还差0.01. */
export interface Headline {
  readonly rule: string;
  readonly name: Bilingual;
  readonly measure: Measure;
  readonly actual: number;
  readonly limit: number;
  /** actual − limit: negative is 还差, positive is 余. */
  readonly slack: number;
  readonly verdict: Verdict;
}

/** A rule nobody need act on: not due, or lacking data. */
export interface PendingRule {
  readonly id: string;
  readonly rule: string;
  readonly level: "must" | "advice";
  readonly name: Bilingual;
  readonly sentence: Bilingual;
  readonly clause: string;
  readonly quote: string;
  readonly address: string;
}

/** A rule that cannot be judged, with what it lacks. */
export interface LackingRule extends PendingRule {
  readonly missing: Bilingual;
}

/** What the pane shows of a workbook. */
export interface BookView {
  readonly book: FundBook;
  readonly total: Fen;
  readonly allocated: Fen;
  /** total − allocated: positive 少分, negative 多分, zero 平. */
  readonly difference: Fen;
  readonly headlines: readonly Headline[];
  /** Broken rules, then gaps in the plan; must before advice within each. */
  readonly findings: readonly PlacedFinding[];
  /** What is met; a rule met on several lines stands here once. */
  readonly passed: readonly PlacedFinding[];
  /** What is met, each line counted, as 首页 counts it. */
  readonly metCount: number;
  readonly undetermined: readonly LackingRule[];
  /** Rules that need not be met yet. */
  readonly notDue: readonly PendingRule[];
  readonly openQuestions: number;
}
