import type { ICellData, IExecutionOptions, IObjectMatrixPrimitiveType, Nullable } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { UniverAccess } from "./univer-access";

interface Results {
  readonly subUnitId: string;
  cellValue?: IObjectMatrixPrimitiveType<Nullable<ICellData>>;
}

/** Sheets whose formulas keep the values they have: the engine calculates them, but its results are not put in. */
export class UniverStillSheets {
  private readonly still = new Set<string>();

  constructor(access: UniverAccess) {
    access.commands.beforeCommandExecuted((command, options) => {
      if (this.still.size === 0 || command.id !== SetRangeValuesMutation.id) return;
      const results = command.params as Results;
      const marks = options as (IExecutionOptions & { applyFormulaCalculationResult?: boolean }) | undefined;
      if (marks?.applyFormulaCalculationResult === true && this.still.has(results.subUnitId)) results.cellValue = {};
    });
  }

  setSheetCalculation(sheet: string, enabled: boolean): void {
    if (enabled) this.still.delete(sheet);
    else this.still.add(sheet);
  }
}
