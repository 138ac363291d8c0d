import type { ConnectedPane } from "../host/connect-pane";
import type { TraceEntry } from "../host/trace";
import type { PagePoint } from "./spreadsheet/place";

/** What a cell holds and shows. */
export interface CellReading {
  readonly value: string | number | boolean | null;
  readonly display: string;
  /** With its `=`, or empty. */
  readonly formula: string;
}

/** The running workbench behind the page. */
export interface Workbench {
  /** Loads a pane page of this origin into the frame and answers it about the open workbook. */
  readonly connectPane: (frame: HTMLIFrameElement, address: string) => ConnectedPane;
  /** Replaces the open workbook by an empty one; panes lose their connection. */
  newWorkbook(): Promise<void>;
  /** Opens .xlsx bytes. @throws Error with a sentence when they are no workbook. */
  open(bytes: Uint8Array): Promise<void>;
  /** The open workbook as .xlsx bytes. */
  save(): Promise<Uint8Array>;
  /** True when something changed since the workbook was opened or saved. */
  hasUnsavedChanges(): boolean;
  sheetNames(): readonly string[];
  activeSheet(): string;
  /** The selected areas of the active sheet, `A1` or `B2:C4`. */
  selection(): readonly string[];
  /** Shows the sheet, scrolls the cell into view and says where its middle is on the page. */
  showCell(sheet: string, address: string): Promise<PagePoint | null>;
  readCell(sheet: string, address: string): CellReading | null;
  /** Every message between pane and host so far, oldest first. */
  trace(): readonly TraceEntry[];
}

/** The door for tests and for the curious: `window.__workbench`. It reads and points; it never edits. */
export interface WorkbenchDoor extends Pick<
  Workbench,
  "sheetNames" | "activeSheet" | "selection" | "showCell" | "readCell" | "trace"
> {
  /** Resolves when the grid is drawn and can be used. */
  readonly ready: Promise<void>;
}

declare global {
  interface Window {
    __workbench?: WorkbenchDoor;
  }
}
