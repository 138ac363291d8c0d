import { connectPane } from "../host/connect-pane";
import type { OpenBook } from "./book";
import { openBook } from "./book";
import type { BookFile } from "./files";
import { readFile, showFile, writeFile } from "./files";
import { blankWorkbook } from "./spreadsheet/blank";
import { createSpreadsheet } from "./spreadsheet/create";
import { completeCanvasFonts, loadUsualCharacters, redrawWhenFontsArrive } from "./spreadsheet/fonts";
import { showCell } from "./spreadsheet/place";
import type { CellReading, Workbench } from "./workbench";
import { locale } from "./words";

/** Starts grid and host inside `container` with an empty workbook. */
export async function startWorkbench(container: HTMLElement): Promise<Workbench> {
  completeCanvasFonts();
  if (!(await loadUsualCharacters())) throw new Error("中文字体没有载入。The Chinese font did not load.");
  const spreadsheet = createSpreadsheet(container);
  const { api } = spreadsheet;
  let book: OpenBook = await openBook(spreadsheet, blankWorkbook(), locale);
  let file: BookFile | null = null;
  redrawWhenFontsArrive(api);

  const replaceBook = async (): Promise<void> => {
    book.close();
    book = await openBook(spreadsheet, blankWorkbook(), locale);
    file = null;
  };
  const workbook = (): NonNullable<ReturnType<typeof api.getActiveWorkbook>> => {
    const open = api.getActiveWorkbook();
    if (!open) throw new Error("No workbook is open.");
    return open;
  };
  const readCell = (sheet: string, address: string): CellReading | null => {
    const range = workbook().getSheetByName(sheet)?.getRange(address);
    if (!range) return null;
    return { value: range.getRawValue() ?? null, display: range.getDisplayValue(), formula: range.getFormula() };
  };
  return {
    connectPane: (frame, address) => connectPane(book.host, frame, { address, locale }),
    newWorkbook: replaceBook,
    open: async (bytes) => {
      const read = await readFile(bytes);
      await replaceBook();
      await showFile(book.host, read);
      book.markSaved();
      file = read;
    },
    save: async () => {
      const bytes = await writeFile(book.host, file);
      book.markSaved();
      return bytes;
    },
    hasUnsavedChanges: () => book.hasUnsavedChanges(),
    sheetNames: () =>
      workbook()
        .getSheets()
        .map((sheet) => sheet.getSheetName()),
    activeSheet: () => workbook().getActiveSheet().getSheetName(),
    selection: () =>
      workbook()
        .getActiveSheet()
        .getSelection()
        ?.getActiveRangeList()
        .map((range) => range.getA1Notation()) ?? [],
    showCell: (sheet, address) => showCell(spreadsheet, container, sheet, address),
    readCell,
    trace: () => book.host.trace.entries,
  };
}
