import type { FundBook } from "../domain/book";
import { fen } from "../domain/money";
import { executionRate } from "../tracking/spending";
import type { ExchangeView, UnitResult } from "../usecases/exchange";
import { paragraph, percent, strong, wan, type Block, type Figure, type ReportCell } from "./document";
import type { AllocationFigures } from "./places";
import { indicatorsOf, taskRate } from "../usecases/unitTasks";

/** 支出 of one unit in 万元, with where it adds up in the register. */
export function spentFigure({ name, spent }: UnitResult): Figure {
  return wan(spent, `支出台账 单位“${name}” 金额合计（已撤回除外）`);
}

function unspentFigure({ name, unspent }: UnitResult): Figure {
  return wan(unspent, `分配表 单位“${name}”合计 − 支出台账 同单位合计`);
}

export function rateFigure({ name, rate }: UnitResult): Figure {
  return percent(rate, `支出台账 单位“${name}”合计 ÷ 分配表 同单位合计`);
}

/** 到位、支出、执行率、任务完成率 by unit: money and tasks stand apart (C09), what nobody reported is “—”. */
export function progressTable(book: FundBook, figures: AllocationFigures, results: readonly UnitResult[]): Block {
  const rows = results.map((result): readonly ReportCell[] => {
    const unit = book.units.find(({ code }) => code === result.unit);
    const tasks = unit ? taskRate(indicatorsOf(book, unit)) : null;
    return [
      result.name,
      figures.unit(result.unit),
      wan(result.arrived, `资金与到位 单位“${result.name}” 到位合计`),
      spentFigure(result),
      rateFigure(result),
      unspentFigure(result),
      percent(tasks, `绩效指标 单位“${result.name}” 完成率平均`),
    ];
  });
  return {
    kind: "table",
    table: {
      unit: "万元",
      columns: [
        { label: "单位", width: 18 },
        { label: "分配数", width: 15, align: "right" },
        { label: "到位", width: 15, align: "right" },
        { label: "支出", width: 15, align: "right" },
        { label: "执行率", width: 14, align: "right" },
        { label: "未支出数", width: 15, align: "right" },
        { label: "任务完成率", width: 15, align: "right" },
      ],
      rows: results.length > 1 ? [...rows, totalRow(figures, results)] : rows,
      note: "“—”表示未报或没有可比的数，不按0计。任务完成率＝各指标min(完成÷目标，1)的平均，与支出进度分开统计。",
    },
  };
}

function totalRow(figures: AllocationFigures, results: readonly UnitResult[]): readonly ReportCell[] {
  const total = totalOf(results);
  return [
    strong("合计"),
    strong(figures.allocated()),
    strong(wan(total.arrived, "资金与到位 到位合计")),
    strong(wan(total.spent, "支出台账 金额合计（已撤回除外）")),
    strong(percent(total.rate, "支出台账 合计 ÷ 分配表 合计")),
    strong(wan(total.unspent, "分配表 合计 − 支出台账 合计")),
    "",
  ];
}

/** Sums over the units that reported; null while none did. */
export function totalOf(results: readonly UnitResult[]): Pick<UnitResult, "arrived" | "spent" | "unspent" | "rate"> {
  const granted = fen(results.reduce((sum, result) => sum + result.granted, 0));
  const sumOf = (key: "arrived" | "spent") => {
    const known = results.flatMap((result) => (result[key] === null ? [] : [result[key]]));
    return known.length === 0 ? null : fen(known.reduce<number>((sum, amount) => sum + amount, 0));
  };
  const spent = sumOf("spent");
  return {
    arrived: sumOf("arrived"),
    spent,
    unspent: spent === null ? null : fen(granted - spent),
    rate: spent === null ? null : executionRate(spent, granted),
  };
}

/** 未报: who was sent a file and has not answered. */
export function missingBlocks({ missing }: ExchangeView): readonly Block[] {
  return missingByPeriod(missing).map((sentence) => paragraph(sentence));
}

/** One sentence for each sending: 2020-05填报期（2020-05-25发出，截止2020-06-05）未报送9个：楚雄市、双柏县…。 */
export function missingByPeriod(missing: ExchangeView["missing"]): readonly string[] {
  const sendings = new Map<string, string[]>();
  for (const { name, period, since, due } of missing) {
    const sending = `${period}填报期（${since}发出${due === null ? "" : `，截止${due}`}）`;
    sendings.set(sending, [...(sendings.get(sending) ?? []), name]);
  }
  return [...sendings].map(([sending, names]) => `${sending}未报送${names.length}个：${names.join("、")}。`);
}

/** 存疑: rows that are asked about, with what was answered so far. */
export function openRowBlocks({ open }: ExchangeView, book: FundBook, unit?: string): readonly Block[] {
  const own = open.filter((row) => unit === undefined || row.unit === unit);
  if (own.length === 0) return [];
  const nameOf = (code: string): string => book.units.find((one) => one.code === code)?.name ?? code;
  return [
    {
      kind: "table",
      table: {
        columns: [
          { label: "单位", width: 16 },
          { label: "填报行", width: 44 },
          { label: "疑问", width: 44 },
          { label: "处理", width: 20 },
        ],
        rows: own.map((row) => [nameOf(row.unit), row.what, row.question, row.treatment || "待处理"]),
      },
    },
  ];
}
