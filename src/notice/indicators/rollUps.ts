import type { Indicator, RollUp } from "../../domain/project";
import { recogniseUnits } from "../../domain/recognise";
import type { Unit } from "../../domain/units";

/** Shares, capacities and lengths of one event are not added up. */
const NOT_ADDED: readonly string[] = ["%", "M", "天", "小时", "项"];

/**
 * Yearly targets that hold for several institutions, added up over all of them: 180 条 of one and 120 条 of each of
 * ten are 1,380 条. Parts (其中) are left to their whole.
 */
export function rollUps(indicators: readonly Indicator[], units: readonly Unit[]): readonly RollUp[] {
  const groups = new Map<string, RollUp & { total: number; parts: RollUp["parts"][number][] }>();
  const counts = new Map<string, number>();
  const countOf = (unit: string): number => {
    const known = counts.get(unit) ?? recogniseUnits(unit, units).units.length;
    counts.set(unit, known);
    return known;
  };
  for (const { project, name, measure, period, value, unit, comparator, kind, within } of indicators) {
    if (kind !== "number" || within !== null || period !== "year" || NOT_ADDED.includes(measure)) continue;
    // A count of all institutions (= 11 家) is already a sum.
    if (comparator === "=" || comparator === "<=") continue;
    const count = countOf(unit);
    if (count === 0) continue;
    const key = `${project} ${measure} ${name}`;
    const group = groups.get(key) ?? { project, name, measure, total: 0, parts: [] };
    group.total += value * count;
    group.parts.push({ unit, value, count });
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0) > 1);
}
