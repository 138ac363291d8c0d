import type { FundBook } from "../domain/book";
import type { RehearsalGround } from "../tracking/rehearsalFinding";
import { cellAddress, onSheet } from "./address";
import { FACT_CELL_NAME } from "./factNames";
import { cellOf, layoutOf, MATRIX_COLUMN, MATRIX_ROW } from "./layout";
import { SHEET } from "./names";
import { placementOf } from "./placement";
import type { WorkbookContent } from "./plan";
import { homeNames } from "./sheets/home";
import { LEDGER_COLUMN, LEDGER_ROW } from "./sheets/ledger";
import { UNITS_COLUMN, UNITS_ROW } from "./sheets/units";

/** Where the cells a finding points at stand in this workbook, also after somebody sorted its sheets. */
export function rehearsalPlaces(content: WorkbookContent, book: FundBook): RehearsalGround["places"] {
  const layout = layoutOf(book);
  const rows = placementOf(content, book);
  const matrix = (row: number, column: number): string => onSheet(SHEET.allocation, cellAddress(row, column));
  const approval = homeNames().find(({ name }) => name === FACT_CELL_NAME["approval.partyGroup"]);
  return {
    amount(line, unit) {
      const cell = cellOf(layout, line, unit);
      return cell ? matrix(cell.row, cell.column) : matrix(MATRIX_ROW.sum, MATRIX_COLUMN.sum);
    },
    unitTotal(unit) {
      const column = layout.unitColumns.find((candidate) => candidate.unit.code === unit)?.column;
      return matrix(MATRIX_ROW.sum, column ?? MATRIX_COLUMN.sum);
    },
    document: (index) =>
      onSheet(SHEET.ledger, cellAddress(rows.ledger[index] ?? LEDGER_ROW.first, LEDGER_COLUMN.amount)),
    planState: (unit) =>
      onSheet(SHEET.units, cellAddress(rows.units.get(unit) ?? UNITS_ROW.header, UNITS_COLUMN.planState)),
    approval: (approval?.reference ?? "").replace(/[=$]/g, ""),
  };
}
