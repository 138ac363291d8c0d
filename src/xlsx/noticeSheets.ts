import { success, type Result } from "../domain/fault";
import type { NoticeDocument } from "../notice/document";
import { DocumentBuilder, type BuiltCell } from "../notice/readers/documentBuilder";
import { addGrid } from "../notice/readers/gridDocument";
import { formatAddress, openWorkbook, parseArea, type CellModel, type SheetModel } from "../sheetfile";

/** A notice's sheet is at most this long and wide; what lies beyond is said and left out. */
const LAST_ROW = 50_000;
const LAST_COLUMN = 200;

/**
 * A workbook as a notice: title rows, tables and notes of every visible sheet, values as the sheet shows them (a
 * formula by its last result). Faults: those of opening a workbook.
 */
export async function readNoticeSheets(bytes: Uint8Array, fileName: string): Promise<Result<NoticeDocument>> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return { ok: false, fault: { ...opened.fault, place: fileName } };
  const { sheets, date1904 } = opened.value.model;
  const builder = new DocumentBuilder("xlsx", fileName);
  for (const sheet of sheets) {
    if (sheet.visibility === "visible") addSheet(builder, sheet, date1904);
    else builder.remark("hidden-sheet", "隐藏的工作表没有读入。", "Hidden sheets were left out.");
  }
  return success(builder.document());
}

function addSheet(builder: DocumentBuilder, sheet: SheetModel, date1904: boolean): void {
  const rows: (BuiltCell | undefined)[][] = [];
  sheet.cells.slice(0, LAST_ROW).forEach((row, index) => {
    rows[index] = row.slice(0, LAST_COLUMN).map((cell) => builtCell(cell, date1904));
  });
  if (sheet.cells.length > LAST_ROW) {
    builder.remark("rows-cut", `超过${LAST_ROW}行的部分没有读入。`, `Rows beyond ${LAST_ROW} were left out.`);
  }
  if ([...sheet.rows.values()].some(({ hidden }) => hidden === true)) {
    builder.remark("hidden-rows", "隐藏的行也读入了，请核对。", "Hidden rows were read, too; please check.");
  }
  markMerged(rows, sheet.merges);
  const whole = Array.from({ length: rows.length }, (_unused, index) => rows[index] ?? []);
  addGrid(builder, whole, (row, column) => `${sheet.name}!${formatAddress(row, column)}`);
}

function markMerged(rows: (BuiltCell | undefined)[][], merges: readonly string[]): void {
  for (const merge of merges) {
    const area = parseArea(merge);
    if (!area) continue;
    for (let row = area.top; row <= Math.min(area.bottom, rows.length - 1); row += 1) {
      const cells = (rows[row] ??= []);
      for (let column = area.left; column <= Math.min(area.right, LAST_COLUMN - 1); column += 1) {
        if (row === area.top && column === area.left) continue;
        cells[column] = { text: "", merged: column > area.left ? "left" : "above" };
      }
    }
  }
}

function builtCell(cell: CellModel | undefined, date1904: boolean): BuiltCell {
  return { text: cell === undefined ? "" : shownText(cell, date1904), merged: null };
}

function shownText({ value, style }: CellModel, date1904: boolean): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value !== "number") return value === null ? "" : value.error;
  const format = (style?.numberFormat ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  if (format.includes("%")) return `${plainNumber(value * 100)}%`;
  if (/[yd]/i.test(format) && value >= 1) return dayText(value, date1904);
  return plainNumber(value);
}

/** Doubles a hair off are shown as the sheet shows them: fifteen digits. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** A serial day of either calendar as `2020年5月31日`, which the reading of dates understands. */
function dayText(serial: number, date1904: boolean): string {
  const day = new Date(
    Date.UTC(date1904 ? 1904 : 1899, date1904 ? 0 : 11, date1904 ? 1 : 30) + Math.floor(serial) * 86_400_000,
  );
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}
