import { parseAmount, type Fen } from "../domain/money";
import type { MoneyUnit } from "./columns";
import type { DraftRow, PlacedText } from "./draftRows";
import { proseText, withoutSpaces, type SourceLine } from "./sourceLines";

/** What an amount cell says: an amount, nothing, or a text that cannot be taken as one (never 0). */
export type AmountReading =
  | { readonly kind: "amount"; readonly amount: Fen }
  | { readonly kind: "none" }
  | { readonly kind: "unreadable" | "unitUnknown"; readonly quote: PlacedText };

const EMPTY_AMOUNT = /^(?:[-—–/／]+|无)$/;
const LINES_ABOVE_TABLE = 8;

/** Reads the amount cell in the unit of its table; an amount without any unit is not guessed. */
export function readAmount(row: DraftRow, moneyUnit: MoneyUnit | null): AmountReading {
  const quote = row.amount;
  if (quote === null || EMPTY_AMOUNT.test(withoutSpaces(quote.text))) return { kind: "none" };
  const namesUnit = /[万元]\s*$/.test(quote.text);
  const parsed = parseAmount(quote.text, moneyUnit ?? "万元");
  if (!parsed.ok) return { kind: "unreadable", quote };
  if (moneyUnit === null && !namesUnit) return { kind: "unitUnknown", quote };
  return { kind: "amount", amount: parsed.value };
}

/** 单位：万元 printed in the few lines above the table's heading, or null. */
export function moneyUnitAbove(lines: readonly SourceLine[], headingLine: number): MoneyUnit | null {
  const above = lines.slice(Math.max(0, headingLine - 1 - LINES_ABOVE_TABLE), headingLine - 1).reverse();
  for (const { text } of above) {
    const unit = /(?:单位|金额)[:：](?:人民币)?(万元|元)/.exec(withoutSpaces(proseText(text)))?.[1];
    if (unit === "万元" || unit === "元") return unit;
  }
  return null;
}
