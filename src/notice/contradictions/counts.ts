import { wholeNumber } from "../../domain/chineseNumbers";
import { formatWan, parseAmount, sumFen } from "../../domain/money";
import { distinct, printed, projectsOf, quoteOf, type Check } from "./reading";

const COUNTIES =
  /(?<![\d至到—~-])(\d{1,3}|[一二三四五六七八九十]{1,3})\s*个?\s*(?:县市|县（市）|县\(市\)|县区|区县|县（市、区）|县\(市、区\)|旗县)(?!级)/;
/** What stands before a count of some of them. */
const NOT_ALL = /(?:每年|不少于|不低于|至少|其中|部分|[%％]的?|至|到|前|首批)\s*$/;

/** The paper counts its counties; ours are more or fewer. */
const differentUnitCount: Check = ({ segments, units }) => {
  const counties = units.filter(({ level }) => level === "county").length;
  if (counties === 0) return [];
  const differing = segments.filter(({ text }) => {
    const match = COUNTIES.exec(text);
    if (match === null || NOT_ALL.test(text.slice(0, match.index))) return false;
    return (wholeNumber(match[1] ?? "") ?? counties) !== counties;
  });
  return [
    {
      check: "unit-count",
      about: "counties",
      topic: `文中县市个数与单位名单（${counties}个）不一致`,
      assumption: "以单位名单为准",
      ask: "县市的个数和名单",
      quotes: distinct(differing.map(quoteOf)),
      projects: projectsOf(differing),
    },
  ];
};

/** 一、三、: a number of the clauses is left out. */
const clauseGaps: Check = ({ clauseGaps: gaps }) => [
  {
    check: "clause-gap",
    about: "clauses",
    topic: `条款编号不连续，缺${gaps.map(({ missing }) => missing).join("、")}`,
    assumption: "保留原编号，不重新编号",
    ask: "所缺条款的内容，或编号是否有误",
    quotes: gaps.flatMap(({ quotes }) => quotes),
    projects: [],
  },
];

const STATED_TOTAL =
  /(?:共|合计|总额|总计|下达|安排|补助)[^，。；\d]{0,24}(?:资金|经费|补助)[^，。；\d]{0,8}(\d[\d,，]*(?:\.\d+)?)\s*(万元|元)/;

/** The text says one total, the table adds up to another. */
const differentTotal: Check = (reading) => {
  const rows = printed(reading);
  const amounts = rows.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const stated = reading.segments.flatMap((segment) => {
    const match = segment.project === null ? STATED_TOTAL.exec(segment.text) : null;
    const unit = match?.[2] === "元" ? "元" : "万元";
    const amount = match === null ? null : parseAmount(match[1] ?? "", unit);
    return amount?.ok ? [{ segment, amount: amount.value }] : [];
  });
  if (amounts.length === 0 || amounts.length < rows.length || stated.length === 0) return [];
  const sum = sumFen(amounts);
  if (stated.some(({ amount }) => amount === sum)) return [];
  return [
    {
      check: "stated-total",
      about: "money",
      topic: `正文所写资金总额与表中各项之和（${formatWan(sum)}万元）不一致`,
      assumption: "以资金文件登记的数额为准，表中金额照录",
      ask: "资金总额以哪一个为准",
      quotes: distinct(stated.map(({ segment }) => quoteOf(segment))),
      projects: [],
    },
  ];
};

export const COUNT_CHECKS: readonly Check[] = [differentUnitCount, clauseGaps, differentTotal];
