import type { Area } from "../address";
import { intersect } from "../address";
import { homeOf } from "../engine/conditional-formulas";
import type { CellContent, ValidationRule } from "../engine/engine";
import type { Session } from "../member";
import { boundedPart } from "./access";

type Values = readonly (readonly CellContent[])[];

/** A cell with the rule it is under. */
interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly cell: CellContent;
  /** Undefined: anything goes. */
  readonly rule: ValidationRule | undefined;
}

function isLiteral(formula: string): boolean {
  return !formula.startsWith("=");
}

/** A rule's formula as it reads in one of its cells. */
function formulaAt(session: Session, { row, column, rule }: RuledCell, formula: string): string {
  const home = homeOf(rule?.areas ?? []);
  return session.engine.moveFormula(formula, row - home.row, column - home.column);
}

function formulasOf(session: Session, ruled: RuledCell): string[] {
  const { rule, cell } = ruled;
  if (rule === undefined || (cell.kind === "empty" && rule.ignoreBlanks)) return [];
  return [rule.formula1, rule.formula2]
    .filter((formula) => formula !== undefined && !isLiteral(formula))
    .map((formula) => formulaAt(session, ruled, formula ?? ""));
}

function compare(value: number, first: number, second: number, operator: ValidationRule["operator"]): boolean {
  switch (operator) {
    case "notBetween":
      return value < Math.min(first, second) || value > Math.max(first, second);
    case "equal":
      return value === first;
    case "notEqual":
      return value !== first;
    case "greaterThan":
      return value > first;
    case "lessThan":
      return value < first;
    case "greaterThanOrEqual":
      return value >= first;
    case "lessThanOrEqual":
      return value <= first;
    case "between":
    case undefined:
      return value >= first && value <= second;
  }
}

/** Entries of a typed list are compared with case, those of cells without, as Excel does. */
function isListed(value: CellContent["value"], formula: string, values: (formula: string) => Values): boolean {
  if (isLiteral(formula)) return formula.split(",").some((entry) => entry.trim() === String(value));
  const text = String(value).toLowerCase();
  return values(formula).some((row) =>
    row.some((entry) => entry.value === value || (entry.kind === "text" && String(entry.value).toLowerCase() === text)),
  );
}

function holds(result: CellContent | undefined): boolean {
  if (result?.kind === "boolean") return result.value === true;
  return result?.kind === "number" && result.value !== 0;
}

/** Whether the value of a cell lies where its rule wants it. */
function isWithin(
  { cell, rule }: RuledCell & { readonly rule: ValidationRule },
  first: number,
  second: number,
): boolean {
  if (rule.kind === "textLength") return compare(String(cell.value).length, first, second, rule.operator);
  if (typeof cell.value !== "number" || (rule.kind === "whole" && !Number.isInteger(cell.value))) return false;
  return compare(cell.value, first, second, rule.operator);
}

/** Whether a cell satisfies its rule; `values` gives what a rule's formula makes in this cell. */
function satisfies(ruled: RuledCell, values: (formula: string) => Values): boolean {
  const { cell, rule } = ruled;
  if (rule === undefined || rule.kind === "any" || (cell.kind === "empty" && rule.ignoreBlanks)) return true;
  if (rule.kind === "custom") return holds(values(rule.formula1)[0]?.[0]);
  if (cell.kind === "empty" || cell.kind === "error") return false;
  if (rule.kind === "list") return isListed(cell.value, rule.formula1, values);
  const bound = (formula: string): number => {
    const value = isLiteral(formula) ? Number(formula) : values(formula)[0]?.[0]?.value;
    return typeof value === "number" ? value : Number.NaN;
  };
  const first = bound(rule.formula1);
  const second = bound(rule.formula2 ?? rule.formula1);
  // Excel lets everything pass while a bound cannot be calculated.
  if (Number.isNaN(first) || Number.isNaN(second)) return true;
  return isWithin({ ...ruled, rule }, first, second);
}

function ruledCells(
  session: Session,
  sheet: string,
  areas: readonly Area[],
  rules: readonly ValidationRule[],
): RuledCell[] {
  return areas.flatMap((area) => {
    const part = boundedPart(session, sheet, area);
    if (part === null) return [];
    return session.engine.cells(sheet, part).flatMap((cells, rowIndex) =>
      cells.map((cell, columnIndex) => {
        const row = part.row + rowIndex;
        const column = part.column + columnIndex;
        const place = { row, column, rows: 1, columns: 1 };
        const rule = rules.find((candidate) => candidate.areas.some((covered) => intersect(covered, place) !== null));
        return { row, column, cell, rule };
      }),
    );
  });
}

/** What every formula gives, each calculated once. */
function evaluated(session: Session, sheet: string, formulas: readonly string[]): ReadonlyMap<string, Values> {
  const distinct = [...new Set(formulas)];
  if (distinct.length === 0) return new Map();
  return session.awaited.get(`validity ${sheet} ${distinct.join("\n")}`, async () => {
    const results = new Map<string, Values>();
    for (const formula of distinct) results.set(formula, await session.engine.evaluate(formula, sheet));
    return results;
  });
}

function answers(
  session: Session,
  sheet: string,
  areas: readonly Area[],
  rules: readonly ValidationRule[],
): readonly (readonly [cell: RuledCell, valid: boolean])[] {
  const cells = ruledCells(session, sheet, areas, rules);
  const results = evaluated(
    session,
    sheet,
    cells.flatMap((cell) => formulasOf(session, cell)),
  );
  return cells.map((cell) => {
    const values = (formula: string): Values => results.get(formulaAt(session, cell, formula)) ?? [];
    return [cell, satisfies(cell, values)] as const;
  });
}

/** Excel's `valid`: true when all cells satisfy, false when none does, null when they differ. */
export function isValid(
  session: Session,
  sheet: string,
  areas: readonly Area[],
  rules: readonly ValidationRule[],
): boolean | null {
  const found = new Set(answers(session, sheet, areas, rules).map(([, valid]) => valid));
  if (found.size === 0) return true;
  return found.size === 1 ? found.has(true) : null;
}

/** Runs of cells in a row, joined with equal runs below. */
function joined(cells: readonly RuledCell[]): Area[] {
  const runs: Area[] = [];
  for (const { row, column } of cells) {
    const last = runs.at(-1);
    if (last?.row === row && last.column + last.columns === column)
      runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
    else runs.push({ row, column, rows: 1, columns: 1 });
  }
  const areas: Area[] = [];
  for (const run of runs) {
    const index = areas.findIndex(
      (area) => area.column === run.column && area.columns === run.columns && area.row + area.rows === run.row,
    );
    const above = areas[index];
    if (above === undefined) areas.push(run);
    else areas[index] = { ...above, rows: above.rows + 1 };
  }
  return areas;
}

/** Where the cells are that break their rule. */
export function invalidAreas(
  session: Session,
  sheet: string,
  areas: readonly Area[],
  rules: readonly ValidationRule[],
): Area[] {
  return joined(answers(session, sheet, areas, rules).flatMap(([cell, valid]) => (valid ? [] : [cell])));
}
