import type { Fen } from "./money";
import type { Unit, UnitCode } from "./units";

/** 完善公共数字文化服务网络 · 建设公共数字文化资源 · 公共数字文化服务推广. */
export type Category = "network" | "resource" | "outreach";

/** 原文 · 推断 · 缺失: where a cell's content comes from. */
export type FieldStatus = "original" | "inferred" | "missing";

export type FieldName = "number" | "category" | "name" | "builders" | "task";
export const FIELD_NAMES: readonly FieldName[] = ["number", "category", "name", "builders", "task"];

/** One cell of the project table with its provenance. */
export interface Field {
  /** The text now in use; empty when missing. */
  readonly text: string;
  readonly status: FieldStatus;
  /** 1-based line of the source text the content stands in; null when missing or not from a text. */
  readonly line: number | null;
}

export interface Project {
  /** Number as printed; gaps are kept (原件缺失，待核). */
  readonly number: number;
  readonly fields: Readonly<Record<FieldName, Field>>;
  /** At most 11 characters, proposed and editable (项目简称). */
  readonly shortName: string;
  readonly category: Category | null;
  /** The printed 项目类型, also of another fund. */
  readonly categoryLabel: string;
  /** Units its 建设单位 allows (可分单位). Empty for a placeholder. */
  readonly builders: readonly UnitCode[];
  /** 统筹单位; null when nobody is named. */
  readonly coordinator: UnitCode | null;
  /** A gap in the printed numbering: holds no text, gets no money by itself. */
  readonly placeholder: boolean;
  /** An amount printed in the table itself, or null. */
  readonly amount: Fen | null;
  /** 固定金额: the whole pot of this line, or null for a share by weight. */
  readonly fixedAmount: Fen | null;
  /** 其中资源建设 of a mixed project (C15); null when nobody said. */
  readonly resourcePart: Fen | null;
  /** Weight of the pot among what fixed amounts leave (default 1; placeholders 0). */
  readonly weight: number;
  readonly questionIds: readonly string[];
}

/** A proposed change to a damaged row, with what stood there before. */
export interface Repair {
  readonly id: string;
  readonly project: number;
  /** Which repair rule was used, e.g. `row-shift`, `fill-down`, `continuation`. */
  readonly rule: string;
  readonly field: FieldName;
  readonly before: string;
  readonly after: string;
  /** Rank, not a probability: how surely the rule applies. */
  readonly confidence: "high" | "medium" | "low";
  readonly line: number | null;
  /**
   * What a person said of it: refused, the original text stands; open, nobody decided yet and the original text stands
   * too. Left out where the proposal is in use.
   */
  readonly decision?: "refused" | "open";
}

/** 待核实: nothing is chosen silently. */
export interface OpenQuestion {
  /** Our id (C11 …), see docs/domain.md. */
  readonly id: string;
  readonly topic: string;
  readonly quotes: readonly { readonly text: string; readonly line: number | null }[];
  /** What is assumed until a person decides. */
  readonly assumption: string;
  /** 请示: one formal paragraph with both quotes and the question asked; left out where it was not composed. */
  readonly request?: string;
  /** 现用, 谁定, 日期 as people typed them; left out while nothing is typed. */
  readonly decision?: QuestionDecision;
}

/** What stands beside an open question, as typed; empty where nothing is. */
export interface QuestionDecision {
  readonly chosen: string;
  readonly by: string;
  /** As it reads: `2020-06-01`, or whatever was typed. */
  readonly on: string;
}

export interface Indicator {
  readonly project: number;
  readonly unit: string;
  readonly name: string;
  /** `(>=)` marks a bare number in the text (原文未写比较词). */
  readonly comparator: ">=" | "(>=)" | "=" | "<=";
  readonly value: number;
  readonly measure: string;
  readonly period: "month" | "quarter" | "year" | "each";
  /**
   * A number; a result that is there or not (统一验收, one 项); or a task without any number, to be shown by evidence
   * (question C22). The last two have the value 1.
   */
  readonly kind: "number" | "deliverable" | "qualitative";
  /**
   * Name of the indicator of the same project and unit it is a part (其中), a share (%) or a condition (每期) of; null
   * where it stands alone.
   */
  readonly within: string | null;
  /** The words it was read from, and the number of their line. */
  readonly quote: string;
  readonly line: number | null;
}

/** What the indicators of single institutions add up to over all of them, computed and printed nowhere. */
export interface RollUp {
  readonly project: number;
  readonly name: string;
  readonly measure: string;
  readonly total: number;
  /** The printed values with the number of units each holds for. */
  readonly parts: readonly { readonly unit: string; readonly value: number; readonly count: number }[];
}

/** A threshold found in the clauses, as a suggestion a person confirms. */
export interface RuleSuggestion {
  readonly id: string;
  readonly clause: string;
  readonly quote: string;
  readonly comparator: ">=" | "=" | "<=";
  /** As printed, e.g. `40%`, `2`; a range as `3–4`. */
  readonly threshold: string;
  readonly line: number | null;
}

export interface Milestone {
  /** `2020-05-31` by precision day, `2020-03` by month, `2020` by year. */
  readonly date: string;
  readonly precision: "day" | "month" | "year";
  readonly clause: string;
  readonly text: string;
  /** 每月, 每季度, 每年: comes again until the date; left out where it happens once. */
  readonly recurring?: "month" | "quarter" | "year";
  readonly line: number | null;
}

/** An amount printed for one unit in one project: a matrix, or a table of units. */
export interface PrintedAmount {
  readonly project: number;
  readonly unit: UnitCode;
  readonly amount: Fen;
  readonly line: number;
}

/** The units a notice was read with: those it was given, or a list proposed from its own text (a person confirms it). */
export interface NoticeUnits {
  readonly source: "given" | "proposed";
  readonly list: readonly Unit[];
}

/** What a notice becomes. */
export interface ProjectTable {
  readonly title: string;
  readonly documentNumber: string;
  readonly issuedOn: string | null;
  readonly year: number | null;
  readonly projects: readonly Project[];
  readonly repairs: readonly Repair[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly indicators: readonly Indicator[];
  readonly rules: readonly RuleSuggestion[];
  readonly milestones: readonly Milestone[];
  readonly rollUps: readonly RollUp[];
  readonly printedAmounts: readonly PrintedAmount[];
  readonly units: NoticeUnits;
}
