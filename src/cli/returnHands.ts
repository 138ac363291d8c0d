import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ReadingHands } from "../xlsx/returnPool";
import { openWorkerHand } from "../xlsx/workerHand";

/** A file that asks for more ends its worker, not the program. */
const MEGABYTES_PER_WORKER = 1024;

/**
 * Hands in threads of Node, one per core.
 * @param script of the worker; TypeScript, as the terminal itself runs
 */
export function threadHands(script: string): ReadingHands {
  return {
    most: availableParallelism(),
    open(known) {
      const worker = new Worker(script, {
        // A worker does not inherit how its parent reads TypeScript.
        execArgv: ["--require", require.resolve("tsx/cjs")],
        resourceLimits: { maxOldGenerationSizeMb: MEGABYTES_PER_WORKER },
      });
      return openWorkerHand(
        {
          post: (message, transfer) => worker.postMessage(message, transfer),
          listen: ({ message, broke }) => {
            worker.on("message", message);
            worker.on("error", broke);
            worker.on("exit", (code) => broke(new Error(`worker ended with ${code}`)));
          },
          close: () => void worker.terminate(),
        },
        known,
      );
    },
  };
}
