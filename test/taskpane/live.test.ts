import { failure, success } from "../../src/domain/fault";
import type { ShownFault } from "../../src/taskpane/faults";
import { startLive } from "../../src/taskpane/live";
import { REFUSED, scriptedFund, type ScriptedFund } from "./scriptedFund";

function start(fund: ScriptedFund) {
  const faults: ShownFault[] = [];
  let checks = 0;
  const stop = startLive({
    watch: fund.watch,
    recheck: () => {
      checks += 1;
    },
    onFault: (fault) => faults.push(fault),
    window,
  });
  return { faults, stop, checks: () => checks };
}

function showPage(visibility: "visible" | "hidden"): void {
  Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
}

beforeEach(() => {
  jest.useFakeTimers();
  showPage("visible");
});
afterEach(() => jest.useRealTimers());

describe("startLive", () => {
  it("joins a burst of edits into one check, 250 ms after the last", async () => {
    const fund = scriptedFund(null);
    const live = start(fund);
    await jest.advanceTimersByTimeAsync(0);
    fund.edited();
    await jest.advanceTimersByTimeAsync(200);
    fund.edited();
    await jest.advanceTimersByTimeAsync(249);
    expect(live.checks()).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(live.checks()).toBe(1);
    live.stop();
  });

  it("checks by time when events are lost, but not while the pane is hidden", async () => {
    const live = start(scriptedFund(null));
    await jest.advanceTimersByTimeAsync(8_100);
    expect(live.checks()).toBe(2);
    showPage("hidden");
    await jest.advanceTimersByTimeAsync(20_000);
    expect(live.checks()).toBe(2);
    live.stop();
  });

  it("checks when the pane is seen again", () => {
    const live = start(scriptedFund(null));
    window.dispatchEvent(new Event("focus"));
    expect(live.checks()).toBe(1);
    showPage("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(live.checks()).toBe(1);
    showPage("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(live.checks()).toBe(2);
    live.stop();
  });

  it("says when the workbook sends no events, and goes on by time", async () => {
    const refusing = start(scriptedFund(null, { watch: () => Promise.resolve(failure(REFUSED)) }));
    const breaking = start(scriptedFund(null, { watch: () => Promise.reject(new Error("gone")) }));
    await jest.advanceTimersByTimeAsync(4_000);
    expect(refusing.faults).toEqual([REFUSED]);
    expect(breaking.faults).toMatchObject([{ code: "pane-unexpected" }]);
    expect([refusing.checks(), breaking.checks()]).toEqual([1, 1]);
    refusing.stop();
    breaking.stop();
  });

  it("stops wholly: no clock, no focus, no listener, also when it stops before the watch answered", async () => {
    const released: string[] = [];
    const watched = (name: string) =>
      scriptedFund(null, { watch: () => Promise.resolve(success(() => Promise.resolve(void released.push(name)))) });
    const early = start(watched("early"));
    early.stop();
    const late = start(watched("late"));
    await jest.advanceTimersByTimeAsync(0);
    late.stop();
    window.dispatchEvent(new Event("focus"));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(released.sort()).toEqual(["early", "late"]);
    expect([early.checks(), late.checks()]).toEqual([0, 0]);
  });

  it("does not swallow a failing stop", async () => {
    const fund = scriptedFund(null, {
      watch: () => Promise.resolve(success(() => Promise.reject(new Error("already closed")))),
    });
    const live = start(fund);
    await jest.advanceTimersByTimeAsync(0);
    live.stop();
    await jest.advanceTimersByTimeAsync(0);
    expect(live.faults).toMatchObject([{ code: "pane-unexpected" }]);
  });
});
