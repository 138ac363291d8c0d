/** The web worker that reads returned files. */
import { readReturn } from "../../xlsx/returnReader";
import { serveReadings } from "../../xlsx/workerHand";

serveReadings(readReturn, {
  onMessage: (listener) => self.addEventListener("message", ({ data }) => listener(data)),
  post: (answer) => self.postMessage(answer),
});
