import type { FundBook } from "../domain/book";
import type { Result } from "../domain/fault";
import { SHEET, VERSIONS_SHEET } from "../workbook/names";
import type { CellValue, PlannedCell, SheetContent, SheetPlan, WorkbookContent } from "../workbook/plan";
import { planWorkbook } from "../workbook/planWorkbook";
import { sameFormula } from "../workbook/sameFormula";
import type { WorkbookPort, WriteReport } from "./port";

/** One sheet alone, or an empty one, may be a person's; building adds ours in order, so a rest is never just one. */
const FEWEST_SHEETS = 2;

/**
 * Finishes what an import of the same book began and could not end: the sheets it left behind are filled up in place.
 * Null when there is no such rest: every sheet with one of our names must be among the first we add, and hold nothing
 * but what this very book would write there, in the order of writing; or it may be a person's and is not touched.
 */
export async function resumeBook(
  port: WorkbookPort,
  book: FundBook,
  besides: readonly SheetPlan[],
): Promise<Result<WriteReport> | null> {
  const names = await port.sheetNames();
  if (!names.ok) return names;
  const plan = planWorkbook(book);
  const present = plan.sheets.filter(({ name }) => names.value.includes(name));
  const inOrder = present.every((sheet, index) => plan.sheets[index] === sheet);
  if (present.length < FEWEST_SHEETS || !inOrder || names.value.includes(VERSIONS_SHEET)) return null;
  const content = await port.read(present.map(({ name }) => name));
  if (!content.ok) return content;
  const states = present.map((sheet) => stateOf(content.value, sheet));
  return isCutOff(states, plan.sheets.length) ? port.render({ ...plan, sheets: [...plan.sheets, ...besides] }) : null;
}

type State = "whole" | "begun" | "empty" | "foreign";

/** Sheets are filled one after the other: whole ones, at most one half done, then empty ones. A finished book is none. */
function isCutOff(states: readonly State[], planned: number): boolean {
  const begun = states.findIndex((state) => state !== "whole");
  if (begun < 0) return states.length < planned;
  return states[begun] !== "foreign" && states.slice(begun + 1).every((state) => state === "empty");
}

const isEmpty = (value: unknown): boolean => value === null || value === "" || value === undefined;

/** How much of a sheet stands; the log's first entry tells another moment. */
function stateOf(content: WorkbookContent, plan: SheetPlan): State {
  const found = content.find(({ name }) => name === plan.name);
  const width = Math.max(found?.values[0]?.length ?? 0, plan.cells[0]?.length ?? 0);
  const height = Math.max(found?.values.length ?? 0, plan.cells.length);
  const states = Array.from({ length: width * height }, (_cell, index): State | null => {
    const [row, column] = [Math.floor(index / width), index % width];
    return cellState(standingAt(found, row, column), plan.cells[row]?.[column], plan.name === SHEET.log);
  });
  if (states.includes("foreign")) return "foreign";
  if (!states.includes("whole")) return "empty";
  return states.includes("empty") ? "begun" : "whole";
}

function standingAt(found: SheetContent | undefined, row: number, column: number): Standing {
  return { value: found?.values[row]?.[column] ?? null, formula: found?.formulas[row]?.[column] ?? null };
}

/** Null: nothing stands there, and nothing is to. */
function cellState(standing: Standing, planned: PlannedCell | undefined, anyMoment: boolean): State | null {
  const wanted = planned !== undefined && (planned.formula !== undefined || !isEmpty(planned.value));
  if (standing.formula === null && isEmpty(standing.value)) return wanted ? "empty" : null;
  return wanted && isPlanned(standing, planned, anyMoment) ? "whole" : "foreign";
}

interface Standing {
  readonly value: CellValue;
  readonly formula: string | null;
}

function isPlanned({ value, formula }: Standing, planned: PlannedCell, anyMoment: boolean): boolean {
  if (formula !== null) return sameFormula(formula, planned.formula);
  return planned.formula === undefined && (anyMoment || planned.value === value);
}
