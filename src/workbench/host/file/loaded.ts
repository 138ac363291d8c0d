import type { SheetModel, WorkbookModel } from "../../../sheetfile";
import { bookParts, type BookParts } from "./book-parts";
import type { OpenHost } from "./objects";
import { shownFacts, type LoadedSheet } from "./sheet-model";

/** A workbook as it was opened: what the file said, and what the host gave back right afterwards. */
export interface LoadedBook {
  readonly base: WorkbookModel;
  readonly shown: BookParts;
  readonly sheets: ReadonlyMap<SheetModel, LoadedSheet>;
}

const loadedBooks = new WeakMap<object, LoadedBook>();

/** Remembers what the host shows of a file that was just opened. */
export function remember(host: OpenHost, base: WorkbookModel): void {
  const sheets = new Map<SheetModel, LoadedSheet>();
  host.engine.sheets().forEach((info, index) => {
    const sheet = base.sheets[index];
    if (sheet !== undefined) sheets.set(sheet, { base: sheet, shown: shownFacts(host, info) });
  });
  loadedBooks.set(host.book, { base, shown: bookParts(host), sheets });
}

/** What was opened from that model; undefined when the host shows something else. */
export function remembered(host: OpenHost, base: WorkbookModel | undefined): LoadedBook | undefined {
  const loaded = loadedBooks.get(host.book);
  return loaded !== undefined && loaded.base === base ? loaded : undefined;
}
