import type { Bilingual } from "../../domain/fault";

/** 调整方案. */
export const REPAIR_WORDS = {
  repair: { zh: "调整方案", en: "Ways out" },
  proposeRepair: { zh: "给出调整方案", en: "Propose a way out" },
  repairFrom: { zh: "这笔钱从哪里出（或给谁）", en: "Who gives, or receives, the difference" },
  repairFromAny: { zh: "不指定", en: "Nobody in particular" },
  repairUnchanged: {
    zh: "关于钱的必须规则都已符合，不用调整。",
    en: "Every must rule about money is met; nothing needs to move.",
  },
  repairInfeasible: { zh: "没有办法同时满足", en: "They cannot hold together" },
  relaxations: { zh: "放宽其中一处就行（都试过）：", en: "Any one of these makes it possible (each was tried):" },
  repairOption: {
    zh: "{title}：{count}格，增减合计{moved}万元",
    en: "{title}: {count} cells, increases and decreases together {moved}",
  },
  repairMove: { zh: "{from} 改为 {to}", en: "{from} to {to}" },
  brokenNow: { zh: "现在不符合：{names}", en: "Broken now: {names}" },
  brokenAfter: { zh: "调整后不符合：{names}", en: "Broken afterwards: {names}" },
  repairNone: { zh: "没有", en: "none" },
  applyRepair: { zh: "照此调整", en: "Make these changes" },
  repairDone: { zh: "已按方案调整；可以撤销。", en: "Changed as proposed; it can be undone." },
  backToFindings: { zh: "返回预警", en: "Back to the findings" },
  conditions: { zh: "加条件", en: "Add conditions" },
  conditionProject: { zh: "哪个项目", en: "Which project" },
  conditionEvery: { zh: "每个项目", en: "Every project" },
  conditionLeast: { zh: "要么不安排，要么不少于（万元）", en: "A unit gets nothing, or at least (10,000 yuan)" },
  conditionCount: { zh: "至少安排几个单位", en: "Units to fund, at least" },
  conditionsAsk: { zh: "按条件求方案", en: "Ask with conditions" },
  conditionsDrop: { zh: "不加条件", en: "Without conditions" },
  conditionsBad: {
    zh: "请填大于0的金额；或者选一个项目，填要安排的单位个数。",
    en: "Type an amount above 0, or choose a project and type a number of units.",
  },
  moveCells: { zh: "要动的格", en: "Cells to change" },
} as const satisfies Record<string, Bilingual>;
