import { toHalfWidth } from "../../domain/money";
import type { Unit } from "../../domain/units";
import type { IssueRequest } from "../../usecases/exchange";
import { parseDate } from "../dates";

/** How the form remembers a unit that gets no file. */
export const LEFT_OUT = "left out";

export interface ReadIssue {
  /** Null when something cannot be read. */
  readonly request: IssueRequest | null;
  readonly periodUnreadable: boolean;
  readonly dueUnreadable: boolean;
  readonly noUnit: boolean;
}

/**
 * Reads the form of 发表. An empty period is the month of the book's day; a text that is no month or date is never
 * taken as one.
 */
export function readIssueRequest(typed: (field: string) => string, units: readonly Unit[], today: string): ReadIssue {
  const period = readMonth(typed("period"), today);
  const dueText = typed("due").trim();
  const due = dueText === "" ? null : parseDate(dueText);
  const chosen = units.filter(({ code }) => typed(`unit ${code}`) !== LEFT_OUT).map(({ code }) => code);
  const dueUnreadable = dueText !== "" && due === null;
  const noUnit = chosen.length === 0;
  const readable = period !== null && !dueUnreadable && !noUnit;
  const some = chosen.length < units.length ? { units: chosen } : {};
  const request = readable ? { period, due, contact: typed("contact").trim(), ...some } : null;
  return { request, periodUnreadable: period === null, dueUnreadable, noUnit };
}

const MONTH = /^(\d{4})(?:[-/.年])?(\d{1,2})月?$/;

/** `2020-05`, `2020.5`, `2020年5月`, `202005`, full width, too. */
function readMonth(text: string, today: string): string | null {
  const compact = toHalfWidth(text).replace(/\s/g, "");
  if (compact === "") return today.slice(0, "2020-05".length);
  const [, year = "", month = ""] = MONTH.exec(compact) ?? [];
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, "0")}` : null;
}
