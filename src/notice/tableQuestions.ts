import type { Indicator, Project } from "../domain/project";
import { recogniseUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";
import type { Clause } from "./clauses";
import { raise, type QuestionQuote, type RaisedQuestion } from "./questionList";
import { quoteClause } from "./quotes";
import type { CellRepair } from "./draftRows";

/** What the questions about the table are asked of. */
export interface TableFindings {
  readonly projects: readonly Project[];
  readonly repairs: ReadonlyMap<number, readonly CellRepair[]>;
  readonly indicators: readonly Indicator[];
  readonly clauses: readonly Clause[];
  readonly units: readonly Unit[];
}

/** Gaps, repairs and doubtful readings of the table (C11–C17, C21, C22, C28, C33, C38 in docs/domain.md). */
export function tableQuestions(findings: TableFindings): readonly RaisedQuestion[] {
  const ask = [
    missingNumbers,
    shiftedRows,
    doubtfulLevel,
    filledCategories,
    mixedContent,
    indicatorsOfOthers,
    benefitOfOthers,
    bareNumbers,
    withoutIndicator,
    lostWord,
    unresolvedBuilders,
    foreignCategories,
  ];
  return ask.flatMap((question) => question(findings));
}

function printed({ projects }: TableFindings): readonly Project[] {
  return projects.filter(({ placeholder }) => !placeholder);
}

function nameQuote({ fields: { name } }: Project): QuestionQuote {
  return { text: name.text, line: name.line };
}

function numbersOf(projects: readonly Project[]): readonly number[] {
  return projects.map(({ number }) => number);
}

function missingNumbers({ projects }: TableFindings): readonly RaisedQuestion[] {
  const gaps = projects.filter(({ placeholder }) => placeholder);
  const beside = projects.filter(
    (project, index) =>
      !project.placeholder && [projects[index - 1], projects[index + 1]].some((one) => one?.placeholder),
  );
  const numbers = numbersOf(gaps);
  const topic = `序号${numbers.join("、")}在表中缺失，内容待与原件核对`;
  const assumption = "保留空位，不补写内容，不安排资金";
  return gaps.length === 0 ? [] : raise({ id: "C11", topic, assumption }, beside.map(nameQuote), numbers);
}

function shiftedRows({ projects, repairs }: TableFindings): readonly RaisedQuestion[] {
  const shifted = projects.filter(({ number }) => repairs.get(number)?.some(({ rule }) => rule === "row-shift"));
  const quotes = shifted.flatMap(({ number }) =>
    (repairs.get(number) ?? [])
      .filter(({ rule, before }) => rule === "row-shift" && before !== "")
      .map(({ before, line }) => ({ text: before, line })),
  );
  const topic = `第${numbersOf(shifted).join("、")}项各栏右移一列，建设任务缺失`;
  const assumption = "按推断移回，建设任务待与原件核对";
  return raise({ id: "C12", topic, assumption }, quotes, numbersOf(shifted));
}

function doubtfulLevel(findings: TableFindings): readonly RaisedQuestion[] {
  const projects = printed(findings).filter(({ fields }) => fields.builders.text.includes("州市"));
  const clause = quoteClause(findings.clauses, /各州市/);
  const quotes = projects.map(({ fields: { builders } }) => ({ text: builders.text, line: builders.line }));
  const text = { id: "C13", topic: "“州市”疑为“州县”或“县市”", assumption: "按州级一馆和各县市馆理解" };
  return raise(text, clause === null ? quotes : [...quotes, clause], numbersOf(projects));
}

function filledCategories(findings: TableFindings): readonly RaisedQuestion[] {
  const filled = printed(findings).filter(({ number }) =>
    findings.repairs.get(number)?.some(({ rule }) => rule === "fill-down"),
  );
  const sources = new Set(filled.map(({ fields }) => fields.category.line));
  const quotes = printed(findings)
    .map(({ fields }) => fields.category)
    .filter(({ line }, index, all) => sources.has(line) && all.findIndex((one) => one.line === line) === index)
    .map(({ text, line }) => ({ text, line }));
  const text = {
    id: "C14",
    topic: "项目类型栏空白（合并单元格），分项标题是否适用于以下各项",
    assumption: "沿用上方类型，破折号后的分项标题只用于本行",
  };
  return raise(text, quotes, numbersOf(filled));
}

function mixedContent(findings: TableFindings): readonly RaisedQuestion[] {
  const mixed = printed(findings).filter(({ category, fields: { name, task } }) =>
    category === "resource" ? /服务|应用/.test(name.text) && /资源/.test(name.text) : /课件|讲座视频/.test(task.text),
  );
  const text = {
    id: "C15",
    topic: "项目内容跨类型，其中资源建设经费多少未写明",
    assumption: "全额按所列类型计，可另填其中资源建设金额",
  };
  return raise(text, mixed.map(nameQuote), numbersOf(mixed));
}

/** C16: a task sets targets for a unit that its 建设单位 does not name. */
function indicatorsOfOthers(findings: TableFindings): readonly RaisedQuestion[] {
  const outside = findings.indicators.filter(({ project, unit }) => {
    const builders = findings.projects.find(({ number }) => number === project)?.builders ?? [];
    return recogniseUnits(unit, findings.units).units.some((code) => !builders.includes(code));
  });
  const asked = printed(findings).filter(({ number }) => outside.some(({ project }) => project === number));
  const quotes = asked.flatMap(({ number, fields: { builders, task } }) =>
    [
      { text: builders.text, line: builders.line },
      ...new Set(outside.filter(({ project }) => project === number).map(({ unit }) => unit)),
    ].map((quote) => (typeof quote === "string" ? { text: `${quote}绩效目标`, line: task.line } : quote)),
  );
  const text = {
    id: "C16",
    topic: "建设单位之外的单位也有绩效目标，其经费由谁承担",
    assumption: "只向所列建设单位分配",
  };
  return raise(text, quotes, numbersOf(asked));
}

/** 州县11家图书馆, 11个州县公共图书馆. */
const TAKING_PART = /州县(?:级)?\s*\d+|\d+\s*[个家]?州县/;

function benefitOfOthers(findings: TableFindings): readonly RaisedQuestion[] {
  const taking = printed(findings).filter(
    ({ coordinator, fields: { task } }) => coordinator !== null && TAKING_PART.test(task.text),
  );
  const quotes = taking.map(({ fields: { task } }) => ({
    text: task.text.split(/[，。]/).find((part) => TAKING_PART.test(part)) ?? "",
    line: task.line,
  }));
  const text = { id: "C17", topic: "资金在一家，各县市馆受益或参与", assumption: "资金只计建设单位，受益单位另行登记" };
  return raise(text, quotes, numbersOf(taking));
}

function bareNumbers(findings: TableFindings): readonly RaisedQuestion[] {
  const bare = findings.indicators.filter(({ comparator }) => comparator === "(>=)");
  const quotes = bare.flatMap(({ project, value, measure }) => {
    const task = findings.projects.find(({ number }) => number === project)?.fields.task;
    const parts = task?.text.split(/[，。；（）\n]/) ?? [];
    const part = parts.find((one) => new RegExp(`${value}\\s*${measure}`).test(one) && !/不少于|不低于/.test(one));
    return part === undefined ? [] : [{ text: part.trim(), line: task?.line ?? null }];
  });
  const text = { id: "C21", topic: "指标数后未写“不少于”等比较词", assumption: "按不少于理解，并注明原文未写" };
  return raise(
    text,
    quotes,
    bare.map(({ project }) => project),
  );
}

function withoutIndicator(findings: TableFindings): readonly RaisedQuestion[] {
  const measured = new Set(findings.indicators.map(({ project }) => project));
  const plain = printed(findings).filter(({ number }) => !measured.has(number));
  const text = { id: "C22", topic: "项目没有可计量的目标", assumption: "按定性指标，凭佐证材料，方案中补数" };
  return raise(text, plain.map(nameQuote), numbersOf(plain));
}

function lostWord(findings: TableFindings): readonly RaisedQuestion[] {
  const suspicious = printed(findings).filter(({ fields: { name } }) => /阅读源/.test(name.text));
  const text = { id: "C28", topic: "“阅读源”疑脱一字，应为“阅读资源”", assumption: "保留原文，不改名称" };
  return raise(text, suspicious.map(nameQuote), numbersOf(suspicious));
}

function unresolvedBuilders(findings: TableFindings): readonly RaisedQuestion[] {
  const asked = printed(findings).filter(({ builders, fields }) => {
    return builders.length === 0 || recogniseUnits(fields.builders.text, findings.units).unresolved.length > 0;
  });
  const quotes = asked.map(({ fields: { builders, name } }) =>
    builders.text === "" ? { text: name.text, line: name.line } : { text: builders.text, line: builders.line },
  );
  const text = { id: "C33", topic: "建设单位空缺或有认不出的单位", assumption: "只列认得的单位，其余待指定" };
  return raise(text, quotes, numbersOf(asked));
}

function foreignCategories(findings: TableFindings): readonly RaisedQuestion[] {
  const foreign = printed(findings).filter(({ category }) => category === null);
  const labels = new Map(
    foreign.map(({ fields: { category, name } }) => [category.text, category.text === "" ? name : category]),
  );
  const text = {
    id: "C38",
    topic: "项目类型空缺或不属于网络、资源、推广三类",
    assumption: "保留原类型，不计入资源建设比例",
  };
  return raise(
    text,
    [...labels.values()].map(({ text: quote, line }) => ({ text: quote, line })),
    numbersOf(foreign),
  );
}
