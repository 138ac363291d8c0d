import type { Area } from "./address";
import type { Engine, EngineChange, ShiftKind } from "./engine/engine";
import type { ErrorCode } from "./errors";
import { BookModel } from "./model";
import { WireTrace } from "./trace";

/** What the host needs of a connected pane. */
export interface AttachedPane {
  onChange(change: EngineChange): void;
  onShift(sheet: string, kind: ShiftKind, place: Area): void;
  close(): void;
}

/** Faults to be put in the pane's way; change them at any time, null or absent is none. */
export interface InjectedFaults {
  /** The action with this 0-based index in every batch fails. */
  failAction?: { readonly index: number; readonly code: ErrorCode } | null;
  /** Every batch is refused before it starts: 5004 cell-edit mode, 5102 too busy, 7000 denied … */
  transportError?: number | null;
  /** A person is typing in a cell: every batch is refused with InvalidOperationInCellEditMode. */
  cellEditMode?: boolean;
  /** Wait before every answer. */
  delayMilliseconds?: number;
  /** Events get lost. */
  dropEvents?: boolean;
}

export interface HostOptions {
  /** Language of Excel, as a BCP 47 tag. */
  readonly locale?: string;
  /** The highest minor version of ExcelApi 1.x to admit to; members of later versions are ApiNotFound. */
  readonly apiLevel?: number;
  readonly documentUrl?: string;
  /** Called when an edit or calculation by the host fails outside any request. */
  readonly onInternalError?: (error: unknown) => void;
}

export const defaultApiLevel = 14;

/** An Excel for panes: one workbook, any number of connected panes. It knows nothing of what the panes do. */
export class ExcelHost {
  readonly book: BookModel;
  readonly trace = new WireTrace();
  readonly faults: InjectedFaults = {};
  private readonly panes = new Set<AttachedPane>();
  private readonly stopListening: () => void;

  constructor(
    readonly engine: Engine,
    readonly options: HostOptions = {},
  ) {
    this.book = new BookModel(engine);
    this.stopListening = engine.listen((change) => this.onChange(change));
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
    for (const pane of this.panes) pane.onChange(change);
    if (change.kind === "sheetDeleted") this.book.forgetSheet(change.sheet);
  }

  stop(): void {
    this.stopListening();
    [...this.panes].forEach((pane) => pane.close());
  }
}
