import type { FundUseCases } from "../usecases/fund";
import { unexpectedFault, type ShownFault } from "./faults";

const DEBOUNCE_MILLISECONDS = 250;
const INTERVAL_MILLISECONDS = 4_000;

export interface LiveOptions {
  readonly watch: FundUseCases["watch"];
  /** Reads the workbook again; never writes (D13). */
  readonly recheck: () => void;
  readonly onFault: (fault: ShownFault) => void;
  readonly window: Window;
}

/**
 * Keeps the pane true to the workbook. Events only mark dirty and can be lost (list picks, pastes, a closed
 * connection), so that focus and, while visible, a slow clock ask again.
 * @returns the way to stop.
 */
export function startLive({ watch, recheck, onFault, window: page }: LiveOptions): () => void {
  let pending: number | undefined;
  let stopped = false;
  let stopWatching: (() => Promise<void>) | null = null;

  const later = (): void => {
    if (stopped) return;
    page.clearTimeout(pending);
    pending = page.setTimeout(recheck, DEBOUNCE_MILLISECONDS);
  };
  const report = (error: unknown): void => onFault(unexpectedFault(error));
  const release = (stop: () => Promise<void>): void => void stop().catch(report);

  watch(later).then((result) => {
    if (!result.ok) onFault(result.fault);
    else if (stopped) release(result.value);
    else stopWatching = result.value;
  }, report);

  const clock = page.setInterval(() => {
    if (page.document.visibilityState === "visible") recheck();
  }, INTERVAL_MILLISECONDS);
  const shown = (): void => {
    if (page.document.visibilityState === "visible") recheck();
  };
  page.addEventListener("focus", recheck);
  page.document.addEventListener("visibilitychange", shown);

  return () => {
    stopped = true;
    page.clearTimeout(pending);
    page.clearInterval(clock);
    page.removeEventListener("focus", recheck);
    page.document.removeEventListener("visibilitychange", shown);
    if (stopWatching) release(stopWatching);
  };
}
