import type { FundBook, RuleChoice } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import { ALLOCATION_STEP } from "../domain/money";
import { RULE_CATALOGUE } from "./catalogue";
import type { Reading, Rule } from "./expression";
import { factsOf, type BookFacts, type LineFact } from "./facts";
import { readingUnknown, tellMissing, thresholdUnusable, type Missing } from "./missing";
import { evaluateTerms, type Evaluation } from "./quantities";
import type { CellPlace, CheckReport, JudgedOutcome, RuleOutcome, UndeterminedOutcome } from "./report";
import {
  fillTemplate,
  sentenceTemplate,
  type LineWords,
  type Locale,
  type SentenceOutcome,
  type SlotValues,
} from "./sentence";

/**
 * 逐条核算: every enabled rule over the whole book. Left and right are compared as whole numbers,
 * `10000 · left` against `threshold · right`, never as a percentage; a rule that lacks something is `noData`.
 */
export function checkBook(book: FundBook, catalogue: readonly Rule[] = RULE_CATALOGUE): CheckReport {
  const facts = factsOf(book);
  const choices = new Map(book.rules.map((choice) => [choice.rule, choice]));
  return { outcomes: catalogue.flatMap((rule) => ruleOutcomes(rule, choices.get(rule.id), facts)) };
}

/** A rule with the person's choices applied. */
interface RuleInForce {
  readonly rule: Rule;
  readonly level: Rule["level"];
  readonly threshold: number;
  readonly reading: Reading;
}

function ruleOutcomes(rule: Rule, choice: RuleChoice | undefined, facts: BookFacts): readonly RuleOutcome[] {
  if (choice?.enabled === false) return [];
  const level = choice?.level ?? rule.level;
  const reading = readingInForce(rule, choice);
  const threshold = (rule.thresholdEditable ? choice?.threshold : null) ?? rule.threshold;
  const about = { rule, level, reading, line: null };
  if (reading === null) return [undetermined(about, [readingUnknown(choice?.reading ?? "")], [])];
  const wrong = thresholdFault(threshold);
  if (wrong) return [undetermined(about, [wrong], [])];
  const inForce = { rule, level, threshold, reading };
  // Before anything is decided no line can be judged: say so once, not once per line.
  if (rule.scope === "book" || facts.nothingDecided) return [judge(inForce, facts, null)];
  return facts.lines.map((line) => judge(inForce, facts, line));
}

/** The chosen reading, the first where none is chosen, null where the choice is unknown. */
function readingInForce(rule: Rule, choice: RuleChoice | undefined): Reading | null {
  const chosen = choice?.reading ?? null;
  return chosen === null ? rule.readings[0] : (rule.readings.find(({ id }) => id === chosen) ?? null);
}

function thresholdFault(threshold: number): Missing | null {
  const usable = Number.isInteger(threshold) && threshold >= 0 && threshold <= 10_000;
  return usable ? null : thresholdUnusable(threshold);
}

function judge(inForce: RuleInForce, facts: BookFacts, line: LineFact | null): RuleOutcome {
  const left = evaluateTerms(inForce.reading.left, facts, line);
  const right = evaluateTerms(inForce.reading.right, facts, line);
  const [first, ...others] = [...left.missing, ...right.missing];
  const about = { rule: inForce.rule, level: inForce.level, reading: inForce.reading, line: line?.id ?? null };
  if (first) return undetermined(about, [first, ...others], [...left.cells, ...right.cells]);
  return judged(inForce, left, right, facts, line);
}

interface About {
  readonly rule: Rule;
  readonly level: Rule["level"];
  readonly reading: Reading | null;
  readonly line: string | null;
}

function undetermined(
  about: About,
  all: readonly [Missing, ...Missing[]],
  cells: readonly CellPlace[],
): UndeterminedOutcome {
  const { what, place } = tellMissing(all);
  const { name, clause } = about.rule;
  return {
    ...about,
    id: outcomeId(about.rule, about.line),
    verdict: "noData",
    missing: what,
    place,
    cells,
    sentence: {
      zh: `${name.zh}：无数据，${what.zh}。依据：${clause}。`,
      en: `${name.en}: no data, ${what.en}. Basis: ${clause}.`,
    },
  };
}

function outcomeId(rule: Rule, line: string | null): string {
  return line === null ? rule.id : `${rule.id}:${line}`;
}

function judged(
  { rule, level, threshold, reading }: RuleInForce,
  left: Evaluation,
  right: Evaluation,
  facts: BookFacts,
  line: LineFact | null,
): JudgedOutcome {
  const met = compares(rule.comparator, 10_000n * left.value, BigInt(threshold) * right.value);
  const actual = wholeNumber(left.value);
  const base = wholeNumber(right.value);
  const limit = wholeNumber(limitOf(rule, reading, threshold, left.value, right.value));
  const outsideAmount = reading.measure === "cells" ? amountIn(left.cells, line) : 0;
  const shortage = met ? 0 : Math.abs(actual - limit);
  const slack = rule.comparator === "<=" ? limit - actual : actual - limit;
  const values = { actual, limit, base, threshold, outsideAmount, gap: Math.abs(actual - limit) };
  const outcome: SentenceOutcome = met ? "met" : actual < limit ? "short" : "over";
  const words = line ? lineWords(line, facts) : undefined;
  return {
    id: outcomeId(rule, line?.id ?? null),
    rule,
    line: line?.id ?? null,
    level,
    verdict: met ? "met" : "broken",
    reading,
    threshold,
    actual,
    base,
    limit,
    slack,
    shortage,
    outsideAmount,
    cells: left.cells,
    sentence: sentences(rule, reading, outcome, values, words),
  };
}

function compares(comparator: Rule["comparator"], left: bigint, right: bigint): boolean {
  if (comparator === "=") return left === right;
  return comparator === ">=" ? left >= right : left <= right;
}

/**
 * threshold × base, to the side that passes: up for `>=`, down for `<=`. In whole allocation steps, since that is
 * what people type; where an amount in it is finer than a step, in fen, or the limit would contradict the verdict.
 */
function limitOf(rule: Rule, reading: Reading, threshold: number, actual: bigint, base: bigint): bigint {
  const step = BigInt(ALLOCATION_STEP);
  const inSteps = reading.measure === "money" && rule.comparator !== "=" && actual % step === 0n && base % step === 0n;
  const grain = inSteps ? step : 1n;
  const exact = BigInt(threshold) * base;
  const below = floorDivide(exact, 10_000n * grain) * grain;
  const above = -floorDivide(-exact, 10_000n * grain) * grain;
  return rule.comparator === ">=" ? above : below;
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** @throws RangeError beyond the safe integers (90 万亿元): a programming error. */
function wholeNumber(value: bigint): number {
  const result = Number(value);
  if (!Number.isSafeInteger(result)) throw new RangeError(`beyond the safe integers: ${value}`);
  return result;
}

function amountIn(cells: readonly CellPlace[], line: LineFact | null): number {
  const counted = new Set(cells.map((cell) => cell.unit));
  const amounts = line?.cells.filter((cell) => counted.has(cell.unit)).map((cell) => cell.amount ?? 0) ?? [];
  return amounts.reduce<number>((sum, amount) => sum + amount, 0);
}

/** What the sentence of a line says about it: its label and the names of its 可分单位. */
function lineWords({ label, line }: LineFact, facts: BookFacts): LineWords {
  return { label, builders: (line?.builders ?? []).map(facts.unitName) };
}

function sentences(
  rule: Rule,
  reading: Reading,
  outcome: SentenceOutcome,
  values: SlotValues,
  words: LineWords | undefined,
): Bilingual {
  const sentence = (locale: Locale): string =>
    fillTemplate(sentenceTemplate(rule, reading, locale, outcome, words), values);
  return { zh: sentence("zh"), en: sentence("en") };
}
