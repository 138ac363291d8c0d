import { success, type Result } from "../domain/fault";
import type { NamedContent } from "../usecases/port";
import type { SheetContent, WorkbookContent } from "../workbook/plan";
import { contentBlock, valuesOnly } from "./content";
import { hostCode } from "./faults";
import { fromFirstCell } from "./from-first-cell";

/** Names of all sheets in order, hidden ones included. */
export async function readSheetNames(context: Excel.RequestContext): Promise<Result<readonly string[]>> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  return success(worksheets.items.map(({ name }) => name));
}

/**
 * Contents of the named sheets from A1 to the end of the used range: in one request, unless the answer would be too long
 * for the host. Then it is asked for in parts.
 */
export async function readSheets(
  context: Excel.RequestContext,
  sheets: readonly string[],
): Promise<Result<WorkbookContent>> {
  const read = await readWithNamed(context, sheets, []);
  return read.ok ? success(read.value.sheets) : read;
}

/** As `readSheets`, and the values under defined names in the same request. */
export async function readWithNamed(
  context: Excel.RequestContext,
  sheets: readonly string[],
  names: readonly string[],
): Promise<Result<NamedContent>> {
  const asked = sheets.map((name) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.load("name");
    // Formats count as used: a formula that shows nothing at the edge would otherwise be cut off.
    const used = sheet.getUsedRangeOrNullObject(false).untrack();
    used.load("values,formulas,rowIndex,columnIndex");
    return { name, sheet, used };
  });
  const columns = names.map((name) => {
    const range = context.workbook.names.getItemOrNullObject(name).getRangeOrNullObject().untrack();
    range.load("values");
    return { name, range };
  });
  try {
    await context.sync();
  } catch (error) {
    if (hostCode(error) !== ANSWER_TOO_LONG) throw error;
    return inParts(context, sheets, names);
  }
  const contents: SheetContent[] = [];
  for (const { name, sheet, used } of asked) {
    if (sheet.isNullObject) continue;
    if (used.isNullObject) {
      contents.push({ name, values: [], formulas: [] });
      continue;
    }
    if ((used.values as unknown) === null) return inParts(context, sheets, names);
    const { values, formulas } = contentBlock(used.values, used.formulas, []);
    contents.push({ name, ...fromFirstCell(values, formulas, used.rowIndex, used.columnIndex) });
  }
  const named = new Map(
    columns.flatMap(({ name, range }) => (range.isNullObject ? [] : [[name, valuesOnly(range.values)] as const])),
  );
  return success({ sheets: contents, named });
}

const ANSWER_TOO_LONG = "ResponsePayloadSizeLimitExceeded";

/** Sheets apart from names first: each may fit by itself. Fetched when a workbook is that large. */
async function inParts(
  context: Excel.RequestContext,
  sheets: readonly string[],
  names: readonly string[],
): Promise<Result<NamedContent>> {
  const { readInParts, readNames } = await import("./read-parts");
  const read = await (names.length === 0 ? readInParts(context, sheets) : readSheets(context, sheets));
  if (!read.ok) return read;
  return success({ sheets: read.value, named: await readNames(context, names) });
}
