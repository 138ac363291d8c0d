import { success, type Result } from "../domain/fault";
import { mentionsSheet } from "../workbook/references";
import type { Progress } from "./session";

/** Takes sheets away in one request, with the names that speak of them; see `WorkbookPort.removeSheets`. */
export async function removeSheets(
  context: Excel.RequestContext,
  sheets: readonly string[],
  progress: Progress,
): Promise<Result<void>> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/name,items/visibility");
  names.load("items/name,items/formula");
  await context.sync();
  const gone = new Set(sheets.map((name) => name.toLowerCase()));
  const going = worksheets.items.filter(({ name }) => gone.has(name.toLowerCase()));
  if (going.length === 0) return success(undefined);
  const staying = worksheets.items.filter((sheet) => !going.includes(sheet) && sheet.visibility === "Visible");
  // Excel keeps at least one visible sheet, and shows it before the others go.
  (staying[0] ?? worksheets.add()).activate();
  for (const name of names.items) {
    if (sheets.some((sheet) => mentionsSheet(String(name.formula), sheet))) name.delete();
  }
  for (const sheet of going) {
    // A very hidden sheet cannot be deleted.
    if (sheet.visibility === "VeryHidden") sheet.visibility = "Hidden";
    sheet.delete();
  }
  progress.wrote = true;
  await context.sync();
  return success(undefined);
}
