import type { ILanguagePack } from "@univerjs/core";
import { LocaleType, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { defaultTheme } from "@univerjs/themes";
import type { Locale } from "../preferences";
import { registerPlugins } from "./plugins";

/** The grid engine of the page: one instance, one workbook at a time. */
export interface Spreadsheet {
  readonly univer: Univer;
  readonly api: FUniver;
}

const engineLocale: Readonly<Record<Locale, LocaleType>> = { "zh-CN": LocaleType.ZH_CN, "en-US": LocaleType.EN_US };

/** The grid's own texts; those of the other language are not even fetched. */
async function loadTexts(locale: Locale): Promise<ILanguagePack> {
  const loaded = locale === "en-US" ? await import("./texts/english") : await import("./texts/chinese");
  return loaded.texts;
}

/** Starts the grid engine inside `container`; no workbook is open yet. */
export async function createSpreadsheet(container: HTMLElement, locale: Locale, dark: boolean): Promise<Spreadsheet> {
  const texts = await loadTexts(locale);
  const univer = new Univer({
    theme: defaultTheme,
    darkMode: dark,
    locale: engineLocale[locale],
    locales: { [engineLocale[locale]]: texts },
  });
  registerPlugins(univer, container);
  return { univer, api: FUniver.newAPI(univer) };
}

/** Changes the language of the grid's own texts. */
export async function speak({ api }: Spreadsheet, locale: Locale): Promise<void> {
  api.loadLocales(engineLocale[locale], await loadTexts(locale));
  api.setLocale(engineLocale[locale]);
}
