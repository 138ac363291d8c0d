import { success } from "../../domain/fault";
import { heading, paragraph, type Block } from "../document";
import { fundTitle } from "../fundTitle";
import { AllocationFigures } from "../places";
import type { ReportKind } from "../reportKind";
import { fundingBlocks } from "../allocationParts";
import { ruleTable } from "../rulesParts";
import { progressTable, totalOf, missingByPeriod } from "../spendingParts";
import { completionTable } from "../unitParts";
import { percent, wan } from "../document";
import type { ReportGround } from "../../usecases/reportGround";

/** 年度总结: a skeleton whose figures are filled in; what only people can tell is left open in brackets. */
export const annualReport: ReportKind = {
  id: "annual",
  name: { zh: "年度总结", en: "Annual report" },
  perUnit: false,
  build(ground) {
    const { view, exchange } = ground;
    const { book } = view;
    const figures = new AllocationFigures(book);
    return success({
      kind: "annual",
      title: `${fundTitle(book)}年度总结报告`,
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        heading(1, "一、资金安排和执行"),
        ...fundingBlocks(book, figures),
        executionParagraph(ground, figures),
        progressTable(book, figures, exchange.results),
        heading(1, "二、任务完成情况"),
        completionTable(book.indicators),
        heading(1, "三、条款执行情况"),
        ruleTable(view, "execution"),
        ruleTable(view, "assessment"),
        heading(1, "四、主要做法"),
        paragraph("（由起草人填写）"),
        heading(1, "五、存在问题和下一步打算"),
        ...problems(ground),
        { kind: "signature", lines: ["（印章）　　　　", "　　年　月　日　"] },
      ],
    });
  },
};

function executionParagraph({ exchange }: ReportGround, figures: AllocationFigures): Block {
  const total = totalOf(exchange.results);
  if (total.spent === null) return paragraph("尚无单位报送支出，执行情况待补。");
  return paragraph(
    "共安排",
    figures.allocated(),
    "万元，累计支出",
    wan(total.spent, "支出台账 金额合计（已撤回除外）"),
    "万元，执行率",
    percent(total.rate, "支出台账 合计 ÷ 分配表 合计"),
    "。",
  );
}

function problems({ view, exchange }: ReportGround): readonly Block[] {
  const broken = view.findings.map(({ sentence }) => sentence.zh);
  const all = [...broken, ...missingByPeriod(exchange.missing)];
  return all.length === 0
    ? [paragraph("（由起草人填写）")]
    : [
        ...all.map((sentence, index) => paragraph(`${index + 1}．${sentence}`)),
        paragraph("（原因和措施由起草人填写）"),
      ];
}
