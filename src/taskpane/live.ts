import type { FundUseCases } from "../usecases/fund";
import { unexpectedFault, type ShownFault } from "./faults";

/** What came in this time is looked at together, and between two glances at least this much passes. */
const DEBOUNCE_MILLISECONDS = 250;
/** What no rule reads (names, notes) and an event did not tell is seen after this time at the latest. */
const INTERVAL_MILLISECONDS = 4_000;
/** A glance may take at most one part in five of the time, so that a slow host is not kept busy by us. */
const REST_PER_GLANCE = 4;
const LONGEST_REST_MILLISECONDS = 2_000;

export interface LiveOptions {
  readonly watch: FundUseCases["watch"];
  /** Says cheaply whether the workbook is another than before. */
  readonly glance: FundUseCases["glance"];
  /** Reads the workbook again; never writes (D13). `edited`: an event or a glance says that somebody edited. */
  readonly recheck: (edited: boolean) => void;
  /** An act runs, which reads the workbook at its end. */
  readonly acting: () => boolean;
  readonly onFault: (fault: ShownFault) => void;
  readonly window: Window;
}

/**
 * Keeps the pane true to the workbook. Events only mark dirty and can be lost (list picks, pastes, a closed
 * connection): while the pane is visible a glance notices within one debounce what they did not tell, and focus and a
 * slow clock ask for the whole.
 * @returns the way to stop.
 */
export function startLive({ watch, glance, recheck, acting, onFault, window: page }: LiveOptions): () => void {
  const report = (error: unknown): void => onFault(unexpectedFault(error));
  const checks = joinedChecks(recheck, page);
  const edited = (): void => checks.ask(true);
  const stopGlancing = keepGlancing({ glance, changed: edited, acting, onFault: report, page });
  const stopWatching = keepWatching(watch, edited, onFault, report);
  const look = (): void => {
    if (isVisible(page) && !acting()) checks.ask(false);
  };
  const clock = page.setInterval(look, INTERVAL_MILLISECONDS);
  page.addEventListener("focus", look);
  page.document.addEventListener("visibilitychange", look);

  return () => {
    checks.stop();
    stopGlancing();
    page.clearInterval(clock);
    page.removeEventListener("focus", look);
    page.document.removeEventListener("visibilitychange", look);
    stopWatching();
  };
}

function isVisible(page: Window): boolean {
  return page.document.visibilityState === "visible";
}

interface Checks {
  readonly ask: (edited: boolean) => void;
  readonly stop: () => void;
}

/**
 * The first sign of a change is looked at at once, what follows within the debounce once more at its end: an edit is
 * seen without delay, and a burst that never pauses cannot put the look off.
 */
function joinedChecks(recheck: LiveOptions["recheck"], page: Window): Checks {
  let pause: number | undefined;
  /** What was asked meanwhile; null: nothing. */
  let asked: { readonly edited: boolean } | null = null;
  let stopped = false;
  const ask = (edited: boolean): void => {
    if (stopped) return;
    if (pause !== undefined) {
      asked = { edited: edited || asked?.edited === true };
      return;
    }
    pause = page.setTimeout(() => {
      const waiting = asked;
      pause = undefined;
      asked = null;
      if (waiting) ask(waiting.edited);
    }, DEBOUNCE_MILLISECONDS);
    recheck(edited);
  };
  const stop = (): void => {
    stopped = true;
    page.clearTimeout(pause);
  };
  return { ask, stop };
}

interface Glancing {
  readonly glance: LiveOptions["glance"];
  readonly changed: () => void;
  readonly acting: () => boolean;
  readonly onFault: (error: unknown) => void;
  readonly page: Window;
}

/** Glances, rests, glances again; one at a time, and none while the pane is hidden or an act runs. */
function keepGlancing({ glance, changed, acting, onFault, page }: Glancing): () => void {
  let seen: string | null = null;
  // A glance that had to wait behind other work tells nothing of its own price: the cheaper of the last two counts.
  let costs: readonly [number, number] = [0, 0];
  let clock: number | undefined;
  let stopped = false;

  const once = async (): Promise<void> => {
    if (!isVisible(page)) return;
    if (acting()) {
      // What the act changes is no news: it shows the workbook itself.
      seen = null;
      return;
    }
    const begun = page.performance.now();
    const answer = await glance();
    costs = [costs[1], page.performance.now() - begun];
    // Refused while a cell is being edited: what was typed is seen at the next glance.
    if (!answer.ok) return;
    const before = seen;
    seen = answer.value;
    if (before !== null && before !== answer.value && !stopped) changed();
  };
  const rest = (): void => {
    if (stopped) return;
    const needed = Math.max(DEBOUNCE_MILLISECONDS, REST_PER_GLANCE * Math.min(...costs));
    clock = page.setTimeout(again, Math.min(needed, LONGEST_REST_MILLISECONDS));
  };
  const again = (): void =>
    void once().then(rest, (error: unknown) => {
      onFault(error);
      costs = [Infinity, Infinity];
      rest();
    });

  rest();
  return () => {
    stopped = true;
    page.clearTimeout(clock);
  };
}

function keepWatching(
  watch: LiveOptions["watch"],
  changed: () => void,
  onFault: LiveOptions["onFault"],
  report: (error: unknown) => void,
): () => void {
  let stopped = false;
  let stopWatching: (() => Promise<void>) | null = null;
  const release = (stop: () => Promise<void>): void => void stop().catch(report);
  watch(changed).then((result) => {
    if (!result.ok) onFault(result.fault);
    else if (stopped) release(result.value);
    else stopWatching = result.value;
  }, report);
  return () => {
    stopped = true;
    if (stopWatching) release(stopWatching);
  };
}
