import type { Project } from "../../domain/project";
import { recogniseUnits } from "../../domain/recognise";
import type { UnitCode } from "../../domain/units";
import {
  distinct,
  nameQuote,
  numbersOf,
  printed,
  quoteOf,
  type Check,
  type Contradiction,
  type Quote,
} from "./reading";

/** C15: a project of one category whose name or task speaks of another. */
const mixedContent: Check = (reading) => {
  const mixed = printed(reading).filter(({ category, fields: { name, task } }) => {
    if (category === "resource") return /服务|应用|公开课|推广|培训/.test(name.text) && /资源|源|建设/.test(name.text);
    return category !== null && /课件|讲座视频|资源库|数据库/.test(task.text);
  });
  return [
    {
      check: "mixed-content",
      about: "categories",
      topic: "项目内容跨类型，其中资源建设经费多少未写明",
      assumption: "全额按所列类型计，可另填其中资源建设金额",
      ask: "这些项目的资金按哪一类型计算，或各占多少",
      quotes: mixed.map(nameQuote),
      projects: numbersOf(mixed),
    },
  ];
};

/** C16: a task sets targets for a unit that its 建设单位 does not name. */
const indicatorsOfOthers: Check = ({ projects, indicators, units }) => {
  const builders = new Map(projects.map((project) => [project.number, new Set(project.builders)]));
  const named = new Map<string, readonly UnitCode[]>();
  const outside = new Map<number, Set<string>>();
  for (const { project, unit } of indicators) {
    const codes = named.get(unit) ?? recogniseUnits(unit, units).units;
    named.set(unit, codes);
    if (codes.every((code) => builders.get(project)?.has(code))) continue;
    outside.set(project, (outside.get(project) ?? new Set<string>()).add(unit));
  }
  const asked = projects.filter(({ number }) => outside.has(number));
  const quotes = asked.flatMap(({ number, fields: { builders: cell, task } }): Quote[] => [
    { text: cell.text, line: cell.line },
    ...[...(outside.get(number) ?? [])].map((unit) => ({ text: `${unit}绩效目标`, line: task.line })),
  ]);
  return [
    {
      check: "indicators-of-others",
      about: "builders",
      topic: "建设单位之外的单位也有绩效目标，其经费由谁承担",
      assumption: "只向所列建设单位分配",
      ask: "该单位的经费由谁承担",
      quotes,
      projects: numbersOf(asked),
    },
  ];
};

/** 州县11家图书馆, 11个州县公共图书馆, 全市12所学校. */
const TAKING_PART = /(?:州县|市县)(?:级)?\s*\d+|\d+\s*[个家所]?\s*(?:州县|市县)|全[州市县]\s*\d+\s*[个家所]/;

/** C17: one holds the money, others take part or benefit. */
const benefitOfOthers: Check = (reading) => {
  const taking = printed(reading).filter(
    ({ coordinator, fields: { task } }) => coordinator !== null && TAKING_PART.test(task.text),
  );
  const quotes = taking.map(({ fields: { task } }) => ({
    text: task.text.split(/[，。\n]/).find((part) => TAKING_PART.test(part)) ?? "",
    line: task.line,
  }));
  return [
    {
      check: "benefit-of-others",
      about: "beneficiaries",
      topic: "资金在一家，各县市馆受益或参与",
      assumption: "资金只计建设单位，受益单位另行登记",
      ask: "资金是否全部由建设单位支出",
      quotes,
      projects: numbersOf(taking),
    },
  ];
};

const NOTHING_NEW = /以现有[^，。；]*为主|严禁(?:重复|新)建|不得(?:重复|新)建|原则上不再?新建|避免重复建设/;
const NEW_PLATFORM = /(?:开发|创建|新建|搭建|建设)[^，。；]{0,14}(?:平台|系统|网站|客户端)/;

/** C24: a new platform where the paper wants existing ones used. */
const newPlatforms: Check = (reading) => {
  const wanted = reading.segments.filter(({ text, project }) => project === null && NOTHING_NEW.test(text));
  if (wanted.length === 0) return [];
  const asked = printed(reading).flatMap((project): { project: Project; quote: Quote }[] => {
    const { name, task } = project.fields;
    const said = task.text.split(/[，。；\n]/).find((part) => NEW_PLATFORM.test(part));
    if (said !== undefined) return [{ project, quote: { text: said, line: task.line } }];
    return /平台$|系统$/.test(name.text) ? [{ project, quote: nameQuote(project) }] : [];
  });
  if (asked.length === 0) return [];
  return [
    {
      check: "new-platform",
      about: "platforms",
      topic: `新建平台与“${wanted[0]?.text ?? ""}”的要求`,
      assumption: "提示说明理由，不作禁止",
      ask: "这些平台能否新建",
      quotes: distinct([...wanted.slice(0, 1).map(quoteOf), ...asked.map(({ quote }) => quote)]),
      projects: numbersOf(asked.map(({ project }) => project)),
    },
  ];
};

const HANDED_TO = /将?([^，。；、将并]{2,14}?(资源|成果|数据|材料|报告))(?:提交|报送|移交|汇交)([^，。；、]{2,20})/g;

/** C25: results of one kind are handed to named offices, one of them to nobody. */
const withoutAddressee: Check = ({ sentences, clauses }) => {
  const handed = sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(HANDED_TO)].map(([, what = "", kind = ""]) => ({ sentence, what, kind })),
  );
  const kinds = new Set(handed.map(({ kind }) => kind));
  return [...kinds].flatMap((kind): Contradiction[] => {
    const named = handed.filter((one) => one.kind === kind);
    if (named.length < 2) return [];
    const heads = clauses.flatMap(({ text, starts }): Quote[] => {
      const head = new RegExp(`^\\s*([^。，；]{2,14}${kind})[。:：]`).exec(text)?.[1];
      return head === undefined ? [] : [{ text: head, line: starts[0]?.line ?? null }];
    });
    const left = heads.filter(({ text }) => named.every(({ what }) => !what.includes(text) && !text.includes(what)));
    if (left.length === 0 || left.length === heads.length) return [];
    return [
      {
        check: "without-addressee",
        about: kind,
        topic: `${left.map(({ text }) => text).join("、")}没有指定报送单位`,
        assumption: "列为未指定报送单位",
        ask: "该类成果报送何处",
        quotes: distinct([...left, ...named.map(({ sentence }) => quoteOf(sentence))]),
        projects: [],
      },
    ];
  });
};

const APPROVED_BY = /(?:方案|计划)[^。；]*?报经?([^，。；]{2,14}?)(?:审定|审批|批准|同意)/;

/** C27: plans are approved by different offices: two papers, or one paper twice? */
const differentApprovers: Check = ({ sentences }) => {
  const approvals = new Map<string, Quote>();
  for (const sentence of sentences) {
    const match = APPROVED_BY.exec(sentence.text);
    const part = sentence.text.split(/[，,]/).find((one) => /报[^，]*(?:审定|审批|批准|同意)/.test(one));
    const office = match?.[1]?.trim();
    if (office === undefined || part === undefined || approvals.has(office)) continue;
    approvals.set(office, { text: part.trim(), line: sentence.line });
  }
  if (approvals.size < 2) return [];
  return [
    {
      check: "different-approvers",
      about: "approvals",
      topic: `方案各有审定机关（${[...approvals.keys()].join("、")}）`,
      assumption: "落实方案与分配方案分别登记审定",
      ask: "哪一份方案由哪一级审定",
      quotes: [...approvals.values()],
      projects: [],
    },
  ];
};

export const SCOPE_CHECKS: readonly Check[] = [
  mixedContent,
  indicatorsOfOthers,
  benefitOfOthers,
  newPlatforms,
  withoutAddressee,
  differentApprovers,
];
