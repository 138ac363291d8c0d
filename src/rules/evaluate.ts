import type { FundBook } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import type { Verdict } from "../domain/rule";
import type { UnitCode } from "../domain/units";
import { isReached, ruleInForce, type RuleInForce } from "./choices";
import { factsOf, prefectureInstitutions, type BookFacts, type LineFact } from "./facts";
import { holds, limitOf, wholeNumber } from "./figures";
import { tellMissing, type Missing } from "./missing";
import { evaluateTerms } from "./quantities/evaluateTerms";
import type { Evaluation, Focus } from "./quantities/kind";
import type { CellPlace, CheckReport, JudgedOutcome, RuleOutcome, UndeterminedOutcome } from "./report";
import {
  dueText,
  fillTemplate,
  lackTemplate,
  roundingText,
  sentenceTemplate,
  type AboutWords,
  type Locale,
  type SentenceOutcome,
  type SlotValues,
} from "./sentence";

/**
 * 逐条核算: every enabled rule of the book's catalogue. Left and right are compared as whole numbers, `10000 · left`
 * against `threshold · right`, never as a percentage. What is met is met at any time; what is not is 不符合 once it
 * is due, before that 计划有缺口 where the plan itself falls short, else 未到期; what lacks data is never guessed.
 */
export function checkBook(book: FundBook): CheckReport {
  const facts = factsOf(book);
  const choices = new Map(book.rules.map((choice) => [choice.rule, choice]));
  return {
    outcomes: book.catalogue.flatMap((rule) => {
      const inForce = ruleInForce(rule, choices.get(rule.id));
      return inForce.enabled ? judgeRule(inForce, facts) : [];
    }),
  };
}

/** One rule over the whole book, or over every line or institution. */
export function judgeRule(inForce: RuleInForce, facts: BookFacts): readonly RuleOutcome[] {
  return fociOf(inForce, facts).map((focus) => judgeAt(inForce, facts, focus));
}

/** One rule looked at in one place. */
export function judgeAt(inForce: RuleInForce, facts: BookFacts, focus: Focus): RuleOutcome {
  return judge({ inForce, facts, focus, reached: isReached(inForce.due, facts) });
}

/** Where the rule is looked at. Before anything is decided no line can be judged: that is said once. */
function fociOf({ rule, judgement, fault }: RuleInForce, facts: BookFacts): readonly Focus[] {
  const whole: Focus = { line: null, institution: null, judgement };
  if (rule.scope === "book" || fault) return [whole];
  if (rule.scope === "institution")
    return prefectureInstitutions(facts).map((institution) => ({ ...whole, institution }));
  return facts.nothingDecided ? [whole] : facts.lines.map((line) => ({ ...whole, line }));
}

/** A rule, whom it looks at, and whether it is due. */
interface Case {
  readonly inForce: RuleInForce;
  readonly facts: BookFacts;
  readonly focus: Focus;
  readonly reached: boolean;
}

function judge(of: Case): RuleOutcome {
  const { inForce, facts, focus, reached } = of;
  const { rule, reading, threshold, fault } = inForce;
  if (fault) return undetermined(of, [fault], fault.what, []);
  const left = evaluateTerms(reading.left, facts, focus);
  const right = evaluateTerms(reading.right, facts, focus);
  const [first, ...others] = [...left.missing, ...right.missing];
  const met = !first && holds(rule, left.value, threshold, right.value);
  if (!met && !reached) {
    const plan = planOf(of, right);
    if (plan) return judged(of, "planGap", plan, right);
  }
  if (!first) return judged(of, met ? "met" : reached ? "broken" : "notDue", left, right);
  const told = left.told ?? right.told ?? first.what;
  return undetermined(of, [first, ...others], told, [...left.cells, ...right.cells]);
}

/** What the plan reaches, when that is known and too little; else null. */
function planOf({ inForce: { rule, reading, threshold }, facts, focus }: Case, right: Evaluation): Evaluation | null {
  if (!reading.plan || right.missing.length > 0) return null;
  const plan = evaluateTerms(reading.plan, facts, focus);
  return plan.missing.length > 0 || holds(rule, plan.value, threshold, right.value) ? null : plan;
}

function base({ inForce: { rule, level, due }, focus, reached }: Case): {
  readonly id: string;
} & Pick<RuleOutcome, "rule" | "line" | "institution" | "level" | "due" | "reached"> {
  const line = focus.line?.id ?? null;
  const of = line ?? focus.institution;
  const id = of === null ? rule.id : `${rule.id}:${of}`;
  return { id, rule, line, institution: focus.institution, level, due, reached };
}

function undetermined(
  of: Case,
  all: readonly [Missing, ...Missing[]],
  told: Bilingual,
  cells: readonly CellPlace[],
): UndeterminedOutcome {
  const { rule, reading, due, fault } = of.inForce;
  const { what, place } = tellMissing(all);
  const verdict = of.reached ? "noData" : "notDue";
  const sentence = (locale: Locale): string =>
    fillTemplate(lackTemplate(rule, locale, verdict, aboutWords(of)), { missing: told[locale], due: dueText(due) });
  return {
    ...base(of),
    known: false,
    verdict,
    reading: fault ? null : reading,
    missing: what,
    place,
    cells,
    sentence: { zh: sentence("zh"), en: sentence("en") },
  };
}

function judged(of: Case, verdict: Exclude<Verdict, "noData">, left: Evaluation, right: Evaluation): JudgedOutcome {
  const { rule, reading, threshold, due } = of.inForce;
  const actual = wholeNumber(left.value);
  const whole = wholeNumber(right.value);
  const limit = wholeNumber(limitOf(rule, reading, threshold, left.value, right.value));
  const gap = Math.abs(actual - limit);
  const outsideAmount =
    reading.measure === "cells" ? amountIn(left.cells, of.focus.line ? [of.focus.line] : of.facts.lines) : 0;
  const values = { actual, limit, gap, base: whole, threshold, outsideAmount, plan: actual, planGap: gap };
  const sentence = (locale: Locale): string => {
    const rounding = roundingText(rule, locale, whole, threshold, limit);
    const filled: SlotValues = { ...values, due: dueText(due), rounding };
    const template = sentenceTemplate(rule, reading, locale, tellingOf(verdict, actual, limit), aboutWords(of));
    return fillTemplate(template, filled);
  };
  return {
    ...base(of),
    known: true,
    verdict,
    reading,
    threshold,
    actual,
    base: whole,
    limit,
    slack: rule.comparator === "<=" ? limit - actual : actual - limit,
    shortage: verdict === "met" ? 0 : gap,
    outsideAmount,
    cells: left.cells,
    sentence: { zh: sentence("zh"), en: sentence("en") },
  };
}

function tellingOf(verdict: Exclude<Verdict, "noData">, actual: number, limit: number): SentenceOutcome {
  const short = actual < limit;
  if (verdict === "planGap") return short ? "planShort" : "planOver";
  if (verdict === "notDue") return short ? "notDueShort" : "notDueOver";
  return verdict === "met" ? "met" : short ? "short" : "over";
}

function amountIn(cells: readonly CellPlace[], lines: readonly LineFact[]): number {
  const counted = new Set(cells.map((cell) => `${cell.line} ${cell.unit}`));
  let sum = 0;
  for (const line of lines) {
    for (const cell of line.cells) if (counted.has(`${line.id} ${cell.unit}`)) sum += cell.amount ?? 0;
  }
  return sum;
}

/** What a sentence says about whom: a line's label and the names of its 可分单位, an institution's name. */
function aboutWords({ focus, facts }: Case): AboutWords {
  return aboutOf(focus.line, focus.institution, facts);
}

export function aboutOf(line: LineFact | null, institution: UnitCode | null, facts: BookFacts): AboutWords {
  if (line) return { line: { label: line.label, builders: (line.line?.builders ?? []).map(facts.unitName) } };
  return institution === null ? {} : { institution: facts.unitName(institution) };
}
