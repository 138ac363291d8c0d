import type { FundBook } from "../domain/book";
import { failure, type Result } from "../domain/fault";
import { layoutDrift } from "../workbook/drift";
import { withoutTypedCells } from "../workbook/keepTyped";
import { placementOf } from "../workbook/placement";
import { planWorkbook } from "../workbook/planWorkbook";
import { READ_SHEETS, readBook } from "../workbook/readBook";
import type { WorkbookPort, WriteReport } from "./port";

/**
 * Writes a book into the workbook, in place: only cells that differ change, records stay in the rows people sorted
 * them into, and what was typed without being understood stays as it is. Refused when rows or columns stand where
 * writing would cover what people put there.
 */
export async function writeBook(port: WorkbookPort, book: FundBook): Promise<Result<WriteReport>> {
  const content = await port.read(READ_SHEETS);
  if (!content.ok) return content;
  const drift = layoutDrift(content.value, book);
  if (drift) return failure(drift);
  const placement = placementOf(content.value, book);
  const next = planWorkbook(book, placement);
  const before = readBook(content.value, book.today.date);
  if (!before.ok || before.value === null) return port.render(next);
  return port.render(withoutTypedCells(next, planWorkbook(before.value, placement), content.value));
}
