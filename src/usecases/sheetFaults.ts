import type { Fault } from "../domain/fault";

/** A sheet we would write has the name of somebody's own. */
export function sheetNameTaken(sheet: string): Fault {
  return {
    code: "sheet-name-taken",
    sentence: {
      zh: `这个工作簿里已有名为“${sheet}”的工作表，不是衡拨的，没有写入。`,
      en: `This workbook has a sheet "${sheet}" that is not Hengbo's; nothing was written.`,
    },
    nextStep: { zh: "请给它改名再试。", en: "Rename it and try again." },
    place: sheet,
  };
}

/** The workbook holds nothing of ours yet. */
export const BOOK_MISSING: Fault = {
  code: "book-missing",
  sentence: { zh: "这个工作簿里还没有衡拨的表。", en: "This workbook holds no Hengbo sheets yet." },
  nextStep: { zh: "请先打开通知，或载入示例。", en: "Open a notice or load the sample first." },
};
