import { DAY_SERIALS } from "../../domain/day";
import type { CellValue } from "../plan";
import { isoDate } from "../sheet";

/**
 * The day of a date cell. Null for an empty cell, undefined for what is no day. A text is none, even one that names a
 * day (2020.5.31): the formulas of the sheet cannot count it, and the two must say the same. Mending makes it a date.
 */
export function typedDate(value: CellValue): string | null | undefined {
  if (isEmpty(value)) return null;
  if (typeof value !== "number") return undefined;
  return value >= DAY_SERIALS.from && value < DAY_SERIALS.before ? isoDate(value) : undefined;
}

/** The number of a number cell. Null for an empty cell, undefined for a text, even 3,000 or １２: see `typedDate`. */
export function typedNumber(value: CellValue): number | null | undefined {
  if (isEmpty(value)) return null;
  return typeof value === "number" ? value : undefined;
}

function isEmpty(value: CellValue): value is null | "" {
  return value === null || value === "";
}
