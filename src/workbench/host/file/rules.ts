import type { ConditionalFormatModel, ValidationModel } from "../../../sheetfile";
import type { Area } from "../address";
import { formatArea, parseArea } from "../address";
import type { ComparisonOperator, ConditionalRule, ValidationRule } from "../engine/engine";

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

/** A conditional format of a file as a rule; null for kinds that are only carried along. */
export function conditionalOf(model: ConditionalFormatModel, id: string): ConditionalRule | null {
  const { rule, format } = model;
  const shared = {
    id,
    areas: areasOf(model.ranges),
    format: {
      ...(format?.fill !== undefined && { fill: format.fill }),
      ...(format?.color !== undefined && { color: format.color }),
      ...(format?.bold && { bold: true }),
      ...(format?.italic && { italic: true }),
    },
    stopIfTrue: model.stopIfTrue === true,
  };
  if (rule.kind === "formula") return { ...shared, when: { kind: "custom", formula: `=${rule.formula}` } };
  if (rule.kind === "carried") return null;
  const operator = comparison(rule.operator);
  const [first, second] = rule.operands;
  if (operator === undefined || first === undefined) return null;
  const formula2 = second === undefined ? {} : { formula2: `=${second}` };
  return { ...shared, when: { kind: "cellValue", operator, formula1: `=${first}`, ...formula2 } };
}

/** A rule as a conditional format of a file. */
export function conditionalModel(rule: ConditionalRule, priority: number): ConditionalFormatModel {
  const { when, format } = rule;
  const operands =
    when.kind === "custom" ? [] : [when.formula1, ...(when.formula2 === undefined ? [] : [when.formula2])];
  return {
    ranges: rangesOf(rule.areas),
    rule:
      when.kind === "custom"
        ? { kind: "formula", formula: bare(when.formula) }
        : { kind: "cellValue", operator: when.operator, operands: operands.map(bare) },
    format: {
      ...(format.fill !== undefined && { fill: format.fill }),
      ...(format.color !== undefined && { color: format.color }),
      ...(format.bold === true && { bold: true as const }),
      ...(format.italic === true && { italic: true as const }),
    },
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

/** A validation of a file as a rule; null for "any value". */
export function validationOf(model: ValidationModel, id: string): ValidationRule | null {
  if (model.type === "any" || model.formula1 === undefined) return null;
  const operator = comparison(model.operator);
  return {
    id,
    areas: areasOf(model.ranges),
    kind: model.type,
    formula1: model.type === "list" ? listOf(model.formula1) : operandOf(model.formula1),
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
    formula1: literalList ? `"${rule.formula1.replaceAll('"', '""')}"` : bare(rule.formula1),
    ...(rule.formula2 !== undefined && { formula2: bare(rule.formula2) }),
    allowBlank: rule.ignoreBlanks,
    ...(rule.prompt?.show === true && { prompt: { title: rule.prompt.title, message: rule.prompt.message } }),
    ...(error.show && { error: { style: error.style, title: error.title, message: error.message } }),
  };
}
