import { cellText, type SourceLine } from "./sourceLines";

export interface SourceRow {
  /** 1-based line the row begins on. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Which cells only continue a merged cell above or to the left (their text is empty); absent when none does. */
  readonly merged?: readonly ("above" | "left" | null)[];
}

/** Neighbouring table lines; page breaks part one printed table into several blocks. */
export interface TableBlock {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly rows: readonly SourceRow[];
}

const LONGEST_QUOTED_ROW = 60;

type LineKind = "bars" | "loose" | "tabs" | null;

/** Pipe tables with or without outer bars and tab-separated tables, in the order of the text. */
export function findTableBlocks(lines: readonly SourceLine[]): readonly TableBlock[] {
  const blocks: TableBlock[] = [];
  let index = 0;
  while (index < lines.length) {
    const kind = lineKind(lines[index]?.text ?? "");
    if (kind === null) {
      index += 1;
      continue;
    }
    const { rows, end } = readBlock(lines, index, kind);
    const firstLine = lines[index]?.number ?? 1;
    if (rows.length > 0) blocks.push({ firstLine, lastLine: lines[end - 1]?.number ?? firstLine, rows });
    index = end;
  }
  return blocks;
}

function lineKind(text: string): LineKind {
  if (/^\s*\|/.test(text)) return "bars";
  if (/\S.*\t|\t.*\S/.test(text)) return "tabs";
  return /[^\\]\|/.test(text) ? "loose" : null;
}

function readBlock(
  lines: readonly SourceLine[],
  start: number,
  kind: LineKind,
): { readonly rows: readonly SourceRow[]; readonly end: number } {
  const rows: SourceRow[] = [];
  let index = start;
  while (index < lines.length && belongsTo(kind, lines[index]?.text ?? "")) {
    const end = endOfRow(lines, index, kind);
    const text = lines.slice(index, end).map((line) => line.text);
    const cells = splitCells(text.join("\n"), kind).map(cellText);
    const holdsText = cells.some((cell) => cell !== "") && !isSeparator(cells);
    if (holdsText) rows.push({ line: lines[index]?.number ?? 1, cells });
    index = end;
  }
  return { rows, end: index };
}

function belongsTo(kind: LineKind, text: string): boolean {
  const lineIs = lineKind(text);
  // In a table without outer bars an empty first cell looks like an outer bar.
  return lineIs === kind || (kind === "loose" && lineIs === "bars");
}

/** The index behind the last line of a row: a cell may hold line breaks. */
function endOfRow(lines: readonly SourceLine[], start: number, kind: LineKind): number {
  if (kind === "tabs") return endOfQuotedRow(lines, start);
  let end = start + 1;
  if (kind !== "bars") return end;
  while (end < lines.length && goesOn(lines[end - 1]?.text ?? "", lines[end]?.text ?? "")) end += 1;
  return end;
}

/** A row in bars that is not closed goes on over the next plain lines. */
function goesOn(text: string, next: string): boolean {
  return !/\|\s*$/.test(text) && next.trim() !== "" && lineKind(next) !== "bars";
}

/** As Excel copies it: a cell with line breaks stands in straight quotes. A quote that is never closed is just one. */
function endOfQuotedRow(lines: readonly SourceLine[], start: number): number {
  if (!/(?:^|\t)"[^\t]*$/.test(lines[start]?.text ?? "")) return start + 1;
  let quotes = 0;
  for (const [step, { text }] of lines.slice(start, start + LONGEST_QUOTED_ROW).entries()) {
    quotes += countQuotes(text);
    if (quotes % 2 === 0) return start + step + 1;
  }
  return start + 1;
}

function countQuotes(text: string): number {
  return text.split('"').length - 1;
}

function unquoted(cell: string): string {
  return /^"[^]*"$/.test(cell) && cell.length > 1 ? cell.slice(1, -1).replace(/""/g, '"') : cell;
}

function splitCells(text: string, kind: LineKind): readonly string[] {
  if (kind === "tabs") return text.split("\t").map(unquoted);
  const inner =
    kind === "bars"
      ? text
          .trim()
          .replace(/^\|/, "")
          .replace(/(?<!\\)\|$/, "")
      : text;
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, "|"));
}

function isSeparator(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || /^:?-+:?$/.test(cell)) && cells.some((cell) => cell.includes("-"));
}
