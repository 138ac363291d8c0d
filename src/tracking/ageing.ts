import type { FundDocument } from "../domain/book";
import { fen, sumFen, type Fen } from "../domain/money";

/** Money unused for two consecutive years counts as 结余 and is taken back (E9). */
const REMAINDER_DAYS = 730;

/** 账龄 of what is unspent of a document, by days since it was received. */
export const AGE_BANDS = [
  { over: REMAINDER_DAYS, words: "两年以上，结余风险" },
  { over: 365, words: "一至两年" },
  { over: 180, words: "半年至一年" },
] as const;
export const YOUNGEST_BAND = "半年以内";
export const USED_UP = "已用完";

/** What is left of one received document; null where it is not known. */
export interface AgedDocument {
  /** 收文日期, or the document's own where nobody typed it. */
  readonly since: string | null;
  readonly amount: Fen;
  readonly unspent: Fen | null;
  readonly days: number | null;
  readonly band: string;
}

/**
 * The received documents in the order of the ledger with what is unspent of each, the oldest being spent first; a 追减
 * takes from the last ones. Null where nobody reported spending.
 */
export function agedDocuments(
  received: readonly FundDocument[],
  spent: Fen | null,
  today: string,
): readonly AgedDocument[] {
  const total = sumFen(received.map(({ amount }) => amount));
  let before = 0;
  return received.map(({ receivedOn, issuedOn, amount }) => {
    const since = receivedOn ?? issuedOn;
    const after = before + Math.max(0, amount);
    const unspent = spent === null ? null : fen(Math.max(0, Math.min(after, total) - Math.max(before, spent)));
    before = after;
    const days = since === null ? null : daysBetween(since, today);
    return { since, amount, unspent, days, band: bandOf(unspent, days) };
  });
}

function bandOf(unspent: Fen | null, days: number | null): string {
  if (unspent === null || days === null) return "";
  if (unspent === 0) return USED_UP;
  return AGE_BANDS.find(({ over }) => days > over)?.words ?? YOUNGEST_BAND;
}

/** Whole days from one ISO date to another; negative when it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
