import { fill, type Locale } from "../words";

/** Words of the page over files; the pane inside brings its own. */
const WORDS = {
  title: { zh: "衡拨 · 不用 Excel 的页面", en: "Hengbo without Excel" },
  choose: { zh: "打开总表或通知", en: "Open a master workbook or a notice" },
  drop: {
    zh: "也可以把文件拖到这里。总表（.xlsx）直接打开；通知（Word、Excel、CSV、网页、文本）先读出来给您核对。",
    en: "Or drop the file here. A master workbook (.xlsx) is opened as it is; a notice (Word, Excel, CSV, web page, text) is read first for you to look through.",
  },
  dropNow: { zh: "松开鼠标，打开这个文件。", en: "Let go to open this file." },
  empty: { zh: "先用空白工作簿看看", en: "Look around in an empty workbook" },
  local: {
    zh: "文件只在这台电脑的浏览器里处理，不上传，也不留在浏览器里；改好后由您保存。",
    en: "The file is handled in this computer's browser only: nothing is sent and nothing is kept; you save what changed.",
  },
  opening: { zh: "正在打开“{name}”…", en: "Opening “{name}”…" },
  file: { zh: "文件", en: "File" },
  open: { zh: "打开", en: "Open" },
  save: { zh: "保存", en: "Save" },
  saveAs: { zh: "另存", en: "Save as" },
  download: { zh: "下载一份", en: "Download a copy" },
  unsaved: { zh: "有改动未保存", en: "Unsaved changes" },
  unchanged: { zh: "没有改动", en: "No changes" },
  saved: { zh: "已保存", en: "Saved" },
  downloaded: {
    zh: "已交给浏览器下载为“{name}”，请在下载文件夹里确认。",
    en: "Handed to the browser as “{name}”; please find it among your downloads.",
  },
  savedTo: { zh: "已保存到“{name}”。", en: "Saved to “{name}”." },
  discardQuestion: {
    zh: "“{name}”有改动未保存。放弃改动，打开另一个文件？",
    en: "“{name}” has unsaved changes. Discard them and open another file?",
  },
  discard: { zh: "放弃改动", en: "Discard" },
  keep: { zh: "不打开", en: "Keep working" },
  sheet: { zh: "工作表", en: "Sheet" },
  sheetView: { zh: "表格", en: "Sheets" },
  paneView: { zh: "窗格", en: "Pane" },
  views: { zh: "看表格或窗格", en: "Sheets or pane" },
  preview: {
    zh: "只供查看：条件格式不显示，改数请在窗格里改，或保存后用 Excel、WPS 打开。",
    en: "For reading only: conditional formats are not drawn. Change amounts in the pane, or save and open the file in Excel or WPS.",
  },
  noSheets: { zh: "还没有工作表。", en: "No sheets yet." },
  cut: { zh: "太长，只显示一部分。", en: "Too long: only a part is shown." },
  uncomputed: { zh: "待重算", en: "to be computed" },
  uncomputedHint: {
    zh: "公式的结果要用 Excel 或 WPS 打开后才有。",
    en: "The result appears when Excel or WPS opens the file.",
  },
} as const;

type Word = keyof typeof WORDS;

export type FilesSpeech = (word: Word, filling?: Readonly<Record<string, string>>) => string;

/** A text of this page in a language, its slots filled. */
export function filesSpeech(locale: Locale): FilesSpeech {
  return (word, filling = {}) => fill(WORDS[word][locale], filling);
}
