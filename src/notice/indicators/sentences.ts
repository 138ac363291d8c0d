import type { Indicator } from "../../domain/project";
import { findNumber, type FoundNumber } from "./numbers";

/** An indicator as its sentence gives it. */
export type ReadIndicator = Pick<
  Indicator,
  "name" | "comparator" | "value" | "measure" | "period" | "within" | "quote"
>;

/** What an indicator inherits from the parts before it in the same sentence. */
interface Subject {
  readonly name: string;
  /** The whole name of the indicator just before, for 每次不少于30人，不少于1天. */
  readonly last: string;
  readonly period: Indicator["period"];
}

/** A part of a sentence between marks, and whether a bracket opens before it. */
interface Part {
  readonly text: string;
  readonly bracketed: boolean;
}

const ONLY_PERIOD = /^(?:其中|全年|年|每年|每月|月|每季度|每季|每期|每次|每场|每人|应)*$/;
const EVENT_MEASURES: readonly string[] = ["次", "场", "期", "节", "讲", "班"];
const NO_SUBJECT: Subject = { name: "", last: "", period: "year" };

/**
 * Indicators of one sentence (up to 。 or ；), added to those of its paragraph. A part with 其中 belongs to the last
 * whole before it, and so do the parts after it in the same measure; what stands in brackets belongs to the part
 * before; 每期 is a condition of the event.
 */
export function readSentence(sentence: string, paragraph: ReadIndicator[]): void {
  const start = paragraph.length;
  let subject: Subject = NO_SUBJECT;
  let whole: ReadIndicator | null = null;
  for (const part of partsOf(sentence)) {
    const found = findNumber(part.text);
    if (found === null) {
      subject = { name: part.text, last: part.text, period: "year" };
      continue;
    }
    const named = nameAndPeriod(found, subject);
    subject = named.subject;
    if (part.text.includes("其中")) whole = lastOf(paragraph, start, ({ within }) => within === null);
    const { comparator, value, measure } = found;
    const { name, period } = named.indicator;
    const within = wholeOf({ measure, period }, part, whole, paragraph);
    paragraph.push({ name, comparator, value, measure, period, within, quote: part.text });
  }
}

/** An event stands close to its conditions. */
const FARTHEST_EVENT = 20;

function lastOf(
  said: readonly ReadIndicator[],
  start: number,
  fits: (one: ReadIndicator) => boolean,
): ReadIndicator | null {
  for (let index = said.length - 1; index >= start; index -= 1) {
    const one = said[index];
    if (one !== undefined && fits(one)) return one;
  }
  return null;
}

function partsOf(sentence: string): readonly Part[] {
  return [...sentence.matchAll(/(^|[，,（(）)])([^，,（）()]*)/g)]
    .map(([, mark = "", text = ""]) => ({ text: text.trim(), bracketed: /[（(]/.test(mark) }))
    .filter(({ text }) => text !== "");
}

function wholeOf(
  indicator: Pick<ReadIndicator, "measure" | "period">,
  { text, bracketed }: Part,
  whole: ReadIndicator | null,
  before: readonly ReadIndicator[],
): string | null {
  if (indicator.period === "each") {
    const isEvent = ({ period, measure }: ReadIndicator): boolean =>
      period !== "each" && EVENT_MEASURES.includes(measure);
    return lastOf(before, Math.max(0, before.length - FARTHEST_EVENT), isEvent)?.name ?? null;
  }
  const last = before.at(-1);
  if (bracketed && last !== undefined && last.measure === indicator.measure) return last.name;
  const share = indicator.measure === "%" && /其中|占/.test(text);
  return whole !== null && (share || whole.measure === indicator.measure) ? whole.name : null;
}

/** The words around the number name the indicator; 每次, 全年 and the like need what stands before them. */
function nameAndPeriod(
  { before, after }: FoundNumber,
  subject: Subject,
): { readonly indicator: Pick<Indicator, "name" | "period">; readonly subject: Subject } {
  const own = before + after;
  const period = periodOf(own);
  if (!ONLY_PERIOD.test(own)) {
    const base = own.replace(/(?:每期|每次|每场)$/, "");
    const indicator = { name: own, period: period ?? "year" } as const;
    return { indicator, subject: { name: base, last: own, period: indicator.period } };
  }
  const inherited = period ?? subject.period;
  const base = subject.name === "" ? own : subject.name;
  const name = own === "" ? subject.last : subject.name.replace(/^每(?:季度?|个?月)(?=.)/, "") + own;
  return { indicator: { name, period: inherited }, subject: { name: base, last: name, period: inherited } };
}

function periodOf(name: string): Indicator["period"] | null {
  if (/^月|每月|每个月|月均/.test(name)) return "month";
  if (/每季|^季/.test(name)) return "quarter";
  if (/每期|每次|每场/.test(name)) return "each";
  return /^年|全年|每年/.test(name) ? "year" : null;
}
