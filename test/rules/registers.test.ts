import type { FundBook } from "../../src/domain/book";
import type { IndicatorTarget, Session, UnitRecord } from "../../src/domain/records";
import { checkBook } from "../../src/rules/evaluate";
import { COUNTIES, UNITS, wan } from "../allocation/sampleShape";
import { judged, outcome, undetermined, zh } from "./outcomes";
import { book, choice, decidedBook } from "./sampleBook";

const AFTER = { date: "2020-12-01", typed: true };
const BEFORE = { date: "2020-05-25", typed: true };

function unitRecord(unit: string, more: Partial<UnitRecord>): UnitRecord {
  return {
    unit,
    funded: null,
    notFundedReason: "",
    lastYear: null,
    coefficient: null,
    cultureDigitalOn: null,
    libraryConnectedOn: null,
    owner: "",
    planState: "未报",
    planOpinion: "",
    planDecidedOn: null,
    ...more,
  };
}

function session(kind: string, organiser: string | null, on: string | null, more: Partial<Session> = {}): Session {
  return {
    on,
    kind,
    name: "示例活动",
    organiser,
    organiserText: organiser ?? "",
    audience: "",
    days: null,
    people: null,
    visits: null,
    evidence: "",
    ...more,
  };
}

function indicator(id: string, current: number, more: Partial<IndicatorTarget> = {}): IndicatorTarget {
  return {
    id,
    project: 13,
    unit: "州文化馆",
    holder: "CUL",
    name: "示例指标",
    comparator: ">=",
    measure: "次",
    period: "year",
    required: false,
    original: current,
    current,
    actual: null,
    counts: "",
    weight: 1,
    ...more,
  };
}

const digital = (count: number, on = "2020-08-01"): readonly UnitRecord[] =>
  COUNTIES.slice(0, count).map((code) => unitRecord(code, { cultureDigitalOn: on }));
const connected = (count: number): readonly UnitRecord[] =>
  COUNTIES.slice(0, count).map((code) => unitRecord(code, { libraryConnectedOn: "2020-08-01" }));

describe("M9: counts of 馆", () => {
  it("4 digital 文化馆 are 1 short of 5", () => {
    const of = book({ unitRecords: digital(4), today: AFTER });
    expect(judged(of, "R01")).toMatchObject({ verdict: "broken", actual: 4, limit: 5, shortage: 1, base: 10 });
    expect(outcome(of, "R01").sentence).toEqual({
      zh: "实现服务数字化的县级文化馆4个，应不少于5个（10×50%），还差1个。依据：八（一）1。",
      en: "County 文化馆 with digital services 4, should be at least 5 (10 × 50%), short by 1. Basis: 八（一）1.",
    });
    expect(judged({ ...of, unitRecords: digital(5) }, "R01").verdict).toBe("met");
  });

  it("25 % of 10 is 2.5, rounded up to 3 (C19)", () => {
    const of = book({ unitRecords: connected(2), today: AFTER });
    expect(zh(of, "R02")).toBe(
      "接入国家数字图书馆推广工程网络的县级图书馆2个，应不少于3个（10×25%=2.5，进位为3），还差1个。依据：八（一）1。",
    );
    expect(judged({ ...of, unitRecords: connected(3) }, "R02")).toMatchObject({ verdict: "met", limit: 3 });
  });

  it("a date to come is a plan, not a result", () => {
    const of = book({ unitRecords: digital(5, "2020-11-01"), today: BEFORE });
    expect(judged(of, "R01")).toMatchObject({ verdict: "notDue", actual: 0 });
    expect(judged({ ...of, unitRecords: digital(4, "2020-11-01") }, "R01")).toMatchObject({
      verdict: "planGap",
      actual: 4,
      shortage: 1,
    });
    expect(judged({ ...of, today: { date: "2020-11-01", typed: true } }, "R01").verdict).toBe("met");
  });

  it("an empty column is no data, one date is a count, and a text is neither", () => {
    expect(undetermined(book({ today: AFTER }), "R01")).toMatchObject({ verdict: "noData", place: "单位" });
    expect(undetermined(book({ today: BEFORE }), "R01").verdict).toBe("notDue");
    const text = { about: "unit", field: "cultureDigitalOn", text: "八月底", address: "单位!J9" } as const;
    const of = book({ unitRecords: digital(5), unreadableRecords: [text], today: AFTER });
    expect(zh(of, "R01")).toBe(
      "县级文化馆数字化不少于50%：无数据，单位表的文化馆数字化日期有的不是日期，先改成日期。依据：八（一）1。",
    );
    expect(undetermined(of, "R01").missing.zh).toContain("单位!J9写的是“八月底”");
  });

  it("all 11 文化馆 have the prefecture's among them (R24)", () => {
    const ten = digital(10);
    const all = [...ten, unitRecord("CUL", { cultureDigitalOn: "2020-08-01" })];
    expect(judged(book({ unitRecords: ten, today: AFTER }), "R24")).toMatchObject({ verdict: "broken", actual: 10 });
    expect(judged(book({ unitRecords: all, today: AFTER }), "R24")).toMatchObject({ verdict: "met", limit: 11 });
  });
});

describe("trainings from the log (E13)", () => {
  const staff = (organiser: string, on: string): Session => session("从业人员培训", organiser, on);

  it("M9: P13 asks for 2 where 3 are due: 州文化馆 is 1 short, already at planning time (C06)", () => {
    const of = book({
      indicators: [
        indicator("P13-1", 2, { counts: "从业人员培训" }),
        indicator("P14-1", 3, { counts: "从业人员培训", holder: "LIB" }),
      ],
    });
    expect(judged(of, "R06:CUL")).toMatchObject({ verdict: "planGap", actual: 2, limit: 3, shortage: 1 });
    expect(outcome(of, "R06:CUL").sentence).toEqual({
      zh: "州文化馆从业人员专题培训计划2次，应不少于3次，还差1次（2020-11-30前）。依据：八（一）1。",
      en: "州文化馆: Staff trainings planned 2, should be at least 3, short by 1 (by 2020-11-30). Basis: 八（一）1.",
    });
    expect(zh(of, "R06:LIB")).toBe(
      "两馆各办从业人员培训不少于3次（州图书馆）：未到期（2020-11-30），活动培训还没有登记。依据：八（一）1。",
    );
  });

  it("counts each institution's own sessions, held by today, of the kinds its reading names", () => {
    const sessions = [
      staff("CUL", "2020-04-10"),
      staff("CUL", "2020-06-10"),
      session("全州业务培训", "CUL", "2020-04-20"),
      staff("LIB", "2020-05-01"),
      staff("LIB", "2020-11-20"),
      staff("532301", "2020-05-01"),
    ];
    const of = book({ sessions, today: { date: "2020-11-30", typed: true } });
    expect(judged(of, "R06:CUL")).toMatchObject({ verdict: "broken", actual: 2 });
    const wide = { ...of, rules: [choice("R06", { reading: "with-prefecture-training" })] };
    expect(judged(wide, "R06:CUL")).toMatchObject({ verdict: "met", actual: 3 });
    expect(judged(wide, "R06:LIB")).toMatchObject({ verdict: "broken", actual: 2 });
    expect(judged({ ...of, today: { date: "2020-11-19", typed: true } }, "R06:LIB")).toMatchObject({
      verdict: "planGap",
      actual: 2,
    });
  });

  it("sessions already in the log are planned, too", () => {
    const sessions = [staff("CUL", "2020-06-01"), staff("CUL", "2020-07-01"), session("从业人员培训", "CUL", null)];
    const of = book({ sessions, indicators: [indicator("P13-1", 2, { counts: "从业人员培训" })] });
    expect(judged(of, "R06:CUL")).toMatchObject({ verdict: "notDue", actual: 0 });
  });

  it("R05 in total or each (C07): 州图书馆 2 and 州文化馆 1", () => {
    const volunteer = (organiser: string): Session => session("志愿者培训", organiser, "2020-05-02");
    const of = book({ sessions: [volunteer("LIB"), volunteer("LIB"), volunteer("CUL")], today: AFTER });
    expect(judged(of, "R05")).toMatchObject({ verdict: "met", actual: 3 });
    expect(judged({ ...of, rules: [choice("R05", { reading: "each" })] }, "R05")).toMatchObject({
      verdict: "broken",
      actual: 1,
      shortage: 1,
    });
  });

  it("人 and 人次 change no count: a session is one session", () => {
    const plain = [staff("CUL", "2020-04-10"), staff("CUL", "2020-04-11"), staff("CUL", "2020-04-12")];
    const peopled = plain.map((each, index) => ({ ...each, people: 120 * index, visits: 300 }));
    const count = (sessions: readonly Session[]): number => judged(book({ sessions, today: AFTER }), "R06:CUL").actual;
    expect([count(plain), count(peopled)]).toEqual([3, 3]);
  });

  it("a date nobody can read leaves the count unknown", () => {
    const text = { about: "session", field: "on", text: "上半年", address: "活动培训!A5" } as const;
    const of = book({ sessions: [staff("CUL", "2020-04-10")], unreadableRecords: [text], today: AFTER });
    expect(undetermined(of, "R06:CUL")).toMatchObject({ verdict: "noData", place: "活动培训!A5" });
  });
});

describe("tasks (C09)", () => {
  const half = [indicator("P1-1", 180, { actual: 90 }), indicator("P1-2", 3, { actual: 1 })];

  it("each indicator counts as far as it has come, floored to a hundredth, and no further", () => {
    const of = book({ indicators: half, today: { date: "2020-05-31", typed: true } });
    expect(judged(of, "R17")).toMatchObject({ verdict: "broken", actual: 83, base: 200, limit: 100, shortage: 17 });
    expect(zh(of, "R17")).toBe("任务完成折合0.83项，应不少于1.00项（2.00×50%），还差0.17项。依据：八（二）1。");
    const more = [indicator("P1-1", 180, { actual: 900 }), indicator("P1-2", 3, { actual: 0 })];
    expect(judged({ ...of, indicators: more }, "R17")).toMatchObject({ verdict: "met", actual: 100 });
    expect(zh({ ...of, today: BEFORE }, "R17")).toContain("，未到期（2020-05-31）。依据：八（二）1。");
  });

  it("an indicator without 累计 leaves the share unknown", () => {
    const of = book({ indicators: [...half, indicator("P1-3", 5)], today: AFTER });
    expect(zh(of, "R19")).toBe("11月底前全部完成任务：无数据，绩效指标还有没填累计的。依据：八（二）3。");
    expect(undetermined(of, "R19").missing.zh).toBe("指标P1-3 示例指标没有填累计");
  });

  it("cuts after rounding: 0.29 of 1 is 29 hundredths, 5 of at most 4 is 80", () => {
    const indicators = [
      indicator("P1-1", 1, { actual: 0.29 }),
      indicator("P1-2", 4, { actual: 5, comparator: "<=" }),
      indicator("P1-3", 0, { actual: 0 }),
    ];
    expect(judged(book({ indicators, today: AFTER }), "R19").actual).toBe(29 + 80 + 100);
  });
});

describe("gates and judgements", () => {
  it("局党组审定: no matter before its state, broken without a date once the state says so", () => {
    const of = book();
    expect(zh(of, "R14")).toBe("局党组已审定分配方案：否，未到期（局党组审定）。依据：七（二）一。");
    expect(zh({ ...of, state: "局党组审定" }, "R14")).toBe("局党组已审定分配方案：否。依据：七（二）一。");
    expect(judged({ ...of, state: "已下达" }, "R14").verdict).toBe("broken");
    const approvals = [{ gate: "partyGroup", on: "2020-05-20", document: "示例" }] as const;
    expect(judged({ ...of, approvals }, "R14").verdict).toBe("met");
    const future = [{ gate: "partyGroup", on: "2020-06-20", document: "示例" }] as const;
    expect(judged({ ...of, state: "局党组审定", approvals: future }, "R14").verdict).toBe("broken");
  });

  it("a person's due date goes before the clause's", () => {
    const of = book({ rules: [choice("R14", { due: "2020-05-01" })] });
    expect(judged(of, "R14").verdict).toBe("broken");
    expect(judged({ ...of, rules: [choice("R14", { due: "2020-05-26" })] }, "R14").verdict).toBe("notDue");
  });

  it("a judgement counts as judged, and nobody's judgement is no data", () => {
    const judge = (judgement: boolean | null): FundBook =>
      book({ today: AFTER, rules: [choice("R25", { judgement })] });
    expect(judged(judge(true), "R25").verdict).toBe("met");
    expect(judged(judge(false), "R25").verdict).toBe("broken");
    expect(zh(judge(null), "R25")).toBe("资源版权清晰：无数据，还没有人工判断。依据：附件项目表第10项。");
  });

  it("12 plans approved, 12 owners named (R16, R20)", () => {
    const all = UNITS.map(({ code }) => unitRecord(code, { planState: "已审定", owner: "办公室 0878-0000000" }));
    const of = book({ unitRecords: all, today: AFTER, state: "已下达" });
    expect([judged(of, "R16").verdict, judged(of, "R20").verdict]).toEqual(["met", "met"]);
    const unknown = { about: "unit", field: "planState", text: "在批", address: "单位!M8" } as const;
    expect(undetermined({ ...of, unitRecords: all.slice(1), unreadableRecords: [unknown] }, "R16").place).toBe(
      "单位!M8",
    );
    expect(zh({ ...of, unitRecords: all.slice(1) }, "R16")).toBe(
      "落实方案已审定的单位11个，应不少于12个，还差1个。依据：九第3段。",
    );
  });
});

describe("where the money goes", () => {
  it("E14: county money on project 5 is named by R21 and R22, with its amount", () => {
    const of = decidedBook("47.03", { P5: { "532301": "0.50", LIB: "3.00" }, P7: { LIB: "20.00" } });
    expect(zh(of, "R21")).toBe("第5项放在县市的金额1格、0.50万元，应为0格。依据：附件项目表第5项。");
    expect(zh(of, "R22:P5")).toContain("非建设单位的金额1格、0.50万元，应为0格（建设单位：州图书馆）");
    expect(judged(of, "R21").cells).toEqual([{ line: "P5", unit: "532301" }]);
    expect(zh(decidedBook("47.03", { P5: { LIB: "3.00" } }), "R21")).toBe(
      "没有第5项放在县市的金额。依据：附件项目表第5项。",
    );
  });

  it("R11 finds money on a line without category, also where it cancels out", () => {
    const of = decidedBook("9.00", { P2: { LIB: "1.00", CUL: "2.00" } });
    expect(judged({ ...of, decided: { P2: { LIB: wan("1.00"), CUL: -wan("1.00") as never } } }, "R11").actual).toBe(2);
    expect(zh(of, "R11")).toBe("类型未定的项目的金额2格、3.00万元，应为0格。依据：五。");
  });

  it("R13 counts units with nothing and no reason; a reason without 否 is none", () => {
    const of = decidedBook("1.00", { P7: { LIB: "1.00" }, P1: { "532301": "0.00" } });
    expect(judged(of, "R13")).toMatchObject({ verdict: "broken", actual: 11, level: "advice" });
    const unitRecords = [
      unitRecord("532301", { funded: false, notFundedReason: "本年轮空" }),
      unitRecord("532322", { funded: null, notFundedReason: "本年轮空" }),
      unitRecord("532323", { funded: false }),
    ];
    expect(judged({ ...of, unitRecords }, "R13").actual).toBe(10);
  });

  it("M8: more county resource work lifts the 40 % and breaks the 30 %", () => {
    const before = decidedBook("100.00", { P6: { "532301": "28.00" }, P7: { LIB: "12.00" } });
    const after = decidedBook("100.00", { P6: { "532301": "48.00" }, P7: { LIB: "12.00" } });
    expect([judged(before, "R03").slack, judged(after, "R03").slack]).toEqual([0, wan("20.00")]);
    expect([judged(before, "R04").verdict, judged(after, "R04").verdict]).toEqual(["met", "broken"]);
    expect(zh(after, "R04")).toBe(
      "州级两馆承担的资源建设经费12.00万元，应不少于18.00万元（60.00×30%），还差6.00万元。依据：八（一）1。",
    );
  });

  it("C15 and C18: mixed projects by their part, local money beside central money", () => {
    const of = decidedBook("47.03", { P7: { LIB: "10.00" }, P14: { LIB: "10.00" }, P9: { CUL: "9.00" } });
    const projects = of.projects.map((project) =>
      project.number === 7
        ? { ...project, resourcePart: wan("4.00") }
        : project.number === 14
          ? { ...project, resourcePart: wan("6.00") }
          : project,
    );
    const parts = { ...of, projects, rules: [choice("R03", { reading: "by-parts" })] };
    expect(judged(parts, "R03")).toMatchObject({ actual: wan("19.00"), verdict: "met" });
    const tooMuch = projects.map((project) =>
      project.number === 7 ? { ...project, resourcePart: wan("10.01") } : project,
    );
    expect(undetermined({ ...parts, projects: tooMuch }, "R03").missing.zh).toBe(
      "项目7 项目7的其中资源建设超出该项目合计",
    );
    const local = [
      ...of.ledger,
      { ...(of.ledger[0] as (typeof of.ledger)[0]), source: "prefecture" as const, amount: wan("3.00") },
    ];
    expect(judged({ ...of, ledger: local }, "R03").base).toBe(wan("47.03"));
    const matching = { ...of, ledger: local, rules: [choice("R03", { reading: "with-matching" })] };
    expect(judged(matching, "R03")).toMatchObject({ base: wan("50.03"), limit: wan("20.02"), verdict: "broken" });
    expect(judged({ ...of, ledger: local }, "R12").base).toBe(wan("50.03"));
  });

  it("on the day of allocation nothing is broken that nobody could act on", () => {
    const { outcomes } = checkBook(decidedBook("38.82", { P7: { LIB: "38.82" } }));
    expect(outcomes.filter(({ verdict }) => verdict === "broken").map(({ id }) => id)).toEqual(["R13"]);
    expect(outcomes.filter(({ verdict }) => verdict === "noData")).toEqual([]);
  });
});
