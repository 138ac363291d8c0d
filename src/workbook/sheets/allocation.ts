import type { FundBook } from "../../domain/book";
import { amountAt, lineTotal, unitTotal } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import { cellAddress, columnLetters, onSheet } from "../address";
import { matrixHead } from "./matrixHead";
import { SheetGrid } from "../grid";
import { MATRIX_COLUMN, MATRIX_ROW, OPEN_CATEGORY, unitBlocks, type GroupRows, type LineRow, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { sheetPlan } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import type { AllocationSheetInput } from "./allocationInput";
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
  return sheetPlan(SHEET.allocation, grid, looks(layout));
}

function looks(layout: MatrixLayout): Partial<SheetPlan> {
  const last = layout.lastRow + 1;
  const counties = layout.countyUnits.length;
  const block = (column: number): string => `${columnLetters(column)}${MATRIX_ROW.alerts + 1}:${columnLetters(column)}${last}`;
  const amounts = layout.lineRows.flatMap((line) => unitBlocks(layout, line.row));
  const verdictCells = `I${MATRIX_ROW.total + 1}:I${MATRIX_ROW.prefecture + 1}`;
  return {
    columnWidths: [3.4, 19, 11.5, 7.6, ...layout.prefectureUnits.map(() => 7.2), 7.2, ...Array<number>(counties).fill(6.5), 7.2],
    hiddenColumns: Object.values(layout.key),
    rowHeights: { [MATRIX_ROW.title]: 24, [MATRIX_ROW.header]: 26 },
    merges: stripMerges(layout),
    freeze: { rows: MATRIX_ROW.first, columns: MATRIX_COLUMN.firstUnit },
    showGridlines: false,
    conditionalFormats: [
      { range: block(MATRIX_COLUMN.alert), when: { kind: "formula", formula: `=LEN(C${MATRIX_ROW.alerts + 1})>0` }, format: ALERT_FORMAT },
      { range: `C${MATRIX_ROW.sum + 1}`, when: { kind: "formula", formula: `=LEN(C${MATRIX_ROW.sum + 1})>0` }, format: ALERT_FORMAT },
      {
        range: `E${MATRIX_ROW.alerts + 1}:${columnLetters(layout.countySum)}${MATRIX_ROW.alerts + 1}`,
        when: { kind: "formula", formula: `=LEN(E${MATRIX_ROW.alerts + 1})>0` },
        format: ALERT_FORMAT,
      },
      { range: verdictCells, when: { kind: "formula", formula: `=OR(LEFT(I${MATRIX_ROW.total + 1},3)="不符合",LEFT(I${MATRIX_ROW.total + 1},1)="少",LEFT(I${MATRIX_ROW.total + 1},1)="多")` }, format: ALERT_FORMAT },
      { range: verdictCells, when: { kind: "formula", formula: `=LEFT(I${MATRIX_ROW.total + 1},3)="无数据"` }, format: UNKNOWN_FORMAT },
    ],
    validations: amounts.map((range) => ({
      range,
      rule: { kind: "decimal", operator: "between", formula1: "-100000000", formula2: "100000000" },
      error: { style: "stop", title: "不是金额", message: "请填数字（万元），例如 3.10。不确定的先空着。" },
    })),
    print: {
      orientation: "landscape",
      paper: "A4",
      area: `A1:${columnLetters(layout.countySum)}${layout.lastRow + 1 + FOOT_ROWS}`,
      repeatRows: `${MATRIX_ROW.header + 1}:${MATRIX_ROW.sum + 1}`,
      repeatColumns: "A:D",
      fitToWidth: 1,
      fitToHeight: layout.lineRows.length <= 16 ? 1 : 0,
      footer: "第&P页 共&N页",
      margins: { left: 0.39, right: 0.39, top: 0.45, bottom: 0.45 },
    },
  };
}

const FOOT_ROWS = 5;

function stripMerges(layout: MatrixLayout): readonly string[] {
  const last = columnLetters(layout.countySum);
  const strip = [MATRIX_ROW.total, MATRIX_ROW.resource, MATRIX_ROW.prefecture].flatMap((row) => [`A${row + 1}:C${row + 1}`, `I${row + 1}:${last}${row + 1}`]);
  return [`A1:${last}1`, `A2:H2`, `I2:${last}2`, ...strip];
}

/** 合计 on top: one number per unit, over all lines. */
function putSumRow(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput): void {
  const row = MATRIX_ROW.sum;
  grid.put(row, MATRIX_COLUMN.number, null, STYLES.sumLabel);
  grid.put(row, MATRIX_COLUMN.shortName, "合计", STYLES.sumLabel);
  const total = proof.find((candidate) => candidate.rule.id === "R12");
  if (total) grid.compute(row, MATRIX_COLUMN.alert, `=${total.alert.formula}`, total.alert.value, STYLES.warningCentered);
  else grid.put(row, MATRIX_COLUMN.alert, null, STYLES.sumLabel);
  const units = layout.unitColumns.map((entry) => entry.unit.code);
  putColumnSums(grid, row, layout, (codes) => sumFen(codes.map((code) => unitTotal(book.decided, code))), units, (column) =>
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
  put(layout.prefectureSum, layout.prefectureUnits.map((entry) => entry.unit.code));
  put(layout.countySum, layout.countyUnits.map((entry) => entry.unit.code));
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
  const outside = layout.lineRows.some(({ line }) => !line.builders.includes(unit) && (amountAt(book.decided, line.id, unit) ?? 0) !== 0);
  return outside ? "非建设单位" : "";
}

function putGroup(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput, group: GroupRows): void {
  const { row } = group;
  grid.put(row, MATRIX_COLUMN.number, group.numeral, STYLES.sumCentered);
  grid.put(row, MATRIX_COLUMN.shortName, group.label, { ...STYLES.sumLabel, wrap: true });
  const echoes = group.category === "resource" ? proof.filter((candidate) => candidate.rule.id === "R03" || candidate.rule.id === "R04") : [];
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
  putColumnSums(grid, row, layout, totalOf, layout.unitColumns.map((entry) => entry.unit.code), (column) =>
    `SUM(${columnLetters(column)}${first}:${columnLetters(column)}${last})`,
  );
  grid.put(row, layout.key.kind, "group");
}

function putLine(grid: SheetGrid, input: AllocationSheetInput, { line, row }: LineRow): void {
  const { book, layout, proof } = input;
  grid.put(row, MATRIX_COLUMN.number, line.project, STYLES.centered);
  grid.put(row, MATRIX_COLUMN.shortName, line.placeholder ? "（原件缺失，待核）" : line.shortName, { ...STYLES.text, wrap: true });
  const own = proof.find((candidate) => candidate.line?.id === line.id);
  if (own) grid.compute(row, MATRIX_COLUMN.alert, `=${own.alert.formula}`, own.alert.value, STYLES.warningCentered);
  else grid.put(row, MATRIX_COLUMN.alert, null, STYLES.warningCentered);
  grid.compute(row, MATRIX_COLUMN.sum, `=SUM(${unitBlocks(layout, row).join(",")})`, wanNumber(lineTotal(book.decided, line.id)), STYLES.sum);
  for (const { unit, column } of layout.unitColumns) {
    const amount = amountAt(book.decided, line.id, unit.code);
    const unreadable = book.unreadable.find((entry) => entry.line === line.id && entry.unit === unit.code);
    const style = line.builders.includes(unit.code) ? STYLES.inputMoney : STYLES.closedMoney;
    grid.put(row, column, amount === null ? (unreadable?.text ?? null) : wanNumber(amount), style);
  }
  putLevelSum(grid, input, row, line.id, layout.prefectureSum, layout.prefectureUnits);
  putLevelSum(grid, input, row, line.id, layout.countySum, layout.countyUnits);
  putLineKeys(grid, input, { line, row });
}

function putLevelSum(
  grid: SheetGrid,
  { book }: AllocationSheetInput,
  row: number,
  line: string,
  column: number,
  units: MatrixLayout["unitColumns"],
): void {
  const [first, last] = [units[0], units[units.length - 1]];
  if (!first || !last) return;
  const amounts = units.map(({ unit }) => amountAt(book.decided, line, unit.code) ?? (0 as Fen));
  grid.compute(row, column, `=SUM(${cellAddress(row, first.column)}:${cellAddress(row, last.column)})`, wanNumber(sumFen(amounts)), STYLES.sum);
}

/** Hidden columns right of the table: ids, and what the rule formulas count by. */
function putLineKeys(grid: SheetGrid, { book, layout }: AllocationSheetInput, { line, row }: LineRow): void {
  const { key } = layout;
  const blocks = unitBlocks(layout, row);
  const masks = blocks.map((block) => onSheet(SHEET.keys, block));
  const institution = layout.prefectureUnits.some(({ unit }) => unit.code === line.coordinator);
  const outside = layout.unitColumns
    .filter(({ unit }) => !line.builders.includes(unit.code))
    .map(({ unit }) => amountAt(book.decided, line.id, unit.code) ?? (0 as Fen));
  grid.put(row, key.line, line.id);
  grid.put(row, key.kind, "line");
  grid.put(row, key.category, line.category ?? OPEN_CATEGORY);
  grid.put(row, key.coordinated, institution ? 1 : 0);
  grid.put(row, key.project, line.placeholder ? 0 : line.project);
  putCounts(grid, { book, layout }, { line, row });
  const counted = blocks.map((block, index) => `SUMPRODUCT((${masks[index] ?? ""}=0)*ISNUMBER(${block})*(${block}<>0))`).join("+");
  grid.compute(row, key.outsideCells, `=${counted}`, outside.filter((amount) => amount !== 0).length);
  const summed = blocks.map((block, index) => `SUMIF(${masks[index] ?? ""},0,${block})`).join("+");
  grid.compute(row, key.outsideAmount, `=${summed}`, wanNumber(sumFen(outside)));
}

/** How many cells of a line are texts, are filled, are not zero; texts never count as amounts. */
function putCounts(grid: SheetGrid, { book, layout }: Pick<AllocationSheetInput, "book" | "layout">, { line, row }: LineRow): void {
  const { key } = layout;
  const blocks = unitBlocks(layout, row);
  const sum = (of: (block: string) => string): string => `=${blocks.map(of).join("+")}`;
  const texts = book.unreadable.filter((entry) => entry.line === line.id);
  const amounts = layout.unitColumns.flatMap(({ unit }) => amountAt(book.decided, line.id, unit.code) ?? []);
  grid.compute(row, key.texts, sum((block) => `SUMPRODUCT(ISTEXT(${block})*1)`), texts.length);
  grid.compute(row, key.typed, sum((block) => `COUNTA(${block})`), texts.length + amounts.length);
  grid.compute(row, key.nonzero, sum((block) => `SUMPRODUCT(ISNUMBER(${block})*(${block}<>0))`), amounts.filter((amount) => amount !== 0).length);
  const outsideTexts = texts.filter((entry) => !line.builders.includes(entry.unit)).length;
  grid.compute(row, key.outsideTexts, sum((block) => `SUMPRODUCT((${onSheet(SHEET.keys, block)}=0)*ISTEXT(${block}))`), outsideTexts);
}

function putFoot(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput): void {
  const row = layout.lastRow + 1;
  const gaps = layout.lineRows.filter(({ line }) => line.placeholder).map(({ line }) => line.project);
  const gapNote = gaps.length > 0 ? `序号${gaps.join("、")}原件缺失，待核，不自动分配。` : "";
  grid.put(row, 0, `注：灰底为非建设单位，不应有金额；0.00为有意不安排。${gapNote}${book.sample ? "本表金额均为示例数据。" : ""}`, STYLES.note);
  const sentences = proof.filter((candidate) => candidate.line === null).slice(0, 3);
  sentences.forEach((candidate, index) => {
    grid.compute(row + 1 + index, 0, `=${onSheet(SHEET.proof, candidate.cell.sentence)}`, candidate.sentence, STYLES.note);
  });
  grid.put(row + 4, 0, "制表：　　　　　　　　复核：　　　　　　　　财务科：　　　　　　　　分管领导：", STYLES.note);
}
