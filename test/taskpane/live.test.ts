import { failure, success } from "../../src/domain/fault";
import type { ShownFault } from "../../src/taskpane/faults";
import { startLive } from "../../src/taskpane/live";
import { BROKEN_VIEW, FUNDED_VIEW } from "./bookViews";
import { REFUSED, scriptedFund, type ScriptedFund } from "./scriptedFund";

function start(fund: ScriptedFund, acting: () => boolean = () => false) {
  const faults: ShownFault[] = [];
  let checks = 0;
  const stop = startLive({
    watch: fund.watch,
    glance: fund.glance,
    recheck: () => {
      checks += 1;
    },
    acting,
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
  it("looks at the first edit at once, and at a burst once more at the end of the debounce", async () => {
    const fund = scriptedFund(null);
    const live = start(fund);
    await jest.advanceTimersByTimeAsync(0);
    fund.edited();
    expect(live.checks()).toBe(1);
    await jest.advanceTimersByTimeAsync(100);
    fund.edited();
    fund.edited();
    await jest.advanceTimersByTimeAsync(149);
    expect(live.checks()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(live.checks()).toBe(2);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(live.checks()).toBe(2);
    live.stop();
  });

  it("never lags more than one debounce behind edits that do not pause", async () => {
    const fund = scriptedFund(null);
    const live = start(fund);
    await jest.advanceTimersByTimeAsync(0);
    for (let quarter = 1; quarter <= 12; quarter += 1) {
      for (let edit = 0; edit < 5; edit += 1) {
        fund.edited();
        await jest.advanceTimersByTimeAsync(50);
      }
      // The first at once, then one per debounce, however dense the edits.
      expect(live.checks()).toBe(quarter + 1);
    }
    live.stop();
  });

  it("notices within one debounce what no event told", async () => {
    const fund = scriptedFund(FUNDED_VIEW);
    const live = start(fund);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(live.checks()).toBe(0);
    fund.holds(BROKEN_VIEW);
    await jest.advanceTimersByTimeAsync(250);
    expect(live.checks()).toBe(1);
    fund.holds(FUNDED_VIEW);
    await jest.advanceTimersByTimeAsync(250);
    expect(live.checks()).toBe(2);
    live.stop();
  });

  it("asks for nothing while an act runs, which ends by reading, and takes what the act changed for no news", async () => {
    const fund = scriptedFund(FUNDED_VIEW);
    let acting = false;
    const live = start(fund, () => acting);
    await jest.advanceTimersByTimeAsync(1_000);
    acting = true;
    fund.holds(BROKEN_VIEW);
    await jest.advanceTimersByTimeAsync(9_000);
    acting = false;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(live.checks()).toBe(0);
    fund.holds(FUNDED_VIEW);
    await jest.advanceTimersByTimeAsync(250);
    expect(live.checks()).toBe(1);
    live.stop();
  });

  it("glances four times a second at most, less where a glance is dear, and not while hidden", async () => {
    const counted = (milliseconds: number) => {
      let glances = 0;
      const fund = scriptedFund(null, {
        glance: async () => {
          glances += 1;
          await new Promise((resolve) => setTimeout(resolve, milliseconds));
          return success("the same");
        },
      });
      return { live: start(fund), glances: () => glances };
    };
    const quick = counted(5);
    const slow = counted(200);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(quick.glances()).toBeGreaterThan(225);
    expect(quick.glances()).toBeLessThanOrEqual(240);
    // A fifth of the time: 60 s ÷ (200 ms + 800 ms).
    expect(slow.glances()).toBeGreaterThan(55);
    expect(slow.glances()).toBeLessThan(65);
    showPage("hidden");
    const before = quick.glances();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(quick.glances() - before).toBeLessThanOrEqual(1);
    quick.live.stop();
    slow.live.stop();
  });

  it("goes on glancing after a refusal and after an exception, which it tells", async () => {
    const answers: (() => ReturnType<ScriptedFund["glance"]>)[] = [
      () => Promise.resolve(success("one")),
      () => Promise.resolve(failure({ ...REFUSED, code: "excel-busy-editing" })),
      () => Promise.reject(new Error("wire cut")),
      () => Promise.resolve(success("two")),
    ];
    const live = start(
      scriptedFund(null, { glance: () => (answers.shift() ?? (() => Promise.resolve(success("two"))))() }),
    );
    await jest.advanceTimersByTimeAsync(3_000);
    expect(live.checks()).toBe(1);
    expect(live.faults).toMatchObject([{ code: "pane-unexpected" }]);
    live.stop();
  });

  it("asks for the whole by time, but not while the pane is hidden", async () => {
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
    jest.advanceTimersByTime(250);
    showPage("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    jest.advanceTimersByTime(250);
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
