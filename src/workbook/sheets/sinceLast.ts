import { tableTotal, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import { columnLetters } from "../address";
import type { SheetGrid } from "../grid";
import { MATRIX_COLUMN, MATRIX_ROW } from "../layout";
import { STYLES } from "../styles";
import type { AllocationSheetInput } from "./allocationInput";
import { historyBlocks } from "./history";

/** 比上版增减: under the lines, what each unit gained or lost since the version kept last; empty before there is one. */
export function putSinceLast(grid: SheetGrid, row: number, { book, layout }: AllocationSheetInput): void {
  const label = { ...STYLES.note, bold: true };
  const history = historyBlocks(book, layout);
  const last = book.versions[book.versions.length - 1];
  grid.put(row, MATRIX_COLUMN.number, null, label);
  grid.put(row, MATRIX_COLUMN.shortName, "比上版增减", label);
  grid.put(row, MATRIX_COLUMN.alert, last ? `比第${last.number}次` : "尚无上版", label);
  const changeOf = (unit: UnitCode): Fen =>
    sumFen([unitTotal(book.decided, unit), -unitTotal(last?.decided ?? {}, unit) as Fen]);
  const put = (column: number, change: Fen, before: string | null): void => {
    if (history === null || before === null) {
      grid.put(row, column, null, STYLES.money);
      return;
    }
    const now = `${columnLetters(column)}${MATRIX_ROW.sum + 1}`;
    const formula = `=ROUND(${now}-(${before}),6)`;
    grid.compute(row, column, formula, wanNumber(change), STYLES.money);
  };
  const kept = (unit: UnitCode): string | null => {
    const block = history?.unit(unit) ?? null;
    return history && block ? `SUMIF(${history.number},MAX(${history.number}),${block})` : null;
  };
  for (const { unit, column } of layout.unitColumns) put(column, changeOf(unit.code), kept(unit.code));
  for (const [column, entries] of [
    [layout.prefectureSum, layout.prefectureUnits],
    [layout.countySum, layout.countyUnits],
  ] as const) {
    const first = entries[0];
    const end = entries[entries.length - 1];
    if (!first || !end || history === null) grid.put(row, column, null, STYLES.money);
    else {
      const formula = `=SUM(${columnLetters(first.column)}${row + 1}:${columnLetters(end.column)}${row + 1})`;
      grid.compute(
        row,
        column,
        formula,
        wanNumber(sumFen(entries.map(({ unit }) => changeOf(unit.code)))),
        STYLES.money,
      );
    }
  }
  // A version may hold money of units that are no longer the fund's.
  const now = layout.unitColumns.map(({ unit }) => unitTotal(book.decided, unit.code));
  const change = sumFen([...now, -tableTotal(last?.decided ?? {}) as Fen]);
  const before = history ? `SUMIF(${history.number},MAX(${history.number}),${history.sum})` : null;
  put(MATRIX_COLUMN.sum, change, before);
}
