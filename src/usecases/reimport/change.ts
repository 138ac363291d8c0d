import type { FundBook } from "../../domain/book";
import type { Bilingual } from "../../domain/fault";

/** One thing a corrected notice says differently from the book. */
export interface ImportDifference {
  /** Stable while book and notice stay as they are: `P5:task`. */
  readonly id: string;
  readonly kind: "fact" | "project" | "indicator" | "question" | "rule" | "date";
  readonly change: "added" | "changed" | "gone";
  /** 第5项 建设任务 */
  readonly place: Bilingual;
  /** As the book has it; empty where it is new. */
  readonly before: string;
  /** As the notice has it; empty where it is gone. */
  readonly after: string;
  /** What taking it does beyond the obvious, or why nothing can be taken; null where nothing need be said. */
  readonly remark: Bilingual | null;
  /** False: only told, there is nothing in the book to change. */
  readonly takeable: boolean;
}

/** A difference, and the book once it is taken. */
export interface ImportChange {
  readonly difference: ImportDifference;
  readonly take: (book: FundBook) => FundBook;
}

export const unchangedBook = (book: FundBook): FundBook => book;
