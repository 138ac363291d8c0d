/**
 * The bare engine in a page: the grid with the workbench's plugins and a blank workbook, and nothing else. What the
 * workbench costs beside it is what the bench `host` measures.
 */
import { ICommandService, LifecycleService, LifecycleStages, UniverInstanceType } from "@univerjs/core";
import type { IWorkbookData } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { ILayoutService } from "@univerjs/ui";
import { blankWorkbook } from "../../../src/workbench/shell/spreadsheet/blank";
import type { Spreadsheet } from "../../../src/workbench/shell/spreadsheet/create";
import { createSpreadsheet } from "../../../src/workbench/shell/spreadsheet/create";

/** The door of the bare page, as `window.__workbench` is the workbench's. */
export interface BarePage {
  /** Resolves when the grid is drawn. */
  readonly ready: Promise<void>;
  /** Shows another workbook instead. */
  show(snapshot: Partial<IWorkbookData>): Promise<void>;
  /** Selects a cell, ready to be typed into. */
  select(sheet: string, address: string): void;
  /** From the next press of Enter until the engine has taken the typed value and calculated all: milliseconds. */
  nextEdit(): Promise<number>;
  read(sheet: string, address: string): unknown;
}

declare global {
  interface Window {
    __bare?: BarePage;
  }
}

function open({ univer }: Spreadsheet, snapshot: Partial<IWorkbookData>): Promise<void> {
  univer.createUnit<IWorkbookData, never>(UniverInstanceType.UNIVER_SHEET, snapshot);
  return univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
}

async function start(): Promise<Spreadsheet> {
  const container = document.getElementById("grid");
  if (!container) throw new Error("The page has no place for the grid.");
  const spreadsheet = await createSpreadsheet(container, "zh-CN", false);
  await open(spreadsheet, blankWorkbook());
  return spreadsheet;
}

/** Fetched only by who edits: it must not count in the start of the page. */
async function calculation({ univer }: Spreadsheet): Promise<{ settle(): Promise<void> }> {
  const [{ Recalculation }, { UniverAccess }] = await Promise.all([
    import("../../../src/workbench/host/engine/univer-recalculation"),
    import("../../../src/workbench/host/engine/univer-access"),
  ]);
  return new Recalculation(new UniverAccess(univer), () => []);
}

/** The engine's start of a calculation does not wait for its own 100 milliseconds: the stricter denominator. */
async function nextEdit({ univer }: Spreadsheet, settle: () => Promise<void>): Promise<number> {
  const begun = await new Promise<number>((resolve) => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Enter") return;
      window.removeEventListener("keydown", onKey, true);
      const now = performance.now();
      const listening = univer
        .__getInjector()
        .get(ICommandService)
        .onCommandExecuted(({ id }) => {
          if (id !== SetRangeValuesMutation.id) return;
          listening.dispose();
          resolve(now);
        });
    };
    window.addEventListener("keydown", onKey, true);
  });
  await settle();
  return performance.now() - begun;
}

function openDoor(): BarePage {
  const started = start();
  let settle: () => Promise<void> = () => Promise.reject(new Error("No workbook was shown."));
  let running: Spreadsheet | null = null;
  const spreadsheet = (): Spreadsheet => {
    if (running === null) throw new Error("The grid is not ready.");
    return running;
  };
  return {
    ready: started.then((value) => {
      running = value;
    }),
    show: async (snapshot) => {
      const { api } = spreadsheet();
      api.disposeUnit(api.getActiveWorkbook()?.getId() ?? "");
      await open(spreadsheet(), snapshot);
      const calculating = await calculation(spreadsheet());
      settle = () => calculating.settle();
      await settle();
    },
    select: (sheet, address) => {
      const { api, univer } = spreadsheet();
      const workbook = api.getActiveWorkbook();
      const wanted = workbook?.getSheetByName(sheet);
      if (!workbook || !wanted) throw new Error(`There is no sheet ${sheet}.`);
      workbook.setActiveSheet(wanted);
      wanted.getRange(address).activate();
      univer.__getInjector().get(ILayoutService).focus();
    },
    nextEdit: () => nextEdit(spreadsheet(), settle),
    read: (sheet, address) =>
      spreadsheet().api.getActiveWorkbook()?.getSheetByName(sheet)?.getRange(address).getValue(),
  };
}

window.__bare = openDoor();
