import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { flushSync } from "react-dom";
import type { FaultPlan } from "../host/faults";
import { checkFaultPlan, parseFaultPlan } from "../host/faults";
import type { StartParameters } from "./parameters";
import type * as Start from "./start";
import { useLatest } from "./useLatest";
import type { Workbench, WorkbenchDoor, WorkbenchEvents } from "./workbench";

/** The workbench on its way up, running, or refused with a reason. */
export type RunningWorkbench = { readonly phase: "ready" } & Workbench;
export type WorkbenchState =
  { readonly phase: "loading" } | { readonly phase: "failed"; readonly reason: string } | RunningWorkbench;

/** What the page does for the running workbench. */
export interface PageParts extends WorkbenchEvents {
  readonly openPane: (address: string) => void;
  readonly setFaults: (plan: FaultPlan) => void;
}

let fetched: Promise<typeof Start> | null = null;

/** Fetches the grid, once; asked for while the page around it is still being drawn. */
export function fetchGrid(): Promise<typeof Start> {
  fetched ??= import(/* webpackChunkName: "start" */ "./start");
  return fetched;
}

async function start(container: HTMLElement, parameters: StartParameters, events: WorkbenchEvents): Promise<Workbench> {
  const { startWorkbench } = await fetchGrid();
  return startWorkbench(container, parameters, events);
}

function openDoor(
  container: HTMLElement,
  parameters: StartParameters,
  parts: () => PageParts,
): { started: Promise<Workbench>; door: WorkbenchDoor; uncover: () => void } {
  const started = start(container, parameters, {
    onCreateWorkbook: (bytes) => parts().onCreateWorkbook(bytes),
    onSaveWorkbook: () => parts().onSaveWorkbook(),
    onCloseWorkbook: (save) => parts().onCloseWorkbook(save),
    onCircularReference: (addresses) => parts().onCircularReference(addresses),
  });
  let running: Workbench | null = null;
  const workbench = (): Workbench => {
    if (!running) throw new Error("The workbench is not ready.");
    return running;
  };
  // Ready is what can be used: not before the page has taken its cover off the grid.
  let uncover: () => void = () => undefined;
  const uncovered = new Promise<void>((resolve) => {
    uncover = resolve;
  });
  const ready = started.then((value) => {
    running = value;
    return uncovered;
  });
  return {
    started,
    uncover: () => uncover(),
    door: {
      ready,
      sheetNames: () => workbench().sheetNames(),
      activeSheet: () => workbench().activeSheet(),
      selection: () => workbench().selection(),
      showCell: (sheet, address) => workbench().showCell(sheet, address),
      readCell: (sheet, address) => workbench().readCell(sheet, address),
      trace: () => workbench().trace(),
      clearTrace: () => workbench().clearTrace(),
      hasUnsavedChanges: () => workbench().hasUnsavedChanges(),
      faults: () => workbench().faults(),
      setFaults: (plan) =>
        parts().setFaults(typeof plan === "string" ? parseFaultPlan(plan) : checkFaultPlan(plan ?? {})),
      remoteEdit: (edits) => workbench().remoteEdit(edits),
      openPane: (address) => parts().openPane(address),
    },
  };
}

/** Starts the grid and its host in the container, once, and says how far it has come. */
export function useWorkbench(
  container: RefObject<HTMLDivElement>,
  parameters: StartParameters,
  parts: PageParts,
): WorkbenchState {
  const [state, setState] = useState<WorkbenchState>({ phase: "loading" });
  const latest = useLatest(parts);
  const whenDrawn = useRef<() => void>(() => undefined);
  const isReady = state.phase === "ready";
  useEffect(() => {
    if (isReady) whenDrawn.current();
  }, [isReady]);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const { started, door, uncover } = openDoor(element, parameters, () => latest.current);
    window.__workbench = door;
    whenDrawn.current = uncover;
    started.then(
      // At once: the cover is then gone from the very frame in which the grid is first drawn.
      (workbench) => flushSync(() => setState({ phase: "ready", ...workbench })),
      (error: unknown) => setState({ phase: "failed", reason: error instanceof Error ? error.message : String(error) }),
    );
  }, [container, parameters, latest]);
  return state;
}
