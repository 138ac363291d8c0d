import type { ColorScaleModel, DataBarModel, ThresholdModel } from "../../../sheetfile";
import { asColor, asFlag, asRecord, oneOf } from "../arguments";
import { HostError } from "../errors";
import type { Scalar, Session } from "../member";
import { bind, define, navigation, readOnly, settable } from "../member";
import type { RuleTarget } from "./conditional-target";
import { conditionOf, formulaText, updateCondition } from "./conditional-target";

/** Data bars and colour scales: conditional formats that are their own format. */

const thresholdTypes = [
  "Automatic",
  "LowestValue",
  "HighestValue",
  "Number",
  "Percent",
  "Formula",
  "Percentile",
] as const;
type ThresholdType = (typeof thresholdTypes)[number];

function needsFormula(type: ThresholdType): boolean {
  return type === "Number" || type === "Percent" || type === "Formula" || type === "Percentile";
}

/** A bound from its type and formula; types that need a formula are refused without. */
export function threshold(type: ThresholdType, formula: unknown): ThresholdModel {
  if (!needsFormula(type)) return { type };
  if (formula === undefined || formula === null || formula === "")
    throw new HostError("InvalidArgument", `${type} needs a formula`);
  return { type, formula: formulaText(formula).slice(1) };
}

/** With `=`; null where the type needs none. */
export function formulaOf({ formula }: ThresholdModel): string | null {
  return formula === undefined ? null : `=${formula}`;
}

function bar(target: RuleTarget, session: Session): DataBarModel {
  return conditionOf(target, session, "dataBar");
}

function changeBar(target: RuleTarget, session: Session, change: (present: DataBarModel) => DataBarModel): void {
  updateCondition(target, session, "dataBar", change);
}

function bound(key: "lower" | "upper"): Scalar<RuleTarget> {
  return settable(
    6,
    (target, session) => {
      const model = bar(target, session)[key];
      return { formula: formulaOf(model) ?? "", type: model.type };
    },
    (target, value, session) => {
      const given = asRecord(value, ["formula", "type"]);
      const next = threshold(oneOf(given["type"], thresholdTypes), given["formula"]);
      changeBar(target, session, (present) => ({ ...present, [key]: next }));
    },
  );
}

/** A colour, or none for the empty text. */
function optionalColor(value: unknown): string | null {
  return value === "" ? null : asColor(value);
}

const positiveMembers = define<RuleTarget>({
  name: "ConditionalDataBarPositiveFormat",
  scalars: {
    borderColor: settable(
      6,
      (target, session) => bar(target, session).positive.border ?? "",
      (target, value, session) => {
        const border = optionalColor(value);
        changeBar(target, session, (present) => ({ ...present, positive: { ...present.positive, border } }));
      },
    ),
    fillColor: settable(
      6,
      (target, session) => bar(target, session).positive.fill,
      (target, value, session) => {
        const fill = asColor(value);
        changeBar(target, session, (present) => ({ ...present, positive: { ...present.positive, fill } }));
      },
    ),
    gradientFill: settable(
      6,
      (target, session) => bar(target, session).positive.gradient,
      (target, value, session) => {
        const gradient = asFlag(value);
        changeBar(target, session, (present) => ({ ...present, positive: { ...present.positive, gradient } }));
      },
    ),
  },
});

/** Excel's own colour of bars below zero. */
const negativeRed = "#FF0000";

function setNegative(target: RuleTarget, session: Session, change: Partial<DataBarModel["negative"]>): void {
  changeBar(target, session, (present) => ({ ...present, negative: { ...present.negative, ...change } }));
}

const negativeMembers = define<RuleTarget>({
  name: "ConditionalDataBarNegativeFormat",
  scalars: {
    borderColor: settable(
      6,
      (target, session) => {
        const { negative, positive } = bar(target, session);
        return negative.border ?? positive.border ?? "";
      },
      (target, value, session) => setNegative(target, session, { border: optionalColor(value) }),
    ),
    fillColor: settable(
      6,
      (target, session) => {
        const { negative, positive } = bar(target, session);
        return negative.fill ?? positive.fill;
      },
      (target, value, session) => setNegative(target, session, { fill: asColor(value) }),
    ),
    matchPositiveBorderColor: settable(
      6,
      (target, session) => bar(target, session).negative.border === null,
      (target, value, session) => {
        const present = bar(target, session).negative.border;
        setNegative(target, session, { border: asFlag(value) ? null : (present ?? negativeRed) });
      },
    ),
    matchPositiveFillColor: settable(
      6,
      (target, session) => bar(target, session).negative.fill === null,
      (target, value, session) => {
        const present = bar(target, session).negative.fill;
        setNegative(target, session, { fill: asFlag(value) ? null : (present ?? negativeRed) });
      },
    ),
  },
});

export const dataBarMembers = define<RuleTarget>({
  name: "DataBarConditionalFormat",
  scalars: {
    axisColor: settable(
      6,
      (target, session) => {
        const { axis } = bar(target, session);
        return axis.format === "None" ? "" : (axis.color ?? "#000000");
      },
      (target, value, session) => {
        const color = optionalColor(value);
        changeBar(target, session, (present) => ({ ...present, axis: { ...present.axis, color } }));
      },
    ),
    axisFormat: settable(
      6,
      (target, session) => bar(target, session).axis.format,
      (target, value, session) => {
        const format = oneOf(value, ["Automatic", "None", "CellMidPoint"]);
        changeBar(target, session, (present) => ({ ...present, axis: { ...present.axis, format } }));
      },
    ),
    barDirection: settable(
      6,
      (target, session) => bar(target, session).direction,
      (target, value, session) => {
        const direction = oneOf(value, ["Context", "LeftToRight", "RightToLeft"]);
        changeBar(target, session, (present) => ({ ...present, direction }));
      },
    ),
    lowerBoundRule: bound("lower"),
    showDataBarOnly: settable(
      6,
      (target, session) => !bar(target, session).showValue,
      (target, value, session) => {
        const showValue = !asFlag(value);
        changeBar(target, session, (present) => ({ ...present, showValue }));
      },
    ),
    upperBoundRule: bound("upper"),
  },
  navigations: {
    negativeFormat: navigation(6, (target) => bind(negativeMembers, target)),
    positiveFormat: navigation(6, (target) => bind(positiveMembers, target)),
  },
});

type Point = ColorScaleModel["points"][number];
const pointTypes = ["LowestValue", "HighestValue", "Number", "Percent", "Formula", "Percentile"] as const;

function point(value: unknown): Point {
  const given = asRecord(value, ["color", "formula", "type"]);
  return { ...threshold(oneOf(given["type"], pointTypes), given["formula"]), color: asColor(given["color"]) };
}

function pointData(model: Point | undefined): object | undefined {
  return model === undefined ? undefined : { color: model.color, formula: formulaOf(model), type: model.type };
}

function points(target: RuleTarget, session: Session): readonly Point[] {
  return conditionOf(target, session, "colorScale").points;
}

export const colorScaleMembers = define<RuleTarget>({
  name: "ColorScaleConditionalFormat",
  scalars: {
    criteria: settable(
      6,
      (target, session) => {
        const found = points(target, session);
        const midpoint = found.length > 2 ? { midpoint: pointData(found[1]) } : {};
        return { maximum: pointData(found.at(-1)), ...midpoint, minimum: pointData(found[0]) };
      },
      (target, value, session) => {
        const given = asRecord(value, ["maximum", "midpoint", "minimum"]);
        const { midpoint } = given;
        const middle = midpoint === undefined || midpoint === null ? [] : [point(midpoint)];
        const next = [point(given["minimum"]), ...middle, point(given["maximum"])];
        updateCondition(target, session, "colorScale", (present) => ({ ...present, points: next }));
      },
    ),
    threeColorScale: readOnly(6, (target, session) => points(target, session).length > 2),
  },
});
