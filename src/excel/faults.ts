import type { Bilingual, Fault } from "../domain/fault";

/** What was being done, so that a fault can say where. */
export interface FaultContext {
  /** Sheets concerned, named in the sentence. */
  readonly sheets?: readonly string[];
}

export type ExcelFaultCode =
  | "excel-busy-editing"
  | "sheet-protected"
  | "sheet-missing"
  | "too-large"
  | "workbook-conflict"
  | "excel-unsupported"
  | "excel-disconnected"
  | "excel-unexpected";

/** Host codes → ours. Messages of the host are localised, so only codes are looked at. */
const CODES: Readonly<Record<string, ExcelFaultCode>> = {
  InvalidOperationInCellEditMode: "excel-busy-editing",
  WriteNotSupportedWhenModalDialogOpen: "excel-busy-editing",
  ActivityLimitReached: "excel-busy-editing",
  AccessDenied: "sheet-protected",
  ItemNotFound: "sheet-missing",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  RangeExceedsLimit: "too-large",
  OperationCellsExceedLimit: "too-large",
  FormulaLengthExceedsLimit: "too-large",
  Conflict: "workbook-conflict",
  InsertDeleteConflict: "workbook-conflict",
  MergedRangeConflict: "workbook-conflict",
  FilteredRangeConflict: "workbook-conflict",
  PivotTableRangeConflict: "workbook-conflict",
  NonBlankCellOffSheet: "workbook-conflict",
  ItemAlreadyExists: "workbook-conflict",
  ApiNotFound: "excel-unsupported",
  NotImplemented: "excel-unsupported",
  UnsupportedFeature: "excel-unsupported",
  UnsupportedOperation: "excel-unsupported",
  UnsupportedSheet: "excel-unsupported",
  InvalidOrTimedOutSession: "excel-disconnected",
  InvalidRequestContext: "excel-disconnected",
  RequestAborted: "excel-disconnected",
  InactiveWorkbook: "excel-disconnected",
};

interface Wording {
  readonly sentence: (sheets: Bilingual) => Bilingual;
  readonly nextStep: Bilingual;
}

const WORDING: Readonly<Record<ExcelFaultCode, Wording>> = {
  "excel-busy-editing": {
    sentence: () => ({
      zh: "Excel正忙：有单元格还在编辑，或有对话框开着，没有写入。",
      en: "Excel is busy: a cell is being edited or a dialog is open; nothing was written.",
    }),
    nextStep: {
      zh: "请按回车结束编辑（或关闭对话框），再试一次。",
      en: "Press Enter to finish editing (or close the dialog) and try again.",
    },
  },
  "sheet-protected": {
    sentence: ({ zh, en }) => ({
      zh: `工作表${zh}受保护，没有写入。`,
      en: `Sheet ${en} is protected; nothing was written.`,
    }),
    nextStep: {
      zh: "请在“审阅”中撤销工作表保护，再试一次。",
      en: "Unprotect the sheet under Review and try again.",
    },
  },
  "sheet-missing": {
    sentence: ({ zh, en }) => ({
      zh: `找不到工作表${zh}，没有写入。`,
      en: `Sheet ${en} was not found; nothing was written.`,
    }),
    nextStep: {
      zh: "请检查工作表是否改了名或被删除，再试一次。",
      en: "Check whether the sheet was renamed or deleted, then try again.",
    },
  },
  "too-large": {
    sentence: ({ zh, en }) => ({
      zh: `工作表${zh}的内容太多，Excel一次处理不了。`,
      en: `Sheet ${en} holds more than Excel can handle at once.`,
    }),
    nextStep: {
      zh: "请删去数据区以外多余的行、列和格式，再试一次。",
      en: "Delete surplus rows, columns and formats outside the data and try again.",
    },
  },
  "workbook-conflict": {
    sentence: ({ zh, en }) => ({
      zh: `工作表${zh}里有合并单元格、筛选、透视表或他人的修改，与这次写入冲突。`,
      en: `Merged cells, a filter, a pivot table or someone else's change on sheet ${en} conflict with this write.`,
    }),
    nextStep: {
      zh: "请取消筛选，等他人的修改同步后再试一次。",
      en: "Clear filters, let other people's changes arrive, then try again.",
    },
  },
  "excel-unsupported": {
    sentence: () => ({
      zh: "这个版本的Excel不支持此操作。",
      en: "This version of Excel does not support the operation.",
    }),
    nextStep: {
      zh: "请改用 Excel 2021 以上版本，或保存文件后在网页版衡拨中打开。",
      en: "Use Excel 2021 or later, or save the file and open it in the page without Excel.",
    },
  },
  "excel-disconnected": {
    sentence: () => ({
      zh: "与Excel的连接已断开，结果不确定。",
      en: "The connection to Excel was lost; the outcome is uncertain.",
    }),
    nextStep: {
      zh: "请确认工作簿仍打开，关闭任务窗格后重新打开。",
      en: "Make sure the workbook is still open, then close and reopen the task pane.",
    },
  },
  "excel-unexpected": {
    sentence: () => ({
      zh: "Excel报告了意外的错误。",
      en: "Excel reported an unexpected error.",
    }),
    nextStep: {
      zh: "请先保存工作簿再试一次；若仍出现，请复制代码告诉维护人员。",
      en: "Save the workbook and try again; if it happens again, copy the code for support.",
    },
  },
};

/** The host's error code, or null when `error` is none of the host's (a mistake of ours must not be hidden). */
export function hostCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

function namedSheets(sheets: readonly string[]): Bilingual {
  return {
    zh: sheets.map((sheet) => `“${sheet}”`).join("、"),
    en: sheets.map((sheet) => `"${sheet}"`).join(", "),
  };
}

/** A fault in our words. `detail` is the host's own code, for people who help. */
export function excelFault(code: ExcelFaultCode, context: FaultContext = {}, detail?: string): Fault {
  const sheets = context.sheets ?? [];
  const wording = WORDING[code];
  const sentence = wording.sentence(namedSheets(sheets));
  const suffix = detail === undefined ? "" : ` (${detail})`;
  return {
    code,
    sentence: { zh: `${sentence.zh}${suffix}`, en: `${sentence.en}${suffix}` },
    nextStep: wording.nextStep,
    ...(sheets.length === 1 && sheets[0] !== undefined ? { place: sheets[0] } : {}),
  };
}

/** Host error → fault. @throws the error itself when it is not the host's. */
export function faultFrom(error: unknown, context: FaultContext = {}): Fault {
  const code = hostCode(error);
  if (code === null) throw error;
  const ours = CODES[code] ?? "excel-unexpected";
  return excelFault(ours, context, ours === "excel-unexpected" ? code : undefined);
}
