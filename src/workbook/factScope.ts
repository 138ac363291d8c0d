import type { FundBook } from "../domain/book";
import type { UnitCode } from "../domain/units";
import type { FormulaScope } from "../rules/quantities/kind";
import { cellAddress, onSheet } from "./address";
import { FACT_CELL_NAME, FACT_NAME } from "./factNames";
import type { LineRow, MatrixLayout } from "./layout";
import { lineFactColumn } from "./lineNames";
import { SHEET } from "./names";

/** What one row of 校验 looks at: the whole book, one line, or one prefecture institution. */
export interface ProofFocus {
  readonly lineRow: LineRow | null;
  readonly institution: UnitCode | null;
}

/** Where facts stand in the sheets: columns and cells by their defined names, a line's own facts by address. */
export function factScope(
  book: Pick<FundBook, "units">,
  layout: MatrixLayout,
  { lineRow, institution }: ProofFocus,
  judgementCell: string,
): FormulaScope {
  return {
    column: (fact) => FACT_NAME[fact],
    cell: (fact) => FACT_CELL_NAME[fact],
    lineCell: lineRow
      ? (fact) => onSheet(SHEET.allocation, cellAddress(lineRow.row, lineFactColumn(layout, fact)))
      : null,
    institution,
    prefectureUnits: book.units.filter((unit) => unit.level === "prefecture").map((unit) => unit.code),
    judgementCell,
  };
}
