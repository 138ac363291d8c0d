import { LocaleType, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { defaultTheme } from "@univerjs/themes";
import { chineseTexts } from "./locale";
import { registerPlugins } from "./plugins";

/** The grid engine of the page: one instance, one workbook at a time. */
export interface Spreadsheet {
  readonly univer: Univer;
  readonly api: FUniver;
}

/** Starts the grid engine inside `container`; no workbook is open yet. */
export function createSpreadsheet(container: HTMLElement): Spreadsheet {
  const univer = new Univer({
    theme: defaultTheme,
    locale: LocaleType.ZH_CN,
    locales: { [LocaleType.ZH_CN]: chineseTexts },
  });
  registerPlugins(univer, container);
  return { univer, api: FUniver.newAPI(univer) };
}
