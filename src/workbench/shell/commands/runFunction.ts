import { connectFrame } from "../panes/connectFrame";
import type { FrameState } from "../panes/connectFrame";
import type { Workbench } from "../workbench";

/** How a function command ended. */
export type FunctionOutcome =
  | { readonly kind: "completed" }
  /** The function file has no function of that name. */
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "notStarted"; readonly state: FrameState }
  /** `event.completed` was never called. */
  | { readonly kind: "gaveUp" };

/** Status by which the client says that it found no function of the name. */
const noSuchFunction = 11_101;
const succeeded = 0;

interface Patience {
  /** A function file that has not started by then is not going to. */
  readonly start: number;
  /** Functions may be named by the page a moment after Office.js is ready. */
  readonly naming: number;
  readonly slow: number;
  /** Excel gives a function five minutes. */
  readonly most: number;
}

const usualPatience: Patience = { start: 10_000, naming: 2_000, slow: 10_000, most: 300_000 };
const again = 100;

interface FunctionCall {
  readonly connect: Workbench["connectPane"];
  readonly address: string;
  readonly commandId: string;
  readonly functionName: string;
  /** It takes long; it may still come. */
  readonly onSlow: () => void;
  readonly patience?: Partial<Patience>;
}

/**
 * Runs a function of a function file as a ribbon button does: the file is loaded into a hidden frame with a
 * conversation of its own, the function is called, and the frame goes when it has reported its completion.
 */
export function runFunction(call: FunctionCall): Promise<FunctionOutcome> {
  const { connect, address, commandId, functionName, onSlow } = call;
  const patience = { ...usualPatience, ...call.patience };
  return new Promise((resolve) => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const after = (milliseconds: number, work: () => void): void => {
      timers.add(setTimeout(work, milliseconds));
    };
    let frameState: FrameState = { kind: "loading" };
    let firstCall: number | null = null;
    const place = document.createElement("div");
    place.hidden = true;
    document.body.append(place);

    const end = (outcome: FunctionOutcome): void => {
      timers.forEach(clearTimeout);
      // The client is still waiting for the answer to its report.
      setTimeout(() => {
        frame.close();
        place.remove();
      }, 0);
      resolve(outcome);
    };
    const onCompleted = (_command: string, status: number): void => {
      if (status === succeeded) end({ kind: "completed" });
      else if (status !== noSuchFunction) end({ kind: "refused", status });
      else if (firstCall !== null && Date.now() - firstCall < patience.naming) after(again, invoke);
      else end({ kind: "missing" });
    };
    const invoke = (): void => {
      if (!frame.pane.invokeCommand(commandId, functionName)) {
        after(again, invoke);
        return;
      }
      if (firstCall !== null) return;
      firstCall = Date.now();
      after(patience.slow, onSlow);
      after(patience.most, () => end({ kind: "gaveUp" }));
    };
    const frame = connectFrame(place, address, {
      connect,
      title: functionName,
      onState: (state) => {
        frameState = state;
        if (state.kind === "notFound" || state.kind === "unreachable") end({ kind: "notStarted", state });
      },
      events: { controlId: "commands", onCommandCompleted: onCompleted },
    });
    frame.frame.addEventListener("load", invoke);
    after(patience.start, () => {
      if (firstCall === null) end({ kind: "notStarted", state: frameState });
    });
  });
}
