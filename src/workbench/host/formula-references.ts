import type { Area } from "./address";
import { columnIndex, columnLetters, maximumColumns, maximumRows, parseArea, splitSheet } from "./address";

/** A piece of a formula: text that refers to nothing, or a reference with the sheet as written before it. */
export type FormulaPiece =
  | { readonly kind: "other"; readonly text: string }
  | { readonly kind: "reference"; readonly text: string; readonly prefix: string; readonly address: string }
  | { readonly kind: "word"; readonly text: string };

/**
 * Texts, table references in brackets (two levels), error values; then an optional sheet, then a reference, or a word
 * that may be a name or a function.
 */
const token =
  /"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^[\]]*\])*\]|#(?:REF!|N\/A|[A-Z0-9/]+[!?])|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.(!])|[\p{L}_\\][\p{L}\p{N}_.\\?]*|\d[\d.]*(?:[eE][+-]?\d+)?/gu;

/** Takes a formula apart into references and everything else; joined again the pieces give the formula. */
export function formulaPieces(formula: string): readonly FormulaPiece[] {
  const pieces: FormulaPiece[] = [];
  let last = 0;
  for (const match of formula.matchAll(token)) {
    const [text, prefix, address] = match;
    if (match.index > last) pieces.push({ kind: "other", text: formula.slice(last, match.index) });
    if (address !== undefined && parseArea(address) !== null) {
      pieces.push({ kind: "reference", text, prefix: prefix ?? "", address });
    } else if (/^[\p{L}_\\]/u.test(text)) {
      pieces.push({ kind: "word", text });
    } else {
      pieces.push({ kind: "other", text });
    }
    last = match.index + text.length;
  }
  if (last < formula.length) pieces.push({ kind: "other", text: formula.slice(last) });
  return pieces;
}

export interface Reference {
  /** Sheet name as written; null for the formula's own sheet. */
  readonly sheet: string | null;
  readonly area: Area;
}

/** Cells a formula refers to by address, and the words in it that may be names. */
export function referencesOf(formula: string): { readonly areas: readonly Reference[]; readonly words: string[] } {
  const areas: Reference[] = [];
  const words: string[] = [];
  for (const piece of formulaPieces(formula)) {
    if (piece.kind === "word") words.push(piece.text);
    if (piece.kind !== "reference") continue;
    const area = parseArea(piece.address);
    if (area !== null) areas.push({ sheet: splitSheet(piece.text).sheet, area });
  }
  return { areas, words };
}

function rowText(text: string, row: number): string {
  if (text.startsWith("$")) return `R${text.slice(1)}`;
  const offset = Number(text) - 1 - row;
  return offset === 0 ? "R" : `R[${offset}]`;
}

function columnText(text: string, column: number): string {
  if (text.startsWith("$")) return `C${columnIndex(text.slice(1)) + 1}`;
  const offset = columnIndex(text) - column;
  return offset === 0 ? "C" : `C[${offset}]`;
}

function partToR1C1(part: string, row: number, column: number): string {
  const match = /^(\$?[A-Za-z]{1,3})?(\$?\d{1,7})?$/.exec(part);
  const [, letters, digits] = match ?? [];
  return (
    (digits === undefined ? "" : rowText(digits, row)) + (letters === undefined ? "" : columnText(letters, column))
  );
}

/** A formula in A1 as it reads in R1C1 in the given cell. */
export function toR1C1(formula: string, row: number, column: number): string {
  return formulaPieces(formula)
    .map((piece) => {
      if (piece.kind !== "reference") return piece.text;
      const parts = piece.address.split(":").map((part) => partToR1C1(part, row, column));
      // A whole row or column is written once: `C[1]`, not `C[1]:C[1]`.
      const isWhole = parts.length === 2 && parts[0] === parts[1];
      return piece.prefix + (isWhole ? (parts[0] ?? "") : parts.join(":"));
    })
    .join("");
}

const relativeToken =
  /"(?:[^"]|"")*"|'(?:[^']|'')+'!|(?<![\p{L}\p{N}_.])(?:R(\[-?\d+\]|\d+)?)(?:C(\[-?\d+\]|\d+)?)?(?![\p{L}\p{N}_.(!])|(?<![\p{L}\p{N}_.])C(\[-?\d+\]|\d+)?(?![\p{L}\p{N}_.(!])/giu;

/** Position of a row or column number of R1C1; null when it falls off the sheet. */
function position(
  text: string | undefined,
  home: number,
  limit: number,
): readonly [index: number, fixed: boolean] | null {
  const fixed = text !== undefined && !text.startsWith("[");
  const index = fixed ? Number(text) - 1 : home + Number(text?.slice(1, -1) ?? 0);
  return index >= 0 && index < limit ? [index, fixed] : null;
}

function letters(found: readonly [number, boolean]): string {
  return `${found[1] ? "$" : ""}${columnLetters(found[0])}`;
}

function digits(found: readonly [number, boolean]): string {
  return `${found[1] ? "$" : ""}${found[0] + 1}`;
}

/** A formula in R1C1 as it reads in A1 in the given cell. */
export function fromR1C1(formula: string, row: number, column: number): string {
  const joined = formula.replace(
    relativeToken,
    (text: string, rowPart: string | undefined, columnPart: string | undefined, alone: string | undefined) => {
      if (text.startsWith('"') || text.startsWith("'")) return text;
      const upper = text.toUpperCase();
      if (upper.startsWith("C")) {
        const found = position(alone, column, maximumColumns);
        return found === null ? "#REF!" : `${letters(found)}:${letters(found)}`;
      }
      const foundRow = position(rowPart, row, maximumRows);
      if (foundRow === null) return "#REF!";
      if (!upper.includes("C")) return `${digits(foundRow)}:${digits(foundRow)}`;
      const foundColumn = position(columnPart, column, maximumColumns);
      return foundColumn === null ? "#REF!" : `${letters(foundColumn)}${digits(foundRow)}`;
    },
  );
  // `C1:C3` of R1C1 gave `$A:$A:$C:$C`: the ends are what counts.
  return joined.replace(
    /(\$?[A-Z]{1,3}):\$?[A-Z]{1,3}:\$?[A-Z]{1,3}:(\$?[A-Z]{1,3})|(\$?\d+):\$?\d+:\$?\d+:(\$?\d+)/g,
    (_text: string, ...ends: (string | undefined)[]) => `${ends[0] ?? ends[2]}:${ends[1] ?? ends[3]}`,
  );
}

/** A formula of a cell that is turned with its surroundings: rows become columns around it. */
export function transposeFormula(formula: string, from: Place, to: Place): string {
  const relative = toR1C1(formula, from.row, from.column);
  const turned = relative.replace(
    /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.])R(\[-?\d+\])?C(\[-?\d+\])?(?![\p{L}\p{N}_.(![])/gu,
    (text: string, row: string | undefined, column: string | undefined) =>
      text.startsWith('"') ? text : `R${column ?? ""}C${row ?? ""}`,
  );
  return fromR1C1(turned, to.row, to.column);
}

interface Place {
  readonly row: number;
  readonly column: number;
}
