import { failure, success, type Result } from "../domain/fault";
import type { SheetModel, WorkbookModel } from "../sheetfile";
import { renamedInFormula } from "../workbook/references";
import { sheetMissing, sheetNameTaken } from "./faults";
import { findSheet } from "./renderWorkbook";

/** The model with one sheet under another name; everything that speaks of it follows, as in Excel. */
export function renameSheet(model: WorkbookModel, from: string, to: string): Result<WorkbookModel> {
  const present = findSheet(model, from);
  if (!present) return failure(sheetMissing(from));
  const taken = findSheet(model, to);
  if (taken && taken !== present) return failure(sheetNameTaken(to));
  const told = (text: string): string => renamedInFormula(text, present.name, to);
  return success({
    ...model,
    sheets: model.sheets.map((sheet) => ({ ...followed(sheet, told), name: sheet === present ? to : sheet.name })),
    names: model.names.map((name) => ({
      ...name,
      reference: told(name.reference),
      ...(name.sheet === present.name ? { sheet: to } : {}),
    })),
    activeSheet: model.activeSheet === present.name ? to : model.activeSheet,
  });
}

function followed(sheet: SheetModel, told: (text: string) => string): SheetModel {
  return {
    ...sheet,
    cells: sheet.cells.map((row) =>
      row.map((cell) => (cell?.formula === undefined ? cell : { ...cell, formula: told(cell.formula) })),
    ),
    conditionalFormats: everyText(sheet.conditionalFormats, told),
    validations: everyText(sheet.validations, told),
    charts: everyText(sheet.charts, told),
    hyperlinks: everyText(sheet.hyperlinks, told),
  };
}

/** Plain data with every text that names the sheet (`旧名!A1`) told; other texts come out as they were. */
function everyText<T>(data: T, told: (text: string) => string): T {
  if (typeof data === "string") return (data.includes("!") ? told(data) : data) as T;
  if (Array.isArray(data)) return data.map((entry: unknown) => everyText(entry, told)) as T;
  if (typeof data !== "object" || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, everyText<unknown>(value, told)])) as T;
}
