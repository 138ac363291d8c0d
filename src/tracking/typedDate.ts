import { DAY_SERIALS } from "../domain/day";
import { toHalfWidth } from "../domain/money";
import type { Period } from "../domain/returns";
import { compactText, NOT_UNDERSTOOD, understoodAs, type TypedContent, type Understood } from "./typedText";

const DAY_MILLISECONDS = 86_400_000;
/** Serial number of 1970-01-01. */
const EPOCH_SERIAL = 25_569;
/** A month without a year further from the 填报期 than this may be of another year. */
const NEAR_MONTHS = 6;

/** ISO day of a serial number; null for a number that was not meant as a day. */
export function dayOfSerial(value: number): string | null {
  if (!(value >= DAY_SERIALS.from && value < DAY_SERIALS.before)) return null;
  return new Date((Math.floor(value) - EPOCH_SERIAL) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * A day as people type it: a date cell, 2020.5.31, 2020/5/31, 20200531, 5月31日 (of the 填报期's year, with a note). What
 * may be two days (31/5, 20.5.31) or none (2月30日, 31日) is not understood.
 */
export function dayOf({ value }: TypedContent, period: Period | null): Understood<string> {
  const serial = typeof value === "number" ? dayOfSerial(value) : null;
  if (serial !== null) return { value: serial, note: "" };
  if (typeof value === "boolean") return NOT_UNDERSTOOD;
  const day = dayOfText(compactText(withoutTime(String(value))), typeof value === "string" ? period : null);
  return day === null ? NOT_UNDERSTOOD : { value: day, note: understoodAs(String(value), day) };
}

/** Exports write the time behind the day; without the blank between them 31 0:00 and 3 10:00 would look alike. */
const TIME = /(\s|T|(?<=[日号]))\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?\s*$/;
const WHOLE: readonly RegExp[] = [
  /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/,
  /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})()(\d{2})(\d{2})$/,
];
const WITHOUT_YEAR: readonly RegExp[] = [/^(\d{1,2})月(\d{1,2})[日号]?$/, /^(\d{1,2})[-./](\d{1,2})$/];

function withoutTime(text: string): string {
  return toHalfWidth(text).replace(TIME, "");
}

function dayOfText(text: string, period: Period | null): string | null {
  for (const pattern of WHOLE) {
    const match = pattern.exec(text);
    if (match) return realDay(Number(match[1]), Number(match[3]), Number(match[4]));
  }
  for (const pattern of WITHOUT_YEAR) {
    const match = pattern.exec(text);
    if (!match) continue;
    const month = Number(match[1]);
    const year = yearNear(month, period);
    return year === null ? null : realDay(year, month, Number(match[2]));
  }
  return null;
}

/** The 填报期's year, unless the month is so far off that last or next year's may be meant. */
function yearNear(month: number, period: Period | null): number | null {
  const match = period === null ? null : /^(\d{4})-(\d{2})$/.exec(period);
  if (!match) return null;
  return Math.abs(month - Number(match[2])) > NEAR_MONTHS ? null : Number(match[1]);
}

function realDay(year: number, month: number, day: number): string | null {
  const time = new Date(Date.UTC(year, month - 1, day));
  const real = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  if (!real || dayOfSerial(time.getTime() / DAY_MILLISECONDS + EPOCH_SERIAL) === null) return null;
  return time.toISOString().slice(0, 10);
}

const MONTH_OF_YEAR: readonly RegExp[] = [/^(\d{4})[-./年](\d{1,2})(?:月份?)?$/, /^(\d{4})(\d{2})$/];
const MONTH_ALONE = /^(\d{1,2})(?:月份?)?$/;
const PART_OF_MONTH = /(上旬|中旬|下旬|月?初|月?底|月?末|前)$/;

/** A month: 2020年6月, 2020-06, 202006, a date cell, or 6月 of the 填报期's year, with a note. */
export function monthOf({ value }: TypedContent, period: Period | null): Understood<string> {
  if (typeof value === "boolean") return NOT_UNDERSTOOD;
  const serial = typeof value === "number" ? dayOfSerial(value) : null;
  if (serial !== null) return { value: serial.slice(0, 7), note: "" };
  const text = compactText(withoutTime(String(value)));
  const month = monthOfText(text, period) ?? dayOfText(text, period)?.slice(0, 7) ?? null;
  if (month === null) return NOT_UNDERSTOOD;
  return { value: month, note: month === text ? "" : understoodAs(String(value), month) };
}

function monthOfText(text: string, period: Period | null): string | null {
  const plain = /月/.test(text) ? text.replace(PART_OF_MONTH, (part) => (part.startsWith("月") ? "月" : "")) : text;
  for (const pattern of MONTH_OF_YEAR) {
    const match = pattern.exec(plain);
    if (match) return realMonth(Number(match[1]), Number(match[2]));
  }
  const alone = MONTH_ALONE.exec(plain);
  if (!alone) return null;
  const year = yearNear(Number(alone[1]), period);
  return year === null ? null : realMonth(year, Number(alone[1]));
}

function realMonth(year: number, month: number): string | null {
  return realDay(year, month, 1)?.slice(0, 7) ?? null;
}
