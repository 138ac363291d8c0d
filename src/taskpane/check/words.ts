import type { Bilingual } from "../../domain/fault";

/** How a check came out, with a sign beside the colour. */
export const VERDICTS = {
  good: { sign: "✓", zh: "可以", en: "fine" },
  doubt: { sign: "!", zh: "注意", en: "take note" },
  bad: { sign: "✗", zh: "不行", en: "not possible" },
  unknown: { sign: "?", zh: "没有查", en: "not checked" },
} as const satisfies Record<string, Bilingual & { readonly sign: string }>;

export type CheckVerdict = keyof typeof VERDICTS;

export interface CheckResult {
  readonly name: Bilingual;
  readonly verdict: CheckVerdict;
  /** What was found, and what to do where it is not fine. */
  readonly sentence: Bilingual;
}

export const CHECK_NAMES = {
  browser: { zh: "浏览器", en: "Browser" },
  address: { zh: "打开方式", en: "How it was opened" },
  canvas: { zh: "画布（工作台用）", en: "Canvas (for the workbench)" },
  storage: { zh: "浏览器存储", en: "Browser storage" },
  saving: { zh: "直接保存到文件", en: "Saving in place" },
  download: { zh: "下载", en: "Download" },
  server: { zh: "服务器设置", en: "Server settings" },
  officeGlobal: { zh: "Office.js（微软全球）", en: "Office.js (Microsoft, global)" },
  officeChina: { zh: "Office.js（世纪互联）", en: "Office.js (21Vianet)" },
} as const satisfies Record<string, Bilingual>;
