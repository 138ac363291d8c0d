import { failure, success, type Result } from "../domain/fault";
import type { CellValue, SheetContent, WorkbookContent } from "../workbook/plan";
import { contentBlock } from "./content";
import { excelFault } from "./faults";

/** Names of all sheets in order, hidden ones included. */
export async function readSheetNames(context: Excel.RequestContext): Promise<Result<readonly string[]>> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  return success(worksheets.items.map(({ name }) => name));
}

/** Contents of the named sheets from A1 to the end of the used range, in one request. */
export async function readSheets(
  context: Excel.RequestContext,
  sheets: readonly string[],
): Promise<Result<WorkbookContent>> {
  const asked = sheets.map((name) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.load("name");
    // Formats count as used: a formula that shows nothing at the edge would otherwise be cut off.
    const used = sheet.getUsedRangeOrNullObject(false).untrack();
    used.load("values,formulas,rowIndex,columnIndex");
    return { name, sheet, used };
  });
  await context.sync();
  const contents: SheetContent[] = [];
  for (const { name, sheet, used } of asked) {
    if (sheet.isNullObject) continue;
    if (used.isNullObject) {
      contents.push({ name, values: [], formulas: [] });
      continue;
    }
    if ((used.values as unknown) === null) return failure(excelFault("too-large", { sheets: [name] }));
    const { values, formulas } = contentBlock(used.values, used.formulas, []);
    contents.push({ name, ...fromFirstCell(values, formulas, used.rowIndex, used.columnIndex) });
  }
  return success(contents);
}

/** Puts empty rows and columns before a block, so that `[row][column]` counts from A1. */
function fromFirstCell(
  values: SheetContent["values"],
  formulas: SheetContent["formulas"],
  row: number,
  column: number,
): Pick<SheetContent, "values" | "formulas"> {
  const width = column + (values[0]?.length ?? 0);
  const emptyRows: null[][] = Array.from({ length: row }, () => new Array<null>(width).fill(null));
  const before = new Array<null>(column).fill(null);
  return {
    values: [...emptyRows, ...values.map((cells): CellValue[] => [...before, ...cells])],
    formulas: [...emptyRows, ...formulas.map((cells) => [...before, ...cells])],
  };
}
