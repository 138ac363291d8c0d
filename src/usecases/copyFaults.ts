import type { Fault } from "../domain/fault";

export function copyWithoutBook(): Fault {
  return {
    code: "copy-no-book",
    sentence: {
      zh: "选的文件里没有衡拨的表，没有比对。",
      en: "The chosen file holds no Hengbo sheets; nothing was compared.",
    },
    nextStep: { zh: "请选对方改过的同一份工作簿。", en: "Choose the copy of this very workbook." },
  };
}

export function otherFund(theirs: string, ours: string): Fault {
  return {
    code: "copy-other-fund",
    sentence: {
      zh: `这份文件是“${theirs}”，我方是“${ours}”，不是同一项资金，没有比对。`,
      en: `That file is "${theirs}", ours is "${ours}": not the same fund; nothing was compared.`,
    },
    nextStep: { zh: "请选对方改过的同一份工作簿。", en: "Choose the copy of this very workbook." },
  };
}

export function otherYear(theirs: number | null, ours: number | null): Fault {
  return {
    code: "copy-other-year",
    sentence: {
      zh: `这份文件是${theirs ?? "（未写）"}年度，我方是${ours ?? "（未写）"}年度，没有比对。`,
      en: `That file is of the year ${theirs ?? "unknown"}, ours of ${ours ?? "unknown"}; nothing was compared.`,
    },
    nextStep: { zh: "请选同一年度的工作簿。", en: "Choose a workbook of the same year." },
  };
}

export function versionsNameTaken(): Fault {
  return {
    code: "sheet-name-taken",
    sentence: {
      zh: "工作簿里已有一张自己的“版本”表，没有覆盖，也没有留底。",
      en: "The workbook has a sheet 版本 of somebody's own; it was not overwritten and no copy was kept.",
    },
    nextStep: { zh: "请给那张表改名再试。", en: "Rename that sheet and try again." },
    place: "版本",
  };
}

export function differenceUnknown(id: string): Fault {
  return {
    code: "copy-difference-unknown",
    sentence: { zh: `没有“${id}”这处不同，没有写入。`, en: `There is no difference "${id}"; nothing was written.` },
    nextStep: { zh: "表可能刚改过，请重新比对。", en: "The workbook may have changed; compare again." },
  };
}

export function differenceChanged(what: string): Fault {
  return {
    code: "copy-difference-changed",
    sentence: {
      zh: `“${what}”在比对之后又改过，没有写入。`,
      en: `"${what}" changed after the comparison; nothing was written.`,
    },
    nextStep: { zh: "请看新的数再决定。", en: "Look at the new figures and decide again." },
  };
}

export function notTakeable(what: string): Fault {
  return {
    code: "copy-not-takeable",
    sentence: {
      zh: `“${what}”不能直接采用对方的，没有写入。`,
      en: `"${what}" cannot be taken over from the copy; nothing was written.`,
    },
    nextStep: { zh: "请在表里手工改，或用状态、复核等按钮办理。", en: "Change it in the sheet, or by its own action." },
  };
}

export function refusalReasonMissing(what: string): Fault {
  return {
    code: "reason-missing",
    sentence: {
      zh: `不采用对方的“${what}”没有写理由，没有写入。`,
      en: `Refusing "${what}" has no reason; nothing was written.`,
    },
    nextStep: { zh: "请写一句理由，对方会问。", en: "Give a reason: they will ask." },
  };
}
