import type { FileReading } from "../usecases/exchange";
import type { ReadingHand, ReadingTask } from "./returnPool";
import { performTask, type ReadBytes } from "./returnTask";

/** To a worker: first what is known, then file after file. */
type Asked =
  | { readonly kind: "known"; readonly hashes: readonly string[] }
  | { readonly kind: "task"; readonly task: ReadingTask };
type Answered =
  | { readonly kind: "ready" }
  | { readonly kind: "reading"; readonly reading: FileReading }
  | { readonly kind: "broke"; readonly message: string };

/** A worker seen from here; Node's and the browser's differ in words only. */
export interface WorkerWire {
  post(message: unknown, transfer: readonly ArrayBuffer[]): void;
  listen(told: { readonly message: (data: unknown) => void; readonly broke: (error: Error) => void }): void;
  close(): void;
}

/**
 * A hand in a worker: one file at a time goes there, its answer comes back as plain data. Rejects when the worker ends
 * before it says that it is ready.
 */
export function openWorkerHand(wire: WorkerWire, known: readonly string[]): Promise<ReadingHand> {
  return new Promise((opened, refused) => {
    let settle: { resolve(reading: FileReading): void; reject(error: Error): void } | null = null;
    let ended: Error | null = null;
    const end = (error: Error): void => {
      ended = error;
      settle?.reject(error);
      settle = null;
      refused(error);
    };
    const hand: ReadingHand = {
      read: (task) =>
        new Promise((resolve, reject) => {
          if (ended) {
            reject(ended);
            return;
          }
          settle = { resolve, reject };
          wire.post({ kind: "task", task } satisfies Asked, transferable(task.bytes));
        }),
      close: () => {
        wire.close();
        end(new Error("closed"));
      },
    };
    wire.listen({
      message: (data) => {
        const answer = data as Answered;
        if (answer.kind === "broke") end(new Error(answer.message));
        else if (answer.kind === "ready") opened(hand);
        else {
          settle?.resolve(answer.reading);
          settle = null;
        }
      },
      broke: end,
    });
    wire.post({ kind: "known", hashes: known } satisfies Asked, []);
  });
}

/** The worker's side of the wire. */
export function serveReadings(
  readBytes: ReadBytes,
  wire: { readonly onMessage: (listener: (data: unknown) => void) => void; readonly post: (answer: unknown) => void },
): void {
  let known: ReadonlySet<string> = new Set();
  wire.onMessage((data) => {
    const asked = data as Asked;
    if (asked.kind === "known") {
      known = new Set(asked.hashes);
      return;
    }
    performTask(asked.task, known, readBytes).then(
      (reading) => wire.post({ kind: "reading", reading } satisfies Answered),
      (error: unknown) =>
        wire.post({
          kind: "broke",
          message: error instanceof Error ? error.message : String(error),
        } satisfies Answered),
    );
  });
  wire.post({ kind: "ready" } satisfies Answered);
}

/** Bytes with a buffer of their own go over without a copy; a view into a shared one is copied. */
function transferable({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
