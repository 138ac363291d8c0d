import type { Fault } from "../domain/fault";
import { chooseLocale, type Locale } from "./words";
import type { OfficeThemeFacts } from "./theme";

/** The floor the manifest declares; tests keep both equal. A string: as numbers 1.1 and 1.10 would collide. */
export const EXCEL_API_FLOOR = "1.14";
const ANSWER_MILLISECONDS = 15_000;

/** The few members of Office.js the pane itself needs; the workbook is reached through the port only. */
export interface OfficeLibrary {
  onReady(): Promise<{ readonly host: unknown }>;
  readonly context?:
    | {
        readonly displayLanguage?: string | undefined;
        readonly officeTheme?: OfficeThemeFacts | undefined;
        readonly requirements?: { isSetSupported(name: string, version: string): boolean } | undefined;
      }
    | undefined;
}

export type Boot =
  | { readonly kind: "ready"; readonly locale: Locale; readonly officeTheme: () => OfficeThemeFacts | null }
  | { readonly kind: "refused"; readonly locale: Locale; readonly fault: Fault };

/**
 * Waits for Office.js and its host.
 * @param office the global `Office`, undefined when the script did not load
 * @param browserLanguage used where no host tells a language
 */
export async function bootOffice(
  office: OfficeLibrary | undefined,
  browserLanguage: string | undefined,
  patience = ANSWER_MILLISECONDS,
): Promise<Boot> {
  const refused = (fault: Fault): Boot => ({ kind: "refused", locale: chooseLocale(browserLanguage), fault });
  if (office === undefined) return refused(OFFICE_MISSING);
  const answer = await within(patience, office.onReady());
  if (answer === null) return refused(HOST_SILENT);
  if (answer.host !== "Excel") return refused(NOT_EXCEL);
  const { context } = office;
  if (context?.requirements?.isSetSupported("ExcelApi", EXCEL_API_FLOOR) !== true) return refused(EXCEL_TOO_OLD);
  const locale = chooseLocale(context.displayLanguage ?? browserLanguage);
  return { kind: "ready", locale, officeTheme: () => office.context?.officeTheme ?? null };
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | null> {
  let clock: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    clock = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(clock);
  }
}

const OFFICE_MISSING: Fault = {
  code: "office-js-missing",
  sentence: {
    zh: "Office.js 没有载入，任务窗格连不上 Excel。",
    en: "Office.js did not load; the pane cannot reach Excel.",
  },
  nextStep: {
    zh: "请检查网络后再试；没有互联网的单位请用工作台打开，或请管理员改用可访问的 Office.js 地址。工作簿本身可以照常使用。",
    en: "Check the network and try again; without internet use the workbench, or ask for a reachable Office.js address. The workbook itself still works.",
  },
};

const HOST_SILENT: Fault = {
  code: "office-silent",
  sentence: { zh: "Excel 没有回应。", en: "Excel does not answer." },
  nextStep: { zh: "请关闭任务窗格后重新打开。", en: "Close the pane and open it again." },
};

const NOT_EXCEL: Fault = {
  code: "host-not-excel",
  sentence: { zh: "这个页面要在 Excel 的任务窗格里打开。", en: "This page belongs in a task pane of Excel." },
  nextStep: {
    zh: "请在 Excel 里装入加载项，从“开始”选项卡点“衡拨”；也可以用工作台打开。",
    en: "Sideload the add-in in Excel and press Hengbo on the Home tab, or open it in the workbench.",
  },
};

const EXCEL_TOO_OLD: Fault = {
  code: "excel-too-old",
  sentence: {
    zh: `这个版本的 Excel 太旧（需要 ExcelApi ${EXCEL_API_FLOOR}，即 Office LTSC 2021 或更新）。`,
    en: `This Excel is too old (ExcelApi ${EXCEL_API_FLOOR} is needed: Office LTSC 2021 or newer).`,
  },
  nextStep: {
    zh: "请升级 Excel，或用工作台打开。工作簿里的合计和预警不靠加载项，可以照常使用。",
    en: "Update Excel or use the workbench. Sums and warnings in the workbook work without the add-in.",
  },
};
