import type { PresetCriterion } from "../../../sheetfile";
import { asNumber, asRecord, asText, oneOf } from "../arguments";
import type { ComparisonOperator } from "../engine/engine";
import { homeOf } from "../engine/conditional-formulas";
import { HostError } from "../errors";
import { fromR1C1, toR1C1 } from "../formula-references";
import type { Session } from "../member";
import { bind, define, navigation, settable } from "../member";
import { rangeFormatMembers } from "./conditional-appearance";
import type { Condition, RuleTarget } from "./conditional-target";
import { conditionOf, formulaText, ruleOf, updateCondition } from "./conditional-target";

/** The conditional formats that lay a format over cells: formula, cell value, text, rank, preset. */

const format = navigation<RuleTarget>(6, (target) => bind(rangeFormatMembers, target));

function formula(target: RuleTarget, session: Session): string {
  return conditionOf(target, session, "custom").formula;
}

function setFormula(target: RuleTarget, session: Session, next: string): void {
  updateCondition(target, session, "custom", (present) => ({ ...present, formula: next }));
}

const formulaRuleMembers = define<RuleTarget>({
  name: "ConditionalFormatRule",
  scalars: {
    formula: settable(6, formula, (target, value, session) => setFormula(target, session, formulaText(value))),
    formulaLocal: settable(6, formula, (target, value, session) => setFormula(target, session, formulaText(value))),
    formulaR1C1: settable(
      6,
      (target, session) => {
        const { row, column } = homeOf(ruleOf(target, session).areas);
        return toR1C1(formula(target, session), row, column);
      },
      (target, value, session) => {
        const { row, column } = homeOf(ruleOf(target, session).areas);
        setFormula(target, session, formulaText(fromR1C1(asText(value, 8192), row, column)));
      },
    ),
  },
});

export const customMembers = define<RuleTarget>({
  name: "CustomConditionalFormat",
  navigations: { format, rule: navigation(6, (target) => bind(formulaRuleMembers, target)) },
});

const operators: Readonly<Record<string, ComparisonOperator>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

function readComparison(value: unknown): Condition<"cellValue"> {
  const given = asRecord(value, ["formula1", "formula2", "operator"]);
  const operator = operators[oneOf(given["operator"], Object.keys(operators))] ?? "equal";
  const twoSided = operator === "between" || operator === "notBetween";
  const formula2 = twoSided ? { formula2: formulaText(given["formula2"]) } : {};
  return { kind: "cellValue", operator, formula1: formulaText(given["formula1"]), ...formula2 };
}

export const cellValueMembers = define<RuleTarget>({
  name: "CellValueConditionalFormat",
  scalars: {
    rule: settable(
      6,
      (target, session) => {
        const { formula1, formula2, operator } = conditionOf(target, session, "cellValue");
        const name = Object.keys(operators).find((candidate) => operators[candidate] === operator);
        return { formula1, ...(formula2 !== undefined && { formula2 }), operator: name };
      },
      (target, value, session) => {
        const when = readComparison(value);
        updateCondition(target, session, "cellValue", () => when);
      },
    ),
  },
  navigations: { format },
});

export const textMembers = define<RuleTarget>({
  name: "TextConditionalFormat",
  scalars: {
    rule: settable(
      6,
      (target, session) => {
        const { operator, text } = conditionOf(target, session, "containsText");
        return { operator, text };
      },
      (target, value, session) => {
        const given = asRecord(value, ["operator", "text"]);
        const operator = oneOf(given["operator"], ["Contains", "NotContains", "BeginsWith", "EndsWith"]);
        const text = asText(given["text"], 255);
        updateCondition(target, session, "containsText", (present) => ({ ...present, operator, text }));
      },
    ),
  },
  navigations: { format },
});

const highestRank = 1000;
const highestPercent = 100;

export const topBottomMembers = define<RuleTarget>({
  name: "TopBottomConditionalFormat",
  scalars: {
    rule: settable(
      6,
      (target, session) => {
        const { rank, type } = conditionOf(target, session, "topBottom");
        return { rank, type };
      },
      (target, value, session) => {
        const given = asRecord(value, ["rank", "type"]);
        const type = oneOf(given["type"], ["TopItems", "TopPercent", "BottomItems", "BottomPercent"]);
        const rank = asNumber(given["rank"]);
        const highest = type.endsWith("Percent") ? highestPercent : highestRank;
        if (!Number.isInteger(rank) || rank < 1 || rank > highest)
          throw new HostError("InvalidArgument", `a rank is 1 to ${highest}`);
        updateCondition(target, session, "topBottom", (present) => ({ ...present, rank, type }));
      },
    ),
  },
  navigations: { format },
});

const criteria: readonly PresetCriterion[] = [
  "Blanks",
  "NonBlanks",
  "Errors",
  "NonErrors",
  "Yesterday",
  "Today",
  "Tomorrow",
  "LastSevenDays",
  "LastWeek",
  "ThisWeek",
  "NextWeek",
  "LastMonth",
  "ThisMonth",
  "NextMonth",
  "AboveAverage",
  "BelowAverage",
  "EqualOrAboveAverage",
  "EqualOrBelowAverage",
  "OneStdDevAboveAverage",
  "OneStdDevBelowAverage",
  "TwoStdDevAboveAverage",
  "TwoStdDevBelowAverage",
  "ThreeStdDevAboveAverage",
  "ThreeStdDevBelowAverage",
  "UniqueValues",
  "DuplicateValues",
];

export const presetMembers = define<RuleTarget>({
  name: "PresetCriteriaConditionalFormat",
  scalars: {
    rule: settable(
      6,
      (target, session) => ({ criterion: conditionOf(target, session, "preset").criterion }),
      (target, value, session) => {
        const criterion = oneOf(asRecord(value, ["criterion"])["criterion"], criteria);
        updateCondition(target, session, "preset", (present) => ({ ...present, criterion }));
      },
    ),
  },
  navigations: { format },
});
