import type { Notify } from "./notices";
import type { RunningWorkbench } from "./useWorkbench";

/** What work with files needs of the page. */
export interface FilesOptions {
  readonly workbench: RunningWorkbench | null;
  readonly notify: Notify;
  /** Another workbook is open now: as in Excel, task panes are closed until they are asked for. */
  readonly onReplaced: () => void;
  readonly handedOver: string | null;
}
