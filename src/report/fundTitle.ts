import type { FundBook } from "../domain/book";
import { fundName } from "../domain/fundName";

/** What titles call the fund: `2020年公共数字文化建设专项资金`. */
export function fundTitle({ title, year }: Pick<FundBook, "title" | "year">): string {
  return `${year === null ? "" : `${year}年`}${fundName(title)}`;
}
