import type { ConditionalFormatPlan, SheetPlan } from "../workbook/plan";
import type { SheetChange } from "./changes";
import { canonicalFormula } from "../workbook/sameFormula";

export const CELL_VALUE_OPERATOR = {
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  lessThan: "LessThan",
  greaterThan: "GreaterThan",
} as const;

/** A conditional format found on a sheet, in the plan's terms; `plan` is null for kinds we never make. */
export interface FoundConditional {
  readonly id: string;
  readonly plan: ConditionalFormatPlan | null;
}

function ruleKey({ when, format }: ConditionalFormatPlan): string {
  const rule =
    when.kind === "formula" ? canonicalFormula(when.formula) : `${when.operator} ${canonicalFormula(when.operand)}`;
  return [rule, format.fill?.toUpperCase(), format.color?.toUpperCase(), format.bold === true].join("|");
}

function wholeKey(plan: ConditionalFormatPlan): string {
  return `${plan.range.replace(/\$/g, "")}|${ruleKey(plan)}`;
}

/**
 * Ours are those on a planned range, or with a planned rule (a person may have stretched the range by inserting rows).
 * When ours differ from the plan they are replaced together, others are left alone. Hosts put a new format on top,
 * so the plan is added from its end.
 */
export function conditionalChanges(plan: SheetPlan, found: readonly FoundConditional[]): SheetChange[] {
  const wanted = plan.conditionalFormats;
  const ranges = new Set(wanted.map(({ range }) => range.replace(/\$/g, "")));
  const rules = new Set(wanted.map(ruleKey));
  const ours = found.filter(
    (item) => item.plan !== null && (ranges.has(item.plan.range.replace(/\$/g, "")) || rules.has(ruleKey(item.plan))),
  );
  const present = ours.map((item) => (item.plan ? wholeKey(item.plan) : "")).sort();
  const planned = wanted.map(wholeKey).sort();
  if (JSON.stringify(present) === JSON.stringify(planned)) return [];
  return [
    ...ours.map(({ id }) => ({ kind: "removeConditional" as const, id })),
    ...[...wanted].reverse().map((item) => ({ kind: "addConditional" as const, plan: item })),
  ];
}
