import type { Bilingual } from "../../domain/fault";

/** 文书. */
export const REPORT_WORDS = {
  reports: { zh: "文书", en: "Papers" },
  reportsTitle: { zh: "生成文书（Word）", en: "Make papers (Word)" },
  reportsHint: {
    zh: "数字取自这个工作簿此刻的内容；最后一页列出每个数字在哪个单元格，印发时抽去。没有报的写“—”，不按0计。",
    en: "Figures are this workbook's as it stands now; the last page names the cell of each and is taken out before sending. What nobody reported is a dash, never 0.",
  },
  reportKind: { zh: "文书种类", en: "Kind of paper" },
  reportUnit: { zh: "给谁", en: "For whom" },
  reportWhole: { zh: "全部（总件）", en: "All units (one paper)" },
  reportAsSheet: { zh: "写成工作表", en: "As a sheet of the workbook" },
  makeReport: { zh: "生成", en: "Make" },
  reportMade: { zh: "已生成“{file}”。", en: '"{file}" is made.' },
  reportWays: {
    zh: "下载不动时用终端：npm run -s cli -- report book.xlsx --kind {kind} --out 文件.docx",
    en: "If the download does nothing, use the terminal: npm run -s cli -- report book.xlsx --kind {kind} --out FILE.docx",
  },
  reportPack: {
    zh: "检查包（主表和全部文书一个.zip）用终端生成：--kind pack。",
    en: "The inspection pack (workbook and all papers in one .zip) is made in the terminal: --kind pack.",
  },
} as const satisfies Record<string, Bilingual>;
