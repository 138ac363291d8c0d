import type { Bilingual } from "../domain/fault";
import type { Category } from "../domain/project";

/** Lines (rows) a quantity counts. All conditions given must hold. */
export interface LineSelector {
  readonly category?: Category;
  /** Lines whose 统筹单位 is one of the prefecture institutions. */
  readonly coordinatedBy?: "prefecture";
}

/** Cells (line × unit) a quantity sums. All conditions given must hold. */
export interface CellSelector extends LineSelector {
  readonly unitLevel?: "prefecture" | "county";
  /** Held by a prefecture institution, or on a line it coordinates (含州级统筹县市实施). */
  readonly ledBy?: "prefecture";
  /** Cells whose unit is not among the line's 可分单位. */
  readonly builder?: "outside";
}

/** A symbolic quantity; its value is a whole number (fen for money, pieces for counts). */
export type Quantity =
  /** Σ of the ledger's received documents, ± 追减. Fen. */
  | { readonly kind: "fundTotal" }
  /** Σ of decided amounts over cells. Fen. */
  | { readonly kind: "allocated"; readonly where: CellSelector }
  /** Number of projects with at least one matching line; placeholders do not count. */
  | { readonly kind: "projects"; readonly where: LineSelector }
  /** Number of matching cells holding an amount other than zero. */
  | { readonly kind: "filledCells"; readonly where: CellSelector };

/** `coefficient` is a whole number. */
export interface Term {
  readonly coefficient: number;
  readonly quantity: Quantity;
}

/** 口径: one way to read a clause. The person's choice is kept in 规则. */
export interface Reading {
  readonly id: string;
  readonly label: Bilingual;
  /** What the left side is called in a sentence: 资源建设经费. */
  readonly subject: Bilingual;
  readonly left: readonly Term[];
  /** Empty = zero. */
  readonly right: readonly Term[];
  /** What the right side is called: 指标总额. Null when it is empty. */
  readonly base: Bilingual | null;
  readonly measure: "money" | "projects" | "cells";
}

/**
 * One rule, one expression (D4): `10000 · left  comparator  threshold · right`, all whole numbers,
 * where threshold is in basis points (10000 when the right side counts in full).
 */
export interface Rule {
  /** R03 … as in docs/domain.md. */
  readonly id: string;
  readonly name: Bilingual;
  /** At most four characters in Chinese, for strips and narrow panes: 资源建设. */
  readonly shortName: Bilingual;
  readonly stage: "allocation" | "execution" | "assessment";
  readonly level: "must" | "advice";
  /** `book`: once; `line`: once per line, left and right seen on that line alone. */
  readonly scope: "book" | "line";
  /** 八（一）1 */
  readonly clause: string;
  readonly quote: string;
  readonly comparator: ">=" | "=" | "<=";
  readonly threshold: number;
  /** Whether a person may set another threshold. */
  readonly thresholdEditable: boolean;
  /** The first is the default. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** What to do about it, one sentence. */
  readonly remedy: Bilingual;
}

/** 符合 · 不符合 · 计划有缺口 · 未到期 · 无数据. */
export type Verdict = "met" | "broken" | "planGap" | "notDue" | "noData";
export const VERDICT_WORDS: Readonly<Record<Verdict, Bilingual>> = {
  met: { zh: "符合", en: "met" },
  broken: { zh: "不符合", en: "broken" },
  planGap: { zh: "计划有缺口", en: "plan gap" },
  notDue: { zh: "未到期", en: "not due" },
  noData: { zh: "无数据", en: "no data" },
};

/** A value a sentence template leaves open; the sheet fills it by formula, the evaluator by number. */
export interface TemplateSlot {
  readonly slot: "actual" | "limit" | "gap" | "base" | "threshold" | "outsideAmount";
  readonly format: "wan" | "count" | "percent";
}
export type TemplatePart = string | TemplateSlot;
