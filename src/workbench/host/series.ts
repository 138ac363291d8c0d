import type { CellScalar } from "./engine/engine";
import { dateSerial, serialDate } from "./dates";

/** How a filled cell follows from the cells before it; the index counts on from the first source cell. */
export type Series = (index: number) => CellScalar;

const weekdayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const chineseDigits = ["日", "一", "二", "三", "四", "五", "六"];
const chineseMonths = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "腊"];
/** Lists Excel continues; the last ones are those of the Chinese edition. */
const lists: readonly (readonly string[])[] = [
  weekdayNames,
  weekdayNames.map((name) => name.slice(0, 3)),
  monthNames,
  monthNames.map((name) => name.slice(0, 3)),
  chineseDigits.map((digit) => `星期${digit}`),
  chineseDigits,
  ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"],
  chineseMonths.map((name) => `${name}月`),
  ["第一季", "第二季", "第三季", "第四季"],
  ["子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"],
  ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"],
];

function inCase(word: string, sample: string): string {
  if (sample === sample.toUpperCase() && sample !== sample.toLowerCase()) return word.toUpperCase();
  return sample === sample.toLowerCase() ? word.toLowerCase() : word;
}

/** The list all texts come from in equal steps, continued; null when they come from none. */
export function listSeries(texts: readonly string[]): Series | null {
  const first = texts[0] ?? "";
  for (const list of lists) {
    const places = texts.map((text) => list.findIndex((word) => word.toLowerCase() === text.toLowerCase()));
    const start = places[0] ?? -1;
    if (places.includes(-1)) continue;
    const step = places.length > 1 ? (places[1] ?? 0) - start : 1;
    const size = list.length;
    const at = (index: number): number => (((start + step * index) % size) + size) % size;
    if (places.every((place, index) => place === at(index))) return (index) => inCase(list[at(index)] ?? "", first);
  }
  return null;
}

const numbered = /^(.*?)(\d+)(\D*)$/s;

/** Texts that end (or begin) with a number, counted on: `第1期`, `Item 2`. */
export function numberedSeries(texts: readonly string[]): Series | null {
  const parts = texts.map((text) => numbered.exec(text));
  const [, before = "", digits = "", after = ""] = parts[0] ?? [];
  if (digits === "" || parts.some((part) => part?.[1] !== before || part[3] !== after)) return null;
  const values = parts.map((part) => Number(part?.[2]));
  const next = linear(values, 1);
  return (index) => `${before}${String(Math.abs(Math.round(next(index)))).padStart(digits.length, "0")}${after}`;
}

/** The straight line of least squares through the values; one value alone goes on by `step`. */
export function linear(values: readonly number[], step: number): (index: number) => number {
  const count = values.length;
  const first = values[0] ?? 0;
  if (count < 2) return (index) => first + step * index;
  const meanIndex = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  let [above, below] = [0, 0];
  values.forEach((value, index) => {
    above += (index - meanIndex) * (value - mean);
    below += (index - meanIndex) ** 2;
  });
  const slope = above / below;
  return (index) => tidy(mean + slope * (index - meanIndex));
}

/** The curve of equal growth through the values (least squares of their logarithms); null unless all are positive. */
export function growth(values: readonly number[]): ((index: number) => number) | null {
  if (values.some((value) => value <= 0)) return null;
  const line = linear(values.map(Math.log), 0);
  return (index) => Number(Math.exp(line(index)).toPrecision(13));
}

/** Takes away what binary fractions add: 0.1 + 0.2 goes on as 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}

export type DateUnit = "days" | "weekdays" | "months" | "years";

/** A date so many units on; the time of day stays. */
function dateAfter(serial: number, unit: DateUnit, count: number): number {
  if (unit === "days") return serial + count;
  const day = Math.floor(serial);
  const time = serial - day;
  if (unit === "weekdays") return weekdayAfter(day, count) + time;
  const { year, month, day: ofMonth } = serialDate(day);
  const months = year * 12 + (month - 1) + (unit === "years" ? count * 12 : count);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  // The 31st goes on as the last day of shorter months.
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return (dateSerial(toYear, toMonth, Math.min(ofMonth, last)) ?? serial) + time;
}

function weekdayAfter(day: number, count: number): number {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at += step;
    // Serial number 1 was a Sunday in this calendar; Saturdays leave 0.
    if (at % 7 > 1) left -= 1;
  }
  return at;
}

/** Dates continued by the step between the first two: whole months and years are recognised. */
export function dateSeries(values: readonly number[], unit: DateUnit | null): Series {
  const first = values[0] ?? 0;
  const second = values[1];
  if (unit !== null) {
    const step = second === undefined ? 1 : stepBetween(first, second, unit);
    return (index) => dateAfter(first, unit, step * index);
  }
  if (second === undefined) return (index) => first + index;
  const months = stepBetween(first, second, "months");
  const inMonths = months !== 0 && values.every((value, index) => dateAfter(first, "months", months * index) === value);
  if (inMonths) return (index) => dateAfter(first, "months", months * index);
  return linear(values, 1);
}

function stepBetween(first: number, second: number, unit: DateUnit): number {
  if (unit === "days" || unit === "weekdays") return Math.round(second - first) || 1;
  const [one, other] = [serialDate(Math.floor(first)), serialDate(Math.floor(second))];
  const months = (other.year - one.year) * 12 + other.month - one.month;
  return unit === "months" ? months : Math.trunc(months / 12) || 1;
}
