import type { ConditionalCondition, ConditionalRule } from "../engine/engine";
import { HostError } from "../errors";
import type { Session } from "../member";
import { asText } from "../arguments";
import { isWellFormed } from "../literals";
import { assertAllowed } from "./access";

/** One conditional format. */
export interface RuleTarget {
  readonly sheet: string;
  readonly id: string;
}

export type Condition<Kind extends ConditionalCondition["kind"]> = Extract<ConditionalCondition, { kind: Kind }>;

/** The rule as it stands; ItemNotFound when it was deleted. */
export function ruleOf(target: RuleTarget, session: Session): ConditionalRule {
  const found = session.engine.conditionalRules(target.sheet).find((candidate) => candidate.id === target.id);
  if (found === undefined) throw new HostError("ItemNotFound", "the conditional format was deleted");
  return found;
}

/** Changes the rule; AccessDenied on a sheet that may not be formatted. */
export function updateRule(
  target: RuleTarget,
  session: Session,
  change: (present: ConditionalRule) => ConditionalRule,
): void {
  assertAllowed(session, target.sheet, "allowFormatCells");
  session.engine.updateConditionalRule(target.sheet, change(ruleOf(target, session)));
}

/** The condition when it is of that kind; InvalidOperation otherwise (the object was taken before a change). */
export function conditionOf<Kind extends ConditionalCondition["kind"]>(
  target: RuleTarget,
  session: Session,
  kind: Kind,
): Condition<Kind> {
  const { when } = ruleOf(target, session);
  if (when.kind !== kind) throw new HostError("InvalidOperation", `the conditional format is no ${kind}`);
  return when as Condition<Kind>;
}

export function updateCondition<Kind extends ConditionalCondition["kind"]>(
  target: RuleTarget,
  session: Session,
  kind: Kind,
  change: (present: Condition<Kind>) => Condition<Kind>,
): void {
  const when = change(conditionOf(target, session, kind));
  updateRule(target, session, (present) => ({ ...present, when }));
}

const longestFormula = 8192;

/** A formula with `=`, from a formula, a literal or a number. */
export function formulaText(value: unknown): string {
  if (typeof value === "number") return `=${value}`;
  const text = asText(value, longestFormula).trim();
  const formula = text.startsWith("=") ? text : `=${text}`;
  if (formula === "=" || !isWellFormed(formula)) throw new HostError("InvalidArgument", `not a formula: ${text}`);
  return formula;
}
