import { covers, formatAbsoluteArea, intersect, quoteSheetName } from "../address";
import { asFlag, asRecord, asText, oneOf } from "../arguments";
import type { ComparisonOperator, ValidationRule } from "../engine/engine";
import { HostError } from "../errors";
import type { Session } from "../member";
import { define, isBound, method, readOnly, settable } from "../member";
import type { RangeTarget } from "../references";
import { assertAllowed } from "./access";
import { isValid } from "./validity";

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
const typeNames: Readonly<Record<ValidationRule["kind"], string>> = {
  list: "List",
  whole: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};
const longestList = 255;

type RuleCore = Pick<ValidationRule, "kind" | "formula1"> & Partial<ValidationRule>;

function operand(value: unknown, session: Session): string {
  if (typeof value === "number") return String(value);
  if (isBound(value)) return rangeReference(value, session);
  return asText(value, 8192);
}

/** A range given as an object, as `=分配表!$A$1:$A$3`. */
function rangeReference(value: object, session: Session): string {
  const target = session.rangeOf(value);
  if (target === undefined) throw new HostError("InvalidArgument", "expected a range");
  const sheet = session.engine.sheets().find((info) => info.id === target.sheet);
  return `=${quoteSheetName(sheet?.name ?? "")}!${formatAbsoluteArea(target.area)}`;
}

function readRule(value: unknown, session: Session): RuleCore {
  const given = asRecord(value, ["list", "custom", ...Object.keys(comparisons)]);
  const keys = Object.keys(given).filter((key) => given[key] !== undefined && given[key] !== null);
  const key = keys[0];
  if (key === undefined || keys.length > 1) throw new HostError("InvalidArgument", "exactly one kind of rule");
  if (key === "list") {
    const list = asRecord(given["list"], ["inCellDropDown", "source"]);
    const source = operand(list["source"], session);
    if (!source.startsWith("=") && (source.length > longestList || source === "")) {
      throw new HostError("InvalidArgument", `a list has 1 to ${longestList} characters`);
    }
    return { kind: "list", formula1: source, showDropDown: asFlag(list["inCellDropDown"]) };
  }
  if (key === "custom") {
    return { kind: "custom", formula1: asText(asRecord(given["custom"], ["formula"])["formula"], 8192) };
  }
  const comparison = asRecord(given[key], ["formula1", "formula2", "operator"]);
  const operator = operators[oneOf(comparison["operator"], Object.keys(operators))] ?? "between";
  const twoSided = operator === "between" || operator === "notBetween";
  return {
    kind: comparisons[key as ComparisonKey],
    operator,
    formula1: operand(comparison["formula1"], session),
    ...(twoSided && { formula2: operand(comparison["formula2"], session) }),
  };
}

function number(text: string): string | number {
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

function writeRule(rule: ValidationRule | null): Record<string, unknown> {
  if (rule === null) return {};
  if (rule.kind === "list") return { list: { inCellDropDown: rule.showDropDown ?? true, source: rule.formula1 } };
  if (rule.kind === "custom") return { custom: { formula: rule.formula1 } };
  const key =
    (Object.keys(comparisons) as ComparisonKey[]).find((name) => comparisons[name] === rule.kind) ?? "decimal";
  const operator = Object.keys(operators).find((name) => operators[name] === rule.operator) ?? "Between";
  const formula2 = rule.formula2 === undefined ? {} : { formula2: number(rule.formula2) };
  return { [key]: { formula1: number(rule.formula1), operator, ...formula2 } };
}

function rulesOn(target: RangeTarget, session: Session): readonly ValidationRule[] {
  return session.engine
    .validations(target.sheet)
    .filter((rule) => rule.areas.some((area) => intersect(area, target.area) !== null));
}

/** The one rule of the whole range; null when there is none, "mixed" when cells differ. */
function ruleOf(target: RangeTarget, session: Session): ValidationRule | null | "mixed" {
  const rules = rulesOn(target, session);
  const first = rules[0];
  if (first === undefined) return null;
  return rules.length === 1 && first.areas.some((area) => covers(area, target.area)) ? first : "mixed";
}

function change(target: RangeTarget, session: Session, update: Partial<ValidationRule>): void {
  assertAllowed(session, target.sheet, "allowFormatCells");
  const present = ruleOf(target, session);
  if (present === null || present === "mixed") throw new HostError("InvalidOperation", "set the rule first");
  const id = session.book.nextId("validation");
  session.engine.setValidation(target.sheet, [target.area], { ...present, ...update, id, areas: [target.area] });
}

function single(target: RangeTarget, session: Session): ValidationRule | null {
  const rule = ruleOf(target, session);
  return rule === "mixed" ? null : rule;
}

const alertStyles = { Stop: "stop", Warning: "warning", Information: "information" } as const;

export const dataValidationMembers = define<RangeTarget>({
  name: "DataValidation",
  scalars: {
    type: readOnly(8, (target, session) => {
      const rule = ruleOf(target, session);
      return rule === null ? "None" : rule === "mixed" ? "MixedCriteria" : typeNames[rule.kind];
    }),
    rule: settable(
      8,
      (target, session) => writeRule(single(target, session)),
      (target, value, session) => {
        assertAllowed(session, target.sheet, "allowFormatCells");
        const core = readRule(value, session);
        const id = session.book.nextId("validation");
        session.engine.setValidation(target.sheet, [target.area], {
          ignoreBlanks: true,
          ...core,
          id,
          areas: [target.area],
        });
      },
    ),
    ignoreBlanks: settable(
      8,
      (target, session) => single(target, session)?.ignoreBlanks ?? true,
      (target, value, session) => change(target, session, { ignoreBlanks: asFlag(value) }),
    ),
    errorAlert: settable(
      8,
      (target, session) => {
        const error = single(target, session)?.error;
        const style = (Object.keys(alertStyles) as (keyof typeof alertStyles)[]).find(
          (name) => alertStyles[name] === error?.style,
        );
        return {
          showAlert: error?.show ?? true,
          style: style ?? "Stop",
          title: error?.title ?? "",
          message: error?.message ?? "",
        };
      },
      (target, value, session) => {
        const given = asRecord(value, ["message", "showAlert", "style", "title"]);
        const style = alertStyles[oneOf(given["style"], Object.keys(alertStyles) as (keyof typeof alertStyles)[])];
        const error = {
          style,
          title: asText(given["title"], 32),
          message: asText(given["message"], 225),
          show: asFlag(given["showAlert"]),
        };
        change(target, session, { error });
      },
    ),
    prompt: settable(
      8,
      (target, session) => {
        const prompt = single(target, session)?.prompt;
        return { showPrompt: prompt?.show ?? true, title: prompt?.title ?? "", message: prompt?.message ?? "" };
      },
      (target, value, session) => {
        const given = asRecord(value, ["message", "showPrompt", "title"]);
        const prompt = {
          title: asText(given["title"], 32),
          message: asText(given["message"], 255),
          show: asFlag(given["showPrompt"]),
        };
        change(target, session, { prompt });
      },
    ),
    valid: {
      ...readOnly<RangeTarget>(8, (target, session) =>
        isValid(session, target.sheet, target.area, rulesOn(target, session)),
      ),
      calculated: true,
    },
  },
  methods: {
    clear: method(8, (target, _args, session) => {
      assertAllowed(session, target.sheet, "allowFormatCells");
      session.engine.setValidation(target.sheet, [target.area], null);
    }),
  },
});
