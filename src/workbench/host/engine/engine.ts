import type { Area } from "../address";
import type { CellContent, CellWrite } from "./cell";
import type { CellFormat, FormatPatch } from "./cell-format";
import type { CellPlace, EngineChange, ShiftKind } from "./changes";
import type { ConditionalRule, ValidationRule } from "./rules";

export type * from "./cell";
export type * from "./cell-format";
export type * from "./changes";
export type * from "./rules";

export interface SheetInfo {
  /** The engine's own id; never changes. */
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  /** `#RRGGBB` or null. */
  readonly tabColor: string | null;
  readonly showGridlines: boolean;
  readonly freeze: { readonly rows: number; readonly columns: number };
  /** Where the frozen rows and columns begin; 0 unless the cells before were scrolled away. */
  readonly frozenFrom: { readonly row: number; readonly column: number };
}

/** A slip at a cell that shows its text when the cell is pointed at. */
export interface Note {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** People can read it but not change it. */
  readonly fixed?: true;
}

export interface DefinedName {
  readonly id: string;
  readonly name: string;
  /** With the leading `=`. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
  /** Engine sheet id, or null for a name of the workbook. */
  readonly sheet: string | null;
}

/** A table as formulas know it. */
export interface EngineTable {
  readonly name: string;
  readonly sheet: string;
  /** A header row, which may be outside the table (or the sheet), and the data rows. */
  readonly area: Area;
  readonly columns: readonly string[];
}

/** Formats drawn under those of the cells themselves; they are no formats of the cells. */
export interface CellLook {
  readonly area: Area;
  /** Null draws nothing. */
  readonly format: (row: number, column: number) => CellFormat | null;
}

export type FormulaRewriter = (formula: string, sheet: string, row: number, column: number) => string;

/**
 * A spreadsheet engine as the host needs it. Writes and reads are synchronous; calculated values are only reliable
 * after `settle`. Areas are trusted to lie inside Excel's limits; `sheet` is always an engine sheet id.
 */
export interface Engine {
  sheets(): readonly SheetInfo[];
  addSheet(name: string, position: number): string;
  deleteSheet(sheet: string): void;
  /** Cells, formats, sizes and outside of a sheet once more, without rules and names. */
  copySheet(sheet: string, name: string, position: number): string;
  /** Pixels of columns and rows nobody gave a size. */
  defaultSizes(sheet: string): { readonly columnWidth: number; readonly rowHeight: number };
  setDefaultColumnWidth(sheet: string, pixels: number): void;
  renameSheet(sheet: string, name: string): void;
  moveSheet(sheet: string, position: number): void;
  setHidden(sheet: string, hidden: boolean): void;
  setTabColor(sheet: string, color: string | null): void;
  setGridlines(sheet: string, show: boolean): void;
  freeze(sheet: string, rows: number, columns: number, from?: { readonly row: number; readonly column: number }): void;
  activeSheet(): string;
  activate(sheet: string): void;
  /** Areas selected on the active sheet. */
  selection(): readonly Area[];
  select(sheet: string, areas: readonly Area[]): void;

  /** Rows and columns of the area, unsaved cells included as empty. */
  cells(sheet: string, area: Area): readonly (readonly CellContent[])[];
  cell(sheet: string, row: number, column: number): CellContent;
  /** Where formulas show more than one value: the area of each, its formula in the top left cell. */
  spills(sheet: string): readonly Area[];
  formats(sheet: string, area: Area): readonly (readonly CellFormat[])[];
  /** The displayed text of a value under a number format. */
  display(content: CellContent, numberFormat: string): string;
  /** Rows and columns the grid has at present; beyond it everything is default. */
  gridSize(sheet: string): { readonly rows: number; readonly columns: number };
  /** Smallest area from the first to the last used cell; formats count unless `valuesOnly`. */
  usedArea(sheet: string, valuesOnly: boolean): Area | null;
  /** `matrix[row][column]` from the top left cell; undefined leaves a cell alone. */
  write(sheet: string, row: number, column: number, matrix: readonly (readonly (CellWrite | undefined)[])[]): void;
  format(sheet: string, area: Area, patch: FormatPatch): void;
  /** One patch for each cell, for matrices of number formats and copies. */
  formatEach(
    sheet: string,
    row: number,
    column: number,
    patches: readonly (readonly (FormatPatch | undefined)[])[],
  ): void;
  /** Rectangles of cells that are not locked; whole columns and rows where these are the default. */
  unlockedAreas(sheet: string): readonly Area[];
  clear(sheet: string, area: Area, what: "all" | "contents" | "formats"): void;
  insert(sheet: string, area: Area, direction: "down" | "right"): void;
  remove(sheet: string, area: Area, direction: "up" | "left"): void;
  /** A formula (with `=`) as it reads after moving by so many rows and columns. */
  moveFormula(formula: string, rows: number, columns: number): string;

  merges(sheet: string): readonly Area[];
  merge(sheet: string, area: Area): void;
  unmerge(sheet: string, area: Area): void;
  /** Pixels at 96 per inch. */
  columnWidth(sheet: string, column: number): number;
  setColumnWidth(sheet: string, column: number, count: number, pixels: number): void;
  rowHeight(sheet: string, row: number): number;
  setRowHeight(sheet: string, row: number, count: number, pixels: number): void;
  columnHidden(sheet: string, column: number): boolean;
  setColumnsHidden(sheet: string, column: number, count: number, hidden: boolean): void;
  rowHidden(sheet: string, row: number): boolean;
  setRowsHidden(sheet: string, row: number, count: number, hidden: boolean): void;

  conditionalRules(sheet: string): readonly ConditionalRule[];
  addConditionalRule(sheet: string, rule: ConditionalRule): void;
  updateConditionalRule(sheet: string, rule: ConditionalRule): void;
  deleteConditionalRule(sheet: string, id: string): void;
  /** Cells have moved: lets conditional formats and validations, and the references in them, follow. */
  rulesShifted(sheet: string, kind: ShiftKind, place: Area): void;
  /** Gives a rule that place in the order of importance; 0 is looked at first. */
  moveConditionalRule(sheet: string, id: string, index: number): void;
  validations(sheet: string): readonly ValidationRule[];
  /** Replaces whatever validation stood on these areas. */
  setValidation(sheet: string, areas: readonly Area[], rule: ValidationRule | null): void;

  notes(sheet: string): readonly Note[];
  /** Puts a slip at its cell, in place of the one with the same id and of any other that is there. */
  setNote(sheet: string, note: Note): void;
  deleteNote(sheet: string, id: string): void;

  names(): readonly DefinedName[];
  setName(name: DefinedName): void;
  deleteName(id: string): void;

  /** Stops people from changing everything but `editable` on the sheet; null lifts it. */
  lock(sheet: string, editable: readonly Area[] | null): void;

  /** Replaces the tables formulas may refer to as `Table[column]`. */
  setTables(tables: readonly EngineTable[]): void;
  setLooks(sheet: string, looks: readonly CellLook[]): void;
  /** Rows a filter has hidden; they must be hidden as well. */
  setFilteredRows(sheet: string, rows: ReadonlySet<number>): void;
  /** Spells formulas of the whole workbook anew without telling listeners. */
  rewriteFormulas(rewrite: FormulaRewriter): void;
  /** How formulas people type are spelt before they are taken. */
  respell(rewrite: FormulaRewriter): void;

  /** What a formula (with `=`) would give on that sheet; calculated values must be up to date. */
  evaluate(formula: string, sheet: string): Promise<readonly (readonly CellContent[])[]>;

  /** True while calculated values may be stale. */
  isDirty(): boolean;
  /** Resolves when every formula has its value; rejects after the time limit. */
  settle(): Promise<void>;
  /** Marks everything for calculation. */
  recalculate(): void;
  /** With manual calculation changes wait for somebody to ask; only formulas just entered are calculated. */
  setManualCalculation(manual: boolean): void;
  /** Calculates everything, or what has changed and what is calculated every time. */
  calculate(what: "all" | "changed"): void;
  /** Calculates these cells, whether something they need has changed or not: now or with the next calculation. */
  calculateArea(sheet: string, area: Area, withNext: boolean): void;
  /** While it is off, the sheet's formulas keep the values they have. */
  setSheetCalculation(sheet: string, enabled: boolean): void;
  calculationState(): "done" | "calculating" | "pending";
  /** Told when formulas turn out to depend on themselves: all of them; their cells show 0. */
  watchCircular(listener: (cells: readonly CellPlace[]) => void): void;
  /** All formulas of a sheet with `=`, in no particular order. */
  formulas(sheet: string): readonly { readonly row: number; readonly column: number; readonly formula: string }[];
  listen(listener: (change: EngineChange) => void): () => void;
  /** Tells listeners at once what they would otherwise be told a moment later. */
  announce(): void;
  /** Whether old formulas must be remembered for `edited` changes; asked before every write. */
  watchFormulas(isWanted: () => boolean): void;
  /** True while a person is typing into a cell. */
  isEditing(): boolean;
  dispose(): void;
}
