import type { Fault } from "../../domain/fault";

export function fileDamaged(fileName: string): Fault {
  return {
    code: "notice-file-damaged",
    sentence: {
      zh: `“${fileName}”打不开：文件不完整或已损坏，没有读入。`,
      en: `"${fileName}" cannot be opened: it is incomplete or damaged; nothing was read.`,
    },
    nextStep: {
      zh: "请在原来的程序中打开它、另存一次，或重新索取这份文件。",
      en: "Open it in the program it was made with and save it again, or ask for the file once more.",
    },
    place: fileName,
  };
}

export function fileTooLarge(fileName: string): Fault {
  return {
    code: "notice-too-large",
    sentence: {
      zh: `“${fileName}”太大或展开后太大，不像一份通知，没有读入。`,
      en: `"${fileName}" is, or unfolds to, far more than a notice holds; nothing was read.`,
    },
    nextStep: {
      zh: "请只保留通知正文和项目表，另存后再打开。",
      en: "Keep the text of the notice and its project table only, save and open that.",
    },
    place: fileName,
  };
}

/** A kind of file that holds no text we could read, by what it is called and what to do. */
export function kindRefused(fileName: string, kind: { readonly zh: string; readonly en: string }): Fault {
  return {
    code: "notice-kind-refused",
    sentence: {
      zh: `“${fileName}”是${kind.zh}，没有读入，工作簿没有改动。`,
      en: `"${fileName}" is ${kind.en}; nothing was read and the workbook is unchanged.`,
    },
    nextStep: {
      zh: "请在 WPS 或 Word 中打开它，另存为 .docx（表格另存为 .xlsx），再打开另存的文件；扫描件先做文字识别。",
      en: "Open it in WPS or Word, save it as .docx (sheets as .xlsx) and open that; recognise the text of a scan first.",
    },
    place: fileName,
  };
}
