import type { ConditionalFormatModel, ValidationModel } from "../../../sheetfile";
import type { Area } from "../address";
import { formatArea, parseArea } from "../address";
import type { ComparisonOperator, ConditionalCondition, ConditionalRule, ValidationRule } from "../engine/engine";

export function areasOf(ranges: string): Area[] {
  return ranges.split(/\s+/).flatMap((range) => parseArea(range) ?? []);
}

function rangesOf(areas: readonly Area[]): string {
  return areas.map(formatArea).join(" ");
}

const comparisons: readonly ComparisonOperator[] = [
  "between",
  "notBetween",
  "equal",
  "notEqual",
  "greaterThan",
  "lessThan",
  "greaterThanOrEqual",
  "lessThanOrEqual",
];

function comparison(operator: string | undefined): ComparisonOperator | undefined {
  return comparisons.find((known) => known === operator);
}

function bare(formula: string): string {
  return formula.startsWith("=") ? formula.slice(1) : formula;
}

function conditionOf(rule: ConditionalFormatModel["rule"]): ConditionalCondition | null {
  if (rule.kind === "carried") return null;
  if (rule.kind === "formula") return { kind: "custom", formula: `=${rule.formula}` };
  if (rule.kind !== "cellValue") return rule;
  const operator = comparison(rule.operator);
  const [first, second] = rule.operands;
  if (operator === undefined || first === undefined) return null;
  const formula2 = second === undefined ? {} : { formula2: `=${second}` };
  return { kind: "cellValue", operator, formula1: `=${first}`, ...formula2 };
}

/** A conditional format of a file as a rule; null for kinds that are only carried along. */
export function conditionalOf(model: ConditionalFormatModel, id: string): ConditionalRule | null {
  const when = conditionOf(model.rule);
  if (when === null) return null;
  return {
    id,
    areas: areasOf(model.ranges),
    when,
    format: model.format ?? {},
    stopIfTrue: model.stopIfTrue === true,
  };
}

function ruleModel(when: ConditionalCondition): ConditionalFormatModel["rule"] {
  if (when.kind === "custom") return { kind: "formula", formula: bare(when.formula) };
  if (when.kind !== "cellValue") return when;
  const operands = [when.formula1, ...(when.formula2 === undefined ? [] : [when.formula2])].map(bare);
  return { kind: "cellValue", operator: when.operator, operands };
}

/** A rule as a conditional format of a file. */
export function conditionalModel(rule: ConditionalRule, priority: number): ConditionalFormatModel {
  return {
    ranges: rangesOf(rule.areas),
    rule: ruleModel(rule.when),
    ...(Object.keys(rule.format).length > 0 && { format: rule.format }),
    priority,
    ...(rule.stopIfTrue && { stopIfTrue: true as const }),
  };
}

function operandOf(formula: string): string {
  return Number.isFinite(Number(formula)) ? formula : `=${formula}`;
}

function listOf(formula: string): string {
  const literal = /^"(.*)"$/s.exec(formula);
  return literal === null ? `=${formula}` : (literal[1] ?? "").replaceAll('""', '"');
}

function formulaOf({ type, formula1 }: ValidationModel): string {
  if (formula1 === undefined || type === "any") return "";
  return type === "list" ? listOf(formula1) : operandOf(formula1);
}

/** A validation of a file as a rule; null for one that asks for something without saying what. */
export function validationOf(model: ValidationModel, id: string): ValidationRule | null {
  if (model.type !== "any" && model.formula1 === undefined) return null;
  const operator = comparison(model.operator);
  return {
    id,
    areas: areasOf(model.ranges),
    kind: model.type,
    formula1: formulaOf(model),
    ...(model.formula2 !== undefined && { formula2: operandOf(model.formula2) }),
    ...(operator !== undefined && { operator }),
    ignoreBlanks: model.allowBlank,
    error: { ...(model.error ?? { style: "stop", title: "", message: "" }), show: model.error !== undefined },
    ...(model.prompt !== undefined && { prompt: { ...model.prompt, show: true } }),
  };
}

/** A rule as a validation of a file. */
export function validationModel(rule: ValidationRule): ValidationModel {
  const literalList = rule.kind === "list" && !rule.formula1.startsWith("=");
  const error = rule.error ?? { style: "stop" as const, title: "", message: "", show: true };
  return {
    ranges: rangesOf(rule.areas),
    type: rule.kind,
    ...(rule.operator !== undefined && { operator: rule.operator }),
    ...(rule.kind !== "any" && {
      formula1: literalList ? `"${rule.formula1.replaceAll('"', '""')}"` : bare(rule.formula1),
    }),
    ...(rule.formula2 !== undefined && { formula2: bare(rule.formula2) }),
    allowBlank: rule.ignoreBlanks,
    ...(rule.prompt?.show === true && { prompt: { title: rule.prompt.title, message: rule.prompt.message } }),
    ...(error.show && { error: { style: error.style, title: error.title, message: error.message } }),
  };
}
