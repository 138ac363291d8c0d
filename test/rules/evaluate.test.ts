import { allocateFund } from "../../src/allocation/allocateFund";
import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import { checkBook } from "../../src/rules/evaluate";
import { SAMPLE_LINES, UNITS, wan } from "../allocation/sampleShape";
import { amounts, book, choice, decidedBook, received } from "./sampleBook";
import { judged, outcome, undetermined, zh } from "./outcomes";

describe("R03: 40 % of the subsidy for resource building", () => {
  it("is broken at 18.81 of 47.03, although 40.00 % would show", () => {
    const of = decidedBook("47.03", { P7: { LIB: "18.81" } });
    expect(judged(of, "R03")).toMatchObject({
      verdict: "broken",
      actual: wan("18.81"),
      limit: wan("18.82"),
      shortage: wan("0.01"),
      slack: -wan("0.01"),
      base: wan("47.03"),
      threshold: 4000,
      level: "must",
      line: null,
      cells: [{ line: "P7", unit: "LIB" }],
    });
    expect(outcome(of, "R03").sentence).toEqual({
      zh: "资源建设经费18.81万元，应不少于18.82万元（47.03×40%），还差0.01万元。依据：八（一）1。",
      en: "Resource-building funds 18.81 万元, should be at least 18.82 万元 (47.03 × 40%), short by 0.01 万元. Basis: 八（一）1.",
    });
  });

  it("is met at 18.82", () => {
    const of = decidedBook("47.03", { P7: { LIB: "18.82" } });
    expect(judged(of, "R03")).toMatchObject({ verdict: "met", shortage: 0, slack: 0 });
    expect(outcome(of, "R03").sentence).toEqual({
      zh: "资源建设经费18.82万元，应不少于18.82万元（47.03×40%），余0.00万元。依据：八（一）1。",
      en: "Resource-building funds 18.82 万元, should be at least 18.82 万元 (47.03 × 40%), to spare: 0.00 万元. Basis: 八（一）1.",
    });
  });

  it("is exactly 62.22 of 155.55, and 30 % of that is 18.67", () => {
    const of = decidedBook("155.55", { P7: { LIB: "18.67" }, P6: { "532301": "43.55" } });
    expect(judged(of, "R03")).toMatchObject({ verdict: "met", limit: wan("62.22"), slack: 0 });
    expect(judged(of, "R04")).toMatchObject({ verdict: "met", limit: wan("18.67"), slack: 0 });
  });

  it("says the limit in fen where the ledger is finer than 0.01 万元", () => {
    const of = decidedBook("47.031234", { P7: { LIB: "18.81" } });
    expect(zh(of, "R03")).toBe(
      "资源建设经费18.81万元，应不少于18.812494万元（47.031234×40%），还差0.002494万元。依据：八（一）1。",
    );
  });

  it("never contradicts itself where an amount is finer than 0.01 万元", () => {
    const of = decidedBook("47.03", { P7: { LIB: "18.812" } });
    expect(judged(of, "R03")).toMatchObject({ verdict: "met", limit: wan("18.812"), slack: 0 });
  });

  it("sums the ledger's documents and money taken back, and leaves sent documents out", () => {
    const sent = { ...received(wan("99.00")), direction: "out" as const };
    const back = received(fen(-1_500_000));
    const of = decidedBook("47.00", { P7: { LIB: "19.40" } });
    expect(judged({ ...of, ledger: [received(wan("47.00")), received(wan("3.00")), back, sent] }, "R03")).toMatchObject(
      {
        base: wan("48.50"),
        limit: wan("19.40"),
        verdict: "met",
      },
    );
  });

  it("is 0.72 short after an even division of the sample", () => {
    const division = allocateFund({
      lines: SAMPLE_LINES,
      units: UNITS,
      total: wan("47.03"),
      method: "even",
      factors: [],
      holds: {},
    });
    const decided = division.ok ? division.value.amounts : {};
    const of = book({ ledger: [received(wan("47.03"))], decided });
    expect(zh(of, "R03")).toBe(
      "资源建设经费18.10万元，应不少于18.82万元（47.03×40%），还差0.72万元。依据：八（一）1。",
    );
    expect(judged(of, "R12").verdict).toBe("met");
    expect(
      checkBook(of)
        .outcomes.filter((each) => each.verdict === "broken")
        .map((each) => each.id),
    ).toEqual(["R03"]);
  });
});

describe("R04: 30 % of resource building led by the prefecture", () => {
  /** 10.00 held by prefecture institutions, 8.00 and 20.00 by counties. */
  const of = decidedBook("100.00", {
    P6: { CUL: "4.00", "532301": "20.00" },
    P7: { LIB: "6.00" },
    P9: { "532301": "8.00" },
  });

  it("by money held: 10.00 of 38.00", () => {
    expect(judged(of, "R04")).toMatchObject({ reading: { id: "by-money" }, verdict: "broken", shortage: wan("1.40") });
    expect(outcome(of, "R04").sentence).toEqual({
      zh: "州级两馆承担的资源建设经费10.00万元，应不少于11.40万元（38.00×30%），还差1.40万元。依据：八（一）1。",
      en: "Resource-building funds held by the prefecture institutions 10.00 万元, should be at least 11.40 万元 (38.00 × 30%), short by 1.40 万元. Basis: 八（一）1.",
    });
  });

  it("with coordination: what a county does on a line the prefecture coordinates counts too", () => {
    const chosen = { ...of, rules: [choice("R04", { reading: "with-coordination" })] };
    expect(judged(chosen, "R04")).toMatchObject({ verdict: "met", actual: wan("18.00"), slack: wan("6.60") });
    expect(zh(chosen, "R04")).toBe(
      "州级统筹的资源建设经费（含县市实施）18.00万元，应不少于11.40万元（38.00×30%），余6.60万元。依据：八（一）1。",
    );
  });

  it("by number of projects: 4 of 5, whatever the money", () => {
    const chosen = { ...of, rules: [choice("R04", { reading: "by-projects" })] };
    expect(judged(chosen, "R04")).toMatchObject({ verdict: "met", actual: 4, base: 5, limit: 2, slack: 2 });
    expect(outcome(chosen, "R04").sentence).toEqual({
      zh: "州级统筹的资源建设项目4个，应不少于2个（5×30%=1.5，进位为2），余2个。依据：八（一）1。",
      en: "Resource projects coordinated by the prefecture 4, should be at least 2 (5 × 30% = 1.5, rounded up to 2), to spare: 2. Basis: 八（一）1.",
    });
    expect(judged({ ...chosen, decided: {}, ledger: [] }, "R04").verdict).toBe("met");
  });

  it("breaks when county resource money is raised, while R03 improves", () => {
    const before = decidedBook("100.00", { P7: { LIB: "12.00" }, P6: { "532301": "28.00" } });
    const after = decidedBook("100.00", { P7: { LIB: "12.00" }, P6: { "532301": "48.00" } });
    expect([judged(before, "R03").verdict, judged(before, "R04").verdict]).toEqual(["met", "met"]);
    expect(judged(after, "R03")).toMatchObject({ verdict: "met", slack: wan("20.00") });
    expect(judged(after, "R04")).toMatchObject({ verdict: "broken", limit: wan("18.00"), shortage: wan("6.00") });
  });
});

describe("R12: what is divided is what was received", () => {
  it.each([
    ["47.02", "broken", "已分配47.02万元，应等于指标总额47.03万元，少分0.01万元。依据：七（二）一。"],
    ["47.04", "broken", "已分配47.04万元，应等于指标总额47.03万元，多分0.01万元。依据：七（二）一。"],
    ["47.03", "met", "已分配47.03万元，应等于指标总额47.03万元，平。依据：七（二）一。"],
  ])("%s is %s", (given, verdict, sentence) => {
    const of = decidedBook("47.03", { P3: { LIB: given } });
    expect(judged(of, "R12").verdict).toBe(verdict);
    expect(zh(of, "R12")).toBe(sentence);
  });

  it("says so in English", () => {
    expect(outcome(decidedBook("47.03", { P3: { LIB: "47.02" } }), "R12").sentence.en).toBe(
      "Allocated 47.02 万元, should equal the fund total 47.03 万元, short by 0.01 万元. Basis: 七（二）一.",
    );
    expect(outcome(decidedBook("47.03", { P3: { LIB: "47.03" } }), "R12").sentence.en).toBe(
      "Allocated 47.03 万元, should equal the fund total 47.03 万元, ties out. Basis: 七（二）一.",
    );
  });

  it("counts money on a line that no longer stands in the project table, and of a unit nobody knows", () => {
    const of = decidedBook("3.00", { P99: { LIB: "1.00" }, P3: { LIB: "1.00", "999999": "1.00" } });
    expect(judged(of, "R12").verdict).toBe("met");
  });
});

describe("R22: only the listed unit builds", () => {
  const of = decidedBook("47.03", {
    P5: { LIB: "3.00", "532301": "0.10", "532322": "0.10", "532323": "0.00" },
    P1: { "532301": "1.00" },
  });

  it("names number and money of the cells outside, and the builders", () => {
    expect(judged(of, "R22:P5")).toMatchObject({
      verdict: "broken",
      level: "advice",
      line: "P5",
      actual: 2,
      limit: 0,
      shortage: 2,
      outsideAmount: wan("0.20"),
      cells: [
        { line: "P5", unit: "532301" },
        { line: "P5", unit: "532322" },
      ],
    });
    expect(outcome(of, "R22:P5").sentence).toEqual({
      zh: "5 项目5：非建设单位的金额2格、0.20万元，应为0格（建设单位：州图书馆）。依据：附件项目表“建设单位”栏。",
      en: "5 项目5: amounts outside the builders: 2 cells, 0.20 万元; should be 0 cells (builders: 州图书馆). Basis: 附件项目表“建设单位”栏.",
    });
  });

  it("is met line by line elsewhere", () => {
    expect(zh(of, "R22:P3")).toBe(
      "3 项目3：没有非建设单位的金额（建设单位：州图书馆）。依据：附件项目表“建设单位”栏。",
    );
    expect(judged(of, "R22:P1").verdict).toBe("met");
  });

  it("asks about money in a missing number", () => {
    const gap = decidedBook("47.03", { P2: { LIB: "1.00" } });
    expect(zh(gap, "R22:P2")).toBe(
      "2 项目2：非建设单位的金额1格、1.00万元，应为0格（建设单位：原件缺失，待核）。依据：附件项目表“建设单位”栏。",
    );
  });
});

describe("what a person has set on the rules sheet", () => {
  const of = decidedBook("47.03", { P7: { LIB: "18.81" } });

  it("switches a rule off", () => {
    const off = { ...of, rules: [choice("R03", { enabled: false })] };
    expect(checkBook(off).outcomes.some((each) => each.id === "R03")).toBe(false);
  });

  it("changes level and threshold", () => {
    const changed = { ...of, rules: [choice("R03", { level: "advice", threshold: 3333 })] };
    expect(judged(changed, "R03")).toMatchObject({ level: "advice", threshold: 3333, verdict: "met" });
    expect(zh(changed, "R03")).toBe(
      "资源建设经费18.81万元，应不少于15.68万元（47.03×33.33%），余3.13万元。依据：八（一）1。",
    );
  });

  it("keeps the threshold of a rule that has none to set", () => {
    expect(judged({ ...of, rules: [choice("R12", { threshold: 5000 })] }, "R12").threshold).toBe(10_000);
  });

  it.each([-1, 10_001, 4000.5])("refuses the threshold %s in words", (threshold) => {
    expect(undetermined({ ...of, rules: [choice("R03", { threshold })] }, "R03")).toMatchObject({ place: "规则" });
  });

  it("refuses a reading nobody knows in words", () => {
    expect(undetermined({ ...of, rules: [choice("R04", { reading: "按产出量" })] }, "R04").missing.zh).toBe(
      "规则表里选的口径“按产出量”不认识",
    );
  });
});

describe("order", () => {
  it("of rows, units, cells and documents changes no outcome", () => {
    const of = decidedBook("47.03", {
      P7: { LIB: "9.00" },
      P6: { "532301": "9.80", CUL: "0.01" },
      P5: { "532301": "0.10" },
    });
    const turned: FundBook = {
      ...of,
      projects: [...of.projects].reverse(),
      units: [...of.units].reverse(),
      decided: amounts({ P5: { "532301": "0.10" }, P6: { CUL: "0.01", "532301": "9.80" }, P7: { LIB: "9.00" } }),
    };
    const told = (each: FundBook): string[] =>
      checkBook(each).outcomes.map(({ id, sentence }) => id + sentence.zh + sentence.en);
    expect(told(turned).sort()).toEqual(told(of).sort());
  });
});
