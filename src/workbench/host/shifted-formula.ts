import type { Area } from "./address";
import { columnLetters, parseArea, splitSheet } from "./address";
import type { ShiftKind } from "./engine/engine";
import { formulaPieces } from "./formula-references";
import { shiftArea } from "./references";

/** Cells that moved: where, and which way. Sheets are meant by their names. */
export interface Shift {
  readonly sheet: string;
  readonly kind: ShiftKind;
  readonly place: Area;
}

/** One end of a reference at another place, its `$` marks kept: `A$1`, `$B`, `3`. */
function moved(part: string, row: number, column: number): string {
  const [, letters, digits] = /^(\$?[A-Za-z]{1,3})?(\$?\d{1,7})?$/.exec(part) ?? [];
  const mark = (text: string): string => (text.startsWith("$") ? "$" : "");
  return (
    (letters === undefined ? "" : mark(letters) + columnLetters(column)) +
    (digits === undefined ? "" : `${mark(digits)}${row + 1}`)
  );
}

function movedAddress(address: string, area: Area): string {
  const [first = "", last] = address.split(":");
  const start = moved(first, area.row, area.column);
  return last === undefined
    ? start
    : `${start}:${moved(last, area.row + area.rows - 1, area.column + area.columns - 1)}`;
}

/** A formula of a sheet after cells have moved there or elsewhere: its references follow, lost ones become #REF!. */
export function shiftedFormula(formula: string, ownSheet: string, shift: Shift): string {
  return formulaPieces(formula)
    .map((piece) => {
      if (piece.kind !== "reference") return piece.text;
      const sheet = splitSheet(piece.text).sheet ?? ownSheet;
      const area = parseArea(piece.address);
      if (area === null || sheet.toLowerCase() !== shift.sheet.toLowerCase()) return piece.text;
      const next = shiftArea(area, shift.kind, shift.place);
      if (next === area) return piece.text;
      return piece.prefix + (next === null ? "#REF!" : movedAddress(piece.address, next));
    })
    .join("");
}
