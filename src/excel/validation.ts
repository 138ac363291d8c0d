import type { ValidationPlan } from "../workbook/plan";
import { canonicalFormula } from "../workbook/sameFormula";

const OPERATOR = {
  between: "Between",
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  lessThanOrEqual: "LessThanOrEqualTo",
} as const;
const KIND = { decimal: "decimal", whole: "wholeNumber", date: "date" } as const;
const ALERT = { stop: "Stop", warning: "Warning", information: "Information" } as const;

/** The plan's rule in the host's shape. */
export function hostRule({ rule }: ValidationPlan): Excel.DataValidationRule {
  if (rule.kind === "custom") return { custom: { formula: rule.formula } };
  if (rule.kind === "list") {
    return {
      list: { inCellDropDown: true, source: typeof rule.source === "string" ? rule.source : rule.source.join(",") },
    };
  }
  const condition = {
    formula1: rule.formula1,
    operator: OPERATOR[rule.operator],
    ...(rule.formula2 === undefined ? {} : { formula2: rule.formula2 }),
  };
  return { [KIND[rule.kind]]: condition };
}

export function hostPrompt({ prompt }: ValidationPlan): Excel.DataValidationPrompt | null {
  return prompt ? { showPrompt: true, title: prompt.title, message: prompt.message } : null;
}

export function hostAlert({ error }: ValidationPlan): Excel.DataValidationErrorAlert | null {
  return error ? { showAlert: true, style: ALERT[error.style], title: error.title, message: error.message } : null;
}

/** What stands on a range now, as the host reports it; members are unknown until looked at. */
export interface FoundValidation {
  readonly type: string;
  readonly rule: unknown;
  readonly prompt: unknown;
  readonly errorAlert: unknown;
}

function member(source: unknown, name: string): unknown {
  return typeof source === "object" && source !== null ? Reflect.get(source, name) : undefined;
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Hosts give `10` back as `=10`. */
function formulaText(value: unknown): string {
  return canonicalFormula(text(value).replace(/^=/, ""));
}

function ruleKey(rule: unknown): string {
  const list = member(rule, "list");
  if (list !== undefined && list !== null) return `list ${text(member(list, "source"))}`;
  const custom = member(rule, "custom");
  if (custom !== undefined && custom !== null) return `custom ${formulaText(member(custom, "formula"))}`;
  for (const kind of Object.values(KIND)) {
    const basic = member(rule, kind);
    if (basic === undefined || basic === null) continue;
    const operator = text(member(basic, "operator"));
    // Hosts may keep a second bound that a one-sided rule does not use.
    const second = operator === OPERATOR.between ? formulaText(member(basic, "formula2")) : "";
    return [kind, operator, formulaText(member(basic, "formula1")), second].join(" ");
  }
  return "other";
}

function messageKey(source: unknown, shown: string, withStyle: boolean): string {
  if (member(source, shown) !== true) return "";
  const message = text(member(source, "message"));
  const title = text(member(source, "title"));
  if (message === "" && title === "") return "";
  return [title, message, withStyle ? text(member(source, "style")) : ""].join("|");
}

/** Whether the range already carries exactly this validation. */
export function sameValidation(plan: ValidationPlan, found: FoundValidation): boolean {
  return (
    ruleKey(hostRule(plan)) === ruleKey(found.rule) &&
    messageKey(hostPrompt(plan), "showPrompt", false) === messageKey(found.prompt, "showPrompt", false) &&
    messageKey(hostAlert(plan), "showAlert", true) === messageKey(found.errorAlert, "showAlert", true)
  );
}
