import type { FundBook } from "../../domain/book";
import type { MatrixLayout } from "../layout";
import type { ProofRow } from "../proofModel";

/** What 分配表 needs besides the book: where everything stands, and the rules as computed. */
export interface AllocationSheetInput {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly proof: readonly ProofRow[];
}
