import { fenFromWanNumber, type Fen } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import type { AllocationVersion } from "../../domain/version";
import { versionCode } from "../../review/versionCode";
import type { SheetContent } from "../plan";
import { HISTORY_COLUMN, HISTORY_HEADERS, HISTORY_HIDDEN } from "../sheets/historyColumns";
import { ContentReader, isBlank } from "./contentReader";

export interface StandingHistory {
  /** False: somebody's own sheet of this name. */
  readonly ours: boolean;
  readonly versions: readonly AllocationVersion[];
}

/** Versions as they stand, in any order of rows; one whose figures no longer fit its code is marked. */
export function readHistory(content: SheetContent | null): StandingHistory {
  if (content === null || isBlank(content)) return { ours: true, versions: [] };
  const sheet = new ContentReader(content);
  const header = sheet.headerRow([...HISTORY_HEADERS.slice(0, 6), HISTORY_HIDDEN.code]);
  if (header === null) return { ours: false, versions: [] };
  const reader = new HistoryReader(sheet, header);
  const numbers = [...new Set(reader.rows.map(({ number }) => number))].sort((one, other) => one - other);
  return { ours: true, versions: numbers.map((number) => reader.version(number)) };
}

class HistoryReader {
  readonly rows: readonly { readonly row: number; readonly number: number; readonly line: string }[];
  private readonly units: readonly { readonly unit: UnitCode; readonly column: number }[];
  private readonly codeColumn: number;

  constructor(
    private readonly sheet: ContentReader,
    header: number,
  ) {
    const lineColumn = sheet.columnOf(header, HISTORY_HIDDEN.line) ?? sheet.columnCount;
    this.codeColumn = sheet.columnOf(header, HISTORY_HIDDEN.code) ?? sheet.columnCount;
    const columns = Array.from(
      { length: Math.max(0, lineColumn - HISTORY_COLUMN.firstUnit) },
      (_unused, index) => index,
    );
    this.units = columns.flatMap((index) => {
      const column = HISTORY_COLUMN.firstUnit + index;
      const unit = sheet.text(header - 1, column);
      return unit === "" ? [] : [{ unit, column }];
    });
    const rows: { row: number; number: number; line: string }[] = [];
    for (let row = header + 1; row < sheet.rowCount; row += 1) {
      const number = sheet.number(row, HISTORY_COLUMN.number);
      const line = sheet.text(row, lineColumn);
      if (number !== null && Number.isInteger(number) && number > 0 && line !== "") rows.push({ row, number, line });
    }
    this.rows = rows;
  }

  version(number: number): AllocationVersion {
    const own = this.rows.filter((one) => one.number === number);
    const first = own[0]?.row ?? 0;
    const text = (column: number): string => this.sheet.text(first, column);
    const read = own.map(({ row, line }) => ({ line, ...this.amounts(row) }));
    const decided = Object.fromEntries(read.map(({ line, amounts }) => [line, amounts]));
    const typed = this.sheet.number(first, HISTORY_COLUMN.total);
    const total = typed === null ? null : fenFromWanNumber(typed);
    const kept = { number, total, decided };
    const whole = read.every((one) => one.whole) && text(this.codeColumn) === versionCode(kept);
    const [at, who, why, state] = [HISTORY_COLUMN.at, HISTORY_COLUMN.who, HISTORY_COLUMN.why, HISTORY_COLUMN.state].map(
      text,
    );
    return {
      ...kept,
      at: (at ?? "").replace(" ", "T"),
      who: who ?? "",
      why: why ?? "",
      state: state ?? "",
      altered: !whole,
    };
  }

  private amounts(row: number): { readonly amounts: Readonly<Record<UnitCode, Fen>>; readonly whole: boolean } {
    const amounts: Record<UnitCode, Fen> = {};
    let whole = true;
    for (const { unit, column } of this.units) {
      const value = this.sheet.value(row, column);
      if (value === null) continue;
      const amount = typeof value === "number" ? fenFromWanNumber(value) : null;
      if (amount === null) whole = false;
      else amounts[unit] = amount;
    }
    return { amounts, whole };
  }
}
