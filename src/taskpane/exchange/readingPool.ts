import { readReturn } from "../../xlsx/returnReader";
import { createReturnPool, type ReadingHands } from "../../xlsx/returnPool";
import { inlineHands } from "../../xlsx/returnTask";
import { openWorkerHand } from "../../xlsx/workerHand";
import type { ReturnReadingPool } from "../../usecases/exchange";

/** More than this helps no longer: the pane's own thread has to take in the answers. */
const MOST_WORKERS = 8;

/** Reads in web workers, or here where none may be had. */
export function paneReadingPool(): ReturnReadingPool {
  return createReturnPool(webHands(), inlineHands(readReturn));
}

function webHands(): ReadingHands {
  return {
    most: Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2),
    async open(known) {
      const worker = new Worker(new URL("./returnWorker.ts", import.meta.url));
      return openWorkerHand(
        {
          post: (message, transfer) => worker.postMessage(message, [...transfer]),
          listen: ({ message, broke }) => {
            worker.addEventListener("message", ({ data }) => message(data));
            worker.addEventListener("error", (event) => broke(new Error(event.message || "worker error")));
            worker.addEventListener("messageerror", () => broke(new Error("message unreadable")));
          },
          close: () => worker.terminate(),
        },
        known,
      );
    },
  };
}
