import type { ConnectedPane, ConnectPaneOptions } from "../host/connect-pane";
import type { FaultPlan, ScriptedEdit } from "../host/faults";
import type { TraceEntry } from "../host/trace";
import type { PagePoint } from "./spreadsheet/place";

/** What a cell holds and shows. */
export interface CellReading {
  readonly value: string | number | boolean | null;
  readonly display: string;
  /** With its `=`, or empty. */
  readonly formula: string;
}

/** What the page around the grid hears from a pane. */
export type PaneEvents = Pick<ConnectPaneOptions, "controlId" | "onNotify" | "onCommandCompleted">;

/** What the host asks of the page around it. */
export interface WorkbenchEvents {
  /** A pane made a new workbook, to be opened beside this one. Without bytes it is an empty one. */
  readonly onCreateWorkbook: (bytes: Uint8Array | null) => void | Promise<void>;
  /** A pane saves the workbook. */
  readonly onSaveWorkbook: () => void | Promise<void>;
  /** A pane closes the workbook; `save`: not without saving it. */
  readonly onCloseWorkbook: (save: boolean) => void | Promise<void>;
  /** Formulas depend on themselves: `分配表!B2` … */
  readonly onCircularReference: (cells: readonly string[]) => void;
}

/** The running workbench behind the page. */
export interface Workbench {
  /** Loads a page of this origin into the frame and answers it about the open workbook. */
  readonly connectPane: (frame: HTMLIFrameElement, address: string, events?: PaneEvents) => ConnectedPane;
  /** Replaces the open workbook by an empty one; panes lose their connection. */
  newWorkbook(): Promise<void>;
  /**
   * Opens .xlsx bytes; resolves to the kinds of content that are only carried, not shown.
   * @throws Error with a sentence when they are no workbook; the open workbook is untouched then.
   */
  open(bytes: Uint8Array): Promise<readonly string[]>;
  /** The open workbook as .xlsx bytes, which count as saved. */
  save(): Promise<Uint8Array>;
  /** The same bytes, without counting as saved. */
  copy(): Promise<Uint8Array>;
  /** True when something changed since the workbook was opened or saved. */
  hasUnsavedChanges(): boolean;
  /** The workbook came from a copy that no file has: it counts as changed. */
  markUnsaved(): void;
  /** Calls on every change of the workbook. */
  onChange(listener: () => void): () => void;
  sheetNames(): readonly string[];
  activeSheet(): string;
  /** The selected areas of the active sheet, `A1` or `B2:C4`. */
  selection(): readonly string[];
  /** Shows the sheet, scrolls the cell into view and says where its middle is on the page. */
  showCell(sheet: string, address: string): Promise<PagePoint | null>;
  readCell(sheet: string, address: string): CellReading | null;
  /** Puts the keyboard into the grid. */
  focusGrid(): void;
  /** Every message between panes and host so far, oldest first. */
  trace(): readonly TraceEntry[];
  clearTrace(): void;
  /** Calls for every message from now on, also after another workbook was opened. */
  onTrace(listener: (entry: TraceEntry) => void): () => void;
  faults(): FaultPlan;
  setFaults(plan: FaultPlan): void;
  /** Somebody else edits the workbook: events say `source: Remote`. */
  remoteEdit(edits: ScriptedEdit | readonly ScriptedEdit[]): void;
}

/** The door for tests and for the curious: `window.__workbench`. It reads, points, and makes things go wrong. */
export interface WorkbenchDoor extends Pick<
  Workbench,
  | "sheetNames"
  | "activeSheet"
  | "selection"
  | "showCell"
  | "readCell"
  | "trace"
  | "clearTrace"
  | "faults"
  | "remoteEdit"
  | "hasUnsavedChanges"
> {
  /** Resolves when the grid is drawn and can be used. */
  readonly ready: Promise<void>;
  /** Faults as JSON text or as a value; null or nothing takes them all away. @throws Error saying what is wrong. */
  setFaults(plan?: string | FaultPlan | null): void;
  /** Opens a page of this origin in the task pane. */
  openPane(address: string): void;
}

declare global {
  interface Window {
    __workbench?: WorkbenchDoor;
  }
}
