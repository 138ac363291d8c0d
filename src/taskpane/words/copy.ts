import type { Bilingual } from "../../domain/fault";

/** 送出复核稿 and 取回复核稿. */
export const COPY_WORDS = {
  sendOut: { zh: "送出复核稿", en: "Send out for review" },
  sendOutHint: {
    zh: "送出前留一次底，取回时才分得清是谁改的。留底后保存，把这个文件发给对方。",
    en: "Keep a record before sending, so that it shows later who changed what. Then save and send this file.",
  },
  sendOutReason: { zh: "送给谁、为什么（可不填）", en: "To whom and why (optional)" },
  sendOutNow: { zh: "留底", en: "Keep a record" },
  sendOutDone: {
    zh: "已留底（第{version}版）。请保存，再把文件发给对方。",
    en: "Kept (version {version}). Save now, then send the file.",
  },

  takeBack: { zh: "取回的文件", en: "The returned file" },
  takeBackHint: {
    zh: "选对方改过的工作簿（.xlsx），或把文件拖到这里，逐处比对；按“写入”之前什么也不写。",
    en: "Choose the edited workbook (.xlsx) or drop it here; nothing is written until you press Write.",
  },
  chooseCopy: { zh: "选择文件…", en: "Choose a file…" },
  chooseOtherCopy: { zh: "换一个文件…", en: "Another file…" },
  chooseCopyFile: { zh: "对方改过的工作簿（.xlsx）", en: "Edited workbook (.xlsx)" },
  comparedWith: { zh: "正在比对：{source}", en: "Comparing: {source}" },
  closeCopy: { zh: "不比了", en: "Close" },
  copyUnchanged: { zh: "对方没有改动。", en: "They changed nothing." },

  onlyTheirs: { zh: "只对方改（{count}）", en: "Changed by them only ({count})" },
  onlyTheirsHint: { zh: "先按“用对方的”；不用的要写理由。", en: "Theirs is preset; keeping ours needs a reason." },
  bothChanged: { zh: "双方都改（{count}）", en: "Changed by both ({count})" },
  differs: { zh: "两份不同（{count}）", en: "Different ({count})" },
  bothChangedHint: { zh: "逐条决定；没定的不动。", en: "Decide each; what is left open stays as it is." },
  notMergeable: { zh: "不能合并（{count}）", en: "Cannot be merged ({count})" },
  notMergeableHint: {
    zh: "请在表里手工改，或用各自的按钮办理。",
    en: "Change these in the sheet, or by their own actions.",
  },
  besideTables: { zh: "表外批注（{count}）", en: "Notes beside the tables ({count})" },
  besideTablesHint: { zh: "只列出，不合并。", en: "Listed only, never merged." },
  onlyOurs: { zh: "我方改（{count}）", en: "Changed by us ({count})" },
  bothSame: { zh: "双方改得一样（{count}）", en: "Changed alike by both ({count})" },
  refusedBefore: { zh: "以前没采用（{count}）", en: "Refused before ({count})" },
  refusedBeforeBy: { zh: "{who}于{at}没采用：{reason}", en: "Refused by {who}, {at}: {reason}" },
  decideAgain: { zh: "重新决定", en: "Decide again" },
  copyNotes: { zh: "对方文件的情况（{count}）", en: "About their file ({count})" },

  sentValue: { zh: "送出", en: "Sent" },
  theirValue: { zh: "对方", en: "Theirs" },
  ourValue: { zh: "我方", en: "Ours" },
  emptyValue: { zh: "（空）", en: "(empty)" },
  unknownValue: { zh: "不知道", en: "not known" },
  unreadableKind: { zh: "读不懂", en: "Unreadable" },

  keepTheirs: { zh: "用对方的", en: "Take theirs" },
  keepOurs: { zh: "留我方的", en: "Keep ours" },
  keepLater: { zh: "先不定", en: "Not yet" },
  allTheirs: { zh: "全用对方的", en: "Take all of theirs" },
  allOurs: { zh: "全留我方的", en: "Keep all of ours" },
  groupReason: { zh: "这一组留我方的理由（没单独写的都用它）", en: "Why ours is kept (used where none is given)" },
  ownReason: { zh: "理由", en: "Reason" },
  refusalReasonMissing: { zh: "请写理由，对方会问。", en: "Please give a reason: they will ask." },
  reasonsMissing: { zh: "还有{count}处没写理由：{first}", en: "{count} without a reason, first: {first}" },
  decisionCounts: {
    zh: "用对方{taken}处，留我方{refused}处，未定{open}处（不动）。",
    en: "Theirs {taken}, ours {refused}, open {open} (left as they are).",
  },
  previewCopy: { zh: "看看预警会怎么变", en: "See what the findings would be" },
  copyBreaks: { zh: "写入后新的不符合：{names}", en: "Newly broken afterwards: {names}" },
  copyMends: { zh: "写入后不再不符合：{names}", en: "No longer broken: {names}" },
  copyChangesNoFinding: { zh: "预警不变。", en: "The findings stay the same." },
  takeOver: { zh: "写入", en: "Write" },
  nothingDecidedYet: { zh: "还没有决定，没有可写的。", en: "Nothing is decided yet." },
  takenOver: {
    zh: "已用对方{taken}处，留我方{refused}处（理由记在日志）；可以撤销。",
    en: "Theirs taken {taken}, ours kept {refused} (reasons in the log); it can be undone.",
  },
} as const satisfies Record<string, Bilingual>;
