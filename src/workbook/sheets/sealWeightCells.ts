import type { FundBook } from "../../domain/book";
import { amountAt } from "../../domain/lines";
import { LARGEST_SEAL_NUMBER, sealNumber, sealWeights, type SealWeights } from "../../review/sealNumber";
import { cellAddress, columnLetters, fixedAddress, onSheet } from "../address";
import { FACT_NAME } from "../factNames";
import { wholeFen } from "../formula";
import type { SheetGrid } from "../grid";
import { MATRIX_COLUMN, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { NamePlan } from "../plan";
import { SEAL_NAME } from "../sealNames";

/** 0-based rows of 标识 that hold the 核对数; the lines' sums stand right of the mask. */
const SEAL_ROW = { weights: 3, live: 4, stored: 5 } as const;
export const STORED_LABEL = "核对码生成时";
const STORED = { code: 1, number: 2, at: 3, version: 4 } as const;

/**
 * 核对数 by plain formulas. Each line is rounded to whole fen by itself before it is weighed: the sum over all cells at
 * once would lose the last fen at 90 亿元. `SUMPRODUCT` with commas takes a text as nothing, as the evaluator does.
 */
export function putSealWeights(grid: SheetGrid, book: FundBook, layout: MatrixLayout): void {
  const weights = sealWeights(book);
  const lineSums = layout.countySum + 1;
  grid.put(SEAL_ROW.weights, 0, "单位权数");
  for (let column = MATRIX_COLUMN.firstUnit; column < layout.countySum; column += 1) {
    const unit = layout.unitColumns.find((candidate) => candidate.column === column)?.unit;
    grid.put(SEAL_ROW.weights, column, unit ? (weights.units.get(unit.code) ?? 0) : 0);
  }
  for (const { line, row } of layout.lineRows) {
    const cells = `${columnLetters(MATRIX_COLUMN.firstUnit)}${row + 1}:${columnLetters(layout.countySum - 1)}${row + 1}`;
    const sum = wholeFen(`SUMPRODUCT(${onSheet(SHEET.allocation, cells)},${weightCells(layout)})`);
    const weight = weights.lines.get(line.id) ?? 0;
    grid.compute(row, lineSums, `=${sum}*${weight}`, lineValue(book, line.id, weights) * weight);
  }
  grid.put(SEAL_ROW.live, 0, SEAL_NAME.live);
  const number = sealNumber(book);
  grid.compute(SEAL_ROW.live, 1, liveFormula(layout, weights), number ?? "");
  putStored(grid, book);
}

/** The name the pane's strip and papers read. */
export function sealNames(): readonly NamePlan[] {
  const cell = (row: number, column: number): string => `=${onSheet(SHEET.keys, fixedAddress(row, column))}`;
  return [
    { name: SEAL_NAME.live, reference: cell(SEAL_ROW.live, 1) },
    { name: SEAL_NAME.stored, reference: cell(SEAL_ROW.stored, STORED.number) },
  ];
}

function weightCells(layout: MatrixLayout): string {
  const row = SEAL_ROW.weights;
  return `${fixedAddress(row, MATRIX_COLUMN.firstUnit)}:${fixedAddress(row, layout.countySum - 1)}`;
}

function liveFormula(layout: MatrixLayout, { received, sent }: SealWeights): string {
  const column = layout.countySum + 1;
  const first = layout.lineRows[0]?.row ?? 0;
  const lines = `SUM(${cellAddress(first, column)}:${cellAddress(layout.lastRow, column)})`;
  const all = wholeFen(`SUM(${FACT_NAME["ledger.amount"]})`);
  const out = wholeFen(`SUMIF(${FACT_NAME["ledger.direction"]},"发",${FACT_NAME["ledger.amount"]})`);
  const sum = `${lines}+${all}*${received}+${out}*${sent - received}`;
  return `=IF(ABS(${sum})>${LARGEST_SEAL_NUMBER},"",${sum})`;
}

/** Σ unit weight × amount of one line, in fen. */
function lineValue(book: FundBook, line: string, { units }: SealWeights): number {
  return book.units.reduce(
    (sum, unit) => sum + (amountAt(book.decided, line, unit.code) ?? 0) * (units.get(unit.code) ?? 0),
    0,
  );
}

function putStored(grid: SheetGrid, { seal }: FundBook): void {
  const row = SEAL_ROW.stored;
  grid.put(row, 0, STORED_LABEL);
  grid.put(row, STORED.code, seal?.code ?? null, { numberFormat: "@" });
  grid.put(row, STORED.number, seal?.number ?? null);
  grid.put(row, STORED.at, seal?.at ?? null, { numberFormat: "@" });
  grid.put(row, STORED.version, seal?.version ?? null);
}
