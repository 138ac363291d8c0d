import type { IWorkbookData } from "@univerjs/core";
import { LifecycleService, LifecycleStages, UniverInstanceType } from "@univerjs/core";
import { createUniverEngine } from "../host/engine/univer-engine";
import { ExcelHost } from "../host/host";
import type { Spreadsheet } from "./spreadsheet/create";

/** The workbook on the screen with the Excel that answers for it. */
export interface OpenBook {
  readonly host: ExcelHost;
  /** True when something changed since it was opened or `markSaved`. */
  hasUnsavedChanges(): boolean;
  markSaved(): void;
  /** Takes workbook and host away; panes lose their connection. */
  close(): void;
}

/** Shows a workbook in the grid and starts a host for it. */
export async function openBook(
  { univer, api }: Spreadsheet,
  snapshot: Partial<IWorkbookData>,
  locale: string,
): Promise<OpenBook> {
  const unit = univer.createUnit<IWorkbookData, never>(UniverInstanceType.UNIVER_SHEET, snapshot);
  const unitId = (unit as { getUnitId(): string }).getUnitId();
  await univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
  const engine = createUniverEngine(univer);
  let changed = false;
  const stopListening = engine.listen((change) => {
    changed ||= change.kind !== "selected" && change.kind !== "sheetActivated";
  });
  const host = new ExcelHost(engine, {
    locale,
    onInternalError: (error) => {
      // Beyond any request: nobody waits for it, but it must not pass unseen.
      reportError(error);
    },
  });
  return {
    host,
    hasUnsavedChanges: () => changed,
    markSaved: () => {
      changed = false;
    },
    close: () => {
      stopListening();
      host.stop();
      engine.dispose();
      api.disposeUnit(unitId);
    },
  };
}
