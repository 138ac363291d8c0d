import type { IndicatorTarget } from "../../domain/records";
import { recordUnreadable, type Missing } from "../missing";
import { lack, type FormulaScope, type QuantityKind } from "./kind";

/** Points of a whole task. */
const WHOLE = 100;

/** Indicators by weight (C09): 100 for each 1 of it (`tasks`), or how far each has come times its weight (`done`). */
export const taskPoints: QuantityKind<"taskPoints"> = {
  dimension: "hundredths",
  read: (field) => ({ count: field.object(["kind", "coefficient", "count"]).count.oneOf(["tasks", "done"]) }),
  evaluate({ count }, { indicators }) {
    const points = indicators.map((indicator) => {
      return (count === "tasks" ? WHOLE : (indicatorPoints(indicator) ?? 0)) * (indicator.weight ?? 0);
    });
    return { value: BigInt(points.reduce((sum, each) => sum + each, 0)), cells: [] };
  },
  formula: ({ count }, scope) =>
    count === "tasks"
      ? `SUM(${scope.column("indicator.tasks")})`
      : `ROUND(SUMPRODUCT(${scope.column("indicator.points")},${scope.column("indicator.tasks")})/${WHOLE},0)`,
  lacks({ count }, { indicators, unreadableRecords }) {
    const unreadable = unreadableRecords.filter(
      ({ about, field }) => about === "indicator" && (field === "current" || field === "actual"),
    );
    const none = lack(
      { zh: "绩效指标还没有指标", en: "there is no indicator" },
      "绩效指标",
      indicators.length === 0,
      (scope) => `COUNT(${scope.column("indicator.current")})=0`,
    );
    const weightless = lack(
      { zh: "绩效指标的权重都是0", en: "all weights of indicators are 0" },
      "绩效指标",
      indicators.every(({ weight }) => weight === 0),
      (scope) => `SUM(${scope.column("indicator.tasks")})=0`,
    );
    const unweighed = {
      words: { zh: "绩效指标有权重不是整数", en: "a weight of an indicator is no whole number" },
      found: unreadableRecords
        .filter(({ about, field }) => about === "indicator" && field === "weight")
        .map(recordUnreadable),
      condition: (scope: FormulaScope) =>
        `COUNT(${scope.column("indicator.tasks")})<COUNT(${scope.column("indicator.current")})`,
    };
    if (count === "tasks") return [none, unweighed, weightless];
    return [
      {
        words: { zh: "绩效指标有文字，先改成数字", en: "a text stands where a number belongs among the indicators" },
        found: unreadable.map(recordUnreadable),
        condition: (scope) =>
          `SUMPRODUCT(ISTEXT(${scope.column("indicator.current")})+ISTEXT(${scope.column("indicator.actual")}))>0`,
      },
      none,
      unweighed,
      weightless,
      {
        words: { zh: "绩效指标还有没填累计的", en: "some indicators have no figure yet" },
        found: indicators.filter(({ actual, weight }) => actual === null && weight !== 0).map(notReported),
        condition: (scope) => {
          const weighed = `${scope.column("indicator.tasks")},">0"`;
          return `COUNTIFS(${weighed},${scope.column("indicator.actual")},">-1000000000000")<COUNTIFS(${weighed})`;
        },
      },
    ];
  },
};

/**
 * 完成率 of one indicator in whole hundredths: min(累计 ÷ 现行值, 1), floored; for an upper limit (`<=`) what keeps
 * within it counts in full. Null when nothing was reported.
 */
export function indicatorPoints({ comparator, actual, current }: IndicatorTarget): number | null {
  if (actual === null) return null;
  if (comparator === "<=") return actual <= current ? WHOLE : share(current, actual);
  return share(actual, current);
}

/** Rounded before it is cut: 0.29 of 1 is 29, though the double product is a hair below. */
function share(part: number, whole: number): number {
  if (whole <= 0) return WHOLE;
  return Math.max(0, Math.min(WHOLE, Math.floor(Number(((part / whole) * WHOLE).toFixed(6)))));
}

function notReported({ id, name }: IndicatorTarget): Missing {
  return {
    what: { zh: `指标${id} ${name}没有填累计`, en: `indicator ${id} has no figure yet` },
    place: "绩效指标",
  };
}
