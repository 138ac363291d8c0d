import type { Fen } from "../domain/money";
import { formatWan } from "../domain/money";

/** A figure in a report, with the cell of the workbook it was taken from. */
export interface Figure {
  readonly text: string;
  /** 万元, 元, 个 …; printed by the sentence or the heading, repeated in the list of sources. */
  readonly unit: string;
  /** `分配表!E9`; a figure computed from several cells names the range. */
  readonly source: string;
  /** Whether it is missing: printed as “未填” or “—”, never as 0. */
  readonly missing?: true;
}

/** Words of a paragraph, figures among them. */
export type Run = string | Figure;

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly runs: readonly Run[]; readonly indent?: false }
  | { readonly kind: "table"; readonly table: ReportTable }
  | { readonly kind: "signature"; readonly lines: readonly string[] }
  /** A new page; `landscape` pages carry wide tables. `heading` names the annex. */
  | { readonly kind: "annex"; readonly label: string; readonly title: string; readonly landscape?: true };

export interface ReportColumn {
  readonly label: string;
  /** Share of the page's width, any scale. */
  readonly width: number;
  readonly align?: "left" | "right" | "center";
}

export type ReportCell = Run | { readonly strong: Run };

export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  /** 单位：万元, printed above at the right. */
  readonly unit?: string;
  readonly note?: string;
}

/** A report as plain data; `writeDocument` makes a Word file of it. */
export interface ReportDocument {
  readonly kind: string;
  /** The red-headed title's words; without them it is an internal paper. */
  readonly title: string;
  readonly subtitle?: string;
  /** 文号 as far as known; `〔2020〕5号`. */
  readonly documentNumber?: string;
  /** 主送, without the colon. */
  readonly addressee?: string;
  readonly blocks: readonly Block[];
  /** ISO date it is dated by; also the package's date, so that equal input gives equal bytes. */
  readonly dated: string;
  /** Every amount is invented: said on every page. */
  readonly sample: boolean;
}

/** Amount in 万元, for print. Null is “—”: nobody said, which is not 0. */
export function wan(amount: Fen | null, source: string): Figure {
  return amount === null
    ? { text: "—", unit: "万元", source, missing: true }
    : { text: grouped(formatWan(amount)), unit: "万元", source };
}

/** Basis points as a percentage with two decimals, cut off as it was handed in; null is “—”. */
export function percent(basisPoints: number | null, source: string): Figure {
  if (basisPoints === null) return { text: "—", unit: "%", source, missing: true };
  const sign = basisPoints < 0 ? "-" : "";
  const digits = String(Math.abs(basisPoints)).padStart(3, "0");
  return { text: `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}%`, unit: "", source };
}

export function count(value: number | null, unit: string, source: string): Figure {
  return value === null ? { text: "—", unit, source, missing: true } : { text: String(value), unit, source };
}

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: "heading", level, text };
}

export function paragraph(...runs: readonly Run[]): Block {
  return { kind: "paragraph", runs };
}

export function strong(run: Run): ReportCell {
  return { strong: run };
}

/** `2020-05-31` → `2020年5月31日`; anything else as it is. */
export function printedDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year === undefined ? date : `${year}年${Number(month)}月${Number(day)}日`;
}

/** Thousands apart, as finance prints amounts: 10,000.99. */
function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const apart = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}
