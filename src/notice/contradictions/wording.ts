import type { Project } from "../../domain/project";
import {
  distinct,
  nameQuote,
  numbersOf,
  printed,
  projectsOf,
  quoteOf,
  type Check,
  type Contradiction,
} from "./reading";

/** C13: 州市 where counties are meant, a slip from a paper of the level above. */
const doubtfulLevel: Check = (reading) => {
  const slip = /州市|市州|地市州/;
  const projects = printed(reading).filter(({ fields }) => slip.test(fields.builders.text));
  const clauses = reading.segments.filter(({ text, project }) => project === null && slip.test(text));
  const quotes = [
    ...projects.map(({ fields: { builders } }) => ({ text: builders.text, line: builders.line })),
    ...clauses.slice(0, 3).map(quoteOf),
  ];
  const topic = "“州市”疑为“州县”或“县市”";
  const assumption = "按本级一馆和各县市馆理解";
  const ask = "“州市”所指的单位范围";
  return [{ check: "doubtful-level", about: "州市", topic, assumption, ask, quotes, projects: numbersOf(projects) }];
};

/** C21: a number without 不少于 or the like. */
const bareNumbers: Check = ({ indicators }) => {
  const bare = indicators.filter(({ comparator, kind }) => comparator === "(>=)" && kind === "number");
  const exact = indicators.filter(({ comparator, kind, measure }) => {
    return comparator === "=" && kind === "number" && /^[个家所]$/.test(measure);
  });
  const asked = [...bare, ...exact];
  return [
    {
      check: "bare-number",
      about: "comparator",
      topic: "指标数后未写“不少于”等比较词",
      assumption: "按不少于理解，并注明原文未写；全部馆的个数按等于理解",
      ask: "这些数是下限还是定数",
      quotes: bare.length === 0 ? [] : distinct(asked.map(({ quote, line }) => ({ text: quote, line }))),
      projects: projectsOf(asked),
    },
  ];
};

/** C22: a task, or no task at all, that nothing can be measured by. */
const withoutMeasure: Check = (reading) => {
  const measured = new Set(
    reading.indicators.filter(({ kind }) => kind !== "qualitative").map(({ project }) => project),
  );
  const plain = printed(reading).filter(({ number }) => !measured.has(number));
  return [
    {
      check: "without-measure",
      about: "tasks",
      topic: "项目没有可计量的目标",
      assumption: "按定性指标，凭佐证材料，方案中补数",
      ask: "这些项目的年度目标数",
      quotes: plain.flatMap((project) => [nameQuote(project), ...taskQuote(project)]),
      projects: numbersOf(plain),
    },
  ];
};

function taskQuote({ fields: { task } }: Project): Contradiction["quotes"] {
  return task.text === "" ? [] : [{ text: task.text.slice(0, 60), line: task.line }];
}

/** Groups a paper speaks of without saying who belongs to them. */
const UNDEFINED_GROUPS = [
  "贫困地区",
  "贫困县",
  "欠发达地区",
  "薄弱学校",
  "重点县",
  "重点地区",
  "重点乡镇",
  "偏远地区",
  "边远地区",
  "有条件的县市",
  "有条件的地方",
  "部分县市",
  "部分县区",
  "示范县",
  "试点县",
  "相关县市",
  "相关县区",
  "有关县市",
  "有关县区",
] as const;

/** C23, C26: 贫困地区, 相关县市: which ones? */
const undefinedGroups: Check = ({ segments, sentences }) =>
  UNDEFINED_GROUPS.flatMap((group): Contradiction[] => {
    const said = segments.filter(({ text }) => text.includes(group));
    const defined = new RegExp(`${group}[”"]?(?:是指|指|包括|为|[（(][^）)]*、)`);
    if (said.length === 0 || sentences.some(({ text }) => defined.test(text))) return [];
    const counties = /县市|县区/.test(group);
    return [
      {
        check: counties ? "undefined-counties" : "undefined-group",
        about: group,
        topic: `“${group}”所指县市未列明${counties ? "，是否包括全部县市" : ""}`,
        assumption: counties ? "零分配须填明理由" : "暂不指定县市",
        ask: `“${group}”具体包括哪些`,
        quotes: distinct(said.slice(0, 3).map(quoteOf)),
        projects: projectsOf(said),
      },
    ];
  });

/** Words that end the names of things; one of their characters gets lost in scanning. */
const HEAD_WORDS = [
  "资源",
  "服务",
  "平台",
  "活动",
  "培训",
  "工程",
  "网络",
  "设备",
  "管理",
  "学校",
  "水库",
  "灌区",
] as const;
const CHINESE = /^[\u4e00-\u9fa5]{2}$/;

/** C28: a name that says 阅读源 where the text says 阅读资源. */
const lostCharacters: Check = (reading) => {
  const whole = new Set<string>();
  const broken = new Set<string>();
  for (const { text } of reading.sentences) collectWords(text, whole, broken);
  const suspects = printed(reading).flatMap((project) => {
    const found = lostIn(project.fields.name.text, whole, broken);
    return found === null ? [] : [{ project, found }];
  });
  const words = [...new Set(suspects.map(({ found }) => `“${found.printed}”疑脱一字，应为“${found.meant}”`))];
  return [
    {
      check: "lost-character",
      about: "names",
      topic: words.join("；"),
      assumption: "保留原文，不改名称",
      ask: "项目名称的正确写法",
      quotes: suspects.map(({ project }) => nameQuote(project)),
      projects: numbersOf(suspects.map(({ project }) => project)),
    },
  ];
};

/** 阅读 before 资源 goes to `whole` as 阅读资源; 阅读 before a lone 源 goes to `broken`. */
function collectWords(text: string, whole: Set<string>, broken: Set<string>): void {
  for (const head of HEAD_WORDS) {
    const [first = "", last = ""] = head;
    for (let at = text.indexOf(last); at >= 0; at = text.indexOf(last, at + 1)) {
      if (text[at - 1] === first) whole.add(text.slice(Math.max(0, at - 3), at + 1));
      else broken.add(text.slice(Math.max(0, at - 2), at + 1));
    }
  }
}

function lostIn(
  name: string,
  whole: ReadonlySet<string>,
  broken: ReadonlySet<string>,
): { readonly printed: string; readonly meant: string } | null {
  for (const head of HEAD_WORDS) {
    const [first = "", last = ""] = head;
    for (let at = name.indexOf(last, 2); at >= 0; at = name.indexOf(last, at + 1)) {
      const before = name.slice(at - 2, at);
      const isWhole = name[at - 1] === first || !CHINESE.test(before) || broken.has(before + last);
      if (!isWhole && whole.has(before + head)) return { printed: before + last, meant: before + head };
    }
  }
  return null;
}

export const WORDING_CHECKS: readonly Check[] = [
  doubtfulLevel,
  bareNumbers,
  withoutMeasure,
  undefinedGroups,
  lostCharacters,
];
