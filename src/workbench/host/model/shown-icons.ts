import type { IconSetModel } from "../../../sheetfile";
import type { Area } from "../address";
import { intersect } from "../address";
import type { Engine } from "../engine/engine";
import type { FilterCell } from "./filtering";

type Icon = NonNullable<FilterCell["icon"]>;

function percentile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * (share / 100);
  const low = sorted[Math.floor(place)] ?? 0;
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
}

/** From which value on a criterion holds; null when that is a formula that is no number. */
function threshold({ type, formula }: IconSetModel["criteria"][number], sorted: readonly number[]): number | null {
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const number = Number((formula ?? "").replace(/^=/, ""));
  switch (type) {
    case "Percent":
      return least + ((most - least) * number) / 100;
    case "Percentile":
      return percentile(sorted, number);
    case "LowestValue":
      return least;
    case "HighestValue":
      return most;
    default:
      return Number.isFinite(number) ? number : null;
  }
}

function iconIn(model: IconSetModel, sorted: readonly number[], value: number): Icon {
  let index = 0;
  model.criteria.forEach((criterion, at) => {
    const from = at === 0 ? null : threshold(criterion, sorted);
    if (from !== null && (criterion.operator === "GreaterThan" ? value > from : value >= from)) index = at;
  });
  const last = model.criteria.length - 1;
  return model.criteria[index]?.icon ?? { set: model.set, index: model.reverse ? last - index : index };
}

function numbersIn(engine: Engine, sheet: string, areas: readonly Area[]): number[] {
  return areas
    .flatMap((area) => engine.cells(sheet, area).flat())
    .flatMap(({ value }) => (typeof value === "number" ? [value] : []))
    .sort((left, right) => left - right);
}

/** Icons conditional formats show at present; the numbers of a rule's cells are looked at once. */
export function shownIcons(engine: Engine, sheet: string): (row: number, column: number) => Icon | undefined {
  const used = engine.usedArea(sheet, true);
  const rules = engine.conditionalRules(sheet).flatMap(({ areas, when }) => {
    if (when.kind !== "iconSet" || used === null) return [];
    const bounded = areas.flatMap((area) => intersect(area, used) ?? []);
    return [{ model: when, areas: bounded, sorted: numbersIn(engine, sheet, bounded) }];
  });
  return (row, column) => {
    const cell = { row, column, rows: 1, columns: 1 };
    const rule = rules.find(({ areas }) => areas.some((area) => intersect(area, cell) !== null));
    const value = rule === undefined ? null : engine.cell(sheet, row, column).value;
    return rule === undefined || typeof value !== "number" ? undefined : iconIn(rule.model, rule.sorted, value);
  };
}
