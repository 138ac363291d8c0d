import { ILayoutService } from "@univerjs/ui";
import { connectPane } from "../host/connect-pane";
import type { FaultPlan } from "../host/faults";
import type { HostOptions } from "../host/host";
import type { TraceEntry } from "../host/trace";
import { isDark, onAppearance } from "./appearance";
import type { OpenBook } from "./book";
import { openBook } from "./book";
import type { BookFile } from "./files";
import { readFile, showFile, writeFile } from "./files";
import { Listeners } from "./listeners";
import { onPreferences, preferences } from "./preferences";
import { blankWorkbook } from "./spreadsheet/blank";
import type { Spreadsheet } from "./spreadsheet/create";
import { createSpreadsheet, speak } from "./spreadsheet/create";
import { completeCanvasFonts, loadUsualCharacters, redrawWhenFontsArrive } from "./spreadsheet/fonts";
import { keepMenusInside } from "./spreadsheet/menus";
import { showCell } from "./spreadsheet/place";
import { keepTypedAhead } from "./spreadsheet/type-ahead";
import type { StartParameters } from "./parameters";
import type { CellReading, Workbench, WorkbenchEvents } from "./workbench";

/** Grid texts and colours follow what the person chooses while the page is open. */
function followPreferences(spreadsheet: Spreadsheet): void {
  let { locale } = preferences();
  onPreferences(() => {
    if (preferences().locale === locale) return;
    locale = preferences().locale;
    speak(spreadsheet, locale).catch(reportError);
  });
  onAppearance(() => spreadsheet.api.toggleDarkMode(isDark()));
}

type WhatIsShown = Pick<Workbench, "sheetNames" | "activeSheet" | "selection" | "showCell" | "readCell" | "focusGrid">;

/** Reading what the grid shows. */
function gridReader(spreadsheet: Spreadsheet, container: HTMLElement): WhatIsShown {
  const { api, univer } = spreadsheet;
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
    focusGrid: () => univer.__getInjector().get(ILayoutService).focus(),
  };
}

/** What every host of this page is told; `readFile` gives the open workbook as a file. */
function hostOptions(
  { apiLevel }: StartParameters,
  events: WorkbenchEvents,
  readFileNow: () => Promise<Uint8Array>,
): HostOptions {
  return {
    // Asked for whenever a pane starts: it then speaks the language chosen meanwhile.
    get locale() {
      return preferences().locale;
    },
    ...(apiLevel !== null && { apiLevel }),
    // Beyond any request: nobody waits for it, but it must not pass unseen.
    onInternalError: (error) => reportError(error),
    onCircularReference: (cells) => events.onCircularReference(cells),
    surroundings: {
      createWorkbook: (bytes) => events.onCreateWorkbook(bytes),
      saveWorkbook: () => events.onSaveWorkbook(),
      closeWorkbook: (behavior) => events.onCloseWorkbook(behavior === "Save"),
      readFile: readFileNow,
    },
  };
}

/** The grid, and beside it the font it draws with. */
async function startGrid(container: HTMLElement): Promise<Spreadsheet> {
  completeCanvasFonts();
  keepMenusInside();
  const grid = createSpreadsheet(container, preferences().locale, isDark());
  const [spreadsheet, hasFont] = await Promise.all([grid, loadUsualCharacters()]);
  if (!hasFont) throw new Error("中文字体没有载入。The Chinese font did not load.");
  return spreadsheet;
}

/** Starts grid and host inside `container` with an empty workbook. */
export async function startWorkbench(
  container: HTMLElement,
  parameters: StartParameters,
  events: WorkbenchEvents,
): Promise<Workbench> {
  const watchJudgements = keepTypedAhead();
  const spreadsheet = await startGrid(container);
  const changes = new Listeners<[]>();
  const messages = new Listeners<[TraceEntry]>();
  let faults: FaultPlan = parameters.faults;

  const options = hostOptions(parameters, events, () => writeFile(book.host, file));
  const openHosted = async (): Promise<OpenBook> => {
    const opened = await openBook(spreadsheet, blankWorkbook(), options, () => changes.tell());
    opened.host.setFaults(faults);
    opened.host.trace.listen((entry) => messages.tell(entry));
    return opened;
  };
  let book = await openHosted();
  let file: BookFile | null = null;
  watchJudgements(spreadsheet.univer);
  redrawWhenFontsArrive(spreadsheet.api);
  followPreferences(spreadsheet);

  const replaceBook = async (): Promise<void> => {
    book.close();
    book = await openHosted();
    file = null;
  };
  return {
    ...gridReader(spreadsheet, container),
    connectPane: (frame, address, paneEvents) =>
      connectPane(book.host, frame, { address, locale: preferences().locale, ...paneEvents }),
    newWorkbook: replaceBook,
    open: async (bytes) => {
      const read = await readFile(bytes);
      await replaceBook();
      await showFile(book.host, read);
      book.markSaved();
      file = read;
      return read.carried;
    },
    save: async () => {
      const bytes = await writeFile(book.host, file);
      book.markSaved();
      return bytes;
    },
    copy: () => writeFile(book.host, file),
    hasUnsavedChanges: () => book.hasUnsavedChanges(),
    markUnsaved: () => book.markUnsaved(),
    onChange: (listener) => changes.add(listener),
    trace: () => book.host.trace.entries,
    clearTrace: () => book.host.trace.clear(),
    onTrace: (listener) => messages.add(listener),
    faults: () => faults,
    setFaults: (plan) => {
      faults = plan;
      book.host.setFaults(plan);
    },
    remoteEdit: (edits) => book.host.remoteEdits("edit" in edits ? [edits] : edits),
  };
}
