import type { Bilingual } from "../domain/fault";
import { fen, formatWan } from "../domain/money";
import type { Reading, Rule, TemplatePart, TemplateSlot } from "./expression";

export type Locale = keyof Bilingual;

/** `met`; `short`: less than the limit; `over`: more than the limit. */
export type SentenceOutcome = "met" | "short" | "over";

/** What a sentence of a rule of scope `line` says about its line. */
export interface LineWords {
  /** `5 互联互通` */
  readonly label: string;
  /** Names of its 可分单位, empty for a placeholder. */
  readonly builders: readonly string[];
}

/** Numbers for the slots: fen for money, pieces for counts, basis points for the threshold. */
export type SlotValues = Readonly<Record<TemplateSlot["slot"], number>>;

/**
 * The one sentence of a rule, with its numbers left open, for evaluator, sheet formulas and reports alike (D4).
 * Amounts come first and a percentage appears only as the threshold, so nothing shown is ever rounded.
 */
export function sentenceTemplate(
  rule: Rule,
  reading: Reading,
  locale: Locale,
  outcome: SentenceOutcome,
  line?: LineWords,
): readonly TemplatePart[] {
  const body = line ? lineBody(reading, locale, outcome, line) : bookBody(rule, reading, locale, outcome);
  const basis = locale === "zh" ? `。依据：${rule.clause}。` : `. Basis: ${rule.clause}.`;
  return joined([...body, basis]);
}

/** Writes the numbers into a template. */
export function fillTemplate(template: readonly TemplatePart[], values: SlotValues): string {
  return template.map((part) => (typeof part === "string" ? part : slotText(part, values[part.slot]))).join("");
}

/** `wan`: 18.81 (finer amounts in full); `count`: 4; `percent`: basis points as 40 or 33.33. */
function slotText({ format }: TemplateSlot, value: number): string {
  if (format === "wan") return formatWan(fen(value));
  if (format === "count") return String(value);
  return formatPercent(value);
}

/** Basis points as a percentage without the sign: 4000 → `40`, 3333 → `33.33`. */
export function formatPercent(basisPoints: number): string {
  const fraction = String(basisPoints % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${Math.floor(basisPoints / 100)}${fraction === "" ? "" : `.${fraction}`}`;
}

const MEASURE_WORDS: Readonly<Record<Reading["measure"], Bilingual>> = {
  money: { zh: "万元", en: " 万元" },
  projects: { zh: "个", en: "" },
  cells: { zh: "格", en: "" },
};

function bookBody(rule: Rule, reading: Reading, locale: Locale, outcome: SentenceOutcome): readonly TemplatePart[] {
  const measure = MEASURE_WORDS[reading.measure][locale];
  const format = reading.measure === "money" ? "wan" : "count";
  const actual: TemplatePart = { slot: "actual", format };
  const limit: TemplatePart = { slot: "limit", format };
  const gap: TemplatePart = { slot: "gap", format };
  const calculation = calculationParts(rule, reading, locale);
  if (locale === "zh") {
    const mustBe = `${measure}，${obligationZh(rule, reading)}`;
    const verdict = verdictZh(rule, outcome);
    const ending = verdict.withGap ? [verdict.words, gap, measure] : [verdict.words];
    return [reading.subject.zh, actual, mustBe, limit, measure, ...calculation, "，", ...ending];
  }
  const verdict = verdictEn(rule, outcome);
  const ending = verdict.withGap ? [verdict.words, gap, measure] : [verdict.words];
  const obligation = `${measure}, ${obligationEn(rule, reading)} `;
  return [`${reading.subject.en} `, actual, obligation, limit, measure, ...calculation, ", ", ...ending];
}

/** （47.03×40%）; left out where the right side counts in full. */
function calculationParts(rule: Rule, reading: Reading, locale: Locale): readonly TemplatePart[] {
  if (rule.comparator === "=" || reading.right.length === 0) return [];
  const base: TemplatePart = { slot: "base", format: reading.measure === "money" ? "wan" : "count" };
  const threshold: TemplatePart = { slot: "threshold", format: "percent" };
  return locale === "zh" ? ["（", base, "×", threshold, "%）"] : [" (", base, " × ", threshold, "%)"];
}

function obligationZh(rule: Rule, reading: Reading): string {
  if (rule.comparator === "=") return `应等于${reading.base?.zh ?? ""}`;
  return rule.comparator === ">=" ? "应不少于" : "应不超过";
}

function obligationEn(rule: Rule, reading: Reading): string {
  if (rule.comparator === "=") return reading.base ? `should equal ${reading.base.en}` : "should equal";
  return rule.comparator === ">=" ? "should be at least" : "should be at most";
}

interface VerdictWords {
  readonly words: string;
  readonly withGap: boolean;
}

function verdictZh({ comparator }: Rule, outcome: SentenceOutcome): VerdictWords {
  if (comparator === "=") {
    if (outcome === "met") return { words: "平", withGap: false };
    return { words: outcome === "short" ? "少分" : "多分", withGap: true };
  }
  if (outcome === "met") return { words: "余", withGap: true };
  return { words: outcome === "short" ? "还差" : "超出", withGap: true };
}

function verdictEn({ comparator }: Rule, outcome: SentenceOutcome): VerdictWords {
  if (outcome === "met")
    return comparator === "=" ? { words: "ties out", withGap: false } : { words: "to spare: ", withGap: true };
  return { words: outcome === "short" ? "short by " : "over by ", withGap: true };
}

/** R22: names the money outside and who may build. */
function lineBody(
  reading: Reading,
  locale: Locale,
  outcome: SentenceOutcome,
  line: LineWords,
): readonly TemplatePart[] {
  const actual: TemplatePart = { slot: "actual", format: "count" };
  const outside: TemplatePart = { slot: "outsideAmount", format: "wan" };
  if (locale === "zh") {
    const builders = `（建设单位：${builderNames(line, "zh")}）`;
    if (outcome === "met") return [`${line.label}：没有${reading.subject.zh}${builders}`];
    return [`${line.label}：${reading.subject.zh}`, actual, "格、", outside, `万元，应为0格${builders}`];
  }
  const builders = ` (builders: ${builderNames(line, "en")})`;
  if (outcome === "met") return [`${line.label}: no ${lowerFirst(reading.subject.en)}${builders}`];
  return [
    `${line.label}: ${lowerFirst(reading.subject.en)}: `,
    actual,
    " cells, ",
    outside,
    ` 万元; should be 0 cells${builders}`,
  ];
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
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}
