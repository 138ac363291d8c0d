import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { amountsClosed } from "../review/states";
import type { Diary } from "./diary";
import { amountsClosedFault } from "./reviewFaults";

export interface Telling {
  readonly diary: Diary;
  /** 分配 */
  readonly what: string;
  readonly reason: string;
}

/** What a step made of the book, with its entry in 日志; approved amounts are changed by no step. */
export function toldStep(
  before: FundBook,
  after: Result<FundBook>,
  { diary, what, reason }: Telling,
): Result<FundBook> {
  if (!after.ok) return after;
  if (amountsClosed(before.state) && after.value.decided !== before.decided) {
    return failure(amountsClosedFault(before.state));
  }
  return success(diary.changed(before, after.value, { what, reason }));
}
