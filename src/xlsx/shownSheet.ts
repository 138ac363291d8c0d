import {
  formatAddress,
  isCellError,
  parseArea,
  type CellModel,
  type SheetModel,
  type WorkbookModel,
} from "../sheetfile";
import { findSheet } from "./renderWorkbook";

/** A cell as a page can show it. */
export interface ShownCell {
  /** A1 */
  readonly address: string;
  readonly text: string;
  readonly number: boolean;
  readonly bold: boolean;
  /** `#RRGGBB`, or null */
  readonly fill: string | null;
  /** Cells it covers, to the right and down. */
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** The file holds no result of its formula: a program has to compute it. */
  readonly uncomputed: boolean;
}

/** Rows and columns of a sheet that a person sees, by number and letters; covered cells are absent. */
export interface ShownSheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly ShownCell[] }[];
  /** Rows or columns beyond the window were left out. */
  readonly cut: boolean;
}

const MOST_ROWS = 300;
const MOST_COLUMNS = 80;

/** Names of the sheets a person sees, in order. */
export function visibleSheets(model: WorkbookModel): readonly string[] {
  return model.sheets.filter((sheet) => sheet.visibility === "visible").map((sheet) => sheet.name);
}

/**
 * A window of a sheet, hidden rows and columns left out; conditional formats are not judged.
 * @param around 0-based row that must be in it
 */
export function shownSheet(model: WorkbookModel, name: string, around: number): ShownSheet | null {
  const sheet = findSheet(model, name);
  if (sheet?.visibility !== "visible") return null;
  const { lastRow, lastColumn } = extentOf(sheet);
  const first = around < MOST_ROWS ? 0 : around - MOST_ROWS / 2;
  const rows = numbers(first, Math.min(lastRow, first + MOST_ROWS - 1)).filter((row) => !sheet.rows.get(row)?.hidden);
  const columns = numbers(0, Math.min(lastColumn, MOST_COLUMNS - 1)).filter((column) => !isHidden(sheet, column));
  const spans = spansOf(sheet, rows, columns);
  return {
    name: sheet.name,
    columns: columns.map((column) => formatAddress(0, column).replace(/\d+$/, "")),
    rows: rows.map((row) => ({
      number: row + 1,
      cells: columns.flatMap((column) => {
        const span = spans.get(`${row}:${column}`);
        if (span === null) return [];
        return [shownCell(sheet.cells[row]?.[column], formatAddress(row, column), span, model.date1904)];
      }),
    })),
    cut: first > 0 || lastRow >= first + MOST_ROWS || lastColumn >= MOST_COLUMNS,
  };
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_unused, index) => from + index);
}

function extentOf(sheet: SheetModel): { readonly lastRow: number; readonly lastColumn: number } {
  let lastRow = -1;
  let lastColumn = -1;
  sheet.cells.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (!cell || (cell.value === null && cell.formula === undefined)) return;
      lastRow = Math.max(lastRow, row);
      lastColumn = Math.max(lastColumn, column);
    });
  });
  return { lastRow, lastColumn };
}

function isHidden(sheet: SheetModel, column: number): boolean {
  return sheet.columns.some((span) => span.hidden === true && span.from <= column && column <= span.to);
}

interface Span {
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** Of every cell of a merged area: what its first visible cell covers, null for the others. */
function spansOf(sheet: SheetModel, rows: readonly number[], columns: readonly number[]): Map<string, Span | null> {
  const spans = new Map<string, Span | null>();
  for (const merge of sheet.merges) {
    const area = parseArea(merge);
    if (!area) continue;
    const inRows = rows.filter((row) => area.top <= row && row <= area.bottom);
    const inColumns = columns.filter((column) => area.left <= column && column <= area.right);
    for (const row of inRows) {
      for (const column of inColumns) {
        const first = row === inRows[0] && column === inColumns[0];
        spans.set(`${row}:${column}`, first ? { columnSpan: inColumns.length, rowSpan: inRows.length } : null);
      }
    }
  }
  return spans;
}

function shownCell(cell: CellModel | undefined, address: string, span: Span | undefined, date1904: boolean): ShownCell {
  return {
    address,
    text: cell === undefined ? "" : textOf(cell, date1904),
    number: typeof cell?.value === "number",
    bold: cell?.style?.bold === true,
    fill: cell?.style?.fill ?? null,
    columnSpan: span?.columnSpan ?? 1,
    rowSpan: span?.rowSpan ?? 1,
    uncomputed: cell?.formula !== undefined && cell.value === null,
  };
}

function textOf({ value, style }: CellModel, date1904: boolean): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "string" ? value : numberText(value, style?.numberFormat ?? "", date1904);
}

/** The few formats our sheets use; any other number is written out with fifteen digits. */
function numberText(value: number, format: string, date1904: boolean): string {
  // Texts, colours and conditions in a format are no digits; the first section is that of positive numbers.
  const plain = (format.split(";")[0] ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  if (/[yd]/i.test(plain)) return dayText(value, date1904);
  const digits = /\.(0+)/.exec(plain)?.[1]?.length ?? 0;
  if (plain.includes("%")) return `${(value * 100).toFixed(digits)}%`;
  if (/0/.test(plain)) {
    return value.toLocaleString("en-US", {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: plain.includes(","),
    });
  }
  return String(Number(value.toPrecision(15)));
}

function dayText(serial: number, date1904: boolean): string {
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const day = new Date(start + Math.floor(serial) * 86_400_000);
  return Number.isNaN(day.getTime()) ? String(serial) : day.toISOString().slice(0, 10);
}
