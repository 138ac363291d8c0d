import type { FundBook } from "../domain/book";
import type { UnitCode } from "../domain/units";
import { cellAddress, onSheet } from "./address";
import { cellOf, layoutOf, MATRIX_COLUMN, MATRIX_ROW, type MatrixLayout } from "./layout";
import { SHEET } from "./names";

/** Where an amount stands: `分配表!E9`; the sheet's head when line or unit is not in the table. */
export function addressOf(book: Pick<FundBook, "projects" | "units">, line: string, unit: UnitCode): string {
  const place = cellOf(layoutOf(book), line, unit);
  return onSheet(SHEET.allocation, place ? cellAddress(place.row, place.column) : "A1");
}

/** Where a rule's figure stands: its line, the resource subtotal, the sum row, or the strip. */
export function ruleAddress(book: Pick<FundBook, "projects" | "units">, rule: string, line: string | null): string {
  return ruleCellOf(layoutOf(book), rule, line);
}

/** The same, when the layout is at hand. */
export function ruleCellOf(layout: MatrixLayout, rule: string, line: string | null): string {
  const own = line === null ? undefined : layout.lineRows.find((candidate) => candidate.line.id === line);
  if (own) return onSheet(SHEET.allocation, cellAddress(own.row, MATRIX_COLUMN.alert));
  const resource = layout.groups.find((group) => group.category === "resource");
  const row = rule === "R12" ? MATRIX_ROW.sum : rule === "R03" && resource ? resource.row : MATRIX_ROW.prefecture;
  return onSheet(SHEET.allocation, cellAddress(row, MATRIX_COLUMN.sum));
}
