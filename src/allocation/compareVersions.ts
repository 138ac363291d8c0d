import type { AmountTable, LineId } from "../domain/amounts";
import { amountAt, lineTotal, tableTotal, unitTotal } from "../domain/lines";
import { sumFen, ZERO_FEN, type Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";

/** 调整前 · 调整数 · 调整后, in fen; null where nothing was decided, which is not 0. */
export interface Change {
  readonly before: Fen | null;
  /** after − before, a missing side counting nothing. */
  readonly change: Fen;
  readonly after: Fen | null;
}

/** A division as compared: its amounts, and the money it divided (null: not known). */
export interface ComparedVersion {
  readonly decided: AmountTable;
  readonly total: Fen | null;
}

export interface VersionComparison {
  readonly units: readonly (Change & { readonly unit: UnitCode })[];
  readonly lines: readonly (Change & { readonly line: LineId })[];
  /** Only cells that differ, in the order of lines and units. */
  readonly cells: readonly (Change & { readonly line: LineId; readonly unit: UnitCode })[];
  readonly all: Change;
  /** 指标总额. */
  readonly ledger: Change;
  /** 调整数合计 − what the ledger changed by: 0 when they tie; null when one of the totals is not known. */
  readonly untied: Fen | null;
}

/** What changed between two divisions, per unit, line and cell (E3). Lines and units only one side has are kept. */
export function compareVersions(
  before: ComparedVersion,
  after: ComparedVersion,
  order: { readonly lines: readonly LineId[]; readonly units: readonly UnitCode[] },
): VersionComparison {
  const tables = [before.decided, after.decided];
  const lines = inOrder(order.lines, tables.flatMap(Object.keys));
  const units = inOrder(
    order.units,
    tables.flatMap((table) => Object.values(table).flatMap((cells) => Object.keys(cells))),
  );
  const all = changeOf(tableTotal(before.decided), tableTotal(after.decided));
  const ledger = changeOf(before.total, after.total);
  const known = before.total !== null && after.total !== null;
  return {
    units: units.map((unit) => ({ unit, ...changeOf(...both(tables, (table) => totalOfUnit(table, unit))) })),
    lines: lines.map((line) => ({ line, ...changeOf(...both(tables, (table) => totalOfLine(table, line))) })),
    cells: lines.flatMap((line) =>
      units.flatMap((unit) => {
        const [one, other] = both(tables, (table) => amountAt(table, line, unit));
        return one === other ? [] : [{ line, unit, ...changeOf(one, other) }];
      }),
    ),
    all,
    ledger,
    untied: known ? sumFen([all.change, -ledger.change as Fen]) : null,
  };
}

function both<T>(tables: readonly AmountTable[], of: (table: AmountTable) => T): readonly [T, T] {
  const [one = {}, other = {}] = tables;
  return [of(one), of(other)];
}

export function changeOf(before: Fen | null, after: Fen | null): Change {
  return { before, after, change: sumFen([after ?? ZERO_FEN, -(before ?? ZERO_FEN) as Fen]) };
}

function totalOfUnit(table: AmountTable, unit: UnitCode): Fen | null {
  const held = Object.values(table).some((cells) => cells[unit] !== undefined);
  return held ? unitTotal(table, unit) : null;
}

function totalOfLine(table: AmountTable, line: LineId): Fen | null {
  return Object.keys(table[line] ?? {}).length > 0 ? lineTotal(table, line) : null;
}

/** The given order, then what it lacks. */
function inOrder(order: readonly string[], found: readonly string[]): readonly string[] {
  return [...order, ...[...new Set(found)].filter((one) => !order.includes(one)).sort()];
}
