import type { Fault, Result } from "../domain/fault";
import { success } from "../domain/fault";
import type { FundBook } from "../domain/book";
import { CHUXIONG_UNITS } from "../domain/chuxiong";
import type { ProjectTable } from "../domain/project";
import { readNotice } from "../notice/readNotice";
import { SAMPLE_DOCUMENT, SAMPLE_NOTICE } from "../notice/sample";
import { SAMPLE_FACTORS } from "../notice/sampleFactors";
import { addDocument, type DocumentEntry } from "./addDocument";
import { allocateBook, handEditsOf, type AllocationChoice, type HandEdit } from "./allocateBook";
import { bookFromTable } from "./bookFromTable";
import { alreadyThere } from "./freshWorkbook";
import type { WorkbookPort } from "./port";
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
  undoLabel(): string | null;
  select(address: string): Promise<Result<void>>;
  /** Calls back when something may have changed; writes nothing (D13). */
  watch(listener: () => void): Promise<Result<() => Promise<void>>>;
}

/** The use cases over one workbook. */
export function createFundUseCases(port: WorkbookPort): FundUseCases {
  const steps = new UndoStack();

  async function startBook(table: ProjectTable, sample: boolean): Promise<Result<BookView>> {
    const existing = await loadBook(port);
    if (!existing.ok) return existing;
    if (existing.value !== null) return alreadyThere(existing.value);
    const book = bookFromTable({
      table,
      units: CHUXIONG_UNITS,
      sample,
      ledger: sample ? [SAMPLE_DOCUMENT] : [],
      factors: sample ? SAMPLE_FACTORS : [],
    });
    const written = await saveBook(port, book);
    return written.ok ? readView() : written;
  }

  async function change(label: string, step: (book: FundBook) => Result<FundBook>): Promise<Result<BookView>> {
    const book = await requireBook(port);
    if (!book.ok) return book;
    const next = step(book.value);
    if (!next.ok) return next;
    const written = await saveBook(port, next.value);
    if (!written.ok) return written;
    steps.push(label, written.value);
    return readView();
  }

  /** Read back, so that what is shown is what the workbook holds. */
  async function readView(): Promise<Result<BookView>> {
    const book = await requireBook(port);
    return book.ok ? success(viewOf(book.value)) : book;
  }

  return {
    async view() {
      const book = await loadBook(port);
      if (!book.ok) return book;
      return success(book.value === null ? null : viewOf(book.value));
    },
    openNotice(source) {
      const table = readNotice(source.text);
      return table.ok ? startBook(table.value, false) : Promise.resolve({ ok: false, fault: inFile(table.fault, source.fileName) });
    },
    loadSample() {
      const table = readNotice(SAMPLE_NOTICE);
      return table.ok ? startBook(table.value, true) : Promise.resolve(table);
    },
    addDocument: (entry) => change("录入指标文件", (book) => success(addDocument(book, entry))),
    async handEdits() {
      const book = await requireBook(port);
      return book.ok ? success(handEditsOf(book.value)) : book;
    },
    allocate: (choice) => change("分配", (book) => allocateBook(book, choice)),
    async undo() {
      const undone = await steps.undo(port);
      if (!undone.ok) return undone;
      const view = await readView();
      return view.ok ? success({ view: view.value, skipped: undone.value }) : view;
    },
    undoLabel: () => steps.label(),
    select: (address) => port.select(address),
    watch: (listener) => port.onEdited(listener),
  };
}

/** A fault in a text says which file. */
function inFile(fault: Fault, fileName: string): Fault {
  return { ...fault, place: fault.place === undefined ? fileName : `${fileName} ${fault.place}` };
}
