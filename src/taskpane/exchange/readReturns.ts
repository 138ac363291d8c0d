import type { ReturnReadingPool } from "../../usecases/exchange";
import type { Conductor } from "../conductor";
import { unexpectedFault } from "../faults";
import type { PaneAction } from "../state";
import type { Dropped } from "./droppedFiles";

/** Fetched when files are dropped: no part of the first load. */
export type OpenPool = () => Promise<ReturnReadingPool>;

/** Drawing every one of 2,850 files read would take longer than reading it. */
const TOLD_EVERY_MILLISECONDS = 100;

/**
 * Reads what was dropped, with progress, until done or stopped. It stands beside the pane's queue of actions: reading
 * may take minutes, and meanwhile the sheets are looked at as ever.
 */
export async function readReturns(
  conductor: Conductor,
  { dropped, openPool }: { readonly dropped: Promise<Dropped>; readonly openPool: OpenPool },
  dispatch: (action: PaneAction) => void,
): Promise<void> {
  const stop = new AbortController();
  const tell = (done: number, total: number, name: string): void =>
    dispatch({ type: "collecting", desk: { kind: "reading", done, total, name, stop: () => stop.abort() } });
  tell(0, 0, "");
  try {
    const { files, refused } = await dropped;
    if (files.length > 0) tell(0, files.length, "");
    const pool = await openPool();
    let toldAt = 0;
    const onProgress = (done: number, total: number, name: string): void => {
      const now = Date.now();
      if (done < total && now - toldAt < TOLD_EVERY_MILLISECONDS) return;
      toldAt = now;
      tell(done, total, name);
    };
    const preview = await conductor.beside((fund) =>
      fund.previewCollect(files, pool, { signal: stop.signal, onProgress }),
    );
    if (preview.ok) dispatch({ type: "collecting", desk: { kind: "preview", preview: preview.value, refused } });
    else {
      dispatch({ type: "collecting", desk: null });
      dispatch({ type: "workFailed", fault: preview.fault });
    }
  } catch (error) {
    dispatch({ type: "collecting", desk: null });
    dispatch({ type: "workFailed", fault: unexpectedFault(error) });
  }
}
