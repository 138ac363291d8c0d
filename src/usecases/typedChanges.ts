import type { FundBook } from "../domain/book";
import { cellAddress, onSheet } from "../workbook/address";
import { SHEET } from "../workbook/names";
import type { CellStyle, PlannedCell, SheetPlan } from "../workbook/plan";
import { planWorkbook } from "../workbook/planWorkbook";
import { isoDate } from "../workbook/sheet";

/** One cell a step changes, as a person reads it. */
export interface TypedChange {
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** Sheets whose rows people sort: a record is called by its name, not by a row it may not stand in. */
const NAMED_BY: Readonly<Record<string, number>> = { [SHEET.projects]: 0, [SHEET.ledger]: 1 };
/** Kept by its own rules; 首页 says state, version and approvals in cells nobody types in. */
const NOT_TOLD: readonly string[] = [SHEET.log, SHEET.opinions];

/**
 * What a step changes in cells people type in, from the plans of the book before and after (D2): whatever a step does,
 * it is told in the words and at the addresses of the sheets.
 */
export function typedChanges(before: FundBook, after: FundBook): readonly TypedChange[] {
  const old = new Map(planWorkbook(before).sheets.map((sheet) => [sheet.name, sheet]));
  return planWorkbook(after)
    .sheets.filter((sheet) => !NOT_TOLD.includes(sheet.name))
    .flatMap((sheet) => sheetChanges(old.get(sheet.name), sheet));
}

function sheetChanges(before: SheetPlan | undefined, after: SheetPlan): readonly TypedChange[] {
  const rows = Math.max(before?.cells.length ?? 0, after.cells.length);
  return Array.from({ length: rows }, (_, row) => rowChanges(before?.cells[row] ?? [], after, row)).flat();
}

function rowChanges(
  before: readonly (PlannedCell | undefined)[],
  after: SheetPlan,
  row: number,
): readonly TypedChange[] {
  const cells = after.cells[row] ?? [];
  return Array.from({ length: Math.max(before.length, cells.length) }, (_, column) => column).flatMap((column) => {
    const [one, other] = [before[column], cells[column]];
    if (!isTold(after.name, one) && !isTold(after.name, other)) return [];
    const [was, is] = [cellText(one), cellText(other)];
    return was === is ? [] : [{ place: placeOf(after, row, column), before: was, after: is }];
  });
}

function isTold(sheet: string, cell: PlannedCell | undefined): boolean {
  if (!cell || cell.formula !== undefined) return false;
  return cell.style?.unlocked === true || (sheet === SHEET.home && cell.value !== null);
}

function placeOf(sheet: SheetPlan, row: number, column: number): string {
  const key = NAMED_BY[sheet.name];
  const name = key === undefined ? "" : String(sheet.cells[row]?.[key]?.value ?? "");
  const header = key === undefined ? "" : headerOf(sheet, row, column);
  return name === "" ? onSheet(sheet.name, cellAddress(row, column)) : `${sheet.name}（${name}）${header}`;
}

/** The header is the last text above that is set in bold. */
function headerOf(sheet: SheetPlan, row: number, column: number): string {
  for (let above = row - 1; above >= 0; above -= 1) {
    const cell = sheet.cells[above]?.[column];
    if (cell?.style?.bold === true && typeof cell.value === "string") return cell.value;
  }
  return "";
}

function cellText(cell: PlannedCell | undefined): string {
  const value = cell?.value ?? null;
  if (value === null) return "";
  if (typeof value !== "number") return String(value);
  return numberText(value, cell?.style);
}

/** A number as the sheet shows it; an amount finer than a step in full. */
function numberText(value: number, style: CellStyle | undefined): string {
  const format = style?.numberFormat ?? "";
  if (format.startsWith("yyyy")) return isoDate(value);
  if (format.endsWith("%")) return `${Number((value * 100).toFixed(4))}%`;
  if (!format.includes("0.00")) return String(value);
  const [whole = "0", fraction = ""] = value.toFixed(6).replace(/0+$/, "").split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
