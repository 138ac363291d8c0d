import { VERDICT_WORDS, type Verdict } from "../../domain/rule";
import { onSheet } from "../address";
import type { AlertCell } from "../alerts";
import { SHEET } from "../names";
import { DISABLED_WORD, type ProofRow } from "../proofModel";

/** The worst first: what a rule seen in several places comes to as a whole. */
const WORST_FIRST: readonly Verdict[] = ["broken", "planGap", "noData", "notDue"];

/** The worst verdict among the rows of one rule, which stand below each other in 校验. */
export function worstVerdict(rows: readonly ProofRow[]): AlertCell {
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (!first || !last) return { formula: '""', value: "" };
  const own = onSheet(SHEET.proof, first.cell.verdict);
  if (rows.length === 1) return { formula: own, value: first.verdictWord };
  const verdicts = onSheet(SHEET.proof, `${first.cell.verdict}:${last.cell.verdict}`);
  const words = WORST_FIRST.map((verdict) => VERDICT_WORDS[verdict].zh);
  const value = words.find((word) => rows.some(({ verdictWord }) => verdictWord === word));
  return {
    formula: words.reduceRight((rest, word) => `IF(COUNTIF(${verdicts},"${word}")>0,"${word}",${rest})`, own),
    value: value ?? (first.enabled ? VERDICT_WORDS.met.zh : DISABLED_WORD),
  };
}
