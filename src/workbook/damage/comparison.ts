import type { FundBook } from "../../domain/book";
import type { WorkbookContent, WorkbookPlan } from "../plan";
import type { Alignment } from "./alignment";
import type { CellDifference } from "./cells";

/** A workbook beside what it should be. */
export interface DamageComparison {
  readonly book: FundBook;
  readonly plan: WorkbookPlan;
  /** The content with every sheet under its own name. */
  readonly content: WorkbookContent;
  readonly alignments: ReadonlyMap<string, Alignment>;
  readonly differences: readonly CellDifference[];
}
