import type {
  CommandListener,
  ICellData,
  ICommandService,
  IExecutionOptions,
  IObjectMatrixPrimitiveType,
  IRange,
  Nullable,
} from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColMutation,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetsSelectionsService,
} from "@univerjs/sheets";
import type { Area } from "../address";
import type { CellContent, EngineChange, ShiftKind } from "./engine";
import type { UniverAccess } from "./univer-access";
import { toArea } from "./univer-access";

interface WriteParameters {
  readonly subUnitId: string;
  readonly cellValue?: IObjectMatrixPrimitiveType<Nullable<ICellData>>;
}

const shifts = new Map<string, ShiftKind>([
  [InsertRowMutation.id, "RowInserted"],
  [RemoveRowMutation.id, "RowDeleted"],
  [InsertColMutation.id, "ColumnInserted"],
  [RemoveColMutation.id, "ColumnDeleted"],
]);
/** Blocks of cells move by several mutations; only the command around them says what was meant. */
const blockShifts = new Map<string, ShiftKind>([
  [InsertRangeMoveDownCommand.id, "CellsInsertedDown"],
  [InsertRangeMoveRightCommand.id, "CellsInsertedRight"],
  [DeleteRangeMoveUpCommand.id, "CellsDeletedUp"],
  [DeleteRangeMoveLeftCommand.id, "CellsDeletedLeft"],
]);

function extent(cellValue: IObjectMatrixPrimitiveType<Nullable<ICellData>>): { area: Area | null; contents: boolean } {
  let area: Area | null = null;
  let contents = false;
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  new ObjectMatrix(cellValue).forValue((row, column, cell) => {
    if (!contents && (cell === null || cell === undefined || "v" in cell || "f" in cell || "p" in cell || "si" in cell))
      contents = true;
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  });
  if (bottom >= 0) area = { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  return { area, contents };
}

function isCalculated(options: IExecutionOptions | undefined): boolean {
  const marks = options as
    (IExecutionOptions & { fromFormula?: boolean; applyFormulaCalculationResult?: boolean }) | undefined;
  return marks?.fromFormula === true || marks?.applyFormulaCalculationResult === true;
}

/** The pinned version's list of listeners: its formula part already stores a new formula before the write. */
interface ListenerList {
  _beforeCommandExecutionListeners: unknown[];
}

/** Listens ahead of everyone else, to see the cell as it was. */
function first(commands: ICommandService, listener: CommandListener): { dispose(): void } {
  const registration = commands.beforeCommandExecuted(listener);
  const list = (commands as unknown as ListenerList)._beforeCommandExecutionListeners;
  list.unshift(...list.splice(list.indexOf(listener), 1));
  return registration;
}

/**
 * Watches the engine's mutations and tells what happened in the host's words. Shifts come together with rewritten
 * formulas and moved cells in the same tick; those writes are consequences and are not reported as edits.
 */
export class UniverChanges {
  private readonly listeners = new Set<(change: EngineChange) => void>();
  private readonly disposers: { dispose(): void }[] = [];
  /** What stood in a single cell, by the parameters of the write about to happen. */
  private readonly before = new WeakMap<WriteParameters, CellContent>();
  private active: string | null = null;
  private shifted = new Set<string>();
  private pending: EngineChange[] = [];

  constructor(
    private readonly access: UniverAccess,
    private readonly read: (sheet: string, row: number, column: number) => CellContent,
  ) {
    this.active = access.workbook.ensureActiveSheet().getSheetId();
    this.disposers.push(
      first(access.commands, (command, options) => {
        if (command.id === SetRangeValuesMutation.id && !isCalculated(options))
          this.remember(command.params as WriteParameters);
      }),
      access.commands.onCommandExecuted((command, options) => {
        if (this.listeners.size > 0)
          this.onCommand(command.id, (command.params ?? {}) as Record<string, unknown>, options);
      }),
    );
  }

  listen(listener: (change: EngineChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    this.disposers.forEach((disposable) => disposable.dispose());
    this.listeners.clear();
  }

  private remember(params: WriteParameters): void {
    if (this.listeners.size === 0 || params.cellValue === undefined) return;
    const rows = Object.keys(params.cellValue);
    const columns = rows.length === 1 ? Object.keys(params.cellValue[Number(rows[0])] ?? {}) : [];
    if (columns.length !== 1) return;
    this.before.set(params, this.read(params.subUnitId, Number(rows[0]), Number(columns[0])));
  }

  private onCommand(id: string, params: Record<string, unknown>, options: IExecutionOptions | undefined): void {
    const byHost = this.access.hostIsWriting;
    const sheet = String(params["subUnitId"]);
    const shift = shifts.get(id);
    if (id === SetRangeValuesMutation.id) {
      if (!isCalculated(options)) this.onWrite(params as unknown as WriteParameters, byHost);
    } else if (shift !== undefined) {
      this.shifted.add(sheet);
      this.queue({ kind: "shifted", sheet, area: this.area(sheet, params["range"] as IRange), shift, byHost });
    } else if (blockShifts.has(id)) {
      this.onBlockShift(id, params, byHost);
    } else if (id === MoveRangeMutation.id) {
      this.onMove(params, byHost);
    } else if (id === InsertSheetMutation.id) {
      this.queue({ kind: "sheetAdded", sheet: (params["sheet"] as { id: string }).id, byHost });
    } else if (id === RemoveSheetMutation.id) {
      this.queue({ kind: "sheetDeleted", sheet, byHost });
    } else if (id === SetWorksheetActiveOperation.id) {
      if (sheet === this.active) return;
      this.queue({ kind: "sheetActivated", sheet, previous: this.active, byHost });
      this.active = sheet;
    } else if (id === SetSelectionsOperation.id) {
      const ranges = (params["selections"] as { range: IRange }[]).map((selection) =>
        this.area(sheet, selection.range),
      );
      if (ranges.length > 0) this.queue({ kind: "selected", sheet, areas: ranges, byHost });
    }
  }

  private onBlockShift(id: string, params: Record<string, unknown>, byHost: boolean): void {
    const shift = blockShifts.get(id);
    // Without a range the command works on the selection of the sheet in front.
    const range = (params["range"] as IRange | undefined) ?? this.selected();
    if (shift === undefined || range === undefined) return;
    const sheet = this.access.workbook.ensureActiveSheet().getSheetId();
    this.shifted.add(sheet);
    this.queue({ kind: "shifted", sheet, area: this.area(sheet, range), shift, byHost });
  }

  private selected(): IRange | undefined {
    return this.access.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;
  }

  private area(sheet: string, range: IRange): Area {
    const worksheet = this.access.workbook.getSheetBySheetId(sheet);
    return toArea(range, worksheet?.getRowCount() ?? 1, worksheet?.getColumnCount() ?? 1);
  }

  private onWrite(params: WriteParameters, byHost: boolean): void {
    const { area, contents } = extent(params.cellValue ?? {});
    if (area === null) return;
    const sheet = params.subUnitId;
    if (contents) this.queue({ kind: "edited", sheet, area, byHost, before: this.before.get(params) ?? null });
    else this.queue({ kind: "formatted", sheet, area, byHost });
  }

  private onMove(params: Record<string, unknown>, byHost: boolean): void {
    for (const end of ["from", "to"] as const) {
      const part = params[end] as { subUnitId: string; value: IObjectMatrixPrimitiveType<Nullable<ICellData>> };
      const { area } = extent(part.value);
      if (area !== null) this.queue({ kind: "edited", sheet: part.subUnitId, area, byHost, before: null });
    }
  }

  private queue(change: EngineChange): void {
    if (this.pending.length === 0) queueMicrotask(() => this.deliver());
    this.pending.push(change);
  }

  private deliver(): void {
    const changes = this.pending.filter((change) => change.kind !== "edited" || !this.shifted.has(change.sheet));
    this.pending = [];
    this.shifted = new Set();
    for (const change of changes) for (const listener of this.listeners) listener(change);
  }
}
