import { NO_RECORDS } from "../../src/domain/records";
import type { FundBook, FundDocument } from "../../src/domain/book";
import { fen, fromSteps, sumFen, type Fen } from "../../src/domain/money";
import type { Field, Project } from "../../src/domain/project";
import type { Unit } from "../../src/domain/units";
import type { BookView, Headline, LackingRule, PlacedFinding } from "../../src/usecases/view";

/** Small views by hand, for what the pane shows; the use cases themselves are tested elsewhere. */
const UNITS: readonly Unit[] = [
  { code: "CUL", name: "州文化馆", shortName: "州文化馆", level: "prefecture", aliases: [] },
  { code: "LIB", name: "州图书馆", shortName: "州图书馆", level: "prefecture", aliases: [] },
  { code: "532327", name: "永仁县", shortName: "永仁", level: "county", aliases: [] },
];

function original(text: string, line: number): Field {
  return { text, status: "original", line };
}

const NETWORK: Project = {
  number: 1,
  fields: {
    number: original("1", 98),
    category: original("完善公共数字文化服务网络", 98),
    name: original("公共文化云建设项目", 98),
    builders: original("各县（市）文化和旅游局", 98),
    task: original("接入平台", 98),
  },
  shortName: "公共文化云",
  category: "network",
  categoryLabel: "完善公共数字文化服务网络",
  builders: ["532327"],
  coordinator: null,
  placeholder: false,
  amount: null,
  fixedAmount: null,
  resourcePart: null,
  weight: 1,
  questionIds: ["C16"],
};

const GAP: Project = {
  ...NETWORK,
  number: 2,
  fields: Object.fromEntries(
    Object.keys(NETWORK.fields).map((name) => [name, { text: "", status: "missing", line: null }]),
  ) as unknown as Project["fields"],
  shortName: "",
  category: null,
  categoryLabel: "",
  builders: [],
  placeholder: true,
  weight: 0,
  questionIds: [],
};

const SHIFTED: Project = {
  ...NETWORK,
  number: 6,
  fields: {
    ...NETWORK.fields,
    number: original("6", 120),
    category: { text: "建设公共数字文化资源", status: "inferred", line: null },
    name: { text: "全民艺术普及资源", status: "inferred", line: 120 },
    task: { text: "", status: "missing", line: null },
  },
  shortName: "艺术普及",
  category: "resource",
  categoryLabel: "建设公共数字文化资源",
  builders: ["CUL"],
  coordinator: "CUL",
  questionIds: [],
};

const SAMPLE_DOCUMENT: FundDocument = {
  direction: "in",
  documentNumber: "示例财教〔2020〕1号",
  issuedOn: "2020-03-02",
  receivedOn: null,
  counterpart: "省财政厅",
  documentTotal: null,
  amount: fromSteps(4703),
  note: "示例数据",
  source: "central",
};

const EMPTY_BOOK: FundBook = {
  title: "楚雄州文化和旅游局关于中央补助地方公共数字文化建设专项资金分配、使用和监管工作落实方案",
  year: 2020,
  noticeNumber: "楚文旅通〔2020〕15号",
  sample: true,
  state: "草案",
  version: 2,
  units: UNITS,
  projects: [NETWORK, GAP, SHIFTED],
  ledger: [],
  method: "even",
  factors: [],
  computed: {},
  decided: {},
  holds: [],
  catalogue: [],
  rules: [],
  ...NO_RECORDS,
  today: { date: "2020-05-25", typed: true },
  repairs: [
    {
      id: "r1",
      project: 6,
      rule: "row-shift",
      field: "name",
      before: "6",
      after: "全民艺术普及资源",
      confidence: "high",
      line: 120,
    },
  ],
  openQuestions: [
    {
      id: "C11",
      topic: "缺号2",
      quotes: [{ text: "| 1 | 3 |", line: 101 }],
      assumption: "保留缺号，不分钱",
    },
  ],
  unreadable: [],
};

const FUNDED_BOOK: FundBook = { ...EMPTY_BOOK, ledger: [SAMPLE_DOCUMENT] };

export const DECIDED_BOOK: FundBook = {
  ...FUNDED_BOOK,
  decided: { P1: { "532327": fromSteps(2822) }, P6: { CUL: fromSteps(1881) } },
  computed: { P1: { "532327": fromSteps(2822) }, P6: { CUL: fromSteps(1881) } },
};

const RESOURCE: Headline = {
  rule: "R03",
  name: { zh: "资源", en: "Resources" },
  measure: "money",
  actual: fromSteps(1881),
  limit: fromSteps(1882),
  slack: fromSteps(-1),
  verdict: "broken",
};

const PREFECTURE: Headline = {
  rule: "R04",
  name: { zh: "州级", en: "Prefecture" },
  measure: "money",
  actual: fromSteps(950),
  limit: fromSteps(565),
  slack: fromSteps(385),
  verdict: "met",
};

export const SHORTAGE: PlacedFinding = {
  id: "R03",
  rule: "R03",
  verdict: "broken",
  level: "must",
  stage: "allocation",
  clause: "八（一）1",
  quote: "用于资源建设的经费不低于40%",
  address: "分配表!C4",
  measure: "money",
  actual: fromSteps(1881),
  limit: fromSteps(1882),
  shortage: fromSteps(1),
  figure: "18.81/18.82",
  due: "",
  name: { zh: "资源建设经费", en: "Resource funds" },
  sentence: {
    zh: "资源建设经费18.81万元，应不少于18.82万元（47.03×40%），还差0.01万元。依据：八（一）1。",
    en: "Resource funds are 18.81, at least 18.82 is due.",
  },
  remedy: { zh: "把0.01万元移到资源类项目。", en: "Move 0.01 to a resource project." },
};

const ADVICE: PlacedFinding = {
  ...SHORTAGE,
  id: "R22:P6",
  rule: "R22",
  level: "advice",
  address: "分配表!E12",
  name: { zh: "非建设单位", en: "Outside builders" },
  sentence: { zh: "6 艺术普及有1格分给了非建设单位。", en: "Project 6 gives one cell to an outside unit." },
  quote: "",
};

const MET: PlacedFinding = {
  ...SHORTAGE,
  id: "R04",
  rule: "R04",
  verdict: "met",
  name: { zh: "州级统筹", en: "Prefecture share" },
  sentence: { zh: "州级统筹9.50万元，应不少于5.65万元，余3.85万元。", en: "Prefecture share is met." },
};

function view(book: FundBook, change: Partial<BookView>): BookView {
  const total = sumFen(book.ledger.map((document) => document.amount));
  const amounts = Object.values(book.decided).flatMap((line): Fen[] => Object.values(line));
  const allocated = sumFen(amounts);
  return {
    book,
    total,
    allocated,
    difference: fen(total - allocated),
    headlines: [],
    findings: [],
    passed: [],
    metCount: 0,
    undetermined: [],
    notDue: [],
    openQuestions: book.openQuestions.length,
    ...change,
  };
}

const NO_DATA_HEADLINE: Headline = { ...RESOURCE, actual: 0, limit: 0, slack: 0, verdict: "noData" };
export const LACKING: LackingRule = {
  id: "R03",
  rule: "R03",
  level: "must",
  sentence: { zh: "资源建设经费：无数据，资金台账里没有指标文件。", en: "Resource funds: no data." },
  clause: "八（一）1",
  quote: "",
  name: RESOURCE.name,
  missing: { zh: "资金台账里没有指标文件", en: "The ledger is empty" },
  address: "资金台账!A2",
};

/** A notice was read; no money yet. */
export const READ_VIEW = view(EMPTY_BOOK, { headlines: [NO_DATA_HEADLINE], undetermined: [LACKING] });
/** Money is in; nothing allocated. */
export const FUNDED_VIEW = view(FUNDED_BOOK, { headlines: [NO_DATA_HEADLINE], undetermined: [LACKING] });
/** Allocated; the resource share is 0.01 short. */
export const BROKEN_VIEW = view(DECIDED_BOOK, {
  headlines: [RESOURCE, PREFECTURE],
  findings: [SHORTAGE, ADVICE],
  passed: [MET],
  metCount: 1,
});
/** Allocated; everything is met. */
export const MET_VIEW = view(DECIDED_BOOK, {
  headlines: [{ ...RESOURCE, actual: fromSteps(1882), slack: 0, verdict: "met" }, PREFECTURE],
  passed: [MET],
  metCount: 1,
});
