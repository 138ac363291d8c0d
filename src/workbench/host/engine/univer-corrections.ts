import type { BaseValueObject } from "@univerjs/engine-formula";
import {
  FormulaDataModel,
  IFormulaRuntimeService,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import type { CellPlace } from "./engine";
import type { UniverAccess } from "./univer-access";

type Result = Parameters<IFormulaRuntimeService["setRuntimeData"]>[0];

function key({ sheet, row, column }: CellPlace): string {
  return `${sheet}|${row}|${column}`;
}

/** A formula that is nothing but a number, which the engine (0.25.1) takes for a text when it is long or has an `E`. */
const numberFormula = /^=\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*$/;

/**
 * Stands between the engine's calculation and its results: what other formulas go on with is what Excel would have.
 * Cells on a circle get 0; numbers the engine takes for texts become numbers; HYPERLINK loses its line end.
 */
export class Corrections {
  private readonly runtime: IFormulaRuntimeService;
  private readonly formulas: FormulaDataModel;
  private readonly original: IFormulaRuntimeService["setRuntimeData"];
  private circular = new Set<string>();
  onCircular: ((cells: readonly CellPlace[]) => void) | null = null;

  constructor(private readonly access: UniverAccess) {
    this.runtime = access.injector.get(IFormulaRuntimeService);
    this.formulas = access.injector.get(FormulaDataModel);
    this.original = this.runtime.setRuntimeData.bind(this.runtime);
    this.runtime.setRuntimeData = (result) => this.original(this.corrected(result));
  }

  dispose(): void {
    this.runtime.setRuntimeData = this.original;
  }

  get hasCircular(): boolean {
    return this.circular.size > 0;
  }

  /** Remembers which cells depend on themselves; gives those that did not before, and tells of them. */
  setCircular(cells: readonly CellPlace[]): readonly CellPlace[] {
    const fresh = cells.filter((cell) => !this.circular.has(key(cell)));
    this.circular = new Set(cells.map(key));
    if (fresh.length > 0) this.onCircular?.(cells);
    return fresh;
  }

  private corrected(result: Result): Result {
    const { currentRow: row, currentColumn: column, currentSubUnitId: sheet, currentUnitId: unit } = this.runtime;
    if (unit !== this.access.unitId) return result;
    if (this.circular.size > 0 && this.circular.has(key({ sheet, row, column }))) return NumberValueObject.create(0);
    return result.isValueObject() && (result as BaseValueObject).isString() ? this.text(result, row, column) : result;
  }

  private text(result: Result, row: number, column: number): Result {
    const value = String((result as BaseValueObject).getValue());
    if (value.endsWith("\r\n")) return StringValueObject.create(value.slice(0, -2));
    if (!/^[+-]?[\d.]/.test(value)) return result;
    const formula = this.formulas.getFormulaStringByCell(
      row,
      column,
      this.runtime.currentSubUnitId,
      this.access.unitId,
    );
    const number = numberFormula.exec(formula ?? "")?.[1];
    return number === undefined ? result : NumberValueObject.create(Number(number));
  }
}
