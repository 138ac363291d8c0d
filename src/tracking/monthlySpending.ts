import { fen, type Fen } from "../domain/money";
import type { RegisterRow } from "../domain/returns";
import { amountOf, textOf } from "./recordContent";
import { counts } from "./spending";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Spending up to the end of each month of a year. */
export interface MonthlySpending {
  /** January first; null for months that have not begun, and while nothing was reported. Earlier years are in it. */
  readonly upTo: readonly (Fen | null)[];
  /** Spent on days nobody could read: in no month. */
  readonly undated: Fen;
}

/** The last day of a month of a year, ISO. */
export function monthEnd(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** 累计支出 by month; amounts nobody could read are in no sum. */
export function monthlySpending(rows: readonly RegisterRow[], year: number, today: string): MonthlySpending {
  const paid = rows.flatMap((row) => {
    const amount = row.table === "spend" && counts(row) ? amountOf(row, "amount") : null;
    return amount === null ? [] : [{ amount, on: textOf(row, "paidOn") }];
  });
  const dated = paid.filter(({ on }) => DAY.test(on));
  const sum = (some: typeof paid): Fen => fen(some.reduce((total, { amount }) => total + amount, 0));
  return {
    upTo: Array.from({ length: 12 }, (_unused, index) => {
      const begins = `${year}-${String(index + 1).padStart(2, "0")}-01`;
      const end = monthEnd(year, index + 1);
      return begins > today || paid.length === 0 ? null : sum(dated.filter(({ on }) => on <= end));
    }),
    undated: sum(paid.filter(({ on }) => !DAY.test(on))),
  };
}
