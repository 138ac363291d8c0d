import type { RuleChoice } from "../domain/book";
import type { Due, Reading, Rule } from "../domain/rule";
import type { BookFacts } from "./facts";
import { ALLOCATION_STATES } from "../domain/records";
import { DUE_WORDS, readingUnknown, THRESHOLD_WORDS, type Missing } from "./missing";

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A rule with the person's choices applied. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly enabled: boolean;
  readonly level: Rule["level"];
  /** Basis points. */
  readonly threshold: number;
  readonly reading: Reading;
  readonly due: Due | null;
  readonly judgement: boolean | null;
  /** What makes the choice unusable, or null. */
  readonly fault: Missing | null;
}

/** What a person chose on 规则, else what the catalogue says; `choice` undefined where nothing was set. */
export function ruleInForce(rule: Rule, choice: RuleChoice | undefined): RuleInForce {
  const { enabled, level, judgement, due } = choice ?? { ...NOTHING_CHOSEN, level: rule.level };
  const reading = readingInForce(rule, choice);
  const threshold = (rule.thresholdEditable ? choice?.threshold : null) ?? rule.threshold;
  const dated = due !== null && ISO_DATE.test(due);
  return {
    rule,
    enabled,
    level,
    threshold,
    reading: reading ?? rule.readings[0],
    due: dated ? { kind: "date", on: due, milestone: "" } : rule.due,
    judgement,
    fault: reading === null ? readingUnknown(choice?.reading ?? "") : choiceFault(rule, threshold, due),
  };
}

const NOTHING_CHOSEN: Pick<RuleChoice, "enabled" | "judgement" | "due"> = { enabled: true, judgement: null, due: null };

function choiceFault({ thresholdUnit }: Rule, threshold: number, due: string | null): Missing | null {
  if (!thresholdUsable(threshold, thresholdUnit)) return { what: THRESHOLD_WORDS[thresholdUnit], place: "规则" };
  return due === null || ISO_DATE.test(due) ? null : { what: DUE_WORDS, place: "规则" };
}

/** The chosen reading, the first where none is chosen, null where the choice is unknown. */
function readingInForce(rule: Rule, choice: RuleChoice | undefined): Reading | null {
  const chosen = choice?.reading ?? null;
  return chosen === null ? rule.readings[0] : (rule.readings.find(({ id }) => id === chosen) ?? null);
}

/** Basis points from 0: at most 100 % for a share, a whole number up to 1000 for a count. */
function thresholdUsable(threshold: number, unit: Rule["thresholdUnit"]): boolean {
  if (!Number.isInteger(threshold) || threshold < 0) return false;
  return unit === "share" ? threshold <= 10_000 : threshold <= 10_000_000 && threshold % 10_000 === 0;
}

/** Whether the day or the state has come by which the rule must be met. */
export function isReached(due: Due | null, { today, state }: Pick<BookFacts, "today" | "state">): boolean {
  if (due === null) return true;
  if (due.kind === "date") return due.on <= today;
  return ALLOCATION_STATES.indexOf(state) >= ALLOCATION_STATES.indexOf(due.state);
}
