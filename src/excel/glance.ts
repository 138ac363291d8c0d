import { success, type Result } from "../domain/fault";

/** The values under defined names in one request, as a text to compare with an earlier one. */
export async function glanceAt(context: Excel.RequestContext, names: readonly string[]): Promise<Result<string>> {
  const ranges = names.map((name) =>
    context.workbook.names.getItemOrNullObject(name).getRangeOrNullObject().untrack().load("values"),
  );
  await context.sync();
  return success(JSON.stringify(ranges.map((range) => (range.isNullObject ? null : (range.values as unknown)))));
}
