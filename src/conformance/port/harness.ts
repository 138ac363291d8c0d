import type { Fault, Result } from "../../domain/fault";
import { parseCell } from "../../workbook/address";
import type { CellValue, SheetContent, WorkbookContent, WorkbookPlan } from "../../workbook/plan";
import type { WorkbookPort } from "../../usecases/port";

/** How a case says what must hold; jest and the pane each bring their own. */
export interface Check {
  /** Deeply equal. */
  equal(actual: unknown, expected: unknown): void;
  different(actual: unknown, other: unknown): void;
  /** Everything in `part` is there, at every depth. */
  contains(actual: unknown, part: unknown): void;
}

/** Something every use case may rely on, whichever workbook it works on. */
export interface PortCase {
  readonly title: string;
  /** Starts with an empty workbook. */
  readonly run: (workbook: ContractWorkbook, check: Check) => Promise<void>;
}

/** What a person does to the workbook by other means than the port. */
export interface Person {
  addSheet(name: string): Promise<void>;
  type(sheet: string, address: string, value: CellValue): Promise<void>;
  /** Protects a sheet, with a password if one is given; all cells locked. */
  protect(sheet: string, password?: string): Promise<void>;
  paint(sheet: string, address: string, fill: string): Promise<void>;
}

/** What a person sees in the workbook, found out by other means than the port. */
export interface Look {
  sheets(): Promise<readonly { readonly name: string; readonly visibility: string; readonly protected: boolean }[]>;
  /** Name → reference with `=`. */
  names(): Promise<Readonly<Record<string, string>>>;
  style(
    sheet: string,
    address: string,
  ): Promise<{
    readonly bold: boolean;
    readonly fill: string;
    readonly numberFormat: string;
    readonly locked: boolean;
  }>;
  /** `分配表!E9`: the sheet in front and its selected cell. */
  place(): Promise<string>;
}

export interface ContractWorkbook {
  /** Always asked anew: a person's act may mean that the workbook was opened again. */
  port(): WorkbookPort;
  readonly person: Person;
  readonly look: Look;
  /** Whether a person works in it while the port is there. */
  readonly live: boolean;
  close(): Promise<void>;
}

/** What a case knows to be there. */
export function present<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error("something a case relies on is missing");
  return thing;
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.sentence.zh}`);
  return result.value;
}

export function fault<T>(result: Result<T>): Fault {
  if (result.ok) throw new Error(`expected a fault, got ${JSON.stringify(result.value)}`);
  return result.fault;
}

/** Cells of a sheet that hold anything, as `address → value` or `address → [formula, value]`. */
export function filled(content: SheetContent): Record<string, CellValue | readonly [string, CellValue]> {
  const cells: Record<string, CellValue | readonly [string, CellValue]> = {};
  for (const [r, row] of content.values.entries()) {
    for (const [c, one] of row.entries()) {
      const formula = content.formulas[r]?.[c] ?? null;
      const address = `R${r + 1}C${c + 1}`;
      if (formula !== null) cells[address] = [formula, one];
      else if (one !== null) cells[address] = one;
    }
  }
  return cells;
}

export function planned(book: WorkbookPlan): Record<string, ReturnType<typeof filled>> {
  return Object.fromEntries(
    book.sheets.map(({ name, cells }) => [
      name,
      filled({
        name,
        values: cells.map((row) => row.map((one) => (one?.value === "" && !one.formula ? null : (one?.value ?? null)))),
        formulas: cells.map((row) => row.map((one) => one?.formula ?? null)),
      }),
    ]),
  );
}

export function asFilled(content: WorkbookContent): Record<string, ReturnType<typeof filled>> {
  return Object.fromEntries(content.map((sheet) => [sheet.name, filled(sheet)]));
}

export function at(content: WorkbookContent, sheet: string, address: string): CellValue | undefined {
  const place = present(parseCell(address));
  return content.find(({ name }) => name === sheet)?.values[place.row]?.[place.column];
}

export async function contentOf(port: WorkbookPort): Promise<WorkbookContent> {
  return value(await port.read(value(await port.sheetNames())));
}

/** Events arrive after the answers they belong to. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}
