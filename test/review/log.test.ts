import fc from "fast-check";
import type { LogEntry } from "../../src/domain/records";
import { appendEntry, logEndOf, verifyLog, type LogVerdict, type UnlinkedEntry } from "../../src/review/log";
import { runs } from "../runs";

const text = fc.oneof(
  fc.constantFrom("", "分配", "=SUM(A1)", "+1", "@x", "分配表!E9", "3.10"),
  fc.string({ maxLength: 12 }),
);
const entry: fc.Arbitrary<UnlinkedEntry> = fc.record({
  at: fc.constantFrom("2020-05-25T09:00:00", "2020-05-25T09:00:01", "2020-06-01T10:30:00"),
  who: text,
  what: text,
  place: text,
  before: text,
  after: text,
  reason: text,
  version: fc.integer({ min: 1, max: 9 }),
});
const anyLog = (least: number): fc.Arbitrary<readonly LogEntry[]> =>
  fc
    .array(entry, { minLength: least, maxLength: 8 })
    .map((entries) => entries.reduce<readonly LogEntry[]>(appendEntry, []));

function breakOf(log: readonly LogEntry[], end: Parameters<typeof verifyLog>[1]): readonly [string, number] | null {
  const verdict: LogVerdict = verifyLog(log, end);
  return verdict.ok ? null : [verdict.kind, verdict.index];
}

describe("日志 as a chain", () => {
  it("holds as written, and for every beginning of it", () => {
    fc.assert(
      fc.property(anyLog(0), fc.nat(), (log, cut) => {
        expect(verifyLog(log, logEndOf(log))).toEqual({ ok: true, count: log.length });
        const part = log.slice(0, cut % (log.length + 1));
        expect(verifyLog(part, logEndOf(part)).ok).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });

  const fields = ["at", "who", "what", "place", "before", "after", "reason"] as const;
  it("names an entry whose content was edited, whatever the field", () => {
    fc.assert(
      fc.property(anyLog(1), fc.nat(), fc.constantFrom(...fields), (log, place, field) => {
        const index = place % log.length;
        const edited = log.map((one, at) => (at === index ? { ...one, [field]: `${one[field]}改` } : one));
        expect(breakOf(edited, logEndOf(log))).toEqual(["edited", index]);
        const version = log.map((one, at) => (at === index ? { ...one, version: one.version + 1 } : one));
        expect(breakOf(version, null)).toEqual(["edited", index]);
      }),
      { numRuns: runs(100) },
    );
  });

  it("names the entry after one that was deleted, and says when the last was cut off", () => {
    fc.assert(
      fc.property(anyLog(1), fc.nat(), (log, place) => {
        const index = place % log.length;
        const left = log.filter((_, at) => at !== index);
        const expected = index === log.length - 1 ? ["cut", left.length] : ["deleted", index];
        expect(breakOf(left, logEndOf(log))).toEqual(expected);
      }),
      { numRuns: runs(100) },
    );
  });

  it("names an entry that was inserted: typed without a link, or copied from another row", () => {
    fc.assert(
      fc.property(anyLog(1), entry, fc.nat(), fc.nat(), (log, typed, place, source) => {
        const index = place % (log.length + 1);
        const strange = { ...typed, link: "" };
        expect(breakOf([...log.slice(0, index), strange, ...log.slice(index)], logEndOf(log))).toEqual([
          "inserted",
          index,
        ]);
        const copied = log[source % log.length];
        if (!copied) return;
        const twice = [...log.slice(0, index), copied, ...log.slice(index)];
        const at = source % log.length === index - 1 || source % log.length < index ? index : index;
        const verdict = breakOf(twice, logEndOf(log));
        // A copy right above its original reads like the original; the original is then the stranger.
        expect(verdict).toEqual(["inserted", source % log.length === index ? index + 1 : at]);
      }),
      { numRuns: runs(100) },
    );
  });

  it("names the first row that stands elsewhere when two were exchanged", () => {
    fc.assert(
      fc.property(anyLog(2), fc.nat(), fc.nat(), (log, one, other) => {
        const [first, second] = [one % log.length, other % log.length].sort((a, b) => a - b) as [number, number];
        if (first === second) return;
        const swapped = log.map((kept, at) => (at === first ? log[second] : at === second ? log[first] : kept) ?? kept);
        expect(breakOf(swapped, logEndOf(log))).toEqual(["moved", first]);
      }),
      { numRuns: runs(100) },
    );
  });

  it("names an entry whose link was cleared or overwritten", () => {
    fc.assert(
      fc.property(anyLog(2), fc.nat(), fc.constantFrom("", "0000", "x"), (log, place, link) => {
        const index = place % (log.length - 1);
        const broken = log.map((one, at) => (at === index ? { ...one, link } : one));
        expect(breakOf(broken, logEndOf(log))).toEqual(["edited", index]);
      }),
      { numRuns: runs(100) },
    );
  });

  it("goes on from a break, so that the break stays where it is", () => {
    const log = ["甲", "乙", "丙"].reduce<readonly LogEntry[]>(
      (kept, what) => appendEntry(kept, { ...blank, what }),
      [],
    );
    const edited = log.map((one, at) => (at === 1 ? { ...one, after: "9.99" } : one));
    const longer = appendEntry(edited, { ...blank, what: "丁" });
    expect(breakOf(longer, logEndOf(longer))).toEqual(["edited", 1]);
  });

  it("keeps texts as a cell gives them back", () => {
    const [kept] = appendEntry([], { ...blank, reason: " 甲\r\n乙 ", after: "长".repeat(5_000) });
    expect([kept?.reason, kept?.after.length, kept?.after.endsWith("…")]).toEqual(["甲\n乙", 1_000, true]);
    expect(verifyLog(kept ? [kept] : [], null).ok).toBe(true);
  });

  it("says it in words: which entry, when, and what happened to it", () => {
    const log = appendEntry([], { ...blank, what: "分配" });
    const verdict = verifyLog(
      log.map((one) => ({ ...one, after: "9.99" })),
      logEndOf(log),
    );
    expect(verdict.ok ? "" : verdict.sentence.zh).toBe(
      "日志从第1条（2020-05-25 09:00:00 分配）起断开：这一条内容或链值被改动。",
    );
  });
});

const blank: UnlinkedEntry = {
  at: "2020-05-25T09:00:00",
  who: "张某（自报）",
  what: "",
  place: "",
  before: "",
  after: "",
  reason: "",
  version: 1,
};
