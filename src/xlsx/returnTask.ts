import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import { failure, type Result } from "../domain/fault";
import type { ReturnedFile } from "../domain/returns";
import type { FileReading } from "../usecases/exchange";
import { knownFile } from "./returnFaults";
import type { ReadingHands, ReadingTask } from "./returnPool";

/** Reads the bytes of one returned file. */
export type ReadBytes = (task: ReadingTask) => Promise<Result<ReturnedFile>>;

/** Hash first: a file received before costs no reading. */
export async function performTask(
  task: ReadingTask,
  known: ReadonlySet<string>,
  readBytes: ReadBytes,
): Promise<FileReading> {
  const bytesHash = bytesToHex(await digestOf(task.bytes));
  const reading = known.has(bytesHash) ? failure(knownFile(task.name)) : await readBytes(task);
  return { name: task.name, bytesHash, reading };
}

/** SHA-256; the platform's own is ten times as fast, where the page is one that may use it. */
async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
  const scope: { readonly crypto?: Partial<Crypto> } = globalThis;
  const subtle = scope.crypto?.subtle;
  return subtle ? new Uint8Array(await subtle.digest("SHA-256", bytes.slice())) : sha256(bytes);
}

/**
 * Reads in this very thread, one file after another, where there are no workers. Between files the thread is given
 * back, so that progress is shown and cancelling is heard; a file that hangs cannot be given up.
 */
export function inlineHands(readBytes: ReadBytes): ReadingHands {
  return {
    most: 1,
    async open(known) {
      const hashes = new Set(known);
      return {
        async read(task) {
          await new Promise((resolve) => setTimeout(resolve, 0));
          return performTask(task, hashes, readBytes);
        },
        close: () => undefined,
      };
    },
  };
}
