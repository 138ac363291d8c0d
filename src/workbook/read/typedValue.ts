import { toHalfWidth } from "../../domain/money";
import type { CellValue } from "../plan";
import { isoDate } from "../sheet";

/** 1990-01-01 and 2100-01-01: a number outside, such as 2020 or 20200531, was not meant as a day's serial number. */
const FIRST_DAY = 32_874;
const LAST_DAY = 73_051;

/**
 * A date as people type it: a date cell, 2020-5-31, 2020.5.31, 2020/5/31, 2020年5月31日, full width too. Null for an
 * empty cell, undefined for what names no day (5月, 约5月, 2020-02-30): unknown, never nothing.
 */
export function typedDate(value: CellValue): string | null | undefined {
  if (value === null) return null;
  if (typeof value === "number") return value >= FIRST_DAY && value < LAST_DAY ? isoDate(value) : undefined;
  const text = toHalfWidth(String(value)).replace(/\s/g, "");
  if (text === "") return null;
  const match = /^(\d{4})(?:[-./](\d{1,2})[-./](\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/.exec(text);
  if (!match) return undefined;
  const iso = [match[1], (match[2] ?? match[4])?.padStart(2, "0"), (match[3] ?? match[5])?.padStart(2, "0")].join("-");
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** A number as people type it: a number cell, 120, １２０, 1,200. Null for an empty cell, undefined for 约120. */
export function typedNumber(value: CellValue): number | null | undefined {
  if (value === null) return null;
  if (typeof value === "number") return value;
  const text = toHalfWidth(String(value)).replace(/\s/g, "");
  if (text === "") return null;
  return /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text) ? Number(text.replace(/,/g, "")) : undefined;
}
