import type { Bilingual } from "../domain/fault";
import type { Measure, Reading, Rule, TemplatePart } from "../domain/rule";

export type Locale = keyof Bilingual;

/**
 * `met`; `short`: less than the limit; `over`: more than it. With `plan` the numbers are the plan's; with `notDue`
 * they stand so, but nobody need act yet.
 */
export type SentenceOutcome = "met" | "short" | "over" | "planShort" | "planOver" | "notDueShort" | "notDueOver";

/** What stands behind a number of each measure. */
export const MEASURE_WORDS: Readonly<Record<Measure, Bilingual>> = {
  money: { zh: "万元", en: " 万元" },
  projects: { zh: "个", en: "" },
  cells: { zh: "格", en: "" },
  institutions: { zh: "个", en: "" },
  sessions: { zh: "次", en: "" },
  units: { zh: "个", en: "" },
  tasks: { zh: "项", en: "" },
  records: { zh: "项", en: "" },
};

/** 应不少于, 应不超过, 应等于指标总额; in English with a blank behind. */
export function obligation({ comparator }: Rule, { base }: Reading, locale: Locale): string {
  if (locale === "zh") {
    if (comparator === "=") return `应等于${base?.zh ?? ""}`;
    return comparator === ">=" ? "应不少于" : "应不超过";
  }
  if (comparator === "=") return base ? `should equal ${base.en} ` : "should equal ";
  return comparator === ">=" ? "should be at least " : "should be at most ";
}

/** 还差0.01万元 · 余3.85万元 · 多分0.50万元 · 平 */
export function endingParts(
  rule: Rule,
  locale: Locale,
  outcome: SentenceOutcome,
  gap: TemplatePart,
  measure: string,
): readonly TemplatePart[] {
  if (outcome === "met" && rule.comparator === "=") return [locale === "zh" ? "平" : "ties out"];
  const words = gapWords(rule)[side(outcome)][locale];
  return [words, gap, measure];
}

/** How a gap is called below and above the limit, and when met. `=` speaks of 少分 and 多分. */
export function gapWords({ comparator }: Pick<Rule, "comparator">): Readonly<Record<GapSide, Bilingual>> {
  const short = comparator === "=" ? "少分" : "还差";
  const over = comparator === "=" ? "多分" : "超出";
  return {
    met: { zh: "余", en: "to spare: " },
    short: { zh: short, en: "short by " },
    over: { zh: over, en: "over by " },
  };
}

type GapSide = "met" | "short" | "over";

function side(outcome: SentenceOutcome): GapSide {
  if (outcome === "met") return "met";
  return outcome === "short" || outcome === "planShort" || outcome === "notDueShort" ? "short" : "over";
}

/** Basis points as a percentage without the sign: 4000 → `40`, 3333 → `33.33`. */
export function formatPercent(basisPoints: number): string {
  const fraction = String(basisPoints % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${Math.floor(basisPoints / 100)}${fraction === "" ? "" : `.${fraction}`}`;
}
