import type { CellValue, SheetContent } from "../workbook/plan";

/** Puts empty rows and columns before a block, so that `[row][column]` counts from A1. */
export function fromFirstCell(
  values: SheetContent["values"],
  formulas: SheetContent["formulas"],
  row: number,
  column: number,
): Pick<SheetContent, "values" | "formulas"> {
  const width = column + (values[0]?.length ?? 0);
  const emptyRows: null[][] = Array.from({ length: row }, () => new Array<null>(width).fill(null));
  const before = new Array<null>(column).fill(null);
  return {
    values: [...emptyRows, ...values.map((cells): CellValue[] => [...before, ...cells])],
    formulas: [...emptyRows, ...formulas.map((cells) => [...before, ...cells])],
  };
}
