import type { Milestone, Project } from "../domain/project";
import type { Clause } from "./clauses";
import { raise, type QuestionText, type RaisedQuestion } from "./questionList";
import { quoteClause, type Quote } from "./quotes";

/** A question raised where the text says all of `says`; `also` is quoted too when it is there. */
interface ClauseQuestion extends QuestionText {
  readonly says: readonly RegExp[];
  readonly also?: readonly RegExp[];
}

const PLAN_DUE = /日前将方案报/;

const CLAUSE_QUESTIONS: readonly ClauseQuestion[] = [
  {
    id: "C02",
    topic: "各单位落实方案有两个报送时间",
    assumption: "按较晚、较具体的日期执行，另一个作原计划",
    says: [/制定工作落实方案报/, PLAN_DUE],
  },
  {
    id: "C03",
    topic: "完成一半任务的期限早于报送方案的期限",
    assumption: "首次进展按项目表的指标计算，注明方案未审定前口径",
    says: [/完成\s*\d+%的年度建设任务量/, PLAN_DUE],
  },
  {
    id: "C04",
    topic: "当年接入平台的文化馆数有不同说法",
    assumption: "以必备指标（八（一）1）为合格线，其余目标并列显示",
    says: [/不少于\s*\d+%的县级文化馆/, /\d+\s*个文化馆信息资源数据/],
    also: [/每年\s*\d+\s*至\s*\d+\s*个/],
  },
  {
    id: "C05",
    topic: "年度任务尚未到期即要求验收",
    assumption: "九月按阶段验收，全部完成后再作最终验收",
    says: [/任务完成情况进行验收/, /完成\s*\d+%的年度建设任务量/],
  },
  {
    id: "C06",
    topic: "从业人员培训次数：条款要求与项目任务不一致",
    assumption: "按条款要求计，差额作计划缺口",
    says: [/举办不少于\s*\d+\s*次的?.*从业人员/, /举办不少于\s*\d+\s*次面向.*从业人员/],
  },
  {
    id: "C07",
    topic: "志愿者培训次数是全州合计还是每馆",
    assumption: "按全州合计，另列从严口径",
    says: [/志愿者服务培训不少于/],
  },
  {
    id: "C08",
    topic: "州级统筹比例按资金、按项目数还是含统筹县市实施",
    assumption: "按资金，州级两馆承担",
    says: [/资源建设任务由.*统筹/],
  },
  {
    id: "C09",
    topic: "任务完成比例没有规定计量办法",
    assumption: "按指标完成率平均计算，与支出进度分开",
    says: [/%的年度建设任务量/],
  },
  {
    id: "C10",
    topic: "按月、按季的指标与十一月底全部完成的期限不一致",
    assumption: "分别跟踪月度与全年数，不因十二月或印发前的季度直接判不合格",
    says: [/月更新信息资源不少于/, /\d+月底前，?要?全部完成|全部完成年度建设任务/],
  },
  {
    id: "C18",
    topic: "资源建设经费比例的分母未写明",
    assumption: "以本州中央补助资金总额为分母，不含地方配套",
    says: [/不少于中央补助专项资金的\s*\d+%/],
  },
  { id: "C19", topic: "图书馆接入比例折算不是整数", assumption: "向上取整", says: [/不少于\s*25%的县级图书馆/] },
  {
    id: "C20",
    topic: "培训人数有的按人、有的按人次",
    assumption: "分别统计，不相加",
    says: [/培训.*不少于\s*\d+\s*人(?!次)/, /培训.*不少于\s*\d+\s*人次/],
  },
  { id: "C23", topic: "“贫困地区”所指县市未列明", assumption: "暂不指定县市", says: [/贫困地区/] },
  {
    id: "C24",
    topic: "新建平台与“以现有渠道为主”的要求",
    assumption: "提示说明理由，不作禁止",
    says: [/以现有渠道为主/, /创建服务平台|组织与管理平台/],
  },
  {
    id: "C25",
    topic: "群众文化活动资源没有指定报送单位",
    assumption: "列为未指定报送单位",
    says: [/资源提交全国公共文化发展中心/],
  },
  { id: "C26", topic: "资金下达“相关县市”，是否包括全部县市", assumption: "零分配须填明理由", says: [/向相关县市/] },
  {
    id: "C27",
    topic: "两份文件各有审定机关",
    assumption: "落实方案与分配方案分别登记审定",
    says: [/报经省文化和旅游厅审定/, /报局党组审定/],
  },
  {
    id: "C29",
    topic: "同一时期有州级和省级两次检查",
    assumption: "分两行登记，责任单位不同",
    says: [/组织调研组/, /接受省文化和旅游厅/],
  },
];

/** Contradictions and gaps of the clauses and tasks, each with the sentences that disagree. */
export function clauseQuestions(
  clauses: readonly Clause[],
  projects: readonly Project[],
  milestones: readonly Milestone[],
  issuedOn: string | null,
): readonly RaisedQuestion[] {
  const numbered = clauses.filter(({ id }) => id !== "");
  const texts = [...numbered, ...projects.filter((project) => project.fields.task.text !== "").map(taskAsClause)];
  const asked = CLAUSE_QUESTIONS.flatMap((question) => {
    const quotes = quotesOf(texts, question.says);
    if (quotes.length < question.says.length) return [];
    const also = quotesOf(texts, question.also ?? []);
    return raise(question, [...quotes, ...also], projectsQuoted(projects, [...quotes, ...also]));
  });
  return [...asked, ...dueBeforeIssue(numbered, milestones, issuedOn)];
}

function taskAsClause({ number, fields: { task } }: Project): Clause {
  return { id: `P${number}`, text: task.text, starts: [{ offset: 0, line: task.line ?? 0 }] };
}

function quotesOf(texts: readonly Clause[], patterns: readonly RegExp[]): readonly Quote[] {
  return patterns.map((pattern) => quoteClause(texts, pattern)).filter((quote) => quote !== null);
}

function projectsQuoted(projects: readonly Project[], quotes: readonly Quote[]): readonly number[] {
  return projects
    .filter(({ fields: { task } }) => quotes.some(({ line, text }) => line === task.line && task.text.includes(text)))
    .map(({ number }) => number);
}

/** C01: steps that were due before the notice was issued. */
function dueBeforeIssue(
  clauses: readonly Clause[],
  milestones: readonly Milestone[],
  issuedOn: string | null,
): readonly RaisedQuestion[] {
  if (issuedOn === null) return [];
  const early = milestones.filter(({ date, precision }) => precision === "month" && date < issuedOn.slice(0, 7));
  const ids = new Set(early.map(({ clause }) => clause.replace(/[一二三四五六七八九十]$/, "")));
  const quotes = clauses
    .filter(({ id }) => ids.has(id))
    .map(({ text, starts }) => ({ text: /^[^）)]*[）)]/.exec(text)?.[0] ?? text, line: starts[0]?.line ?? null }));
  const text: QuestionText = {
    id: "C01",
    topic: `有的步骤在文件印发日（${issuedOn}）之前已到期`,
    assumption: "标为文件印发前已到期，不对单位报逾期",
  };
  return raise(text, quotes);
}
