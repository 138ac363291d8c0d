import type { IndicatorTarget } from "../../domain/records";
import { recordUnreadable, type Missing } from "../missing";
import { lack, type QuantityKind } from "./kind";

/** Points of a whole task. */
const WHOLE = 100;

/** Indicators with a number: 100 each (`tasks`), or how far each has come (`done`). */
export const taskPoints: QuantityKind<"taskPoints"> = {
  dimension: "hundredths",
  read: (field) => ({ count: field.object(["kind", "coefficient", "count"]).count.oneOf(["tasks", "done"]) }),
  evaluate({ count }, { indicators }) {
    const points = indicators.map((indicator) => (count === "tasks" ? WHOLE : (indicatorPoints(indicator) ?? 0)));
    return { value: BigInt(points.reduce((sum, each) => sum + each, 0)), cells: [] };
  },
  formula: ({ count }, scope) =>
    count === "tasks"
      ? `${WHOLE}*COUNT(${scope.column("indicator.current")})`
      : `SUM(${scope.column("indicator.points")})`,
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
    if (count === "tasks") return [none];
    return [
      {
        words: { zh: "绩效指标有文字，先改成数字", en: "a text stands where a number belongs among the indicators" },
        found: unreadable.map(recordUnreadable),
        condition: (scope) =>
          `SUMPRODUCT(ISTEXT(${scope.column("indicator.current")})+ISTEXT(${scope.column("indicator.actual")}))>0`,
      },
      none,
      {
        words: { zh: "绩效指标还有没填累计的", en: "some indicators have no figure yet" },
        found: indicators.filter((indicator) => indicator.actual === null).map(notReported),
        condition: (scope) => `COUNT(${scope.column("indicator.actual")})<COUNT(${scope.column("indicator.current")})`,
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
