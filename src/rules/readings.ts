import type { FundBook, RuleChoice } from "../domain/book";
import type { Reading, Rule } from "../domain/rule";
import { ruleInForce } from "./choices";
import { judgeRule } from "./evaluate";
import { factsOf } from "./facts";
import type { RuleOutcome } from "./report";

/** One reading of an open question and what follows from it (N10). */
export interface ReadingResult {
  /** `C08` */
  readonly question: string;
  /** What the question is about, in the words of 待核实, else the rule's name. */
  readonly topic: string;
  readonly rule: Rule;
  readonly reading: Reading;
  /** 现用: whether the rule is judged by this reading now. */
  readonly inForce: boolean;
  /** What the rule would say under it; a rule that is switched off is compared, too. */
  readonly outcome: RuleOutcome;
  /** Who chose the reading in force, when and why; null where nobody chose. */
  readonly choice: RuleChoice | null;
}

/**
 * 口径对照: every open question × each of its readings × what each would say, in catalogue order, so that those who
 * decide see what depends on it. The usual reading stands beside those that answer a question about it. A rule seen
 * institution by institution has one result for each.
 */
export function compareReadings(book: FundBook): readonly ReadingResult[] {
  const facts = factsOf(book);
  const choices = new Map(book.rules.map((choice) => [choice.rule, choice]));
  return book.catalogue.flatMap((rule) => {
    const choice = choices.get(rule.id);
    const now = ruleInForce(rule, choice);
    return questionsOf(rule).flatMap(({ question, readings }) =>
      readings.flatMap((reading) =>
        judgeRule({ ...now, enabled: true, reading }, facts).map((outcome) => ({
          question,
          topic: book.openQuestions.find(({ id }) => id === question)?.topic ?? rule.name.zh,
          rule,
          reading,
          inForce: reading.id === now.reading.id,
          outcome,
          choice: choice ?? null,
        })),
      ),
    );
  });
}

/** The questions a rule's readings answer, each with the readings to choose from; one alone is no choice. */
export function questionsOf({
  readings,
}: Rule): readonly { readonly question: string; readonly readings: readonly Reading[] }[] {
  const questions = new Set(readings.flatMap(({ question }) => question ?? []));
  const [usual] = readings;
  return [...questions]
    .map((question) => ({
      question,
      readings: readings.filter(
        (reading) => reading.question === question || (reading === usual && reading.question === undefined),
      ),
    }))
    .filter((entry) => entry.readings.length > 1);
}
