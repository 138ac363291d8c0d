import { useEffect, useState } from "react";
import type { RefObject } from "react";
import type { Workbench, WorkbenchDoor } from "./workbench";

/** The workbench on its way up, running, or refused with a reason. */
export type WorkbenchState =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly reason: string }
  | ({ readonly phase: "ready" } & Workbench);

async function start(container: HTMLElement): Promise<Workbench> {
  const { startWorkbench } = await import("./start");
  return startWorkbench(container);
}

function openDoor(container: HTMLElement): { started: Promise<Workbench>; door: WorkbenchDoor } {
  const started = start(container);
  let running: Workbench | null = null;
  const workbench = (): Workbench => {
    if (!running) throw new Error("The workbench is not ready.");
    return running;
  };
  const ready = started.then((value) => {
    running = value;
  });
  return {
    started,
    door: {
      ready,
      sheetNames: () => workbench().sheetNames(),
      activeSheet: () => workbench().activeSheet(),
      selection: () => workbench().selection(),
      showCell: (sheet, address) => workbench().showCell(sheet, address),
      readCell: (sheet, address) => workbench().readCell(sheet, address),
      trace: () => workbench().trace(),
    },
  };
}

/** Starts the grid and its host in the container, once, and says how far it has come. */
export function useWorkbench(container: RefObject<HTMLDivElement>): WorkbenchState {
  const [state, setState] = useState<WorkbenchState>({ phase: "loading" });
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const { started, door } = openDoor(element);
    window.__workbench = door;
    started.then(
      (workbench) => setState({ phase: "ready", ...workbench }),
      (error: unknown) => setState({ phase: "failed", reason: error instanceof Error ? error.message : String(error) }),
    );
  }, [container]);
  return state;
}
