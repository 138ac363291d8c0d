import { shownNumber, type TypedContent } from "../../tracking/typedText";
import { cellAddress, onSheet } from "../address";

/** A cell of a returned sheet; `value` of a formula is what its program computed, empty where it computed nothing. */
export interface ReturnSheetCell extends TypedContent {
  /** With the leading `=`. Never carried on: a returned file gives values only. */
  readonly formula?: string;
}

/** A sheet of a returned file: only cells with content, so that a stray cell in the last corner costs one cell. */
export interface ReturnSheet {
  readonly name: string;
  /** By row, then column, 0-based, both in order. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, ReturnSheetCell>>;
  /** Hidden by hand or filtered out. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly merges: readonly {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
  /** Printed footer: it bears the file id. */
  readonly footer: string;
}

/** A place in one sheet, 0-based. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

export function cellOf(sheet: ReturnSheet, { row, column }: Spot): ReturnSheetCell | undefined {
  return sheet.cells.get(row)?.get(column);
}

/** A cell as text, trimmed; empty for none. */
export function textIn(cell: ReturnSheetCell | undefined): string {
  if (cell === undefined) return "";
  return (typeof cell.value === "number" ? shownNumber(cell.value) : String(cell.value)).trim();
}

export function textAt(sheet: ReturnSheet, spot: Spot): string {
  return textIn(cellOf(sheet, spot));
}

/** `支出填报!D14` */
export function placeOf(sheet: ReturnSheet, { row, column }: Spot): string {
  return onSheet(sheet.name, cellAddress(row, column));
}

export function* cellsOf(sheet: ReturnSheet): Generator<{ readonly spot: Spot; readonly cell: ReturnSheetCell }> {
  for (const [row, cells] of sheet.cells) {
    for (const [column, cell] of cells) yield { spot: { row, column }, cell };
  }
}

/** Whether something stands in the cell that a person may have typed: no formula, not only blanks. */
export function isTyped(cell: ReturnSheetCell | undefined): cell is ReturnSheetCell {
  return cell !== undefined && cell.formula === undefined && textIn(cell) !== "";
}
