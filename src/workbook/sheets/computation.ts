import type { AllocationResult, CellTrace, Pot } from "../../allocation/result";
import { SHARE_STATE_WORDS } from "../../allocation/states";
import type { FundBook } from "../../domain/book";
import { amountAt, lineTotal, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber } from "../../domain/money";
import { cellAddress, onSheet } from "../address";
import { SheetGrid } from "../grid";
import { cellOf, MATRIX_COLUMN, MATRIX_ROW, type LineRow, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { linkFormula, LIST_PRINT, sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import { matrixHead } from "./matrixHead";

export const POT_HEADERS = ["序号", "项目", "方式", "权重", "应分数", "舍后", "名次", "尾差", "资金"];
export const SHARE_HEADERS = [
  "序号",
  "项目",
  "单位",
  "得分",
  "固定",
  "状态",
  "应分数",
  "舍后",
  "名次",
  "尾差",
  "测算数",
  "拟分配数",
  "增减",
];
export const POT_COLUMN = {
  number: 0,
  project: 1,
  basis: 2,
  weight: 3,
  quota: 4,
  floored: 5,
  rank: 6,
  extra: 7,
  amount: 8,
} as const;
export const SHARE_COLUMN = {
  number: 0,
  project: 1,
  unit: 2,
  score: 3,
  hold: 4,
  state: 5,
  quota: 6,
  floored: 7,
  rank: 8,
  extra: 9,
  computed: 10,
  decided: 11,
  change: 12,
} as const;
export const METHOD_WORDS = { even: "平均分配", factors: "因素法" } as const;
export const HOLD_WORD = "固定";
const BASIS_WORDS: Readonly<Record<Pot["basis"], string>> = { fixed: "固定金额", held: "固定单元格", weight: "按权重" };

/** 测算: computed amounts at the same addresses as 分配表, then how each pot and each share came about. */
export function computationSheet(book: FundBook, layout: MatrixLayout, allocation: AllocationResult | null): SheetPlan {
  const grid = new SheetGrid();
  grid.compute(0, 0, linkFormula(SHEET.home, "测算（万元）"), "测算（万元）", STYLES.sheetTitle);
  grid.put(2, 0, "方法", STYLES.label);
  grid.put(2, 1, METHOD_WORDS[book.method], STYLES.text);
  grid.put(3, 0, "测算数与分配表同址：这里的每一格对应分配表的同一格。", STYLES.note);
  matrixHead(grid, layout);
  putMatrix(grid, book, layout);
  const potsRow = layout.lastRow + 3;
  grid.putRow(potsRow, 0, POT_HEADERS, STYLES.header);
  layout.lineRows.forEach(({ line }, index) => {
    putPot(
      grid,
      potsRow + 1 + index,
      line,
      allocation?.pots.find((pot) => pot.line === line.id),
    );
  });
  const sharesRow = potsRow + layout.lineRows.length + 3;
  grid.putRow(sharesRow, 0, SHARE_HEADERS, STYLES.header);
  sharesOf(book, layout).forEach((share, index) => {
    const trace = allocation?.pots
      .find((pot) => pot.line === share.line.line.id)
      ?.cells.find((cell) => cell.unit === share.unit);
    putShare(grid, sharesRow + 1 + index, { book, layout, share, trace });
  });
  return sheetPlan(SHEET.computation, grid, {
    columnWidths: [5, 19, 12, 9, ...Array<number>(layout.unitColumns.length + 2).fill(11)],
    hiddenColumns: [layout.key.line, layout.key.kind],
    freeze: { rows: MATRIX_ROW.header + 1, columns: 2 },
    print: LIST_PRINT,
  });
}

function putMatrix(grid: SheetGrid, book: FundBook, layout: MatrixLayout): void {
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
    grid.put(row, layout.key.line, line.id);
  }
}

function putPot(grid: SheetGrid, row: number, line: LineRow["line"], pot: Pot | undefined): void {
  grid.put(row, POT_COLUMN.number, line.project, STYLES.centered);
  grid.put(row, POT_COLUMN.project, line.shortName, STYLES.text);
  grid.put(row, POT_COLUMN.basis, potBasis(line, pot), STYLES.centered);
  grid.put(row, POT_COLUMN.weight, line.weight, STYLES.inputNumber);
  grid.put(row, POT_COLUMN.quota, pot ? Number(pot.quotaText) : null, STYLES.quota);
  grid.put(row, POT_COLUMN.floored, pot ? wanNumber(pot.floored) : null, STYLES.money);
  grid.put(row, POT_COLUMN.rank, pot?.remainderRank ?? null, STYLES.number);
  grid.put(row, POT_COLUMN.extra, pot ? wanNumber(sumFen([pot.extra, pot.residue])) : null, STYLES.money);
  grid.put(row, POT_COLUMN.amount, pot ? wanNumber(pot.amount) : null, STYLES.sum);
}

/** A placeholder takes nothing by itself. */
function potBasis(line: LineRow["line"], pot: Pot | undefined): string | null {
  if (line.placeholder && pot?.amount === 0) return "不分配";
  return pot ? BASIS_WORDS[pot.basis] : null;
}

interface Share {
  readonly line: LineRow;
  readonly unit: string;
}

/** One row per cell that may hold money or is held, in matrix order. */
function sharesOf(book: FundBook, layout: MatrixLayout): readonly Share[] {
  return layout.lineRows.flatMap((line) =>
    layout.unitColumns
      .map(({ unit }) => unit.code)
      .filter((unit) => line.line.builders.includes(unit) || isHeld(book, line.line.id, unit))
      .map((unit) => ({ line, unit })),
  );
}

function isHeld(book: FundBook, line: string, unit: string): boolean {
  return book.holds.some((hold) => hold.line === line && hold.unit === unit);
}

interface ShareRow {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly share: Share;
  readonly trace: CellTrace | undefined;
}

function putShare(grid: SheetGrid, row: number, { book, layout, share, trace }: ShareRow): void {
  const { line } = share.line;
  const place = cellOf(layout, line.id, share.unit);
  const unit = layout.unitColumns.find((entry) => entry.unit.code === share.unit)?.unit;
  if (!place || !unit) return;
  const computed = amountAt(book.computed, line.id, share.unit);
  const decided = amountAt(book.decided, line.id, share.unit);
  const decidedCell = onSheet(SHEET.allocation, cellAddress(place.row, place.column));
  const computedCell = cellAddress(place.row, place.column);
  grid.put(row, SHARE_COLUMN.number, line.project, STYLES.centered);
  grid.put(row, SHARE_COLUMN.project, line.shortName, STYLES.text);
  grid.put(row, SHARE_COLUMN.unit, unit.name, STYLES.text);
  grid.put(row, SHARE_COLUMN.score, scoreValue(trace), STYLES.number);
  grid.put(row, SHARE_COLUMN.hold, isHeld(book, line.id, share.unit) ? HOLD_WORD : null, {
    ...STYLES.inputText,
    horizontal: "center",
  });
  grid.put(row, SHARE_COLUMN.state, trace ? SHARE_STATE_WORDS[trace.state].zh : null, STYLES.centered);
  grid.put(row, SHARE_COLUMN.quota, trace ? Number(trace.quotaText) : null, STYLES.quota);
  grid.put(row, SHARE_COLUMN.floored, trace ? wanNumber(trace.floored) : null, STYLES.money);
  grid.put(row, SHARE_COLUMN.rank, trace?.remainderRank ?? null, STYLES.number);
  grid.put(row, SHARE_COLUMN.extra, trace ? wanNumber(sumFen([trace.extra, trace.residue])) : null, STYLES.money);
  grid.compute(
    row,
    SHARE_COLUMN.computed,
    `=IF(ISNUMBER(${computedCell}),${computedCell},"")`,
    computed === null ? "" : wanNumber(computed),
    STYLES.money,
  );
  const known = decided === null ? "" : wanNumber(decided);
  grid.compute(row, SHARE_COLUMN.decided, `=IF(ISNUMBER(${decidedCell}),${decidedCell},"")`, known, STYLES.money);
  const change = computed === null || decided === null ? "" : wanNumber(sumFen([decided, -computed as typeof decided]));
  grid.compute(
    row,
    SHARE_COLUMN.change,
    `=IF(AND(ISNUMBER(${computedCell}),ISNUMBER(${decidedCell})),ROUND(${decidedCell}-${computedCell},6),"")`,
    change,
    STYLES.money,
  );
  grid.put(row, layout.key.line, line.id);
  grid.put(row, layout.key.kind, share.unit);
}

/** Scores of a pot are proportions; those beyond what a cell can hold exactly are shown as text. */
function scoreValue(trace: CellTrace | undefined): string | number | null {
  if (!trace || trace.score === null) return null;
  return trace.score <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(trace.score) : trace.score.toString();
}
