import type { Area } from "../address";

/** What a cell holds; null is empty. Dates are Excel serial numbers. */
export type CellScalar = string | number | boolean | null;
export type CellKind = "empty" | "text" | "number" | "boolean" | "error";

/** A cell as it stands after calculation. */
export interface CellContent {
  readonly value: CellScalar;
  readonly kind: CellKind;
  /** With the leading `=`; null for a literal. */
  readonly formula: string | null;
}

/** What to put into a cell: a literal of the given type (no interpretation), or a formula. */
export type CellWrite = { readonly value: CellScalar } | { readonly formula: string };

export type BorderEdge = "top" | "bottom" | "left" | "right";
export type BorderLine = "hair" | "thin" | "dotted" | "dashed" | "medium" | "thick" | "double";
export interface Border {
  readonly line: BorderLine;
  /** `#RRGGBB` */
  readonly color: string;
}

/** Formatting of one cell; an absent property is the default. Colours are `#RRGGBB`. */
export interface CellFormat {
  readonly numberFormat?: string;
  readonly fontName?: string;
  /** Points. */
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right" | "justify" | "distributed";
  readonly vertical?: "top" | "middle" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly borders?: Partial<Record<BorderEdge, Border>>;
  /** Absent means locked, as in Excel. */
  readonly unlocked?: boolean;
  readonly formulaHidden?: boolean;
}

/** Changes to a format; null takes a property back to its default. */
export type FormatPatch = { readonly [Key in Exclude<keyof CellFormat, "borders">]?: CellFormat[Key] | null } & {
  readonly borders?: Partial<Record<BorderEdge, Border | null>>;
};

export interface SheetInfo {
  /** The engine's own id; never changes. */
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  /** `#RRGGBB` or null. */
  readonly tabColor: string | null;
  readonly showGridlines: boolean;
  readonly freeze: { readonly rows: number; readonly columns: number };
}

export type ComparisonOperator =
  | "between"
  | "notBetween"
  | "equal"
  | "notEqual"
  | "greaterThan"
  | "lessThan"
  | "greaterThanOrEqual"
  | "lessThanOrEqual";

export interface ConditionalRule {
  readonly id: string;
  readonly areas: readonly Area[];
  readonly when:
    | { readonly kind: "custom"; /** With `=`, relative to the first area's top left cell. */ readonly formula: string }
    | {
        readonly kind: "cellValue";
        readonly operator: ComparisonOperator;
        readonly formula1: string;
        readonly formula2?: string;
      };
  readonly format: {
    readonly fill?: string;
    readonly color?: string;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly underline?: boolean;
    readonly strikethrough?: boolean;
    readonly numberFormat?: string;
  };
  readonly stopIfTrue: boolean;
}

export interface ValidationRule {
  readonly id: string;
  readonly areas: readonly Area[];
  readonly kind: "list" | "whole" | "decimal" | "date" | "time" | "textLength" | "custom";
  readonly operator?: ComparisonOperator;
  /** A literal or a formula with `=`; for lists the entries joined by commas or a reference with `=`. */
  readonly formula1: string;
  readonly formula2?: string;
  readonly showDropDown?: boolean;
  readonly ignoreBlanks: boolean;
  readonly error?: {
    readonly style: "stop" | "warning" | "information";
    readonly title: string;
    readonly message: string;
    readonly show: boolean;
  };
  readonly prompt?: { readonly title: string; readonly message: string; readonly show: boolean };
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

/** Whole rows and columns, or the block of cells itself and the way its neighbours go. */
export type ShiftKind =
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellsInsertedDown"
  | "CellsInsertedRight"
  | "CellsDeletedUp"
  | "CellsDeletedLeft";

/** Something happened in the workbook, whoever caused it. Calculated results are not reported. */
export type EngineChange =
  | {
      readonly kind: "edited";
      readonly sheet: string;
      readonly area: Area;
      readonly byHost: boolean;
      /** For one cell: what stood there before. */
      readonly before: CellContent | null;
    }
  | {
      readonly kind: "shifted";
      readonly sheet: string;
      readonly area: Area;
      readonly shift: ShiftKind;
      readonly byHost: boolean;
    }
  | { readonly kind: "formatted"; readonly sheet: string; readonly area: Area; readonly byHost: boolean }
  | { readonly kind: "sheetAdded" | "sheetDeleted"; readonly sheet: string; readonly byHost: boolean }
  | {
      readonly kind: "sheetActivated";
      readonly sheet: string;
      readonly previous: string | null;
      readonly byHost: boolean;
    }
  | { readonly kind: "selected"; readonly sheet: string; readonly areas: readonly Area[]; readonly byHost: boolean };

/**
 * A spreadsheet engine as the host needs it. Writes and reads are synchronous; calculated values are only reliable
 * after `settle`. Areas are trusted to lie inside Excel's limits; `sheet` is always an engine sheet id.
 */
export interface Engine {
  sheets(): readonly SheetInfo[];
  addSheet(name: string, position: number): string;
  deleteSheet(sheet: string): void;
  renameSheet(sheet: string, name: string): void;
  moveSheet(sheet: string, position: number): void;
  setHidden(sheet: string, hidden: boolean): void;
  setTabColor(sheet: string, color: string | null): void;
  setGridlines(sheet: string, show: boolean): void;
  freeze(sheet: string, rows: number, columns: number): void;
  activeSheet(): string;
  activate(sheet: string): void;
  /** Areas selected on the active sheet. */
  selection(): readonly Area[];
  select(sheet: string, areas: readonly Area[]): void;

  /** Rows and columns of the area, unsaved cells included as empty. */
  cells(sheet: string, area: Area): readonly (readonly CellContent[])[];
  cell(sheet: string, row: number, column: number): CellContent;
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
  validations(sheet: string): readonly ValidationRule[];
  /** Replaces whatever validation stood on these areas. */
  setValidation(sheet: string, areas: readonly Area[], rule: ValidationRule | null): void;

  names(): readonly DefinedName[];
  setName(name: DefinedName): void;
  deleteName(id: string): void;

  /** Stops people from changing everything but `editable` on the sheet; null lifts it. */
  lock(sheet: string, editable: readonly Area[] | null): void;

  /** True while calculated values may be stale. */
  isDirty(): boolean;
  /** Resolves when every formula has its value; rejects after the time limit. */
  settle(): Promise<void>;
  /** Marks everything for calculation. */
  recalculate(): void;
  listen(listener: (change: EngineChange) => void): () => void;
  dispose(): void;
}
