import { failure, type Result } from "../domain/fault";
import type { Capabilities } from "./capabilities";
import { faultFrom, type FaultContext } from "./faults";

/** How a piece of work meets Excel. */
export interface Purpose extends FaultContext {
  /**
   * Reads may wait until the person has finished editing a cell; before a write we rather ask again. A glance holds
   * nobody up: it is refused at once while a cell is being edited.
   */
  readonly kind: "read" | "write" | "glance";
}

/** Told by a piece of work once it has sent anything that changes the workbook: from then on nothing is repeated. */
export interface Progress {
  wrote: boolean;
}

export type Work<T> = (context: Excel.RequestContext, progress: Progress) => Promise<Result<T>>;

/** Milliseconds between attempts while a cell is being edited. */
const PAUSES = [150, 400, 900] as const;

export interface Session {
  run<T>(purpose: Purpose, work: Work<T>): Promise<Result<T>>;
}

export type Wait = (milliseconds: number) => Promise<void>;

const waitByTimer: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Runs pieces of work one after the other, never two at once: a read between the two halves of a write would see
 * a half-written workbook.
 */
export function createSession(capabilities: Capabilities, wait: Wait = waitByTimer): Session {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(purpose, work) {
      const mine = last.then(() => attempt(capabilities, wait, purpose, work));
      // A failed piece must not stop the next one; its own caller gets the failure from `mine`.
      last = mine.then(
        () => undefined,
        () => undefined,
      );
      return mine;
    },
  };
}

async function attempt<T>(capabilities: Capabilities, wait: Wait, purpose: Purpose, work: Work<T>): Promise<Result<T>> {
  const options: Excel.RunOptions = {
    delayForCellEdit: purpose.kind === "read",
    ...(capabilities.undoGroups && purpose.kind === "write" ? { mergeUndoGroup: true } : {}),
  };
  for (let round = 0; ; round += 1) {
    const progress: Progress = { wrote: false };
    try {
      return await Excel.run(options, (context) => work(context, progress));
    } catch (error) {
      const fault = faultFrom(error, purpose);
      const pause = purpose.kind === "glance" ? undefined : PAUSES[round];
      if (fault.code !== "excel-busy-editing" || progress.wrote || pause === undefined) return failure(fault);
      await wait(pause);
    }
  }
}
