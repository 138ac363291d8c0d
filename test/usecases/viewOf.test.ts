import { fen } from "../../src/domain/money";
import { viewOf } from "../../src/usecases/viewOf";
import { dividedSample, withAmount } from "../workbook/books";

describe("what a person sees of a book", () => {
  it("tells a rule met on every line once", () => {
    const view = viewOf(dividedSample());
    expect(view.passed.map(({ id, sentence }) => [id, sentence.zh])).toEqual([
      ["R04", "州级两馆承担的资源建设经费14.80万元，应不少于5.43万元（18.10×30%），余9.37万元。依据：八（一）1。"],
      ["R10", "县市经费6.92万元，应不少于0.00万元（47.03×0%），余6.92万元。依据：八（一）4。"],
      ["R11", "没有类型未定的项目的金额。依据：五。"],
      ["R12", "已分配47.03万元，应等于指标总额47.03万元，平。依据：七（二）一。"],
      ["R13", "没有未安排又未写明理由的单位。依据：七（二）一。"],
      ["R21", "没有第5项放在县市的金额。依据：附件项目表第5项。"],
      ["R22", "只分给建设单位：15行符合。依据：附件项目表“建设单位”栏。"],
    ]);
  });

  it("points a finding of one line at the first cell concerned, after the must findings", () => {
    const view = viewOf(withAmount(dividedSample(), "P5", "532301", fen(100_000)));
    expect(view.findings.map(({ id, level, address }) => [id, level, address])).toEqual([
      ["R03", "must", "分配表!D15"],
      ["R12", "must", "分配表!D7"],
      ["R21", "advice", "分配表!D14"],
      ["R22:P5", "advice", "分配表!H14"],
      // 计划有缺口 stands after what is broken.
      ["R06:CUL", "must", "活动培训!A1"],
    ]);
  });

  it("never shows a figure for what cannot be judged", () => {
    const view = viewOf({ ...dividedSample(), ledger: [] });
    expect(view.undetermined.map((entry) => entry.rule)).toEqual(["R03", "R10", "R12"]);
    expect(view.headlines.map((headline) => headline.rule)).toEqual(["R04"]);
  });
});
