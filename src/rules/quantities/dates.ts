import { DAY_SERIALS } from "../../domain/day";

/** Conditions of COUNTIFS: days of the column that were meant as such, no later than `last`, or any. */
export function dayConditions(column: string, last?: string): readonly string[] {
  const from = [column, `">=${DAY_SERIALS.from}"`, column];
  return last === undefined ? [...from, `"<${DAY_SERIALS.before}"`] : [...from, `"<="&${last}`];
}

/** Whether something in the column is no day: a text, or a number nobody meant as a day. */
export function holdsNoDays(column: string): string {
  const numbers = `COUNTIF(${column},"<${DAY_SERIALS.from}")+COUNTIF(${column},">=${DAY_SERIALS.before}")`;
  return `SUMPRODUCT(ISTEXT(${column})*1)+${numbers}>0`;
}

/** Whether one cell holds a day; what holds none, text included, is compared as no number. */
export function isDay(cell: string): string {
  return `IF(ISNUMBER(${cell}),AND(${cell}>=${DAY_SERIALS.from},${cell}<${DAY_SERIALS.before}),FALSE)`;
}
