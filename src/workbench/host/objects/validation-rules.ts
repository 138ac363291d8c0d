import { formatAbsoluteArea, quoteSheetName } from "../address";
import { asFlag, asRecord, asText, oneOf } from "../arguments";
import { readDated } from "../dates";
import type { ComparisonOperator, ValidationRule } from "../engine/engine";
import { HostError } from "../errors";
import { isWellFormed } from "../literals";
import type { Session } from "../member";
import { isBound } from "../member";

const operators: Readonly<Record<string, ComparisonOperator>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
};
const comparisons = {
  wholeNumber: "whole",
  decimal: "decimal",
  textLength: "textLength",
  date: "date",
  time: "time",
} as const;
type ComparisonKey = keyof typeof comparisons;
const longestList = 255;
const longestFormula = 8192;

type RuleCore = Pick<ValidationRule, "kind" | "formula1"> & Partial<ValidationRule>;

/** A range given as an object, as `=分配表!$A$1:$A$3`. */
function rangeReference(value: object, session: Session): string {
  const target = session.rangeOf(value);
  if (target === undefined) throw new HostError("InvalidArgument", "expected a range");
  const sheet = session.engine.sheets().find((info) => info.id === target.sheet);
  return `=${quoteSheetName(sheet?.name ?? "")}!${formatAbsoluteArea(target.area)}`;
}

function checked(formula: string): string {
  if (!isWellFormed(formula)) throw new HostError("InvalidArgument", `not a formula: ${formula}`);
  return formula;
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const millisecondsPerDay = 86_400_000;
/** Day 0 of Excel's calendar; from March 1900 on both agree. */
const dayZero = Date.UTC(1899, 11, 30);

/** The serial number of an ISO date as it is written; null for other texts. */
function isoSerial(text: string): string | null {
  const match = isoDate.exec(text);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part || 0));
  const date = Date.UTC(year, month - 1, day, hour, minute, 0, Math.round(second * 1000));
  return String((date - dayZero) / millisecondsPerDay);
}

/** A date or time as text: in ISO form, or as one types it into a cell. */
function datedSerial(text: string): string | null {
  const typed = readDated(text, new Date());
  return isoSerial(text) ?? (typed === null ? null : String(typed.value));
}

/** A literal number, or a formula with `=`. */
function operand(value: unknown, key: ComparisonKey, session: Session): string {
  if (typeof value === "number") return String(value);
  if (isBound(value)) return rangeReference(value, session);
  const text = asText(value, longestFormula).trim();
  if (isNumber(text)) return text;
  const serial = key === "date" || key === "time" ? datedSerial(text) : null;
  if (serial !== null) return serial;
  if (!text.startsWith("=")) throw new HostError("InvalidArgument", `not a number or formula: ${text}`);
  return isNumber(text.slice(1)) ? text.slice(1) : checked(text);
}

function listRule(value: unknown, session: Session): RuleCore {
  const list = asRecord(value, ["inCellDropDown", "source"]);
  const given = list["source"];
  const source = isBound(given) ? rangeReference(given, session) : asText(given, longestFormula);
  if (source.startsWith("=")) checked(source);
  else if (source.length > longestList || source.trim() === "")
    throw new HostError("InvalidArgument", `a list has 1 to ${longestList} characters`);
  return { kind: "list", formula1: source, showDropDown: asFlag(list["inCellDropDown"] ?? true) };
}

/** A rule as the API gives it. */
export function readRule(value: unknown, session: Session): RuleCore {
  const given = asRecord(value, ["list", "custom", ...Object.keys(comparisons)]);
  const keys = Object.keys(given).filter((key) => given[key] !== undefined && given[key] !== null);
  const key = keys[0];
  if (key === undefined || keys.length > 1) throw new HostError("InvalidArgument", "exactly one kind of rule");
  if (key === "list") return listRule(given["list"], session);
  if (key === "custom") {
    const formula = asText(asRecord(given["custom"], ["formula"])["formula"], longestFormula).trim();
    return { kind: "custom", formula1: checked(formula.startsWith("=") ? formula : `=${formula}`) };
  }
  const kind = key as ComparisonKey;
  const comparison = asRecord(given[kind], ["formula1", "formula2", "operator"]);
  const operator = operators[oneOf(comparison["operator"], Object.keys(operators))] ?? "between";
  const twoSided = operator === "between" || operator === "notBetween";
  return {
    kind: comparisons[kind],
    operator,
    formula1: operand(comparison["formula1"], kind, session),
    ...(twoSided && { formula2: operand(comparison["formula2"], kind, session) }),
  };
}

/** Read back, operands are always formulas: `=10`. */
function written(text: string): string {
  return text.startsWith("=") ? text : `=${text}`;
}

/** A rule as the API gives it back; empty when there is none. */
export function writeRule(rule: ValidationRule | null): Record<string, unknown> {
  if (rule === null || rule.kind === "any") return {};
  if (rule.kind === "list") return { list: { inCellDropDown: rule.showDropDown ?? true, source: rule.formula1 } };
  if (rule.kind === "custom") return { custom: { formula: rule.formula1 } };
  const key =
    (Object.keys(comparisons) as ComparisonKey[]).find((name) => comparisons[name] === rule.kind) ?? "decimal";
  const operator = Object.keys(operators).find((name) => operators[name] === rule.operator) ?? "Between";
  const formula2 = rule.formula2 === undefined ? {} : { formula2: written(rule.formula2) };
  return { [key]: { formula1: written(rule.formula1), operator, ...formula2 } };
}
