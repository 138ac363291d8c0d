import { columnLetters } from "../workbook/address";
import type { SheetPlan } from "../workbook/plan";
import type { SheetChange } from "./changes";
import { columnPoints } from "./formats";

/** Widths of a sheet that was just added, all in one call: one object for each would weigh more than the sheet. */
export function freshWidths(plan: SheetPlan): SheetChange[] {
  const widths = plan.columnWidths.map((width, column) =>
    width === undefined || plan.hiddenColumns.includes(column) ? null : columnPoints(width),
  );
  if (widths.every((width) => width === null)) return [];
  return [{ kind: "widths", address: `A:${columnLetters(widths.length - 1)}`, widths }];
}
