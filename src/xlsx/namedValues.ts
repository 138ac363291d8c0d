import { parseArea, type WorkbookModel } from "../sheetfile";
import type { CellValue } from "../workbook/plan";
import { findSheet } from "./renderWorkbook";
import { literal, valueOf } from "./cells";

/** What stands under a defined name of the workbook; null where there is none, or it names no block of one sheet. */
export function namedValues(model: WorkbookModel, name: string): CellValue[][] | null {
  const own = model.names.find((one) => one.sheet === undefined && one.name.toLowerCase() === name.toLowerCase());
  const found = own && /^=(?:'((?:[^']|'')+)'|([^'!]+))!([^!]+)$/.exec(own.reference);
  const sheet = found && findSheet(model, (found[1] ?? found[2] ?? "").replace(/''/g, "'"));
  const area = found && parseArea((found[3] ?? "").replace(/\$/g, ""));
  if (!sheet || !area) return null;
  return Array.from({ length: area.bottom - area.top + 1 }, (_row, row) =>
    Array.from({ length: area.right - area.left + 1 }, (_column, column) =>
      literal(valueOf(sheet.cells[area.top + row]?.[area.left + column]?.value)),
    ),
  );
}
