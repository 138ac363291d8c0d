import { fen, type Fen } from "../domain/money";
import type { RegisterRow } from "../domain/returns";
import type { UnitCode } from "../domain/units";
import { amountOf, textOf } from "./recordContent";

/** Rows that count: 已撤回 rows count nowhere. */
export function counts({ state }: Pick<RegisterRow, "state">): boolean {
  return state !== "已撤回";
}

/** What a unit reported, in fen. Money stands with its holder, whoever benefits (C17): nothing is counted twice. */
export interface UnitSpending {
  readonly spent: Fen;
  /** Of it on confirmed rows. */
  readonly confirmed: Fen;
  /** Of it on rows that are asked about. */
  readonly questioned: Fen;
  /** 到位; null when nothing was reported, which is not 0. */
  readonly arrived: Fen | null;
  readonly byLine: ReadonlyMap<string, Fen>;
  /** Rows whose amount was not understood: they are in no sum. */
  readonly unread: number;
}

const NOTHING: UnitSpending = {
  spent: fen(0),
  confirmed: fen(0),
  questioned: fen(0),
  arrived: null,
  byLine: new Map(),
  unread: 0,
};

/** 支出 and 到位 by unit; units that reported neither are not in the answer. */
export function spendingByUnit(rows: readonly RegisterRow[]): ReadonlyMap<UnitCode, UnitSpending> {
  const units = new Map<UnitCode, UnitSpending>();
  for (const row of rows) {
    if (!counts(row) || (row.table !== "spend" && row.table !== "arrival")) continue;
    const before = units.get(row.unit) ?? { ...NOTHING, byLine: new Map<string, Fen>() };
    units.set(row.unit, row.table === "spend" ? withPayment(before, row) : withArrival(before, row));
  }
  return units;
}

function withPayment(before: UnitSpending, row: RegisterRow): UnitSpending {
  const amount = amountOf(row, "amount");
  if (amount === null) return { ...before, unread: before.unread + 1 };
  const line = textOf(row, "line");
  const byLine = before.byLine as Map<string, Fen>;
  byLine.set(line, fen((byLine.get(line) ?? 0) + amount));
  return {
    ...before,
    byLine,
    spent: fen(before.spent + amount),
    confirmed: row.state === "已确认" ? fen(before.confirmed + amount) : before.confirmed,
    questioned: row.state === "存疑" ? fen(before.questioned + amount) : before.questioned,
  };
}

function withArrival(before: UnitSpending, row: RegisterRow): UnitSpending {
  const amount = amountOf(row, "arrived");
  if (amount === null) return row.cells["arrived"] ? { ...before, unread: before.unread + 1 } : before;
  return { ...before, arrived: fen((before.arrived ?? 0) + amount) };
}

/**
 * 受益 beside 资金在 (C17): what was spent for somebody else than its holder, by the name typed. A second look at the same
 * money, never to be added to it.
 */
export function spentForOthers(
  rows: readonly RegisterRow[],
  holderNames: (unit: UnitCode) => readonly string[],
): ReadonlyMap<string, Fen> {
  const others = new Map<string, Fen>();
  for (const row of rows) {
    const amount = row.table === "spend" && counts(row) ? amountOf(row, "amount") : null;
    const name = textOf(row, "beneficiary");
    if (amount === null || name === "" || holderNames(row.unit).includes(name)) continue;
    others.set(name, fen((others.get(name) ?? 0) + amount));
  }
  return others;
}

/** 执行率 in basis points, cut off, never rounded up: 39.999 % is not 40 %. Null without a whole. */
export function executionRate(spent: Fen, whole: Fen | null): number | null {
  if (whole === null || whole <= 0) return null;
  // Exact in BigInt: fen times 10,000 leaves the safe integers above 9 亿元.
  const [cut, rest] = [(BigInt(spent) * 10_000n) / BigInt(whole), (BigInt(spent) * 10_000n) % BigInt(whole)];
  return Number(rest < 0n ? cut - 1n : cut);
}
