import type { Fault } from "../../domain/fault";

export function fileUnreadable(name: string): Fault {
  return {
    code: "file-unreadable",
    sentence: { zh: `读不了文件“${name}”。`, en: `The file "${name}" cannot be read.` },
    nextStep: {
      zh: "请看它是否已被移动、删除，或正被别的程序占用，再选一次。",
      en: "See whether it was moved, deleted or is held by another program, then choose it again.",
    },
    place: name,
  };
}

/** Somebody saved the file elsewhere meanwhile: writing now would lose what they typed. */
export function fileChangedOutside(name: string): Fault {
  return {
    code: "file-changed-outside",
    sentence: {
      zh: `“${name}”打开以后被别的程序改过，没有覆盖。`,
      en: `"${name}" was changed by another program since it was opened; it was not overwritten.`,
    },
    nextStep: {
      zh: "请用“另存”存成另一份，再重新打开原文件核对两份的差别（更多—取回复核稿）。",
      en: "Use Save as to keep this version, then open the file again and compare the two (More, Take back a copy).",
    },
    place: name,
  };
}

export function fileUnwritable(name: string, reason: string): Fault {
  return {
    code: "file-unwritable",
    sentence: {
      zh: `写不了“${name}”，原文件没有变。`,
      en: `"${name}" cannot be written; the file is as it was.`,
    },
    nextStep: {
      zh: "请看它是否正在 Excel 或 WPS 里打开、是否只读；也可以用“下载一份”。",
      en: "See whether it is open in Excel or WPS, or read-only; or download a copy.",
    },
    place: `${name} (${reason})`,
  };
}
