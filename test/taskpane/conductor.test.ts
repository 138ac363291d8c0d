import { failure, success, type Result } from "../../src/domain/fault";
import { createConductor } from "../../src/taskpane/conductor";
import type { PaneAction } from "../../src/taskpane/state";
import type { BookView } from "../../src/usecases/view";
import { BROKEN_VIEW, FUNDED_VIEW } from "./bookViews";
import { EDITS, REFUSED, scriptedFund, type ScriptedFund } from "./scriptedFund";

function conduct(fund: ScriptedFund) {
  const actions: PaneAction[] = [];
  return { actions, conductor: createConductor(fund, (action) => actions.push(action)) };
}

function types(actions: readonly PaneAction[]): readonly string[] {
  return actions.map((action) => action.type);
}

/** A promise to be answered later. */
function later<T>(): { readonly promise: Promise<T>; readonly answer: (value: T) => void } {
  let answer: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    answer = resolve;
  });
  return { promise, answer };
}

const NO_STEPS = { undoLabel: null, redoLabel: null, lostLabel: null, brokenStep: null };

describe("the conductor", () => {
  it("allocates at once when nothing was typed by hand", async () => {
    const fund = scriptedFund(BROKEN_VIEW);
    const { actions, conductor } = conduct(fund);
    await conductor.allocate("even");
    expect(fund.calls).toEqual(["handEdits", 'allocate:{"method":"even","handEdits":"keep"}', 'select:"分配表!D7"']);
    expect(types(actions)).toEqual(["workStarted", "bookChanged"]);
  });

  it("keeps the division and says why when its result cannot be shown", async () => {
    const fund = scriptedFund(BROKEN_VIEW, { select: () => Promise.resolve(failure(REFUSED)) });
    const { actions, conductor } = conduct(fund);
    await conductor.allocate("even");
    expect(types(actions)).toEqual(["workStarted", "bookChanged", "workFailed"]);
  });

  it("asks before it writes over typed cells, then does as told", async () => {
    const fund = scriptedFund(BROKEN_VIEW, { handEdits: () => Promise.resolve(success(EDITS)) });
    const { actions, conductor } = conduct(fund);
    await conductor.allocate("factors");
    expect(fund.calls).toEqual(["handEdits"]);
    expect(actions.at(-1)).toEqual({ type: "handEditsFound", method: "factors", edits: EDITS });
    await conductor.allocateWith("factors", "replace");
    expect(fund.calls.slice(-2)).toEqual(['allocate:{"method":"factors","handEdits":"replace"}', 'select:"分配表!D7"']);
    expect(types(actions).slice(2)).toEqual(["handEditsClosed", "workStarted", "bookChanged"]);
  });

  it("does one action at a time: a second press is not queued", async () => {
    const slow = later<Result<BookView>>();
    const fund = scriptedFund(BROKEN_VIEW, { loadSample: () => slow.promise });
    const { actions, conductor } = conduct(fund);
    const first = conductor.loadSample();
    await conductor.undo();
    slow.answer(success(FUNDED_VIEW));
    await first;
    expect(fund.calls).toEqual(["loadSample"]);
    expect(types(actions)).toEqual(["workStarted", "bookChanged"]);
  });

  it("reads after the action that runs, never beside it, and joins waiting reads", async () => {
    const slow = later<Result<BookView>>();
    const fund = scriptedFund(BROKEN_VIEW, { allocate: () => slow.promise });
    const { actions, conductor } = conduct(fund);
    const allocated = conductor.allocate("even");
    const reads = [conductor.recheck(), conductor.recheck(), conductor.recheck()];
    await Promise.resolve();
    expect(fund.calls).not.toContain("view");
    slow.answer(success(BROKEN_VIEW));
    await Promise.all([allocated, ...reads]);
    expect(fund.calls.filter((call) => call === "view")).toHaveLength(1);
    expect(types(actions)).toEqual(["workStarted", "bookChanged", "checked"]);
  });

  it("reads once more when something changed during a read", async () => {
    const slow = later<Result<BookView | null>>();
    let readings = 0;
    const fund = scriptedFund(BROKEN_VIEW, {
      view: () => (++readings === 1 ? slow.promise : Promise.resolve(success(BROKEN_VIEW))),
    });
    const { actions, conductor } = conduct(fund);
    const first = conductor.recheck();
    await Promise.resolve();
    const second = conductor.recheck();
    slow.answer(success(FUNDED_VIEW));
    await Promise.all([first, second]);
    expect(actions).toEqual([
      { type: "checked", view: FUNDED_VIEW, ...NO_STEPS },
      { type: "checked", view: BROKEN_VIEW, ...NO_STEPS },
    ]);
  });

  it("turns a refusal and an exception into faults and goes on working", async () => {
    const fund = scriptedFund(BROKEN_VIEW, {
      undo: () => Promise.resolve(failure(REFUSED)),
      loadSample: () => Promise.reject(new Error("wire cut")),
      view: () => Promise.reject(new Error("no answer")),
    });
    const { actions, conductor } = conduct(fund);
    await conductor.undo();
    await conductor.loadSample();
    await conductor.recheck();
    await conductor.show("分配表!E9");
    expect(actions.filter((action) => action.type !== "workStarted")).toMatchObject([
      { type: "workFailed", fault: REFUSED },
      { type: "workFailed", fault: { code: "pane-unexpected", detail: expect.stringContaining("wire cut") } },
      { type: "checkFailed", fault: { code: "pane-unexpected", detail: expect.stringContaining("no answer") } },
      { type: "workFinished" },
    ]);
  });

  it("tells of a read only when it is slow", async () => {
    jest.useFakeTimers();
    try {
      const slow = later<Result<BookView | null>>();
      const { actions, conductor } = conduct(scriptedFund(BROKEN_VIEW, { view: () => slow.promise }));
      const reading = conductor.recheck();
      await jest.advanceTimersByTimeAsync(300);
      expect(types(actions)).toEqual([]);
      await jest.advanceTimersByTimeAsync(200);
      expect(types(actions)).toEqual(["checkSlow"]);
      slow.answer(success(null));
      await reading;
      expect(types(actions)).toEqual(["checkSlow", "checked"]);
      await conductor.recheck();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(types(actions)).toEqual(["checkSlow", "checked", "checked"]);
    } finally {
      jest.useRealTimers();
    }
  });
});
