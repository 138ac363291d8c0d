import type { ICellData, IObjectMatrixPrimitiveType, Nullable } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { Area } from "../address";
import { intersect } from "../address";
import { shiftArea } from "../references";
import { shiftedFormula } from "../shifted-formula";
import type { CellWrite, DefinedName, ShiftKind } from "./engine";
import type { UniverAccess } from "./univer-access";
import type { UniverCells } from "./univer-cells";
import type { UniverNames } from "./univer-names";
import type { UniverSheets } from "./univer-sheets";

type CellMatrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/** The rows below (or columns beside) a block that move with it, down to the last used cell. */
function movingRegion(place: Area, kind: ShiftKind, occupied: readonly Area[]): Area {
  const down = kind === "CellsInsertedDown" || kind === "CellsDeletedUp";
  const lastRow = Math.max(0, ...occupied.map((area) => area.row + area.rows));
  const lastColumn = Math.max(0, ...occupied.map((area) => area.column + area.columns));
  return down
    ? { ...place, rows: Math.max(place.rows, lastRow - place.row) }
    : { ...place, columns: Math.max(place.columns, lastColumn - place.column) };
}

/**
 * Inserts and deletes blocks of cells. The engine's own commands for it do not run at once, know only the sheet in
 * front and leave absolute references behind, so the cells, the formulas that look at them and the names are moved
 * here; rules of formatting and validation follow by the host.
 */
export class UniverBlocks {
  constructor(
    private readonly access: UniverAccess,
    private readonly sheets: UniverSheets,
    private readonly cells: UniverCells,
    private readonly names: UniverNames,
  ) {}

  shift(sheet: string, place: Area, kind: ShiftKind): void {
    const used = this.cells.usedArea(sheet, false);
    const present = this.sheets.merges(sheet);
    const region = movingRegion(place, kind, used === null ? present : [...present, used]);
    const inserted = kind.startsWith("CellsInserted");
    const vertical = kind === "CellsInsertedDown" || kind === "CellsDeletedUp";
    const by = (vertical ? place.rows : place.columns) * (inserted ? 1 : -1);
    const merges = present.filter((merge) => intersect(merge, region) !== null);
    if (merges.length > 0) this.sheets.unmerge(sheet, region);
    this.moveCells(sheet, region, vertical ? by : 0, vertical ? 0 : by, place);
    for (const merge of merges) {
      const area = shiftArea(merge, kind, place);
      if (area !== null && area.rows * area.columns > 1) this.sheets.merge(sheet, area);
    }
    this.follow(sheet, kind, place);
  }

  /** A cell as it is put down elsewhere: a shared formula spelt out, the style in full. */
  private carried(sheet: string, row: number, column: number): ICellData | null {
    const worksheet = this.access.sheet(sheet);
    const cell = worksheet.getCellRaw(row, column);
    if (cell === null || cell === undefined) return null;
    const { si: _shared, ...rest } = cell;
    const { formula } = this.cells.cell(sheet, row, column);
    const copy = structuredClone(rest);
    return formula === null ? copy : { ...copy, f: formula, v: null };
  }

  private moveCells(sheet: string, region: Area, rows: number, columns: number, place: Area): void {
    const next: CellMatrix = {};
    const emptied: CellMatrix = {};
    const put = (row: number, column: number, cell: ICellData): void => {
      (next[row] ??= {})[column] = cell;
    };
    for (let row = region.row; row < region.row + region.rows; row += 1) {
      for (let column = region.column; column < region.column + region.columns; column += 1) {
        (emptied[row] ??= {})[column] = null;
        const deleted = rows + columns < 0 && intersect(place, { row, column, rows: 1, columns: 1 }) !== null;
        const cell = deleted ? null : this.carried(sheet, row, column);
        if (cell !== null) put(row + rows, column + columns, cell);
      }
    }
    if (rows + columns > 0) this.formatInserted(sheet, place, rows > 0, put);
    this.cells.ensureSize(
      sheet,
      region.row + region.rows + Math.max(0, rows),
      region.column + region.columns + Math.max(0, columns),
    );
    const target = this.access.at(sheet);
    this.access.run(SetRangeValuesMutation, { ...target, cellValue: emptied });
    this.access.run(SetRangeValuesMutation, { ...target, cellValue: next });
  }

  /** New cells look like those above (or to the left), as Excel's do. */
  private formatInserted(
    sheet: string,
    place: Area,
    down: boolean,
    put: (row: number, column: number, cell: ICellData) => void,
  ): void {
    const worksheet = this.access.sheet(sheet);
    for (let row = place.row; row < place.row + place.rows; row += 1) {
      for (let column = place.column; column < place.column + place.columns; column += 1) {
        const [fromRow, fromColumn] = down ? [place.row - 1, column] : [row, place.column - 1];
        const model = fromRow < 0 || fromColumn < 0 ? null : worksheet.getCellRaw(fromRow, fromColumn);
        const { s: style, custom } = model ?? {};
        const looks = {
          ...(style !== null && style !== undefined && { s: style }),
          ...(custom !== null && custom !== undefined && { custom: { ...custom } }),
        };
        if (Object.keys(looks).length > 0) put(row, column, looks);
      }
    }
  }

  /** Formulas and names that look at moved cells. */
  private follow(sheet: string, kind: ShiftKind, place: Area): void {
    const infos = this.sheets.sheets();
    const name = infos.find(({ id }) => id === sheet)?.name ?? "";
    const shift = { sheet: name, kind, place };
    for (const info of infos) {
      for (const { row, column, formula } of this.cells.formulas(info.id)) {
        const write: CellWrite = { formula: shiftedFormula(formula, info.name, shift) };
        if (write.formula !== formula) this.cells.write(info.id, [{ row, column, width: 1, lines: [[write]] }]);
      }
    }
    for (const entry of this.names.names()) {
      const home = infos.find(({ id }) => id === entry.sheet)?.name ?? "";
      const next: DefinedName = { ...entry, formula: shiftedFormula(entry.formula, home, shift) };
      if (next.formula !== entry.formula) this.names.setName(next);
    }
  }
}
