import type { Bilingual } from "../domain/fault";
import type { FundBook } from "../domain/book";
import type { Fen } from "../domain/money";
import type { Verdict } from "../rules/expression";

/** A finding with the place to look at. Numbers are fen for money, pieces for counts. */
export interface PlacedFinding {
  /** Stable: `R03`, or `R22:P5` for one line. */
  readonly id: string;
  readonly rule: string;
  readonly verdict: Verdict;
  readonly level: "must" | "advice";
  readonly stage: "allocation" | "execution" | "assessment";
  readonly clause: string;
  readonly quote: string;
  /** `分配表!E9` */
  readonly address: string;
  readonly measure: "money" | "projects" | "cells";
  readonly actual: number;
  readonly limit: number;
  /** How much is missing (还差), or too much; never negative. */
  readonly shortage: number;
  readonly name: Bilingual;
  readonly sentence: Bilingual;
  readonly remedy: Bilingual;
}

/** One line of the pane's strip: 资源 18.81 / 应≥18.82 ✗ 还差0.01. */
export interface Headline {
  readonly rule: string;
  readonly name: Bilingual;
  readonly measure: "money" | "projects" | "cells";
  readonly actual: number;
  readonly limit: number;
  /** actual − limit: negative is 还差, positive is 余. */
  readonly slack: number;
  readonly verdict: Verdict;
}

/** What the pane shows of a workbook. */
export interface BookView {
  readonly book: FundBook;
  readonly total: Fen;
  readonly allocated: Fen;
  /** total − allocated: positive 少分, negative 多分, zero 平. */
  readonly difference: Fen;
  readonly headlines: readonly Headline[];
  /** Broken rules, must before advice. */
  readonly findings: readonly PlacedFinding[];
  readonly passed: readonly PlacedFinding[];
  /** Rules that cannot be judged, with what is missing. */
  readonly undetermined: readonly {
    readonly rule: string;
    readonly name: Bilingual;
    readonly missing: Bilingual;
    readonly address: string;
  }[];
  readonly openQuestions: number;
}
