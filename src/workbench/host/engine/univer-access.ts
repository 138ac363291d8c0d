import type { IExecutionOptions, IRange, Univer, Workbook, Worksheet } from "@univerjs/core";
import { ICommandService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import type { Area } from "../address";

type Injector = ReturnType<Univer["__getInjector"]>;

/** What every part of the Univer engine needs: the workbook, its services, and a mark for the host's own writes. */
export class UniverAccess {
  readonly injector: Injector;
  readonly commands: ICommandService;
  readonly workbook: Workbook;
  readonly unitId: string;
  private depth = 0;

  constructor(readonly univer: Univer) {
    this.injector = univer.__getInjector();
    this.commands = this.injector.get(ICommandService);
    const workbook = this.injector
      .get(IUniverInstanceService)
      .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    if (workbook === null || workbook === undefined) throw new Error("the spreadsheet engine holds no workbook");
    this.workbook = workbook;
    this.unitId = workbook.getUnitId();
  }

  /** True while the host itself is changing the workbook: typed edits and API writes use the same commands. */
  get hostIsWriting(): boolean {
    return this.depth > 0;
  }

  sheet(id: string): Worksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (sheet === null || sheet === undefined) throw new Error(`the spreadsheet engine has no sheet ${id}`);
    return sheet;
  }

  /** Runs a mutation or command at once and marks it as the host's. */
  run(
    command: { readonly id: string },
    params: object,
    options?: IExecutionOptions & { readonly fromFormula?: true },
  ): void {
    this.depth += 1;
    try {
      if (!this.commands.syncExecuteCommand(command.id, params, options)) {
        throw new Error(`the spreadsheet engine refused ${command.id}`);
      }
    } finally {
      this.depth -= 1;
    }
  }

  /** `unitId` and `subUnitId`, the start of nearly every parameter object. */
  at(sheet: string): { readonly unitId: string; readonly subUnitId: string } {
    return { unitId: this.unitId, subUnitId: sheet };
  }
}

export function toRange(area: Area): IRange {
  return {
    startRow: area.row,
    endRow: area.row + area.rows - 1,
    startColumn: area.column,
    endColumn: area.column + area.columns - 1,
  };
}

/** Whole rows and columns carry NaN bounds in the engine; they become the sheet's own bounds. */
export function toArea(range: IRange, rowCount: number, columnCount: number): Area {
  const startRow = Number.isNaN(range.startRow) ? 0 : range.startRow;
  const endRow = Number.isNaN(range.endRow) ? rowCount - 1 : range.endRow;
  const startColumn = Number.isNaN(range.startColumn) ? 0 : range.startColumn;
  const endColumn = Number.isNaN(range.endColumn) ? columnCount - 1 : range.endColumn;
  return { row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 };
}
