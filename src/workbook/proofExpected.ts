import { formatWan, type Fen } from "../domain/money";
import { VERDICT_WORDS, type Reading, type Verdict } from "../domain/rule";
import { isReached } from "../rules/choices";
import { limitOf } from "../rules/figures";
import { evaluateTerms } from "../rules/quantities/evaluateTerms";
import { nothingTyped } from "../rules/quantities/lineSelection";
import { dueText, formatOf } from "../rules/sentence";
import { gapWords, MEASURE_WORDS } from "../rules/sentenceWords";
import { moneyTerms, ORDER, sparesNothing } from "./proofFormulas";
import { DISABLED_WORD, scaleOf, type ProofSource, type ProofValues } from "./proofModel";
import { disabledSentence } from "./proofSentence";
import { dateSerial } from "./sheet";

/** What the cells of one row must read, from the evaluator's outcome (D2, D11). */
export function expectedValues(source: ProofSource): ProofValues {
  const { inForce, outcome, left, right, plan, facts } = source;
  const verdict = inForce.enabled ? outcome.verdict : null;
  const fault = inForce.fault?.what.zh ?? "";
  const lacks = fault || (left.told ?? right.told)?.zh || "";
  const known = lacks === "" ? limitValue(source, left.value) : null;
  return {
    left: Number(left.value),
    right: Number(right.value),
    plan: plan === null ? "" : Number(plan.value),
    ...shownFigures(source, known),
    verdictWord: verdict === null ? DISABLED_WORD : VERDICT_WORDS[verdict].zh,
    fault,
    missing: lacks,
    gap: gapText(source, verdict, known),
    sentence: inForce.enabled ? outcome.sentence.zh : disabledSentence(source),
    figure: figureValue(source, verdict, known),
    order: orderValue(source, verdict, lacks),
    ...dueValues(source),
    reached: isReached(inForce.due, facts) ? 1 : 0,
    outside: outsideValue(source),
  };
}

/** 现有, 应达 and their difference as shown; empty where not known. */
function shownFigures(source: ProofSource, limit: number | null): Pick<ProofValues, "actual" | "limit" | "slack"> {
  if (limit === null) return { actual: "", limit: "", slack: "" };
  const scale = scaleOf(source.inForce.reading);
  const value = Number(source.left.value);
  return { actual: value / scale, limit: limit / scale, slack: difference(source, value, limit) / scale };
}

function limitValue({ inForce: { rule, reading, threshold }, right }: ProofSource, value: bigint): number {
  return Number(limitOf(rule, reading, threshold, value, right.value));
}

function difference({ inForce: { rule } }: ProofSource, value: number, limit: number): number {
  return rule.comparator === "<=" ? limit - value : value - limit;
}

/** A whole number written with its measure's format. */
export function figureText(value: number, reading: Reading): string {
  const format = formatOf(reading.measure);
  if (format === "wan") return formatWan(value as Fen);
  return format === "hundredths" ? (value / 100).toFixed(2) : String(value);
}

/** The value and limit a verdict speaks of: the plan's for a plan gap, else today's; null where unknown. */
function spokenOf(
  source: ProofSource,
  verdict: Verdict | null,
  limit: number | null,
): readonly [number, number] | null {
  if (verdict === "planGap" && source.plan) return [Number(source.plan.value), limitValue(source, source.plan.value)];
  return limit === null ? null : [Number(source.left.value), limit];
}

function gapText(source: ProofSource, verdict: Verdict | null, limit: number | null): string {
  const { reading, rule } = source.inForce;
  const spoken = spokenOf(source, verdict, limit);
  if (!spoken || reading.measure === "records") return "";
  const [value, bound] = spoken;
  const words = gapWords(rule);
  const amount = `${figureText(Math.abs(value - bound), reading)}${MEASURE_WORDS[reading.measure].zh}`;
  if (verdict === "planGap") return `计划${value < bound ? words.short.zh : words.over.zh}${amount}`;
  if (isMet(source)) {
    if (rule.comparator === "=") return "平";
    return sparesNothing(source, reading) ? "" : `${words.met.zh}${amount}`;
  }
  return `${value < bound ? words.short.zh : words.over.zh}${amount}`;
}

/** Whether today's figures pass, switched on or not. */
function isMet({ outcome }: ProofSource): boolean {
  return outcome.verdict === "met";
}

function figureValue(source: ProofSource, verdict: Verdict | null, limit: number | null): string {
  const spoken = spokenOf(source, verdict, limit);
  return spoken ? spoken.map((value) => figureText(value, source.inForce.reading)).join("/") : "";
}

function orderValue(source: ProofSource, verdict: Verdict | null, missing: string): number | "" {
  const place = (start: number): number => start + (source.inForce.level === "must" ? 0 : ORDER.advice) + source.row;
  if (verdict === "broken") return place(ORDER.broken);
  if (verdict === "planGap") return place(ORDER.planGap);
  if (verdict !== "noData") return "";
  const nothing = missing === nothingTyped(source.facts).words.zh;
  const hidden = nothing || (!source.first && source.inForce.fault !== null);
  return source.lineRow && hidden ? "" : place(ORDER.noData);
}

function dueValues({ inForce: { due } }: ProofSource): Pick<ProofValues, "due" | "dueText"> {
  const text = dueText(due);
  return { due: due?.kind === "date" ? (dateSerial(due.on) ?? "") : text, dueText: text };
}

function outsideValue({ inForce: { reading, judgement }, facts, line, institution }: ProofSource): number {
  if (reading.measure !== "cells") return 0;
  return Number(evaluateTerms(moneyTerms(reading), facts, { line, institution, judgement }).value) / 1_000_000;
}
