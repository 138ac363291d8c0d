import type { KeptLine, KeptSource } from "../../domain/source";
import { SheetGrid } from "../grid";
import { SOURCE_SHEET } from "../names";
import type { SheetContent, SheetPlan } from "../plan";
import { ContentReader } from "../read/contentReader";
import { sheetPlan } from "../sheet";

/** Row n is line n, so that 第182行 is found by its row number in any program. */
const COLUMN = { text: 0, place: 1, about: 2 } as const;
/** Behind the file's name in C1, so that a sheet of somebody's own is not taken for ours. */
const MARK = "原文，行号即第几行，请勿改动。来源：";
const COUNT_MARK = "总行数：";
/** A notice has a few hundred lines; what is far longer is kept as far as this. */
const MOST_LINES = 3000;
const MOST_CHARACTERS = 200_000;
/** A cell holds 32,767 characters. */
const LONGEST_LINE = 32_000;

/** As much of a text as the workbook keeps. */
export function keptSource(fileName: string, lines: readonly KeptLine[]): KeptSource {
  const kept: KeptLine[] = [];
  let characters = 0;
  for (const { text, place } of lines) {
    characters += text.length;
    if (kept.length >= MOST_LINES || characters > MOST_CHARACTERS) break;
    kept.push({ text: text.slice(0, LONGEST_LINE), place });
  }
  return { fileName, lines: kept, lineCount: lines.length };
}

/**
 * 原文: the notice, one line a row, plain text without styles (a notice has hundreds of lines).
 * @param before what stands there now, so that rows beyond a shorter text are emptied
 */
export function sourceSheet(
  source: KeptSource,
  before: SheetContent | null,
  visibility: SheetPlan["visibility"],
): SheetPlan {
  const grid = new SheetGrid();
  const rows = Math.max(source.lines.length, before?.values.length ?? 0, 2);
  for (let row = 0; row < rows; row += 1) {
    const { text = "", place = "" } = source.lines[row] ?? {};
    putOrEmpty(grid, row, COLUMN.text, text, before);
    putOrEmpty(grid, row, COLUMN.place, place, before);
  }
  grid.put(0, COLUMN.about, `${MARK}${source.fileName}`);
  const cut = source.lineCount > source.lines.length ? `（太长，只留前${source.lines.length}行）` : "";
  grid.put(1, COLUMN.about, `${COUNT_MARK}${source.lineCount}${cut}`);
  return sheetPlan(SOURCE_SHEET, grid, { visibility, columnWidths: [110, 18, 50] });
}

/** An empty line takes a cell only where it has to empty one. */
function putOrEmpty(grid: SheetGrid, row: number, column: number, text: string, before: SheetContent | null): void {
  const standing = before?.values[row]?.[column] ?? "";
  if (text !== "" || standing !== "") grid.put(row, column, text === "" ? null : text);
}

/** What 原文 holds; null where it is not there or is somebody's own sheet. */
export function readSource(content: SheetContent | undefined): KeptSource | null {
  if (content === undefined) return null;
  const sheet = new ContentReader(content);
  const about = sheet.text(0, COLUMN.about);
  if (!about.startsWith(MARK)) return null;
  const text = (row: number, column: number): string => {
    const value = sheet.value(row, column);
    return value === null ? "" : String(value);
  };
  const all = Array.from({ length: sheet.rowCount }, (_unused, row) => ({
    text: text(row, COLUMN.text),
    place: text(row, COLUMN.place),
  }));
  const counted = Number(new RegExp(`^${COUNT_MARK}(\\d+)`).exec(sheet.text(1, COLUMN.about))?.[1] ?? all.length);
  return { fileName: about.slice(MARK.length), lines: all.slice(0, counted), lineCount: counted };
}
