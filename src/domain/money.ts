import { failure, success, type Result } from "./fault";

declare const fenBrand: unique symbol;

/** An amount in fen (0.01 元), always a safe integer. The only money type inside. */
export type Fen = number & { readonly [fenBrand]: true };

/** 1 万元 in fen. */
const FEN_PER_WAN = 1_000_000;
/** The smallest allocation step people write: 0.01 万元 = 100 元. */
export const ALLOCATION_STEP = 10_000 as Fen;
export const ZERO_FEN = 0 as Fen;

/** @throws RangeError when `value` is no safe integer: a programming error, never a person's. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of fen: ${value}`);
  return (value === 0 ? 0 : value) as Fen;
}

/** Exact sum; the empty sum is 0. @throws RangeError beyond the safe integers (90 万亿元). */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
}

/** `1882` steps of 0.01 万元 → fen. */
export function fromSteps(steps: number): Fen {
  return fen(steps * ALLOCATION_STEP);
}

/**
 * Fen as a decimal text in 万元, two decimals, or up to six when the amount is finer
 * than 0.01 万元 (nothing is rounded away). No thousands separator: `10000.99`.
 */
export function formatWan(amount: Fen): string {
  return decimalText(amount, FEN_PER_WAN, 6, 2);
}

/** Fen as a decimal text in 元 with two decimals. */
export function formatYuan(amount: Fen): string {
  return decimalText(amount, 100, 2, 2);
}

function decimalText(amount: number, scale: number, digits: number, shown: number): string {
  const sign = amount < 0 ? "-" : "";
  const magnitude = Math.abs(amount);
  const whole = Math.floor(magnitude / scale);
  const fraction = String(magnitude % scale).padStart(digits, "0");
  const trimmed = fraction.replace(/0+$/, "").padEnd(shown, "0");
  return `${sign}${whole}.${trimmed}`;
}

/** 10 万亿元 in fen: beyond it a double in 万元 no longer names one fen, and a neighbour would be read silently. */
const SHEET_LIMIT = 1e15;

/**
 * The number a sheet cell in 万元 holds → fen. Doubles typed by people (18.81) are a hair off;
 * they are taken at fen precision, and refused when they are not within a thousandth of a fen
 * or larger than 10 万亿元.
 */
export function fenFromWanNumber(value: number): Fen | null {
  if (!Number.isFinite(value)) return null;
  const scaled = value * FEN_PER_WAN;
  const rounded = Math.round(scaled);
  if (Math.abs(rounded) > SHEET_LIMIT) return null;
  return Math.abs(scaled - rounded) > Math.max(1e-3, Math.abs(scaled) * 1e-12) ? null : fen(rounded);
}

/** Fen → the number a sheet cell in 万元 holds. Only for the edge; never for sums. */
export function wanNumber(amount: Fen): number {
  return Number(formatWan(amount));
}

const FULL_WIDTH_OFFSET = 0xfee0;

/** Full-width digits and punctuation (３．９２) to half width; other text untouched. */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_OFFSET)).replace(/　/g, " ");
}

const AMOUNT = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(万元|万|元)?$/;

/**
 * Reads an amount as people type it: `47.03`, `４７．０３`, `1,883.00`, `3.92万`, `3920元`.
 * Without a unit the text is in `defaultUnit`. Never guesses: `约47` is refused, and so is
 * anything finer than a fen (domain-and-peers E5).
 */
export function parseAmount(text: string, defaultUnit: "万元" | "元"): Result<Fen> {
  const compact = toHalfWidth(text).replace(/\s/g, "");
  const match = AMOUNT.exec(compact);
  const whole = match?.[2];
  if (!match || whole === undefined) return unreadableAmount(text);
  const unit = match[4] ?? defaultUnit;
  const digits = unit === "元" ? 2 : 6;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return unreadableAmount(text);
  const magnitude = Number(whole.replace(/,/g, "") + fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(magnitude)) return unreadableAmount(text);
  return success(fen(match[1] === "-" ? -magnitude : magnitude));
}

function unreadableAmount(text: string): Result<Fen> {
  return failure({
    code: "amount-unreadable",
    sentence: {
      zh: `“${text}”不是金额，没有写入，也没有当作0。`,
      en: `"${text}" is not an amount; nothing was written and it was not taken as 0.`,
    },
    nextStep: { zh: "请填数字，例如 47.03（万元）。", en: "Type a number, for example 47.03 (万元)." },
  });
}
