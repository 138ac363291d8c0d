import type { FundBook } from "../domain/book";
import { failure, type Fault, type Result } from "../domain/fault";
import { layoutDrift } from "../workbook/drift";
import { withoutTypedCells } from "../workbook/keepTyped";
import { placementOf } from "../workbook/placement";
import { planWorkbook } from "../workbook/planWorkbook";
import { HISTORY_SHEET, SHEET } from "../workbook/names";
import type { NamePlan, SheetPlan, WorkbookPlan } from "../workbook/plan";
import { READ_SHEETS, readBook } from "../workbook/readBook";
import { readHistory } from "../workbook/read/history";
import type { WorkbookPort, WriteReport } from "./port";

/**
 * Writes a book into the workbook, in place: only cells that differ change, records stay in the rows people sorted
 * them into, and what was typed without being understood stays as it is. Refused when rows or columns stand where
 * writing would cover what people put there.
 * @param besides further sheets, written with the book in one step; `names` are those they need
 */
export async function writeBook(
  port: WorkbookPort,
  book: FundBook,
  besides: readonly SheetPlan[] = [],
  names: readonly NamePlan[] = [],
): Promise<Result<WriteReport>> {
  const content = await port.read(READ_SHEETS);
  if (!content.ok) return content;
  const drift = layoutDrift(content.value, book);
  if (drift) return failure(drift);
  const history = content.value.find(({ name }) => name === HISTORY_SHEET) ?? null;
  if (book.versions.length > 0 && !readHistory(history).ours) return failure(historyNameTaken());
  const placement = placementOf(content.value, book);
  const planned = planWorkbook(book, placement);
  const next = { ...planned, sheets: [...planned.sheets, ...besides], names: [...planned.names, ...names] };
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

function historyNameTaken(): Fault {
  return {
    code: "sheet-name-taken",
    sentence: {
      zh: `这个工作簿里已有名为“${HISTORY_SHEET}”的工作表，不是衡拨的，没有写入。`,
      en: `This workbook has a sheet "${HISTORY_SHEET}" that is not Hengbo's; nothing was written.`,
    },
    nextStep: { zh: "请给它改名再试。", en: "Rename it and try again." },
    place: HISTORY_SHEET,
  };
}
