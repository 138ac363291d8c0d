import type { Unit } from "../../domain/units";
import type { ContentReader } from "./contentReader";

/**
 * Units in the order of their columns in 测算, which nobody types in. A person who sorts 单位 does not ask for another
 * 分配表: its columns stay, and with them what was noted above and below. Units without a column come last, as listed.
 */
export function inMatrixOrder(units: readonly Unit[], computation: ContentReader): readonly Unit[] {
  const header = computation.headerRow(["序号", "项目简称", "合计"]);
  if (header === null) return units;
  const columnOf = (unit: Unit): number =>
    computation.columnOf(header, unit.shortName) ?? computation.columnOf(header, unit.name) ?? Number.MAX_SAFE_INTEGER;
  return [...units].sort((one, other) => columnOf(one) - columnOf(other));
}

/** Records of units in the order of the units. */
export function inOrderOf<T extends { readonly unit: string }>(
  units: readonly Unit[],
  records: readonly T[],
): readonly T[] {
  return units.flatMap(({ code }) => records.filter(({ unit }) => unit === code));
}
