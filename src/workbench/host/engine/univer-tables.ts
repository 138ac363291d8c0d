import type { ICellData, IObjectMatrixPrimitiveType, IRange, IStyleData, Nullable } from "@univerjs/core";
import { BooleanNumber, InterceptorEffectEnum, ObjectMatrix } from "@univerjs/core";
import { ISheetRowFilteredService, RemoveSuperTableMutation, SetSuperTableMutation } from "@univerjs/engine-formula";
import {
  INTERCEPTOR_POINT,
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SheetInterceptorService,
  ToggleGridlinesMutation,
} from "@univerjs/sheets";
import type { CellFormat, CellLook, EngineTable, FormulaRewriter } from "./engine";
import { engineColumnNames, engineTableName, fromEngineFormula, toEngineFormula } from "./table-aliases";
import type { UniverAccess } from "./univer-access";
import { toRange } from "./univer-access";
import { writeStyle } from "./univer-style";

/** What a person's typing hands to the engine: cells, or one value for a range. */
interface TypedCells {
  readonly subUnitId: string;
  readonly cellValue?: CellMatrix;
}
interface TypedValue {
  readonly subUnitId?: string;
  readonly range?: IRange;
  readonly value?: ICellData;
}

type CellMatrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/** Trigger of the writes that only change how a formula is spelt; those who watch changes pass them over. */
export const respelling = "host.respelling";

/** What formulas know of tables, and what is drawn under the cells. */
export class UniverTables {
  private readonly known = new Map<string, string>();
  private readonly looks = new Map<string, readonly CellLook[]>();
  private readonly filtered = new Map<string, ReadonlySet<number>>();
  private readonly styles = new WeakMap<CellFormat, IStyleData>();
  private readonly disposers: { dispose(): void }[] = [];
  private typed: FormulaRewriter | null = null;
  private redrawing = new Set<string>();

  constructor(private readonly access: UniverAccess) {
    access.injector
      .get(ISheetRowFilteredService)
      .register((_unit, sheet, row) => this.filtered.get(sheet)?.has(row) === true);
    this.disposers.push(
      access.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
        id: "host-table-looks",
        // Styles of tables lie under everything else.
        priority: 1,
        effect: InterceptorEffectEnum.Style,
        handler: (cell, { subUnitId, row, col }, next) => {
          const style = this.styleAt(subUnitId, row, col);
          return next(style === null ? cell : { ...cell, themeStyle: { ...cell?.themeStyle, ...style } });
        },
      }),
      access.commands.beforeCommandExecuted((command) => {
        if (this.typed === null || access.hostIsWriting) return;
        if (command.id === SetRangeValuesCommand.id) this.respellCommand(command.params as TypedValue, this.typed);
        if (command.id === SetRangeValuesMutation.id) this.respellTyped(command.params as TypedCells, this.typed);
      }),
    );
  }

  private styleAt(sheet: string, row: number, column: number): IStyleData | null {
    for (const { area, format } of this.looks.get(sheet) ?? []) {
      if (row < area.row || column < area.column || row >= area.row + area.rows || column >= area.column + area.columns)
        continue;
      const drawn = format(row, column);
      if (drawn === null) return null;
      const style = this.styles.get(drawn) ?? writeStyle(drawn);
      this.styles.set(drawn, style);
      return style;
    }
    return null;
  }

  /** Replaces the tables formulas know. */
  setTables(tables: readonly EngineTable[]): void {
    const { unitId } = this.access;
    const wanted = new Map(tables.map((table) => [table.name, JSON.stringify(table)]));
    for (const name of this.known.keys()) {
      if (wanted.has(name)) continue;
      this.access.run(RemoveSuperTableMutation, { unitId, tableName: engineTableName(name) });
      this.known.delete(name);
    }
    for (const table of tables) {
      const present = wanted.get(table.name) ?? "";
      if (this.known.get(table.name) === present) continue;
      const titleMap = new Map<string, number>();
      table.columns.forEach((column, index) => {
        for (const name of engineColumnNames(column)) titleMap.set(name, index);
      });
      const reference = { sheetId: table.sheet, range: toRange(table.area), titleMap };
      this.access.run(SetSuperTableMutation, { unitId, tableName: engineTableName(table.name), reference });
      this.known.set(table.name, present);
    }
  }

  setLooks(sheet: string, looks: readonly CellLook[]): void {
    if (looks.length === 0 && !this.looks.has(sheet)) return;
    this.looks.set(sheet, looks);
    if (this.redrawing.size === 0) queueMicrotask(() => this.redraw());
    this.redrawing.add(sheet);
  }

  /** The grid draws a sheet anew when its gridlines are set, to what they are. */
  private redraw(): void {
    const sheets = this.redrawing;
    this.redrawing = new Set();
    for (const sheet of sheets) {
      const worksheet = this.access.workbook.getSheetBySheetId(sheet);
      if (worksheet === null || worksheet === undefined) continue;
      const showGridlines = worksheet.hasHiddenGridlines() ? BooleanNumber.FALSE : BooleanNumber.TRUE;
      this.access.run(ToggleGridlinesMutation, { ...this.access.at(sheet), showGridlines });
    }
  }

  /** Rows a filter has hidden: SUBTOTAL leaves them out, whichever of its numbers is used. */
  setFilteredRows(sheet: string, rows: ReadonlySet<number>): void {
    this.filtered.set(sheet, rows);
  }

  /** Spells the formulas of the whole workbook anew; nobody is told, because nothing has changed for them. */
  rewriteFormulas(rewrite: FormulaRewriter): void {
    for (const worksheet of this.access.workbook.getSheets()) {
      const sheet = worksheet.getSheetId();
      const cellValue: CellMatrix = {};
      worksheet.getCellMatrix().forValue((row, column, cell) => {
        if (typeof cell?.f !== "string") return;
        const formula = toEngineFormula(rewrite(fromEngineFormula(cell.f), sheet, row, column));
        if (formula !== cell.f) (cellValue[row] ??= {})[column] = { f: formula, v: null, si: null };
      });
      if (Object.keys(cellValue).length > 0)
        this.access.run(SetRangeValuesMutation, { ...this.access.at(sheet), cellValue, trigger: respelling });
    }
  }

  /** How formulas people type are spelt before the engine sees them. */
  respell(rewrite: FormulaRewriter): void {
    this.typed = rewrite;
  }

  private respellTyped({ subUnitId, cellValue }: TypedCells, rewrite: FormulaRewriter): void {
    new ObjectMatrix(cellValue ?? {}).forValue((row, column, cell) => {
      if (typeof cell?.f === "string") cell.f = toEngineFormula(rewrite(cell.f, subUnitId, row, column));
    });
  }

  private respellCommand({ subUnitId, range, value }: TypedValue, rewrite: FormulaRewriter): void {
    if (subUnitId === undefined || range === undefined || typeof value?.f !== "string") return;
    value.f = toEngineFormula(rewrite(value.f, subUnitId, range.startRow, range.startColumn));
  }

  dispose(): void {
    this.disposers.forEach((disposable) => disposable.dispose());
  }
}
