import { fen, parseAmount, toHalfWidth, type Fen } from "../domain/money";
import type { PlacedText } from "./draftRows";
import { asMoneyUnit, MONEY_UNIT, type MoneyUnit } from "./headings";
import { proseText, withoutSpaces, type SourceLine } from "./sourceLines";

/** What an amount cell says: an amount, nothing, or a text that cannot be taken as one (never 0). */
export type AmountReading =
  | { readonly kind: "amount"; readonly amount: Fen }
  | { readonly kind: "none" }
  | { readonly kind: "unreadable" | "unitUnknown"; readonly quote: PlacedText };

const EMPTY_AMOUNT = /^(?:[-—–/／]+|无)$/;
const LINES_ABOVE_TABLE = 8;
/** What one of a unit is in 万元, as a fraction; 元 and 万元 are read as they are. */
const OF_TEN_THOUSAND: Readonly<Record<MoneyUnit, { readonly times: number; readonly divided: number }>> = {
  亿元: { times: 10_000, divided: 1 },
  万元: { times: 1, divided: 1 },
  千元: { times: 1, divided: 10 },
  百元: { times: 1, divided: 100 },
  元: { times: 1, divided: 1 },
};
const OWN_UNIT = new RegExp(`(${MONEY_UNIT}|[万亿])$`);

/** Reads an amount cell in the unit of its table; an amount without any unit is not guessed. */
export function readAmount(quote: PlacedText | null, moneyUnit: MoneyUnit | null): AmountReading {
  const plain = quote === null ? "" : withoutSpaces(toHalfWidth(quote.text)).replace(/^[¥￥]/, "");
  if (quote === null || EMPTY_AMOUNT.test(plain)) return { kind: "none" };
  const printed = OWN_UNIT.exec(plain)?.[1]?.replace(/^([万亿])$/, "$1元");
  const unit = asMoneyUnit(printed) ?? moneyUnit;
  const amount = amountIn(plain.replace(OWN_UNIT, ""), unit ?? "万元");
  if (amount === null) return { kind: "unreadable", quote };
  return unit === null ? { kind: "unitUnknown", quote } : { kind: "amount", amount };
}

/** Null for what is no number, or finer than a fen. */
function amountIn(number: string, unit: MoneyUnit): Fen | null {
  const parsed = parseAmount(number, unit === "元" ? "元" : "万元");
  if (!parsed.ok) return null;
  const { times, divided } = OF_TEN_THOUSAND[unit];
  const scaled = (parsed.value * times) / divided;
  return Number.isSafeInteger(scaled) ? fen(scaled) : null;
}

/** 单位：万元 printed in the few lines above the table's heading, or in the rows of its block above the heading. */
export function moneyUnitAbove(lines: readonly SourceLine[], headingLine: number): MoneyUnit | null {
  const above = lines.slice(Math.max(0, headingLine - 1 - LINES_ABOVE_TABLE), headingLine - 1).reverse();
  const pattern = new RegExp(`(?:单位|金额)[:：](?:人民币)?(${MONEY_UNIT})`);
  for (const { text } of above) {
    const unit = asMoneyUnit(pattern.exec(withoutSpaces(proseText(text)))?.[1]);
    if (unit !== null) return unit;
  }
  return null;
}
