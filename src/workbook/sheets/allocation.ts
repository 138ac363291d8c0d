import type { FundBook } from "../../domain/book";
import { amountAt, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import { columnLetters, onSheet } from "../address";
import { matrixHead } from "./matrixHead";
import { SheetGrid } from "../grid";
import { MATRIX_COLUMN, MATRIX_ROW, type GroupRows, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import type { AllocationSheetInput } from "./allocationInput";
import { putLine } from "./allocationLine";
import { allocationLooks } from "./allocationLooks";
import { putStrip } from "./strip";

/** 分配表: one number per cell, the frozen strip and 预警 on top and at left, A4 landscape. */
export function allocationSheet(input: AllocationSheetInput): SheetPlan {
  const { layout } = input;
  const grid = new SheetGrid();
  putStrip(grid, input);
  matrixHead(grid, layout);
  putSumRow(grid, input);
  putUnitAlerts(grid, input);
  for (const group of layout.groups) {
    putGroup(grid, input, group);
    for (const line of group.lines) putLine(grid, input, line);
  }
  putFoot(grid, input);
  return sheetPlan(SHEET.allocation, grid, allocationLooks(layout));
}

/** 合计 on top: one number per unit, over all lines. */
function putSumRow(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput): void {
  const row = MATRIX_ROW.sum;
  grid.put(row, MATRIX_COLUMN.number, null, STYLES.sumLabel);
  grid.put(row, MATRIX_COLUMN.shortName, "合计", STYLES.sumLabel);
  const total = proof.find((candidate) => candidate.rule.id === "R12");
  if (total)
    grid.compute(row, MATRIX_COLUMN.alert, `=${total.alert.formula}`, total.alert.value, STYLES.warningCentered);
  else grid.put(row, MATRIX_COLUMN.alert, null, STYLES.sumLabel);
  const units = layout.unitColumns.map((entry) => entry.unit.code);
  putColumnSums(
    grid,
    row,
    layout,
    (codes) => sumFen(codes.map((code) => unitTotal(book.decided, code))),
    units,
    (column) =>
      `SUMIF(行种类,"line",${columnLetters(column)}${MATRIX_ROW.first + 1}:${columnLetters(column)}${layout.lastRow + 1})`,
  );
}

/** Fills 合计, each unit and the two level sums of a sum row. */
function putColumnSums(
  grid: SheetGrid,
  row: number,
  layout: MatrixLayout,
  totalOf: (codes: readonly UnitCode[]) => Fen,
  all: readonly UnitCode[],
  formulaOf: (column: number) => string,
): void {
  const put = (column: number, codes: readonly UnitCode[]): void => {
    grid.compute(row, column, `=${formulaOf(column)}`, wanNumber(totalOf(codes)), STYLES.sum);
  };
  put(MATRIX_COLUMN.sum, all);
  for (const { unit, column } of layout.unitColumns) put(column, [unit.code]);
  put(
    layout.prefectureSum,
    layout.prefectureUnits.map((entry) => entry.unit.code),
  );
  put(
    layout.countySum,
    layout.countyUnits.map((entry) => entry.unit.code),
  );
}

/** 本单位预警: per column, in words. */
function putUnitAlerts(grid: SheetGrid, { book, layout }: AllocationSheetInput): void {
  const row = MATRIX_ROW.alerts;
  const first = MATRIX_ROW.first + 1;
  const last = layout.lastRow + 1;
  grid.put(row, MATRIX_COLUMN.number, null, STYLES.label);
  grid.put(row, MATRIX_COLUMN.shortName, "本单位预警", STYLES.label);
  grid.paint(row, MATRIX_COLUMN.alert, MATRIX_COLUMN.sum, STYLES.label);
  for (const { unit, column } of layout.unitColumns) {
    const letters = columnLetters(column);
    const cells = `${letters}${first}:${letters}${last}`;
    const mask = onSheet(SHEET.keys, cells);
    const formula = `=IF(SUMPRODUCT((行种类="line")*ISTEXT(${cells}))>0,"有文字",IF(SUMPRODUCT((行种类="line")*(${mask}=0)*ISNUMBER(${cells})*(${cells}<>0))>0,"非建设单位",""))`;
    grid.compute(row, column, formula, unitAlert(book, layout, unit.code), STYLES.warningCentered);
  }
  for (const column of [layout.prefectureSum, layout.countySum]) grid.put(row, column, null, STYLES.label);
}

function unitAlert(book: FundBook, layout: MatrixLayout, unit: UnitCode): string {
  if (book.unreadable.some((entry) => entry.unit === unit)) return "有文字";
  const outside = layout.lineRows.some(
    ({ line }) => !line.builders.includes(unit) && (amountAt(book.decided, line.id, unit) ?? 0) !== 0,
  );
  return outside ? "非建设单位" : "";
}

function putGroup(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput, group: GroupRows): void {
  const { row } = group;
  grid.put(row, MATRIX_COLUMN.number, group.numeral, STYLES.sumCentered);
  grid.put(row, MATRIX_COLUMN.shortName, group.label, STYLES.sumLabel);
  const echoes =
    group.category === "resource"
      ? proof.filter((candidate) => candidate.rule.id === "R03" || candidate.rule.id === "R04")
      : [];
  const [worst, other] = echoes;
  if (worst && other) {
    const formula = `=IF(LEN(${worst.alert.formula})>0,${worst.alert.formula}&IF(LEN(${other.alert.formula})>0,"+1",""),${other.alert.formula})`;
    const value = worst.alert.value ? `${worst.alert.value}${other.alert.value ? "+1" : ""}` : other.alert.value;
    grid.compute(row, MATRIX_COLUMN.alert, formula, value, STYLES.warningCentered);
  } else grid.put(row, MATRIX_COLUMN.alert, null, STYLES.sumLabel);
  const first = (group.lines[0]?.row ?? row) + 1;
  const last = (group.lines[group.lines.length - 1]?.row ?? row) + 1;
  const totalOf = (codes: readonly UnitCode[]): Fen =>
    sumFen(group.lines.flatMap(({ line }) => codes.map((code) => amountAt(book.decided, line.id, code) ?? (0 as Fen))));
  putColumnSums(
    grid,
    row,
    layout,
    totalOf,
    layout.unitColumns.map((entry) => entry.unit.code),
    (column) => `SUM(${columnLetters(column)}${first}:${columnLetters(column)}${last})`,
  );
  grid.put(row, layout.key.kind, "group");
}

function putFoot(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput): void {
  const row = layout.lastRow + 1;
  const gaps = layout.lineRows.filter(({ line }) => line.placeholder).map(({ line }) => line.project);
  const gapNote = gaps.length > 0 ? `序号${gaps.join("、")}原件缺失，待核，不自动分配。` : "";
  grid.put(
    row,
    0,
    `注：灰底为非建设单位，不应有金额；0.00为有意不安排。${gapNote}${book.sample ? "本表金额均为示例数据。" : ""}`,
    STYLES.note,
  );
  const sentences = proof.filter((candidate) => candidate.line === null).slice(0, 3);
  sentences.forEach((candidate, index) => {
    grid.compute(
      row + 1 + index,
      0,
      `=${onSheet(SHEET.proof, candidate.cell.sentence)}`,
      candidate.sentence,
      STYLES.note,
    );
  });
  grid.put(row + 4, 0, "制表：　　　　　　　　复核：　　　　　　　　财务科：　　　　　　　　分管领导：", STYLES.note);
}
