import { FACT_NAME, OPINION_NAME, PROOF_NAME } from "./factNames";

/** The typed amounts of 分配表, subtotals included. */
export const AMOUNTS_NAME = "分配金额";

/**
 * What a glance looks at to learn that the workbook changed: the typed money and, for everything else a rule reads,
 * the sentences of 校验; what reviewers answered. Few names, since each costs the host several steps.
 */
export const GLANCE_NAMES: readonly string[] = [
  AMOUNTS_NAME,
  FACT_NAME["ledger.amount"],
  PROOF_NAME.sentence,
  OPINION_NAME.words,
];
