import type { FundBook } from "../domain/book";
import { lineLabel, type Line } from "../domain/lines";
import type { Reading, Rule, Verdict } from "../domain/rule";
import type { UnitCode } from "../domain/units";
import type { RuleInForce } from "../rules/choices";
import type { BookFacts, LineFact } from "../rules/facts";
import type { Evaluation, FormulaScope } from "../rules/quantities/kind";
import type { RuleOutcome } from "../rules/report";
import type { LineRow, MatrixLayout } from "./layout";
import type { CellStyle, CellValue } from "./plan";

/** 0-based places in 校验: nine columns people read, then hidden ones the other sheets read. */
export const PROOF_ROW = { header: 2, first: 3 } as const;
export const PROOF_COLUMN = {
  code: 0,
  name: 1,
  rows: 2,
  shownLeft: 3,
  shownRight: 4,
  hundredfold: 5,
  required: 6,
  verdict: 7,
  agrees: 8,
  left: 9,
  right: 10,
  points: 11,
  actual: 12,
  limit: 13,
  slack: 14,
  gap: 15,
  missing: 16,
  sentence: 17,
  reading: 18,
  level: 19,
  order: 20,
  address: 21,
  clause: 22,
  remedy: 23,
  id: 24,
  program: 25,
  outside: 26,
  enabled: 27,
  /** Place of the rule's row in 规则; 0 where the row is lost, and the rule's own values hold. */
  ruleRow: 28,
  /** What the plan reaches, empty where that is unknown. */
  plan: 29,
  /** 到期: a date, a state in words, or empty. */
  due: 30,
  dueText: 31,
  reached: 32,
  judgement: 33,
  /** What makes a choice on 规则 unusable. */
  fault: 34,
  /** 18.81/18.82: what a reviewer has seen. */
  figure: 35,
} as const;
export type ProofColumn = keyof typeof PROOF_COLUMN;

export interface ProofCell {
  readonly column: number;
  readonly formula: string | null;
  readonly value: CellValue;
  readonly style: CellStyle;
}

/** 未启用, or one of the five verdicts in words. */
export const DISABLED_WORD = "未启用";

/** What we expect the cells of one row to read; money in 万元, tasks in hundredths as 31.5, empty where unknown. */
export interface ProofValues {
  readonly left: number;
  readonly right: number;
  readonly plan: number | "";
  readonly actual: number | "";
  readonly limit: number | "";
  readonly slack: number | "";
  readonly verdictWord: string;
  readonly fault: string;
  readonly missing: string;
  readonly gap: string;
  readonly sentence: string;
  readonly figure: string;
  readonly order: number | "";
  readonly due: number | string;
  readonly dueText: string;
  readonly reached: 0 | 1;
  readonly outside: number;
}

/** Fixed addresses of a row of 校验 within that sheet. */
export type ProofAddresses = Readonly<Record<ProofColumn, string>>;

/** One rule (on one line, or of one institution) as 校验 computes it, with the values we expect. */
export interface ProofRow extends ProofValues {
  readonly rule: Rule;
  readonly line: Line | null;
  readonly institution: UnitCode | null;
  /** `R03`, `R22:P5`, `R06:CUL` */
  readonly id: string;
  /** 0-based row of 校验. */
  readonly row: number;
  readonly inForce: RuleInForce;
  readonly enabled: boolean;
  readonly level: "must" | "advice";
  /** Null where nothing is to be told. */
  readonly verdict: Verdict | null;
  /** Label in force, or what was typed instead of one. */
  readonly readingLabel: string;
  readonly address: string;
  readonly cell: ProofAddresses;
  readonly cells: readonly ProofCell[];
}

/** What one row is made from. */
export interface ProofSource {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly facts: BookFacts;
  readonly inForce: RuleInForce;
  /** The readings its formulas choose from: all of the rule's, or the one a row of 口径对照 is for. */
  readonly readings: readonly [Reading, ...Reading[]];
  readonly readingLabel: string;
  readonly lineRow: LineRow | null;
  readonly line: LineFact | null;
  readonly institution: UnitCode | null;
  /** 0-based row of 校验 the rule stands in. */
  readonly row: number;
  /** Whether the row is the first of its rule. */
  readonly first: boolean;
  readonly scope: FormulaScope;
  readonly left: Evaluation;
  readonly right: Evaluation;
  readonly plan: Evaluation | null;
  readonly outcome: RuleOutcome;
}

/** `R03`, `R22:P5`, `R06:CUL` */
export function proofId({ inForce, lineRow, institution }: ProofSource): string {
  const of = lineRow?.line.id ?? institution;
  return of === null ? inForce.rule.id : `${inForce.rule.id}:${of}`;
}

/** What a row of 校验 is called: the rule, and the line or institution it looks at. */
export function proofName({ inForce, lineRow, institution, facts }: ProofSource): string {
  const name = inForce.rule.name.zh;
  if (lineRow) return `${name}：${lineLabel(lineRow.line)}`;
  return institution === null ? name : `${name}：${facts.unitName(institution)}`;
}

/** How many fen (hundredths, pieces) a shown number has. */
export function scaleOf({ measure }: Pick<Reading, "measure">): number {
  if (measure === "money") return 1_000_000;
  return measure === "tasks" ? 100 : 1;
}
