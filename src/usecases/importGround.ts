import type { FundBook } from "../domain/book";
import type { Bilingual, Result } from "../domain/fault";
import type { SheetPlan } from "../workbook/plan";
import type { Clock } from "./clock";
import type { Diary } from "./diary";
import type { History } from "./history";
import type { ImportDecisions, NoticeProposal } from "./importNotice";
import type { WorkbookPort } from "./port";
import type { BookView } from "./view";

/** A proposal for this workbook; `again` where it already holds a book. */
export interface ImportPreview {
  readonly proposal: NoticeProposal;
  readonly again: boolean;
  /** What was decided of the same repairs before. */
  readonly remembered: ImportDecisions["repairs"];
}

/** What importing works on. */
export interface ImportGround {
  readonly port: WorkbookPort;
  readonly clock: Clock;
  readonly diary: Diary;
  readonly history: History;
  /** Makes the sheets of a first import. */
  readonly start: (book: FundBook, besides: readonly SheetPlan[]) => Promise<Result<BookView>>;
  readonly write: (label: Bilingual, step: (book: FundBook) => Result<FundBook>) => Promise<Result<BookView>>;
}
