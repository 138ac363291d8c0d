import type { FundBook } from "../domain/book";
import { failure, type Result } from "../domain/fault";

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
