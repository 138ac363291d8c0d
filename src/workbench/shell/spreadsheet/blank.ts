import { LocaleType } from "@univerjs/core";
import type { IWorkbookData } from "@univerjs/core";

/** A new workbook as Excel starts one: a single empty sheet. */
export function blankWorkbook(): Partial<IWorkbookData> {
  const id = `workbook-${Date.now().toString(36)}`;
  return {
    id,
    name: id,
    locale: LocaleType.ZH_CN,
    sheetOrder: ["sheet-1"],
    sheets: { "sheet-1": { id: "sheet-1", name: "Sheet1", rowCount: 200, columnCount: 40 } },
    styles: {},
  };
}
