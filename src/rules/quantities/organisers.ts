import { SESSION_KINDS, type SessionKind } from "../../domain/records";
import type { OrganiserSelector } from "../../domain/rule";
import type { UnitCode } from "../../domain/units";
import { prefectureInstitutions, type BookFacts } from "../facts";
import type { Field } from "../funds/field";
import type { Focus, FormulaScope } from "./kind";

/** The kinds of session meant, and whose. */
export function readOrganisers(field: Field): {
  readonly of: readonly SessionKind[];
  readonly organiser: OrganiserSelector;
} {
  const { of, organiser } = field.object(["kind", "coefficient", "of", "organiser"]);
  const kinds = of.list().map((kind) => kind.oneOf(SESSION_KINDS));
  if (kinds.length === 0) of.wrong("至少写一种类别", "name at least one kind of session");
  if (new Set(kinds).size !== kinds.length) of.wrong("类别重复", "a kind stands twice");
  return { of: kinds, organiser: organiser.oneOf(["any", "focus", "least"]) };
}

/** The count of whoever is meant: all together, the one in focus, or the least of the prefecture institutions. */
export function countByOrganiser(
  organiser: OrganiserSelector,
  facts: BookFacts,
  focus: Focus,
  count: (by: UnitCode | null) => number,
): bigint {
  if (organiser === "any") return BigInt(count(null));
  if (organiser === "focus") return BigInt(focus.institution === null ? 0 : count(focus.institution));
  const counts = prefectureInstitutions(facts).map(count);
  return BigInt(counts.length === 0 ? 0 : Math.min(...counts));
}

/** The same in a sheet. */
export function formulaByOrganiser(
  organiser: OrganiserSelector,
  scope: FormulaScope,
  count: (by: UnitCode | null) => string,
): string {
  if (organiser === "any") return count(null);
  if (organiser === "focus") return scope.institution === null ? "0" : count(scope.institution);
  const counts = scope.prefectureUnits.map(count);
  return counts.length === 0 ? "0" : `MIN(${counts.join(",")})`;
}
