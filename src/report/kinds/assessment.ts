import { success } from "../../domain/fault";
import type { Unit } from "../../domain/units";
import { totalScore, typedDay, wordOf } from "../../tracking/supervision";
import type { UnitResult } from "../../usecases/exchange";
import type { ReportGround } from "../../usecases/reportGround";
import { paragraph, percent, type Block, type ReportCell, type ReportDocument } from "../document";
import { fundTitle } from "../fundTitle";
import { AllocationFigures } from "../places";
import type { ReportKind } from "../reportKind";
import { rateFigure, spentFigure } from "../spendingParts";
import { indicatorsOf, taskRate } from "../../usecases/unitTasks";
import { askedUnits } from "../unitParts";

/** 考核评估 of every unit on tasks and fund use (七（五）, R26): both, side by side, and what the bureau has to judge. */
export const assessmentReport: ReportKind = {
  id: "assessment",
  name: { zh: "考核评估", en: "Assessment of the units" },
  perUnit: true,
  build(ground, { unit }) {
    const { book } = ground.view;
    const units = askedUnits(book, unit);
    if (!units.ok) return units;
    const figures = new AllocationFigures(book);
    const document: ReportDocument = {
      kind: "assessment",
      title: `${fundTitle(book)}考核评估表`,
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        paragraph("依据七（五），对各单位任务完成情况和资金使用情况一并考核。任务和资金分开计算，不互相折抵。"),
        assessmentTable(ground, units.value),
        paragraph("指标总额", figures.received(), "万元，已安排", figures.allocated(), "万元。"),
        ...findingBlocks(ground, units.value),
        { kind: "signature", lines: ["考核组：　　　　　　　　", "　　年　月　日　"] },
      ],
    };
    return success(document);
  },
};

function assessmentTable({ view, exchange, supervision }: ReportGround, units: readonly Unit[]): Block {
  const { book } = view;
  const figures = new AllocationFigures(book);
  const rows = units.flatMap((unit): (readonly ReportCell[])[] => {
    const result = exchange.results.find((candidate) => candidate.unit === unit.code);
    if (!result) return [];
    const tasks = taskRate(indicatorsOf(book, unit));
    return [
      [
        unit.name,
        figures.unit(unit.code),
        spentFigure(result),
        rateFigure(result),
        percent(tasks, `绩效指标 单位“${unit.name}” 完成率平均`),
        questionOf(result, tasks),
        judgementOf(supervision.units.find(({ code }) => code === unit.code)),
      ],
    ];
  });
  return {
    kind: "table",
    table: {
      unit: "万元",
      columns: [
        { label: "单位", width: 14 },
        { label: "分配数", width: 13, align: "right" },
        { label: "支出", width: 13, align: "right" },
        { label: "执行率", width: 13, align: "right" },
        { label: "任务完成率", width: 14, align: "right" },
        { label: "需核实", width: 26 },
        { label: "考核意见", width: 18 },
      ],
      rows,
    },
  };
}

type Supervised = ReportGround["supervision"]["units"][number];

/** What the bureau typed on 督查整改: scores, 验收 and its doubt, opinion; empty where nothing was typed. */
function judgementOf(unit: Supervised | undefined): string {
  const typed = unit?.typed ?? null;
  if (unit === undefined || typed === null) return "";
  const { scope, taskScore, fundScore, opinion } = typed;
  const total = totalScore(typed);
  return [
    taskScore === null ? "" : `任务${wordOf(taskScore)}分`,
    fundScore === null ? "" : `资金${wordOf(fundScore)}分`,
    total === null ? "" : `合计${total}分`,
    wordOf(scope),
    unit.doubt,
    wordOf(opinion),
  ]
    .filter((words) => words !== "")
    .join("；");
}

/** 七（四）: what supervision found at these units and how far its rectification is. */
function findingBlocks({ view, supervision }: ReportGround, units: readonly Unit[]): readonly Block[] {
  const every = units.length === view.book.units.length;
  const names = new Set(units.map(({ name }) => name));
  const findings = supervision.findings.filter(({ unit }) => every || names.has(wordOf(unit)));
  if (findings.length === 0) return [];
  const rows = findings.map(({ unit, finding, guidance, deadline, rectified, state }): readonly ReportCell[] => {
    const day = typedDay(deadline);
    const due = typeof day === "string" ? wordOf(deadline) : day.day;
    return [wordOf(unit), wordOf(finding), wordOf(guidance), due, wordOf(rectified), state];
  });
  return [
    paragraph(`依据七（四），督查发现的问题${findings.length}项及整改情况：`),
    {
      kind: "table",
      table: {
        columns: [
          { label: "单位", width: 14 },
          { label: "发现的问题", width: 26 },
          { label: "指导意见", width: 22 },
          { label: "整改期限", width: 15 },
          { label: "整改情况", width: 22 },
          { label: "状态", width: 11, align: "center" },
        ],
        rows,
      },
    },
  ];
}

interface Situation {
  readonly result: UnitResult;
  /** 任务完成率 in basis points; null: nothing reported. */
  readonly tasks: number | null;
}

/** What is asked of a unit, never judged by us (domain 2.7): missing reports, money and tasks far apart. */
const QUESTIONS: readonly (readonly [string, (situation: Situation) => boolean])[] = [
  ["未报支出", ({ result }) => result.spent === null],
  ["未报完成情况", ({ tasks }) => tasks === null],
  ["支出超过分配数", ({ result: { spent, granted } }) => spent !== null && spent > granted],
  ["钱已付、任务未过半", ({ result, tasks }) => atLeast(result.rate, 9_500) && below(tasks, 5_000)],
  ["任务完成、支出未过半", ({ result, tasks }) => below(result.rate, 5_000) && atLeast(tasks, 9_500)],
  ["有金额看不懂", ({ result }) => result.unread > 0],
];

function questionOf(result: UnitResult, tasks: number | null): string {
  const asked = QUESTIONS.filter(([, applies]) => applies({ result, tasks })).map(([words]) => words);
  return asked.join("；") || "—";
}

function atLeast(rate: number | null, limit: number): boolean {
  return rate !== null && rate >= limit;
}

function below(rate: number | null, limit: number): boolean {
  return rate !== null && rate < limit;
}
