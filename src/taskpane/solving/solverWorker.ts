/** The web worker that looks for ways out, so that the pane stays free while it does. */
import { proposeRepair } from "../../usecases/repair";
import type { SolverQuestion } from "../../usecases/solver";
import { whatIf } from "../../usecases/whatIf";

self.addEventListener("message", ({ data }: MessageEvent<SolverQuestion>) => {
  self.postMessage(data.kind === "repair" ? proposeRepair(data.book, data.wish) : whatIf(data.book, data.question));
});
