import { appContext } from "./context";
import type { Area } from "./address";
import type { EngineChange, ShiftKind } from "./engine/engine";
import type { Envelope } from "./envelope";
import { actionTypes, answerTo, eventMessage, parseEnvelope } from "./envelope";
import { HostError, transportErrors } from "./errors";
import { EventDesk } from "./events";
import { execute } from "./executor";
import type { AttachedPane, ExcelHost, InjectedFaults } from "./host";
import { defaultApiLevel } from "./host";
import type { Session } from "./member";
import { bind, isBound } from "./member";
import { rangeMembers } from "./objects/range";
import { rangeAreasMembers } from "./objects/range-areas";
import { worksheetMembers } from "./objects/worksheet";
import { raiseChange } from "./raise";
import { References } from "./references";
import type { BatchRequest, BatchResponse } from "./request";

/** Custom data of batches for the workbook. */
const workbookPartition = "IterativeExecutor";
const largestMessage = 5 * 1024 * 1024;

/** Numbers of the calls inside `executeMethod`. */
const dispatchIds = { richApi: 93, saveSettings: 76, refreshSettings: 75, fileProperties: 86, commandCompleted: 94 };

/** Names and numbers of the older events: each has its own registration. */
const olderEvents = { selectionChanged: "documentSelectionChanged", settingsChanged: "settingsChanged" } as const;

export interface ConnectionOptions {
  readonly conversationId: string;
  readonly controlId: string;
  /** Origin of the page the host lives in. */
  readonly origin: string;
  /** Sends a text to the pane. */
  readonly post: (text: string) => void;
  /** The pane tells something without expecting an answer: focus, Escape, telemetry … (number and details). */
  readonly onNotify?: (action: number, details: readonly unknown[]) => void;
  /** A ribbon command has called `event.completed()`. */
  readonly onCommandCompleted?: (commandId: string) => void;
}

type MethodArguments = Readonly<Record<string, unknown>>;

/** One pane on the wire: answers its messages in order and sends it the events it asked for. */
export class PaneConnection implements AttachedPane {
  private readonly events = new EventDesk();
  private readonly session: Session;
  private readonly registered = new Set<string>();
  private queue: Promise<void> = Promise.resolve();
  private busy = 0;

  constructor(
    private readonly host: ExcelHost,
    private readonly options: ConnectionOptions,
  ) {
    this.session = {
      engine: host.engine,
      book: host.book,
      references: new References(),
      events: this.events,
      apiLevel: host.options.apiLevel ?? defaultApiLevel,
      objects: {
        range: (target) => bind(rangeMembers, target),
        rangeAreas: (target) => bind(rangeAreasMembers, target),
        worksheet: (sheet) => bind(worksheetMembers, { sheet }),
      },
      shifted: (sheet, kind, place) => host.shifted(sheet, kind, place),
      rangeOf: (object) => (isBound(object) ? object.targetOf(rangeMembers) : undefined),
    };
    host.attach(this);
  }

  close(): void {
    this.host.detach(this);
  }

  /** A message from the pane; anything that is not one of ours is ignored. Answers come in order through `post`. */
  receive(data: unknown): void {
    const message = parseEnvelope(data);
    if (message === null || message._conversationId !== this.options.conversationId) return;
    this.host.trace.add("fromPane", data as string);
    this.queue = this.queue.then(() => this.answer(message)).catch((error: unknown) => this.fail(message, error));
  }

  onShift(sheet: string, kind: ShiftKind, place: Area): void {
    this.session.references.shift(sheet, kind, place);
  }

  private async runBatch(batch: BatchRequest, faults: InjectedFaults): Promise<BatchResponse> {
    this.busy += 1;
    try {
      const response = await execute(batch, this.session, (_action, index) => this.interfere(faults, index));
      if (this.session.engine.isDirty()) await this.session.engine.settle();
      return response;
    } finally {
      // The engine tells its changes in a microtask: let it, before they count as somebody else's.
      await Promise.resolve();
      this.busy -= 1;
    }
  }

  private interfere({ failAction }: InjectedFaults, index: number): void {
    if (failAction?.index !== index) return;
    this.host.trace.add("injected", `action ${index} fails with ${failAction.code}`);
    throw new HostError(failAction.code, "injected");
  }

  onChange(change: EngineChange): void {
    if (this.host.book.enableEvents) {
      raiseChange(change, this.host.engine, this.host.book, this.events, { byAddin: change.byHost && this.busy > 0 });
      if (change.kind === "selected") this.raiseOlder(olderEvents.selectionChanged, {});
    }
    if (this.busy === 0)
      void this.host.engine.settle().then(() => this.flushEvents(), this.host.options.onInternalError);
  }

  /** Sends what waits; only ever between two answers. */
  flushEvents(): void {
    const entries = this.events.take();
    if (entries.length === 0) return;
    if (this.host.faults.dropEvents === true) {
      this.host.trace.add("injected", `${entries.length} events dropped`);
      return;
    }
    this.send(eventMessage("richApiMessage", this.options.conversationId, { ArrayData: entries }, this.options.origin));
  }

  /** Starts a function of the pane's function file, as a ribbon button does. */
  invokeCommand(commandId: string, functionName: string): void {
    const event = JSON.stringify({ source: { id: commandId }, completedContext: null });
    this.raiseOlder("appCommandInvoked", [commandId, functionName, event]);
  }

  private raiseOlder(name: string, data: unknown): void {
    if (!this.registered.has(name)) return;
    this.send(eventMessage(name, this.options.conversationId, data, this.options.origin));
  }

  private send(text: string): void {
    this.host.trace.add("toPane", text);
    this.options.post(text);
  }

  private fail(message: Envelope, error: unknown): void {
    this.host.options.onInternalError?.(error);
    this.send(answerTo(message, { Version: 1, Error: transportErrors.internal }, this.options.origin));
  }

  private async answer(message: Envelope): Promise<void> {
    const { delayMilliseconds } = this.host.faults;
    if (delayMilliseconds !== undefined && delayMilliseconds > 0) {
      await new Promise((resolve) => setTimeout(resolve, delayMilliseconds));
    }
    const reply = (data: unknown): void => this.send(answerTo(message, data, this.options.origin));
    if (message._actionType === actionTypes.register || message._actionType === actionTypes.unregister) {
      if (message._actionType === actionTypes.register) this.registered.add(message._actionName);
      else this.registered.delete(message._actionName);
      reply({ Error: 0 });
      return;
    }
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        reply(this.context());
        return;
      case "ContextActivationManager_notifyHost": {
        const [, action, ...details] = message._data as [string, number, ...unknown[]];
        this.options.onNotify?.(action, details);
        return;
      }
      case "executeMethod":
        reply(await this.executeMethod(message._data as MethodArguments));
        // Events follow in a task of their own: the client must have seen the answer.
        setTimeout(() => this.flushEvents(), 0);
        return;
      default:
        reply({ Version: 1, Error: transportErrors.unsupportedOperation });
    }
  }

  private context(): Record<string, unknown> {
    const { options } = this.host;
    return appContext(this.host.book, {
      controlId: this.options.controlId,
      locale: options.locale ?? "zh-CN",
      apiLevel: options.apiLevel ?? defaultApiLevel,
      documentUrl: options.documentUrl ?? `${this.options.origin}/${this.host.book.name}`,
    });
  }

  private async executeMethod(data: MethodArguments): Promise<unknown> {
    const method = data["DdaMethod"] as { readonly DispatchId: number } | undefined;
    const done = { Version: 1, Error: 0 };
    switch (method?.DispatchId) {
      case dispatchIds.richApi:
        return this.richApi(data["ArrayData"] as readonly unknown[]);
      case dispatchIds.saveSettings: {
        const saved = data["DdaSettingsMethod"] as { readonly Properties?: readonly (readonly [string, string])[] };
        this.host.book.settings.clear();
        for (const [key, value] of saved.Properties ?? []) this.host.book.settings.set(key, value);
        setTimeout(() => this.raiseOlder(olderEvents.settingsChanged, {}), 0);
        return done;
      }
      case dispatchIds.refreshSettings: {
        const Settings = [...this.host.book.settings].map(([Name, Value]) => ({ Name, Value }));
        return { ...done, Properties: { Settings } };
      }
      case dispatchIds.fileProperties:
        return { ...done, 0: { 1: this.context()["_docUrl"] } };
      case dispatchIds.commandCompleted:
        this.options.onCommandCompleted?.(String(data["0"]));
        return done;
      default:
        return { Version: 1, Error: transportErrors.unsupportedOperation };
    }
  }

  private async richApi(array: readonly unknown[]): Promise<unknown> {
    const body = String(array[4]);
    // The handshake's own call goes to Excel's frame, not to the workbook: no fault of the workbook touches it.
    const faults = array[0] === workbookPartition ? this.host.faults : {};
    const refused = faults.cellEditMode === true ? transportErrors.cellEditMode : (faults.transportError ?? 0);
    if (refused !== 0) {
      this.host.trace.add("injected", `transport error ${refused}`);
      return { Version: 1, Error: refused };
    }
    if (body.length > largestMessage) return { Version: 1, Error: transportErrors.requestTooLarge };
    const response = JSON.stringify(await this.runBatch(JSON.parse(body) as BatchRequest, faults));
    if (response.length > largestMessage) return { Version: 1, Error: transportErrors.responseTooLarge };
    return { Version: 1, Error: 0, Data: [200, ["Content-Type", "application/json"], response] };
  }
}
