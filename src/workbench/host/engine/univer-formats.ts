import type { ICellData, IStyleData, Nullable } from "@univerjs/core";
import { SetColDataMutation, SetRowDataMutation } from "@univerjs/sheets";
import type { Area } from "../address";
import { isUnbounded, isWholeColumns, maximumColumns, subtract, wholeSheet } from "../address";
import type { CellFormat, FormatPatch } from "./engine";
import type { UniverAccess } from "./univer-access";
import type { CellLook, UniverCells } from "./univer-cells";
import type { CellExtras } from "./univer-extras";
import { extrasOf, patchExtras } from "./univer-extras";
import { mergedStyle, readFormat, writeStyle } from "./univer-style";

/** Lengthens the run of cells to the left, so that a row of unlocked cells is one rectangle. */
function addCell(runs: Map<string, Area>, cell: Area): void {
  const left = runs.get(`${cell.row},${cell.column - 1}`);
  if (left !== undefined) runs.delete(`${cell.row},${cell.column - 1}`);
  const run = left === undefined ? cell : { ...left, columns: left.columns + 1 };
  runs.set(`${cell.row},${cell.column}`, run);
}

/** Joins equal runs of neighbouring rows. */
function stack(runs: readonly Area[]): Area[] {
  const open = new Map<string, Area>();
  const done: Area[] = [];
  for (const run of [...runs].sort((left, right) => left.row - right.row)) {
    const key = `${run.column},${run.columns}`;
    const above = open.get(key);
    if (above !== undefined && above.row + above.rows === run.row) {
      open.set(key, { ...above, rows: above.rows + 1 });
      continue;
    }
    if (above !== undefined) done.push(above);
    open.set(key, run);
  }
  return [...done, ...open.values()];
}

type Dresser = (row: number, column: number, present: Nullable<ICellData>) => CellLook;

/** Formatting of cells; whole rows and columns keep theirs as the default for cells to come. */
export class UniverFormats {
  constructor(
    private readonly access: UniverAccess,
    private readonly cells: UniverCells,
  ) {}

  private extras(sheet: string, row: number, column: number): CellExtras {
    const worksheet = this.access.sheet(sheet);
    const own = worksheet.getCellRaw(row, column)?.custom;
    if (own !== undefined && own !== null) return own as CellExtras;
    const ofRow = extrasOf(worksheet.getRowManager().getRow(row));
    return Object.keys(ofRow).length > 0 ? ofRow : extrasOf(worksheet.getColumnManager().getColumn(column));
  }

  formats(sheet: string, area: Area): CellFormat[][] {
    const worksheet = this.access.sheet(sheet);
    return Array.from({ length: area.rows }, (_row, rowOffset) =>
      Array.from({ length: area.columns }, (_column, columnOffset) => {
        const row = area.row + rowOffset;
        const column = area.column + columnOffset;
        const style = worksheet.getComposedCellStyleByCellData(row, column, worksheet.getCellRaw(row, column));
        return readFormat(style, this.extras(sheet, row, column));
      }),
    );
  }

  private patched(present: CellExtras, patch: FormatPatch, fill: () => string | undefined): ICellData {
    // Only a pattern needs to know the fill below it.
    const below = present.pattern !== undefined || typeof patch.pattern === "string" ? fill() : undefined;
    const custom = patchExtras(present, patch, below);
    const style = writeStyle(patch, custom === undefined ? present : (custom ?? {}), below);
    const hasStyle = Object.keys(style).length > 0;
    return { ...(hasStyle && { s: style }), ...(custom !== undefined && { custom }) };
  }

  format(sheet: string, area: Area, patch: FormatPatch): void {
    if (isUnbounded(area)) this.formatDefault(sheet, area, patch);
    this.cells.restyle(sheet, area, this.dresser(sheet, patch));
  }

  /** The look of a cell after a patch; cells that look alike before it do so after it, so each look is made once. */
  private dresser(sheet: string, patch: FormatPatch): Dresser {
    const known = new Map<string, CellLook>();
    const worksheet = this.access.sheet(sheet);
    return (row, column, present) => {
      const extras = this.extras(sheet, row, column);
      // The fill below a pattern may be the row's or the column's.
      if (extras.pattern !== undefined || typeof patch.pattern === "string") {
        const fill = (): string | undefined =>
          readFormat(worksheet.getComposedCellStyleByCellData(row, column, present), extras).fill;
        return this.look(present, this.patched(extras, patch, fill));
      }
      const style = typeof present?.s === "string" ? present.s : JSON.stringify(present?.s ?? null);
      const key = `${style}|${JSON.stringify(extras)}`;
      const look =
        known.get(key) ??
        this.look(
          present,
          this.patched(extras, patch, () => undefined),
        );
      known.set(key, look);
      return look;
    };
  }

  private look(present: Nullable<ICellData>, change: ICellData): CellLook {
    const styles = this.access.workbook.getStyles();
    const merged = mergedStyle(styles.getStyleByCell(present) ?? {}, (change.s ?? {}) as IStyleData);
    const style = Object.keys(merged).length === 0 ? null : (styles.setValue(merged) ?? null);
    return { style, custom: change.custom as CellExtras | null | undefined, change };
  }

  private formatDefault(sheet: string, area: Area, patch: FormatPatch): void {
    const worksheet = this.access.sheet(sheet);
    const columns = isWholeColumns(area);
    if (columns && area.columns < maximumColumns) this.cells.ensureSize(sheet, 1, area.column + area.columns);
    const first = columns ? area.column : area.row;
    const limit = columns ? worksheet.getColumnCount() : worksheet.getRowCount();
    const data: Record<number, object> = {};
    for (let index = first; index < Math.min(first + (columns ? area.columns : area.rows), limit); index += 1) {
      const present = columns ? worksheet.getColumnManager().getColumn(index) : worksheet.getRowManager().getRow(index);
      const presentStyle = columns ? worksheet.getColumnStyle(index) : worksheet.getRowStyle(index);
      const { s: style, custom } = this.patched(
        extrasOf(present),
        patch,
        () => readFormat(presentStyle ?? {}, extrasOf(present)).fill,
      );
      const merged = { ...presentStyle, ...(style as object | undefined) };
      data[index] = {
        ...(style !== undefined && {
          s: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)),
        }),
        ...(custom !== undefined && { custom }),
      };
    }
    const target = this.access.at(sheet);
    if (columns) this.access.run(SetColDataMutation, { ...target, columnData: data });
    else this.access.run(SetRowDataMutation, { ...target, rowData: data });
  }

  formatEach(
    sheet: string,
    row: number,
    column: number,
    patches: readonly (readonly (FormatPatch | undefined)[])[],
  ): void {
    const columns = Math.max(0, ...patches.map((line) => line.length));
    const dressers = new Map<FormatPatch, Dresser>();
    this.cells.restyle(sheet, { row, column, rows: patches.length, columns }, (cellRow, cellColumn, present) => {
      const patch = patches[cellRow - row]?.[cellColumn - column];
      if (patch === undefined) return null;
      const dresser = dressers.get(patch) ?? this.dresser(sheet, patch);
      dressers.set(patch, dresser);
      return dresser(cellRow, cellColumn, present);
    });
  }

  unlockedAreas(sheet: string): Area[] {
    const worksheet = this.access.sheet(sheet);
    const free = new Map<string, Area>();
    let holes: Area[] = [];
    worksheet.getCellMatrix().forValue((row, column, cell) => {
      if (cell?.custom === undefined || cell.custom === null) return;
      const area = { row, column, rows: 1, columns: 1 };
      if ((cell.custom as CellExtras).unlocked === true) addCell(free, area);
      else holes.push(area);
    });
    const columns: Area[] = [];
    for (let column = 0; column < worksheet.getColumnCount(); column += 1) {
      if (extrasOf(worksheet.getColumnManager().getColumn(column)).unlocked !== true) continue;
      columns.push({ ...wholeSheet, column, columns: 1 });
    }
    const rows: Area[] = [];
    for (let row = 0; row < worksheet.getRowCount(); row += 1) {
      const extras = extrasOf(worksheet.getRowManager().getRow(row));
      if (extras.unlocked === true) rows.push({ ...wholeSheet, row, rows: 1 });
      else if (extras.unlocked === false) holes.push({ ...wholeSheet, row, rows: 1 });
    }
    if (columns.length + rows.length === 0) holes = [];
    const defaults = holes.reduce<readonly Area[]>(
      (pieces, hole) => pieces.flatMap((piece) => subtract(piece, hole)),
      [...columns, ...rows],
    );
    return [...stack([...free.values()]), ...defaults];
  }

  clear(sheet: string, area: Area): void {
    const bare: CellLook = { style: null, custom: null, change: { s: null, custom: null } };
    this.cells.restyle(sheet, area, (_row, _column, present) =>
      present === null || present === undefined ? null : bare,
    );
  }
}
