import type { FundBook } from "../domain/book";
import { success, type Result } from "../domain/fault";
import { allocateBook, type AllocationChoice } from "./allocateBook";
import { keptBefore, type VersionMoment } from "./versions";

/** 分配 as an act: what stood before stays readable in 历次方案 (M3). Faults as `allocateBook`. */
export function divideBook(book: FundBook, choice: AllocationChoice, moment: VersionMoment): Result<FundBook> {
  const divided = allocateBook(book, { ...choice, by: moment.who });
  return divided.ok ? success(keptBefore(book, divided.value, moment)) : divided;
}
