import { failure, success, type Bilingual, type Fault, type Result } from "../domain/fault";
import type { FundBook } from "../domain/book";
import { CHUXIONG_UNITS } from "../domain/chuxiong";
import type { ProjectTable } from "../domain/project";
import { readNotice } from "../notice/readNotice";
import { SAMPLE_DOCUMENT, SAMPLE_NOTICE } from "../notice/sample";
import { SAMPLE_FACTORS } from "../notice/sampleFactors";
import { addDocument, type DocumentEntry } from "./addDocument";
import { allocateBook, handEditsOf, type AllocationChoice, type HandEdit } from "./allocateBook";
import { bookFromTable } from "./bookFromTable";
import { alreadyThere, requireFreeNames } from "./freshWorkbook";
import type { WorkbookPort, WriteReport } from "./port";
import { UndoStack } from "./undo";
import type { BookView } from "./view";
import { viewOf } from "./viewOf";
import { loadBook, requireBook, saveBook } from "./workbookBook";

export type { DocumentEntry, HandEdit };

/** What a person can do with a workbook; pane, commands and pages over files share it. */
export interface FundUseCases {
  /** Null: the workbook holds no fund book yet. */
  view(): Promise<Result<BookView | null>>;
  openNotice(source: { readonly fileName: string; readonly text: string }): Promise<Result<BookView>>;
  loadSample(): Promise<Result<BookView>>;
  addDocument(entry: DocumentEntry): Promise<Result<BookView>>;
  handEdits(): Promise<Result<readonly HandEdit[]>>;
  allocate(choice: AllocationChoice): Promise<Result<BookView>>;
  /** Takes the last step back; cells changed since are left alone and listed. */
  undo(): Promise<Result<{ readonly view: BookView; readonly skipped: readonly string[] }>>;
  /** What would be undone (分配), or null. */
  undoLabel(): Bilingual | null;
  select(address: string): Promise<Result<void>>;
  /** Calls back when something may have changed; writes nothing (D13). */
  watch(listener: () => void): Promise<Result<() => Promise<void>>>;
}

/** What an undoable step is called. */
const STEP = {
  document: { zh: "录入指标文件", en: "Add a document" },
  allocate: { zh: "分配", en: "Allocate" },
} as const satisfies Record<string, Bilingual>;

/** The use cases over one workbook. */
export function createFundUseCases(port: WorkbookPort): FundUseCases {
  const steps = new UndoStack();
  const change = async (label: Bilingual, step: (book: FundBook) => Result<FundBook>): Promise<Result<BookView>> => {
    const next = await stepped(port, step);
    if (!next.ok) return next;
    steps.push(label, next.value);
    return readView(port);
  };
  return {
    async view() {
      const book = await loadBook(port);
      if (!book.ok) return book;
      return success(book.value === null ? null : viewOf(book.value));
    },
    async openNotice({ fileName, text }) {
      const table = readNotice(text);
      return table.ok ? startBook(port, table.value, false) : failure(inFile(table.fault, fileName));
    },
    async loadSample() {
      const table = readNotice(SAMPLE_NOTICE);
      return table.ok ? startBook(port, table.value, true) : table;
    },
    addDocument: (entry) => change(STEP.document, (book) => success(addDocument(book, entry))),
    async handEdits() {
      const book = await requireBook(port);
      return book.ok ? success(handEditsOf(book.value)) : book;
    },
    allocate: (choice) => change(STEP.allocate, (book) => allocateBook(book, choice)),
    undo: () => undoStep(port, steps),
    undoLabel: () => steps.label(),
    select: (address) => port.select(address),
    watch: (listener) => port.onEdited(listener),
  };
}

async function startBook(port: WorkbookPort, table: ProjectTable, sample: boolean): Promise<Result<BookView>> {
  const existing = await loadBook(port);
  if (!existing.ok) return existing;
  if (existing.value !== null) return alreadyThere(existing.value);
  const free = await requireFreeNames(port);
  if (!free.ok) return free;
  const invented = sample ? { ledger: [SAMPLE_DOCUMENT], factors: SAMPLE_FACTORS } : { ledger: [], factors: [] };
  const written = await saveBook(port, bookFromTable({ table, units: CHUXIONG_UNITS, sample, ...invented }));
  return written.ok ? readView(port) : written;
}

/** Reads the book, takes the step, writes the result. */
async function stepped(port: WorkbookPort, step: (book: FundBook) => Result<FundBook>): Promise<Result<WriteReport>> {
  const book = await requireBook(port);
  if (!book.ok) return book;
  const next = step(book.value);
  return next.ok ? saveBook(port, next.value) : next;
}

/** Read back, so that what is shown is what the workbook holds. */
async function readView(port: WorkbookPort): Promise<Result<BookView>> {
  const book = await requireBook(port);
  return book.ok ? success(viewOf(book.value)) : book;
}

/** Puts typed cells back, then renders what follows from them. */
async function undoStep(port: WorkbookPort, steps: UndoStack): ReturnType<FundUseCases["undo"]> {
  const undone = await steps.undo(port);
  if (!undone.ok) return undone;
  const rendered = await stepped(port, (book) => success(book));
  if (!rendered.ok) return rendered;
  const view = await readView(port);
  return view.ok ? success({ view: view.value, skipped: undone.value }) : view;
}

/** A fault in a text says which file. */
function inFile(fault: Fault, fileName: string): Fault {
  return { ...fault, place: fault.place === undefined ? fileName : `${fileName} ${fault.place}` };
}
