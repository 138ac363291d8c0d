import { amountAt, lineTotal } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import { cellAddress, onSheet } from "../address";
import { lineAlert, wordAlert, worstFirst } from "../alerts";
import type { SheetGrid } from "../grid";
import { MATRIX_COLUMN, OPEN_CATEGORY, unitBlocks, type LineRow, type MatrixLayout } from "../layout";
import { PROJECT_NAME } from "../factNames";
import { SHEET } from "../names";
import { STYLES } from "../styles";
import type { AllocationSheetInput } from "./allocationInput";
import { putTermKeys, termAlerts, type TermCounts } from "./allocationTerms";

/** One line of 分配表: warning, sum, one amount per unit, level sums, and the hidden keys. */
export function putLine(grid: SheetGrid, input: AllocationSheetInput, { line, row }: LineRow, terms: TermCounts): void {
  const { book, layout, proof } = input;
  grid.put(row, MATRIX_COLUMN.number, line.project, STYLES.centered);
  grid.put(row, MATRIX_COLUMN.shortName, line.placeholder ? "（原件缺失，待核）" : line.shortName, STYLES.text);
  const alert = worstFirst([
    wordAlert(
      `${cellAddress(row, layout.key.texts)}>0`,
      "有文字",
      book.unreadable.some((entry) => entry.line === line.id),
    ),
    ...proof.filter((candidate) => candidate.line?.id === line.id).map((own) => lineAlert(own)),
    ...termAlerts(input, { line, row }, terms),
  ]);
  grid.compute(row, MATRIX_COLUMN.alert, `=${alert.formula}`, alert.value, STYLES.warningCentered);
  grid.compute(
    row,
    MATRIX_COLUMN.sum,
    `=SUM(${unitBlocks(layout, row).join(",")})`,
    wanNumber(lineTotal(book.decided, line.id)),
    STYLES.sum,
  );
  for (const { unit, column } of layout.unitColumns) {
    const amount = amountAt(book.decided, line.id, unit.code);
    const unreadable = book.unreadable.find((entry) => entry.line === line.id && entry.unit === unit.code);
    const style = line.builders.includes(unit.code) ? STYLES.inputMoney : STYLES.closedMoney;
    grid.put(row, column, amount === null ? (unreadable?.text ?? null) : wanNumber(amount), style);
  }
  putLevelSum(grid, input, row, line.id, layout.prefectureSum, layout.prefectureUnits);
  putLevelSum(grid, input, row, line.id, layout.countySum, layout.countyUnits);
  putLineKeys(grid, input, { line, row });
  putTermKeys(grid, input, { line, row }, terms);
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
  grid.compute(
    row,
    column,
    `=SUM(${cellAddress(row, first.column)}:${cellAddress(row, last.column)})`,
    wanNumber(sumFen(amounts)),
    STYLES.sum,
  );
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
  const counted = blocks
    .map((block, index) => `SUMPRODUCT((${masks[index] ?? ""}=0)*ISNUMBER(${block})*(${block}<>0))`)
    .join("+");
  grid.compute(row, key.outsideCells, `=${counted}`, outside.filter((amount) => amount !== 0).length);
  const summed = blocks.map((block, index) => `SUMIF(${masks[index] ?? ""},0,${block})`).join("+");
  grid.compute(row, key.outsideAmount, `=${summed}`, wanNumber(sumFen(outside)));
  putLevelCells(grid, { book, layout }, { line, row }, key.prefectureCells, layout.prefectureUnits);
  putLevelCells(grid, { book, layout }, { line, row }, key.countyCells, layout.countyUnits);
  putResourcePart(grid, { book, layout }, { line, row });
}

/** How many units of a level hold an amount other than zero. */
function putLevelCells(
  grid: SheetGrid,
  { book }: Pick<AllocationSheetInput, "book" | "layout">,
  { line, row }: LineRow,
  column: number,
  units: MatrixLayout["unitColumns"],
): void {
  const [first, last] = [units[0], units[units.length - 1]];
  if (!first || !last) {
    grid.put(row, column, 0);
    return;
  }
  const block = `${cellAddress(row, first.column)}:${cellAddress(row, last.column)}`;
  const filled = units.filter(({ unit }) => (amountAt(book.decided, line.id, unit.code) ?? 0) !== 0);
  grid.compute(row, column, `=SUMPRODUCT(ISNUMBER(${block})*(${block}<>0))`, filled.length);
}

/** Resource-building money of the line: 其中资源建设 as typed, else all of a resource line, else nothing (C15). */
function putResourcePart(
  grid: SheetGrid,
  { book, layout }: Pick<AllocationSheetInput, "book" | "layout">,
  { line, row }: LineRow,
): void {
  const typed = book.projects.find(({ number }) => number === line.project)?.resourcePart ?? null;
  const whole = line.category === "resource" ? lineTotal(book.decided, line.id) : (0 as Fen);
  const usual = line.category === "resource" ? cellAddress(row, MATRIX_COLUMN.sum) : "0";
  const part = `IFERROR(INDEX(${PROJECT_NAME.resourcePart},MATCH(${line.project},${PROJECT_NAME.number},0)),"")`;
  grid.compute(row, layout.key.resourcePart, `=IF(LEN(${part})=0,${usual},${part})`, wanNumber(typed ?? whole));
}

/** How many cells of a line are texts, are filled, are not zero; texts never count as amounts. */
function putCounts(
  grid: SheetGrid,
  { book, layout }: Pick<AllocationSheetInput, "book" | "layout">,
  { line, row }: LineRow,
): void {
  const { key } = layout;
  const blocks = unitBlocks(layout, row);
  const sum = (of: (block: string) => string): string => `=${blocks.map(of).join("+")}`;
  const texts = book.unreadable.filter((entry) => entry.line === line.id);
  const amounts = layout.unitColumns.flatMap(({ unit }) => amountAt(book.decided, line.id, unit.code) ?? []);
  grid.compute(
    row,
    key.texts,
    sum((block) => `SUMPRODUCT(ISTEXT(${block})*1)`),
    texts.length,
  );
  grid.compute(
    row,
    key.typed,
    sum((block) => `COUNTA(${block})`),
    texts.length + amounts.length,
  );
  grid.compute(
    row,
    key.nonzero,
    sum((block) => `SUMPRODUCT(ISNUMBER(${block})*(${block}<>0))`),
    amounts.filter((amount) => amount !== 0).length,
  );
  const outsideTexts = texts.filter((entry) => !line.builders.includes(entry.unit)).length;
  grid.compute(
    row,
    key.outsideTexts,
    sum((block) => `SUMPRODUCT((${onSheet(SHEET.keys, block)}=0)*ISTEXT(${block}))`),
    outsideTexts,
  );
}
