import type { SheetPlan, WorkbookPlan } from "../workbook/plan";
import { sameFormula } from "../workbook/sameFormula";
import type { WorkbookChange } from "./changes";
import { extentOf, plannedCells } from "./planned-cells";
import { untracked } from "./ranges";
import { areaAddress } from "./rectangles";

function sheetsWithCopies(plan: WorkbookPlan, changes: readonly WorkbookChange[]): readonly SheetPlan[] {
  const names = new Set(
    changes.flatMap((change) => (change.kind === "onSheet" && change.change.kind === "fill" ? [change.sheet] : [])),
  );
  return plan.sheets.filter(({ name }) => names.has(name));
}

/**
 * Whether every formula of the sheets where Excel was told to copy is the plan's. One request, none where nothing was
 * copied: a program that copies in another way must not go unnoticed.
 */
export async function copiedAsPlanned(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  changes: readonly WorkbookChange[],
): Promise<boolean> {
  const read = sheetsWithCopies(plan, changes).flatMap((sheet) => {
    const extent = extentOf(sheet);
    if (!extent) return [];
    const range = untracked(context.workbook.worksheets.getItem(sheet.name), areaAddress(extent));
    range.load("formulas");
    return [{ sheet, range }];
  });
  if (read.length === 0) return true;
  await context.sync();
  return read.every(({ sheet, range }) =>
    [...plannedCells(sheet)].every(({ row, column, cell }) => {
      if (cell.formula === undefined) return true;
      const found = (range.formulas as unknown[][] | null)?.[row]?.[column];
      return typeof found === "string" && sameFormula(found, cell.formula);
    }),
  );
}
