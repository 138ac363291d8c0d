import type { FundBook } from "../domain/book";
import { failure, type Result } from "../domain/fault";
import { layoutDrift } from "../workbook/drift";
import { withoutTypedCells } from "../workbook/keepTyped";
import { placementOf } from "../workbook/placement";
import { planWorkbook } from "../workbook/planWorkbook";
import { SHEET } from "../workbook/names";
import type { SheetPlan, WorkbookPlan } from "../workbook/plan";
import { READ_SHEETS, readBook } from "../workbook/readBook";
import type { WorkbookPort, WriteReport } from "./port";

/**
 * Writes a book into the workbook, in place: only cells that differ change, records stay in the rows people sorted
 * them into, and what was typed without being understood stays as it is. Refused when rows or columns stand where
 * writing would cover what people put there.
 * @param besides further sheets, written with the book in one step
 */
export async function writeBook(
  port: WorkbookPort,
  book: FundBook,
  besides: readonly SheetPlan[] = [],
): Promise<Result<WriteReport>> {
  const content = await port.read(READ_SHEETS);
  if (!content.ok) return content;
  const drift = layoutDrift(content.value, book);
  if (drift) return failure(drift);
  const placement = placementOf(content.value, book);
  const planned = planWorkbook(book, placement);
  const next = { ...planned, sheets: [...planned.sheets, ...besides] };
  const before = readBook(content.value, book.today.date);
  if (!before.ok || before.value === null) return port.render(next);
  const old = planWorkbook(before.value, placement);
  return port.render(withoutTypedCells(withEmptied(next, old), old, content.value));
}

/** 待核实 is one list below another: where they grew shorter or moved, what stood there before is taken away. */
function withEmptied(next: WorkbookPlan, before: WorkbookPlan): WorkbookPlan {
  const old = before.sheets.find(({ name }) => name === SHEET.questions)?.cells ?? [];
  const sheets = next.sheets.map((sheet) => (sheet.name === SHEET.questions ? emptied(sheet, old) : sheet));
  return { ...next, sheets };
}

function emptied(sheet: SheetPlan, old: SheetPlan["cells"]): SheetPlan {
  const longest = (one: number, other: number): readonly number[] =>
    Array.from({ length: Math.max(one, other) }, (_unused, index) => index);
  const cells = longest(sheet.cells.length, old.length).map((row) => {
    const [own, was] = [sheet.cells[row] ?? [], old[row] ?? []];
    return longest(own.length, was.length).map(
      (column) => own[column] ?? ((was[column]?.value ?? null) === null ? undefined : { value: null }),
    );
  });
  return { ...sheet, cells };
}
