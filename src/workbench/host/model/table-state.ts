import type { FilterCriterion, TableModel } from "../../../sheetfile";
import type { Area } from "../address";
import type { ShiftKind } from "../engine/engine";
import { intersect } from "../address";
import { HostError } from "../errors";
import { shiftArea } from "../references";

export interface TableColumnState {
  readonly id: number;
  name: string;
  filter: FilterCriterion | null;
  /** In the file format's words; kept while the totals row is not shown. */
  totals: { readonly function?: string; readonly formula?: string; readonly label?: string };
  calculatedFormula: string | null;
}

/** A table of the workbook. */
export interface TableState {
  /** `{00000000-000C-0000-FFFF-FFFF00000000}` */
  readonly id: string;
  readonly legacyId: number;
  /** The number the file knows it by. */
  readonly fileId: number | null;
  readonly sheet: string;
  name: string;
  /** Header and totals rows included where they are shown. */
  area: Area;
  columns: TableColumnState[];
  showHeaders: boolean;
  showTotals: boolean;
  /** Null is none. */
  style: string | null;
  bandedRows: boolean;
  bandedColumns: boolean;
  firstColumn: boolean;
  lastColumn: boolean;
  showFilterButtons: boolean;
  sort: TableModel["sort"];
  /** Its only data row stands there to be typed in and counts for nothing until then. */
  hasBlankRow: boolean;
}

/** The filter of a sheet. */
export interface SheetFilterState {
  readonly sheet: string;
  area: Area;
  criteria: (FilterCriterion | null)[];
}

/** A header row, the rows under it, and what each column lets through. */
export interface FilteredBlock {
  readonly sheet: string;
  readonly area: Area;
  readonly criteria: readonly (FilterCriterion | null)[];
}

export function dataArea(table: TableState): Area {
  const head = table.showHeaders ? 1 : 0;
  return { ...table.area, row: table.area.row + head, rows: table.area.rows - head - (table.showTotals ? 1 : 0) };
}

/** InvalidOperation when it is not shown. */
export function headerArea(table: TableState): Area {
  if (!table.showHeaders) throw new HostError("InvalidOperation", "the table shows no header row");
  return { ...table.area, rows: 1 };
}

/** InvalidOperation when it is not shown. */
export function totalsArea(table: TableState): Area {
  if (!table.showTotals) throw new HostError("InvalidOperation", "the table shows no totals row");
  return { ...table.area, row: table.area.row + table.area.rows - 1, rows: 1 };
}

/** The cells of one column within a part of the table. */
export function columnOf(area: Area, index: number): Area {
  return { ...area, column: area.column + index, columns: 1 };
}

/** Header row and data rows: what a filter works on. */
export function filterBlock(table: TableState): FilteredBlock {
  const data = dataArea(table);
  const area = { ...data, row: data.row - 1, rows: data.rows + 1 };
  return { sheet: table.sheet, area, criteria: table.columns.map((column) => column.filter) };
}

export function isFiltered(table: TableState): boolean {
  return table.columns.some((column) => column.filter !== null);
}

/** Follows columns inserted into or deleted from a block: what is kept for each column. */
export function spliceColumns<T>(
  columns: readonly T[],
  area: Area,
  place: Area,
  inserted: boolean,
  make: () => T,
): T[] {
  const at = place.column - area.column;
  if (inserted) {
    if (at <= 0 || at >= area.columns) return [...columns];
    return [...columns.slice(0, at), ...Array.from({ length: place.columns }, make), ...columns.slice(at)];
  }
  return columns.filter((_column, index) => index < at || index >= at + place.columns);
}

export function touches(left: Area, right: Area): boolean {
  return intersect(left, right) !== null;
}

/** A new column; its id is the next of the table. */
export function newColumn(table: Pick<TableState, "columns">, name: string): TableColumnState {
  const id = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  return { id, name, filter: null, totals: {}, calculatedFormula: null };
}

/** Lets a table follow its cells; an area without rows when they are gone. True when it got columns without a name. */
export function shiftTable(table: TableState, kind: ShiftKind, place: Area): boolean {
  const before = table.area;
  const area = shiftArea(before, kind, place);
  if (area === null) {
    table.area = { ...before, rows: 0 };
    return false;
  }
  const sideways = kind.startsWith("Column") || kind.endsWith("Right") || kind.endsWith("Left");
  const inserted = kind.includes("Inserted");
  const resized = sideways && area.columns !== before.columns;
  if (resized) table.columns = spliceColumns(table.columns, before, place, inserted, () => newColumn(table, ""));
  table.area = area;
  const headGone = !sideways && !inserted && place.row <= before.row && place.row + place.rows > before.row;
  if (headGone && area.rows < before.rows) table.showHeaders = false;
  if (dataArea(table).rows < 1) {
    table.area = { ...table.area, rows: table.area.rows + 1 };
    table.hasBlankRow = true;
  }
  return resized && inserted;
}
