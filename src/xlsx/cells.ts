import type { CellValue, PlannedCell } from "../workbook/plan";
import type { WriteReport } from "../usecases/port";
import { formatAddress, isCellError, type CellContent, type CellModel, type CellStyle } from "../sheetfile";
import { sameFormula } from "../workbook/sameFormula";

export type ChangedCell = WriteReport["changed"][number];

/** What a person wants in a cell: a literal, or a formula with the value it is expected to give. */
export type WantedContent = Pick<PlannedCell, "value" | "formula">;

/** File content → ours: errors become their text. */
export function valueOf(content: CellContent | undefined): CellValue {
  if (content === undefined) return null;
  return isCellError(content) ? content.error : content;
}

const ERRORS: readonly string[] = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];

/** Ours → file content. Only a formula can give an error; as a literal `#N/A` is a text. */
function contentOf({ value, formula }: WantedContent): CellContent {
  if (formula !== undefined && typeof value === "string" && ERRORS.includes(value)) return { error: value };
  return value === "" && formula === undefined ? null : value;
}

/** An empty text and an empty cell are the same content: Excel knows no other empty literal. */
export function literal(value: CellValue): CellValue {
  return value === "" ? null : value;
}

/** Whether a cell holds something else than is wanted. */
export function differs(cell: CellModel | undefined, wanted: WantedContent): boolean {
  if (wanted.formula !== undefined) return !sameFormula(cell?.formula, wanted.formula);
  if (cell?.formula !== undefined || (cell && isCellError(cell.value))) return true;
  return literal(valueOf(cell?.value)) !== literal(wanted.value);
}

/** The cell with new content and a style; undefined when nothing of it is left. */
export function cellWith(wanted: WantedContent, style: CellStyle | undefined): CellModel | undefined {
  const value = contentOf(wanted);
  if (value === null && wanted.formula === undefined && style === undefined) return undefined;
  return {
    value,
    ...(wanted.formula === undefined ? {} : { formula: wanted.formula }),
    ...(style === undefined ? {} : { style }),
  };
}

/** For the report: what is there now and what stood there before. */
export function changedCell(
  sheet: string,
  row: number,
  column: number,
  wanted: WantedContent,
  before: CellModel | undefined,
): ChangedCell {
  return {
    sheet,
    address: formatAddress(row, column),
    value: wanted.value,
    ...(wanted.formula === undefined ? {} : { formula: wanted.formula }),
    before: valueOf(before?.value),
    beforeFormula: before?.formula ?? null,
  };
}
