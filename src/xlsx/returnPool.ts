import { failure, type Result } from "../domain/fault";
import type { ReturnedFile } from "../domain/returns";
import type { FileReading, IncomingFile, ReturnReadingPool } from "../usecases/exchange";
import { sentFor } from "../workbook/unitFile/readIdentity";
import { readerBroke, readerTooSlow, unreadableFile } from "./returnFaults";

/** One file to read; plain data, so that it can be handed to a worker. */
export interface ReadingTask {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What was sent, JSON of UnitFileContent, for a file that lost its own copy. */
  readonly sent: string | null;
}

/** Reads one file at a time; a worker, or this very thread. */
export interface ReadingHand {
  /** Rejects when the hand broke: it is then closed and another takes its place. */
  read(task: ReadingTask): Promise<FileReading>;
  close(): void;
}

export interface ReadingHands {
  /** How many may work at once: the cores there are. */
  readonly most: number;
  /** @param known hashes of files received before. Rejects where no such hand can be had. */
  open(known: readonly string[]): Promise<ReadingHand>;
}

export interface PoolLimits {
  /** A file that takes longer is given up, and its worker with it. */
  readonly millisecondsPerFile: number;
}

export const POOL_LIMITS: PoolLimits = { millisecondsPerFile: 60_000 };

/** Files read beyond the one whose turn it is to be handed over: what waits in memory stays bounded. */
const READ_AHEAD_PER_HAND = 4;

type Options = Parameters<ReturnReadingPool["read"]>[1];

/**
 * Reads any number of files with a few hands. Bytes are fetched when a hand is free and dropped when it has answered;
 * answers come in the order of the files. A file that breaks or hangs its hand is answered with a fault, and a new hand
 * goes on with the rest. Cancelling yields what was read until then.
 * @param spare takes over where no hand can be opened (no worker allowed)
 */
export function createReturnPool(
  hands: ReadingHands,
  spare: ReadingHands,
  limits: PoolLimits = POOL_LIMITS,
): ReturnReadingPool {
  return {
    async *read(files, options) {
      const run = new Run(files, options, { hands, spare, limits });
      try {
        yield* run.answers();
      } finally {
        run.stop();
      }
    },
  };
}

interface Equipment {
  readonly hands: ReadingHands;
  readonly spare: ReadingHands;
  readonly limits: PoolLimits;
}

class Run {
  private readonly ready = new Map<number, FileReading>();
  private readonly open = new Set<ReadingHand>();
  private readonly waiting: (() => void)[] = [];
  private readonly givingUp = new Set<() => void>();
  private readonly known: readonly string[];
  private taken = 0;
  private given = 0;
  private answered = 0;
  private stopped = false;
  private fault: { readonly error: unknown } | null = null;

  constructor(
    private readonly files: readonly IncomingFile[],
    private readonly options: Options,
    private readonly equipment: Equipment,
  ) {
    this.known = [...(options.known ?? [])];
  }

  async *answers(): AsyncGenerator<FileReading> {
    const count = Math.max(1, Math.min(this.equipment.hands.most, this.files.length));
    const ahead = count * READ_AHEAD_PER_HAND;
    const onAbort = (): void => this.stop();
    const { signal } = this.options;
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted === true) this.stop();
    for (let hand = 0; hand < count; hand += 1) {
      // Faults of files are answers; what reaches here is a fault of the program and ends the reading.
      void this.work(ahead).catch((error: unknown) => {
        this.fault = { error };
        this.stop();
      });
    }
    try {
      yield* this.inOrder();
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
    if (this.fault) throw this.fault.error;
  }

  /** Closes every hand; what is being read is given up. */
  stop(): void {
    this.stopped = true;
    for (const hand of this.open) hand.close();
    this.open.clear();
    for (const giveUp of this.givingUp) giveUp();
    this.wake();
  }

  private async *inOrder(): AsyncGenerator<FileReading> {
    while (this.given < this.files.length) {
      const answer = this.ready.get(this.given);
      if (answer) {
        this.ready.delete(this.given);
        this.given += 1;
        this.wake();
        yield answer;
      } else if (this.stopped) {
        // Read out of turn before the cancelling: still whole answers.
        const rest = [...this.ready].sort(([left], [right]) => left - right);
        this.given = this.files.length;
        for (const [, reading] of rest) yield reading;
      } else await this.change();
    }
  }

  private async work(ahead: number): Promise<void> {
    let hand: ReadingHand | null = null;
    for (;;) {
      while (!this.stopped && this.taken >= this.given + ahead && this.taken < this.files.length) await this.change();
      const index = this.taken;
      const file = this.files[index];
      if (this.stopped || file === undefined) break;
      this.taken += 1;
      const { reading, left } = await this.readFile(hand, file);
      hand = left;
      // Given up in the middle: no answer of the file's.
      if (this.hasStopped()) break;
      this.ready.set(index, reading);
      this.answered += 1;
      this.options.onProgress?.(this.answered, this.files.length, file.name);
      this.wake();
    }
    if (hand) this.release(hand);
  }

  private async readFile(hand: ReadingHand | null, file: IncomingFile): Promise<Answer> {
    const first = await this.attempt(hand, file, null);
    const { reading } = first;
    const read = reading.reading.ok ? reading.reading.value : null;
    if (read === null || read.content !== null) return first;
    // The file lost what it was made from: read once more with what the master kept of it.
    const { sent: kept } = this.options;
    const sent = (read.fileId === null ? null : kept.get(read.fileId)) ?? sentFor(read, kept.values()) ?? undefined;
    return sent === undefined ? first : this.attempt(first.left, file, sent);
  }

  /** A hand that broke may have been worn by the files before: a fresh one tries once more. */
  private async attempt(hand: ReadingHand | null, file: IncomingFile, sent: string | null): Promise<Answer> {
    let current = hand;
    let broken: unknown = null;
    for (const last of [false, true]) {
      if (this.stopped) break;
      const bytes = await this.within(file.bytes());
      if (bytes === TOO_SLOW) return { reading: refused(file, readerTooSlow(file.name)), left: current };
      if (bytes instanceof Error) return { reading: refused(file, unreadableFile(file.name, bytes)), left: current };
      current ??= await this.hire();
      const reading = await this.within(current.read({ name: file.name, bytes, sent }));
      if (reading !== TOO_SLOW && !(reading instanceof Error)) return { reading, left: current };
      this.release(current);
      current = null;
      if (reading === TOO_SLOW) return { reading: refused(file, readerTooSlow(file.name)), left: null };
      broken = reading;
      if (last) break;
    }
    return { reading: refused(file, readerBroke(file.name, broken)), left: null };
  }

  private async hire(): Promise<ReadingHand> {
    const { hands, spare } = this.equipment;
    const opened = await this.within(hands.open(this.known));
    const hand = opened === TOO_SLOW || opened instanceof Error ? await spare.open(this.known) : opened;
    if (this.stopped) hand.close();
    else this.open.add(hand);
    return hand;
  }

  private hasStopped(): boolean {
    return this.stopped;
  }

  private release(hand: ReadingHand): void {
    if (this.open.delete(hand)) hand.close();
  }

  /** An error is an answer, too. Given up after the time a file may take, or when all stops. */
  private async within<T>(work: Promise<T>): Promise<T | Error | typeof TOO_SLOW> {
    let giveUp: () => void = () => undefined;
    // Each file has an ending of its own: one promise raced by all would keep every answer in memory.
    const late = new Promise<typeof TOO_SLOW>((resolve) => {
      giveUp = () => resolve(TOO_SLOW);
    });
    const clock = setTimeout(giveUp, this.equipment.limits.millisecondsPerFile);
    this.givingUp.add(giveUp);
    try {
      return await Promise.race([work, late]).catch(asError);
    } finally {
      clearTimeout(clock);
      this.givingUp.delete(giveUp);
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

interface Answer {
  readonly reading: FileReading;
  /** The hand to go on with; null when it had to be given up. */
  readonly left: ReadingHand | null;
}

function refused(file: IncomingFile, fault: Parameters<typeof failure>[0]): FileReading {
  const reading: Result<ReturnedFile> = failure(fault);
  return { name: file.name, bytesHash: "", reading };
}

const TOO_SLOW = Symbol("too slow");

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
