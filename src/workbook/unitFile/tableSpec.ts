import type { ReturnField, ReturnTable } from "../../domain/returns";
import type { CellStyle, CellValue } from "../plan";

/** Value of a column in one row; null where nothing stands. */
export type RowValue = (column: string) => CellValue;
/** Address of a column in the formula's own row: `$F14`. */
export type RowAddress = (column: string) => string;

/** Printed by us: locked, the same in every returned file. */
interface PrintedColumn {
  readonly kind: "printed";
  readonly key: string;
  readonly header: string;
  readonly width: number;
  readonly style: CellStyle;
  readonly hidden?: true;
}

/** Typed by the unit. */
interface InputColumn {
  readonly kind: "input";
  readonly key: string;
  readonly header: string;
  readonly width: number;
  readonly field: ReturnField;
}

/** A plain formula, with what it comes to (D2). */
interface ComputedColumn {
  readonly kind: "computed";
  readonly key: string;
  readonly header: string;
  readonly width: number;
  readonly style: CellStyle;
  /** Without `=`. */
  formula(at: RowAddress, row: TableRow): string;
  value(of: RowValue, row: TableRow): CellValue;
}

export type TableColumn = PrintedColumn | InputColumn | ComputedColumn;

export interface TableRow {
  /** Id of a printed row; empty for a free one. */
  readonly id: string;
  /** Printed and typed values by column. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** Typed columns that were confirmed: grey and locked. */
  readonly confirmed: ReadonlySet<string>;
}

/** Something the file itself says of a row, by a condition that formula and code state alike. */
export interface RowCheck {
  /** ≤ 20 characters; one that begins with 缺 asks for something, others ask to look again. */
  readonly words: string;
  /** Without `=`; must never be an error. */
  formula(at: RowAddress, row: TableRow): string;
  holds(of: RowValue, row: TableRow): boolean;
}

/** A table sheet of the unit file, described once; `tableSheet` makes cells of it. */
export interface TableSpec {
  readonly table: ReturnTable;
  readonly sheet: string;
  /** First part of the defined names over it: 支出 → 支出状态, 支出问题, 支出检查. */
  readonly prefix: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly checks: readonly RowCheck[];
  /** Columns other sheets add up or look into, by defined name. */
  readonly named: Readonly<Record<string, string>>;
  /** Width of 哪里不对 where many columns need the page. */
  readonly problemWidth?: number;
  /** Below the rows of a printed table. */
  readonly below?: (place: { readonly firstFreeRow: number; readonly columnOf: (key: string) => number }) => TableFoot;
  /** Label and figure pairs above the table, each at a column of it. */
  readonly figures?: readonly Figure[];
}

/** Cells below a table: by row and column, 0-based. */
export type TableFoot = readonly {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string;
  readonly style: CellStyle;
}[];

export interface Figure {
  /** Column of the table the figure stands over; its label stands left of it. */
  readonly over: string;
  readonly label: string;
  readonly formula: string;
  readonly value: CellValue;
  readonly style: CellStyle;
}

/** 状态 of a row, by formula and by code. */
export const ROW_STATUS = { complete: "完整", lacking: "要补", doubtful: "请核对", doubt: "拿不准" } as const;

export function isText(value: CellValue): boolean {
  return typeof value === "string";
}

export function isFilled(value: CellValue): boolean {
  return value !== null && value !== "";
}
