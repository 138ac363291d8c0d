import type { SheetPlan, WorkbookPlan } from "../workbook/plan";
import { sameFormula } from "../workbook/sameFormula";
import type { WorkbookChange } from "./changes";
import { extentOfCells, plannedCells } from "./planned-cells";
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
    // Registers are long, and only the rows above them compute.
    const formulas = [...plannedCells(sheet)].filter(({ cell }) => cell.formula !== undefined);
    const extent = extentOfCells(formulas);
    if (!extent) return [];
    const range = untracked(context.workbook.worksheets.getItem(sheet.name), areaAddress(extent));
    range.load("formulas");
    return [{ formulas, extent, range }];
  });
  if (read.length === 0) return true;
  await context.sync();
  return read.every(({ formulas, extent, range }) =>
    formulas.every(({ row, column, cell }) => {
      const found = (range.formulas as unknown[][] | null)?.[row - extent.row]?.[column - extent.column];
      return typeof found === "string" && sameFormula(found, cell.formula ?? "");
    }),
  );
}
