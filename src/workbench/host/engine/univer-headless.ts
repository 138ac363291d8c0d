import type { IWorkbookData } from "@univerjs/core";
import { LocaleType, LogLevel, Univer, UniverInstanceType } from "@univerjs/core";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNotePlugin } from "@univerjs/sheets-note";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";

/** Univer keeps module-wide caches by workbook id (inverted indexes, parsed formulas), so no two may share one. */
let made = 0;

import { usualSizes } from "./univer-sheets";

/** A workbook with one empty sheet, as Excel opens one. */
export function blankWorkbook(sheetName = "Sheet1"): Partial<IWorkbookData> {
  made += 1;
  const id = `workbook-${made}`;
  return {
    id,
    name: "workbook",
    locale: LocaleType.ZH_CN,
    sheetOrder: ["sheet-1"],
    sheets: { "sheet-1": { id: "sheet-1", name: sheetName, rowCount: 200, columnCount: 40, ...usualSizes } },
    styles: {},
  };
}

/** Univer without a screen, with every plugin the host's engine needs; for tests and file work. */
export function createHeadlessUniver(workbook: Partial<IWorkbookData> = blankWorkbook()): Univer {
  const univer = new Univer({
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: {} },
    logLevel: LogLevel.ERROR,
  });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  univer.registerPlugin(UniverSheetsNotePlugin);
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbook);
  return univer;
}
