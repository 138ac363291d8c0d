import { checkBook } from "../../src/rules/evaluate";
import { line, SAMPLE_LINES, wan } from "../allocation/sampleShape";
import { judged, outcome, undetermined, zh } from "./outcomes";
import { book, choice, decidedBook, projectOf, received } from "./sampleBook";

describe("what is unknown is no data, never broken and never 0", () => {
  it("an empty ledger", () => {
    const of = { ...decidedBook("47.03", { P7: { LIB: "18.82" } }), ledger: [] };
    expect(undetermined(of, "R03")).toMatchObject({ verdict: "noData", place: "资金台账" });
    expect(outcome(of, "R12").sentence).toEqual({
      zh: "分配合计等于指标总额：无数据，缺指标总额：资金台账还没有收到的指标文件。依据：七（二）一。",
      en: "Allocated equals the fund total: no data, the fund total is missing: the ledger holds no received document. Basis: 七（二）一.",
    });
    expect(judged(of, "R04").verdict).toBe("met");
  });

  it("a ledger that only sent money out", () => {
    const of = decidedBook("47.03", { P7: { LIB: "18.82" } });
    expect(outcome({ ...of, ledger: [{ ...received(wan("47.03")), direction: "out" }] }, "R03").verdict).toBe("noData");
  });

  it("nothing decided yet: one sentence per rule, not one per line", () => {
    const { outcomes } = checkBook(book({ ledger: [received(wan("47.03"))], decided: { P1: {} } }));
    const lacking = outcomes.filter(
      ({ verdict, sentence }) => verdict === "noData" && /没有填任何金额/.test(sentence.zh),
    );
    expect(lacking.map(({ id }) => id)).toEqual(["R03", "R04", "R10", "R11", "R12", "R13", "R21", "R22"]);
    expect(outcomes.filter(({ verdict }) => verdict === "noData")).toEqual(lacking);
  });

  it("a text where an amount belongs, only for the rules it concerns", () => {
    const text = { line: "P3", unit: "LIB", text: "约47", address: "分配表!F11" };
    const of = decidedBook("47.03", { P7: { LIB: "18.82" } }, { unreadable: [text] });
    expect(zh(of, "R12")).toBe("分配合计等于指标总额：无数据，有文字金额，先改成数字。依据：七（二）一。");
    expect(undetermined(of, "R12")).toMatchObject({
      place: "分配表!F11",
      missing: { zh: "分配表!F11写的是“约47”，不是金额，没有当作0" },
    });
    expect(undetermined(of, "R12").cells).toContainEqual({ line: "P3", unit: "LIB" });
    expect(judged(of, "R03").verdict).toBe("met");
    expect(judged(of, "R22:P3").verdict).toBe("met");
  });

  it("many texts are told once each and counted", () => {
    const unreadable = [1, 2, 3, 4, 5].map((row) => ({
      line: "P6",
      unit: `${row}`,
      text: "约1",
      address: `分配表!H${row}`,
    }));
    const told = undetermined(decidedBook("47.03", {}, { unreadable }), "R12");
    expect(told.missing.zh).toMatch(/H1写的.*H2写的.*H3写的.*；另有2处$/);
    expect(told.sentence.zh).toBe("分配合计等于指标总额：无数据，有文字金额，先改成数字。依据：七（二）一。");
  });

  it("money on a line whose category is open, but not a 0 there", () => {
    const of = decidedBook("47.03", { P7: { LIB: "18.82" }, P2: { LIB: "1.00" } });
    expect(undetermined(of, "R03")).toMatchObject({ place: "项目表" });
    expect(undetermined(of, "R03").missing.zh).toBe("项目2 项目2的类型未定，不知是否计入");
    expect(judged(decidedBook("47.03", { P7: { LIB: "18.82" }, P2: { LIB: "0.00" } }), "R03").verdict).toBe("met");
  });

  it("a live project without category, when projects are counted", () => {
    const projects = [...SAMPLE_LINES, line(16, ["LIB"])].map(projectOf);
    const of = book({ projects, rules: [choice("R04", { reading: "by-projects" })] });
    expect(undetermined(of, "R04").missing.zh).toBe("项目16 项目16的类型未定，不知是否计入");
    expect(outcome({ ...of, projects: [] }, "R04").verdict).toBe("noData");
  });

  it("a coordinator or a unit that nobody knows", () => {
    const lost = SAMPLE_LINES.map((each) => (each.project === 9 ? { ...each, coordinator: "XXX" } : each)).map(
      projectOf,
    );
    const of = decidedBook("9.00", { P9: { "532301": "1.00" } }, { projects: lost });
    const chosen = { ...of, rules: [choice("R04", { reading: "with-coordination" })] };
    expect(undetermined(chosen, "R04").missing.zh).toBe("项目9 项目9的统筹单位不在单位表里");
    expect(undetermined(decidedBook("9.00", { P7: { "999999": "1.00" } }), "R04").missing.zh).toBe(
      "有金额的单位999999不在单位表里",
    );
  });
});
