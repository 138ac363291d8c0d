import type { ChartModel } from "./chartModel";
import type { CommentModel, HyperlinkModel, ThreadModel } from "./commentModel";
import type { BorderSide, ConditionalFormatModel } from "./conditionalFormatModel";
import type {
  CalculationModel,
  CustomPropertyModel,
  CustomXmlModel,
  DocumentPropertiesModel,
  WorkbookProtectionModel,
} from "./documentModel";
import type { FilterModel, TableModel } from "./filterModel";

export type * from "./chartModel";
export type * from "./commentModel";
export type * from "./conditionalFormatModel";
export type * from "./documentModel";
export type * from "./filterModel";

/** A workbook as neutral data: what any spreadsheet program would call its sheets, cells and settings. */
export interface WorkbookModel {
  sheets: SheetModel[];
  /** Names of the whole workbook or of one sheet; print areas and titles stand in `SheetModel.print`. */
  names: NameModel[];
  /** Name of the sheet shown first. */
  activeSheet: string;
  /** What an absent `fontName` and `fontSize` of a cell stand for. */
  defaultFont: { readonly name: string; readonly size: number };
  /** Serial numbers of dates count from 1904 (old Macintosh workbooks). */
  date1904: boolean;
  properties: DocumentPropertiesModel;
  customProperties: readonly CustomPropertyModel[];
  customXml: readonly CustomXmlModel[];
  /** Null: not protected. */
  protection: WorkbookProtectionModel | null;
  calculation: CalculationModel;
}

export interface CellError {
  /** `#REF!`, `#N/A` … */
  readonly error: string;
}

/** Dates are serial numbers; null is an empty cell. */
export type CellContent = string | number | boolean | null | CellError;

/** Replace a cell, never change one: equal styles of a workbook are one shared object. */
export interface CellModel {
  /** The literal, or the cached value of `formula`. */
  readonly value: CellContent;
  /** With the leading `=`; formulas a file shares among cells are spelled out. */
  readonly formula?: string;
  /** Range of a legacy array formula that starts here. */
  readonly arrayRange?: string;
  readonly style?: CellStyle;
}

/** Resolved; an absent property is the default of the workbook. */
export interface CellStyle {
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: "single" | "double" | "singleAccounting" | "doubleAccounting";
  readonly strike?: true;
  readonly script?: "superscript" | "subscript";
  /** `#RRGGBB` */
  readonly color?: string;
  /** `#RRGGBB` of a solid fill. */
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right" | "fill" | "justify" | "centerContinuous" | "distributed";
  readonly vertical?: "top" | "middle" | "justify" | "distributed";
  readonly wrap?: true;
  readonly indent?: number;
  readonly shrink?: true;
  /** Degrees, upwards positive; 180 stacks the letters. */
  readonly rotation?: number;
  readonly readingOrder?: "leftToRight" | "rightToLeft";
  readonly border?: {
    readonly left?: BorderSide;
    readonly right?: BorderSide;
    readonly top?: BorderSide;
    readonly bottom?: BorderSide;
    /** From the top left corner down; both diagonals of a cell share one line in the format, this one's. */
    readonly diagonalDown?: BorderSide;
    readonly diagonalUp?: BorderSide;
  };
  /** Excel number format; absent: General. */
  readonly numberFormat?: string;
  /** Stays editable when the sheet is protected. */
  readonly unlocked?: true;
  /** Its formula is not shown when the sheet is protected. */
  readonly formulaHidden?: true;
}

/** Columns `from` to `to` (0-based, both included) with equal settings. */
export interface ColumnSpan {
  readonly from: number;
  readonly to: number;
  /** In characters of the default font. */
  readonly width?: number;
  readonly hidden?: true;
  readonly style?: CellStyle;
  readonly outlineLevel?: number;
}

export interface RowModel {
  /** In points. */
  readonly height?: number;
  readonly hidden?: true;
  readonly style?: CellStyle;
  readonly outlineLevel?: number;
}

/** Formulas as the file holds them, without a leading `=`; a literal list is `"是,否"` with the quotes. */
export interface ValidationModel {
  readonly ranges: string;
  readonly type: "any" | "list" | "decimal" | "whole" | "date" | "time" | "textLength" | "custom";
  readonly operator?: string;
  readonly formula1?: string;
  readonly formula2?: string;
  readonly allowBlank: boolean;
  readonly prompt?: { readonly title: string; readonly message: string };
  /** Absent: anything is accepted silently. */
  readonly error?: {
    readonly style: "stop" | "warning" | "information";
    readonly title: string;
    readonly message: string;
  };
}

export interface ProtectionModel {
  /** A password guards it; the password itself is never read. */
  readonly password: boolean;
  /** What people may do although the sheet is protected, sorted: `formatColumns`, `sort` … */
  readonly allowed: readonly string[];
}

export interface PrintModel {
  readonly orientation?: "portrait" | "landscape";
  /** 9 is A4. */
  readonly paperSize?: number;
  readonly area?: string;
  /** `1:2` */
  readonly repeatRows?: string;
  /** `A:B` */
  readonly repeatColumns?: string;
  /** Pages; 0 means as many as needed. Present only when the sheet is scaled to pages. */
  readonly fitToWidth?: number;
  readonly fitToHeight?: number;
  /** With Excel's codes: `&C第&P页`. */
  readonly header?: string;
  readonly footer?: string;
  /** Inches. */
  readonly margins?: PrintMargins;
  readonly centerHorizontally?: true;
}

export interface PrintMargins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly header: number;
  readonly footer: number;
}

export interface SheetModel {
  /** The number the file knows the sheet by; absent for a new sheet. A sheet with a known id may be renamed. */
  id?: number;
  name: string;
  visibility: "visible" | "hidden" | "veryHidden";
  /** `#RRGGBB` */
  tabColor?: string;
  /** `cells[row][column]` from A1; absent cells are empty. */
  cells: (CellModel | undefined)[][];
  /** Sorted, not overlapping. */
  columns: ColumnSpan[];
  /** By 0-based row. */
  rows: Map<number, RowModel>;
  /** In file order. */
  merges: string[];
  freeze: { readonly rows: number; readonly columns: number } | null;
  conditionalFormats: ConditionalFormatModel[];
  validations: ValidationModel[];
  protection: ProtectionModel | null;
  print: PrintModel;
  showGridlines: boolean;
  /** The selected cell, A1; absent: A1. */
  activeCell?: string;
  /** Notes. */
  comments: readonly CommentModel[];
  threads: readonly ThreadModel[];
  hyperlinks: readonly HyperlinkModel[];
  tables: readonly TableModel[];
  /** The sheet's own filter; tables have theirs. */
  filter: FilterModel | null;
  charts: readonly ChartModel[];
  /** Rows (columns) 0-based; the page ends above (left of) each. */
  rowBreaks: readonly number[];
  columnBreaks: readonly number[];
}

export interface NameModel {
  readonly name: string;
  /** With the leading `=`: `=分配表!$D$9:$D$26`. */
  readonly reference: string;
  /** Name of the sheet it belongs to; absent: the whole workbook. */
  readonly sheet?: string;
  readonly hidden?: true;
}

export function isCellError(content: CellContent): content is CellError {
  return typeof content === "object" && content !== null;
}

/** A new sheet with nothing in it. */
export function emptySheet(name: string): SheetModel {
  return {
    name,
    visibility: "visible",
    cells: [],
    columns: [],
    rows: new Map(),
    merges: [],
    freeze: null,
    conditionalFormats: [],
    validations: [],
    protection: null,
    print: {},
    showGridlines: true,
    comments: [],
    threads: [],
    hyperlinks: [],
    tables: [],
    filter: null,
    charts: [],
    rowBreaks: [],
    columnBreaks: [],
  };
}

const usualCalculation: CalculationModel = {
  mode: "automatic",
  iterative: { enabled: false, maximumIterations: 100, maximumChange: 0.001 },
};

/** A workbook without sheets; at least one must be added before it can be saved. */
export function emptyWorkbook(): WorkbookModel {
  return {
    sheets: [],
    names: [],
    activeSheet: "",
    defaultFont: { name: "宋体", size: 11 },
    date1904: false,
    properties: {},
    customProperties: [],
    customXml: [],
    protection: null,
    calculation: usualCalculation,
  };
}

/** Puts a cell, or takes it away. */
export function setCell(sheet: SheetModel, row: number, column: number, cell: CellModel | undefined): void {
  while (sheet.cells.length <= row) sheet.cells.push([]);
  const cells = sheet.cells[row];
  if (cells) cells[column] = cell;
}

/** The style that holds at a place: of the cell, else of its row, else of its column. */
export function styleAt(sheet: SheetModel, row: number, column: number): CellStyle | undefined {
  const cell = sheet.cells[row]?.[column];
  if (cell) return cell.style;
  const rowStyle = sheet.rows.get(row)?.style;
  return rowStyle ?? sheet.columns.find((span) => span.from <= column && column <= span.to)?.style;
}
