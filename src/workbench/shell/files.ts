import type { WorkbookModel } from "../../sheetfile";
import { openWorkbook, saveWorkbook } from "../../sheetfile";
import { loadModel, toModel } from "../host/file";
import type { ExcelHost } from "../host/host";
import { preferences } from "./preferences";

/** The file a workbook came from: what it read as, and its bytes, so that saving changes only what changed. */
export interface BookFile {
  readonly model: WorkbookModel;
  readonly bytes: Uint8Array;
  /** Kinds of content that are saved again as they are, but not shown. */
  readonly carried: readonly string[];
}

/** Reads .xlsx bytes. @throws Error with a sentence for a person when they are no workbook. */
export async function readFile(bytes: Uint8Array): Promise<BookFile> {
  const opened = await openWorkbook(bytes);
  if (opened.ok) return { model: opened.value.model, bytes, carried: opened.value.carried };
  const { sentence, nextStep } = opened.fault;
  throw new Error(preferences().locale === "en-US" ? `${sentence.en} ${nextStep.en}` : `${sentence.zh}${nextStep.zh}`);
}

/** Puts a file's sheets into an empty workbook. */
export async function showFile(host: ExcelHost, file: BookFile): Promise<void> {
  await loadModel(host, file.model);
}

/**
 * The workbook as .xlsx bytes. `origin` is the file it was opened from, also after it was saved: what this grid knows
 * nothing of is taken from there.
 */
export async function writeFile(host: ExcelHost, origin: BookFile | null): Promise<Uint8Array> {
  if (!origin) return saveWorkbook(await toModel(host));
  return saveWorkbook(await toModel(host, origin.model), origin.bytes);
}
