import type {
  CommandListener,
  ICellData,
  ICommandInfo,
  ICommandService,
  IExecutionOptions,
  IObjectMatrixPrimitiveType,
  IRange,
  Nullable,
} from "@univerjs/core";
import { EDITOR_ACTIVATED, IContextService } from "@univerjs/core";
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
import { covers } from "../address";
import type { CellContent, EngineChange, ShiftKind } from "./engine";
import type { UniverAccess } from "./univer-access";
import { toArea } from "./univer-access";
import { respelling } from "./univer-tables";
import type { WriteParameters } from "./univer-before";
import { BeforeWrites } from "./univer-before";
import { SheetNames, calculatedChanges, sheetChanges } from "./univer-sheet-changes";
import type { BlockShift } from "./univer-undo";
import { UndoneShifts } from "./univer-undo";

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

function isContent(cell: Nullable<ICellData>): boolean {
  return cell === null || cell === undefined || "v" in cell || "f" in cell || "p" in cell || "si" in cell;
}

/** Written out, as a write may have hundreds of thousands of cells. */
function extent(cellValue: IObjectMatrixPrimitiveType<Nullable<ICellData>>): { area: Area | null; contents: boolean } {
  let contents = false;
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const key of Object.keys(cellValue)) {
    const row = Number(key);
    const cells = cellValue[row] ?? {};
    // Whole numbers come in their order.
    const columns = Object.keys(cells);
    if (columns.length === 0) continue;
    contents ||= columns.some((column) => isContent(cells[Number(column)]));
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, Number(columns[0]));
    right = Math.max(right, Number(columns[columns.length - 1]));
  }
  const area = bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
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
  private readonly before: BeforeWrites;
  private readonly names: SheetNames;
  private readonly undone: UndoneShifts;
  private inBlock = false;
  private active: string | null = null;
  private shifted = new Set<string>();
  private pending: EngineChange[] = [];

  constructor(
    private readonly access: UniverAccess,
    read: (sheet: string, row: number, column: number) => CellContent,
  ) {
    this.active = access.workbook.ensureActiveSheet().getSheetId();
    this.before = new BeforeWrites(access, read);
    this.names = new SheetNames(access);
    this.undone = new UndoneShifts(access);
    this.disposers.push(
      first(access.commands, (command, options) => this.onBefore(command, options)),
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

  /** From now on `edited` changes tell of formulas whenever `isWanted` says so. */
  watchFormulas(isWanted: () => boolean): void {
    this.before.formulasWanted = isWanted;
  }

  isEditing(): boolean {
    return this.access.injector.get(IContextService).getContextValue(EDITOR_ACTIVATED);
  }

  /** Tells at once what is waiting to be told. */
  announce(): void {
    this.deliver();
  }

  /** What the engine does to shift a block (rows at the end, formats) is part of it and not told by itself. */
  private startBlock(): void {
    this.inBlock = true;
    // The engine does not tell when a command has failed.
    setTimeout(() => (this.inBlock = false), 0);
  }

  private onBefore(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    if (this.listeners.size === 0) return;
    if (this.undone.before(command.id) || blockShifts.has(command.id)) this.startBlock();
    if (command.id === SetRangeValuesMutation.id) {
      if (!isCalculated(options)) this.before.remember(command.params as WriteParameters);
      return;
    }
    this.names.before(command.id, (command.params ?? {}) as Record<string, unknown>);
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
    } else {
      this.onOther(id, params, byHost);
    }
  }

  private onOther(id: string, params: Record<string, unknown>, byHost: boolean): void {
    const undone = this.undone.after(id);
    if (undone !== null) this.tellBlockShift(undone, byHost);
    const toSheetArea = (sheet: string, range: IRange): Area => this.area(sheet, range);
    sheetChanges(id, params, byHost, this.names, toSheetArea).forEach((change) => this.queue(change));
    calculatedChanges(id, params, this.access.unitId).forEach((change) => this.queue(change));
  }

  /** The host has moved a block of cells by itself. */
  blockShifted(done: BlockShift): void {
    this.tellBlockShift(done, true);
  }

  private tellBlockShift({ sheet, area, shift }: BlockShift, byHost: boolean): void {
    this.inBlock = false;
    this.shifted.add(sheet);
    this.queue({ kind: "shifted", sheet, area, shift, byHost });
  }

  private onBlockShift(id: string, params: Record<string, unknown>, byHost: boolean): void {
    const shift = blockShifts.get(id);
    // Without a range the command works on the selection of the sheet in front.
    const range = (params["range"] as IRange | undefined) ?? this.selected();
    if (shift === undefined || range === undefined) return;
    const sheet = this.access.workbook.ensureActiveSheet().getSheetId();
    const done = { sheet, area: this.area(sheet, range), shift };
    this.undone.done(done);
    this.tellBlockShift(done, byHost);
  }

  private selected(): IRange | undefined {
    return this.access.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;
  }

  private area(sheet: string, range: IRange): Area {
    const worksheet = this.access.workbook.getSheetBySheetId(sheet);
    return toArea(range, worksheet?.getRowCount() ?? 1, worksheet?.getColumnCount() ?? 1);
  }

  private onWrite(params: WriteParameters, byHost: boolean): void {
    if (params.trigger === respelling) return;
    const { area, contents } = extent(params.cellValue ?? {});
    if (area === null) return;
    const sheet = params.subUnitId;
    if (!contents) {
      this.queue({ kind: "formatted", sheet, area, byHost });
      return;
    }
    const formulas = this.before.changedFormulas(params);
    const writes = params.areas?.map((part) => ({ area: part, before: this.before.content(part) }));
    for (const { area: part, before } of writes ?? [{ area, before: this.before.content(params) }]) {
      const inside = formulas?.filter(({ row, column }) => covers(part, { row, column, rows: 1, columns: 1 }));
      this.queue({
        kind: "edited",
        sheet,
        area: part,
        byHost,
        before,
        ...(inside !== undefined && { formulas: inside }),
      });
    }
  }

  private onMove(params: Record<string, unknown>, byHost: boolean): void {
    for (const end of ["from", "to"] as const) {
      const part = params[end] as { subUnitId: string; value: IObjectMatrixPrimitiveType<Nullable<ICellData>> };
      const { area } = extent(part.value);
      if (area !== null) this.queue({ kind: "edited", sheet: part.subUnitId, area, byHost, before: null });
    }
  }

  private queue(change: EngineChange): void {
    if (this.inBlock && (change.kind === "shifted" || change.kind === "formatted" || change.kind === "edited")) return;
    if (this.pending.length === 0) queueMicrotask(() => this.deliver());
    this.pending.push(change);
  }

  private deliver(): void {
    if (this.pending.length === 0) return;
    const changes = this.pending.filter((change) => change.kind !== "edited" || !this.shifted.has(change.sheet));
    this.pending = [];
    this.shifted = new Set();
    for (const change of changes) for (const listener of this.listeners) listener(change);
  }
}
