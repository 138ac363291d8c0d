import type { Bilingual } from "../domain/fault";
import { ALLOCATION_WORDS } from "./words/allocation";
import { COPY_WORDS } from "./words/copy";
import { DAMAGE_WORDS } from "./words/damage";
import { EXCHANGE_WORDS } from "./words/exchange";
import { FINDING_WORDS } from "./words/findings";
import { IMPORT_WORDS } from "./words/import";
import { REPAIR_WORDS } from "./words/repair";
import { REPORT_WORDS } from "./words/reports";
import { REVIEW_WORDS } from "./words/review";
import { TRACKING_WORDS } from "./words/tracking";
import { VERSION_WORDS } from "./words/versions";

export type Locale = "zh" | "en";

/** Every sentence of the pane in both languages, side by side so that the compiler finds a missing one. */
export const WORDS = {
  // First screen
  sample: { zh: "示例", en: "Sample" },
  stateDraft: { zh: "草案", en: "Draft" },
  stateReview: { zh: "科室复核", en: "Section review" },
  stateDecided: { zh: "局党组审定", en: "Approved" },
  stateSent: { zh: "已送财政", en: "Sent to finance" },
  stateIssued: { zh: "已下达", en: "Issued" },
  stateAdjusting: { zh: "调整中", en: "Adjusting" },
  stateArchived: { zh: "归档", en: "Archived" },
  stateAndVersion: { zh: "{state}{version}", en: "{state} {version}" },
  summary: { zh: "资金概况", en: "Fund summary" },
  total: { zh: "总额", en: "Total" },
  allocated: { zh: "已分", en: "Allocated" },
  balanced: { zh: "平", en: "Balanced" },
  tooLittle: { zh: "少分{amount}", en: "{amount} left over" },
  tooMuch: { zh: "多分{amount}", en: "{amount} too much" },
  noMoneyYet: { zh: "尚无资金", en: "No money yet" },
  headline: { zh: "{actual} / 应≥{limit}", en: "{actual} / ≥ {limit}" },
  headlineShort: { zh: "还差{amount}", en: "{amount} short" },
  headlineSpare: { zh: "余{amount}", en: "{amount} spare" },
  headlineOver: { zh: "多出{amount}", en: "{amount} over" },
  counts: {
    zh: "必须改 {must} · 提示 {advice} · 待核实 {open}",
    en: "Must fix {must} · Advice {advice} · Open {open}",
  },
  unitWan: { zh: "单位：万元", en: "Unit: 10,000 yuan" },
  recheck: { zh: "重新检查", en: "Check again" },
  checking: { zh: "检查中…", en: "Checking…" },
  undo: { zh: "撤销“{label}”", en: 'Undo "{label}"' },
  redo: { zh: "重做“{label}”", en: 'Redo "{label}"' },
  undoLost: {
    zh: "“{label}”改动太多，没有留下撤销记录。",
    en: '"{label}" changed too much to be kept for undoing.',
  },
  brokenTitle: { zh: "上次写入没有完成", en: "The last write is not finished" },
  brokenText: {
    zh: "“{label}”只写入了一部分。可以继续写完，或退回原样。",
    en: '"{label}" was written in part. Go on with it, or take it back.',
  },
  brokenImportText: {
    zh: "“{label}”没有建完。再导入一次会接着建完；退回会删去没建完的表。",
    en: '"{label}" is not complete. Import once more to complete it; taking it back removes its sheets.',
  },
  brokenGoOn: { zh: "继续", en: "Go on" },
  brokenTakeBack: { zh: "退回", en: "Take back" },
  workFinishing: { zh: "正在写完…", en: "Finishing…" },
  doneFinishing: { zh: "已写完。", en: "Finished." },
  undoHint: { zh: "（Ctrl+Z 可能撤不回）", en: " (Ctrl+Z may not)" },
  navigation: { zh: "视图", en: "Views" },
  projects: { zh: "项目", en: "Projects" },
  funds: { zh: "资金", en: "Funds" },
  allocation: { zh: "分配", en: "Allocation" },
  findings: { zh: "预警", en: "Findings" },
  readings: { zh: "口径", en: "Readings" },
  state: { zh: "状态和审定", en: "State and approvals" },
  log: { zh: "日志和核对码", en: "Log and check code" },
  display: { zh: "显示和语言（Language）", en: "Display and language" },
  copy: { zh: "取回复核稿", en: "Take back a reviewed copy" },
  showMore: { zh: "再显示 {count} 条（共 {total} 条）", en: "Show {count} more (of {total})" },
  loadingView: { zh: "正在打开…", en: "Opening…" },
  someBroken: { zh: "有不符合", en: "some broken" },

  // Empty book
  emptyTitle: { zh: "这个工作簿里还没有专项资金", en: "No fund in this workbook yet" },
  emptyHint: {
    zh: "打开一份通知（Word、Excel、CSV、网页或文本），或先用示例看看。只在您点按钮后才写入工作表。",
    en: "Open a notice (Word, Excel, CSV, web page or text), or look at the sample first. Sheets are written only when you press a button.",
  },
  openNotice: { zh: "打开通知", en: "Open a notice" },
  loadSample: { zh: "载入示例", en: "Load the sample" },
  more: { zh: "更多", en: "More" },
  selfTest: { zh: "试一试这台 Excel", en: "Try out this Excel" },
  chooseNoticeFile: {
    zh: "通知文件（.docx、.xlsx、.csv、.html、.txt、.md）",
    en: "Notice file (.docx, .xlsx, .csv, .html, .txt, .md)",
  },

  // Work
  workReading: { zh: "正在读取工作簿…", en: "Reading the workbook…" },
  workOpening: { zh: "正在读通知并写入工作表…", en: "Reading the notice and writing the sheets…" },
  workSample: { zh: "正在载入示例…", en: "Loading the sample…" },
  workDocument: { zh: "正在记入资金台账…", en: "Adding to the ledger…" },
  workAllocating: { zh: "正在分配…", en: "Allocating…" },
  workChanging: { zh: "正在写入…", en: "Writing…" },
  workAsking: { zh: "正在核对…", en: "Looking…" },
  workUndoing: { zh: "正在撤销…", en: "Undoing…" },
  workRedoing: { zh: "正在重做…", en: "Redoing…" },
  workShowing: { zh: "正在定位单元格…", en: "Going to the cell…" },
  doneOpening: { zh: "已读入{count}个项目，请看项目表。", en: "{count} projects read; please look at the table." },
  doneSample: { zh: "示例已载入。下一步：分配。", en: "The sample is loaded. Next: allocate." },
  doneDocument: { zh: "已记入，总额{total}万元。", en: "Added; the total is {total}." },
  doneAllocating: {
    zh: "已分配{allocated}万元，总额{total}万元。",
    en: "{allocated} allocated of a total of {total}.",
  },
  doneChanging: { zh: "已写入。", en: "Written." },
  doneUndoing: { zh: "已撤销。", en: "Undone." },
  doneRedoing: { zh: "已重做。", en: "Done again." },
  redoSkipped: {
    zh: "已重做；之后改过的 {count} 格没有动：{cells}",
    en: "Done again; {count} cells changed since were left alone: {cells}",
  },
  undoSkipped: {
    zh: "已撤销；之后改过的 {count} 格没有动：{cells}",
    en: "Undone; {count} cells changed since were left alone: {cells}",
  },

  // Faults
  faultCode: { zh: "代码", en: "Code" },
  copyCode: { zh: "复制", en: "Copy" },
  copied: { zh: "已复制", en: "Copied" },
  copyFailed: { zh: "没能复制，请手工选中代码。", en: "Could not copy; please select the code by hand." },
  close: { zh: "关闭", en: "Close" },
  tryAgain: { zh: "再试一次", en: "Try again" },
  staleNumbers: { zh: "下面仍是上次读到的数。", en: "Below are the figures read last." },
  watchUnavailable: {
    zh: "收不到工作簿的改动通知，改为每隔几秒检查一次。",
    en: "The workbook sends no change notices; it is checked every few seconds instead.",
  },
  place: { zh: "位置", en: "Place" },

  // Projects
  projectsSummary: {
    zh: "{count}个项目 · 推断{inferred}格 · 缺失{missing}格",
    en: "{count} projects · {inferred} inferred cells · {missing} missing cells",
  },
  gaps: { zh: "缺号 {numbers}：原件缺失，待核", en: "Numbers {numbers} are absent in the original" },
  statusOriginal: { zh: "原文", en: "Original" },
  statusInferred: { zh: "推断", en: "Inferred" },
  statusMissing: { zh: "缺失", en: "Missing" },
  fieldNumber: { zh: "序号", en: "Number" },
  fieldCategory: { zh: "类型", en: "Category" },
  fieldName: { zh: "项目名称", en: "Name" },
  fieldBuilders: { zh: "建设单位", en: "Builder" },
  fieldTask: { zh: "任务", en: "Task" },
  eligibleUnits: { zh: "可分单位", en: "Eligible units" },
  placeholderRow: { zh: "原件缺失，待核", en: "Absent in the original" },
  sourceLine: { zh: "第{line}行", en: "line {line}" },
  noText: { zh: "（无）", en: "(none)" },
  repairs: { zh: "修复（{count}）", en: "Repairs ({count})" },
  repairBefore: { zh: "原来", en: "Before" },
  repairAfter: { zh: "现在", en: "After" },
  openQuestions: { zh: "待核实（{count}）", en: "Open questions ({count})" },
  assumption: { zh: "暂按：{text}", en: "Assumed for now: {text}" },
  inferredCount: { zh: "推断{count}", en: "{count} inferred" },
  missingCount: { zh: "缺失{count}", en: "{count} missing" },
  repairedMark: { zh: "已修复", en: "Repaired" },

  // Funds
  ledger: { zh: "资金台账", en: "Ledger" },
  ledgerEmpty: { zh: "台账里还没有指标文件。", en: "The ledger holds no funding document yet." },
  ledgerTotal: { zh: "合计 {total} 万元", en: "Total {total}" },
  issuedOut: { zh: "发出", en: "Issued" },
  noDate: { zh: "日期未填", en: "No date" },
  addDocumentTitle: { zh: "记入指标文件", en: "Add a funding document" },
  documentNumber: { zh: "文号", en: "Document number" },
  issuedOn: { zh: "文件日期", en: "Date" },
  issuedOnHint: { zh: "可不填，例如 2020-05-21", en: "Optional, for example 2020-05-21" },
  amountWan: { zh: "其中本资金（万元）", en: "This fund's part (10,000 yuan)" },
  amountHint: { zh: "例如 47.03；追减写 -2", en: "For example 47.03; write -2 for a reduction" },
  counterpart: { zh: "来文单位", en: "Sent by" },
  addDocument: { zh: "记入", en: "Add" },
  documentNumberMissing: { zh: "请填文号。", en: "Please give the document number." },
  documentNumberKnown: {
    zh: "台账里已有这个文号；再记一笔会重复计入。",
    en: "The ledger already has this number; another entry counts twice.",
  },
  amountMissing: { zh: "请填金额，例如 47.03（万元）。", en: "Please give the amount, for example 47.03." },
  amountReadAs: { zh: "读作 {amount} 万元", en: "Read as {amount} (10,000 yuan)" },
  dateUnreadable: {
    zh: "“{text}”不是日期，没有写入。请写成 2020-05-21，或留空。",
    en: '"{text}" is not a date; nothing was written. Write 2020-05-21 or leave it empty.',
  },

  // Allocation
  method: { zh: "分配方法", en: "Method" },
  methodEven: { zh: "平均", en: "Even" },
  methodFactors: { zh: "按因素", en: "By factors" },
  allocate: { zh: "分配", en: "Allocate" },
  allocateAgain: { zh: "重新分配", en: "Allocate again" },
  needsMoney: { zh: "先在“资金”里记入指标文件，才能分配。", en: "Add a funding document under Funds first." },
  goToFunds: { zh: "去记资金", en: "Go to Funds" },
  byUnit: { zh: "按单位（万元）", en: "By unit (10,000 yuan)" },
  nothingDecided: { zh: "尚未分配", en: "Nothing allocated" },
  allocatedSum: { zh: "合计", en: "Sum" },
  unreadableTitle: { zh: "{count} 格不是金额，没有当作0", en: "{count} cells hold no amount; not taken as 0" },
  unreadableCell: { zh: "{address}：“{text}”", en: '{address}: "{text}"' },
  handEditsTitle: { zh: "有 {count} 格是手改的", en: "{count} cells were typed by hand" },
  handEditsHint: { zh: "分配会写这些格，请选：", en: "The allocation would write these cells. Choose:" },
  handEdit: { zh: "测算 {computed}，手改 {decided}", en: "computed {computed}, typed {decided}" },
  keepHandEdits: { zh: "保留手改 {count} 格（设为固定）", en: "Keep {count} typed cells (hold them)" },
  replaceHandEdits: { zh: "全部按测算", en: "Use the computed amounts everywhere" },
  cancel: { zh: "取消", en: "Cancel" },

  ...FINDING_WORDS,
  ...DAMAGE_WORDS,
  ...REPAIR_WORDS,
  ...TRACKING_WORDS,
  ...VERSION_WORDS,
  ...REVIEW_WORDS,
  ...REPORT_WORDS,
  ...ALLOCATION_WORDS,
  ...COPY_WORDS,
  ...EXCHANGE_WORDS,
  ...IMPORT_WORDS,
} as const satisfies Record<string, Bilingual>;

export type WordKey = keyof typeof WORDS;

/** Names of the `{slots}` a text leaves open. */
type Slots<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
type Filling<Key extends WordKey> = Record<Slots<(typeof WORDS)[Key]["zh"]>, string | number>;
/** The further arguments a text needs: none, or its slots. */
export type SlotsOf<Key extends WordKey> = [Slots<(typeof WORDS)[Key]["zh"]>] extends [never]
  ? []
  : [filling: Filling<Key>];

/** Says a text in a language with its slots filled: `say("zh", "undo", { label: "分配" })`. */
export function say<Key extends WordKey>(locale: Locale, key: Key, ...rest: SlotsOf<Key>): string {
  return fill(WORDS[key][locale], rest[0] ?? {});
}

/** A text with its `{slots}` filled; a slot nobody fills stays as it is. */
export function fill(text: string, filling: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(filling[name] ?? slot));
}

/** `zh-CN`, `zh-Hans` … → zh; everything else → en. */
export function chooseLocale(displayLanguage: string | undefined): Locale {
  return displayLanguage?.toLowerCase().startsWith("zh") ? "zh" : "en";
}
