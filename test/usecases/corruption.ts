import { fen } from "../../src/domain/money";
import { openWorkbook, saveWorkbook, setCell, styleAt, type SheetModel, type WorkbookModel } from "../../src/sheetfile";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import { parseCell } from "../../src/workbook/address";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";

export const TODAY = "2020-05-25";
export const clock = (): string => TODAY;
/** Kept versions tell their minute: two books are compared as if both were written in the same one. */
const moment = (): string => `${TODAY}T09:00:00`;

export function valueOf<T>(
  result: { ok: true; value: T } | { ok: false; fault: { code: string; sentence: { en: string } } },
): T {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.sentence.en}`);
  return result.value;
}

/** The bytes of the sample, divided: what a person saves and opens in another program. */
export async function sampleBytes(): Promise<Uint8Array> {
  const port = valueOf(await openFilePort(null));
  const fund = createFundUseCases(port, clock, moment);
  valueOf(await fund.loadSample());
  valueOf(await fund.allocate({ method: "even", handEdits: "keep" }));
  for (const documentNumber of ["示例追加1", "示例追加2"]) {
    const entry = { documentNumber, issuedOn: "2020-06-01", amount: fen(0), counterpart: "省厅" };
    valueOf(await fund.addDocument(entry));
  }
  return port.save();
}

export interface OpenedFund {
  readonly port: FilePort;
  readonly fund: FundUseCases;
}

export async function opened(bytes: Uint8Array): Promise<OpenedFund> {
  const port = valueOf(await openFilePort(bytes));
  return { port, fund: createFundUseCases(port, clock, moment) };
}

/** A file changed by a program that knows nothing of ours and adjusts no formula. */
export async function corrupted(bytes: Uint8Array, change: (model: WorkbookModel) => void): Promise<Uint8Array> {
  const { model } = valueOf(await openWorkbook(bytes));
  change(model);
  return saveWorkbook(model, bytes);
}

export function sheetOf(model: WorkbookModel, name: string): SheetModel {
  const sheet = model.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

function place(address: string): { readonly row: number; readonly column: number } {
  const found = parseCell(address);
  if (!found) throw new Error(`no cell ${address}`);
  return found;
}

export function typeInto(model: WorkbookModel, sheet: string, address: string, value: string | number | null): void {
  const { row, column } = place(address);
  const style = styleAt(sheetOf(model, sheet), row, column);
  setCell(sheetOf(model, sheet), row, column, { value, ...(style ? { style } : {}) });
}

export function typeFormula(model: WorkbookModel, sheet: string, address: string, formula: string): void {
  const { row, column } = place(address);
  const style = styleAt(sheetOf(model, sheet), row, column);
  setCell(sheetOf(model, sheet), row, column, { value: 0, formula, ...(style ? { style } : {}) });
}

export function deleteRow(model: WorkbookModel, sheet: string, row: number): void {
  sheetOf(model, sheet).cells.splice(row, 1);
}

export function insertRow(
  model: WorkbookModel,
  sheet: string,
  row: number,
  values: readonly (string | number)[] = [],
): void {
  const cells = values.map((value) => ({ value }));
  sheetOf(model, sheet).cells.splice(row, 0, cells);
}

export function swapColumns(model: WorkbookModel, sheet: string, one: number, other: number): void {
  for (const row of sheetOf(model, sheet).cells) {
    const [left, right] = [row[one], row[other]];
    row[one] = right;
    row[other] = left;
  }
}

export function insertColumn(model: WorkbookModel, sheet: string, at: number, header: number, label: string): void {
  sheetOf(model, sheet).cells.forEach((row, index) => {
    row.splice(at, 0, index === header ? { value: label } : undefined);
  });
}

export function sortRows(model: WorkbookModel, sheet: string, first: number, order: readonly number[]): void {
  const { cells } = sheetOf(model, sheet);
  const rows = order.map((index) => cells[first + index] ?? []);
  rows.forEach((row, index) => {
    cells[first + index] = row;
  });
}

export function rowOf(model: WorkbookModel, sheet: string, column: number, value: string | number): number {
  const row = sheetOf(model, sheet).cells.findIndex((cells) => cells[column]?.value === value);
  if (row < 0) throw new Error(`no row with ${value} in ${sheet}`);
  return row;
}

export function headerRowOf(
  model: WorkbookModel,
  sheet: string,
  label: string,
): { readonly row: number; readonly column: number } {
  for (const [row, cells] of sheetOf(model, sheet).cells.entries()) {
    const column = cells.findIndex((cell) => cell?.value === label);
    if (column >= 0) return { row, column };
  }
  throw new Error(`no header ${label} in ${sheet}`);
}
