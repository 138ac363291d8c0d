import type { FundBook } from "../domain/book";
import { lineLabel, type Line } from "../domain/lines";
import type { Reading, Rule } from "../rules/expression";
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
} as const;
export type ProofColumn = keyof typeof PROOF_COLUMN;

export interface ProofCell {
  readonly column: number;
  readonly formula: string | null;
  readonly value: CellValue;
  readonly style: CellStyle;
}

/** Fixed addresses of a row of 校验 within that sheet. */
export type ProofAddresses = Readonly<
  Record<"actual" | "limit" | "slack" | "verdict" | "gap" | "missing" | "sentence" | "readingLabel", string>
>;

/** One rule (or one rule on one line) as 校验 computes it, with the values we expect. Money in 万元. */
export interface ProofRow {
  readonly rule: Rule;
  readonly line: Line | null;
  readonly id: string;
  readonly row: number;
  readonly enabled: boolean;
  readonly level: "must" | "advice";
  readonly threshold: number;
  readonly readingLabel: string;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly actual: number;
  readonly limit: number;
  readonly slack: number;
  readonly verdictWord: string;
  readonly missing: string;
  readonly gap: string;
  readonly sentence: string;
  readonly address: string;
  /** Place in 预警, or empty. */
  readonly order: number | "";
  readonly cell: ProofAddresses;
  /** 预警 words for 分配表 (an expression without `=`), and what we expect them to read. */
  readonly alert: { readonly formula: string; readonly value: string };
  readonly cells: readonly ProofCell[];
}

/** What one row is made from. */
export interface ProofSource {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly rule: Rule;
  readonly reading: Reading;
  readonly enabled: boolean;
  readonly level: "must" | "advice";
  readonly threshold: number;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly lineRow: LineRow | null;
  readonly row: number;
  /** Whole numbers: fen for money, pieces for counts. */
  readonly left: number;
  readonly right: number;
  readonly outsideAmount: number;
  readonly outcome: RuleOutcome | null;
}

/** What a line is called in the rows of 校验. */
export function proofName(source: ProofSource): string {
  return source.lineRow ? `${source.rule.name.zh}：${lineLabel(source.lineRow.line)}` : source.rule.name.zh;
}
