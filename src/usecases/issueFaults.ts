import type { Fault } from "../domain/fault";

/** 填报期 is no month. */
export function periodUnusable(period: string): Fault {
  return {
    code: "period-unusable",
    sentence: {
      zh: `填报期“${period}”不是月份，没有发表，什么也没有写。`,
      en: `"${period}" is no month; nothing was sent or written.`,
    },
    nextStep: { zh: "请按 2020-05 的样子写。", en: "Write it like 2020-05." },
  };
}

export function dueUnusable(due: string): Fault {
  return {
    code: "due-unusable",
    sentence: {
      zh: `截止日期“${due}”不是日期，没有发表，什么也没有写。`,
      en: `The due day "${due}" is no date; nothing was sent or written.`,
    },
    nextStep: { zh: "请按 2020-06-05 的样子写，或不写。", en: "Write it like 2020-06-05, or leave it out." },
  };
}

/** Asked for a unit that is not there, or holds nothing and benefits from nothing. */
export function unitUnknown(unit: string): Fault {
  return {
    code: "unit-without-file",
    sentence: {
      zh: `单位“${unit}”没有要填的项目和指标，没有发表，什么也没有写。`,
      en: `Unit "${unit}" has neither lines nor indicators to fill in; nothing was sent or written.`,
    },
    nextStep: {
      zh: "请核对单位代码；要发给它，先在项目表里把它列入可分单位。",
      en: "Check the unit's code; to send it a file, list it among the builders in 项目表.",
    },
  };
}

export function nothingToIssue(): Fault {
  return {
    code: "nothing-to-issue",
    sentence: {
      zh: "没有一个单位有要填的项目，没有发表。",
      en: "No unit has anything to fill in; nothing was sent.",
    },
    nextStep: { zh: "请先在项目表里填可分单位。", en: "List the builders in 项目表 first." },
  };
}
