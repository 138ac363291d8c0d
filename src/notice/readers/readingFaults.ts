import { failure, type Fault, type Result } from "../../domain/fault";

/** Carries a fault out of deep reading code to the door that turns it into a result. */
export class ReadingStopped extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
    this.name = "ReadingStopped";
  }
}

/** Runs a reading; a `ReadingStopped` becomes its fault, named after the file; anything else goes on to the boundary. */
export async function reading<T>(fileName: string, read: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    const result = await read();
    return result.ok ? result : failure(placed(result.fault, fileName));
  } catch (error) {
    if (error instanceof ReadingStopped) return failure(placed(error.fault, fileName));
    throw error;
  }
}

function placed(fault: Fault, fileName: string): Fault {
  return { ...fault, place: fault.place === undefined ? fileName : `${fileName} ${fault.place}` };
}

export function readingCancelled(): Fault {
  return {
    code: "reading-cancelled",
    sentence: {
      zh: "读取已取消，没有读入任何内容。",
      en: "The reading was cancelled; nothing was read.",
    },
    nextStep: { zh: "需要时请重新打开文件。", en: "Open the file again when it is needed." },
  };
}

/** @param what what is too large, in both languages: 表格行数, rows */
export function noticeTooLong(what: { readonly zh: string; readonly en: string }): Fault {
  return {
    code: "notice-too-long",
    sentence: {
      zh: `这个文件的${what.zh}太多，不像一份通知，没有读入。`,
      en: `The file has too many ${what.en} for a notice; nothing was read.`,
    },
    nextStep: {
      zh: "请只留下通知正文和项目表，另存后再打开。",
      en: "Keep only the notice and its project table, save and open that file.",
    },
  };
}

/** @param part the part of the package concerned, where there is one */
export function noticeDamaged(part?: string): Fault {
  return {
    code: "notice-damaged",
    sentence: {
      zh: "文件已损坏，无法完整读取，没有读入任何内容。",
      en: "The file is damaged and cannot be read completely; nothing was read.",
    },
    nextStep: {
      zh: "请在 Word、Excel 或 WPS 中打开修复并另存后再试，或请对方重新发送。",
      en: "Open and repair it in Word, Excel or WPS, save and try again, or ask for it to be sent again.",
    },
    ...(part === undefined ? {} : { place: part }),
  };
}

export function noticeEncrypted(): Fault {
  return {
    code: "notice-encrypted",
    sentence: {
      zh: "这个文件加了密码，无法读取。",
      en: "The file is encrypted with a password and cannot be read.",
    },
    nextStep: {
      zh: "请先用密码打开，取消密码并另存后再试。",
      en: "Open it with its password, remove the password, save and try again.",
    },
  };
}

/** A PDF whose pages are pictures. */
export function scannedPdf(pages: number): Fault {
  return {
    code: "notice-scanned",
    sentence: {
      zh: `这份 PDF 共${pages}页，都是扫描图片，没有可读的文字。`,
      en: `The ${pages} pages of this PDF are scanned pictures without readable text.`,
    },
    nextStep: {
      zh: "请向发文单位要 Word 或 Excel 原件；或用文字识别软件转成 Word、Excel，核对后再导入。",
      en: "Ask the issuing office for its Word or Excel file, or convert the scan with text recognition and check it.",
    },
  };
}

/** A PDF whose fonts do not say which characters they draw. */
export function illegiblePdf(): Fault {
  return {
    code: "notice-illegible",
    sentence: {
      zh: "这份 PDF 的字体没有字符编码，文字读出来是乱码，没有读入。",
      en: "The fonts of this PDF do not say which characters they draw; its text cannot be read.",
    },
    nextStep: {
      zh: "请向发文单位要 Word 或 Excel 原件；或打印成图片后做文字识别，核对后再导入。",
      en: "Ask the issuing office for its Word or Excel file, or recognise the text of the printed pages and check it.",
    },
  };
}
