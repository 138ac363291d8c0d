import { fill, type Locale } from "../words";

/** Words of the self-test; apart from the pane's, because they are loaded only when somebody opens it. */
const WORDS = {
  title: { zh: "试一试这台 Excel", en: "Try out this Excel" },
  purpose: {
    zh: "逐条核对这台 Excel 的接口是否与文档一致、衡拨能否正确读写，得到一份可以复制的报告。报告里没有您的数据，也没有姓名。",
    en: "Checks one by one whether this Excel answers as documented and whether Hengbo can read and write it, and gives a report to copy. It holds none of your data and no names.",
  },
  condition: {
    zh: "试验会新建、改写和删除工作表，所以只在空白工作簿里进行。请先新建一个空白工作簿，再在那里打开衡拨。",
    en: "It adds, rewrites and deletes sheets, so it only runs in an empty workbook. Make a new empty workbook first and open Hengbo there.",
  },
  start: { zh: "开始", en: "Start" },
  back: { zh: "返回", en: "Back" },
  stop: { zh: "停止", en: "Stop" },
  again: { zh: "再试一次", en: "Again" },
  running: { zh: "第 {done} 项，共 {total} 项", en: "{done} of {total}" },
  notEmpty: {
    zh: "这个工作簿里有内容，没有开始，什么也没有改。",
    en: "This workbook is not empty: nothing was started, nothing was changed.",
  },
  broke: { zh: "试验中断：{message}", en: "The self-test broke off: {message}" },
  brokeHint: {
    zh: "工作簿里可能留下试验用的工作表，可以不保存直接关闭。",
    en: "Sheets of the test may be left in the workbook; close it without saving.",
  },
  allSame: { zh: "与文档一致：{count} 项，全部", en: "As documented: all {count}" },
  someDiffer: {
    zh: "与文档一致：{same} 项；不一致：{different} 项；没做成：{failed} 项；接口版本不够、跳过：{skipped} 项",
    en: "As documented: {same}; different: {different}; failed: {failed}; skipped for an older API: {skipped}",
  },
  contract: {
    zh: "衡拨读写：{held} 项正确，{broken} 项不正确",
    en: "Hengbo's reading and writing: {held} right, {broken} wrong",
  },
  differing: { zh: "不一致的项", en: "What differs" },
  expected: { zh: "文档", en: "Documented" },
  observed: { zh: "这台 Excel", en: "This Excel" },
  copy: { zh: "复制报告", en: "Copy the report" },
  copied: { zh: "已复制", en: "Copied" },
  copyFailed: { zh: "没能复制，请在下面选中后复制。", en: "Could not copy; please select the text below." },
  report: { zh: "报告", en: "Report" },
  stopped: { zh: "已停止，下面是停止前的结果。", en: "Stopped; below is what was found until then." },
} as const;

export type SelfTestWord = keyof typeof WORDS;

/** A sentence of the self-test with its slots filled. */
export function sayOfSelfTest(
  locale: Locale,
  key: SelfTestWord,
  filling: Readonly<Record<string, string | number>> = {},
): string {
  return fill(WORDS[key][locale], filling);
}
