import type { PersonModel } from "../../sheetfile";
import type { Area } from "./address";
import { formatArea } from "./address";
import { placeAddress } from "./circular";
import type { Engine, EngineChange, ShiftKind } from "./engine/engine";
import { eventNumbers, workbookTarget } from "./events";
import type { EventDesk } from "./events";
import { FaultDesk } from "./fault-desk";
import type { FaultPlan, ScriptedEdit } from "./faults";
import { BookModel } from "./model";
import type { ChartChange } from "./model/charts";
import { chartEvent } from "./chart-events";
import type { Surroundings } from "./surroundings";
import { applyScriptedEdit } from "./scripted-edits";
import { WireTrace } from "./trace";

/** What the host needs of a connected pane. */
export interface AttachedPane {
  readonly events: EventDesk;
  onChange(change: EngineChange): void;
  onShift(sheet: string, kind: ShiftKind, place: Area): void;
  /** Sends what waits, unless a batch is running: then it follows its answer. */
  flushWhenIdle(): void;
  /** Sends waiting events, between two answers. */
  flushEvents(): void;
  close(): void;
}

/** A cell was clicked (offsets in points from its corner), the window came to the front, automatic saving changed. */
export type ShellEvent =
  | {
      readonly what: "clicked";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly offsetX: number;
      readonly offsetY: number;
    }
  | { readonly what: "activated" | "autoSaveChanged" };

export interface HostOptions {
  /** Language of Excel, as a BCP 47 tag. */
  readonly locale?: string;
  /** The highest minor version of ExcelApi 1.x to admit to; members of later versions are ApiNotFound. */
  readonly apiLevel?: number;
  readonly documentUrl?: string;
  /** The program around this Excel. */
  readonly surroundings?: Surroundings;
  /** Who works here: the author of comments and of new workbooks. */
  readonly person?: PersonModel;
  /** Called when an edit or calculation by the host fails outside any request. */
  readonly onInternalError?: (error: unknown) => void;
  /** Called with addresses (`分配表!B2`) when formulas turn out to depend on themselves; Excel warns then. */
  readonly onCircularReference?: (cells: readonly string[]) => void;
}

const defaultApiLevel = 14;

/** An Excel for panes: one workbook, any number of connected panes. It knows nothing of what the panes do. */
export class ExcelHost {
  readonly book: BookModel;
  readonly trace = new WireTrace();
  /** Names of members a pane asked for that are not hosted: `TableCollection.add`. */
  readonly unknownMembers = new Set<string>();
  readonly faultDesk = new FaultDesk(this.trace);
  private remote = false;
  private readonly panes = new Set<AttachedPane>();
  private readonly stopListening: () => void;

  constructor(
    readonly engine: Engine,
    readonly options: HostOptions = {},
  ) {
    this.book = new BookModel(engine, options.person);
    this.stopListening = engine.listen((change) => this.onChange(change));
    this.book.charts.locale = options.locale ?? "zh-CN";
    this.book.charts.listen((change) => this.chartChanged(change));
    engine.watchCircular((cells) => {
      // The listener may look at the workbook, which has to wait until calculation is under way.
      queueMicrotask(() => this.options.onCircularReference?.(cells.map((cell) => placeAddress(engine, cell))));
    });
    engine.watchFormulas(() => [...this.desks()].some((desk) => desk.isWanted(eventNumbers.formulaChanged)));
  }

  /** The faults in force; may be changed in place at any time. */
  get faults(): FaultPlan {
    return this.faultDesk.plan;
  }

  /** Replaces the faults in force; what they count is counted anew. */
  setFaults(plan: FaultPlan): void {
    this.faultDesk.set(plan);
  }

  /** The version to be admitted to now: the lower of options and faults. */
  get apiLevel(): number {
    const level = this.options.apiLevel ?? defaultApiLevel;
    return Math.min(level, this.faults.apiLevel ?? level);
  }

  /** True while somebody far away is at work. */
  get isRemote(): boolean {
    return this.remote;
  }

  /** Event queues of all panes. */
  *desks(): Iterable<EventDesk> {
    for (const pane of this.panes) yield pane.events;
  }

  /** Puts an event in the queue of every pane that listens. */
  raise(event: number, targets: readonly string[], payload: object | (() => object)): void {
    for (const desk of this.desks()) desk.only(() => desk.raise(event, targets, payload));
  }

  /** Edits of somebody who works on the same workbook elsewhere: events say `source: Remote`. */
  remoteEdits(edits: readonly ScriptedEdit[]): void {
    // What happened before must not be told as if it were theirs.
    this.engine.announce();
    this.remote = true;
    try {
      for (const edit of edits) {
        this.trace.add("injected", `remote edit ${JSON.stringify(edit)}`);
        applyScriptedEdit(
          {
            engine: this.engine,
            book: this.book,
            shifted: (sheet, kind, place) => this.shifted(sheet, kind, place),
            protectionChanged: (sheet) => this.protectionChanged(sheet),
          },
          edit,
        );
      }
      this.engine.announce();
    } finally {
      this.remote = false;
    }
  }

  /** What only the page around the grid knows. */
  tell(happened: ShellEvent): void {
    if (happened.what === "clicked") {
      const { sheet, row, column, offsetX, offsetY } = happened;
      const worksheetId = this.book.sheet(sheet).excelId;
      const address = formatArea({ row, column, rows: 1, columns: 1 });
      const payload = { address, offsetX, offsetY, worksheetId };
      this.raise(eventNumbers.singleClicked, [worksheetId, workbookTarget], payload);
    } else {
      const { workbookActivated, autoSaveSettingChanged } = eventNumbers;
      this.raise(happened.what === "activated" ? workbookActivated : autoSaveSettingChanged, [workbookTarget], {});
    }
    for (const pane of this.panes) pane.flushEvents();
  }

  private protectionChanged(sheet: string): void {
    const { excelId: worksheetId, protection } = this.book.sheet(sheet);
    const payload = { isProtected: protection !== null, source: "Local", worksheetId };
    this.raise(eventNumbers.protectionChanged, [worksheetId, workbookTarget], payload);
  }

  private chartChanged(change: ChartChange): void {
    const event = chartEvent(change, this.engine, this.book);
    if (event === null) return;
    this.raise(event.number, event.targets, event.payload);
    for (const pane of this.panes) pane.flushWhenIdle();
  }

  attach(pane: AttachedPane): void {
    this.panes.add(pane);
  }

  detach(pane: AttachedPane): void {
    this.panes.delete(pane);
  }

  /** Cells moved because rows, columns or cells were inserted or deleted: whatever is kept by address follows. */
  shifted(sheet: string, kind: ShiftKind, place: Area): void {
    for (const pane of this.panes) pane.onShift(sheet, kind, place);
    this.book.shift(sheet, kind, place);
  }

  private onChange(change: EngineChange): void {
    // The host's own shifts were followed at once; those of people are known only now.
    if (change.kind === "shifted" && !change.byHost) this.shifted(change.sheet, change.shift, change.area);
    if (change.kind === "sheetAdded") this.book.sheet(change.sheet);
    if (change.kind !== "selected" && change.kind !== "sheetActivated") this.book.state.isDirty = true;
    for (const pane of this.panes) pane.onChange(change);
    if (change.kind === "sheetDeleted") this.book.forgetSheet(change.sheet);
  }

  stop(): void {
    this.stopListening();
    this.faultDesk.dispose();
    [...this.panes].forEach((pane) => pane.close());
  }
}
