import type { VersionComparison } from "../../allocation/compareVersions";
import type { FundBook } from "../../domain/book";
import { amountAt, lineLabel, linesOf, lineTotal, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import type { Unit } from "../../domain/units";
import type { AllocationVersion } from "../../domain/version";
import { cellAddress, columnLetters, fixedAddress, onSheet } from "../address";
import { FACT_CELL_NAME } from "../factNames";
import { quoted } from "../formula";
import { SheetGrid } from "../grid";
import { cellOf, MATRIX_ROW, type MatrixLayout } from "../layout";
import { COMPARISON_SHEET, SAMPLE_MARK, SHEET } from "../names";
import type { SheetContent, SheetPlan, ValidationPlan } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";
import { LIST_PRINT, putTitle, sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import { historyBlocks, type HistoryBlocks } from "./history";
import { previousFormula } from "./scheduleByUnit";

const ROW = { note: 1, choice: 2, ledger: 3, header: 5, first: 6 } as const;
const COLUMN = { name: 0, before: 1, change: 2, after: 3, lastYear: 4, sinceLastYear: 5 } as const;
const HEADERS = ["单位", "调整前", "调整数", "调整后", "上年数", "比上年增减"];
const NOW = "现在";
const UNKNOWN = "没有这一次，请改左边的次数";
const NOTE = "单位：万元。黄格填“历次方案”的次数（调整后可填“现在”），其余都是公式，随之重算。";
/** Rows of 历次方案 the formulas look through, so that versions kept later are found. */
const HISTORY_ROOM = 3000;

/** The two sides, each the cell with its number, and whether both are there. */
const CHOSEN = {
  before: fixedAddress(ROW.choice, COLUMN.before),
  after: fixedAddress(ROW.choice, COLUMN.after),
  fault: fixedAddress(ROW.choice, COLUMN.lastYear),
} as const;

export interface ComparedPair {
  readonly from: AllocationVersion;
  /** Null: the amounts as they stand. */
  readonly to: AllocationVersion | null;
  readonly comparison: VersionComparison;
}

interface Ground {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly history: HistoryBlocks;
  readonly pair: ComparedPair;
}

/** 方案比较: 调整前、调整数、调整后 by unit, beside last year's, then 调整数 by line and unit; plain formulas. */
export function comparisonSheet(
  book: FundBook,
  layout: MatrixLayout,
  pair: ComparedPair,
  before: SheetContent | null,
): SheetPlan {
  const history = historyBlocks(book, layout, HISTORY_ROOM);
  if (history === null) throw new RangeError("no version is kept");
  const ground: Ground = { book, layout, history, pair };
  const grid = new SheetGrid();
  putTitle(grid, `${COMPARISON_SHEET}${book.sample ? `（${SAMPLE_MARK}）` : ""}　${book.today.date}`);
  grid.put(ROW.note, 0, NOTE, STYLES.note);
  putChoice(grid, ground);
  const end = putMatrix(grid, ground, putUnits(grid, ground) + 2);
  for (let row = end; row < (before?.values.length ?? 0); row += 1) {
    for (let column = 0; column <= layout.unitColumns.length + 1; column += 1) grid.put(row, column, null);
  }
  return sheetPlan(COMPARISON_SHEET, grid, {
    columnWidths: [24, 10, 10, 10, 10, 11, ...layout.unitColumns.slice(4).map(() => 9)],
    validations: choices(book),
    protected: true,
    freeze: { rows: ROW.header + 1, columns: 1 },
    print: { ...LIST_PRINT, area: `A1:${columnLetters(layout.unitColumns.length + 1)}${end}` },
  });
}

function putChoice(grid: SheetGrid, { history, pair }: Ground): void {
  const { from, to, comparison } = pair;
  const input = { ...STYLES.inputNumber, horizontal: "center" } as const;
  grid.put(ROW.choice, COLUMN.name, "第几次", STYLES.label);
  grid.put(ROW.choice, COLUMN.before, from.number, input);
  grid.put(ROW.choice, COLUMN.change, "→", STYLES.centered);
  grid.put(ROW.choice, COLUMN.after, to?.number ?? NOW, input);
  const known = (cell: string): string => `COUNTIF(${history.number},${cell})>0`;
  const both = `AND(${known(CHOSEN.before)},OR(${CHOSEN.after}=${quoted(NOW)},${known(CHOSEN.after)}))`;
  grid.compute(ROW.choice, COLUMN.lastYear, `=IF(${both},"",${quoted(UNKNOWN)})`, "", STYLES.warning);
  grid.put(ROW.ledger, COLUMN.name, "指标总额", STYLES.label);
  const total = (cell: string): string => `INDEX(${history.total},MATCH(${cell},${history.number},0))`;
  const after = `IF(${CHOSEN.after}=${quoted(NOW)},${FACT_CELL_NAME.fundTotal},${total(CHOSEN.after)})`;
  const { before, change, after: now } = comparison.ledger;
  putTriple(grid, ROW.ledger, [total(CHOSEN.before), after], [before ?? ZERO, change, now ?? ZERO]);
  const tie = ROW.first + 1;
  const untied = `ROUND(${columnLetters(COLUMN.change)}${tie}-${columnLetters(COLUMN.change)}${ROW.ledger + 1},6)`;
  const word = comparison.untied === null || comparison.untied === 0 ? TIED : UNTIED;
  grid.compute(
    ROW.ledger,
    COLUMN.lastYear,
    guarded(`IF(${untied}=0,${quoted(TIED)},${quoted(UNTIED)})`),
    word,
    STYLES.warning,
  );
}

const ZERO = 0 as Fen;
const TIED = "调整数合计与指标增减一致";
const UNTIED = "调整数合计与指标增减不一致";

function guarded(expression: string): string {
  return `=IF(${CHOSEN.fault}="",${expression},"")`;
}

/** 调整前, 调整数, 调整后 in one row. */
function putTriple(
  grid: SheetGrid,
  row: number,
  [before, after]: readonly [string, string],
  values: readonly [Fen, Fen, Fen],
): void {
  const cell = (column: number): string => cellAddress(row, column);
  const change = `ROUND(${cell(COLUMN.after)}-${cell(COLUMN.before)},6)`;
  [before, change, after].forEach((expression, index) => {
    grid.compute(row, COLUMN.before + index, guarded(expression), wanNumber(values[index] ?? ZERO), STYLES.sum);
  });
}

/** 合计 and each unit; answers the row after them. */
function putUnits(grid: SheetGrid, { book, layout, history, pair }: Ground): number {
  grid.putRow(ROW.header, 0, HEADERS, STYLES.header);
  const tables = [pair.from.decided, pair.to?.decided ?? book.decided];
  const rows = layout.unitColumns.map(({ unit, column }, index) => ({ unit, column, row: ROW.first + 1 + index }));
  const last = ROW.first + rows.length;
  for (const { unit, column, row } of rows) {
    grid.put(row, COLUMN.name, unit.name, STYLES.label);
    const block = history.unit(unit.code);
    const kept = (cell: string): string => (block === null ? "0" : `SUMIF(${history.number},${cell},${block})`);
    const now = onSheet(SHEET.allocation, cellAddress(MATRIX_ROW.sum, column));
    const [one = ZERO, other = ZERO] = tables.map((table) => unitTotal(table, unit.code));
    putTriple(
      grid,
      row,
      [kept(CHOSEN.before), chosenAfter(now, kept(CHOSEN.after))],
      [one, difference(one, other), other],
    );
    putLastYear(grid, row, { book, unit, after: other });
  }
  grid.put(ROW.first, COLUMN.name, "合计", STYLES.sumLabel);
  const [before = ZERO, after = ZERO] = tables.map((table) =>
    sumFen(rows.map(({ unit }) => unitTotal(table, unit.code))),
  );
  const lastYears = rows.map(({ unit }) => ({ unit, lastYear: lastYearOf(book, unit) }));
  const compared = lastYears.flatMap(({ unit, lastYear }) =>
    lastYear === null ? [] : [difference(lastYear, unitTotal(tables[1] ?? {}, unit.code))],
  );
  const sums = [
    before,
    difference(before, after),
    after,
    sumFen(lastYears.flatMap(({ lastYear }) => lastYear ?? [])),
    sumFen(compared),
  ];
  sums.forEach((sum, index) => {
    const letters = columnLetters(COLUMN.before + index);
    const formula = guarded(`SUM(${letters}${ROW.first + 2}:${letters}${last + 1})`);
    grid.compute(ROW.first, COLUMN.before + index, formula, wanNumber(sum), STYLES.sum);
  });
  return last + 1;
}

function chosenAfter(now: string, kept: string): string {
  return `IF(${CHOSEN.after}=${quoted(NOW)},${now},${kept})`;
}

function difference(before: Fen, after: Fen): Fen {
  return sumFen([after, -before as Fen]);
}

function lastYearOf(book: FundBook, unit: Unit): Fen | null {
  return book.unitRecords.find((record) => record.unit === unit.code)?.lastYear ?? null;
}

/** 上年数 of 单位; a unit nobody gave one stays empty, which is not 0. */
function putLastYear(
  grid: SheetGrid,
  row: number,
  { book, unit, after }: { readonly book: FundBook; readonly unit: Unit; readonly after: Fen },
): void {
  const lastYear = lastYearOf(book, unit);
  const cell = cellAddress(row, COLUMN.lastYear);
  grid.compute(
    row,
    COLUMN.lastYear,
    `=${previousFormula(book, unit)}`,
    lastYear === null ? "" : wanNumber(lastYear),
    STYLES.money,
  );
  grid.compute(
    row,
    COLUMN.sinceLastYear,
    `=IF(AND(${CHOSEN.fault}="",ISNUMBER(${cell})),ROUND(${cellAddress(row, COLUMN.after)}-${cell},6),"")`,
    lastYear === null ? "" : wanNumber(difference(lastYear, after)),
    STYLES.money,
  );
}

/** 调整数 by line and unit; answers the row after it. */
function putMatrix(grid: SheetGrid, { book, layout, history, pair }: Ground, header: number): number {
  grid.putRow(header, 0, ["调整数：项目", "合计"], STYLES.header);
  const units = layout.unitColumns.map((entry, index) => ({ ...entry, place: 2 + index }));
  for (const { unit, place } of units) grid.put(header, place, unit.shortName, STYLES.header);
  const after = pair.to?.decided ?? book.decided;
  const lines = linesOf(book.projects);
  lines.forEach((line, index) => {
    const row = header + 1 + index;
    grid.put(row, 0, lineLabel(line), STYLES.label);
    for (const { unit, place } of units) {
      const block = history.unit(unit.code);
      const kept = (cell: string): string =>
        block === null ? "0" : `SUMIFS(${block},${history.number},${cell},${history.line},${quoted(line.id)})`;
      const own = cellOf(layout, line.id, unit.code);
      // A text among the amounts counts nothing here and is named in 预警.
      const now = own ? `SUM(${onSheet(SHEET.allocation, cellAddress(own.row, own.column))})` : "0";
      const value = difference(
        amountAt(pair.from.decided, line.id, unit.code) ?? ZERO,
        amountAt(after, line.id, unit.code) ?? ZERO,
      );
      const formula = guarded(`ROUND(${chosenAfter(now, kept(CHOSEN.after))}-${kept(CHOSEN.before)},6)`);
      grid.compute(row, place, formula, wanNumber(value), STYLES.sum);
    }
    const [first, last] = [columnLetters(2), columnLetters(1 + units.length)];
    const sum = difference(lineTotal(pair.from.decided, line.id), lineTotal(after, line.id));
    grid.compute(row, 1, guarded(`SUM(${first}${row + 1}:${last}${row + 1})`), wanNumber(sum), STYLES.sum);
  });
  return header + 1 + lines.length;
}

/** Numbers to choose from, where they fit a list. */
function choices(book: FundBook): readonly ValidationPlan[] {
  const numbers = book.versions.map(({ number }) => String(number));
  if ([...numbers, NOW].join(",").length > 255) return [];
  const error = { style: "stop", title: "没有这一次", message: "请填“历次方案”里有的次数。" } as const;
  return [
    { range: cellAddress(ROW.choice, COLUMN.before), rule: { kind: "list", source: numbers }, error },
    { range: cellAddress(ROW.choice, COLUMN.after), rule: { kind: "list", source: [NOW, ...numbers] }, error },
  ];
}

/** Whether the sheet of that name is ours, or not there yet. */
export function isComparison(content: SheetContent | null): boolean {
  if (content === null || isBlank(content)) return true;
  return new ContentReader(content).headerRow(HEADERS) !== null;
}
