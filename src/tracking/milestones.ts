import type { Milestone } from "../domain/project";
import { daysBetween } from "./ageing";

/** What a person typed beside a date of the notice. */
export interface TypedMilestone {
  readonly owner: string;
  readonly deliverable: string;
  readonly addressee: string;
  /** 完成日 as it stands: the serial number of a day, or whatever else was typed, which is kept and is no day. */
  readonly done: string | number | boolean | null;
  readonly evidence: string;
  /** What stands below each unit that has handed in, by the name of its column: ✓, a day, a word. */
  readonly ticks: ReadonlyMap<string, string | number | boolean>;
}

export const MILESTONE_WORDS = {
  done: "已完成",
  beforeIssue: "印发前已到期",
  overdue: "已逾期",
  near: "7天内到期",
  open: "未到期",
} as const;

/** Days before a date that make it near. */
export const NEAR_DAYS = 7;

/** A date of the notice as it stands today. */
export interface MilestoneState {
  readonly milestone: Milestone;
  /** The last day it means, ISO: 2020-03 is 2020-03-31. */
  readonly deadline: string;
  readonly word: (typeof MILESTONE_WORDS)[keyof typeof MILESTONE_WORDS];
  /** Null once it is done. */
  readonly daysLeft: number | null;
}

/** The last day a date of whatever precision means. */
export function deadlineOf({ date, precision }: Pick<Milestone, "date" | "precision">): string {
  if (precision === "day") return date;
  if (precision === "year") return `${date}-12-31`;
  const [year = 0, month = 1] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * M14: done, due before the notice was even issued (C01), overdue, within a week, or open.
 * @param issuedOn ISO date of the notice, null where it is not known
 */
export function milestoneState(
  milestone: Milestone,
  {
    today,
    issuedOn,
    doneOn,
  }: { readonly today: string; readonly issuedOn: string | null; readonly doneOn: string | null },
): MilestoneState {
  const deadline = deadlineOf(milestone);
  const left = daysBetween(today, deadline);
  const open = left > NEAR_DAYS ? MILESTONE_WORDS.open : MILESTONE_WORDS.near;
  const late = issuedOn !== null && deadline < issuedOn ? MILESTONE_WORDS.beforeIssue : MILESTONE_WORDS.overdue;
  const word = doneOn !== null ? MILESTONE_WORDS.done : left < 0 ? late : open;
  return { milestone, deadline, word, daysLeft: doneOn === null ? left : null };
}

/** Tells one date of a notice from another, also after the text was corrected elsewhere. */
export function milestoneKey({ date, clause, text }: Milestone): string {
  return `${date}|${clause}|${text.slice(0, 16)}`;
}

/** 责任单位 the sentence itself names first, for a person to check; empty where it names none. */
export function namedOwner({ text }: Milestone): string {
  return /州文化和旅游局|各单位|各县市|州文化馆/.exec(text)?.[0].replace(/^(各县市|州文化馆)$/, "各单位") ?? "";
}
