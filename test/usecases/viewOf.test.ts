import { fen } from "../../src/domain/money";
import { viewOf } from "../../src/usecases/viewOf";
import { dividedSample, withAmount } from "../workbook/books";

describe("what a person sees of a book", () => {
  it("tells a rule met on every line once", () => {
    const view = viewOf(dividedSample());
    expect(view.passed.map(({ id, sentence }) => [id, sentence.zh])).toEqual([
      ["R12", "已分配47.03万元，应等于指标总额47.03万元，平。依据：七（二）一。"],
      ["R04", "州级两馆承担的资源建设经费14.80万元，应不少于5.43万元（18.10×30%），余9.37万元。依据：八（一）1。"],
      ["R22", "只分给建设单位：15行符合。依据：附件项目表“建设单位”栏。"],
    ]);
  });

  it("points a finding of one line at the first cell concerned, after the must findings", () => {
    const view = viewOf(withAmount(dividedSample(), "P5", "532301", fen(100_000)));
    expect(view.findings.map(({ id, level, address }) => [id, level, address])).toEqual([
      ["R12", "must", "分配表!D7"],
      ["R03", "must", "分配表!D15"],
      ["R22:P5", "advice", "分配表!H14"],
    ]);
  });

  it("never shows a figure for what cannot be judged", () => {
    const view = viewOf({ ...dividedSample(), ledger: [] });
    expect(view.undetermined.map((entry) => entry.rule)).toEqual(["R12", "R03"]);
    expect(view.headlines.map((headline) => headline.rule)).toEqual(["R04"]);
  });
});
