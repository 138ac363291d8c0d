import type { Fault } from "../domain/fault";

/** A fault as the pane shows it; `detail` goes into the copied text only. */
export interface ShownFault extends Fault {
  readonly detail?: string;
}

/** The text a person hands on: code, place, detail, and the program around the pane, one per line. */
export function copyableText(fault: ShownFault, around: string): string {
  return [fault.code, fault.place, fault.detail, around].filter((line) => line !== undefined && line !== "").join("\n");
}

/** An exception nobody expected, as a sentence with a next step (D7). */
export function unexpectedFault(error: unknown): ShownFault {
  const detail =
    error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}`.trim() : String(error);
  return {
    code: "pane-unexpected",
    sentence: {
      zh: "任务窗格遇到没有预料到的问题，刚才的操作可能没有完成。",
      en: "The pane met a problem nobody expected; what you just did may be incomplete.",
    },
    nextStep: {
      zh: "请再试一次；仍不行，请把代码复制给维护人员。工作簿可以照常使用。",
      en: "Please try again; if it stays, copy the code to whoever maintains this. The workbook itself still works.",
    },
    detail,
  };
}
