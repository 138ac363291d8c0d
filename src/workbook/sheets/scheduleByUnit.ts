import type { FundBook } from "../../domain/book";
import { amountAt, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber, ZERO_FEN, type Fen } from "../../domain/money";
import type { Category } from "../../domain/project";
import type { Unit } from "../../domain/units";
import { cellAddress, columnLetters, fixedBlock, onSheet } from "../address";
import { quoted } from "../formula";
import { SheetGrid } from "../grid";
import { MATRIX_ROW, type GroupRows, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { CellValue, SheetPlan } from "../plan";
import { sheetPlan } from "../sheet";
import { amountWord, amountWordFormula } from "./amountWord";
import { issuedBefore, issuedFormula } from "./issued";
import { PAPER, paperPrint, putPaperState, putPaperTitle, putSignatures } from "./paper";
import { UNITS_COLUMN, UNITS_ROW } from "./units";

const ROW = { word: 3, header: 4, sum: 5 } as const;
const SHORT_CATEGORY: Readonly<Record<Category, string>> = {
  network: "服务网络",
  resource: "资源建设",
  outreach: "服务推广",
};
const LEVELS = [
  { level: "prefecture", numeral: "一", label: "州级" },
  { level: "county", numeral: "二", label: "县市" },
] as const;

interface Columns {
  readonly firstGroup: number;
  readonly previous: number;
  readonly change: number;
  readonly issued: number;
  readonly now: number;
}

interface UnitRow {
  readonly unit: Unit;
  readonly row: number;
  /** The unit's column in 分配表. */
  readonly matrix: number;
}

/** 附表1: what every unit gets, by kind of task, beside last year's and what was issued before. No warnings. */
export function scheduleByUnitSheet(book: FundBook, layout: MatrixLayout): SheetPlan {
  const grid = new SheetGrid();
  const column = columnsOf(layout);
  putPaperTitle(grid, book, { sheet: SHEET.scheduleByUnit, subject: "分配表（按单位）", last: column.now });
  putPaperState(grid, book, layout, column.now);
  putHeader(grid, book, layout, column);
  let row: number = ROW.sum + 1;
  const blocks = LEVELS.map(({ level, numeral, label }) => {
    const subtotal = row;
    row += 1;
    const columns = layout.unitColumns.filter((entry) => entry.unit.level === level);
    const units = columns.map((entry): UnitRow => ({ unit: entry.unit, row: row++, matrix: entry.column }));
    return { title: `${numeral}、${label}`, subtotal, units };
  });
  const all = blocks.flatMap((block) => block.units);
  for (const unit of all) putUnit(grid, book, layout, column, unit);
  for (const { title, subtotal, units } of blocks) {
    putSums(grid, book, layout, column, { title, row: subtotal, units, blocks: rangesOf(units) });
  }
  putSums(grid, book, layout, column, {
    title: "合计",
    row: ROW.sum,
    units: all,
    blocks: blocks.flatMap((block) => rangesOf(block.units)),
  });
  grid.put(row, 0, NOTE, PAPER.noteWrapped);
  putSignatures(grid, row + 2, column.now);
  const last = columnLetters(column.now);
  return sheetPlan(SHEET.scheduleByUnit, grid, {
    columnWidths: [15, 12, ...layout.groups.map(() => 11), 11, 11, 11, 11],
    rowHeights: heights(row),
    merges: [`A2:${last}2`, ...headerMerges(layout, column), `A${row + 1}:${last}${row + 1}`],
    showGridlines: false,
    print: paperPrint("landscape", {
      area: `A1:${last}${row + 4}`,
      repeatRows: `${ROW.word + 1}:${ROW.header + 1}`,
      fitToHeight: all.length <= 20 ? 1 : 0,
    }),
  });
}

const NOTE =
  "注：上年数取自“单位”。提前下达为资金台账中局党组审定以前发给该单位的指标，本次下达＝合计－提前下达；台账没有发文时两栏留空。";

function columnsOf(layout: MatrixLayout): Columns {
  const previous = 2 + layout.groups.length;
  return { firstGroup: 2, previous, change: previous + 1, issued: previous + 2, now: previous + 3 };
}

function heights(noteRow: number): Readonly<Record<number, number>> {
  const rows = Array.from({ length: noteRow - ROW.sum }, (_, index) => [ROW.sum + index, 20] as const);
  return { 1: 30, [ROW.header]: 20, ...Object.fromEntries(rows), [noteRow]: 28, [noteRow + 2]: 24, [noteRow + 3]: 24 };
}

function headerMerges(layout: MatrixLayout, column: Columns): readonly string[] {
  const both = (index: number): string => `${cellAddress(ROW.word, index)}:${cellAddress(ROW.header, index)}`;
  const single = [0, column.previous, column.change, column.issued, column.now].map(both);
  const word = `${cellAddress(ROW.word, 1)}:${cellAddress(ROW.word, column.firstGroup + layout.groups.length - 1)}`;
  return layout.groups.length === 0 ? single : [...single, word];
}

function putHeader(grid: SheetGrid, book: FundBook, layout: MatrixLayout, column: Columns): void {
  const tall: readonly (readonly [number, string])[] = [
    [0, "单位"],
    [column.previous, "上年数"],
    [column.change, "增减"],
    [column.issued, "提前下达"],
    [column.now, "本次下达"],
  ];
  for (const [index, text] of tall) {
    grid.put(ROW.word, index, text, PAPER.header);
    grid.put(ROW.header, index, null, PAPER.header);
  }
  grid.compute(ROW.word, 1, `=${amountWordFormula()}`, amountWord(book.state), PAPER.header);
  grid.paint(ROW.word, 2, column.previous - 1, PAPER.header);
  grid.put(ROW.header, 1, "合计", PAPER.header);
  layout.groups.forEach((group, index) => {
    const label = group.category === null ? group.label : SHORT_CATEGORY[group.category];
    grid.put(ROW.header, column.firstGroup + index, label, PAPER.header);
  });
}

function putUnit(grid: SheetGrid, book: FundBook, layout: MatrixLayout, column: Columns, entry: UnitRow): void {
  const { unit, row, matrix } = entry;
  const amount = (line: number): string => onSheet(SHEET.allocation, cellAddress(line, matrix));
  const total = unitTotal(book.decided, unit.code);
  const previous = lastYear(book, unit);
  const issued = issuedBefore(book, unit);
  grid.put(row, 0, `　${unit.name}`, PAPER.label);
  grid.compute(row, 1, `=${amount(MATRIX_ROW.sum)}`, wanNumber(total), PAPER.sum);
  layout.groups.forEach((group, index) => {
    const value = wanNumber(groupTotal(book, group, unit));
    grid.compute(row, column.firstGroup + index, `=${amount(group.row)}`, value, { ...PAPER.sum, bold: false });
  });
  grid.compute(row, column.previous, `=${previousFormula(book, unit)}`, numberOr(previous), PAPER.money);
  putDifference(grid, row, column.change, column.previous, total, previous);
  grid.compute(row, column.issued, `=${issuedFormula(unit)}`, numberOr(issued), { ...PAPER.sum, bold: false });
  putDifference(grid, row, column.now, column.issued, total, issued);
}

/** 合计 less another column; empty where that is not known. */
function putDifference(
  grid: SheetGrid,
  row: number,
  column: number,
  other: number,
  total: Fen,
  known: Fen | null | "part",
): void {
  const cell = cellAddress(row, other);
  const value = known === null || known === "part" ? "" : wanNumber(sumFen([total, -known as Fen]));
  grid.compute(row, column, `=IF(ISNUMBER(${cell}),ROUND(${cellAddress(row, 1)}-${cell},6),"")`, value, PAPER.money);
}

function numberOr(amount: Fen | null): CellValue {
  return amount === null ? "" : wanNumber(amount);
}

function groupTotal(book: FundBook, group: GroupRows, unit: Unit): Fen {
  return sumFen(group.lines.map(({ line }) => amountAt(book.decided, line.id, unit.code) ?? ZERO_FEN));
}

function lastYear(book: FundBook, unit: Unit): Fen | null {
  return book.unitRecords.find((record) => record.unit === unit.code)?.lastYear ?? null;
}

/** 上年数 of a unit, found by its code; empty when nobody typed it. */
/** 上年数 of 单位, or an empty text; without the `=`. */
export function previousFormula(book: FundBook, unit: Unit): string {
  const last = UNITS_ROW.first + book.units.length - 1;
  const column = (index: number): string =>
    fixedBlock(SHEET.units, { row: UNITS_ROW.first, column: index }, { row: last, column: index });
  const found = `INDEX(${column(UNITS_COLUMN.previous)},MATCH(${quoted(unit.code)},${column(UNITS_COLUMN.code)},0))`;
  return `IF(ISNUMBER(${found}),${found},"")`;
}

interface SumRow {
  readonly title: string;
  readonly row: number;
  readonly units: readonly UnitRow[];
  /** Rows summed, as `6:7` pairs of 0-based rows. */
  readonly blocks: readonly (readonly [number, number])[];
}

function rangesOf(units: readonly UnitRow[]): readonly (readonly [number, number])[] {
  const [first, last] = [units[0], units[units.length - 1]];
  return first && last ? [[first.row, last.row]] : [];
}

/** A row of sums. Where only some figures are known it says 不全 rather than a sum that is too small. */
function putSums(grid: SheetGrid, book: FundBook, layout: MatrixLayout, column: Columns, entry: SumRow): void {
  const { title, row, units, blocks } = entry;
  const range = (index: number): string =>
    blocks.map(([first, last]) => `${cellAddress(first, index)}:${cellAddress(last, index)}`).join(",");
  const sum = (index: number): string => (blocks.length === 0 ? "=0" : `=SUM(${range(index)})`);
  const total = sumFen(units.map(({ unit }) => unitTotal(book.decided, unit.code)));
  grid.put(row, 0, title, PAPER.section);
  grid.compute(row, 1, sum(1), wanNumber(total), PAPER.sum);
  layout.groups.forEach((group, index) => {
    const value = sumFen(units.map(({ unit }) => groupTotal(book, group, unit)));
    grid.compute(row, column.firstGroup + index, sum(column.firstGroup + index), wanNumber(value), PAPER.sum);
  });
  const partly = (index: number, known: readonly (Fen | null)[]): Fen | null | "part" => {
    const amounts = known.flatMap((amount) => amount ?? []);
    const value = amounts.length === 0 ? null : amounts.length < known.length ? "part" : sumFen(amounts);
    const counted = blocks.length === 0 ? "0" : `COUNT(${range(index)})`;
    const formula = `=IF(${counted}=0,"",IF(${counted}<${units.length},"不全",${sum(index).slice(1)}))`;
    grid.compute(row, index, formula, value === "part" ? "不全" : numberOr(value), PAPER.sum);
    return value;
  };
  const previous = partly(
    column.previous,
    units.map(({ unit }) => lastYear(book, unit)),
  );
  putDifference(grid, row, column.change, column.previous, total, previous);
  const issued = partly(
    column.issued,
    units.map(({ unit }) => issuedBefore(book, unit)),
  );
  putDifference(grid, row, column.now, column.issued, total, issued);
}
