import type { IWorkbookData } from "@univerjs/core";
import { LifecycleService, LifecycleStages, UniverInstanceType } from "@univerjs/core";
import { createUniverEngine } from "../host/engine/univer-engine";
import type { HostOptions } from "../host/host";
import { ExcelHost } from "../host/host";
import { showCharts } from "./charts/layer";
import { showOutline } from "./outline/layer";
import type { Spreadsheet } from "./spreadsheet/create";
import { showFilterButtons } from "./spreadsheet/filter-buttons";

/** The workbook on the screen with the Excel that answers for it. */
export interface OpenBook {
  readonly host: ExcelHost;
  /** True when something changed since it was opened or `markSaved`. */
  hasUnsavedChanges(): boolean;
  markSaved(): void;
  markUnsaved(): void;
  /** Takes workbook and host away; panes lose their connection. */
  close(): void;
}

/** Shows a workbook in the grid and starts a host for it. `onChange` is told of every change of its content. */
export async function openBook(
  { univer, api }: Spreadsheet,
  snapshot: Partial<IWorkbookData>,
  options: HostOptions,
  onChange: () => void,
): Promise<OpenBook> {
  const unit = univer.createUnit<IWorkbookData, never>(UniverInstanceType.UNIVER_SHEET, snapshot);
  const unitId = (unit as { getUnitId(): string }).getUnitId();
  await univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
  const engine = createUniverEngine(univer);
  let changed = false;
  const stopListening = engine.listen((change) => {
    if (change.kind === "selected" || change.kind === "sheetActivated") return;
    changed = true;
    onChange();
  });
  const host = new ExcelHost(engine, options);
  const hideFilterButtons = showFilterButtons(univer, host);
  const hideCharts = showCharts(univer, unitId, host);
  const hideOutline = showOutline(univer, unitId, host);
  return {
    host,
    hasUnsavedChanges: () => changed,
    markSaved: () => {
      changed = false;
    },
    markUnsaved: () => {
      changed = true;
      onChange();
    },
    close: () => {
      hideCharts();
      hideOutline();
      stopListening();
      hideFilterButtons();
      host.stop();
      engine.dispose();
      api.disposeUnit(unitId);
    },
  };
}
