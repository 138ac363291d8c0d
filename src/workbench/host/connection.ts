import { Awaited } from "./awaited";
import { Batches } from "./batches";
import { appContext } from "./context";
import type { Area } from "./address";
import type { EngineChange, ShiftKind } from "./engine/engine";
import type { Envelope } from "./envelope";
import { actionTypes, answerTo, eventMessage, parseEnvelope } from "./envelope";
import { transportErrors } from "./errors";
import { EventDesk } from "./events";
import type { AttachedPane, ExcelHost } from "./host";
import type { Session } from "./member";
import { bind, isBound } from "./member";
import { rangeMembers } from "./objects/range";
import { rangeAreasMembers } from "./objects/range-areas";
import { CommonApi } from "./older/common-api";
import { workbookRangeAreasMembers } from "./objects/workbook-range-areas";
import { worksheetMembers } from "./objects/worksheet";
import { raiseChange } from "./raise";
import { currentFile } from "./file/current-file";
import { References } from "./references";

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
  readonly onCommandCompleted?: (commandId: string, status: number) => void;
}

type MethodArguments = Readonly<Record<string, unknown>>;

/** One pane on the wire: answers its messages in order and sends it the events it asked for. */
export class PaneConnection implements AttachedPane {
  readonly events: EventDesk;
  private readonly session: Session;
  private readonly olderApi: CommonApi;
  private readonly registered = new Set<string>();
  private queue: Promise<void> = Promise.resolve();
  private readonly stopSettings: () => void;
  private settingsEventWaits = false;
  private closed = false;
  private readonly batches: Batches;

  constructor(
    private readonly host: ExcelHost,
    private readonly options: ConnectionOptions,
  ) {
    this.batches = new Batches(host);
    this.events = new EventDesk(
      () => host.desks(),
      () => host.isRemote,
    );
    this.session = {
      engine: host.engine,
      book: host.book,
      references: new References(),
      events: this.events,
      get apiLevel() {
        return host.apiLevel;
      },
      onUnknownMember: (member) => host.unknownMembers.add(member),
      suspendCalculation: () => {
        this.batches.isCalculationSuspended = true;
      },
      isCalculationSuspended: () => this.batches.isCalculationSuspended,
      locale: host.options.locale ?? "zh-CN",
      awaited: new Awaited(),
      surroundings: host.options.surroundings ?? {},
      objects: {
        range: (target) => bind(rangeMembers, target),
        rangeAreas: (target) => bind(rangeAreasMembers, target),
        workbookRangeAreas: (target) => bind(workbookRangeAreasMembers, target),
        worksheet: (sheet) => bind(worksheetMembers, { sheet }),
      },
      shifted: (sheet, kind, place) => host.shifted(sheet, kind, place),
      rangeOf: (object) => (isBound(object) ? object.targetOf(rangeMembers) : undefined),
      areasOf: (object) => (isBound(object) ? object.targetOf(rangeAreasMembers) : undefined),
    };
    this.olderApi = new CommonApi(this.session, () => currentFile(host));
    host.attach(this);
    this.stopSettings = host.book.settings.listen(() => this.settingsChanged());
  }

  close(): void {
    this.closed = true;
    this.batches.isClosed = true;
    this.stopSettings();
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

  onChange(change: EngineChange): void {
    const { host, events } = this;
    const origin = { byAddin: change.byHost && this.batches.isBusy && !host.isRemote, isRemote: host.isRemote };
    const target = { engine: host.engine, book: host.book, events, references: this.session.references };
    events.only(() => raiseChange(change, target, origin));
    if (change.kind === "selected" && events.enabled) this.raiseOlder(olderEvents.selectionChanged, {});
    if (events.enabled) for (const { name, data } of this.olderApi.events(change)) this.raiseOlder(name, data);
    this.flushWhenIdle();
  }

  flushWhenIdle(): void {
    const { host } = this;
    if (!this.batches.isBusy) void host.engine.settle().then(() => this.flushEvents(), host.options.onInternalError);
  }

  /** Sends what waits; only ever between two answers. */
  flushEvents(): void {
    if (!this.events.isWaiting || this.closed) return;
    const { faultDesk } = this.host;
    if (!faultDesk.isConnected) {
      void faultDesk.connected(() => this.closed).then(() => this.flushEvents());
      return;
    }
    const entries = faultDesk.mangle(this.events.take());
    if (entries.length === 0) return;
    const { conversationId, origin } = this.options;
    const text = eventMessage("richApiMessage", conversationId, { ArrayData: entries }, origin);
    const delay = faultDesk.eventDelay();
    if (delay > 0) setTimeout(() => this.send(text), delay);
    else this.send(text);
  }

  /**
   * Starts a function of the pane's function file, as a ribbon button does. False when the client does not listen yet.
   * Status 0 of its completion is success, 11101 that there is no function of that name.
   */
  invokeCommand(commandId: string, functionName: string): boolean {
    const event = JSON.stringify({ source: { id: commandId }, completedContext: null });
    if (!this.registered.has("appCommandInvoked")) return false;
    this.raiseOlder("appCommandInvoked", [commandId, functionName, event]);
    return true;
  }

  /** After the answer, and once for all changes of a batch. */
  private settingsChanged(): void {
    if (this.settingsEventWaits) return;
    this.settingsEventWaits = true;
    setTimeout(() => {
      this.settingsEventWaits = false;
      if (!this.closed && this.events.enabled) this.raiseOlder(olderEvents.settingsChanged, {});
    }, 0);
  }

  private raiseOlder(name: string, data: unknown): void {
    if (!this.registered.has(name)) return;
    this.send(eventMessage(name, this.options.conversationId, data, this.options.origin));
  }

  private send(text: string, answeredAfter?: number): void {
    this.host.trace.add("toPane", text, answeredAfter);
    this.options.post(text);
  }

  private fail(message: Envelope, error: unknown): void {
    this.host.options.onInternalError?.(error);
    this.send(answerTo(message, { Version: 1, Error: transportErrors.internal }, this.options.origin));
  }

  private async answer(message: Envelope): Promise<void> {
    const received = Date.now();
    const { faultDesk } = this.host;
    await faultDesk.connected(() => this.closed);
    await faultDesk.wait();
    const reply = (data: unknown): void =>
      this.send(answerTo(message, data, this.options.origin), Date.now() - received);
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
      apiLevel: this.host.apiLevel,
      documentUrl: options.documentUrl ?? `${this.options.origin}/${this.host.book.name}`,
    });
  }

  private async executeMethod(data: MethodArguments): Promise<unknown> {
    const method = data["DdaMethod"] as { readonly DispatchId: number } | undefined;
    const done = { Version: 1, Error: 0 };
    switch (method?.DispatchId) {
      case dispatchIds.richApi:
        return this.batches.answer(data["ArrayData"] as readonly unknown[], this.session);
      case dispatchIds.saveSettings: {
        const saved = data["DdaSettingsMethod"] as { readonly Properties?: readonly (readonly [string, string])[] };
        this.host.book.settings.clear();
        for (const [key, value] of saved.Properties ?? []) this.host.book.settings.set(key, value);
        this.host.book.settings.changed();
        return done;
      }
      case dispatchIds.refreshSettings: {
        const Settings = [...this.host.book.settings].map(([Name, Value]) => ({ Name, Value }));
        return { ...done, Properties: { Settings } };
      }
      case dispatchIds.fileProperties:
        return { ...done, 0: { 1: this.context()["_docUrl"] } };
      case dispatchIds.commandCompleted:
        this.options.onCommandCompleted?.(String(data["0"]), Number(data["1"] ?? 0));
        return done;
      default:
        return (
          (await this.olderApi.answer(method?.DispatchId ?? 0, data)) ?? {
            Version: 1,
            Error: transportErrors.unsupportedOperation,
          }
        );
    }
  }
}
