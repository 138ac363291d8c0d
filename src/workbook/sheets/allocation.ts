import { amountAt, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import { columnLetters, onSheet } from "../address";
import { headlinesOf, ruleAlert, wordAlert, worstFirst, type AlertCell } from "../alerts";
import { FACT_NAME } from "../factNames";
import { unitCodeCell } from "./keys";
import { matrixHead } from "./matrixHead";
import { SheetGrid } from "../grid";
import { MATRIX_COLUMN, MATRIX_ROW, type GroupRows, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import type { AllocationSheetInput } from "./allocationInput";
import { putFoot } from "./allocationFoot";
import { putLine } from "./allocationLine";
import { allocationLooks } from "./allocationLooks";
import { termCounts } from "./allocationTerms";
import { putStrip } from "./strip";

/** 分配表: one number per cell, the frozen strip and 预警 on top and at left, A4 landscape. */
export function allocationSheet(input: AllocationSheetInput): SheetPlan {
  const { layout } = input;
  const grid = new SheetGrid();
  const terms = termCounts(input);
  putStrip(grid, input);
  matrixHead(grid, layout);
  putSumRow(grid, input);
  putUnitAlerts(grid, input);
  for (const group of layout.groups) {
    putGroup(grid, input, group);
    for (const line of group.lines) putLine(grid, input, line, terms);
  }
  putFoot(grid, input);
  return sheetPlan(SHEET.allocation, grid, allocationLooks(input));
}

/** 合计 on top: one number per unit, over all lines. */
function putSumRow(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput): void {
  const row = MATRIX_ROW.sum;
  grid.put(row, MATRIX_COLUMN.number, null, STYLES.sumLabel);
  grid.put(row, MATRIX_COLUMN.shortName, "合计", STYLES.sumLabel);
  const { total } = headlinesOf(proof);
  if (total) putAlert(grid, row, MATRIX_COLUMN.alert, worstFirst([ruleAlert(total)]));
  else grid.put(row, MATRIX_COLUMN.alert, null, STYLES.sumLabel);
  const units = layout.unitColumns.map((entry) => entry.unit.code);
  putColumnSums(
    grid,
    row,
    layout,
    (codes) => sumFen(codes.map((code) => unitTotal(book.decided, code))),
    units,
    (column) =>
      `SUMIF(${FACT_NAME["line.kind"]},"line",${columnLetters(column)}${MATRIX_ROW.first + 1}:${columnLetters(column)}${layout.lastRow + 1})`,
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

function putAlert(grid: SheetGrid, row: number, column: number, { formula, value }: AlertCell): void {
  grid.compute(row, column, `=${formula}`, value, STYLES.warningCentered);
}

/** 本单位预警: per column, in words. */
function putUnitAlerts(grid: SheetGrid, input: AllocationSheetInput): void {
  const { layout } = input;
  const row = MATRIX_ROW.alerts;
  grid.put(row, MATRIX_COLUMN.number, null, STYLES.label);
  grid.put(row, MATRIX_COLUMN.shortName, "本单位预警", STYLES.label);
  grid.paint(row, MATRIX_COLUMN.alert, MATRIX_COLUMN.sum, STYLES.label);
  for (const { unit, column } of layout.unitColumns) putAlert(grid, row, column, unitAlert(input, unit.code, column));
  for (const column of [layout.prefectureSum, layout.countySum]) grid.put(row, column, null, STYLES.label);
}

/** 有文字, 非建设单位, and 缺理由 of a unit that gets nothing without anybody saying why (C26). */
function unitAlert({ book, layout, proof }: AllocationSheetInput, unit: UnitCode, column: number): AlertCell {
  const letters = columnLetters(column);
  const cells = `${letters}${MATRIX_ROW.first + 1}:${letters}${layout.lastRow + 1}`;
  const mask = onSheet(SHEET.keys, cells);
  const lines = `(${FACT_NAME["line.kind"]}="line")`;
  const texts = book.unreadable.some((entry) => entry.unit === unit && entry.line !== "");
  const outside = layout.lineRows.some(
    ({ line }) => !line.builders.includes(unit) && (amountAt(book.decided, line.id, unit) ?? 0) !== 0,
  );
  const zeros = proof.find(({ rule }) =>
    rule.readings[0].left.some(({ quantity }) => quantity.kind === "units" && quantity.where.zero === "unexplained"),
  );
  const record = book.unitRecords.find((candidate) => candidate.unit === unit);
  const explained = record?.funded === false && record.notFundedReason !== "";
  const own = `IFERROR(INDEX(${FACT_NAME["unit.unexplainedZero"]},MATCH(${unitCodeCell(column)},${FACT_NAME["unit.code"]},0)),0)=1`;
  return worstFirst([
    wordAlert(`SUMPRODUCT(${lines}*ISTEXT(${cells}))>0`, "有文字", texts),
    wordAlert(`SUMPRODUCT(${lines}*(${mask}=0)*ISNUMBER(${cells})*(${cells}<>0))>0`, "非建设单位", outside),
    ...(zeros
      ? [
          wordAlert(
            `AND(${onSheet(SHEET.proof, zeros.cell.verdict)}="不符合",${own})`,
            "缺理由",
            zeros.verdictWord === "不符合" && !explained && unitTotal(book.decided, unit) === 0,
          ),
        ]
      : []),
  ]);
}

function putGroup(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput, group: GroupRows): void {
  const { row } = group;
  grid.put(row, MATRIX_COLUMN.number, group.numeral, STYLES.sumCentered);
  grid.put(row, MATRIX_COLUMN.shortName, group.label, STYLES.sumLabel);
  const { shares } = headlinesOf(proof);
  if (group.category === "resource" && shares.length > 0)
    putAlert(grid, row, MATRIX_COLUMN.alert, worstFirst(shares.map((share) => ruleAlert(share))));
  else grid.put(row, MATRIX_COLUMN.alert, null, STYLES.sumLabel);
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
