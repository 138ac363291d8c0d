import { failure, type Result } from "../domain/fault";
import type { ReturnedFile } from "../domain/returns";
import { openContents, parseArea, type CellModel, type WorkbookContents } from "../sheetfile";
import { readUnitFile } from "../workbook/unitFile/readUnitFile";
import type { ReturnSheet, ReturnSheetCell } from "../workbook/unitFile/returnSheet";
import { valueOf } from "./cells";
import { otherKindOf } from "./otherFiles";
import { tooManyCells, withMacros } from "./returnFaults";
import type { ReadingTask } from "./returnPool";

/** A unit file has some ten thousand cells; one with more than this was not filled in by hand. */
const MOST_CELLS = 1_000_000;
/** Unpacked; a unit file has two or three million bytes. */
const LIMITS = { totalBytes: 150_000_000, partBytes: 100_000_000 } as const;

/**
 * Reads the bytes of one returned file. What a file is is told by its content, never by its name. Nothing in it is run
 * or followed: of formulas only the values are taken.
 * Faults: no workbook (with what it is and what to do), too large, damaged, encrypted, with macros, and those of
 * `readUnitFile`; each has the file's name as its place where it has none of its own.
 */
export async function readReturn({ name, bytes, sent }: ReadingTask): Promise<Result<ReturnedFile>> {
  const reading = await readBytes(bytes, sent, name);
  if (reading.ok || reading.fault.place !== undefined) return reading;
  return failure({ ...reading.fault, place: name });
}

async function readBytes(bytes: Uint8Array, sent: string | null, name: string): Promise<Result<ReturnedFile>> {
  const other = otherKindOf(bytes);
  if (other) return failure(other);
  const opened = await openContents(bytes, LIMITS);
  if (!opened.ok) return opened;
  const { sheets: found, date1904, carried } = opened.value;
  if (carried.includes("macros")) return failure(withMacros(name));
  const sheets: ReturnSheet[] = [];
  let count = 0;
  for (const sheet of found) {
    const read = sheetOf(sheet, date1904 ? DAYS_FROM_1904 : 0);
    count += read.count;
    if (count > MOST_CELLS) return failure(tooManyCells(sheet.name));
    sheets.push(read.sheet);
  }
  return readUnitFile(sheets, sent);
}

type ContentsSheet = WorkbookContents["sheets"][number];

/** A day counted from 1904 on → counted from 1900 on. */
const DAYS_FROM_1904 = 1462;

/** @param later days that dates stand for beyond their number */
function sheetOf(model: ContentsSheet, later: number): { readonly sheet: ReturnSheet; readonly count: number } {
  const cells = new Map<number, ReadonlyMap<number, ReturnSheetCell>>();
  let count = 0;
  model.cells.forEach((row, index) => {
    const kept = new Map<number, ReturnSheetCell>();
    row.forEach((cell, column) => {
      const content = cell && cellOf(cell, later);
      if (content) kept.set(column, content);
    });
    count += kept.size;
    if (kept.size > 0) cells.set(index, kept);
  });
  const hiddenRows = new Set([...model.rows].flatMap(([row, { hidden }]) => (hidden ? [row] : [])));
  const sheet = { name: model.name, cells, hiddenRows, merges: mergesOf(model), footer: model.print.footer ?? "" };
  return { sheet, count };
}

function cellOf({ value, formula, style }: CellModel, later: number): ReturnSheetCell | null {
  const read = valueOf(value);
  const plain = later > 0 && typeof read === "number" && isDate(style?.numberFormat) ? read + later : read;
  if ((plain === null || plain === "") && formula === undefined) return null;
  const isError = typeof value === "object" && value !== null;
  return {
    value: plain ?? "",
    ...(formula === undefined ? {} : { formula }),
    ...(isError ? { error: true as const } : {}),
    ...(typeof plain === "number" && isPercent(style?.numberFormat) ? { percent: true as const } : {}),
  };
}

/** Day, month or year outside quoted text, colours and conditions. */
function isDate(format: string | undefined): boolean {
  return format !== undefined && /[ymd]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ""));
}

/** A percent sign outside quoted text. */
function isPercent(format: string | undefined): boolean {
  return format !== undefined && format.replace(/"[^"]*"|\\./g, "").includes("%");
}

function mergesOf({ merges }: Pick<ContentsSheet, "merges">): ReturnSheet["merges"] {
  return merges.flatMap((reference) => parseArea(reference) ?? []);
}
