import { ContentReader } from "../read/contentReader";
import { sameFormula } from "../sameFormula";
import type { CellValue, PlannedCell, SheetContent, SheetPlan } from "../plan";
import type { Alignment } from "./alignment";

/** One planned cell that reads differently from the plan. */
export interface CellDifference {
  readonly sheet: string;
  /** Where it really stands. */
  readonly row: number;
  readonly column: number;
  readonly planned: PlannedCell;
  /** The column's header as people read it. */
  readonly label: string;
  readonly found: CellValue;
  readonly foundFormula: string | null;
  readonly kind:
    | "formula-overwritten"
    | "formula-changed"
    | "formula-outdated"
    | "formula-error"
    | "formula-in-input"
    | "formula-in-label"
    | "text-in-number"
    | "input-not-understood"
    | "label-changed";
}

const ERROR_VALUES = /^(#(REF!|NAME\?|DIV\/0!|VALUE!|N\/A|NUM!|NULL!|CYCLE!?|SPILL!|CALC!)|Err:\d+)$/;

export function isErrorValue(value: CellValue): boolean {
  return typeof value === "string" && ERROR_VALUES.test(value);
}

/** Formulas that differ only in row numbers and text lengths are ours, of before rows were added or taken. */
function sameShape(one: string, other: string): boolean {
  const shape = (formula: string): string =>
    formula
      .replace(/\$/g, "")
      .replace(/([A-Z]{1,3})\d+/g, "$1#")
      .replace(/\s+/g, "");
  return shape(one) === shape(other);
}

function plain(value: CellValue): CellValue {
  if (typeof value !== "string") return value;
  const text = value.replace(/\r\n/g, "\n").trim();
  return text === "" ? null : text;
}

/** Texts of digits and the number itself read the same; formats are no difference. */
function sameLiteral(one: CellValue, other: CellValue): boolean {
  const [left, right] = [plain(one), plain(other)];
  if (typeof left === "number" && typeof right === "number") return Math.abs(left - right) < 1e-9;
  if (left === null || right === null) return left === right;
  return String(left) === String(right);
}

function wantsNumber({ value, style }: PlannedCell): boolean {
  const format = style?.numberFormat;
  return typeof value === "number" || (format !== undefined && format !== "@");
}

function kindOf(planned: PlannedCell, found: CellValue, formula: string | null): CellDifference["kind"] | null {
  return planned.formula === undefined
    ? literalKind(planned, found, formula)
    : formulaKind({ value: planned.value, formula: planned.formula }, found, formula);
}

function formulaKind(
  planned: { readonly value: CellValue; readonly formula: string },
  found: CellValue,
  formula: string | null,
): CellDifference["kind"] | null {
  if (formula === null) return "formula-overwritten";
  if (sameFormula(formula, planned.formula)) {
    return isErrorValue(found) && !isErrorValue(planned.value) ? "formula-error" : null;
  }
  return sameShape(formula, planned.formula) ? "formula-outdated" : "formula-changed";
}

/** In a cell people type in, an empty one is a choice of theirs and no damage. */
function literalKind(planned: PlannedCell, found: CellValue, formula: string | null): CellDifference["kind"] | null {
  const input = planned.style?.unlocked === true;
  if (formula !== null) return input ? "formula-in-input" : "formula-in-label";
  if (sameLiteral(found, planned.value)) return null;
  if (!input) return "label-changed";
  if (plain(found) === null) return null;
  return wantsNumber(planned) && typeof found !== "number" ? "text-in-number" : "input-not-understood";
}

/** Every planned cell, found where the alignment says, that is not as planned. Cells that have no place are left out. */
export function cellDifferences(
  plan: SheetPlan,
  content: SheetContent,
  alignment: Alignment,
): readonly CellDifference[] {
  const sheet = new ContentReader(content);
  const differences: CellDifference[] = [];
  plan.cells.forEach((cells, plannedRow) => {
    const row = alignment.rowOf(plannedRow);
    if (row === null) return;
    cells.forEach((planned, plannedColumn) => {
      const column = alignment.columnOf(plannedColumn);
      if (!planned || column === null) return;
      const found = sheet.value(row, column);
      const foundFormula = content.formulas[row]?.[column] ?? null;
      const kind = kindOf(planned, found, foundFormula);
      if (kind === null) return;
      const label = alignment.header ? String(plan.cells[alignment.header.planned]?.[plannedColumn]?.value ?? "") : "";
      differences.push({ sheet: plan.name, row, column, planned, label, found, foundFormula, kind });
    });
  });
  return differences;
}
