import type { Univer, Workbook } from "@univerjs/core";
import { ICommandService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import { SetRangeValuesCommand } from "@univerjs/sheets";

/**
 * Puts a value into a cell by the command the grid's own editor uses, so that permissions hold and listeners take it
 * for a person's edit. Resolves to false when the engine refuses.
 */
export async function typeIntoCell(
  univer: Univer,
  sheet: string,
  row: number,
  column: number,
  value: string | number,
): Promise<boolean> {
  const injector = univer.__getInjector();
  const workbook = injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  const formula = typeof value === "string" && value.startsWith("=");
  try {
    return await injector.get(ICommandService).executeCommand(SetRangeValuesCommand.id, {
      unitId: workbook?.getUnitId(),
      subUnitId: sheet,
      range: { startRow: row, endRow: row, startColumn: column, endColumn: column },
      value: formula ? { f: value, v: null } : { v: value, f: null, si: null },
    });
  } catch (error) {
    if (error instanceof Error && error.message.includes("permission")) return false;
    throw error;
  }
}
