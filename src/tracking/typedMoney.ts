import { fen, parseAmount, type Fen } from "../domain/money";
import { yuanText } from "./recordContent";
import { compactText, NOT_UNDERSTOOD, understoodAs, type Understood } from "./typedText";

export type MoneyUnit = "元" | "万元";

/** 10 万亿元 in fen: beyond it a double in 元 no longer names one fen. */
const LARGEST = 1e15;
const FEN_PER: Readonly<Record<MoneyUnit, number>> = { 元: 100, 万元: 1_000_000 };

/**
 * The number of a money cell → fen. Sums of a program are a hair off (0.1+0.2) and taken at the fen; what is finer than
 * a fen is not understood, since somebody has to say which fen was meant.
 */
export function moneyFromNumber(value: number, unit: MoneyUnit): Fen | null {
  const scaled = value * FEN_PER[unit];
  const rounded = Math.round(scaled);
  if (!Number.isFinite(value) || Math.abs(rounded) > LARGEST) return null;
  return Math.abs(scaled - rounded) > Math.max(1e-3, Math.abs(scaled) * 1e-12) ? null : fen(rounded);
}

/**
 * A text in a money cell → fen (E4): full width, thousands, 万, 元, ￥, 红字 in all its shapes. `约4`, `4左右`, `十万`,
 * `39,20` are not amounts.
 * @param unit what the column counts in; a unit in the text goes first
 */
export function moneyFromText(typed: string, unit: MoneyUnit): Understood<Fen> {
  const signed = signedText(compactText(typed));
  const plain = signed.text
    .replace(/^(人民币|CNY|RMB|[¥￥])/i, "")
    .replace(/(元整|元正|圆整|圆)$/, "元")
    .replace(/^(\d+)。(\d+)/, "$1.$2");
  // The sign is ours from here: a second one was not meant.
  if (!/^\d/.test(plain)) return NOT_UNDERSTOOD;
  const amount = parseAmount(plain, unit);
  if (!amount.ok) return NOT_UNDERSTOOD;
  const value = fen(signed.negative ? -amount.value : amount.value);
  return { value, note: understoodAs(typed, `${yuanText(value)}元`) };
}

const NEGATIVE: readonly RegExp[] = [
  /^\((.+)\)$/,
  /^(?:红字|负数|负)(.+)$/,
  /^-((?:人民币|CNY|RMB|[¥￥])?\d.*)$/i,
  /^((?:人民币|CNY|RMB|[¥￥])?\d.*)-$/i,
  /^((?:人民币|CNY|RMB|[¥￥]))-(\d.*)$/i,
  /^(.+)\(红字\)$/,
];

/** The text without its sign; a second sign stays in it, and nobody knows then which was meant. */
function signedText(text: string): { readonly text: string; readonly negative: boolean } {
  const match = NEGATIVE.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  if (!match) return { text: text.replace(/^\+/, ""), negative: false };
  const inner = `${match[1] ?? ""}${match[2] ?? ""}`;
  return { text: inner, negative: true };
}
