import type { FundBook } from "../domain/book";
import type { Project } from "../domain/project";
import { recogniseUnits } from "../domain/recognise";
import type { IndicatorTarget } from "../domain/records";
import type { CoordinationRow, RegisterRow, UnitFileIndicator } from "../domain/returns";
import { lineLabel } from "../domain/lines";
import type { Institution, Unit, UnitCode } from "../domain/units";
import { reachedFigure } from "./indicatorFigure";
import { targetWords } from "./indicatorWords";
import { participants } from "./participants";

/** The parts of a book that say which 馆 answers for what. */
export type IndicatorBook = Pick<FundBook, "projects" | "units" | "indicators">;

/** Measures in which 馆 themselves are counted: 11家图书馆, 11个文化馆. */
export const INSTITUTION_MEASURES: readonly string[] = ["个", "家", "所"];

/** Whom an indicator concerns. */
interface Reach {
  /** Units that answer for its value. */
  readonly answers: readonly UnitCode[];
  /** Units that take part without a target of their own. */
  readonly takesPart: readonly UnitCode[];
  /** A count of all 馆 of a kind: each answers for itself, the holder for all. */
  readonly countsInstitutions: boolean;
  readonly kind: Institution["kind"] | null;
}

/** 馆 of a unit; a unit of another fund that has none stands for itself. */
export function institutionsOf(unit: Unit, institutions: readonly Institution[]): readonly Institution[] {
  const own = institutions.filter((institution) => institution.unit === unit.code);
  return own.length > 0 ? own : [{ code: unit.code, name: unit.name, kind: "culture", unit: unit.code }];
}

/**
 * The indicators a unit fills in, one row per 馆. A target that names a group holds for each of it (县（市）文化馆); a
 * count of all 馆 is one for each; in a project somebody else coordinates a unit says what it did, without a target.
 */
export function indicatorsOf(
  book: IndicatorBook,
  institutions: readonly Institution[],
  unit: Unit,
): readonly UnitFileIndicator[] {
  const own = institutionsOf(unit, institutions);
  const rows = book.indicators.flatMap((indicator) => {
    const project = book.projects.find(({ number }) => number === indicator.project);
    const reach = reachOf(book, institutions, indicator, project);
    const target = targetFor(indicator, reach, unit);
    if (target === undefined) return [];
    const fitting = own.filter(({ kind }) => reach.kind === null || kind === reach.kind);
    return (fitting.length > 0 ? fitting : own).map((institution) => ({ indicator, institution, project, target }));
  });
  return own.flatMap((institution) =>
    rows
      .filter((row) => row.institution === institution)
      .map(({ indicator, project, target }): UnitFileIndicator => {
        const { name, comparator, measure, period, required } = indicator;
        const told = { name, comparator, measure, period, required, target, institution: institution.name };
        return { ...told, id: rowId(indicator, institution.code), project: projectLabel(indicator, project) };
      }),
  );
}

/**
 * 统筹填报: for every project the unit coordinates, each county that takes part beside each indicator, with what the
 * county itself reported (null: 县未报).
 */
export function coordinationOf(
  book: IndicatorBook,
  institutions: readonly Institution[],
  unit: Unit,
  rows: readonly RegisterRow[],
): readonly CoordinationRow[] {
  return book.indicators.flatMap((indicator) => {
    const project = book.projects.find(({ number }) => number === indicator.project);
    if (project?.coordinator !== unit.code) return [];
    const reach = reachOf(book, institutions, indicator, project);
    const others = new Set([...reach.answers, ...reach.takesPart]);
    const counties = book.units.filter(({ code, level }) => level === "county" && others.has(code));
    return counties.map((county): CoordinationRow => {
      const own = institutionsOf(county, institutions).filter(({ kind }) => reach.kind === null || kind === reach.kind);
      const target = targetFor(indicator, reach, county) ?? null;
      return {
        id: rowId(indicator, county.code),
        unitName: county.name,
        project: projectLabel(indicator, project),
        indicator: indicator.name,
        target: targetWords({ ...indicator, target }),
        reported: reportedFigure(indicator, own, county.code, rows),
      };
    });
  });
}

/** `P13-1@CUL-C`, `P5-1@532301`. */
function rowId({ id }: IndicatorTarget, whose: string): string {
  return `${id}@${whose}`;
}

function projectLabel({ project: number }: IndicatorTarget, project: Project | undefined): string {
  return project ? lineLabel({ project: number, shortName: project.shortName }) : String(number);
}

/** Undefined: the indicator is none of the unit's. */
function targetFor(indicator: IndicatorTarget, reach: Reach, unit: Unit): number | null | undefined {
  if (indicator.holder === unit.code) return indicator.current;
  if (reach.answers.includes(unit.code)) return reach.countsInstitutions ? 1 : indicator.current;
  return reach.takesPart.includes(unit.code) ? null : undefined;
}

function reachOf(
  { units }: IndicatorBook,
  institutions: readonly Institution[],
  indicator: IndicatorTarget,
  project: Project | undefined,
): Reach {
  const kind = kindNamed(indicator.unit) ?? kindNamed(indicator.name);
  const named = indicator.holder === null ? recogniseUnits(indicator.unit, units).units : [indicator.holder];
  const whole = institutions.filter((institution) => kind === null || institution.kind === kind).length;
  const countsInstitutions = INSTITUTION_MEASURES.includes(indicator.measure) && indicator.current === whole;
  const together = project ? participants(project, units) : [];
  if (countsInstitutions)
    return { answers: [...new Set([...named, ...together])], takesPart: [], countsInstitutions, kind };
  const coordinated = indicator.holder !== null && indicator.holder === project?.coordinator && !isResult(indicator);
  return { answers: named, takesPart: coordinated ? together : [], countsInstitutions, kind };
}

/** A result that is there or not (统一验收, one 项) is the holder's own; nobody does a share of it. */
function isResult({ measure, comparator, original }: IndicatorTarget): boolean {
  return measure === "项" && comparator === "=" && original === 1;
}

function kindNamed(text: string): Institution["kind"] | null {
  const [culture, library] = [text.includes("文化馆"), text.includes("图书馆")];
  if (culture === library) return null;
  return culture ? "culture" : "library";
}

/** What a county's 馆 reported over all periods; a month told again replaces what was told before. */
function reportedFigure(
  indicator: IndicatorTarget,
  own: readonly Institution[],
  unit: UnitCode,
  rows: readonly RegisterRow[],
): number | null {
  const figures = own.flatMap(({ code }) => {
    const told = rows
      .filter((row) => row.unit === unit && row.table === "indicator" && row.state !== "已撤回")
      .filter((row) => row.row === rowId(indicator, code))
      .sort((one, other) => (one.period < other.period ? -1 : 1));
    const months = Array.from({ length: 12 }, (_unused, index): number | null => {
      const key = `month${String(index + 1).padStart(2, "0")}`;
      const values = told.flatMap(({ cells }) => (typeof cells[key]?.value === "number" ? [cells[key].value] : []));
      return values[values.length - 1] ?? null;
    });
    const figure = reachedFigure(indicator, months);
    return figure === null ? [] : [figure];
  });
  return figures.length === 0 ? null : figures.reduce((sum, figure) => sum + figure, 0);
}
