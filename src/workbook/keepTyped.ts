import { tableMark } from "./damage/tables";
import { DERIVED_SHEETS } from "./names";
import type { CellValue, PlannedCell, SheetContent, SheetPlan, WorkbookContent, WorkbookPlan } from "./plan";

/**
 * A plan without the cells in which a person has put something the book does not speak of: a text that was not
 * understood, a formula among the amounts, a number over one of our formulas. A step writes what it changes and no
 * more (D6); what is broken is named as damage and mended only when the person says so.
 * @param before the plan of the book as read, at the same places as `next`
 */
export function withoutTypedCells(next: WorkbookPlan, before: WorkbookPlan, content: WorkbookContent): WorkbookPlan {
  const sheets = next.sheets.map((sheet) => {
    const own = content.find(({ name }) => name === sheet.name);
    const old = before.sheets.find(({ name }) => name === sheet.name);
    return own && old && !DERIVED_SHEETS.includes(sheet.name) ? keptSheet(sheet, old, own) : sheet;
  });
  return { ...next, sheets };
}

function keptSheet(next: SheetPlan, before: SheetPlan, content: SheetContent): SheetPlan {
  const nameless = tableMark(next.name)?.key.length === 0;
  const cells = next.cells.map((row, r) => {
    if (!standsWhereItWas(before.cells[r] ?? [], content.values[r] ?? [], nameless)) return row;
    return row.map((cell, c) => {
      const old = before.cells[r]?.[c];
      const value = content.values[r]?.[c] ?? null;
      const formula = content.formulas[r]?.[c] ?? null;
      return cell && old && sameCell(cell, old) && isTyped(old, value, formula) ? undefined : cell;
    });
  });
  return { ...next, cells };
}

/** Rows are known by the texts we put in them; where a row moved, nothing in it can be told from ours. */
function standsWhereItWas(
  planned: readonly (PlannedCell | undefined)[],
  values: readonly CellValue[],
  nameless: boolean,
): boolean {
  let known = nameless;
  for (const [column, cell] of planned.entries()) {
    if (!cell || cell.formula !== undefined || cell.style?.unlocked === true || bare(cell.value) === null) continue;
    if (bare(values[column] ?? null) !== bare(cell.value)) return false;
    known = true;
  }
  return known;
}

function isTyped(planned: PlannedCell, value: CellValue, formula: string | null): boolean {
  if (bare(value) === null && formula === null) return false;
  if (planned.formula !== undefined) return formula === null;
  return planned.style?.unlocked === true && (formula !== null || bare(value) !== bare(planned.value));
}

function sameCell(one: PlannedCell, other: PlannedCell): boolean {
  return one.value === other.value && one.formula === other.formula;
}

function bare(value: CellValue): CellValue {
  if (typeof value !== "string") return value;
  const text = value.trim();
  return text === "" ? null : text;
}
