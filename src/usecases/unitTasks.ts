import type { FundBook } from "../domain/book";
import type { IndicatorTarget } from "../domain/records";
import type { Unit } from "../domain/units";
import { indicatorPoints } from "../rules/quantities/taskPoints";

/** Indicators a unit answers for; those that name several units belong to each whose project it is. */
export function indicatorsOf(book: FundBook, unit: Unit): readonly IndicatorTarget[] {
  return book.indicators.filter(({ holder, project }) => {
    if (holder !== null) return holder === unit.code;
    const owner = book.projects.find(({ number }) => number === project);
    return owner?.builders.includes(unit.code) === true && unit.level === "county";
  });
}

/**
 * 任务完成率: mean of min(完成 ÷ 目标, 1) by weight (C09). Basis points, cut off; null while nothing at all was reported,
 * where all weights are 0 and where one cannot be read.
 */
export function taskRate(indicators: readonly IndicatorTarget[]): number | null {
  const weights = indicators.flatMap(({ weight }) => weight ?? []);
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (weights.length < indicators.length || whole === 0) return null;
  if (indicators.every((indicator) => indicatorPoints(indicator) === null)) return null;
  const sum = indicators.reduce((total, one) => total + (indicatorPoints(one) ?? 0) * (one.weight ?? 0), 0);
  return Math.floor((sum * 100) / whole);
}
