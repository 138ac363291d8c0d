import type { ICellData, IObjectMatrixPrimitiveType, Nullable, Worksheet } from "@univerjs/core";
import { CellValueType, numfmt, ObjectMatrix } from "@univerjs/core";
import { FormulaDataModel, LexerTreeBuilder } from "@univerjs/engine-formula";
import {
  SetRangeValuesMutation,
  SetStyleCommand,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
} from "@univerjs/sheets";
import type { Area } from "../address";
import { bounding, intersect, isUnbounded } from "../address";
import type { WrittenBlock } from "./write-buffer";
import type { CellContent, CellScalar, CellWrite } from "./engine";
import { fromEngineFormula, toEngineFormula } from "./table-aliases";
import type { CellExtras } from "./univer-extras";
import type { UniverAccess } from "./univer-access";
import { toArea } from "./univer-access";

type CellMatrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

const errorTexts = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
  "#CONNECT!",
  "#ERROR!",
]);
const emptyCell: CellContent = { value: null, kind: "empty", formula: null };

function content(value: Nullable<CellScalar>, type: Nullable<CellValueType>, formula: string | null): CellContent {
  if (value === null || value === undefined) return formula === null ? emptyCell : { value: "", kind: "text", formula };
  if (type === CellValueType.BOOLEAN || typeof value === "boolean") {
    return { value: value === true || value === 1 || value === "1", kind: "boolean", formula };
  }
  if (typeof value === "number") return { value, kind: "number", formula };
  if (type === CellValueType.NUMBER && value !== "" && !Number.isNaN(Number(value))) {
    return { value: Number(value), kind: "number", formula };
  }
  const isError = formula !== null && errorTexts.has(value);
  return { value, kind: isError ? "error" : "text", formula };
}

/** What the engine must forget of a cell that gets a literal; only sent where there is something to forget. */
const withoutFormula: ICellData = { f: null, si: null, p: null };

function hasFormulaOrRichText(cell: Nullable<ICellData>): boolean {
  return cell !== null && cell !== undefined && (cell.f !== undefined || cell.si !== undefined || cell.p !== undefined);
}

function literalOf(value: CellScalar): ICellData {
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "string") return { v: value, t: CellValueType.STRING };
  if (value === null) return { v: null };
  return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
}

function cellOf(write: CellWrite, present: Nullable<ICellData>): ICellData {
  if ("formula" in write) return { f: toEngineFormula(write.formula), v: null, si: null, p: null };
  const cell = literalOf(write.value);
  return hasFormulaOrRichText(present) ? { ...withoutFormula, ...cell } : cell;
}

/** What a cell shall look like, and the change that leads there. */
export interface CellLook {
  /** Id of a style of the workbook; null for none. */
  readonly style: string | null;
  /** Undefined: as they are. */
  readonly custom: CellExtras | null | undefined;
  readonly change: ICellData;
}

function isCustom(custom: CellLook["custom"]): custom is CellExtras {
  return custom !== null && custom !== undefined;
}

function dress(cell: ICellData, { style, custom }: CellLook): ICellData {
  if (style === null) delete cell.s;
  else cell.s = style;
  if (custom === null) delete cell.custom;
  else if (custom !== undefined) cell.custom = { ...custom };
  return cell;
}

/** Reading and writing of cell contents. */
export class UniverCells {
  private readonly formulaData: FormulaDataModel;
  private readonly lexer: LexerTreeBuilder;

  constructor(private readonly access: UniverAccess) {
    this.formulaData = access.injector.get(FormulaDataModel);
    this.lexer = access.injector.get(LexerTreeBuilder);
  }

  private read(sheet: Worksheet, row: number, column: number): CellContent {
    const cell = sheet.getCellRaw(row, column);
    if (cell === null || cell === undefined) return this.spilled(sheet, row, column);
    const formula = this.formulaOf(cell, sheet, row, column);
    if ((cell.v === null || cell.v === undefined) && cell.p?.body !== undefined) {
      return { value: cell.p.body.dataStream.replace(/\r\n$/, ""), kind: "text", formula };
    }
    if (cell.v === undefined && formula === null) return this.spilled(sheet, row, column);
    return content(cell.v, cell.t, formula);
  }

  private formulaOf(cell: ICellData, sheet: Worksheet, row: number, column: number): string | null {
    if (typeof cell.f !== "string" && typeof cell.si !== "string") return null;
    const formula =
      this.formulaData.getFormulaStringByCell(row, column, sheet.getSheetId(), this.access.unitId) ?? cell.f;
    return formula === null || formula === undefined ? null : fromEngineFormula(formula);
  }

  /** A cell without content of its own may show a part of an array formula's result. */
  private spilled(sheet: Worksheet, row: number, column: number): CellContent {
    const part = this.formulaData.getArrayFormulaCellData()[this.access.unitId]?.[sheet.getSheetId()]?.[row]?.[column];
    return part === null || part === undefined ? emptyCell : content(part.v, part.t, null);
  }

  spills(sheet: string): Area[] {
    const worksheet = this.access.sheet(sheet);
    const found: Area[] = [];
    const ranges = this.formulaData.getArrayFormulaRange()[this.access.unitId]?.[sheet] ?? {};
    new ObjectMatrix(ranges).forValue((row, column, range) => {
      if (this.cell(sheet, row, column).formula === null) return;
      const area = toArea(range, worksheet.getRowCount(), worksheet.getColumnCount());
      if (area.rows * area.columns > 1) found.push(area);
    });
    return found;
  }

  /** Every formula of a sheet. */
  formulas(sheet: string): { row: number; column: number; formula: string }[] {
    const worksheet = this.access.sheet(sheet);
    const found: { row: number; column: number; formula: string }[] = [];
    const rows = worksheet.getCellMatrix().getMatrix();
    for (const row of Object.keys(rows)) {
      const cells = rows[Number(row)] ?? {};
      for (const column of Object.keys(cells)) {
        const cell = cells[Number(column)];
        if (typeof cell?.f !== "string" && typeof cell?.si !== "string") continue;
        const formula = this.formulaOf(cell, worksheet, Number(row), Number(column));
        if (formula !== null) found.push({ row: Number(row), column: Number(column), formula });
      }
    }
    return found;
  }

  cell(sheet: string, row: number, column: number): CellContent {
    return this.read(this.access.sheet(sheet), row, column);
  }

  cells(sheet: string, area: Area): CellContent[][] {
    const worksheet = this.access.sheet(sheet);
    return Array.from({ length: area.rows }, (_row, row) =>
      Array.from({ length: area.columns }, (_column, column) =>
        this.read(worksheet, area.row + row, area.column + column),
      ),
    );
  }

  /** The grid starts small and grows with what is written, so that the screen does not draw a million rows. */
  ensureSize(sheet: string, rows: number, columns: number): void {
    const worksheet = this.access.sheet(sheet);
    if (worksheet.getRowCount() < rows) {
      this.access.run(SetWorksheetRowCountMutation, { ...this.access.at(sheet), rowCount: rows });
    }
    if (worksheet.getColumnCount() < columns) {
      this.access.run(SetWorksheetColumnCountMutation, { ...this.access.at(sheet), columnCount: columns });
    }
  }

  /** All blocks in one change of the engine; where they overlap, the later one holds. */
  write(sheet: string, blocks: readonly WrittenBlock[]): void {
    const worksheet = this.access.sheet(sheet);
    const cellValue: CellMatrix = {};
    const areas = blocks.map(({ row, column, lines }): Area => {
      let columns = 0;
      lines.forEach((line, rowOffset) => {
        const cells = (cellValue[row + rowOffset] ??= {});
        line.forEach((write, columnOffset) => {
          if (write === undefined) return;
          const present = worksheet.getCellRaw(row + rowOffset, column + columnOffset);
          cells[column + columnOffset] = cellOf(write, present);
        });
        columns = Math.max(columns, line.length);
      });
      return { row, column, rows: lines.length, columns };
    });
    const reach = areas.reduce(bounding);
    this.ensureSize(sheet, reach.row + reach.rows, reach.column + reach.columns);
    const parts = areas.length > 1 ? { areas } : {};
    this.access.run(SetRangeValuesMutation, { ...this.access.at(sheet), cellValue, ...parts });
  }

  /**
   * Gives cells of an area another look: the existing ones of whole rows and columns, else all of them. Styles are put
   * into the cells here, as the engine would merge them anew for every single one; its mutation still tells everybody.
   */
  restyle(
    sheet: string,
    area: Area,
    lookOf: (row: number, column: number, present: Nullable<ICellData>) => CellLook | null,
  ): void {
    const worksheet = this.access.sheet(sheet);
    const matrix = worksheet.getCellMatrix();
    const cellValue: CellMatrix = {};
    const put = (row: number, column: number, present: Nullable<ICellData>): void => {
      const look = lookOf(row, column, present);
      if (look === null) return;
      const cells = (cellValue[row] ??= {});
      // Runs of formatted text merge with the style: that stays the engine's.
      if (present?.p !== undefined && present.p !== null) cells[column] = look.change;
      else {
        if (present !== null && present !== undefined) dress(present, look);
        else if (look.style !== null || isCustom(look.custom)) matrix.setValue(row, column, dress({}, look));
        cells[column] = {};
      }
    };
    if (isUnbounded(area)) {
      matrix.forValue((row, column, present) => {
        if (intersect(area, { row, column, rows: 1, columns: 1 }) !== null) put(row, column, present);
      });
    } else {
      this.ensureSize(sheet, area.row + area.rows, area.column + area.columns);
      for (let row = area.row; row < area.row + area.rows; row += 1) {
        for (let column = area.column; column < area.column + area.columns; column += 1) {
          put(row, column, worksheet.getCellRaw(row, column));
        }
      }
    }
    // The trigger tells the engine that nothing needs calculating.
    this.access.run(SetRangeValuesMutation, { ...this.access.at(sheet), cellValue, trigger: SetStyleCommand.id });
  }

  clearContents(sheet: string, area: Area): void {
    const worksheet = this.access.sheet(sheet);
    const cellValue: CellMatrix = {};
    worksheet.getCellMatrix().forValue((row, column) => {
      if (intersect(area, { row, column, rows: 1, columns: 1 }) === null) return;
      (cellValue[row] ??= {})[column] = { v: null, f: null, si: null, p: null };
    });
    this.access.run(SetRangeValuesMutation, { ...this.access.at(sheet), cellValue });
  }

  usedArea(sheet: string, valuesOnly: boolean): Area | null {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    this.access
      .sheet(sheet)
      .getCellMatrix()
      .forValue((row, column, cell) => {
        const hasValue =
          cell !== null &&
          cell !== undefined &&
          (typeof cell.f === "string" ||
            typeof cell.si === "string" ||
            (cell.v !== null && cell.v !== undefined && cell.v !== "") ||
            cell.p !== undefined);
        const counts = hasValue || (!valuesOnly && cell?.s !== null && cell?.s !== undefined);
        if (!counts) return;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
      });
    return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  display(cell: CellContent, numberFormat: string): string {
    if (cell.value === null) return "";
    if (cell.kind === "boolean") return cell.value === true ? "TRUE" : "FALSE";
    if (typeof cell.value !== "number" || numberFormat === "@") return String(cell.value);
    return numfmt.format(numberFormat, cell.value, { throws: false });
  }

  moveFormula(formula: string, rows: number, columns: number): string {
    return this.lexer.moveFormulaRefOffset(formula, columns, rows);
  }
}
