/** An expected fault of a file: a person can mend it. Same shape as the product's own fault. */
export interface FileFault {
  readonly code: FileFaultCode;
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly nextStep: { readonly zh: string; readonly en: string };
  /** The part of the package concerned, when there is one: `xl/worksheets/sheet1.xml`. */
  readonly place?: string;
}

export type FileFaultCode =
  | "file-empty"
  | "file-not-xlsx"
  | "file-encrypted"
  | "file-old-format"
  | "file-too-large"
  | "file-no-workbook"
  | "file-damaged";

export type FileResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FileFault };

type Sentences = Readonly<Record<FileFaultCode, readonly [zh: string, en: string, nextZh: string, nextEn: string]>>;

const SENTENCES: Sentences = {
  "file-empty": [
    "这个文件是空的，没有读入任何内容。",
    "The file is empty; nothing was read.",
    "请重新选择文件，或请对方重新发送。",
    "Choose the file again, or ask for it to be sent again.",
  ],
  "file-not-xlsx": [
    "这不是 .xlsx 表格文件，没有读入任何内容。",
    "This is not an .xlsx workbook; nothing was read.",
    "请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”后再打开。",
    'Save it in Excel or WPS as "Excel Workbook (.xlsx)" and open that file.',
  ],
  "file-encrypted": [
    "这个文件加了打开密码，无法读取。",
    "The file is encrypted with a password and cannot be read.",
    "请先用密码打开，取消打开密码并另存后再试。",
    "Open it with its password, remove the password, save and try again.",
  ],
  "file-old-format": [
    "这是旧格式（.xls、.et 或 .xlsb）表格，无法直接读取。",
    "This workbook is in an old or binary format (.xls, .et or .xlsb) and cannot be read.",
    "请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”后再打开。",
    'Save it in Excel or WPS as "Excel Workbook (.xlsx)" and open that file.',
  ],
  "file-too-large": [
    "这个文件展开后过大，为安全起见没有打开。",
    "The file is too large once unpacked; it was not opened.",
    "请删除文件中的图片或多余工作表后另存再试。",
    "Remove pictures or superfluous sheets, save and try again.",
  ],
  "file-no-workbook": [
    "压缩包里没有工作簿，无法当作表格打开。",
    "The package holds no workbook.",
    "请确认选对了文件（应为 .xlsx 表格）。",
    "Check that the right file was chosen (an .xlsx workbook).",
  ],
  "file-damaged": [
    "文件已损坏，无法完整读取，没有读入任何内容。",
    "The file is damaged and cannot be read completely; nothing was read.",
    "请在 Excel 或 WPS 中打开修复并另存后再试，或请对方重新发送。",
    "Open and repair it in Excel or WPS, save and try again, or ask for it to be sent again.",
  ],
};

export function fileFault(code: FileFaultCode, place?: string): FileFault {
  const [zh, en, nextZh, nextEn] = SENTENCES[code];
  const fault = { code, sentence: { zh, en }, nextStep: { zh: nextZh, en: nextEn } };
  return place === undefined ? fault : { ...fault, place };
}

/** Carries a fault out of deep reading code to the one place that turns it into a result. */
export class FileFaultError extends Error {
  constructor(readonly fault: FileFault) {
    super(`${fault.code}${fault.place === undefined ? "" : `: ${fault.place}`}`);
    this.name = "FileFaultError";
  }
}
