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
  moveCells: { zh: "要动的格", en: "Cells to change" },
} as const satisfies Record<string, Bilingual>;
