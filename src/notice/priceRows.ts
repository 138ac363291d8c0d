import { sumFen, type Fen } from "../domain/money";
import { recogniseUnits } from "../domain/recognise";
import type { Unit, UnitCode } from "../domain/units";
import { readAmount, type AmountReading } from "./amounts";
import type { PlacedText, Share } from "./draftRows";
import type { MoneyUnit } from "./headings";
import type { NumberedRow } from "./numberRows";

/** A numbered row with what its cells of money say. */
export interface PricedRow extends NumberedRow {
  readonly amount: AmountReading;
  /** Money printed for single units. */
  readonly shares: readonly PricedShare[];
}

export interface PricedShare {
  /** Null where the text names no unit, or several. */
  readonly unit: UnitCode | null;
  readonly reading: AmountReading;
  readonly place: PlacedText;
}

/** Reads the money of a row; where it is printed for single units, the row's amount is their sum. */
export function priceRow(one: NumberedRow, moneyUnit: MoneyUnit | null, units: readonly Unit[]): PricedRow {
  const shares = one.row.shares.map((share) => pricedShare(share, moneyUnit, units));
  const own = readAmount(one.row.amount ?? one.row.total, moneyUnit);
  return { ...one, shares, amount: shares.length === 0 ? own : sumOfShares(shares, own) };
}

function pricedShare(share: Share, moneyUnit: MoneyUnit | null, units: readonly Unit[]): PricedShare {
  const named = share.unit === null ? recogniseUnits(share.unitText, units).units : [share.unit];
  const place = { text: share.text, line: share.line };
  return { unit: named.length === 1 ? (named[0] ?? null) : null, reading: readAmount(place, moneyUnit), place };
}

/** A share that cannot be read leaves the sum open: the printed total then stands, or the question. */
function sumOfShares(shares: readonly PricedShare[], own: AmountReading): AmountReading {
  const open = shares.find(({ reading }) => reading.kind === "unreadable" || reading.kind === "unitUnknown");
  if (open !== undefined) return open.reading;
  const amounts: Fen[] = shares.flatMap(({ reading }) => (reading.kind === "amount" ? [reading.amount] : []));
  return amounts.length === 0 ? own : { kind: "amount", amount: sumFen(amounts) };
}
