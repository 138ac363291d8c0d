import type { RuleSuggestion } from "../domain/project";
import type { Clause } from "./clauses";
import { segmentsOf } from "./quotes";

const AT_LEAST = "不少于|不低于|不得少于|不得低于|至少";
const AT_MOST = "不超过|不高于|不得超过|不多于";
const THRESHOLD = new RegExp(`(${AT_LEAST}|${AT_MOST})[^\\d]{0,20}?(\\d+(?:\\.\\d+)?)\\s*([%％])?`);
const COMPLETION = /完成\s*(\d+(?:\.\d+)?)\s*[%％]/;
const ALL_DONE = /全部完成.*任务/;

/** Our rule ids by the words of the clause (docs/domain.md); anything else is S1, S2 … */
const KNOWN_RULES: readonly (readonly [string, RegExp])[] = [
  ["R01", /文化馆.*数字化/],
  ["R02", /图书馆接入/],
  ["R03", /资源建设(?:经费|资金)/],
  ["R04", /资源建设任务.*统筹/],
  ["R05", /志愿者.*培训/],
  ["R06", /从业人员.*培训/],
  ["R17", /完成\s*50\s*[%％]/],
  ["R18", /完成\s*80\s*[%％]/],
  ["R19", ALL_DONE],
];

/** Thresholds of the clauses as suggestions a person confirms: shares, counts and the progress that falls due. */
export function suggestRules(clauses: readonly Clause[]): readonly RuleSuggestion[] {
  const suggestions: RuleSuggestion[] = [];
  const taken = new Set<string>();
  let others = 0;
  for (const clause of clauses) {
    if (clause.id === "") continue;
    for (const { text } of segmentsOf(clause, /[，。；：,;]/)) {
      const bound = readBound(text);
      if (bound === null) continue;
      const known = KNOWN_RULES.find(([id, words]) => words.test(text) && !taken.has(id))?.[0];
      const id = known ?? `S${(others += 1)}`;
      taken.add(id);
      suggestions.push({ id, clause: clause.id, quote: text, ...bound });
    }
  }
  return suggestions;
}

function readBound(text: string): Pick<RuleSuggestion, "comparator" | "threshold"> | null {
  const bound = THRESHOLD.exec(text);
  if (bound !== null) {
    const comparator = new RegExp(AT_LEAST).test(bound[1] ?? "") ? ">=" : "<=";
    return { comparator, threshold: `${bound[2] ?? ""}${bound[3] === undefined ? "" : "%"}` };
  }
  const completion = COMPLETION.exec(text);
  if (completion !== null) return { comparator: ">=", threshold: `${completion[1] ?? ""}%` };
  return ALL_DONE.test(text) ? { comparator: "=", threshold: "100%" } : null;
}
