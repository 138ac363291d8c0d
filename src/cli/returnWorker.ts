/** The thread that reads returned files for the terminal. */
import { parentPort } from "node:worker_threads";
import { readReturn } from "../xlsx/returnReader";
import { serveReadings } from "../xlsx/workerHand";

serveReadings(readReturn, {
  onMessage: (listener) => parentPort?.on("message", listener),
  post: (answer) => parentPort?.postMessage(answer),
});
