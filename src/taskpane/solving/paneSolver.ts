import type { Result } from "../../domain/fault";
import { solverHere, solvingCancelled, type Solver, type SolverQuestion } from "../../usecases/solver";

/** What a worker looks like from here; a test gives one of its own. */
export interface SolverThread {
  postMessage(question: SolverQuestion): void;
  addEventListener(kind: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(kind: "error" | "messageerror", listener: () => void): void;
  terminate(): void;
}

function webThread(): SolverThread {
  return new Worker(new URL("./solverWorker.ts", import.meta.url));
}

/**
 * Solves in a worker of its own for every question, ended when nobody waits any more. Where none may be had (a page
 * opened from a folder, an old policy) it solves right here: slower to answer, never otherwise.
 */
export function paneSolver(open: () => SolverThread = webThread): Solver {
  const here = solverHere();
  return {
    repair: (book, wish, signal) =>
      inThread(open, { kind: "repair", book, wish }, { signal, otherwise: () => here.repair(book, wish) }),
    whatIf: (book, question, signal) =>
      inThread(open, { kind: "whatIf", book, question }, { signal, otherwise: () => here.whatIf(book, question) }),
  };
}

interface Waiting<T> {
  readonly signal: AbortSignal | undefined;
  readonly otherwise: () => Promise<Result<T>>;
}

async function inThread<T>(
  open: () => SolverThread,
  question: SolverQuestion,
  { signal, otherwise }: Waiting<T>,
): Promise<Result<T>> {
  if (signal?.aborted === true) return solvingCancelled();
  const thread = opened(open);
  if (thread === null) return otherwise();
  const answer = await new Promise<Result<T> | "cancelled" | "broke">((settle) => {
    thread.addEventListener("message", ({ data }) => settle(data as Result<T>));
    thread.addEventListener("error", () => settle("broke"));
    thread.addEventListener("messageerror", () => settle("broke"));
    signal?.addEventListener("abort", () => settle("cancelled"), { once: true });
    thread.postMessage(question);
  });
  thread.terminate();
  if (answer === "cancelled") return solvingCancelled();
  return answer === "broke" ? otherwise() : answer;
}

/** Null: no worker may be had here. */
function opened(open: () => SolverThread): SolverThread | null {
  try {
    return open();
  } catch {
    // A browser without workers, or a policy that forbids them: said by answering from here.
    return null;
  }
}
