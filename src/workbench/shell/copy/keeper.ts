import { keepingFault } from "./database";
import type { CopyDatabase, KeepingFault, WorkingCopy } from "./database";

/** How far the keeping of changes is. */
export type KeepingState =
  | { readonly kind: "saved" }
  | { readonly kind: "pending" }
  | { readonly kind: "kept"; readonly at: number }
  | { readonly kind: "fault"; readonly fault: KeepingFault; readonly reason: string };

export interface KeeperOptions {
  readonly id: string;
  readonly database: Pick<CopyDatabase, "put" | "remove">;
  /** The workbook as bytes, and its file name. */
  readonly write: () => Promise<Pick<WorkingCopy, "bytes" | "name">>;
  readonly onState: (state: KeepingState) => void;
  /** Wait after the last change, in milliseconds. */
  readonly rest?: number;
  readonly now?: () => number;
}

/** Writing a large workbook takes a while: wait so long that it takes at most this share of the time. */
const shareOfTime = 0.1;
/** A person who never stops typing gets a copy all the same. */
const mostRests = 15;

/** Keeps a working copy of the workbook a moment after it changed, one write at a time. */
export class CopyKeeper {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private firstChange: number | null = null;
  private writing: Promise<void> = Promise.resolve();
  private lastDuration = 0;
  /** Counts how often there was nothing left to keep: a write begun before that must not bring it back. */
  private forgotten = 0;

  constructor(private readonly options: KeeperOptions) {}

  /** The workbook changed. */
  changed(): void {
    const { rest = 1500 } = this.options;
    if (this.firstChange === null) this.options.onState({ kind: "pending" });
    this.firstChange ??= this.now();
    const wait = Math.max(rest, this.lastDuration / shareOfTime);
    const left = this.firstChange + wait * mostRests - this.now();
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.keepNow(), Math.max(0, Math.min(wait, left)));
  }

  /** Writes what has changed at once; does nothing when nothing waits. */
  keepNow(): Promise<void> {
    if (this.firstChange === null) return this.writing;
    this.stopWaiting();
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** The workbook is saved, new, or given up: there is nothing to keep. Also usable while the page is being left. */
  forget(): Promise<void> {
    this.stopWaiting();
    this.forgotten += 1;
    this.options.onState({ kind: "saved" });
    // At once, for a page being left; and again behind a write under way.
    const removed = this.options.database.remove([this.options.id]);
    this.writing = this.writing.then(() => this.options.database.remove([this.options.id]));
    return Promise.all([removed, this.writing]).then(() => undefined, this.fail);
  }

  private stopWaiting(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.firstChange = null;
  }

  private async write(): Promise<void> {
    const begun = this.now();
    const { forgotten } = this;
    try {
      const { bytes, name } = await this.options.write();
      if (forgotten !== this.forgotten) return;
      await this.options.database.put({ id: this.options.id, bytes, name, at: this.now() });
      this.lastDuration = this.now() - begun;
      const newest = this.firstChange === null && forgotten === this.forgotten;
      if (newest) this.options.onState({ kind: "kept", at: this.now() });
    } catch (error) {
      this.fail(error);
    }
  }

  private readonly fail = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    this.options.onState({ kind: "fault", fault: keepingFault(error), reason });
  };

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
