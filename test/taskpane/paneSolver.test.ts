import { paneSolver, type SolverThread } from "../../src/taskpane/solving/paneSolver";
import { solverHere, type SolverQuestion } from "../../src/usecases/solver";
import { proposeRepair } from "../../src/usecases/repair";
import { whatIf } from "../../src/usecases/whatIf";
import { fen } from "../../src/domain/money";
import { dividedSample } from "../workbook/books";

const BOOK = dividedSample();
const QUESTION = { project: 5, unit: "LIB", by: fen(1_000_000) } as const;

/** A thread that answers as the worker does, by plain data, or as `broken` says. */
function thread(how: "answers" | "breaks" | "never"): SolverThread & { ended: number } {
  const listeners = new Map<string, (event: { readonly data: unknown }) => void>();
  const own = {
    ended: 0,
    postMessage(question: SolverQuestion): void {
      const { book, ...asked } = JSON.parse(JSON.stringify(question)) as SolverQuestion;
      if (how === "never") return;
      setTimeout(() => {
        if (how === "breaks") listeners.get("error")?.({ data: null });
        else if (asked.kind === "repair") listeners.get("message")?.({ data: proposeRepair(book, asked.wish) });
        else listeners.get("message")?.({ data: whatIf(book, asked.question) });
      }, 0);
    },
    addEventListener(kind: string, listener: (event: { readonly data: unknown }) => void): void {
      listeners.set(kind, listener);
    },
    terminate(): void {
      own.ended += 1;
    },
  };
  return own;
}

test("in a thread, right here, and where the thread breaks, the answers are the same; the thread is ended", async () => {
  const here = solverHere();
  const expected = [await here.repair(BOOK, {}), await here.whatIf(BOOK, QUESTION)];
  expect(expected.every(({ ok }) => ok)).toBe(true);
  for (const how of ["answers", "breaks"] as const) {
    const threads: ReturnType<typeof thread>[] = [];
    const solver = paneSolver(() => {
      const own = thread(how);
      threads.push(own);
      return own;
    });
    expect([await solver.repair(BOOK, {}), await solver.whatIf(BOOK, QUESTION)]).toEqual(expected);
    expect(threads.map(({ ended }) => ended)).toEqual([1, 1]);
  }
  const none = paneSolver(() => {
    throw new Error("no workers here");
  });
  expect(await none.repair(BOOK, {})).toEqual(expected[0]);
});

test("cancelled before or while it runs, nothing is waited for, and the thread is ended", async () => {
  const own = thread("never");
  const solver = paneSolver(() => own);
  const waiting = new AbortController();
  const answer = solver.repair(BOOK, {}, waiting.signal);
  waiting.abort();
  expect(await answer).toMatchObject({ ok: false, fault: { code: "solving-cancelled" } });
  expect(own.ended).toBe(1);
  expect(await solver.whatIf(BOOK, QUESTION, waiting.signal)).toMatchObject({ ok: false });
  expect(own.ended).toBe(1);
});
