import { success } from "../../domain/fault";
import type { Unit } from "../../domain/units";
import type { UnitResult } from "../../usecases/exchange";
import type { ReportGround } from "../../usecases/reportGround";
import { heading, percent, strong, type Block, type ReportCell } from "../document";
import { fundTitle } from "../fundTitle";
import { AllocationFigures } from "../places";
import type { ReportKind } from "../reportKind";
import { rateFigure, spentFigure } from "../spendingParts";
import { indicatorsOf, taskRate } from "../../usecases/unitTasks";
import { askedUnits, completionTable } from "../unitParts";

/** Weights of the self-score (财预〔2020〕10号): 预算执行率 10, 产出 50, 效益 30, 满意度 10. */
const WEIGHT = { execution: 10, output: 50, benefit: 30, satisfaction: 10 } as const;

/**
 * 绩效自评表: A (全年预算数), B (全年执行数), B/A, and the score as far as figures reach. Benefit and satisfaction are
 * judged by people and stay open.
 */
export const selfScoreReport: ReportKind = {
  id: "selfscore",
  name: { zh: "绩效自评表", en: "Performance self-evaluation" },
  perUnit: true,
  build(ground, { unit }) {
    const { book } = ground.view;
    const units = askedUnits(book, unit);
    if (!units.ok) return units;
    const only = unit === undefined ? null : (units.value[0] ?? null);
    return success({
      kind: "selfscore",
      title: `${fundTitle(book)}${only?.name ?? ""}绩效自评表`,
      dated: book.today.date,
      sample: book.sample,
      blocks: units.value.flatMap((one) => scoreBlocks(ground, one, only === null)),
    });
  },
};

function scoreBlocks({ view, exchange }: ReportGround, unit: Unit, titled: boolean): readonly Block[] {
  const figures = new AllocationFigures(view.book);
  const result = exchange.results.find((candidate) => candidate.unit === unit.code);
  const indicators = indicatorsOf(view.book, unit);
  if (result === undefined) return [];
  return [
    ...(titled ? [heading(1, unit.name)] : []),
    heading(2, "（一）资金执行"),
    executionTable(figures, result),
    heading(2, "（二）产出指标"),
    completionTable(indicators),
    heading(2, "（三）自评得分"),
    scoreTable(result, taskRate(indicators)),
  ];
}

function executionTable(figures: AllocationFigures, result: UnitResult): Block {
  return {
    kind: "table",
    table: {
      unit: "万元",
      columns: [
        { label: "资金", width: 34 },
        { label: "全年预算数（A）", width: 22, align: "right" },
        { label: "全年执行数（B）", width: 22, align: "right" },
        { label: "执行率（B/A）", width: 22, align: "right" },
      ],
      rows: [
        ["年度资金总额", figures.unit(result.unit), spentFigure(result), rateFigure(result)],
        ["其中：中央财政资金", figures.unit(result.unit), spentFigure(result), rateFigure(result)],
      ],
    },
  };
}

/** Points in hundredths, cut off; over-spending scores no more than the whole. */
function pointsOf(weight: number, basisPoints: number | null): number | null {
  return basisPoints === null ? null : Math.floor((weight * Math.max(0, Math.min(10_000, basisPoints))) / 100);
}

function scoreTable({ name, rate }: UnitResult, tasks: number | null): Block {
  const execution = pointsOf(WEIGHT.execution, rate);
  const output = pointsOf(WEIGHT.output, tasks);
  const known = execution === null || output === null ? null : execution + output;
  const score = (value: number | null, source: string): ReportCell => {
    const figure = percent(value, source);
    return value === null ? "待填" : { ...figure, text: figure.text.replace("%", ""), unit: "分" };
  };
  return {
    kind: "table",
    table: {
      columns: [
        { label: "项目", width: 34 },
        { label: "分值", width: 16, align: "right" },
        { label: "得分", width: 18, align: "right" },
        { label: "怎样得出", width: 40 },
      ],
      rows: [
        ["预算执行率", String(WEIGHT.execution), score(execution, `单位“${name}” 执行率×10`), "执行率×10，满分封顶"],
        [
          "产出指标",
          String(WEIGHT.output),
          score(output, `单位“${name}” 任务完成率×50`),
          "各指标min(完成÷目标，1)平均×50",
        ],
        ["效益指标", String(WEIGHT.benefit), "待填", "由单位评价"],
        ["满意度指标", String(WEIGHT.satisfaction), "待填", "由单位评价"],
        [strong("已得（不含待填）"), "100", score(known, `单位“${name}” 前两项之和`), "待填项不按0计入总分"],
      ],
    },
  };
}
