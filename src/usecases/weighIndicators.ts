import type { FundBook } from "../domain/book";
import { failure, success, type Fault, type Result } from "../domain/fault";
import { linesOf, lineTotal } from "../domain/lines";
import { sumFen } from "../domain/money";
import type { Weighing } from "./weighings";

const PARTS = 1_000;

/**
 * Sets 权重 of every indicator. `equal`: 1 each; `required`: 必备 1, others 0; `money`: the thousandths of all decided money
 * its project has, shared by the project's indicators (at least 1 where there is money).
 * Faults: nothing is decided yet, no indicator is 必备.
 */
export function weighIndicators(book: FundBook, weighing: Weighing): Result<FundBook> {
  const weigh = { equal: () => success(() => 1), money: byMoney, required: byRequired }[weighing](book);
  if (!weigh.ok) return weigh;
  return success({
    ...book,
    indicators: book.indicators.map((indicator) => ({ ...indicator, weight: weigh.value(indicator) })),
    unreadableRecords: book.unreadableRecords.filter(({ about, field }) => about !== "indicator" || field !== "weight"),
  });
}

type Weigh = (indicator: FundBook["indicators"][number]) => number;

function byRequired({ indicators }: FundBook): Result<Weigh> {
  if (!indicators.some(({ required }) => required)) return failure(NONE_REQUIRED);
  return success(({ required }) => (required ? 1 : 0));
}

function byMoney({ indicators, projects, decided }: FundBook): Result<Weigh> {
  const lines = linesOf(projects);
  const money = (project: number): number =>
    sumFen(lines.filter((line) => line.project === project).map(({ id }) => lineTotal(decided, id)));
  const whole = projects.reduce((sum, { number }) => sum + money(number), 0);
  if (whole <= 0) return failure(NOTHING_DECIDED);
  return success(({ project }) => {
    const own = money(project);
    const shared = indicators.filter((other) => other.project === project).length;
    return own <= 0 ? 0 : Math.max(1, Math.round((own / whole / shared) * PARTS));
  });
}

const NONE_REQUIRED: Fault = {
  code: "weights-none-required",
  sentence: {
    zh: "绩效指标里没有一项标为“必备”，不能按必备算权重。",
    en: "No indicator is marked 必备, so weights cannot follow it.",
  },
  nextStep: { zh: "请先在绩效指标的“必备”一列选“是”。", en: "Mark some indicators 必备 first." },
  place: "绩效指标",
};

const NOTHING_DECIDED: Fault = {
  code: "weights-nothing-decided",
  sentence: { zh: "还没有分配，不能按资金算权重。", en: "Nothing is decided yet, so weights cannot follow the money." },
  nextStep: { zh: "请先分配，或按平均。", en: "Allocate first, or weigh equally." },
  place: "分配表",
};
