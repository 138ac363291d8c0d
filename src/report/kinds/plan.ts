import { success } from "../../domain/fault";
import { lineLabel, linesOf } from "../../domain/lines";
import type { FundBook } from "../../domain/book";
import { addressOf } from "../../workbook/place";
import { isApproved } from "../../workbook/sheets/amountWord";
import { byProjectTable, byUnitTable, fundingBlocks, matrixTable, readingBlocks } from "../allocationParts";
import { heading, paragraph, wan, type Block, type ReportCell } from "../document";
import { fundTitle } from "../fundTitle";
import { AllocationFigures } from "../places";
import type { ReportKind } from "../reportKind";
import { brokenSentence, ruleTable } from "../rulesParts";

/** 资金分配方案: what 局党组 decides on (七（二）一); figures by unit and by project, clauses checked, doubts shown. */
export const planReport: ReportKind = {
  id: "plan",
  name: { zh: "资金分配方案", en: "Allocation plan" },
  perUnit: false,
  build({ view }) {
    const { book } = view;
    const figures = new AllocationFigures(book);
    return success({
      kind: "plan",
      title: `${fundTitle(book)}分配方案${isApproved(book.state) ? "" : "（送审稿）"}`,
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        heading(1, "一、资金来源"),
        ...fundingBlocks(book, figures),
        heading(1, "二、分配方法"),
        paragraph(methodSentence(book)),
        ...factorBlocks(book),
        heading(1, "三、分配结果"),
        paragraph(
          "拟分配",
          figures.allocated(),
          "万元，与指标总额相差",
          figures.difference(),
          "万元。按单位、按项目分列如下，明细见附件。",
        ),
        heading(2, "（一）按单位"),
        byUnitTable(book, figures),
        heading(2, "（二）按项目"),
        byProjectTable(book, figures),
        heading(1, "四、条款核对"),
        paragraph(brokenSentence(view)),
        ruleTable(view, "allocation"),
        ...readingBlocks(book),
        ...handEditBlocks(book),
        ...questionBlocks(book),
        { kind: "signature", lines: ["制表：　　　　复核：　　　　财务科：　　　　分管领导：　　　　"] },
        { kind: "annex", label: "附件", title: "资金分配明细表", landscape: true },
        matrixTable(figures),
      ],
    });
  },
};

function methodSentence(book: FundBook): string {
  const fixed = linesOf(book.projects).filter(({ fixedAmount }) => fixedAmount !== null).length;
  const how = book.method === "factors" ? "按因素得分占比" : "平均";
  const first = fixed > 0 ? `先按固定金额安排${fixed}个项目，其余资金按权重分到各项目；` : "先按权重分到各项目；";
  return `${first}各项目资金在可承担单位之间${how}分配，按最大余数法取整到0.01万元，余数相同的按单位代码先后。保留的手改数不变。`;
}

function factorBlocks(book: FundBook): readonly Block[] {
  if (book.method !== "factors" || book.factors.length === 0) return [];
  const rows = book.factors.map((factor): readonly ReportCell[] => [
    factor.name,
    factor.year,
    factor.source,
    { text: `${(factor.weight / 100).toFixed(2)}%`, unit: "", source: `单位 因素“${factor.name}” 权重` },
  ]);
  return [
    {
      kind: "table",
      table: {
        columns: [
          { label: "因素", width: 26 },
          { label: "年份", width: 14, align: "center" },
          { label: "数据来源", width: 40 },
          { label: "权重", width: 16, align: "right" },
        ],
        rows,
      },
    },
  ];
}

/** 调整说明: decided amounts that differ from the computed ones; the method is not lost by a hand change. */
function handEditBlocks(book: FundBook): readonly Block[] {
  const lines = new Map(linesOf(book.projects).map((line) => [line.id, line]));
  const rows = Object.entries(book.decided).flatMap(([line, cells]) =>
    Object.entries(cells).flatMap(([unit, decided]): (readonly ReportCell[])[] => {
      const computed = book.computed[line]?.[unit] ?? null;
      const known = lines.get(line);
      if (computed === decided || computed === null || !known) return [];
      const source = addressOf(book, line, unit);
      const name = book.units.find(({ code }) => code === unit)?.name ?? unit;
      return [[lineLabel(known), name, wan(computed, source.replace("分配表", "测算")), wan(decided, source)]];
    }),
  );
  if (rows.length === 0) return [];
  return [
    heading(2, "与测算数不同的格"),
    {
      kind: "table",
      table: {
        unit: "万元",
        columns: [
          { label: "项目", width: 36 },
          { label: "单位", width: 22 },
          { label: "测算数", width: 18, align: "right" },
          { label: "拟分配数", width: 18, align: "right" },
        ],
        rows,
      },
    },
  ];
}

function questionBlocks(book: FundBook): readonly Block[] {
  if (book.openQuestions.length === 0) return [];
  const rows = book.openQuestions.map(({ id, topic, assumption }): readonly ReportCell[] => [id, topic, assumption]);
  return [
    heading(2, "待核实事项"),
    {
      kind: "table",
      table: {
        columns: [
          { label: "编号", width: 12 },
          { label: "事项", width: 44 },
          { label: "现按", width: 44 },
        ],
        rows,
      },
    },
  ];
}
