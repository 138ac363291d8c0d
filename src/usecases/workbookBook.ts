import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import type { NamePlan, SheetPlan } from "../workbook/plan";
import { READ_SHEETS, readBook } from "../workbook/readBook";
import type { WorkbookPort, WriteReport } from "./port";
import { BOOK_MISSING } from "./sheetFaults";

/** The book a workbook holds, or null when it holds none. */
export async function loadBook(port: WorkbookPort, clock: string): Promise<Result<FundBook | null>> {
  const content = await port.read(READ_SHEETS);
  return content.ok ? readBook(content.value, clock) : content;
}

/** The book a workbook holds; an empty workbook is a fault. */
export async function requireBook(port: WorkbookPort, clock: string): Promise<Result<FundBook>> {
  const book = await loadBook(port, clock);
  if (!book.ok) return book;
  if (book.value !== null) return success(book.value);
  return failure(BOOK_MISSING);
}

/**
 * Writes a book into the workbook; see `writeBook`. Fetched apart from what reads, which the pane needs first.
 */
export async function saveBook(
  port: WorkbookPort,
  book: FundBook,
  besides: readonly SheetPlan[] = [],
  names: readonly NamePlan[] = [],
): Promise<Result<WriteReport>> {
  const { writeBook } = await import(/* webpackPrefetch: true */ "./writeBook");
  return writeBook(port, book, besides, names);
}
