import { parseCell } from "../workbook/address";

/** Texts, quoted sheet names, and one cell's address that stands alone: not part of a name, a number or a call. */
const PIECES =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])(?<fixedColumn>\$?)(?<letters>[A-Z]{1,3})(?<fixedRow>\$?)(?<digits>\d{1,7})(?![\p{L}\p{N}_.(])/giu;
const TEXTS_AND_SHEETS = /"(?:[^"]|"")*"|'(?:[^']|'')*'/g;
/** Whole columns and rows move along with a copy, too; our sheets have none, so they are not looked into. */
const WHOLE_LINES = /(?<![\p{L}\p{N}_.])\$?(?:[A-Z]{1,3}:\$?[A-Z]{1,3}|\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(])/iu;

interface AddressParts {
  readonly fixedColumn: string;
  readonly letters: string;
  readonly fixedRow: string;
  readonly digits: string;
}

/**
 * A formula with every address said from the cell it stands in: two cells with the same answer are copies of each
 * other, as Excel copies. Null when that cannot be told; such a formula is written out.
 * @param row 0-based
 * @param column 0-based
 */
export function relativeFormula(formula: string, row: number, column: number): string | null {
  if (WHOLE_LINES.test(formula.replace(TEXTS_AND_SHEETS, ""))) return null;
  return formula.replace(PIECES, (piece: string, ...rest: unknown[]) => {
    const { fixedColumn, letters, fixedRow, digits } = rest[rest.length - 1] as Partial<AddressParts>;
    const place = letters === undefined || digits === undefined ? null : parseCell(letters.toUpperCase() + digits);
    if (!place) return piece;
    const down = fixedRow === "$" ? `${place.row}` : `[${place.row - row}]`;
    return `R${down}C${fixedColumn === "$" ? place.column : `[${place.column - column}]`}`;
  });
}
