import { wholeNumber, withHalfWidthDigits } from "../domain/chineseNumbers";
import type { RuleSuggestion } from "../domain/project";
import { lineAt, type Clause } from "./clauses";
import { segmentsOf } from "./quotes";

const AT_LEAST = "不少于|不低于|不小于|不得少于|不得低于|至少";
const AT_MOST = "不超过|不高于|不得超过|不得高于|不多于|控制在";
const NUMBER = "\\d+(?:\\.\\d+)?|[两二三四五六七八九十]{1,3}(?=[次场期个家天名])";
const THRESHOLD = new RegExp(`(${AT_LEAST}|${AT_MOST})[^\\d]{0,20}?(${NUMBER})\\s*([%％])?`);
/** 达到95%以上, 占比30%以上. */
const OR_MORE = /(\d+(?:\.\d+)?)\s*([%％]|[个家次场所名])\s*(?:及)?(以上|以内|以下)/;
const COMPLETION = /完成\s*(?:[^，。；\d]{0,12})(\d+(?:\.\d+)?)\s*[%％]/;
const ALL_DONE = /全部完成.*任务|全面完成.*任务|完成全部.*任务/;
/** 每年3至4个县市: how many are to be reached each year. */
const PER_YEAR = /每年\s*(\d+)\s*(?:至|到|-|—|~|～)\s*(\d+)\s*个/;
/** 把全州11个文化馆…纳入: a count of all of a kind. */
const ALL_OF =
  /[^，。；]*?(\d+)\s*[个家所]\s*[^，。；（(\d]{0,8}?(?:馆|站|中心|学校|院)\s*(?:[（(][^。；]*[）)])?[^，。；]{0,3}(?:纳入|接入|对接)[^，。；]*/;

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
  ["R23", PER_YEAR],
  ["R24", /文化馆.*纳入/],
];

/** Thresholds of the clauses as suggestions a person confirms: shares, counts and the progress that falls due. */
export function suggestRules(clauses: readonly Clause[]): readonly RuleSuggestion[] {
  const suggestions: RuleSuggestion[] = [];
  const taken = new Set<string>();
  let others = 0;
  for (const clause of clauses) {
    if (clause.id === "") continue;
    for (const { text, offset, bound } of boundsOf(clause)) {
      const known = KNOWN_RULES.find(([id, words]) => words.test(text) && !taken.has(id))?.[0];
      const id = known ?? `S${(others += 1)}`;
      taken.add(id);
      suggestions.push({ id, clause: clause.id, quote: text, ...bound, line: lineAt(clause, offset) });
    }
  }
  return suggestions;
}

type Bound = Pick<RuleSuggestion, "comparator" | "threshold">;

interface BoundInText {
  readonly text: string;
  readonly offset: number;
  readonly bound: Bound;
}

function boundsOf(clause: Clause): readonly BoundInText[] {
  // 把全州11个文化馆（州级1个，…）纳入: brackets part the sentence, so it is read whole.
  const whole = segmentsOf(clause, /[。；;]/).flatMap(({ text, offset }) => {
    const all = ALL_OF.exec(withHalfWidthDigits(text));
    if (all === null) return [];
    const quote = text.slice(all.index, all.index + all[0].length).trim();
    return [{ text: quote, offset: offset + all.index, bound: { comparator: "=", threshold: all[1] ?? "" } as const }];
  });
  const parts = segmentsOf(clause, /[，。；：,;（）()]/).flatMap(({ text, offset }) => {
    const bound = readBound(withHalfWidthDigits(text));
    return bound === null ? [] : [{ text, offset, bound }];
  });
  return [...whole, ...parts].sort((one, other) => one.offset - other.offset);
}

/** The ways a threshold is written, the surest first. */
const WAYS: readonly ((text: string) => Bound | null)[] = [writtenBound, completed, perYear, orMore, allDone];

function readBound(text: string): Bound | null {
  for (const way of WAYS) {
    const bound = way(text);
    if (bound !== null) return bound;
  }
  return null;
}

function writtenBound(text: string): Bound | null {
  const bound = THRESHOLD.exec(text);
  if (bound === null) return null;
  const [, words = "", written = "", share] = bound;
  const comparator = new RegExp(AT_LEAST).test(words) ? ">=" : "<=";
  const number = /^\d/.test(written) ? written : String(wholeNumber(written) ?? written);
  return { comparator, threshold: `${number}${share === undefined ? "" : "%"}` };
}

function completed(text: string): Bound | null {
  const completion = COMPLETION.exec(text);
  return completion === null ? null : { comparator: ">=", threshold: `${completion[1] ?? ""}%` };
}

function perYear(text: string): Bound | null {
  const years = PER_YEAR.exec(text);
  return years === null ? null : { comparator: ">=", threshold: `${years[1] ?? ""}–${years[2] ?? ""}` };
}

function orMore(text: string): Bound | null {
  const more = OR_MORE.exec(text);
  if (more === null) return null;
  const [, number = "", measure = "", word] = more;
  return { comparator: word === "以上" ? ">=" : "<=", threshold: `${number}${/[%％]/.test(measure) ? "%" : ""}` };
}

function allDone(text: string): Bound | null {
  return ALL_DONE.test(text) ? { comparator: "=", threshold: "100%" } : null;
}
