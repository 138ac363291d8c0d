/** What an Excel needs of the program around it; whatever is absent is refused with NotImplemented. */
export interface Surroundings {
  /** Opens another workbook beside this one: the bytes of an .xlsx, or null for an empty one. */
  readonly createWorkbook?: (bytes: Uint8Array | null) => void | Promise<void>;
  /** `workbook.save`; `Prompt` asks the person first where the workbook has no file yet. */
  readonly saveWorkbook?: (behavior: "Save" | "Prompt") => void | Promise<void>;
  /** `workbook.close`. It runs after the answer was sent, because it may take the pane away. */
  readonly closeWorkbook?: (behavior: "Save" | "SkipSave") => void | Promise<void>;
  /** The open workbook as .xlsx bytes; without it, a fresh file is made of what the host knows. */
  readonly readFile?: () => Promise<Uint8Array>;
}
