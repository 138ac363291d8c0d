import { failure, success, type Fault, type Result } from "../domain/fault";
import { lineOfQuote, passageAt, type KeptSource, type SourcePassage } from "../domain/source";
import type { NoticeDocument } from "../notice/document";
import { onSheet } from "../workbook/address";
import { CHECKLIST_SHEET, SOURCE_SHEET } from "../workbook/names";
import type { SheetContent, SheetPlan } from "../workbook/plan";
import { checklistSheet } from "../workbook/sheets/checklist";
import { keptSource, readSource, sourceSheet } from "../workbook/sheets/source";
import type { WorkbookPort } from "./port";
import { requireBook } from "./workbookBook";
import { sheetNameTaken } from "./sheetFaults";

/** 原文 as the workbook keeps it; null where none is kept. Faults: a sheet of somebody's own bears its name. */
export async function loadSource(port: WorkbookPort): Promise<Result<KeptSource | null>> {
  const content = await port.read([SOURCE_SHEET]);
  return content.ok ? sourceIn(content.value[0]) : content;
}

function sourceIn(sheet: SheetContent | undefined): Result<KeptSource | null> {
  const source = readSource(sheet);
  const foreign = source === null && (sheet?.values ?? []).some((row) => row.some((one) => one !== null && one !== ""));
  return foreign ? failure(sheetNameTaken(SOURCE_SHEET)) : success(source);
}

/** 原文 for a document, over what stands there; a sheet somebody made visible stays visible. */
export async function plannedSource(
  port: WorkbookPort,
  { fileName, lines }: NoticeDocument,
): Promise<Result<SheetPlan>> {
  const content = await port.read([SOURCE_SHEET]);
  if (!content.ok) return content;
  const known = sourceIn(content.value[0]);
  if (!known.ok) return known;
  return success(sourceSheet(keptSource(fileName, lines), content.value[0] ?? null, "hidden"));
}

/** A sentence by its line, or by its words. */
export async function passageOf(
  port: WorkbookPort,
  of: { readonly line: number } | { readonly quote: string },
): Promise<Result<SourcePassage | null>> {
  const source = await loadSource(port);
  if (!source.ok) return source;
  if (source.value === null) return success(null);
  const line = "line" in of ? of.line : lineOfQuote(source.value, of.quote);
  return success(line === null ? null : passageAt(source.value, line));
}

/** Makes 原文 visible and shows a line of it. */
export async function showSource(port: WorkbookPort, line: number): Promise<Result<void>> {
  const source = await loadSource(port);
  if (!source.ok) return source;
  if (source.value === null) return failure(SOURCE_MISSING);
  const sheet = { ...sourceSheet(source.value, null, "visible"), cells: [] };
  const shown = await port.render({ sheets: [sheet], names: [], activeSheet: SOURCE_SHEET });
  return shown.ok ? port.select(onSheet(SOURCE_SHEET, `A${line}`)) : shown;
}

/** 核对清单 of the book as it stands; a second one takes the place of the first. */
export async function makeChecklist(port: WorkbookPort, today: string): Promise<Result<void>> {
  const book = await requireBook(port, today);
  if (!book.ok) return book;
  const content = await port.read([CHECKLIST_SHEET]);
  if (!content.ok) return content;
  const before = content.value[0] ?? null;
  const title = before?.values[0]?.[0] ?? null;
  const ours = title === null || title === "" || String(title).includes(CHECKLIST_SHEET);
  if (!ours) return failure(sheetNameTaken(CHECKLIST_SHEET));
  const sheets = [checklistSheet(book.value, before)];
  const made = await port.render({ sheets, names: [], activeSheet: CHECKLIST_SHEET });
  return made.ok ? port.select(onSheet(CHECKLIST_SHEET, "A1")) : made;
}

export const SOURCE_MISSING: Fault = {
  code: "source-missing",
  sentence: { zh: "这个工作簿里没有留通知的原文。", en: "This workbook keeps no text of the notice." },
  nextStep: {
    zh: "请在“更多”里再导入一次通知；内容相同时只补上原文。",
    en: "Import the notice once more under More; where nothing differs only its text is added.",
  },
  place: SOURCE_SHEET,
};
