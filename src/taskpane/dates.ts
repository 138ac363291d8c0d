import { toHalfWidth } from "../domain/money";

const SEPARATED = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a date as people type it (`2020-5-21`, `2020.5.21`, `2020年5月21日`, `20200521`, full width too).
 * @returns an ISO date, or null when the text is no day of the calendar. Never guesses a missing part.
 */
export function parseDate(text: string): string | null {
  const compact = toHalfWidth(text).replace(/\s/g, "");
  const match = SEPARATED.exec(compact) ?? COMPACT.exec(compact);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
