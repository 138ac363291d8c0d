import type { Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { dayOfSerial } from "./typedDate";

/** A cell as it was typed; null is empty. */
export type TypedValue = string | number | boolean | null;

/** A date cell: a day, nothing, or something that is no date and is never taken for one. */
export type TypedDay = { readonly day: string } | "empty" | "unread";

/** Whole days of a date cell; a text is not a date, here as in the sheet's formulas. */
export function typedDay(value: TypedValue): TypedDay {
  if (value === null || (typeof value === "string" && value.trim() === "")) return "empty";
  const day = typeof value === "number" ? dayOfSerial(value) : null;
  return day === null ? "unread" : { day };
}

/** 整改状态. */
export type RectificationState = "按期" | "逾期" | "未到期" | "无数据";

/** A finding's days and what the second look came to. */
export interface Rectification {
  readonly deadline: TypedDay;
  readonly done: TypedDay;
  /** 复查: `未通过` means it is not done, whatever was reported. */
  readonly recheck: string;
}

export const RECHECKS = ["通过", "未通过"] as const;

/**
 * State of a 整改 on a day (七（四）). Without a readable deadline nothing is known; a report dated after today is none
 * yet, and one that failed its second look counts as none.
 */
export function rectificationState({ deadline, done, recheck }: Rectification, today: string): RectificationState {
  if (typeof deadline === "string" || done === "unread") return "无数据";
  if (done !== "empty" && done.day <= today && recheck !== "未通过") return done.day <= deadline.day ? "按期" : "逾期";
  return today > deadline.day ? "逾期" : "未到期";
}

export const ACCEPTANCES = ["未验收", "阶段验收", "全部验收"] as const;

/** What is wrong with an 验收 (七（五） against 八（二）2, 3); short enough for a cell. */
export const ACCEPTANCE_DOUBT = {
  noScope: "缺验收类型",
  noDate: "缺验收日期",
  tasksUnknown: "完成情况未报，不能认定全部完成",
  tasksOpen: "完成率不足100%，只能阶段验收（七（五）、八（二））",
  early: "早于全部验收起算日，只能阶段验收（七（五）、八（二））",
} as const;

export interface Acceptance {
  readonly scope: string;
  readonly date: TypedDay;
  /** 任务完成率 in basis points; null: nothing reported. */
  readonly tasks: number | null;
  /** First day on which everything can have been accepted. */
  readonly earliest: TypedDay;
}

/** Empty when nothing is wrong. In September 80 % is due, so an acceptance then can only be of finished parts. */
export function acceptanceDoubt({ scope, date, tasks, earliest }: Acceptance): string {
  if (scope !== "全部验收") return partDoubt(scope, date);
  if (tasks === null) return ACCEPTANCE_DOUBT.tasksUnknown;
  if (tasks < 10_000) return ACCEPTANCE_DOUBT.tasksOpen;
  if (typeof date === "string") return ACCEPTANCE_DOUBT.noDate;
  return typeof earliest !== "string" && date.day < earliest.day ? ACCEPTANCE_DOUBT.early : "";
}

function partDoubt(scope: string, date: TypedDay): string {
  if (scope === "") return date === "empty" ? "" : ACCEPTANCE_DOUBT.noScope;
  return scope === "阶段验收" && typeof date === "string" ? ACCEPTANCE_DOUBT.noDate : "";
}

/** A unit's figures at the moment of writing; null is unknown. Rates in basis points. */
export interface SupervisedUnit {
  readonly code: UnitCode;
  readonly name: string;
  readonly granted: Fen;
  readonly spent: Fen | null;
  readonly rate: number | null;
  readonly tasks: number | null;
}

/** What the bureau typed of one unit; kept as typed. */
export interface TypedAssessment {
  readonly scope: TypedValue;
  readonly date: TypedValue;
  readonly taskScore: TypedValue;
  readonly fundScore: TypedValue;
  readonly opinion: TypedValue;
}

/** One typed row of 督查与整改; kept as typed. */
export interface TypedFinding {
  readonly id: string;
  readonly unit: TypedValue;
  readonly date: TypedValue;
  readonly finding: TypedValue;
  readonly guidance: TypedValue;
  readonly deadline: TypedValue;
  readonly rectified: TypedValue;
  readonly done: TypedValue;
  readonly recheck: TypedValue;
}

/** 合计: both scores as typed, or null while one is missing; never invented (R26). */
export function totalScore({ taskScore, fundScore }: TypedAssessment): number | null {
  return typeof taskScore === "number" && typeof fundScore === "number" ? taskScore + fundScore : null;
}

/** 验收提示 of a unit's typed acceptance. */
export function doubtOf(unit: SupervisedUnit | null, typed: TypedAssessment, earliest: TypedValue): string {
  return acceptanceDoubt({
    scope: wordOf(typed.scope),
    date: typedDay(typed.date),
    tasks: unit?.tasks ?? null,
    earliest: typedDay(earliest),
  });
}

/** A typed choice as its formula compares it. */
export function wordOf(value: TypedValue): string {
  return value === null ? "" : String(value).trim();
}

/** 状态 of a typed finding on a day. */
export function stateOf(typed: TypedFinding, today: string): RectificationState {
  const { deadline, done, recheck } = typed;
  return rectificationState({ deadline: typedDay(deadline), done: typedDay(done), recheck: wordOf(recheck) }, today);
}
