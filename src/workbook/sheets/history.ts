import type { FundBook } from "../../domain/book";
import { lineLabel, linesOf, lineTotal } from "../../domain/lines";
import { wanNumber } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import type { AllocationVersion } from "../../domain/version";
import { versionCode } from "../../review/versionCode";
import { fixedBlock, ownRowAddress } from "../address";
import { SheetGrid } from "../grid";
import type { MatrixLayout } from "../layout";
import { HISTORY_SHEET, SAMPLE_MARK } from "../names";
import type { SheetPlan } from "../plan";
import { HISTORY_COLUMN, HISTORY_HEADERS, HISTORY_HIDDEN } from "./historyColumns";
import { LIST_PRINT, putTitle, sheetPlan } from "../sheet";
import { STYLES } from "../styles";

const WIDTHS = [4, 16, 12, 18, 9, 9, 22, 9];
const ROW = { note: 1, codes: 2, header: 3, first: 4 } as const;
const NOTE =
  "每次分配前、局党组审定时和“存为一版”时各留一份拟分配数（万元），只增不改。改动其中的数，比较时会指出；核对用“方案比较”。";

interface HistoryRow {
  readonly version: AllocationVersion;
  readonly line: string;
  readonly row: number;
}

/** 历次方案: a row per kept version and line, so that any program can sum and filter it. */
export function historySheet(book: FundBook, layout: MatrixLayout): SheetPlan {
  const grid = new SheetGrid();
  const units = unitColumns(book, layout);
  const hidden = { line: HISTORY_COLUMN.firstUnit + units.length, code: HISTORY_COLUMN.firstUnit + units.length + 1 };
  putTitle(grid, `${HISTORY_SHEET}${book.sample ? `（${SAMPLE_MARK}）` : ""}`);
  grid.put(ROW.note, 0, NOTE, STYLES.note);
  const names = new Map(book.units.map(({ code, shortName }) => [code, shortName]));
  units.forEach(({ unit, column }) => {
    grid.put(ROW.codes, column, unit, { ...STYLES.code, color: "#7F7F7F", fontSize: 8 });
    grid.put(ROW.header, column, names.get(unit) ?? unit, STYLES.header);
  });
  grid.putRow(ROW.header, 0, HISTORY_HEADERS, STYLES.header);
  grid.put(ROW.header, hidden.line, HISTORY_HIDDEN.line, STYLES.header);
  grid.put(ROW.header, hidden.code, HISTORY_HIDDEN.code, STYLES.header);
  const labels = new Map(linesOf(book.projects).map((line) => [line.id, lineLabel(line)]));
  const rows = rowsOf(book.versions);
  for (const { version, line, row } of rows) {
    putVersion(grid, row, version);
    grid.put(row, HISTORY_COLUMN.project, labels.get(line) ?? line, STYLES.code);
    for (const { unit, column } of units) {
      const amount = version.decided[line]?.[unit];
      grid.put(row, column, amount === undefined ? null : wanNumber(amount), STYLES.money);
    }
    const [first, last] = [HISTORY_COLUMN.firstUnit, HISTORY_COLUMN.firstUnit + Math.max(units.length, 1) - 1];
    const sum = wanNumber(lineTotal(version.decided, line));
    grid.compute(
      row,
      HISTORY_COLUMN.sum,
      `=SUM(${ownRowAddress(row, first)}:${ownRowAddress(row, last)})`,
      sum,
      STYLES.sum,
    );
    grid.put(row, hidden.line, line, STYLES.code);
    grid.put(row, hidden.code, version.altered ? ALTERED_CODE : versionCode(version), STYLES.code);
  }
  return sheetPlan(HISTORY_SHEET, grid, {
    columnWidths: [...WIDTHS, ...units.map(() => 7.5)],
    hiddenColumns: [hidden.line, hidden.code],
    rowHeights: { [ROW.header]: 26 },
    freeze: { rows: ROW.first, columns: HISTORY_COLUMN.firstUnit },
    protected: true,
    print: { ...LIST_PRINT, repeatRows: `${ROW.header + 1}:${ROW.header + 1}` },
  });
}

/** Stands for the code of a version somebody typed over, so that it is not called whole the next time it is written. */
const ALTERED_CODE = "被改动";

function putVersion(grid: SheetGrid, row: number, version: AllocationVersion): void {
  const { number, at, who, why, state, total } = version;
  grid.put(row, HISTORY_COLUMN.number, number, STYLES.centered);
  grid.put(row, HISTORY_COLUMN.at, at.replace("T", " ").slice(0, 16), STYLES.code);
  [who, why, state].forEach((text, index) => {
    grid.put(row, HISTORY_COLUMN.who + index, text === "" ? null : text, STYLES.code);
  });
  grid.put(row, HISTORY_COLUMN.total, total === null ? null : wanNumber(total), STYLES.money);
}

function rowsOf(versions: readonly AllocationVersion[]): readonly HistoryRow[] {
  let row: number = ROW.first;
  return versions.flatMap((version) =>
    Object.keys(version.decided).map((line): HistoryRow => ({ version, line, row: row++ })),
  );
}

/** Units as 分配表 orders them; those that are no longer the fund's stay, with their code for a name. */
function unitColumns(
  book: FundBook,
  layout: MatrixLayout,
): readonly { readonly unit: UnitCode; readonly column: number }[] {
  const present = layout.unitColumns.map(({ unit }) => unit.code);
  const kept = book.versions.flatMap(({ decided }) => Object.values(decided).flatMap((cells) => Object.keys(cells)));
  const gone = [...new Set(kept)].filter((unit) => !present.includes(unit)).sort();
  return [...present, ...gone].map((unit, index) => ({ unit, column: HISTORY_COLUMN.firstUnit + index }));
}

/** What formulas of other sheets read of 历次方案; null while it holds nothing. */
export interface HistoryBlocks {
  readonly number: string;
  readonly line: string;
  readonly sum: string;
  /** 指标总额 of each version, in each of its rows. */
  readonly total: string;
  unit(unit: UnitCode): string | null;
}

/** @param room rows to look through at least, where versions kept later must be found too */
export function historyBlocks(book: FundBook, layout: MatrixLayout, room = 0): HistoryBlocks | null {
  const kept = rowsOf(book.versions).length;
  if (kept === 0) return null;
  const rows = Math.max(room, kept);
  const units = unitColumns(book, layout);
  const block = (column: number): string =>
    fixedBlock(HISTORY_SHEET, { row: ROW.first, column }, { row: ROW.first + rows - 1, column });
  return {
    number: block(HISTORY_COLUMN.number),
    line: block(HISTORY_COLUMN.firstUnit + units.length),
    sum: block(HISTORY_COLUMN.sum),
    total: block(HISTORY_COLUMN.total),
    unit(unit) {
      const column = units.find((one) => one.unit === unit)?.column;
      return column === undefined ? null : block(column);
    },
  };
}
