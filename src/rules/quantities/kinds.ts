import type { Quantity } from "../../domain/rule";
import type { BookFacts } from "../facts";
import type { Field } from "../funds/field";
import { allocated } from "./allocated";
import { approval } from "./approval";
import { filledCells } from "./filledCells";
import { fundTotal } from "./fundTotal";
import { institutions } from "./institutions";
import { judgement } from "./judgement";
import type { Counted, Dimension, Focus, FormulaScope, Lack, QuantityKind } from "./kind";
import { one } from "./one";
import { projects } from "./projects";
import { resourceParts } from "./resourceParts";
import { sessions } from "./sessions";
import { sessionTargets } from "./sessionTargets";
import { taskPoints } from "./taskPoints";
import { units } from "./units";

/** Every kind of quantity a rule may speak of. A new kind is one file and one line here. */
const KINDS: { readonly [Kind in Quantity["kind"]]: QuantityKind<Kind> } = {
  fundTotal,
  allocated,
  resourceParts,
  projects,
  filledCells,
  one,
  institutions,
  sessions,
  sessionTargets,
  units,
  approval,
  taskPoints,
  judgement,
};

/** The table's entry for this quantity; the kind of both is the same by the table's type. */
function kindOf<Kind extends Quantity["kind"]>(quantity: Extract<Quantity, { kind: Kind }>): QuantityKind<Kind> {
  return KINDS[quantity.kind];
}

export function evaluateQuantity(quantity: Quantity, facts: BookFacts, focus: Focus): Counted {
  return kindOf(quantity).evaluate(quantity, facts, focus);
}

export function quantityFormula(quantity: Quantity, scope: FormulaScope): string {
  return kindOf(quantity).formula(quantity, scope);
}

export function quantityLacks(quantity: Quantity, facts: BookFacts, focus: Focus): readonly Lack[] {
  return kindOf(quantity).lacks(quantity, facts, focus);
}

/** What a quantity's values are. */
export function dimensionOf(quantity: Quantity): Dimension {
  return KINDS[quantity.kind].dimension;
}

const KIND_NAMES = Object.keys(KINDS) as readonly Quantity["kind"][];

/** A quantity of a rule file: `{ "kind": "allocated", "where": { … } }`. */
export function readQuantity(field: Field): Quantity {
  const kind = field.get("kind").oneOf(KIND_NAMES);
  // The members read are those of this very kind.
  return { kind, ...KINDS[kind].read(field) } as Quantity;
}
