import type { Bilingual } from "./fault";
import type { Category } from "./project";
import type { AllocationState, ApprovalGate, SessionKind } from "./records";

/** Lines (rows) a quantity counts. All conditions given must hold. */
export interface LineSelector {
  readonly category?: Category;
  /** Lines whose category nobody has confirmed. */
  readonly categoryOpen?: true;
  /** Number of the project as printed. */
  readonly project?: number;
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

/**
 * Which organiser a count looks at: all, the one the rule is judged for (scope `institution`), or the least of the
 * prefecture institutions (分别, each).
 */
export type OrganiserSelector = "any" | "focus" | "least";

/**
 * A symbolic quantity; its value is a whole number (fen for money, hundredths of a task, pieces for counts).
 * Every kind is one file of `rules/quantities`, with its evaluator, its sheet formula and what it can lack.
 */
export type Quantity =
  /** Σ of the ledger's received documents, ± 追减; only those of one 资金级次 when `source` is given. Fen. */
  | { readonly kind: "fundTotal"; readonly source?: "central" }
  /** Σ of decided amounts over cells. Fen. */
  | { readonly kind: "allocated"; readonly where: CellSelector }
  /** Σ of resource-building money with mixed projects split by their 其中资源建设 (C15). Fen. */
  | { readonly kind: "resourceParts" }
  /** Number of projects with at least one matching line; placeholders do not count. */
  | { readonly kind: "projects"; readonly where: LineSelector }
  /** Number of matching cells holding an amount other than zero. */
  | { readonly kind: "filledCells"; readonly where: CellSelector }
  /** 1: a count to reach stands in the threshold (20000 = 2). */
  | { readonly kind: "one" }
  /** 馆 of a kind; with `done` those whose 数字化日期 or 接入日期 is reached (`planned`: has any date). */
  | {
      readonly kind: "institutions";
      readonly of: "culture" | "library";
      readonly level?: "county";
      readonly done?: "reached" | "planned";
    }
  /** Held sessions of the log (活动培训) of these kinds, dated no later than today. */
  | { readonly kind: "sessions"; readonly of: readonly SessionKind[]; readonly organiser: OrganiserSelector }
  /** Σ of the current targets (现行值) of indicators that count these sessions: what the plan would reach. */
  | { readonly kind: "sessionTargets"; readonly of: readonly SessionKind[]; readonly organiser: OrganiserSelector }
  /** Units, all or those that match. */
  | { readonly kind: "units"; readonly where: UnitSelector }
  /** 1 when the approval is recorded with its date, else 0. */
  | { readonly kind: "approval"; readonly gate: ApprovalGate }
  /**
   * Indicators with a number by their weight: 100 for each 1 of it (`tasks`), or min(actual ÷ target, 1) in whole
   * hundredths, floored, times the weight (`done`).
   */
  | { readonly kind: "taskPoints"; readonly count: "tasks" | "done" }
  /** 1 when a person judged 是 on 规则, 0 for 否, lacking when nobody judged. */
  | { readonly kind: "judgement" };

/** All conditions given must hold. */
export interface UnitSelector {
  /** 落实方案 approved by the bureau. */
  readonly plan?: "approved";
  /** A 责任人 (post and telephone) is named. */
  readonly owner?: "named";
  /** Holds no money and nobody said on purpose (是否安排=否 with a reason). */
  readonly zero?: "unexplained";
}

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
  readonly measure: Measure;
  /**
   * What the plan would reach, compared with the same right side. While the rule is not due and not met, a plan that
   * falls short is 计划有缺口, else 未到期.
   */
  readonly plan?: readonly Term[];
  /** The open question this reading answers (C08); readings of one question are compared in one table (N10). */
  readonly question?: string;
}

/** What the numbers of a reading are; `tasks` are hundredths. */
export type Measure = "money" | "projects" | "cells" | "institutions" | "sessions" | "units" | "tasks" | "records";

/** When a rule must be met: a date of the notice, or a state of the allocation. */
export type Due =
  | { readonly kind: "date"; /** ISO date */ readonly on: string; readonly milestone: string }
  | { readonly kind: "state"; readonly state: AllocationState };

/** 分配 · 执行 · 考核: when anyone could act on it. */
export type Stage = "allocation" | "execution" | "assessment";

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
  readonly stage: Stage;
  readonly level: "must" | "advice";
  /**
   * `book`: once; `line`: once per line, left and right seen on that line alone; `institution`: once per prefecture
   * institution (分别), organiser `focus` meaning that one.
   */
  readonly scope: "book" | "line" | "institution";
  /** Null: judged as soon as there is data. */
  readonly due: Due | null;
  /** 八（一）1 */
  readonly clause: string;
  readonly quote: string;
  readonly comparator: ">=" | "=" | "<=";
  /** Basis points of the right side; with the quantity `one` a count: 20000 = 2. */
  readonly threshold: number;
  /** How the threshold is written in 规则: 40 % or 2. */
  readonly thresholdUnit: "share" | "count";
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

/**
 * A value a sentence template leaves open; the sheet fills it by formula, the evaluator by number or text.
 * `plan` and `planGap` are what the plan reaches and what it lacks; `due` is a date or a state in words; `rounding`
 * is `=2.5，进位为3` where the limit had to be rounded, else empty; `missing` says what lacks. `hundredths` are
 * written with two decimals: 3150 → 31.50.
 */
export interface TemplateSlot {
  readonly slot:
    | "actual"
    | "limit"
    | "gap"
    | "base"
    | "threshold"
    | "outsideAmount"
    | "plan"
    | "planGap"
    | "due"
    | "rounding"
    | "missing";
  readonly format: "wan" | "count" | "percent" | "hundredths" | "text";
}
export type TemplatePart = string | TemplateSlot;
