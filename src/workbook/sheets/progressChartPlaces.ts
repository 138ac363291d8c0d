import type { FundBook } from "../../domain/book";
import { columnLetters } from "../address";
import { CATEGORY_ROWS } from "./progressPlaces";

/** 0-based: where the figures of a chart stand on 进度图. */
export interface ChartBlock {
  readonly header: number;
  readonly first: number;
  readonly last: number;
  readonly column: number;
}

export const MONTHS = 12;
export const MONTH_BLOCK: ChartBlock = { header: 19, first: 20, last: 19 + MONTHS, column: 9 };
export const CATEGORY_BLOCK: ChartBlock = { header: 37, first: 38, last: 37 + CATEGORY_ROWS, column: 9 };
/** What is drawn of them: all but 未分类. */
export const DRAWN_CATEGORIES: ChartBlock = { ...CATEGORY_BLOCK, last: CATEGORY_BLOCK.last - 1 };

/** As many rows as there are units; everything else keeps its place. */
export function unitBlock({ units }: Pick<FundBook, "units">): ChartBlock {
  return { header: 37, first: 38, last: 37 + Math.max(units.length, CATEGORY_ROWS), column: 0 };
}

/** One column of a block: `C39:C50`. */
export function chartRange({ first, last, column }: ChartBlock, offset: number): string {
  const letters = columnLetters(column + offset);
  return `${letters}${first + 1}:${letters}${last + 1}`;
}
