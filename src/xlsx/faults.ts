import type { Fault } from "../domain/fault";

export function sheetMissing(sheet: string): Fault {
  return {
    code: "sheet-missing",
    sentence: { zh: `找不到工作表“${sheet}”，没有写入。`, en: `Sheet "${sheet}" was not found; nothing was written.` },
    nextStep: {
      zh: "请检查工作表是否改了名或被删除，再试一次。",
      en: "Check whether the sheet was renamed or deleted, then try again.",
    },
    place: sheet,
  };
}

/** @param address the first cell that may not be written, or nothing when the whole sheet is closed */
export function sheetProtected(sheet: string, address?: string): Fault {
  return {
    code: "sheet-protected",
    sentence: { zh: `工作表“${sheet}”受保护，没有写入。`, en: `Sheet "${sheet}" is protected; nothing was written.` },
    nextStep: {
      zh: "请在 Excel 或 WPS 的“审阅”中撤销工作表保护并保存，再试一次。",
      en: "Unprotect the sheet under Review in Excel or WPS, save, and try again.",
    },
    place: address === undefined ? sheet : `${sheet}!${address}`,
  };
}

export function sheetHidden(sheet: string): Fault {
  return {
    code: "sheet-hidden",
    sentence: { zh: `工作表“${sheet}”是隐藏的，不能显示。`, en: `Sheet "${sheet}" is hidden and cannot be shown.` },
    nextStep: { zh: "请右击工作表标签，取消隐藏。", en: "Right-click a sheet tab and unhide it." },
    place: sheet,
  };
}

export function addressUnreadable(address: string): Fault {
  return {
    code: "address-unreadable",
    sentence: { zh: `“${address}”不是单元格位置。`, en: `"${address}" is not a cell address.` },
    nextStep: { zh: "请重新检查后再试。", en: "Check again, then retry." },
    place: address,
  };
}

export function sheetTooLarge(sheet: string): Fault {
  return {
    code: "too-large",
    sentence: {
      zh: `工作表“${sheet}”的数据区太大，无法整表读取。`,
      en: `The used range of sheet "${sheet}" is too large to be read at once.`,
    },
    nextStep: {
      zh: "请删去数据区以外零散的内容，保存后再试。",
      en: "Delete stray content outside the data, save and try again.",
    },
    place: sheet,
  };
}

/** Dates of such a workbook would all be read four years off. */
export function dates1904(): Fault {
  return {
    code: "workbook-dates-1904",
    sentence: {
      zh: "这个工作簿使用1904日期系统，日期会相差四年，没有读入。",
      en: "This workbook counts dates from 1904; they would be four years off, so it was not read.",
    },
    nextStep: {
      zh: "请在 Excel“选项—高级”中取消“使用1904日期系统”，核对日期后保存再试。",
      en: 'Clear "Use 1904 date system" under Options, Advanced in Excel, check the dates, save and try again.',
    },
  };
}

export function sheetNameTaken(name: string): Fault {
  return {
    code: "sheet-name-taken",
    sentence: {
      zh: `已有名为“${name}”的工作表，没有改名。`,
      en: `There is already a sheet named "${name}"; nothing was renamed.`,
    },
    nextStep: { zh: "请先给那一张改名，再试一次。", en: "Rename that one first, then try again." },
    place: name,
  };
}
