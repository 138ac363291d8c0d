import type { ICellData, ICommandInfo, ICommandService, IObjectMatrixPrimitiveType, Nullable } from "@univerjs/core";
import {
  ICalculateFormulaService,
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import {
  SetRangeValuesMutation,
  SetStyleCommand,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
} from "@univerjs/sheets";
import { TriggerCalculationController } from "@univerjs/sheets-formula";
import type { Area } from "../address";
import type { CellPlace } from "./engine";
import type { UniverAccess } from "./univer-access";
import { toRange } from "./univer-access";
import { Corrections } from "./univer-corrections";

/** Private members of the pinned engine version (0.25.1) that the flush needs; `univer.test.ts` stands guard. */
interface CalculationTrigger {
  _waitingCommandQueue: unknown[];
  _executingDirtyData: object;
  _setTimeoutKey: ReturnType<typeof setTimeout> | number;
  /** Not null while a calculation is running or about to be started again. */
  _executionInProgressParams: object | null;
  _generateDirty(queue: unknown[]): object;
  _mergeDirty(left: object, right: object): object;
  _startProgress(): void;
}

/** What every calculation of the engine holds while it runs; those that come meanwhile wait for it in turn. */
interface CalculationLock {
  _executeLock: { acquire(key: string, task: () => void): Promise<unknown> };
}

const lockKey = "FORMULA_EXECUTION_LOCK";
const usualTimeLimit = 60_000;

/** Commands the engine calculates for, though they change no formula. */
const plainCommands = new Set<string>([SetWorksheetRowCountMutation.id, SetWorksheetColumnCountMutation.id]);

/** Someone waiting for the running calculation to end. */
interface Waiting {
  readonly resolve: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Cells to be calculated whether something they need has changed or not. */
interface Marked {
  readonly sheet: string;
  readonly area: Area;
}

type Cells = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

function isCalculated(options: object | undefined): boolean {
  const marks = options as { fromFormula?: boolean; applyFormulaCalculationResult?: boolean } | undefined;
  return marks?.fromFormula === true || marks?.applyFormulaCalculationResult === true;
}

/** The first of these cells that gets a formula ends the search when `all` is not wanted. */
function formulaCells(cells: Cells, all: boolean): [row: number, column: number][] {
  const found: [number, number][] = [];
  for (const row of Object.keys(cells)) {
    const line = cells[Number(row)] ?? {};
    for (const column of Object.keys(line)) {
      const cell = line[Number(column)];
      if (typeof cell?.f !== "string" && typeof cell?.si !== "string") continue;
      found.push([Number(row), Number(column)]);
      if (!all) return found;
    }
  }
  return found;
}

/**
 * The engine calculates 100 ms after the last change and its own promises are unreliable (they can resolve early or
 * never). This starts the calculation at once and follows it to its end: one permanent listener, one flush at a time.
 * A calculation that was stopped for newer changes is followed by another one, so such a stop does not count as an end;
 * one that a person stopped is taken up again by whoever needs values. With manual calculation changes pile up until
 * somebody asks; only formulas just entered are calculated, as in Excel.
 */
export class Recalculation {
  private readonly trigger: CalculationTrigger;
  private readonly commands: ICommandService;
  private readonly corrections: Corrections;
  private readonly listeners: { dispose(): void }[];
  private readonly calculations: CalculationLock;
  private running = false;
  /** How many calculations were started: the engine may start one while another runs, and tells the end of each. */
  private started = 0;
  private disposed = false;
  /** A person stopped the last calculation. */
  private stopped = false;
  private manual = false;
  /** Under manual calculation: somebody asked for what has piled up. */
  private asked = false;
  private marked: Marked[] = [];
  /** The same, once somebody asks for calculation. */
  private withNext: Marked[] = [];
  /** Start a calculation even though nothing has changed, for what must be calculated every time. */
  private again = false;
  private formulasChanged = false;
  private waiting: Waiting[] = [];
  private last: Promise<void> = Promise.resolve();
  timeLimit = usualTimeLimit;

  constructor(
    private readonly access: UniverAccess,
    private readonly findCircular: () => readonly CellPlace[],
  ) {
    this.commands = access.commands;
    this.trigger = access.injector.get(TriggerCalculationController) as unknown as CalculationTrigger;
    this.calculations = access.injector.get(ICalculateFormulaService) as unknown as CalculationLock;
    this.corrections = new Corrections(access);
    this.listeners = [
      this.commands.beforeCommandExecuted((command) => {
        if (command.id !== SetFormulaCalculationStartMutation.id) return;
        this.running = true;
        this.stopped = false;
        this.checkCircular();
      }),
      this.commands.onCommandExecuted((command, options) => this.onCommand(command, options)),
    ];
  }

  /** True while somebody has to wait for right values. */
  isDirty(): boolean {
    if (this.disposed) return false;
    const piledUp = this.trigger._waitingCommandQueue.length > 0 && (!this.manual || this.asked);
    return this.running || this.stopped || piledUp || this.again || this.marked.length > 0;
  }

  /** `pending`: changes wait for somebody to ask for calculation. */
  calculationState(): "done" | "calculating" | "pending" {
    if (this.running) return "calculating";
    const waits = this.trigger._waitingCommandQueue.length > 0 || this.withNext.length > 0;
    return this.manual && waits ? "pending" : "done";
  }

  setManualCalculation(manual: boolean): void {
    this.manual = manual;
  }

  /** Resolves when no calculation is waiting or running; rejects after the time limit. */
  settle(): Promise<void> {
    const flush = (): Promise<void> => this.flush();
    // One after the other, also behind one that failed: its caller has been told.
    this.last = this.last.then(flush, flush);
    return this.last;
  }

  /** Everything, or what has changed together with what is calculated every time. */
  calculate(what: "all" | "changed"): void {
    this.asked = true;
    this.again = true;
    this.marked.push(...this.withNext.splice(0));
    if (what !== "all") return;
    this.formulasChanged = true;
    const everything = { commands: [], forceCalculation: true };
    this.commands.syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, everything, { onlyLocal: true });
  }

  /** A name means something else: whatever uses it is calculated, unless calculation waits for somebody to ask. */
  nameChanged(): void {
    if (!this.manual) this.calculate("all");
  }

  /** Cells of an area, whether something they need has changed or not. */
  calculateArea(sheet: string, area: Area, withNext: boolean): void {
    (withNext && this.manual ? this.withNext : this.marked).push({ sheet, area });
  }

  /** Cells whose formulas depend on themselves, as of the last calculation. */
  watchCircular(listener: (cells: readonly CellPlace[]) => void): void {
    this.corrections.onCircular = listener;
  }

  dispose(): void {
    this.disposed = true;
    this.listeners.forEach((listener) => listener.dispose());
    this.corrections.dispose();
    clearTimeout(this.trigger._setTimeoutKey);
    // Its progress bar starts on a timer nobody can reach, which would meet a closed workbook.
    this.trigger._startProgress = () => undefined;
    this.release();
  }

  private onCommand(command: Readonly<ICommandInfo>, options: object | undefined): void {
    if (command.id === SetFormulaCalculationStartMutation.id) this.followToEnd();
    if (command.id === SetFormulaCalculationNotificationMutation.id) {
      this.onNotification(command.params);
      return;
    }
    if (command.id === SetRangeValuesMutation.id) this.onWrite(command.params, options);
    else if (!plainCommands.has(command.id) && this.trigger._waitingCommandQueue.at(-1) === command)
      this.formulasChanged = true;
    // The engine has just set its timer: with manual calculation nothing may start on its own.
    if (this.manual && !this.asked) clearTimeout(this.trigger._setTimeoutKey);
  }

  private onWrite(params: unknown, options: object | undefined): void {
    if (isCalculated(options)) return;
    const { cellValue, subUnitId, trigger } = params as { cellValue?: Cells; subUnitId: string; trigger?: string };
    if (cellValue === undefined || trigger === SetStyleCommand.id) return;
    const formulas = this.formulasChanged && !this.manual ? [] : formulaCells(cellValue, this.manual);
    if (formulas.length > 0 || this.corrections.hasCircular) this.formulasChanged = true;
    if (!this.manual) return;
    for (const [row, column] of formulas)
      this.marked.push({ sheet: subUnitId, area: { row, column, rows: 1, columns: 1 } });
  }

  /** The engine has just queued a calculation: whoever asks for the lock next gets it when that one has ended. */
  private followToEnd(): void {
    const mine = (this.started += 1);
    const ended = (): void => {
      // A later one is still to come; its end releases everybody.
      if (mine !== this.started) return;
      this.running = false;
      this.release();
    };
    void this.calculations._executeLock.acquire(lockKey, () => undefined).then(ended, ended);
  }

  private onNotification(params: unknown): void {
    const state = (params as { functionsExecutedState?: FormulaExecutedStateType }).functionsExecutedState;
    // Stopped for newer changes: the engine has started anew, and has something in progress.
    if (state === FormulaExecutedStateType.STOP_EXECUTION && this.trigger._executionInProgressParams === null)
      this.stopped = true;
  }

  /** Looked for anew only when formulas have changed. */
  private checkCircular(): void {
    if (!this.formulasChanged) return;
    this.formulasChanged = false;
    const fresh = this.corrections.setCircular(this.findCircular());
    // Other cells may read their old values before these become zero: those are calculated once more.
    for (const { sheet, row, column } of fresh) this.marked.push({ sheet, area: { row, column, rows: 1, columns: 1 } });
  }

  private release(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const { resolve, timer } of waiting) {
      clearTimeout(timer);
      resolve();
    }
  }

  private ended(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`calculation did not end within ${this.timeLimit / 1000} s`));
      this.waiting.push({ resolve, timer: setTimeout(fail, this.timeLimit) });
    });
  }

  private async flush(): Promise<void> {
    while (this.isDirty()) {
      const end = this.ended();
      if (!this.running) this.start();
      await end;
    }
  }

  private start(): void {
    const { trigger } = this;
    clearTimeout(trigger._setTimeoutKey);
    const { unitId } = this.access;
    const dirtyRanges = this.marked.map(({ sheet, area }) => ({ unitId, sheetId: sheet, range: toRange(area) }));
    this.marked = [];
    this.again = false;
    const takesAll = !this.manual || this.asked;
    this.asked = false;
    const queue = takesAll ? trigger._waitingCommandQueue : [];
    if (takesAll) trigger._waitingCommandQueue = [];
    const dirty = trigger._mergeDirty(trigger._executingDirtyData, trigger._generateDirty(queue));
    trigger._executingDirtyData = trigger._mergeDirty(dirty, { ...trigger._generateDirty([]), dirtyRanges });
    const local = { onlyLocal: true };
    this.commands.syncExecuteCommand(SetFormulaCalculationStartMutation.id, { ...trigger._executingDirtyData }, local);
  }
}
