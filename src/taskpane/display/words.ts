import type { Bilingual } from "../../domain/fault";

/** 显示和语言; fetched with its view. */
export const DISPLAY_WORDS = {
  language: { zh: "语言", en: "Language" },
  languageFollow: { zh: "跟随 Office（或浏览器）", en: "As Office (or the browser)" },
  // Each language by its own name: whoever cannot read the present one finds theirs.
  languageZh: { zh: "中文", en: "中文" },
  languageEn: { zh: "English", en: "English" },
  brightness: { zh: "明暗", en: "Brightness" },
  brightnessFollow: { zh: "跟随 Office（或系统）", en: "As Office (or the system)" },
  brightnessLight: { zh: "浅色", en: "Light" },
  brightnessDark: { zh: "深色", en: "Dark" },
  note: {
    zh: "只改任务窗格，立即生效；工作表、文书、数字和条款原文不变。这两项选择记在本机浏览器里，不含资金数据。Windows 的对比度主题始终优先。",
    en: "Changes the pane only, at once; sheets, papers, figures and quoted clauses stay. The two choices are kept in this machine's browser and hold no data of a fund. A contrast theme of Windows always comes first.",
  },
} as const satisfies Record<string, Bilingual>;
