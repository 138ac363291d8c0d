import { toHalfWidth } from "../domain/money";

/** What a cell of a returned file holds, as its program kept it. */
export interface TypedContent {
  readonly value: string | number | boolean;
  /** The number is shown as a percentage: 0.8 stands as 80%. */
  readonly percent?: true;
  /** An error value (`#REF!`), not a text that looks like one. */
  readonly error?: true;
}

/** What a typed text means; null: it is not understood and has to be asked, never 0. */
export interface Understood<T extends string | number> {
  readonly value: T | null;
  /** How it was understood where that is not plain; empty otherwise. */
  readonly note: string;
}

export const NOT_UNDERSTOOD = { value: null, note: "" } as const;

/** Full width to half width, one kind of minus; unseen characters and all blanks gone. */
export function compactText(text: string): string {
  return toHalfWidth(text)
    .replace(/[\u200b-\u200f\u2060\ufeff\s]/g, "")
    .replace(/[\u2010-\u2015\u2212\ufe63]/g, "-");
}

/** A number as a program shows it in a plain cell: no more digits than a double tells apart. */
export function shownNumber(value: number): string {
  return decimalText(Number(value.toPrecision(15)));
}

function decimalText(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(20).replace(/0+$/, "");
}

/** `“３．９２万”按39,200.00元理解` */
export function understoodAs(typed: string, meaning: string): string {
  return `“${typed.trim()}”按${meaning}理解`;
}
