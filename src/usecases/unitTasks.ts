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

/** 任务完成率: mean of min(完成 ÷ 目标, 1); null while nothing at all was reported. Basis points, cut off. */
export function taskRate(indicators: readonly IndicatorTarget[]): number | null {
  const points = indicators.map(indicatorPoints);
  if (points.every((point) => point === null)) return null;
  const sum = points.reduce<number>((total, point) => total + (point ?? 0), 0);
  return Math.floor((sum * 100) / points.length);
}
