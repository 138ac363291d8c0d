import type { FundBook } from "../../domain/book";
import { sealCodeText } from "../../review/seal";
import { sealNumber } from "../../review/sealNumber";
import { cellAddress, onSheet } from "../address";
import type { SheetGrid } from "../grid";
import { MATRIX_COLUMN, MATRIX_ROW, type MatrixLayout } from "../layout";
import { SHEET } from "../names";
import { SEAL_NAME } from "../sealNames";
import { STYLES } from "../styles";

/** What stands in front of the code on 分配表, where it is read back even when 标识 is lost. */
export const SEAL_CODE_WORD = "核对码";
const CHANGED_SINCE_SEAL = "生成后已改动";
const SAME_AS_SEALED = "与生成时一致";
const NEVER_SEALED = "尚未生成核对码";
const NO_NUMBER = "无法计算";
/** Columns between code and number, so that both read in full. */
const NUMBER_OFFSET = 4;

/**
 * Row 2 of 分配表 right of the state: 核对码 with its day, then the live 核对数 and whether it is still what it was when
 * the code was made, in any program; 单位：万元 at the right end.
 */
export function putSealCells(grid: SheetGrid, book: FundBook, layout: MatrixLayout): void {
  const row = MATRIX_ROW.state;
  grid.put(row, MATRIX_COLUMN.firstUnit, book.seal === null ? null : codeText(book.seal), STYLES.note);
  const { live, stored } = SEAL_NAME;
  const compared = `IF(ISNUMBER(${stored}),IF(${live}=${stored},"，${SAME_AS_SEALED}","，${CHANGED_SINCE_SEAL}"),"，${NEVER_SEALED}")`;
  const formula = `=IFERROR("${live} "&IF(ISNUMBER(${live}),TEXT(${live},"0")&${compared},"${NO_NUMBER}"),"${live} ${NO_NUMBER}")`;
  const { number, unit } = sealColumns(layout);
  grid.compute(row, number, formula, sealText(book), STYLES.note);
  grid.put(row, unit, "单位：万元", STYLES.noteRight);
}

/** Columns of row 2 where 核对码, 核对数 and 单位：万元 begin; each reaches to the next. */
export function sealColumns(layout: MatrixLayout): {
  readonly code: number;
  readonly number: number;
  readonly unit: number;
} {
  const number = Math.min(MATRIX_COLUMN.firstUnit + NUMBER_OFFSET, layout.countySum - 1);
  return { code: MATRIX_COLUMN.firstUnit, number, unit: Math.max(number + 1, layout.countySum - 1) };
}

function codeText({ code, at }: NonNullable<FundBook["seal"]>): string {
  return `${SEAL_CODE_WORD} ${sealCodeText(code)}${at === "" ? "" : `（${at.slice(0, 10)}）`}`;
}

/** 核对码 and 核对数 as papers repeat them from 分配表; the formula without `=`. */
export function sealOnPaper(
  book: FundBook,
  layout: MatrixLayout,
): { readonly formula: string; readonly value: string } {
  const row = MATRIX_ROW.state;
  const columns = sealColumns(layout);
  const [code, number] = [columns.code, columns.number].map((column) =>
    onSheet(SHEET.allocation, cellAddress(row, column)),
  );
  const { seal } = book;
  return {
    formula: `${code ?? ""}&"　"&${number ?? ""}`,
    value: `${seal === null ? "" : codeText(seal)}　${sealText(book)}`,
  };
}

function sealText(book: FundBook): string {
  const number = sealNumber(book);
  if (number === null) return `${SEAL_NAME.live} ${NO_NUMBER}`;
  const stored = book.seal?.number ?? null;
  const compared = stored === null ? NEVER_SEALED : number === stored ? SAME_AS_SEALED : CHANGED_SINCE_SEAL;
  return `${SEAL_NAME.live} ${number}，${compared}`;
}
