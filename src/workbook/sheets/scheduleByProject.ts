import type { FundBook } from "../../domain/book";
import { amountAt, lineTotal, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber, ZERO_FEN } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import { cellAddress, columnLetters, onSheet } from "../address";
import { SheetGrid } from "../grid";
import { MATRIX_COLUMN, MATRIX_ROW, type GroupRows, type LineRow, type MatrixLayout } from "../layout";
import { PLACEHOLDER_TEXT, SHEET } from "../names";
import type { CellStyle, CellValue, SheetPlan } from "../plan";
import { sheetPlan } from "../sheet";
import { amountWord, amountWordFormula } from "./amountWord";
import { PAPER, paperPrint, putPaperState, putPaperTitle, putSignatures } from "./paper";

const ROW = { word: 3, header: 4, sum: 5, first: 6 } as const;
const COLUMN = { number: 0, name: 1, sum: 2 } as const;
/** More lines than that take a second page. */
const LINES_ON_ONE_PAGE = 18;

/** 附表2: the matrix by project as it goes to the meeting, without any warning. */
export function scheduleByProjectSheet(book: FundBook, layout: MatrixLayout): SheetPlan {
  const grid = new SheetGrid();
  const last = paperColumn(layout.countySum);
  putPaperTitle(grid, book, { sheet: SHEET.scheduleByProject, subject: "分配表（按项目）", last });
  putPaperState(grid, book, layout, last);
  putHeader(grid, book, layout, last);
  putAmounts(grid, layout, { row: ROW.sum, matrixRow: MATRIX_ROW.sum, amountOf: (units) => totalOf(book, units) });
  grid.put(ROW.sum, COLUMN.number, null, PAPER.section);
  grid.put(ROW.sum, COLUMN.name, "合计", PAPER.section);
  const shift = ROW.first - MATRIX_ROW.first;
  for (const group of layout.groups) {
    putGroup(grid, book, layout, group, group.row + shift);
    for (const line of group.lines) putLine(grid, book, layout, line, line.row + shift);
  }
  const end = layout.lastRow + shift + 1;
  grid.put(end, 0, noteOf(layout), PAPER.note);
  putSignatures(grid, end + 1, last);
  const letters = columnLetters(last);
  return sheetPlan(SHEET.scheduleByProject, grid, {
    columnWidths: [4, 21, 9, ...layout.prefectureUnits.map(() => 8), 9, ...layout.countyUnits.map(() => 7), 9],
    rowHeights: heights(end),
    merges: [
      `A2:${letters}2`,
      `A${ROW.word + 1}:A${ROW.header + 1}`,
      `B${ROW.word + 1}:B${ROW.header + 1}`,
      `C${ROW.word + 1}:${letters}${ROW.word + 1}`,
    ],
    showGridlines: false,
    print: paperPrint("landscape", {
      area: `A1:${letters}${end + 3}`,
      repeatRows: `${ROW.word + 1}:${ROW.header + 1}`,
      fitToHeight: layout.lineRows.length <= LINES_ON_ONE_PAGE ? 1 : 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.7 },
    }),
  });
}

/** 分配表 without its column of warnings. */
function paperColumn(matrixColumn: number): number {
  return matrixColumn - 1;
}

function noteOf(layout: MatrixLayout): string {
  const gaps = layout.lineRows.filter(({ line }) => line.placeholder).map(({ line }) => line.project);
  return `注：空白为不安排，0.00为有意不安排。${gaps.length > 0 ? `序号${gaps.join("、")}通知原件缺失，待核。` : ""}`;
}

function heights(end: number): Readonly<Record<number, number>> {
  const rows = Array.from({ length: end - ROW.sum }, (_, index) => [ROW.sum + index, 19] as const);
  return { 1: 28, [ROW.header]: 26, ...Object.fromEntries(rows), [end]: 16, [end + 1]: 24, [end + 2]: 24 };
}

function putHeader(grid: SheetGrid, book: FundBook, layout: MatrixLayout, last: number): void {
  grid.putRow(ROW.word, 0, ["序号", "项目"], PAPER.header);
  grid.compute(ROW.word, COLUMN.sum, `=${amountWordFormula()}`, amountWord(book.state), PAPER.header);
  grid.paint(ROW.word, COLUMN.sum + 1, last, PAPER.header);
  grid.putRow(ROW.header, 0, [null, null, "合计"], PAPER.header);
  for (const { unit, column } of layout.unitColumns) {
    grid.put(ROW.header, paperColumn(column), unit.shortName, PAPER.header);
  }
  grid.put(ROW.header, paperColumn(layout.prefectureSum), "州级小计", PAPER.header);
  grid.put(ROW.header, paperColumn(layout.countySum), "县市小计", PAPER.header);
}

interface AmountRow {
  readonly row: number;
  /** The row of 分配表 it repeats. */
  readonly matrixRow: number;
  readonly amountOf: (units: readonly UnitCode[]) => number;
}

/** A row of sums: 合计, every unit, 州级小计, 县市小计, as 分配表 computes them. */
function putAmounts(grid: SheetGrid, layout: MatrixLayout, { row, matrixRow, amountOf }: AmountRow): void {
  const put = (column: number, units: readonly UnitCode[]): void => {
    const formula = `=${onSheet(SHEET.allocation, cellAddress(matrixRow, column))}`;
    grid.compute(row, paperColumn(column), formula, amountOf(units), PAPER.sum);
  };
  put(MATRIX_COLUMN.sum, codes(layout.unitColumns));
  for (const { unit, column } of layout.unitColumns) put(column, [unit.code]);
  put(layout.prefectureSum, codes(layout.prefectureUnits));
  put(layout.countySum, codes(layout.countyUnits));
}

function codes(columns: MatrixLayout["unitColumns"]): readonly UnitCode[] {
  return columns.map(({ unit }) => unit.code);
}

function totalOf(book: FundBook, units: readonly UnitCode[]): number {
  return wanNumber(sumFen(units.map((unit) => unitTotal(book.decided, unit))));
}

function putGroup(grid: SheetGrid, book: FundBook, layout: MatrixLayout, group: GroupRows, row: number): void {
  const amountOf = (units: readonly UnitCode[]): number =>
    wanNumber(
      sumFen(group.lines.flatMap(({ line }) => units.map((unit) => amountAt(book.decided, line.id, unit) ?? ZERO_FEN))),
    );
  grid.put(row, COLUMN.number, group.numeral, { ...PAPER.section, horizontal: "center" });
  grid.put(row, COLUMN.name, group.label, PAPER.section);
  putAmounts(grid, layout, { row, matrixRow: group.row, amountOf });
}

/** One line. Empty stays empty, a deliberate 0.00 is shown, and a text stands as it was typed. */
function putLine(
  grid: SheetGrid,
  book: FundBook,
  layout: MatrixLayout,
  { line, row: matrixRow }: LineRow,
  row: number,
): void {
  const source = (column: number): string => onSheet(SHEET.allocation, cellAddress(matrixRow, column));
  const put = (column: number, value: CellValue, style: CellStyle): void => {
    grid.compute(row, paperColumn(column), `=IF(ISBLANK(${source(column)}),"",${source(column)})`, value, style);
  };
  const name = line.placeholder ? PLACEHOLDER_TEXT : line.shortName;
  grid.compute(row, COLUMN.number, `=${source(MATRIX_COLUMN.number)}`, line.project, PAPER.centered);
  grid.compute(row, COLUMN.name, `=${source(MATRIX_COLUMN.shortName)}`, name, PAPER.label);
  const sum = { ...PAPER.sum, bold: false };
  grid.compute(
    row,
    COLUMN.sum,
    `=${source(MATRIX_COLUMN.sum)}`,
    wanNumber(lineTotal(book.decided, line.id)),
    PAPER.sum,
  );
  for (const { unit, column } of layout.unitColumns) {
    const text = book.unreadable.find((cell) => cell.line === line.id && cell.unit === unit.code)?.text ?? "";
    const amount = amountAt(book.decided, line.id, unit.code);
    put(column, amount === null ? text : wanNumber(amount), PAPER.money);
  }
  for (const [column, units] of [
    [layout.prefectureSum, codes(layout.prefectureUnits)],
    [layout.countySum, codes(layout.countyUnits)],
  ] as const) {
    const amounts = units.map((unit) => amountAt(book.decided, line.id, unit) ?? ZERO_FEN);
    grid.compute(row, paperColumn(column), `=${source(column)}`, wanNumber(sumFen(amounts)), sum);
  }
}
