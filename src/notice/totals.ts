import { fen, formatWan, sumFen, ZERO_FEN, type Fen } from "../domain/money";
import type { Unit, UnitCode } from "../domain/units";
import { readAmount } from "./amounts";
import { textsOf, type PlacedText } from "./draftRows";
import type { MoneyUnit } from "./headings";
import type { TotalRow } from "./joinRows";
import { priceRow, type PricedRow } from "./priceRows";
import { raise, type RaisedQuestion } from "./questionList";

/** Sums of amounts between two lines, in constant time each. */
class LineSums {
  private readonly lines: readonly number[];
  private readonly sums: readonly number[];

  constructor(amounts: readonly { readonly line: number; readonly amount: Fen }[]) {
    const sorted = [...amounts].sort((one, other) => one.line - other.line);
    const sums = [0];
    for (const { amount } of sorted) sums.push((sums.at(-1) ?? 0) + amount);
    this.lines = sorted.map(({ line }) => line);
    this.sums = sums;
  }

  between(from: number, to: number): Fen {
    return fen((this.sums[this.firstAfter(to)] ?? 0) - (this.sums[this.firstAfter(from - 1)] ?? 0));
  }

  /** Index of the first line greater than `line`. */
  private firstAfter(line: number): number {
    let [low, high] = [0, this.lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lines[middle] ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** C36: a 合计 or 小计 that agrees with its rows needs no question; any other is shown, with the difference. */
export function totalQuestion(
  priced: readonly PricedRow[],
  totals: readonly TotalRow[],
  moneyUnit: MoneyUnit | null,
  units: readonly Unit[],
): readonly RaisedQuestion[] {
  const rowSums = new LineSums(
    priced.flatMap(({ row, amount }) => (amount.kind === "amount" ? [{ line: row.line, amount: amount.amount }] : [])),
  );
  const unitSums = sumsByUnit(priced);
  const quotes = [
    ...totals.flatMap((total) => disagreeing(total, rowSums, unitSums, moneyUnit, units)),
    ...priced.flatMap((row) => rowTotal(row, moneyUnit)),
  ];
  const whole = rowSums.between(0, Number.MAX_SAFE_INTEGER);
  const topic = `表中合计与各项之和（${formatWan(whole)}万元）不一致或无法核对${differences(quotes)}`;
  return raise(
    { id: "C36", topic, assumption: "以各项金额为准" },
    quotes.map(({ text, line }) => ({ text, line })),
  );
}

interface Disagreement extends PlacedText {
  /** Printed minus summed; null where the printed sum cannot be read. */
  readonly difference: Fen | null;
}

function differences(found: readonly Disagreement[]): string {
  const words = found.flatMap(({ line, difference }) =>
    difference === null ? [] : [`第${line}行相差${formatWan(difference)}万元`],
  );
  return words.length === 0 ? "" : `：${words.slice(0, 5).join("，")}`;
}

function sumsByUnit(priced: readonly PricedRow[]): ReadonlyMap<UnitCode, LineSums> {
  const amounts = new Map<UnitCode, { line: number; amount: Fen }[]>();
  for (const { shares } of priced) {
    for (const { unit, reading, place } of shares) {
      if (unit === null || reading.kind !== "amount") continue;
      const own = amounts.get(unit) ?? [];
      own.push({ line: place.line, amount: reading.amount });
      amounts.set(unit, own);
    }
  }
  return new Map([...amounts].map(([unit, own]) => [unit, new LineSums(own)]));
}

function disagreeing(
  { row, from, to }: TotalRow,
  rowSums: LineSums,
  unitSums: ReadonlyMap<UnitCode, LineSums>,
  moneyUnit: MoneyUnit | null,
  units: readonly Unit[],
): readonly Disagreement[] {
  const text = textsOf(row)
    .map((one) => one.text)
    .join(" ");
  const { amount, shares } = priceRow({ number: 0, row }, moneyUnit, units);
  const wrongUnit = shares.some(({ unit, reading }) => {
    if (unit === null || reading.kind !== "amount") return false;
    return reading.amount !== (unitSums.get(unit)?.between(from, to) ?? ZERO_FEN);
  });
  const printed = row.amount !== null || row.total !== null ? readAmount(row.amount ?? row.total, moneyUnit) : amount;
  if (printed.kind !== "amount") return [{ text, line: row.line, difference: null }];
  const difference = fen(printed.amount - rowSums.between(from, to));
  return difference === 0 && !wrongUnit ? [] : [{ text, line: row.line, difference }];
}

/** 合计 at the end of a matrix row. */
function rowTotal({ row, shares }: PricedRow, moneyUnit: MoneyUnit | null): readonly Disagreement[] {
  if (row.total === null || shares.length === 0) return [];
  const printed = readAmount(row.total, moneyUnit);
  const amounts = shares.flatMap(({ reading }) => (reading.kind === "amount" ? [reading.amount] : []));
  if (printed.kind !== "amount") return [];
  const difference = fen(printed.amount - sumFen(amounts));
  return difference === 0 ? [] : [{ ...row.total, difference }];
}
