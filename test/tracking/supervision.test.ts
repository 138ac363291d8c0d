import fc from "fast-check";
import { acceptanceDoubt, rectificationState, typedDay } from "../../src/tracking/supervision";
import { runs } from "../runs";

const day = (text: string): { readonly day: string } => ({ day: text });

test("a number outside the days of a date cell, and any text, is no date", () => {
  expect(typedDay(20_200_930)).toBe("unread");
  expect(typedDay("2020-09-30")).toBe("unread");
  expect(typedDay(" ")).toBe("empty");
  expect(typedDay(44_104.6)).toEqual(day("2020-09-30"));
});

test("整改: on the last day nothing is late; a report dated after today is none yet", () => {
  const open = { deadline: day("2020-06-30"), done: "empty", recheck: "" } as const;
  expect(rectificationState(open, "2020-06-30")).toBe("未到期");
  expect(rectificationState(open, "2020-07-01")).toBe("逾期");
  expect(rectificationState({ ...open, done: day("2020-07-02") }, "2020-06-30")).toBe("未到期");
  expect(rectificationState({ ...open, done: "unread" }, "2020-07-01")).toBe("无数据");
  expect(rectificationState({ ...open, deadline: "unread" }, "2020-07-01")).toBe("无数据");
});

test("验收: everything accepted in September cannot stand, parts can (C05)", () => {
  const september = { scope: "全部验收", date: day("2020-09-15"), tasks: 10_000, earliest: day("2020-11-30") };
  expect(acceptanceDoubt(september)).toContain("早于");
  expect(acceptanceDoubt({ ...september, date: day("2020-11-30") })).toBe("");
  expect(acceptanceDoubt({ ...september, tasks: 9_999 })).toContain("不足100%");
  expect(acceptanceDoubt({ ...september, tasks: null })).toContain("未报");
  expect(acceptanceDoubt({ ...september, scope: "阶段验收" })).toBe("");
  expect(acceptanceDoubt({ ...september, scope: "" })).toBe("缺验收类型");
});

test("a 整改 that is late stays late or is done in time once its report counts, whatever the day", () => {
  const days = fc.integer({ min: 0, max: 400 }).map((count) => new Date(Date.UTC(2020, 0, 1 + count)).toISOString());
  const someDay = days.map((iso) => iso.slice(0, 10));
  fc.assert(
    fc.property(someDay, someDay, someDay, someDay, (deadline, done, one, other) => {
      const [before, after] = [one, other].sort();
      const typed = { deadline: day(deadline), done: day(done), recheck: "通过" };
      const [early, late] = [rectificationState(typed, before ?? one), rectificationState(typed, after ?? other)];
      // Only 未到期 may still turn, and a late report only ever into 逾期.
      if (early === "按期") expect(late).toBe("按期");
      if (early === "逾期") expect(late).toBe("逾期");
      if (late === "按期") expect(done <= deadline).toBe(true);
    }),
    { numRuns: runs(100) },
  );
});
