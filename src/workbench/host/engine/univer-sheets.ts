import type { ICellData } from "@univerjs/core";
import {
  BooleanNumber,
  cloneWorksheetData,
  Direction,
  generateRandomId,
  mergeWorksheetSnapshotWithDefault,
} from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  InsertColByRangeCommand,
  InsertRowByRangeCommand,
  InsertSheetMutation,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  RemoveSheetCommand,
  RemoveWorksheetMergeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
  SheetsSelectionsService,
  ToggleGridlinesMutation,
} from "@univerjs/sheets";
import type { Area } from "../address";
import { isWholeColumns, isWholeRows } from "../address";
import type { SheetInfo } from "./engine";
import type { UniverAccess } from "./univer-access";
import { toArea, toRange } from "./univer-access";
import { hexColor } from "./univer-style";

/** The engine shows every sheet that appears; to it, what comes from somebody else appears behind. Excel shows none. */
const staysBehind = { fromCollab: true } as const;
const emptyRows = 200;
const emptyColumns = 40;
/** Pixels, as Excel shows them for 宋体 11. */
export const usualSizes = { defaultColumnWidth: 72, defaultRowHeight: 18 };

function tooWide(area: Area): never {
  throw new Error(`cannot shift whole rows and columns at once (${JSON.stringify(area)})`);
}

/** Sheets, their order and outside, rows and columns. */
export class UniverSheets {
  private readonly selections: SheetsSelectionsService;

  constructor(private readonly access: UniverAccess) {
    this.selections = access.injector.get(SheetsSelectionsService);
  }

  sheets(): SheetInfo[] {
    return this.access.workbook.getSheets().map((sheet) => {
      const freeze = sheet.getFreeze();
      return {
        id: sheet.getSheetId(),
        name: sheet.getName(),
        hidden: sheet.isSheetHidden() === BooleanNumber.TRUE,
        tabColor: hexColor(sheet.getTabColor()) ?? null,
        showGridlines: !sheet.hasHiddenGridlines(),
        freeze: { rows: freeze.ySplit, columns: freeze.xSplit },
        // What stands before the frozen cells is scrolled away for good.
        frozenFrom: {
          row: Math.max(0, freeze.startRow - freeze.ySplit),
          column: Math.max(0, freeze.startColumn - freeze.xSplit),
        },
      };
    });
  }

  gridSize(sheet: string): { rows: number; columns: number } {
    const worksheet = this.access.sheet(sheet);
    return { rows: worksheet.getRowCount(), columns: worksheet.getColumnCount() };
  }

  addSheet(name: string, position: number): string {
    const id = generateRandomId();
    const sheet = mergeWorksheetSnapshotWithDefault({
      id,
      name,
      rowCount: emptyRows,
      columnCount: emptyColumns,
      ...usualSizes,
    });
    this.access.run(InsertSheetMutation, { unitId: this.access.unitId, index: position, sheet }, staysBehind);
    return id;
  }

  /** Cells, formats, sizes and outside of a sheet once more, without its rules; formulas are calculated anew. */
  copySheet(source: string, name: string, position: number): string {
    const id = generateRandomId();
    const sheet = { ...cloneWorksheetData(this.access.sheet(source).getConfig()), id, name };
    this.access.run(InsertSheetMutation, { unitId: this.access.unitId, index: position, sheet }, staysBehind);
    return id;
  }

  /** Pixels of a column (row) nobody gave a size. */
  defaultSizes(sheet: string): { columnWidth: number; rowHeight: number } {
    const { defaultColumnWidth, defaultRowHeight } = this.access.sheet(sheet).getConfig();
    return { columnWidth: defaultColumnWidth, rowHeight: defaultRowHeight };
  }

  setDefaultColumnWidth(sheet: string, pixels: number): void {
    this.access.sheet(sheet).getConfig().defaultColumnWidth = pixels;
    // The engine has no mutation for it; an empty one of its neighbour makes the screen measure again.
    this.access.run(SetWorksheetColWidthMutation, { ...this.access.at(sheet), ranges: [], colWidth: pixels });
  }

  deleteSheet(sheet: string): void {
    this.forgetFormulas(sheet);
    this.access.run(RemoveSheetCommand, this.access.at(sheet));
  }

  /** The engine stumbles over formulas of a deleted sheet that name their own sheet: it rewrites them when it is gone. */
  private forgetFormulas(sheet: string): void {
    const cellValue: Record<number, Record<number, ICellData>> = {};
    this.access
      .sheet(sheet)
      .getCellMatrix()
      .forValue((row, column, cell) => {
        if (typeof cell?.f === "string" || typeof cell?.si === "string")
          (cellValue[row] ??= {})[column] = { f: null, si: null };
      });
    if (Object.keys(cellValue).length > 0)
      this.access.run(SetRangeValuesMutation, { ...this.access.at(sheet), cellValue }, { fromFormula: true });
  }

  renameSheet(sheet: string, name: string): void {
    this.access.run(SetWorksheetNameCommand, { ...this.access.at(sheet), name });
  }

  moveSheet(sheet: string, position: number): void {
    const from = this.sheets().findIndex((info) => info.id === sheet);
    if (from === position) return;
    this.access.run(SetWorksheetOrderMutation, { ...this.access.at(sheet), fromOrder: from, toOrder: position });
  }

  setHidden(sheet: string, hidden: boolean): void {
    const value = hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE;
    if ((this.access.sheet(sheet).isSheetHidden() === BooleanNumber.TRUE) === hidden) return;
    this.access.run(SetWorksheetHideMutation, { ...this.access.at(sheet), hidden: value }, staysBehind);
  }

  setTabColor(sheet: string, color: string | null): void {
    this.access.run(SetTabColorMutation, { ...this.access.at(sheet), color: color ?? "" });
  }

  setGridlines(sheet: string, show: boolean): void {
    const showGridlines = show ? BooleanNumber.TRUE : BooleanNumber.FALSE;
    this.access.run(ToggleGridlinesMutation, { ...this.access.at(sheet), showGridlines });
  }

  freeze(sheet: string, rows: number, columns: number, from = { row: 0, column: 0 }): void {
    const startRow = rows === 0 ? -1 : from.row + rows;
    const startColumn = columns === 0 ? -1 : from.column + columns;
    this.access.run(SetFrozenMutation, {
      ...this.access.at(sheet),
      startRow,
      startColumn,
      ySplit: rows,
      xSplit: columns,
    });
  }

  activeSheet(): string {
    return this.access.workbook.ensureActiveSheet().getSheetId();
  }

  activate(sheet: string): void {
    this.access.run(SetWorksheetActiveOperation, this.access.at(sheet));
  }

  selection(): Area[] {
    const sheet = this.access.workbook.ensureActiveSheet();
    const ranges = this.selections.getCurrentSelections().map((selection) => selection.range);
    // A sheet nobody has clicked in yet has no selection in the engine; in Excel its first cell is selected.
    if (ranges.length === 0) return [{ row: 0, column: 0, rows: 1, columns: 1 }];
    return ranges.map((range) => toArea(range, sheet.getRowCount(), sheet.getColumnCount()));
  }

  select(sheet: string, areas: readonly Area[]): void {
    const worksheet = this.access.sheet(sheet);
    const selections = areas.map((area) => {
      const range = toRange({
        ...area,
        rows: Math.min(area.rows, worksheet.getRowCount() - area.row),
        columns: Math.min(area.columns, worksheet.getColumnCount() - area.column),
      });
      const primary = {
        startRow: area.row,
        endRow: area.row,
        startColumn: area.column,
        endColumn: area.column,
        actualRow: area.row,
        actualColumn: area.column,
        isMerged: false,
        isMergedMainCell: false,
      };
      return { range, primary, style: null };
    });
    this.access.run(SetSelectionsOperation, { ...this.access.at(sheet), selections, reveal: true });
  }

  /** Whole rows or columns. */
  insert(sheet: string, area: Area): void {
    const range = toRange(area);
    const target = this.access.at(sheet);
    if (isWholeRows(area) && isWholeColumns(area)) tooWide(area);
    const worksheet = this.access.sheet(sheet);
    if (isWholeRows(area)) {
      const whole = { ...range, endColumn: worksheet.getColumnCount() - 1 };
      this.access.run(InsertRowByRangeCommand, { ...target, range: whole, direction: Direction.UP });
    } else {
      const whole = { ...range, endRow: worksheet.getRowCount() - 1 };
      this.access.run(InsertColByRangeCommand, { ...target, range: whole, direction: Direction.LEFT });
    }
  }

  /** Whole rows or columns. */
  remove(sheet: string, area: Area): void {
    const range = toRange(area);
    const target = this.access.at(sheet);
    if (isWholeRows(area) && isWholeColumns(area)) tooWide(area);
    const worksheet = this.access.sheet(sheet);
    if (isWholeRows(area)) {
      const whole = { ...range, endColumn: worksheet.getColumnCount() - 1 };
      this.access.run(RemoveRowByRangeCommand, { ...target, range: whole });
    } else {
      const whole = { ...range, endRow: worksheet.getRowCount() - 1 };
      this.access.run(RemoveColByRangeCommand, { ...target, range: whole });
    }
  }

  merges(sheet: string): Area[] {
    const worksheet = this.access.sheet(sheet);
    return worksheet.getMergeData().map((range) => toArea(range, worksheet.getRowCount(), worksheet.getColumnCount()));
  }

  merge(sheet: string, area: Area): void {
    this.access.run(AddWorksheetMergeMutation, { ...this.access.at(sheet), ranges: [toRange(area)] });
  }

  unmerge(sheet: string, area: Area): void {
    this.access.run(RemoveWorksheetMergeMutation, { ...this.access.at(sheet), ranges: [toRange(area)] });
  }

  columnWidth(sheet: string, column: number): number {
    return this.access.sheet(sheet).getColumnWidth(column);
  }

  setColumnWidth(sheet: string, column: number, count: number, colWidth: number): void {
    const ranges = [toRange({ row: 0, rows: this.access.sheet(sheet).getRowCount(), column, columns: count })];
    this.access.run(SetWorksheetColWidthMutation, { ...this.access.at(sheet), ranges, colWidth });
  }

  rowHeight(sheet: string, row: number): number {
    return this.access.sheet(sheet).getRowHeight(row);
  }

  setRowHeight(sheet: string, row: number, count: number, rowHeight: number): void {
    const ranges = [toRange({ row, rows: count, column: 0, columns: this.access.sheet(sheet).getColumnCount() })];
    const target = this.access.at(sheet);
    this.access.run(SetWorksheetRowHeightMutation, { ...target, ranges, rowHeight });
    this.access.run(SetWorksheetRowIsAutoHeightMutation, { ...target, ranges, autoHeightInfo: BooleanNumber.FALSE });
  }

  columnHidden(sheet: string, column: number): boolean {
    return this.access.sheet(sheet).getColumnManager().getColumn(column)?.hd === BooleanNumber.TRUE;
  }

  setColumnsHidden(sheet: string, column: number, count: number, hidden: boolean): void {
    const ranges = [toRange({ row: 0, rows: this.access.sheet(sheet).getRowCount(), column, columns: count })];
    this.access.run(hidden ? SetColHiddenMutation : SetColVisibleMutation, { ...this.access.at(sheet), ranges });
  }

  rowHidden(sheet: string, row: number): boolean {
    return this.access.sheet(sheet).getRowManager().getRow(row)?.hd === BooleanNumber.TRUE;
  }

  setRowsHidden(sheet: string, row: number, count: number, hidden: boolean): void {
    const ranges = [toRange({ row, rows: count, column: 0, columns: this.access.sheet(sheet).getColumnCount() })];
    this.access.run(hidden ? SetRowHiddenMutation : SetRowVisibleMutation, { ...this.access.at(sheet), ranges });
  }
}
