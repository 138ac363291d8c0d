import type { ICommandService, Injector } from "@univerjs/core";
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { TriggerCalculationController } from "@univerjs/sheets-formula";

/** Private members of the pinned engine version (0.25.1) that the flush needs; `univer.test.ts` stands guard. */
interface CalculationTrigger {
  _waitingCommandQueue: unknown[];
  _executingDirtyData: object;
  _setTimeoutKey: ReturnType<typeof setTimeout> | number;
  _generateDirty(queue: unknown[]): object;
  _mergeDirty(left: object, right: object): object;
  _startProgress(): void;
}

const timeLimitMilliseconds = 60_000;

/** Someone waiting for the running calculation to end. */
interface Waiting {
  readonly resolve: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The engine calculates 100 ms after the last change and its own promises are unreliable (they can resolve early or
 * never). This starts the calculation at once and follows it to its end: one permanent listener, one flush at a time.
 * A calculation that was stopped is followed by another one, so a stop does not count as an end.
 */
export class Recalculation {
  private readonly trigger: CalculationTrigger;
  private readonly listeners: { dispose(): void }[];
  private running = false;
  private disposed = false;
  private waiting: Waiting[] = [];
  private last: Promise<void> = Promise.resolve();

  constructor(
    injector: Injector,
    private readonly commands: ICommandService,
  ) {
    this.trigger = injector.get(TriggerCalculationController) as unknown as CalculationTrigger;
    this.listeners = [
      commands.beforeCommandExecuted((command) => {
        if (command.id === SetFormulaCalculationStartMutation.id) this.running = true;
      }),
      commands.onCommandExecuted((command) => {
        if (command.id === SetFormulaCalculationNotificationMutation.id) this.onNotification(command.params);
      }),
    ];
  }

  isDirty(): boolean {
    return !this.disposed && (this.running || this.trigger._waitingCommandQueue.length > 0);
  }

  /** Resolves when no calculation is waiting or running; rejects after the time limit. */
  settle(): Promise<void> {
    const flush = (): Promise<void> => this.flush();
    // One after the other, also behind one that failed: its caller has been told.
    this.last = this.last.then(flush, flush);
    return this.last;
  }

  recalculate(): void {
    const everything = { commands: [], forceCalculation: true };
    this.commands.syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, everything, { onlyLocal: true });
  }

  dispose(): void {
    this.disposed = true;
    this.listeners.forEach((listener) => listener.dispose());
    clearTimeout(this.trigger._setTimeoutKey);
    // Its progress bar starts on a timer nobody can reach, which would meet a closed workbook.
    this.trigger._startProgress = () => undefined;
    this.release();
  }

  private onNotification(params: unknown): void {
    const state = (params as { functionsExecutedState?: FormulaExecutedStateType }).functionsExecutedState;
    if (state === undefined || state === FormulaExecutedStateType.STOP_EXECUTION) return;
    this.running = false;
    queueMicrotask(() => this.release());
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
      const fail = (): void => reject(new Error(`calculation did not end within ${timeLimitMilliseconds / 1000} s`));
      this.waiting.push({ resolve, timer: setTimeout(fail, timeLimitMilliseconds) });
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
    const dirty = trigger._generateDirty(trigger._waitingCommandQueue);
    trigger._waitingCommandQueue = [];
    trigger._executingDirtyData = trigger._mergeDirty(trigger._executingDirtyData, dirty);
    const local = { onlyLocal: true };
    this.commands.syncExecuteCommand(SetFormulaCalculationStartMutation.id, { ...trigger._executingDirtyData }, local);
  }
}
