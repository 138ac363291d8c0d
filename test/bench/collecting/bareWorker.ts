/** The thread of the bare reading: the file library alone, on the same wire as the reader of returned files. */
import { parentPort } from "node:worker_threads";
import { failure } from "../../../src/domain/fault";
import { openWorkbook } from "../../../src/sheetfile";
import { serveReadings } from "../../../src/xlsx/workerHand";

/** What was read is dropped where it was read: only the reading is measured. */
const READ = { code: "bare", sentence: { zh: "", en: "" }, nextStep: { zh: "", en: "" } };

serveReadings(
  async ({ bytes }) => {
    const opened = await openWorkbook(bytes);
    if (!opened.ok) throw new Error(opened.fault.sentence.en);
    return failure(READ);
  },
  {
    onMessage: (listener) => parentPort?.on("message", listener),
    post: (answer) => parentPort?.postMessage(answer),
  },
);
