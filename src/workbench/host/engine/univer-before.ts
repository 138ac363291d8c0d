import type { ICellData, IObjectMatrixPrimitiveType, Nullable } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { Area } from "../address";
import type { CellContent, FormulaChange } from "./engine";
import type { UniverAccess } from "./univer-access";

export interface WriteParameters {
  readonly subUnitId: string;
  readonly cellValue?: IObjectMatrixPrimitiveType<Nullable<ICellData>>;
  readonly trigger?: string;
  /** Of several writes the host put into one. */
  readonly areas?: readonly Area[];
}

type Read = (sheet: string, row: number, column: number) => CellContent;

function hasFormula(cell: Nullable<ICellData>): boolean {
  return typeof cell?.f === "string" || typeof cell?.si === "string";
}

/** What stood in cells before a write, by the parameters of that write. */
export class BeforeWrites {
  private readonly single = new WeakMap<WriteParameters | Area, CellContent>();
  private readonly formulas = new WeakMap<WriteParameters, readonly FormulaChange[]>();
  formulasWanted: () => boolean = () => false;

  constructor(
    private readonly access: UniverAccess,
    private readonly read: Read,
  ) {}

  remember(params: WriteParameters): void {
    const { cellValue, subUnitId } = params;
    if (cellValue === undefined) return;
    for (const area of params.areas ?? [])
      if (area.rows * area.columns === 1) this.single.set(area, this.read(subUnitId, area.row, area.column));
    const rows = Object.keys(cellValue);
    const columns = rows.length === 1 ? Object.keys(cellValue[Number(rows[0])] ?? {}) : [];
    if (columns.length === 1) this.single.set(params, this.read(subUnitId, Number(rows[0]), Number(columns[0])));
    if (this.formulasWanted()) this.formulas.set(params, this.formulasUnder(params));
  }

  /** For one cell: what stood there. */
  content(write: WriteParameters | Area): CellContent | null {
    return this.single.get(write) ?? null;
  }

  /** Cells whose formula is another one now; undefined when nobody wanted to know. */
  changedFormulas(params: WriteParameters): readonly FormulaChange[] | undefined {
    const before = this.formulas.get(params);
    return before?.filter((cell) => this.formulaAt(params.subUnitId, cell.row, cell.column) !== cell.before);
  }

  private formulaAt(sheet: string, row: number, column: number): string {
    return this.read(sheet, row, column).formula ?? "";
  }

  private formulasUnder({ subUnitId, cellValue = {} }: WriteParameters): readonly FormulaChange[] {
    const sheet = this.access.workbook.getSheetBySheetId(subUnitId);
    const found: FormulaChange[] = [];
    new ObjectMatrix(cellValue).forValue((row, column, cell) => {
      if (!hasFormula(cell) && !hasFormula(sheet?.getCellRaw(row, column))) return;
      found.push({ row, column, before: this.formulaAt(subUnitId, row, column) });
    });
    return found;
  }
}
