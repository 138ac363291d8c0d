import type { Milestone } from "../../domain/project";
import { distinct, projectsOf, quoteOf, type Check, type Contradiction, type Quote, type Reading } from "./reading";

/** Something handed in for approval: 制定工作落实方案报州文化和旅游局审定. */
const FILING =
  /([^，。；]{0,12}?(?:方案|计划|申报书|实施细则))[^，。；]{0,6}[，,]?\s*报(?:送|经|请|至)?([^，。；]{2,16}?)(?:审定|审批|审核|批准|备案|同意)/;
const APPROVING = /对[^。；]*?(?:方案|计划)[^。；]*?(?:审定|审核|审批|批复)/;
const PROGRESS = /完成[^，。；\d]{0,12}\d+(?:\.\d+)?\s*[%％]/;
const ALL_DONE = /全部完成|全面完成|完成全部|完成100\s*[%％]/;
const ACCEPTANCE = /(?<!阶段性?)验收/;
const INSPECTION = /调研|考核|考评|评估|检查|督查|督导|抽查/;

/** C01: steps that were due before the notice was issued. */
const dueBeforeIssue: Check = ({ milestones, clauses, issuedOn }) => {
  if (issuedOn === null) return [];
  const early = dated(milestones).filter(({ date, precision }) =>
    precision === "month" ? date < issuedOn.slice(0, 7) : date < issuedOn,
  );
  const ids = new Set(early.map(({ clause }) => clause.replace(/[一二三四五六七八九十]$/, "")));
  const quotes = clauses
    .filter(({ id }) => ids.has(id))
    .map(({ text, starts }): Quote => {
      const heading = /^[^）)。]*。?[（(][^）)]*[）)]/.exec(text)?.[0];
      return { text: heading ?? text.slice(0, 60), line: starts[0]?.line ?? null };
    });
  const topic = `有的步骤在文件印发日（${issuedOn}）之前已到期`;
  const assumption = "标为文件印发前已到期，不对单位报逾期";
  const ask = "这些步骤的实际完成时限如何掌握";
  return [{ check: "due-before-issue", about: issuedOn, topic, assumption, ask, quotes, projects: [] }];
};

/** C02: one document has to be handed in to one office by two dates, or is approved before it is due. */
const filedTwice: Check = ({ milestones }) => {
  const filings = dated(milestones).flatMap((milestone) => {
    const match = FILING.exec(milestone.text);
    return match === null ? [] : [{ milestone, words: match[0], key: filingKey(match[1] ?? "", match[2] ?? "") }];
  });
  const groups = grouped(filings);
  return [...groups.values()].flatMap((group): Contradiction[] => {
    const dates = [...new Set(group.map(({ milestone }) => milestone.date))].sort();
    const latest = dates.at(-1);
    if (dates.length < 2 || latest === undefined) return [];
    const approved = dated(milestones).filter(({ text, date }) => APPROVING.test(text) && before(date, latest));
    return [
      {
        check: "filed-twice",
        about: group[0]?.words ?? "",
        topic: `各单位落实方案有两个报送时间（${dates.join("、")}）`,
        assumption: "按较晚、较具体的日期执行，另一个作原计划",
        ask: "落实方案以哪一个时间为准",
        quotes: [
          ...group.map(({ milestone }) => partOf(milestone, /报.*(?:审|批|备案|同意)/)),
          ...approved.map(quoteOf),
        ],
        projects: [],
      },
    ];
  });
};

/** C03: work is due before the plan that says what the work is. */
const workBeforePlan: Check = ({ milestones }) => {
  const plans = dated(milestones).filter(
    ({ text }) => /方案|计划/.test(text) && /报[^，。；]*(?:审|批|备案)/.test(text),
  );
  const last = latestOf(plans);
  if (last === null) return [];
  const early = dated(milestones).filter(({ text, date }) => PROGRESS.test(text) && before(date, last.date));
  if (early.length === 0) return [];
  return [
    {
      check: "work-before-plan",
      about: "progress",
      topic: "完成一半任务的期限早于报送方案的期限",
      assumption: "首次进展按项目表的指标计算，注明方案未审定前口径",
      ask: "方案审定之前的任务进度按什么口径计算",
      quotes: [...early.map((one) => partOf(one, PROGRESS)), partOf(last, /报.*(?:审|批|备案)/)],
      projects: [],
    },
  ];
};

/** C05: acceptance before the work has to be finished. */
const acceptedBeforeDone: Check = ({ milestones }) => {
  const done = latestOf(dated(milestones).filter(({ text }) => ALL_DONE.test(text)));
  if (done === null) return [];
  const early = dated(milestones).filter(({ text, date }) => ACCEPTANCE.test(text) && before(date, done.date));
  if (early.length === 0) return [];
  const months = new Set(early.map(({ date }) => date.slice(0, 7)));
  const shares = dated(milestones).filter(({ text, date }) => PROGRESS.test(text) && months.has(date.slice(0, 7)));
  return [
    {
      check: "accepted-before-done",
      about: "acceptance",
      topic: "年度任务尚未到期即要求验收",
      assumption: "按阶段验收已完成部分，全部完成后再作最终验收",
      ask: "该次验收是阶段验收还是最终验收",
      quotes: [
        ...early.map((one) => partOf(one, ACCEPTANCE)),
        ...shares.map((one) => partOf(one, PROGRESS)),
        partOf(done, ALL_DONE),
      ],
      projects: [],
    },
  ];
};

/** C10: monthly and quarterly targets reach beyond the day by which everything has to be done, or began before it. */
const periodsOverrun: Check = ({ indicators, milestones, issuedOn }) => {
  const periodic = indicators.filter(({ period }) => period === "month" || period === "quarter");
  const done = latestOf(dated(milestones).filter(({ text }) => ALL_DONE.test(text)));
  const endsEarly = done !== null && Number(done.date.slice(5, 7)) < 12;
  const startsLate = issuedOn !== null && Number(issuedOn.slice(5, 7)) > 3;
  if (periodic.length === 0 || done === null || !(endsEarly || startsLate)) return [];
  const month = Number(done.date.slice(5, 7));
  return [
    {
      check: "periods-overrun",
      about: "periods",
      topic: `按月、按季的指标与${month}月底全部完成的期限不一致`,
      assumption: "分别跟踪按期数与全年数，不因期限之后的月份或印发前的季度直接判不合格",
      ask: "按月、按季的指标是否只计到全部完成的期限",
      quotes: distinct([...periodic.map(({ quote, line }) => ({ text: quote, line })), partOf(done, ALL_DONE)]),
      projects: projectsOf(periodic),
    },
  ];
};

/** C29: two inspections in one month that stand in different clauses. */
const inspectedTwice: Check = ({ milestones }) => {
  const inspections = dated(milestones).filter(({ text }) => INSPECTION.test(text));
  const months = new Map<string, Milestone[]>();
  for (const one of inspections) months.set(one.date.slice(0, 7), [...(months.get(one.date.slice(0, 7)) ?? []), one]);
  const twice = [...months].filter(([, group]) => new Set(group.map(({ clause }) => clause)).size > 1);
  if (twice.length === 0) return [];
  return [
    {
      check: "inspected-twice",
      about: twice.map(([month]) => month).join(),
      topic: "同一时期有两级检查",
      assumption: "分两行登记，责任单位不同",
      ask: "两次检查是否合并进行",
      quotes: twice.flatMap(([, group]) => group.map((one) => partOf(one, INSPECTION))),
      projects: [],
    },
  ];
};

/** A date the calendar does not have, or a year before the notice's own where something is still to be done. */
const strangeDates: Check = ({ segments, issuedOn }) => {
  const year = issuedOn === null ? null : Number(issuedOn.slice(0, 4));
  const strange = segments.filter(({ text }) => {
    const match = /(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?(底|末)?前/.exec(text);
    if (match !== null && year !== null && Number(match[1]) < year) return true;
    return [...text.matchAll(/(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日/g)].some(
      ([, printedYear, month, day]) => !inCalendar(Number(printedYear ?? year ?? 2024), Number(month), Number(day)),
    );
  });
  return strange.length === 0
    ? []
    : [
        {
          check: "strange-date",
          about: "calendar",
          topic: "日期不存在，或早于文件自身的年份",
          assumption: "不登记该时间节点，待核实",
          ask: "该时间应为何日",
          quotes: strange.map(quoteOf),
          projects: projectsOf(strange),
        },
      ];
};

export const DATE_CHECKS: readonly Check[] = [
  dueBeforeIssue,
  filedTwice,
  workBeforePlan,
  acceptedBeforeDone,
  periodsOverrun,
  inspectedTwice,
  strangeDates,
];

/** Dates of one event each; a span of years or what comes again is no deadline. */
function dated(milestones: Reading["milestones"]): readonly Milestone[] {
  return milestones.filter(({ precision, recurring }) => precision !== "year" && recurring === undefined);
}

/** Whole months compared with whole months: 2020-06 is not before 2020-06-10. */
function before(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

function latestOf(milestones: readonly Milestone[]): Milestone | null {
  return milestones.reduce<Milestone | null>(
    (last, one) => (last === null || before(last.date, one.date) ? one : last),
    null,
  );
}

/** The part of a milestone's sentence that says it, else all of it. */
function partOf({ text, line }: Milestone, pattern: RegExp): Quote {
  return {
    text:
      text
        .split(/[，,]/)
        .find((part) => pattern.test(part))
        ?.trim() ?? text,
    line,
  };
}

function filingKey(document: string, office: string): string {
  return `${document.includes("分配") ? "分配" : "落实"} ${office.trim()}`;
}

function grouped<T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.key, [...(groups.get(item.key) ?? []), item]);
  return groups;
}

function inCalendar(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
