import { readingCancelled, ReadingStopped } from "./readingFaults";

/** How a long reading is watched and stopped. */
export interface ReadingWork {
  readonly signal?: AbortSignal | undefined;
  /** Rows or pages; only their ratio has a meaning. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** Long enough to be cheap, short enough for a page to stay alive. */
const BREATH_MILLISECONDS = 30;

/** Lets others run now and then while something long is read. */
export class Pace {
  private last = Date.now();

  constructor(private readonly work: ReadingWork) {}

  /** @throws ReadingStopped when the reading was cancelled */
  async step(done: number, total: number): Promise<void> {
    this.check();
    if (Date.now() - this.last < BREATH_MILLISECONDS) return;
    this.work.progress?.(done, total);
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.last = Date.now();
    this.check();
  }

  private check(): void {
    if (this.work.signal?.aborted === true) throw new ReadingStopped(readingCancelled());
  }
}
