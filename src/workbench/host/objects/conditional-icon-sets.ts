import type { IconCriterionModel, IconSetModel } from "../../../sheetfile";
import { asFlag, asNumber, asRecord, oneOf } from "../arguments";
import { HostError } from "../errors";
import type { Session } from "../member";
import { define, settable } from "../member";
import { formulaOf, threshold } from "./conditional-scales";
import type { RuleTarget } from "./conditional-target";
import { conditionOf, updateCondition } from "./conditional-target";

const setNames = [
  "ThreeArrows",
  "ThreeArrowsGray",
  "ThreeFlags",
  "ThreeTrafficLights1",
  "ThreeTrafficLights2",
  "ThreeSigns",
  "ThreeSymbols",
  "ThreeSymbols2",
  "FourArrows",
  "FourArrowsGray",
  "FourRedToBlack",
  "FourRating",
  "FourTrafficLights",
  "FiveArrows",
  "FiveArrowsGray",
  "FiveRating",
  "FiveQuarters",
  "ThreeStars",
  "ThreeTriangles",
  "FiveBoxes",
] as const;

function sizeOf(set: string): number {
  return set.startsWith("Three") ? 3 : set.startsWith("Four") ? 4 : 5;
}

/** The bounds Excel gives a new set: thirds, quarters or fifths. */
const usualBounds: Readonly<Record<number, readonly string[]>> = {
  3: ["0", "33", "67"],
  4: ["0", "25", "50", "75"],
  5: ["0", "20", "40", "60", "80"],
};

function usualCriteria(set: string): readonly IconCriterionModel[] {
  const bounds = usualBounds[sizeOf(set)] ?? [];
  return bounds.map((formula) => ({ type: "Percent", formula, operator: "GreaterThanOrEqual" }));
}

/** What a new icon set is. */
export function usualIconSet(set: string): IconSetModel {
  return { kind: "iconSet", set, reverse: false, showValue: true, criteria: usualCriteria(set) };
}

function icon(value: unknown): { readonly icon?: { readonly set: string; readonly index: number } } {
  if (value === undefined || value === null) return {};
  const given = asRecord(value, ["index", "set"]);
  const set = oneOf(given["set"], setNames);
  const index = asNumber(given["index"]);
  if (!Number.isInteger(index) || index < 0 || index >= sizeOf(set))
    throw new HostError("InvalidArgument", `${set} has no icon ${index}`);
  return { icon: { set, index } };
}

/** Of the first criterion only the icon counts: it holds for everything the others leave. */
function criterion(value: unknown, index: number): IconCriterionModel {
  const given = asRecord(value, ["customIcon", "formula", "operator", "type"]);
  const own = icon(given["customIcon"]);
  if (index === 0) return { type: "Percent", formula: "0", operator: "GreaterThanOrEqual", ...own };
  const type = oneOf(given["type"], ["Number", "Percent", "Formula", "Percentile"]);
  const operator = oneOf(given["operator"], ["GreaterThan", "GreaterThanOrEqual"]);
  return { ...threshold(type, given["formula"]), operator, ...own };
}

function criteria(value: unknown, { set }: IconSetModel): readonly IconCriterionModel[] {
  if (!Array.isArray(value) || value.length !== sizeOf(set))
    throw new HostError("InvalidArgument", `${set} has ${sizeOf(set)} criteria`);
  return value.map(criterion);
}

function setOf(target: RuleTarget, session: Session): IconSetModel {
  return conditionOf(target, session, "iconSet");
}

function change(target: RuleTarget, session: Session, next: Partial<IconSetModel>): void {
  updateCondition(target, session, "iconSet", (present) => ({ ...present, ...next }));
}

export const iconSetMembers = define<RuleTarget>({
  name: "IconSetConditionalFormat",
  scalars: {
    criteria: settable(
      6,
      (target, session) =>
        setOf(target, session).criteria.map((model) => ({
          customIcon: model.icon ?? null,
          formula: formulaOf(model),
          operator: model.operator,
          type: model.type,
        })),
      (target, value, session) => change(target, session, { criteria: criteria(value, setOf(target, session)) }),
    ),
    reverseIconOrder: settable(
      6,
      (target, session) => setOf(target, session).reverse,
      (target, value, session) => {
        const reverse = asFlag(value);
        if (setOf(target, session).criteria.some((model) => model.icon !== undefined))
          throw new HostError("InvalidOperation", "the set has icons of its own");
        change(target, session, { reverse });
      },
    ),
    showIconOnly: settable(
      6,
      (target, session) => !setOf(target, session).showValue,
      (target, value, session) => change(target, session, { showValue: !asFlag(value) }),
    ),
    style: settable(
      6,
      (target, session) => setOf(target, session).set,
      (target, value, session) => {
        const set = oneOf(value, setNames);
        change(target, session, { set, criteria: usualCriteria(set) });
      },
    ),
  },
});
