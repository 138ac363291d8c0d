import type { AllocationResult } from "../../allocation/result";
import type { FundBook } from "../../domain/book";
import { amountAt, lineTotal, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber } from "../../domain/money";
import { fixedBlock } from "../address";
import { SheetGrid } from "../grid";
import { MATRIX_COLUMN, MATRIX_ROW, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { SheetPlan, ValidationPlan } from "../plan";
import { linkFormula, LIST_PRINT, sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import { unreadTexts } from "../unreadTexts";
import { METHOD_WORDS, shareColumns, STEP_LABEL, TERMS_COLUMN, TERMS_ROW } from "./computationColumns";
import { putPots, type ComputationRows } from "./computationPots";
import { putShares, sharesOf } from "./computationShares";
import { matrixHead } from "./matrixHead";
import { potFigures } from "./shareFigures";
import type { UnitRows } from "./units";

/**
 * 测算: computed amounts at the same addresses as 分配表, then how each pot and each share came about, in open columns
 * and plain formulas a person follows with a pocket calculator.
 */
export function computationSheet(
  book: FundBook,
  layout: MatrixLayout,
  allocation: AllocationResult | null,
  unitRows?: UnitRows,
): SheetPlan {
  const grid = new SheetGrid();
  const columns = shareColumns(book);
  const shares = sharesOf(book, layout);
  const rows = rowsOf(layout, shares.length);
  const keyLine = Math.max(layout.key.line, columns.width);
  putHead(grid, book);
  matrixHead(grid, layout);
  putMatrix(grid, book, layout, keyLine);
  const figures = new Map((allocation?.pots ?? []).map((pot) => [pot.line, potFigures(book, pot)]));
  putPots(grid, { layout, rows, columns, allocation, figures });
  const keys = { line: keyLine, order: keyLine + 1 };
  putShares(grid, shares, { book, layout, rows, columns, figures, unitRows, keys });
  const widths = Array<number>(Math.max(layout.unitColumns.length + 2, columns.width - 4)).fill(9);
  widths[columns.check - 4] = 20;
  widths[columns.reason - 4] = 20;
  return sheetPlan(SHEET.computation, grid, {
    columnWidths: [5, 19, 12, 9, ...widths],
    rowHeights: { [rows.shares.header]: HEADER_HEIGHT },
    hiddenColumns: [keys.line, keys.order],
    freeze: { rows: MATRIX_ROW.header + 1, columns: 2 },
    validations: [stepValidation()],
    print: { ...LIST_PRINT, fitToWidth: 2, repeatColumns: "A:C" },
  });
}

/** Points for three lines: names of factors are long. */
const HEADER_HEIGHT = 40;

/** Columns of the list of shares as other sheets name them: fixed blocks of the same rows. */
export function shareBlocks(
  book: FundBook,
  layout: MatrixLayout,
): (key: "number" | "floor" | "ceiling" | "decided" | "change" | "reason") => string {
  const columns = shareColumns(book);
  const { first, last } = rowsOf(layout, sharesOf(book, layout).length).shares;
  return (key) => {
    const column = columns[key];
    return fixedBlock(SHEET.computation, { row: first, column }, { row: last, column });
  };
}

function rowsOf(layout: MatrixLayout, shares: number): ComputationRows {
  const pots = layout.lastRow + 3;
  const lastPot = pots + Math.max(1, layout.lineRows.length);
  const list = pots + layout.lineRows.length + 3;
  return {
    pots: { header: pots, first: pots + 1, last: lastPot },
    shares: { header: list, first: list + 1, last: list + Math.max(1, shares) },
  };
}

function putHead(grid: SheetGrid, book: FundBook): void {
  grid.compute(0, 0, linkFormula(SHEET.home, "测算（万元）"), "测算（万元）", STYLES.sheetTitle);
  grid.put(TERMS_ROW, TERMS_COLUMN.methodLabel, "方法", STYLES.label);
  grid.put(TERMS_ROW, TERMS_COLUMN.method, METHOD_WORDS[book.method], STYLES.text);
  grid.put(TERMS_ROW, TERMS_COLUMN.stepLabel, STEP_LABEL, STYLES.labelRight);
  const unread = unreadTexts(book.unreadableRecords, "share")("step");
  grid.put(TERMS_ROW, TERMS_COLUMN.step, unread ?? wanNumber(book.terms.step), STYLES.inputAmount);
  const how =
    "与分配表同址。应分数 = 加权得分 × 分配系数；分配系数 = (资金 − 定额合计 − 零头) ÷ 得分合计；舍到取整单位，余数大的先得尾差。";
  grid.put(3, 0, how, STYLES.note);
}

function stepValidation(): ValidationPlan {
  return {
    range: "D3",
    rule: { kind: "list", source: ["0.01", "0.1", "1"] },
    prompt: { title: STEP_LABEL, message: "每格取整到多少万元：0.01、0.1 或 1。改了要重新分配。" },
    error: { style: "stop", title: "请选取整单位", message: "请选 0.01、0.1 或 1（万元）。" },
  };
}

function putMatrix(grid: SheetGrid, book: FundBook, layout: MatrixLayout, keyLine: number): void {
  const { sum } = MATRIX_ROW;
  const table = book.computed;
  const empty = Object.keys(table).length === 0;
  const money = (amount: number | null): number | null => (empty ? null : amount);
  grid.put(sum, MATRIX_COLUMN.shortName, "合计", STYLES.sumLabel);
  grid.put(
    sum,
    MATRIX_COLUMN.sum,
    money(wanNumber(sumFen(layout.lineRows.map(({ line }) => lineTotal(table, line.id))))),
    STYLES.sum,
  );
  for (const { unit, column } of layout.unitColumns) {
    grid.put(sum, column, money(wanNumber(unitTotal(table, unit.code))), STYLES.sum);
  }
  for (const group of layout.groups) {
    grid.put(group.row, MATRIX_COLUMN.number, group.numeral, STYLES.sumCentered);
    grid.put(group.row, MATRIX_COLUMN.shortName, group.label, { ...STYLES.sumLabel, wrap: true });
    grid.put(
      group.row,
      MATRIX_COLUMN.sum,
      money(wanNumber(sumFen(group.lines.map(({ line }) => lineTotal(table, line.id))))),
      STYLES.sum,
    );
  }
  for (const { line, row } of layout.lineRows) {
    grid.put(row, MATRIX_COLUMN.number, line.project, STYLES.centered);
    grid.put(row, MATRIX_COLUMN.shortName, line.shortName, STYLES.text);
    grid.put(row, MATRIX_COLUMN.sum, money(wanNumber(lineTotal(table, line.id))), STYLES.sum);
    for (const { unit, column } of layout.unitColumns) {
      const amount = amountAt(table, line.id, unit.code);
      grid.put(
        row,
        column,
        amount === null ? null : wanNumber(amount),
        line.builders.includes(unit.code) ? STYLES.money : STYLES.closedMoney,
      );
    }
    grid.put(row, keyLine, line.id);
  }
}
