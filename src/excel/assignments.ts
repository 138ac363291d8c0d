import { parseCell } from "../workbook/address";
import { blockChanges } from "./blocks";
import type { CellInput, WorkbookChange } from "./changes";
import { literalInput, type ChangedCell } from "./content";
import type { CellPlace } from "./rectangles";

/** Cells with their new (or former) content as block assignments. */
export function assignments(
  cells: readonly ChangedCell[],
  inputOf: (cell: ChangedCell) => { readonly input: CellInput; readonly numberFormat?: string },
): WorkbookChange[] {
  return [...new Set(cells.map(({ sheet }) => sheet))].flatMap((sheet) => {
    const inputs = new Map<string, CellPlace & { input: CellInput }>();
    const formats = new Map<string, CellPlace & { input: string }>();
    for (const cell of cells.filter((other) => other.sheet === sheet)) {
      const place = parseCell(cell.address);
      if (!place) continue;
      const { input, numberFormat } = inputOf(cell);
      inputs.set(cell.address, { ...place, input });
      if (numberFormat !== undefined) formats.set(cell.address, { ...place, input: numberFormat });
    }
    return [
      ...blockChanges(formats).map((block) => ({ kind: "numberFormats" as const, ...block })),
      ...blockChanges(inputs).map((block) => ({ kind: "cells" as const, ...block })),
    ].map((change) => ({ kind: "onSheet" as const, sheet, change }));
  });
}

/** What puts the cells back as they were. @param formatOf the number format that stood there */
export function backwards(changed: readonly ChangedCell[], formatOf: (cell: ChangedCell) => string): WorkbookChange[] {
  return assignments(changed, (cell) => ({
    input: cell.beforeFormula ?? literalInput(cell.before, formatOf(cell)),
    numberFormat: formatOf(cell),
  }));
}
