import type { Fault } from "../domain/fault";

export function previewOutdated(): Fault {
  return {
    code: "collect-outdated",
    sentence: {
      zh: "核对之后，台账或收发又变过，没有并入。",
      en: "The registers changed after the comparison; nothing was merged.",
    },
    nextStep: { zh: "请把文件再拖进来核对一次。", en: "Drop the files again and compare once more." },
  };
}

export function changeUnknown(id: string): Fault {
  return {
    code: "collect-change-unknown",
    sentence: { zh: `没有编号为“${id}”的改动，没有并入。`, en: `There is no change "${id}"; nothing was merged.` },
    nextStep: { zh: "请重新核对文件。", en: "Compare the files again." },
  };
}

export function refusalReason(what: string): Fault {
  return {
    code: "reason-missing",
    sentence: {
      zh: `“${what}”不采用单位报来的数，但没有写理由，没有并入。`,
      en: `"${what}" is refused without a reason; nothing was merged.`,
    },
    nextStep: { zh: "请写明为什么不采用。", en: "Say why it is refused." },
  };
}

export function notConvertible(what: string): Fault {
  return {
    code: "collect-not-convertible",
    sentence: {
      zh: `“${what}”没有可换算的金额，没有并入。`,
      en: `"${what}" has no amount to convert; nothing was merged.`,
    },
    nextStep: { zh: "请选采用或不采用。", en: "Choose to take or to refuse it." },
  };
}

export function nothingToConfirm(unit: string, period: string): Fault {
  return {
    code: "nothing-to-confirm",
    sentence: {
      zh: `${unit}${period}没有可以确认的行：存疑的行要先在“处理”栏写明。`,
      en: `${unit} has no row of ${period} to confirm: rows that are asked about need an answer in 处理 first.`,
    },
    nextStep: { zh: "请先在台账的“处理”栏填写，再确认。", en: "Fill in 处理 in the registers, then confirm." },
  };
}

export function rowUnknown(id: string): Fault {
  return {
    code: "register-row-unknown",
    sentence: {
      zh: `台账里没有“${id}”这一行了，没有写入。`,
      en: `The register has no row "${id}" any more; nothing was written.`,
    },
    nextStep: { zh: "请刷新后再写。", en: "Refresh and try again." },
  };
}
