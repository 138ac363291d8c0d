import { COLUMN_COUNT, ROW_COUNT, columnIndex, columnLetters } from "./address";

/**
 * Moves the relative references of a formula, as a shared formula asks (ECMA-376 part 1, 18.3.1.40).
 * Texts, quoted sheet names and table references are left alone; a reference that leaves the sheet
 * becomes #REF!, as in Excel.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(TOKEN, (token: string, ...rest: unknown[]) => {
    const [quoted, brackets, offset] = rest;
    if (quoted !== undefined || brackets !== undefined || typeof offset !== "number") return token;
    const next = formula[offset + token.length];
    if (next === "!") return token;
    if (next !== "(") return shiftWord(token, rows, columns);
    const colon = token.indexOf(":"); // A1:INDEX(…)
    return colon < 0 ? token : shiftCell(token.slice(0, colon), rows, columns) + token.slice(colon);
  });
}

/** A text or quoted name, a bracketed part (two levels), or a word that may be a reference or a range. */
const TOKEN =
  /("(?:[^"]|"")*"|'(?:[^']|'')*')|(\[(?:[^[\]]|\[[^[\]]*\])*\])|[\p{L}\p{N}_.$\\?]+(?::[\p{L}\p{N}_.$]+)?/gu;

function shiftWord(word: string, rows: number, columns: number): string {
  const parts = word.split(":");
  if (parts.length === 2) {
    const [first = "", second = ""] = parts;
    const wholeColumns = /^\$?[A-Za-z]{1,3}$/;
    const wholeRows = /^\$?[0-9]{1,7}$/;
    if (wholeColumns.test(first) && wholeColumns.test(second)) {
      return joined([shiftColumn(first, columns), shiftColumn(second, columns)]);
    }
    if (wholeRows.test(first) && wholeRows.test(second)) return joined([shiftRow(first, rows), shiftRow(second, rows)]);
  }
  return parts.map((part) => shiftCell(part, rows, columns)).join(":");
}

function joined(parts: readonly string[]): string {
  return parts.includes("#REF!") ? "#REF!" : parts.join(":");
}

function shiftCell(text: string, rows: number, columns: number): string {
  const match = /^(\$?[A-Za-z]{1,3})(\$?[1-9][0-9]{0,6})$/.exec(text);
  if (!match?.[1] || !match[2]) return text;
  if (columnIndex(match[1].replace("$", "")) >= COLUMN_COUNT || Number(match[2].replace("$", "")) > ROW_COUNT)
    return text;
  const column = shiftColumn(match[1], columns);
  const row = shiftRow(match[2], rows);
  return column === "#REF!" || row === "#REF!" ? "#REF!" : column + row;
}

function shiftColumn(text: string, by: number): string {
  if (text.startsWith("$")) return text;
  const column = columnIndex(text) + by;
  return column < 0 || column >= COLUMN_COUNT ? "#REF!" : columnLetters(column);
}

function shiftRow(text: string, by: number): string {
  if (text.startsWith("$")) return text;
  const row = Number(text) + by;
  return row < 1 || row > ROW_COUNT ? "#REF!" : String(row);
}
