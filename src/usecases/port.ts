import type { Result } from "../domain/fault";
import type { CellValue, NamePlan, SheetPlan, WorkbookContent, WorkbookPlan } from "../workbook/plan";

/** One cell to write: a literal, or text beginning with `=` as a formula when `formula` is set. */
export interface CellEdit {
  readonly sheet: string;
  /** A1, one cell. */
  readonly address: string;
  readonly value: CellValue;
  readonly formula?: string;
}

/** What was done, enough to undo it (D5). */
export interface WriteReport {
  /** Cells whose content changed, with what stood there before. */
  readonly changed: readonly (CellEdit & { readonly before: CellValue; readonly beforeFormula: string | null })[];
  readonly sheetsAdded: readonly string[];
}

/** What is kept in the workbook around a write, so that one that breaks off is known for it afterwards (D5). */
export interface WriteNote {
  /** A sheet of its own, written before all else; cells it does not mention are left alone. */
  readonly ahead: SheetPlan;
  /** Cells of that sheet, written after all else. */
  readonly done: readonly CellEdit[];
  /** Cells of that sheet, written instead when all is put back as it was. */
  readonly undone: readonly CellEdit[];
}

/** Sheets, and what stands under defined names: of a long register only the columns asked for. */
export interface NamedContent {
  readonly sheets: WorkbookContent;
  readonly named: ReadonlyMap<string, readonly (readonly CellValue[])[]>;
}

/**
 * The one way to a workbook: Excel through Office.js (`excel/`) or a file (`xlsx/`).
 * One contract suite (`test/contract`) holds for both.
 */
export interface WorkbookPort {
  /** Names of all sheets in order, hidden ones included. */
  sheetNames(): Promise<Result<readonly string[]>>;
  /** Contents of the named sheets; a sheet that does not exist is simply absent from the answer. */
  read(sheets: readonly string[]): Promise<Result<WorkbookContent>>;
  /**
   * `read`, and along with it the values under defined names, row by row; a name that is not there is absent, an empty
   * text is an empty cell.
   */
  readNamed(sheets: readonly string[], names: readonly string[]): Promise<Result<NamedContent>>;
  /**
   * Makes the workbook agree with the plan, in place: missing sheets are added in plan order, only cells whose
   * content differs are written, cells the plan does not mention and other sheets are left alone (D6).
   * Text is written as text, also when it begins with `=`, `+`, `-` or `@`. When the host breaks off, the cells, sheets
   * and names already written are put back, as far as the host allows.
   * @param note what to keep of it, told what is about to change; not asked when nothing is
   */
  render(plan: WorkbookPlan, note?: (report: WriteReport) => WriteNote | null): Promise<Result<WriteReport>>;
  /** Writes a few cells; all or none as far as the host allows. */
  write(edits: readonly CellEdit[]): Promise<Result<WriteReport>>;
  /** As `write`, also into locked cells of sheets protected without a password, which stay protected: to put back. */
  restore(edits: readonly CellEdit[]): Promise<Result<WriteReport>>;
  /**
   * A text that differs when the values under these defined names differ, for the price of one small read: asked
   * often, so that a lost event is noticed. A name that is not there is part of the text, too. Writes nothing (D13).
   */
  glance(names: readonly string[]): Promise<Result<string>>;
  /** The workbook's own defined names (not those of one sheet), with what they refer to. */
  definedNames(): Promise<Result<readonly NamePlan[]>>;
  /** Gives a sheet another name; formulas, names and formats that speak of it follow. Faults: missing, name taken. */
  renameSheet(from: string, to: string): Promise<Result<void>>;
  /**
   * Takes sheets away, and the workbook's names that speak of them; those that are not there are no fault. A workbook
   * left without a visible sheet gets an empty one.
   */
  removeSheets(sheets: readonly string[]): Promise<Result<void>>;
  /** Shows a cell to the person (`分配表!E9`); a file remembers it as the active cell. */
  select(address: string): Promise<Result<void>>;
  /** Calls back when something in the workbook may have changed; only marks dirty (D13). Returns the way to stop. */
  onEdited(listener: () => void): Promise<Result<() => Promise<void>>>;
}
