import type { ReturnField, UnitFileContent } from "../../domain/returns";
import type { CellValue } from "../plan";
import { dateSerial } from "../sheet";
import { isFilled, isText, type RowCheck, type RowValue } from "./tableSpec";

/** Names of the granted lines, in 资金与到位. */
export const LINE_NAME = { label: "下达项目", granted: "下达万元" } as const;

type Checked = Pick<ReturnField, "key" | "label">;
type Content = Pick<UnitFileContent, "year" | "period" | "lines">;

/** 金额(元) → 金额. */
export function plainLabel({ label }: Pick<ReturnField, "label">): string {
  return label.replace(/\(.*\)$/, "");
}

/** 缺凭证号: the row cannot be used without it. */
export function missing(field: Checked): RowCheck {
  return {
    words: `缺${plainLabel(field)}`,
    formula: (at) => `LEN(${at(field.key)})=0`,
    holds: (of) => !isFilled(of(field.key)),
  };
}

/** Text where a number or a date belongs: it can be sent, but counts here only when typed as one. */
export function writtenAsText(field: Checked): RowCheck {
  return {
    words: `${plainLabel(field)}是文字，没有算进合计`,
    formula: (at) => `ISTEXT(${at(field.key)})`,
    holds: (of) => isText(of(field.key)),
  };
}

export function dateAsText(field: Checked): RowCheck {
  return { ...writtenAsText(field), words: `${plainLabel(field)}是文字，请按2020-05-31的样子填` };
}

/** A date before the fund's year or after the month reported up to. */
export function outsidePeriod(field: Checked, { year, period }: Content): readonly RowCheck[] {
  const [periodYear = 0, month = 1] = period.split("-").map(Number);
  const end = serialOf(month === 12 ? periodYear + 1 : periodYear, month === 12 ? 1 : month + 1);
  const name = plainLabel(field);
  const late: RowCheck = {
    words: `${name}在填报期以后`,
    formula: (at) => `IF(ISNUMBER(${at(field.key)}),${at(field.key)}>=${end},FALSE)`,
    holds: (of) => numberIs(of(field.key), (day) => day >= end),
  };
  if (year === null) return [late];
  const start = serialOf(year, 1);
  const early: RowCheck = {
    words: `${name}早于${year}年`,
    formula: (at) => `IF(ISNUMBER(${at(field.key)}),${at(field.key)}<${start},FALSE)`,
    holds: (of) => numberIs(of(field.key), (day) => day < start),
  };
  return [early, late];
}

/** Serial number of the first of a month: formulas compare with it directly, whatever the program's language. */
function serialOf(year: number, month: number): number {
  return dateSerial(`${year}-${String(month).padStart(2, "0")}-01`) ?? 0;
}

/** A number with more than two decimals is no amount in 元. */
export function finerThanFen(field: Checked): RowCheck {
  return {
    words: `${plainLabel(field)}多于两位小数`,
    formula: (at) => `IF(ISNUMBER(${at(field.key)}),ABS(ROUND(${at(field.key)},2)-${at(field.key)})>0.000001,FALSE)`,
    holds: (of) => numberIs(of(field.key), (amount) => Math.abs(Math.round(amount * 100) / 100 - amount) > 0.000001),
  };
}

export function negative(field: Checked): RowCheck {
  return {
    words: `${plainLabel(field)}是负数`,
    formula: (at) => `IF(ISNUMBER(${at(field.key)}),${at(field.key)}<0,FALSE)`,
    holds: (of) => numberIs(of(field.key), (value) => value < 0),
  };
}

export function notPrintedLine(field: Checked, content: Content): RowCheck {
  return {
    words: "项目不在下达清单",
    formula: (at) => `IF(LEN(${at(field.key)})=0,FALSE,NOT(ISNUMBER(MATCH(${at(field.key)},${LINE_NAME.label},0))))`,
    holds: (of) => isFilled(of(field.key)) && lineOf(of(field.key), content) === null,
  };
}

/** An amount in 元 that is no larger than the grant in 万元 was probably typed in 万元 (E4). */
export function typedInWan(field: Checked, line: Checked, content: Content): RowCheck {
  return {
    words: "是否误以万元填报？",
    formula: (at) => {
      const granted = `IFERROR(INDEX(${LINE_NAME.granted},MATCH(${at(line.key)},${LINE_NAME.label},0)),0)`;
      return `IF(ISNUMBER(${at(field.key)}),AND(${at(field.key)}>0,${at(field.key)}<=${granted}),FALSE)`;
    },
    holds: (of) => {
      const granted = (lineOf(of(line.key), content)?.granted ?? 0) / FEN_PER_WAN;
      return numberIs(of(field.key), (amount) => amount > 0 && amount <= granted);
    },
  };
}

const FEN_PER_WAN = 1_000_000;

/** A line by the label in a cell; lookups in sheets do not tell capitals from small letters. */
function lineOf(label: CellValue, { lines }: Pick<Content, "lines">): Content["lines"][number] | null {
  const text = String(label).toLowerCase();
  return lines.find((line) => line.label.toLowerCase() === text) ?? null;
}

/** One amount (or date) beyond another, both typed as numbers. */
export function beyond(words: string, larger: string, smaller: string): RowCheck {
  return {
    words,
    formula: (at) =>
      `IF(AND(ISNUMBER(${at(larger)}),ISNUMBER(${at(smaller)})),ROUND(${at(larger)}-${at(smaller)},2)>0,FALSE)`,
    holds: (of) => numberIs(of(larger), (one) => numberIs(of(smaller), (other) => moreThan(one, other))),
  };
}

/** To the fen: doubles that differ by less are equal. */
function moreThan(one: number, other: number): boolean {
  return Math.round((one - other) * 100) > 0;
}

export function numberIs(value: CellValue, test: (value: number) => boolean): boolean {
  return typeof value === "number" && test(value);
}

export function numberOf(of: RowValue, key: string): number | null {
  const value = of(key);
  return typeof value === "number" ? value : null;
}
