/** A worker that does as the file's name says; the real one reads the file. */
import { parentPort } from "node:worker_threads";
import { success } from "../../../src/domain/fault";
import { serveReadings } from "../../../src/xlsx/workerHand";

serveReadings(
  async ({ name, bytes }) => {
    if (name.startsWith("exit")) process.exit(3);
    if (name.startsWith("throw")) throw new Error("thrown in the worker");
    // What no clock of the worker's own could end.
    if (name.startsWith("hang")) for (;;);
    if (name.startsWith("greedy")) {
      const kept: number[][] = [];
      for (;;) kept.push(Array.from({ length: 1_000_000 }, (_unused, index) => index / 3));
    }
    const place = new TextDecoder().decode(bytes);
    return success({
      fileId: null,
      unit: null,
      period: null,
      evidence: "content",
      content: null,
      hash: null,
      records: [{ table: "spend", row: "", cells: {}, place }],
      remarks: [],
      unplaced: [],
    });
  },
  {
    onMessage: (listener) => parentPort?.on("message", listener),
    post: (answer) => parentPort?.postMessage(answer),
  },
);
