import type { Period, ReturnCell, ReturnField } from "../domain/returns";
import { choiceOf, doubtOf, lineOf, type NamedLine } from "./typedChoice";
import { dayOf, dayOfSerial, monthOf } from "./typedDate";
import { moneyFromNumber, moneyFromText, type MoneyUnit } from "./typedMoney";
import { numberOf } from "./typedNumber";
import { NOT_UNDERSTOOD, shownNumber, understoodAs, type TypedContent, type Understood } from "./typedText";

export interface TypedSurroundings {
  readonly period: Period | null;
  readonly lines: readonly NamedLine[];
  /** What the header of a money column says it counts in. */
  readonly moneyUnit: MoneyUnit;
  /** Whether the row counts in percent. */
  readonly percent: boolean;
}

type Field = Pick<ReturnField, "key" | "kind" | "choices">;

/** A typed cell as it stands and as it is understood by its field; what is not understood keeps its text and asks. */
export function typedCell(field: Field, content: TypedContent, around: TypedSurroundings): ReturnCell {
  const typed = shownText(field, content);
  const { value, note } = content.error ? NOT_UNDERSTOOD : understand(field, content, typed, around);
  return { typed, value, note };
}

/** As a program shows it: a date cell as its day, a percentage with its sign. */
function shownText({ kind }: Pick<Field, "kind">, { value, percent }: TypedContent): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (percent) return `${shownNumber(Number((value * 100).toPrecision(15)))}%`;
  const day = kind === "date" || kind === "month" ? dayOfSerial(value) : null;
  return day ?? shownNumber(value);
}

function understand(
  field: Field,
  content: TypedContent,
  typed: string,
  { period, lines, moneyUnit, percent }: TypedSurroundings,
): Understood<string | number> {
  switch (field.kind) {
    case "money":
      return moneyOf(content, moneyUnit);
    case "date":
      return dayOf(content, period);
    case "month":
      return monthOf(content, period);
    case "number":
      return numberOf(content, field.key, percent);
    case "choice":
      return choiceOf(typed, field.choices ?? []);
    case "doubt":
      return doubtOf(typed);
    case "line":
      return lineOf(typed, lines);
    case "code":
      return codeOf(content, typed);
    case "text":
      return { value: typed.trim(), note: "" };
  }
}

function moneyOf({ value, percent }: TypedContent, unit: MoneyUnit): Understood<number> {
  if (typeof value === "boolean" || percent) return NOT_UNDERSTOOD;
  if (typeof value === "string") return moneyFromText(value, unit);
  const amount = moneyFromNumber(value, unit);
  if (amount === null) return NOT_UNDERSTOOD;
  return {
    value: amount,
    note: unit === "元" ? "" : understoodAs(shownNumber(value), `${shownNumber(amount / 100)}元`),
  };
}

/** Excel keeps fifteen digits of a number: a longer code typed into a number cell has lost its end. */
const MOST_DIGITS = 15;

function codeOf({ value }: TypedContent, typed: string): Understood<string> {
  if (typeof value !== "number") return { value: typed.trim(), note: "" };
  if (typed.replace(/\D/g, "").length > MOST_DIGITS) {
    return { value: null, note: "这一格是数字格，超过15位的尾数已被程序改成0，请核对原件" };
  }
  return { value: typed, note: "" };
}
