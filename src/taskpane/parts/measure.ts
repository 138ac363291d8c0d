import type { FundBook } from "../../domain/book";
import { fen, formatWan } from "../../domain/money";
import type { Measure, Rule } from "../../domain/rule";
import { gapWords, MEASURE_WORDS } from "../../rules/sentence";
import type { PlacedFinding } from "../../usecases/view";
import type { Locale } from "../words";

/** A rule's figure for people: 万元 for money, two decimals for tasks, a whole number for what is counted. */
export function formatMeasure(value: number, measure: Measure): string {
  if (measure === "money") return formatWan(fen(value));
  return measure === "tasks" ? (value / 100).toFixed(2) : String(value);
}

export function ruleOf(book: Pick<FundBook, "catalogue">, id: string): Rule | undefined {
  return book.catalogue.find((rule) => rule.id === id);
}

/** 还差0.01万元 · 超出2格: how far a finding is from its limit, in the words of its sentence. */
export function gapText(finding: PlacedFinding, rule: Rule | undefined, locale: Locale): string {
  const words = gapWords({ comparator: rule?.comparator ?? ">=" });
  const side = finding.actual < finding.limit ? words.short : words.over;
  return `${side[locale]}${formatMeasure(finding.shortage, finding.measure)}${MEASURE_WORDS[finding.measure][locale]}`;
}
