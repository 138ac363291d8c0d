import type { ProjectTable } from "../domain/project";
import type { IndicatorTarget, SessionKind } from "../domain/records";
import { recogniseUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";

/** Words of an indicator that is counted by sessions of a kind; only numbers of 次 are. */
const COUNTED_BY: readonly (readonly [RegExp, SessionKind])[] = [
  [/志愿者.*培训/, "志愿者培训"],
  [/从业人员.*培训/, "从业人员培训"],
];

/** The indicators of a notice as rows of 绩效指标: the printed value in force, nothing reported. */
export function indicatorTargets({ indicators }: ProjectTable, units: readonly Unit[]): readonly IndicatorTarget[] {
  const counted = new Map<number, number>();
  return indicators.map((indicator) => {
    const { project, unit, name, comparator, value, measure, period } = indicator;
    const place = (counted.get(indicator.project) ?? 0) + 1;
    counted.set(indicator.project, place);
    const { units: named } = recogniseUnits(indicator.unit, units);
    const counts = indicator.measure === "次" && indicator.period === "year" ? sessionKind(indicator.name) : "";
    return {
      project,
      unit,
      name,
      comparator,
      measure,
      period,
      id: `P${indicator.project}-${place}`,
      holder: named.length === 1 ? (named[0] ?? null) : null,
      // 八（一）1 names the trainings as 必备; the list is open (R07), people add to it.
      required: counts !== "",
      original: value,
      current: value,
      actual: null,
      counts,
      weight: 1,
    };
  });
}

function sessionKind(name: string): SessionKind | "" {
  return COUNTED_BY.find(([words]) => words.test(name))?.[1] ?? "";
}
