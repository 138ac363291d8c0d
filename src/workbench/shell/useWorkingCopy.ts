import { useEffect, useRef, useState } from "react";
import type { MutableRefObject } from "react";
import type { CopyKeeper, KeepingState } from "./copy/keeper";
import type { WorkingCopy } from "./copy/database";
import type { FilesOptions } from "./filesOptions";
import { preferences } from "./preferences";
import { useLatest } from "./useLatest";
import type { RunningWorkbench } from "./useWorkbench";
import { currentWords, fill } from "./words";

interface WorkingCopyOptions extends FilesOptions {
  readonly nameNow: MutableRefObject<string | null>;
  readonly during: (sentence: string, work: () => Promise<void>) => Promise<void>;
  readonly onRestored: (copy: WorkingCopy) => void;
  /** The person does not want what was restored. */
  readonly onGivenUp: () => void;
}

interface KeptCopy {
  readonly state: KeepingState;
  /** The workbook was saved or replaced: nothing is to be kept. */
  readonly forget: () => void;
}

type Options = Readonly<MutableRefObject<WorkingCopyOptions>>;

async function restore(workbench: RunningWorkbench, copy: WorkingCopy, options: Options): Promise<void> {
  const words = currentWords();
  await options.current.during(words.restoring, async () => {
    try {
      await workbench.open(copy.bytes);
    } catch (error) {
      options.current.notify(words.openFailed + (error instanceof Error ? error.message : String(error)), "error");
      return;
    }
    options.current.onRestored(copy);
    workbench.markUnsaved();
    const when = new Date(copy.at).toLocaleString(preferences().locale);
    options.current.notify(fill(words.copyRestored, copy.name ?? words.untitled, when), "info", {
      label: words.copyDiscard,
      run: () => options.current.onGivenUp(),
    });
  });
}

/** Opens the browser's database, brings back what was kept, and keeps changes from then on. */
async function startKeeping(
  workbench: RunningWorkbench,
  options: Options,
  onState: (state: KeepingState) => void,
): Promise<CopyKeeper> {
  const [{ CopyDatabase }, { CopyKeeper: Keeper }, { adoptCopy }, { nameTab }] = await Promise.all([
    import("./copy/database"),
    import("./copy/keeper"),
    import("./copy/adopt"),
    import("./copy/tab"),
  ]);
  const [database, tab] = await Promise.all([CopyDatabase.open(), nameTab()]);
  const write = async (): Promise<Pick<WorkingCopy, "bytes" | "name">> => ({
    bytes: await workbench.copy(),
    name: options.current.nameNow.current,
  });
  const keeper = new Keeper({ id: tab.id, database, write, onState });
  const { handedOver } = options.current;
  if (preferences().clearOnLeave && handedOver === null) await keeper.forget();
  else {
    const copy = await adoptCopy(database, tab, handedOver);
    // What was typed before the database answered comes first.
    if (copy && !workbench.hasUnsavedChanges()) await restore(workbench, copy, options);
  }
  if (workbench.hasUnsavedChanges()) keeper.changed();
  workbench.onChange(() => keeper.changed());
  return keeper;
}

/** Leaving: what waits is written, or everything is forgotten; unsaved work that would be lost is asked about. */
function watchLeaving(workbench: RunningWorkbench, keeper: CopyKeeper | null, state: () => KeepingState): () => void {
  const onHidden = (): void => {
    if (document.visibilityState === "hidden" && !preferences().clearOnLeave) void keeper?.keepNow();
  };
  const onLeave = (): void => {
    if (preferences().clearOnLeave) void keeper?.forget();
  };
  const guard = (event: BeforeUnloadEvent): void => {
    const safe = state().kind === "kept" && !preferences().clearOnLeave;
    if (workbench.hasUnsavedChanges() && !safe) event.preventDefault();
  };
  document.addEventListener("visibilitychange", onHidden);
  window.addEventListener("pagehide", onLeave);
  window.addEventListener("beforeunload", guard);
  return () => {
    document.removeEventListener("visibilitychange", onHidden);
    window.removeEventListener("pagehide", onLeave);
    window.removeEventListener("beforeunload", guard);
  };
}

/** Keeps a copy of the open workbook in this browser, so that a reload loses nothing. */
export function useWorkingCopy(given: WorkingCopyOptions): KeptCopy {
  const { workbench, notify } = given;
  const options = useLatest(given);
  const [state, setState] = useState<KeepingState>({ kind: "saved" });
  const stateNow = useRef(state);
  const keeper = useRef<CopyKeeper | null>(null);
  useEffect(() => {
    if (!workbench) return undefined;
    const onState = (next: KeepingState): void => {
      const before = stateNow.current;
      stateNow.current = next;
      setState(next);
      if (next.kind !== "fault" || (before.kind === "fault" && before.fault === next.fault)) return;
      const words = currentWords();
      const sentences = { full: words.copyFull, forbidden: words.copyForbidden, failed: words.copyFailed };
      notify(fill(sentences[next.fault], next.reason), "warning");
    };
    let stopWatching = watchLeaving(workbench, null, () => stateNow.current);
    startKeeping(workbench, options, onState).then(
      (started) => {
        keeper.current = started;
        stopWatching();
        stopWatching = watchLeaving(workbench, started, () => stateNow.current);
      },
      (error: unknown) => onState({ kind: "fault", fault: "forbidden", reason: String(error) }),
    );
    return () => stopWatching();
  }, [workbench, notify, options]);
  return { state, forget: () => void keeper.current?.forget() };
}
