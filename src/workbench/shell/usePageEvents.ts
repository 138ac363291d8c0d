import { useCallback, useMemo, useRef } from "react";
import type { FaultPlan } from "../host/faults";
import { handOverId } from "./copy/adopt";
import { CopyDatabase } from "./copy/database";
import type { Notify } from "./notices";
import type { Files } from "./useFiles";
import { useLatest } from "./useLatest";
import type { PageParts, RunningWorkbench } from "./useWorkbench";
import { currentWords, fill } from "./words";

interface PageEventsOptions {
  readonly notify: Notify;
  readonly onOpenPane: (address: string) => void;
  readonly onPlan: (plan: FaultPlan) => void;
}

/** Hands a workbook to another tab: a page may open one only when the person presses something. */
async function handOver(bytes: Uint8Array | null, notify: Notify): Promise<void> {
  const words = currentWords();
  const address = new URL(location.pathname, location.href);
  if (bytes !== null) {
    const id = handOverId();
    const database = await CopyDatabase.open();
    await database.put({ id, name: null, bytes, at: Date.now() });
    database.close();
    address.searchParams.set("copy", id);
  }
  notify(words.createdWorkbook, "info", {
    label: words.createdOpen,
    run: () => void window.open(address.href, "_blank", "noopener"),
  });
}

/** What the page does when the host or a test asks for it. */
export function usePageEvents(options: PageEventsOptions): {
  readonly parts: PageParts;
  /** Tells what is on the page now. */
  readonly connect: (workbench: RunningWorkbench | null, files: Files) => void;
} {
  const latest = useLatest(options);
  const now = useRef<{ workbench: RunningWorkbench | null; files: Files | null }>({ workbench: null, files: null });
  const parts = useMemo<PageParts>(
    () => ({
      onCreateWorkbook: (bytes) => handOver(bytes, latest.current.notify),
      onSaveWorkbook: () => now.current.files?.save(),
      onCloseWorkbook: (save) => now.current.files?.closeWorkbook(save),
      onCircularReference: (cells) => {
        const words = currentWords();
        latest.current.notify(fill(words.circular, cells.join(words.listComma)));
      },
      openPane: (address) => latest.current.onOpenPane(address),
      setFaults: (plan) => {
        now.current.workbench?.setFaults(plan);
        latest.current.onPlan(plan);
      },
    }),
    [latest],
  );
  const connect = useCallback((workbench: RunningWorkbench | null, files: Files) => {
    now.current = { workbench, files };
  }, []);
  return { parts, connect };
}
