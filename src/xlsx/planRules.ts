import type { ConditionalFormatPlan, ValidationPlan } from "../workbook/plan";
import {
  formatArea,
  parseAreas,
  subtractArea,
  type Area,
  type ConditionalFormatModel,
  type ValidationModel,
} from "../sheetfile";
import { sameFormula } from "../workbook/sameFormula";

/** Files hold conditions without the leading `=`. */
function bare(formula: string): string {
  return formula.replace(/^=/, "");
}

function conditionalModel(plan: ConditionalFormatPlan, priority: number): ConditionalFormatModel {
  const { fill, color, bold } = plan.format;
  return {
    ranges: plan.range.replace(/\$/g, ""),
    rule:
      plan.when.kind === "formula"
        ? { kind: "formula", formula: bare(plan.when.formula) }
        : { kind: "cellValue", operator: plan.when.operator, operands: [bare(plan.when.operand)] },
    format: {
      ...(fill === undefined ? {} : { fill: fill.toUpperCase() }),
      ...(color === undefined ? {} : { color: color.toUpperCase() }),
      ...(bold ? { bold: true } : {}),
    },
    priority,
  };
}

function sameRule(one: ConditionalFormatModel, other: ConditionalFormatModel): boolean {
  const [a, b] = [one.rule, other.rule];
  if (a.kind !== b.kind) return false;
  const [f, g] = [one.format ?? {}, other.format ?? {}];
  if (f.fill !== g.fill || f.color !== g.color || f.bold !== g.bold) return false;
  if (a.kind === "formula") return b.kind === "formula" && sameFormula(a.formula, b.formula);
  if (
    a.kind !== "cellValue" ||
    b.kind !== "cellValue" ||
    a.operator !== b.operator ||
    a.operands.length !== b.operands.length
  )
    return false;
  return a.operands.every((operand, index) => sameFormula(operand, b.operands[index]));
}

/**
 * Ours are those on a planned range, or with a planned rule (a person may have stretched the range by inserting
 * rows); data bars and other kinds are never ours. When ours differ from the plan they are replaced together,
 * below what people have added; others stay as they are.
 */
export function renderConditionalFormats(
  present: readonly ConditionalFormatModel[],
  plans: readonly ConditionalFormatPlan[],
): ConditionalFormatModel[] {
  const wanted = plans.map((plan) => conditionalModel(plan, 0));
  const ours = present.filter(
    (format) =>
      (format.rule.kind === "formula" || format.rule.kind === "cellValue") &&
      wanted.some((model) => model.ranges === format.ranges || sameRule(model, format)),
  );
  const ordered = [...ours].sort((a, b) => a.priority - b.priority);
  const same =
    ordered.length === wanted.length &&
    wanted.every((model, index) => {
      const format = ordered[index];
      return format !== undefined && format.ranges === model.ranges && sameRule(format, model);
    });
  if (same) return [...present];
  const others = present.filter((format) => !ours.includes(format));
  const last = Math.max(0, ...others.map((format) => format.priority));
  return [...others, ...plans.map((plan, index) => conditionalModel(plan, last + 1 + index))];
}

function validationModel(plan: ValidationPlan): ValidationModel {
  const { rule, prompt, error } = plan;
  const shown = {
    allowBlank: true,
    ...(prompt ? { prompt } : {}),
    error: error ?? { style: "stop", title: "", message: "" },
  } as const;
  const ranges = plan.range.replace(/\$/g, "");
  if (rule.kind === "custom") return { ranges, type: "custom", formula1: bare(rule.formula), ...shown };
  if (rule.kind === "list") {
    const literal = typeof rule.source === "string" ? null : rule.source.join(",").replace(/"/g, '""');
    return { ranges, type: "list", formula1: literal === null ? bare(String(rule.source)) : `"${literal}"`, ...shown };
  }
  return {
    ranges,
    type: rule.kind,
    operator: rule.operator,
    formula1: bare(rule.formula1),
    ...(rule.formula2 === undefined ? {} : { formula2: bare(rule.formula2) }),
    ...shown,
  };
}

function sameValidation(one: ValidationModel, other: ValidationModel): boolean {
  const shown = (model: ValidationModel): string =>
    JSON.stringify([model.type, model.operator, text(model.prompt), model.error?.style, text(model.error)]);
  return (
    shown(one) === shown(other) &&
    sameFormula(one.formula1, other.formula1) &&
    (one.operator !== "between" || sameFormula(one.formula2, other.formula2))
  );
}

/** A prompt without words is no prompt, however a program writes it. */
function text(words: { readonly title: string; readonly message: string } | undefined): string {
  return words ? `${words.title}\n${words.message}`.trim() : "";
}

/** A cell has one validation: what stands on a planned range makes room for the plan, beyond it others stay. */
export function renderValidations(
  present: readonly ValidationModel[],
  plans: readonly ValidationPlan[],
): ValidationModel[] {
  let result = [...present];
  for (const plan of plans) {
    const wanted = validationModel(plan);
    if (result.some((validation) => validation.ranges === wanted.ranges && sameValidation(validation, wanted)))
      continue;
    const holes = parseAreas(wanted.ranges);
    result = result.flatMap((validation) => withoutAreas(validation, holes));
    result.push(wanted);
  }
  return result;
}

function withoutAreas(validation: ValidationModel, holes: readonly Area[]): ValidationModel[] {
  const areas = parseAreas(validation.ranges);
  const left = holes.reduce<Area[]>((rest, hole) => rest.flatMap((area) => subtractArea(area, hole)), areas);
  const ranges = left.map(formatArea).join(" ");
  if (ranges === areas.map(formatArea).join(" ")) return [validation];
  return left.length === 0 ? [] : [{ ...validation, ranges }];
}
