import { success } from "../../domain/fault";
import { heading, paragraph, type Block } from "../document";
import { fundTitle } from "../fundTitle";
import { AllocationFigures } from "../places";
import type { ReportKind } from "../reportKind";
import { ruleTable } from "../rulesParts";
import { missingBlocks, openRowBlocks, progressTable, spentFigure, totalOf } from "../spendingParts";
import { percent, wan } from "../document";
import type { ReportGround } from "../../usecases/reportGround";

/** 进展情况通报: spending and tasks apart, per unit; who has not reported; what is asked about. */
export const progressReport: ReportKind = {
  id: "progress",
  name: { zh: "进展情况通报", en: "Progress report" },
  perUnit: false,
  build(ground) {
    const { view, exchange } = ground;
    const { book } = view;
    const figures = new AllocationFigures(book);
    return success({
      kind: "progress",
      title: `关于${fundTitle(book)}进展情况的通报`,
      addressee: "各县市文化和旅游局，州文化馆、州图书馆",
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        heading(1, "一、总体情况"),
        ...summaryOf(ground, figures),
        heading(1, "二、分单位情况"),
        progressTable(book, figures, exchange.results),
        ...missingBlocks(exchange),
        heading(1, "三、执行阶段条款"),
        ruleTable(view, "execution"),
        ...openBlocks(ground),
        heading(1, "四、下一步要求"),
        paragraph("支出进度慢的单位请说明原因和预计付清月份；未报送的单位请按期报送。"),
        { kind: "signature", lines: ["（印章）　　　　", "　　年　月　日　"] },
      ],
    });
  },
};

function summaryOf({ view, exchange }: ReportGround, figures: AllocationFigures): readonly Block[] {
  const reported = exchange.results.filter(({ spent }) => spent !== null);
  const total = totalOf(exchange.results);
  if (total.spent === null) {
    return [paragraph("共安排资金", figures.allocated(), "万元。尚无单位报送支出，支出数未知，不按0计。")];
  }
  const rated = reported.filter(({ rate }) => rate !== null);
  const slowest = [...rated].sort((one, other) => (one.rate ?? 0) - (other.rate ?? 0))[0];
  return [
    paragraph(
      "共安排资金",
      figures.allocated(),
      `万元，已有${reported.length}个单位（共${view.book.units.length}个）报送支出，累计支出`,
      wan(total.spent, "支出台账 金额合计（已撤回除外）"),
      "万元，执行率",
      percent(total.rate, "支出台账 合计 ÷ 分配表 合计"),
      "。",
      ...(slowest === undefined ? [] : [`其中执行率最低的是${slowest.name}，支出`, spentFigure(slowest), "万元。"]),
    ),
  ];
}

function openBlocks({ view, exchange }: ReportGround): readonly Block[] {
  const table = openRowBlocks(exchange, view.book);
  return table.length === 0 ? [] : [heading(2, "存疑待处理"), ...table];
}
