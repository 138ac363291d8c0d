import { fen, formatWan } from "../domain/money";
import type { Due, Measure, Reading, Rule, TemplatePart, TemplateSlot } from "../domain/rule";
import {
  endingParts,
  formatPercent,
  MEASURE_WORDS,
  obligation,
  type Locale,
  type SentenceOutcome,
} from "./sentenceWords";

export { formatPercent, gapWords, MEASURE_WORDS } from "./sentenceWords";
export type { Locale, SentenceOutcome } from "./sentenceWords";

/** What a sentence of a rule of scope `line` says about its line. */
export interface LineWords {
  /** `5 互联互通` */
  readonly label: string;
  /** Names of its 可分单位, empty for a placeholder. */
  readonly builders: readonly string[];
}

/** Whom a rule of a narrower scope speaks of; both absent for the whole book. */
export interface AboutWords {
  readonly line?: LineWords;
  /** 州文化馆 */
  readonly institution?: string;
}

/** What fills the slots: fen for money, hundredths for tasks, pieces for counts, basis points for the threshold. */
export type SlotValues = Readonly<Partial<Record<TemplateSlot["slot"], number | string>>>;

/**
 * The one sentence of a judged rule, with its numbers left open, for evaluator, sheet formulas and reports alike
 * (D4). Amounts come first and a percentage appears only as the threshold, so nothing shown is ever rounded.
 */
export function sentenceTemplate(
  rule: Rule,
  reading: Reading,
  locale: Locale,
  outcome: SentenceOutcome,
  about: AboutWords = {},
): readonly TemplatePart[] {
  const body = bodyParts(rule, reading, locale, outcome, about);
  return joined([...prefix(locale, about, reading), ...body, ...duePart(locale, outcome), basis(rule, locale)]);
}

/** The sentence of a rule that cannot be judged: 无数据, or 未到期 while nobody need act yet. */
export function lackTemplate(
  rule: Rule,
  locale: Locale,
  verdict: "noData" | "notDue",
  about: AboutWords = {},
): readonly TemplatePart[] {
  const whom = about.line?.label ?? about.institution;
  const missing: TemplatePart = { slot: "missing", format: "text" };
  const due: TemplatePart = { slot: "due", format: "text" };
  if (locale === "zh") {
    const name = `${rule.name.zh}${whom === undefined ? "" : `（${whom}）`}：`;
    const verdictParts: readonly TemplatePart[] = verdict === "noData" ? ["无数据，"] : ["未到期（", due, "），"];
    return joined([name, ...verdictParts, missing, basis(rule, locale)]);
  }
  const name = `${rule.name.en}${whom === undefined ? "" : ` (${whom})`}: `;
  const verdictParts: readonly TemplatePart[] = verdict === "noData" ? ["no data, "] : ["not due yet (", due, "), "];
  return joined([name, ...verdictParts, missing, basis(rule, locale)]);
}

/** Writes the values into a template. */
export function fillTemplate(template: readonly TemplatePart[], values: SlotValues): string {
  return template.map((part) => (typeof part === "string" ? part : slotText(part, values[part.slot] ?? ""))).join("");
}

/** `wan`: 18.81 (finer amounts in full); `count`: 4; `percent`: basis points as 40 or 33.33; `hundredths`: 31.50. */
function slotText({ format }: TemplateSlot, value: number | string): string {
  if (typeof value === "string") return value;
  if (format === "wan") return formatWan(fen(value));
  if (format === "hundredths") return (value / 100).toFixed(2);
  return format === "percent" ? formatPercent(value) : String(value);
}

/** `2020-11-30`, or the name of the state; what the slot `due` says. */
export function dueText(due: Due | null): string {
  if (due === null) return "";
  return due.kind === "date" ? due.on : due.state;
}

/**
 * `=2.5，进位为3`: a share of a count that is no whole number says how it was rounded (C19); else empty.
 * `base` in pieces, `threshold` in basis points.
 */
export function roundingText(rule: Rule, locale: Locale, base: number, threshold: number, limit: number): string {
  const exact = base * threshold;
  const { before, after } = roundingWords(rule)[locale];
  return exact % 10_000 === 0 ? "" : `${before}${exact / 10_000}${after}${limit}`;
}

/** What stands before the exact share and between it and the limit. */
export function roundingWords({ comparator }: Rule): Readonly<Record<Locale, { before: string; after: string }>> {
  const up = comparator === ">=";
  return {
    zh: { before: "=", after: up ? "，进位为" : "，舍去为" },
    en: { before: " = ", after: up ? ", rounded up to " : ", rounded down to " },
  };
}

/** How numbers of this measure are written. */
export function formatOf(measure: Measure): "wan" | "hundredths" | "count" {
  if (measure === "money") return "wan";
  return measure === "tasks" ? "hundredths" : "count";
}

/** 当时数 an opinion keeps: `18.81/18.82`, what there is and what it should be. */
export function figureText(measure: Measure, actual: number, limit: number): string {
  const format = formatOf(measure);
  return `${slotText({ slot: "actual", format }, actual)}/${slotText({ slot: "limit", format }, limit)}`;
}

/** A rule that allows nothing: no right side, so the limit is 0. */
function allowsNothing(rule: Rule, reading: Reading): boolean {
  return reading.right.length === 0 && rule.comparator !== ">=";
}

function bodyParts(
  rule: Rule,
  reading: Reading,
  locale: Locale,
  outcome: SentenceOutcome,
  about: AboutWords,
): readonly TemplatePart[] {
  if (reading.measure === "records") return recordBody(reading, locale, outcome, about);
  return allowsNothing(rule, reading)
    ? nothingBody(reading, locale, outcome, about)
    : figureBody(rule, reading, locale, outcome);
}

/** 资源建设经费18.81万元，应不少于18.82万元（47.03×40%），还差0.01万元 */
function figureBody(rule: Rule, reading: Reading, locale: Locale, outcome: SentenceOutcome): readonly TemplatePart[] {
  const measure = MEASURE_WORDS[reading.measure][locale];
  const format = formatOf(reading.measure);
  const planned = outcome === "planShort" || outcome === "planOver";
  const actual: TemplatePart = { slot: planned ? "plan" : "actual", format };
  const limit: TemplatePart = { slot: "limit", format };
  const gap: TemplatePart = { slot: planned ? "planGap" : "gap", format };
  const subject = locale === "zh" ? reading.subject.zh : `${reading.subject.en} `;
  const plan = planned ? (locale === "zh" ? "计划" : "planned ") : "";
  const comma = locale === "zh" ? "，" : ", ";
  const mustBe = `${measure}${comma}${obligation(rule, reading, locale)}`;
  const calculation = calculationParts(rule, reading, locale);
  const ending = endingParts(rule, locale, outcome, gap, measure);
  return [subject, plan, actual, mustBe, limit, measure, ...calculation, comma, ...ending];
}

/** （47.03×40%）; left out where the right side counts in full or the threshold itself is the count. */
function calculationParts(rule: Rule, reading: Reading, locale: Locale): readonly TemplatePart[] {
  const inFull = !rule.thresholdEditable && rule.threshold === 10_000;
  if (rule.comparator === "=" || rule.thresholdUnit === "count" || inFull || reading.right.length === 0) return [];
  const format = formatOf(reading.measure);
  const base: TemplatePart = { slot: "base", format };
  const threshold: TemplatePart = { slot: "threshold", format: "percent" };
  const rounding: readonly TemplatePart[] = format === "count" ? [{ slot: "rounding", format: "text" }] : [];
  const [open, times, close] = locale === "zh" ? ["（", "×", "）"] : [" (", " × ", ")"];
  return [open, base, times, threshold, "%", ...rounding, close];
}

/** 局党组已审定分配方案：是 */
function recordBody(
  reading: Reading,
  locale: Locale,
  outcome: SentenceOutcome,
  about: AboutWords,
): readonly TemplatePart[] {
  const yes = outcome === "met";
  if (locale === "zh") return [`${reading.subject.zh}：${yes ? "是" : "否"}`];
  const subject = about.line || about.institution !== undefined ? lowerFirst(reading.subject.en) : reading.subject.en;
  return [`${subject}: ${yes ? "yes" : "no"}`];
}

/** R22 and others that allow nothing: what there is, the money in it, and who may build. */
function nothingBody(
  reading: Reading,
  locale: Locale,
  outcome: SentenceOutcome,
  { line }: AboutWords,
): readonly TemplatePart[] {
  const measure = MEASURE_WORDS[reading.measure][locale];
  const format = formatOf(reading.measure);
  const actual: TemplatePart = { slot: "actual", format };
  const cells = reading.measure === "cells";
  const outside: TemplatePart = { slot: "outsideAmount", format: "wan" };
  if (locale === "zh") {
    const builders = line && cells ? `（建设单位：${builderNames(line, "zh")}）` : "";
    if (outcome === "met") return [`没有${reading.subject.zh}${builders}`];
    const money: readonly TemplatePart[] = cells ? ["、", outside, "万元"] : [];
    return [reading.subject.zh, actual, measure, ...money, `，应为0${measure}${builders}`];
  }
  const builders = line && cells ? ` (builders: ${builderNames(line, "en")})` : "";
  const subject = line ? lowerFirst(reading.subject.en) : reading.subject.en;
  if (outcome === "met") return [`${line ? "no" : "No"} ${lowerFirst(reading.subject.en)}${builders}`];
  const money: readonly TemplatePart[] = cells ? [" cells, ", outside, " 万元"] : [measure];
  return [`${subject}: `, actual, ...money, `; should be 0${cells ? " cells" : measure}${builders}`];
}

/** Whom the sentence speaks of, before its subject. */
function prefix(locale: Locale, { line, institution }: AboutWords, reading: Reading): readonly TemplatePart[] {
  if (line) return [locale === "zh" ? `${line.label}：` : `${line.label}: `];
  if (institution === undefined) return [];
  const apart = reading.measure === "records" ? "：" : "";
  return [locale === "zh" ? `${institution}${apart}` : `${institution}: `];
}

/** （2020-11-30前） for a plan, 未到期（2020-11-30） for what stands so today. */
function duePart(locale: Locale, outcome: SentenceOutcome): readonly TemplatePart[] {
  const due: TemplatePart = { slot: "due", format: "text" };
  const zh = locale === "zh";
  if (outcome === "planShort" || outcome === "planOver") return zh ? ["（", due, "前）"] : [" (by ", due, ")"];
  if (outcome !== "notDueShort" && outcome !== "notDueOver") return [];
  return zh ? ["，未到期（", due, "）"] : [", not due yet (", due, ")"];
}

function basis({ clause }: Rule, locale: Locale): string {
  return locale === "zh" ? `。依据：${clause}。` : `. Basis: ${clause}.`;
}

/** Literals in a sheet formula hold at most 255 characters, so long lists are cut and counted. */
const MOST_NAMES = 12;

function builderNames({ builders }: LineWords, locale: Locale): string {
  const shown = builders.slice(0, MOST_NAMES);
  if (locale === "zh") {
    if (shown.length === 0) return "原件缺失，待核";
    return shown.length === builders.length ? shown.join("、") : `${shown.join("、")}等${builders.length}个`;
  }
  if (shown.length === 0) return "missing in the original";
  return shown.length === builders.length
    ? shown.join(", ")
    : `${shown.join(", ")} and ${builders.length - shown.length} more`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Neighbouring texts made one. */
function joined(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const result: TemplatePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}
