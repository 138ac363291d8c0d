import type { Fault } from "../domain/fault";

/** The bytes cannot be had: gone, locked, no permission, a network drive that went away. */
export function unreadableFile(name: string, reason: Error): Fault {
  const code = "code" in reason && typeof reason.code === "string" ? reason.code : reason.message;
  return {
    code: "file-unreadable",
    sentence: { zh: `打不开文件“${name}”（${code}）。`, en: `The file "${name}" cannot be opened (${code}).` },
    nextStep: {
      zh: "请看它是否还在、是否被别的程序占用，再放一次。",
      en: "Check that it is still there and not held by another program, then drop it again.",
    },
    place: name,
  };
}

/** Given up by the time limit; the other files went on. */
export function readerTooSlow(name: string): Fault {
  return {
    code: "return-too-slow",
    sentence: {
      zh: `读“${name}”用时太长，已放下，没有读入；其他文件照常。`,
      en: `Reading "${name}" took too long and was given up; the other files went on.`,
    },
    nextStep: {
      zh: "请在 Excel 或 WPS 中打开，删去多余的工作表和空行后另存再放一次。",
      en: "Open it in Excel or WPS, delete superfluous sheets and blank rows, save and drop it again.",
    },
    place: name,
  };
}

/** The reader ended while reading this file, twice. */
export function readerBroke(name: string, reason: unknown): Fault {
  const said = reason instanceof Error ? reason.message : String(reason);
  return {
    code: "return-reader-broke",
    sentence: {
      zh: `读“${name}”时程序中断，没有读入；其他文件照常。（${said}）`,
      en: `The reader ended while reading "${name}"; it was not read in, the other files went on. (${said})`,
    },
    nextStep: {
      zh: "请在 Excel 或 WPS 中打开另存后再放一次；仍不行，请把代码复制给维护人员。",
      en: "Open and save it in Excel or WPS, then drop it again; if it stays, copy the code to whoever maintains this.",
    },
    place: name,
  };
}

/** Told by the hash of its bytes; it was not read again. */
export function knownFile(name: string): Fault {
  return {
    code: "return-known",
    sentence: { zh: `“${name}”以前收过，内容一字不差。`, en: `"${name}" was received before, byte for byte.` },
    nextStep: { zh: "不用再处理。", en: "Nothing needs to be done." },
    place: name,
  };
}

/** Macros are never run, and what they would do to the figures is not known. */
export function withMacros(name: string): Fault {
  return {
    code: "return-macros",
    sentence: {
      zh: `“${name}”里有宏，为安全起见没有读入。填报表不需要宏。`,
      en: `"${name}" contains macros; to be safe it was not read. A unit file needs none.`,
    },
    nextStep: {
      zh: "请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx，不带宏）”再发；不是本单位加的宏，请先查毒。",
      en: "Save it as an Excel workbook (.xlsx, without macros) and send it again; check for viruses if nobody added them.",
    },
    place: name,
  };
}

/** Far more cells than a unit file has. */
export function tooManyCells(sheet: string): Fault {
  return {
    code: "return-too-many-cells",
    sentence: {
      zh: `工作表“${sheet}”的内容太多，不像填报表，没有读入。`,
      en: `The sheet "${sheet}" holds far more than a unit file does; it was not read.`,
    },
    nextStep: {
      zh: "请删去不是填报表的工作表，存盘后再放一次。",
      en: "Delete the sheets that are none of the unit file, save and drop it again.",
    },
  };
}
