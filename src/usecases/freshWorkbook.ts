import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { HISTORY_SHEET, SHEET, VERSIONS_SHEET } from "../workbook/names";
import type { WorkbookContent } from "../workbook/plan";

/** A workbook holds one fund; opening another notice in it would overwrite what people typed. */
export function alreadyThere(book: FundBook): Result<never> {
  return failure({
    code: "book-exists",
    sentence: {
      zh: `这个工作簿里已有“${book.title}”，没有覆盖。`,
      en: `This workbook already holds "${book.title}"; nothing was overwritten.`,
    },
    nextStep: {
      zh: "请新建一个空白工作簿，再打开通知或载入示例。",
      en: "Create an empty workbook, then open the notice or load the sample there.",
    },
  });
}

/** Names a new fund needs free. */
export const OUR_NAMES: readonly string[] = [...Object.values(SHEET), VERSIONS_SHEET, HISTORY_SHEET];

/**
 * A sheet of the person's own that happens to carry one of our names is never written over.
 * @param content what stands under `OUR_NAMES`
 */
export function requireFreeNames(content: WorkbookContent): Result<void> {
  const taken = content.map(({ name }) => name).filter((name) => OUR_NAMES.includes(name));
  if (taken.length === 0) return success(undefined);
  const list = taken.map((name) => `“${name}”`).join("、");
  return failure({
    code: "sheet-name-taken",
    sentence: {
      zh: `这个工作簿里已有名为${list}的工作表，没有覆盖。`,
      en: `This workbook already has sheets named ${list}; nothing was overwritten.`,
    },
    nextStep: {
      zh: "请给它们改名，或新建一个空白工作簿再试。",
      en: "Rename them, or create an empty workbook and try there.",
    },
    place: taken[0] ?? "",
  });
}
