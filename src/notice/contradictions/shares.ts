import { distinct, projectsOf, quoteOf, type Check, type Contradiction, type Reading, type Statement } from "./reading";

const PERCENT = /\d+(?:\.\d+)?\s*[%％]/;
const SHARE_OF_TASKS = /\d+(?:\.\d+)?\s*[%％]的?[^，。；]*?(?:任务|工作|项目)由[^，。；]*?(?:统筹|承担|负责|实施|完成)/;
const SHARE_OF_MONEY =
  /(?:经费|资金|投入|支出)[^，。；]*?(?:不少于|不低于|不超过|不高于|达到|占)[^，。；]*?(?:资金|经费|总额|投入|补助)[^，。；]*?\d+(?:\.\d+)?\s*[%％]|\d+(?:\.\d+)?\s*[%％]的?(?:资金|经费)/;
const SAYS_WHOSE = /全州|全市|全省|全县|本单位|各单位|各县|每个|本级|各地/;
const SHARE_OF_WORK = /完成[^，。；\d]{0,12}\d+(?:\.\d+)?\s*[%％]的?[^，。；]*?(?:任务|建设|工程|工作)量?/;
const SAYS_HOW = /权重|折算|计分办法|评分|得分|按投资额|按[^，。；]{1,10}(?:计算|计量)/;
const SHARE_OF_COUNTIES =
  /(\d+(?:\.\d+)?)\s*[%％]\s*的?\s*(?:县级|县市级?|县（市）级?|县区级?|县（市、区）级?|县|乡镇)/;

/** C08: a share of tasks that somebody coordinates: of money, of projects or of what is produced? */
const shareOfTasks: Check = ({ segments }) =>
  one(segments, SHARE_OF_TASKS, {
    check: "share-of-tasks",
    topic: "统筹比例按资金、按项目数还是含统筹县市实施",
    assumption: "按资金，由统筹单位自己承担的部分计",
    ask: "该比例按资金、按项目数还是按产出量计算，统筹是否含由县市实施的部分",
  });

/** C18: a share of money without saying of whose total. */
const shareOfMoney: Check = ({ segments }) =>
  one(
    segments.filter(({ text }) => !SAYS_WHOSE.test(text)),
    SHARE_OF_MONEY,
    {
      check: "share-of-money",
      topic: "资金比例的分母未写明",
      assumption: "以本级收到的上级补助资金总额为分母，不含地方配套",
      ask: "该比例的分母是资金总额还是各单位所得资金，是否含地方配套",
    },
  );

/** C09: a share of the year's work without saying how work is measured. */
const shareOfWork: Check = (reading) => {
  if (reading.sentences.some(({ text }) => SAYS_HOW.test(text))) return [];
  return one(reading.segments, SHARE_OF_WORK, {
    check: "share-of-work",
    topic: "任务完成比例没有规定计量办法",
    assumption: "按指标完成率平均计算，与支出进度分开",
    ask: "任务完成比例如何计算，是否与支出进度挂钩",
  });
};

/** C19: a share of a few that is no whole number. */
const shareOfFew: Check = ({ segments, units }) => {
  const counties = units.filter(({ level }) => level === "county").length;
  const broken = segments.flatMap((segment) => {
    const share = SHARE_OF_COUNTIES.exec(segment.text)?.[1];
    // In hundredths, so that no double is compared.
    const exact = share === undefined ? 0 : Math.round(Number(share) * 100) * counties;
    return exact % 10_000 === 0 ? [] : [{ segment, value: exact / 10_000 }];
  });
  if (broken.length === 0 || counties === 0) return [];
  const words = broken.map(({ value }) => `${value}→${Math.ceil(value)}`).join("、");
  return [
    {
      check: "share-of-few",
      about: "rounding",
      topic: `比例折算不是整数（${words}）`,
      assumption: "向上取整",
      ask: "折算不足一个的是否按一个计算",
      quotes: broken.map(({ segment }) => quoteOf(segment)),
      projects: projectsOf(broken.map(({ segment }) => segment)),
    },
  ];
};

/** C20: people here, visits there. */
const peopleOrVisits: Check = ({ indicators }) => {
  const trained = indicators.filter(({ name, measure }) => /培训|参与|服务|受益/.test(name) && /人/.test(measure));
  const heads = trained.filter(({ measure, period }) => measure === "人" && period === "year");
  const visits = trained.filter(({ measure }) => measure.endsWith("人次"));
  const activity = ["培训", "参与", "服务", "受益"].find(
    (word) => heads.some(({ name }) => name.includes(word)) && visits.some(({ name }) => name.includes(word)),
  );
  if (activity === undefined) return [];
  const asked = [...heads, ...visits].filter(({ name }) => name.includes(activity));
  return [
    {
      check: "people-or-visits",
      about: activity,
      topic: `${activity}人数有的按人、有的按人次`,
      assumption: "分别统计，不相加",
      ask: `${activity}人数按人还是按人次统计`,
      quotes: asked.map(({ quote, line }) => ({ text: quote, line })),
      projects: projectsOf(asked),
    },
  ];
};

export const SHARE_CHECKS: readonly Check[] = [shareOfTasks, shareOfMoney, shareOfWork, shareOfFew, peopleOrVisits];

/** One question for all statements that match. */
function one(
  statements: Reading["segments"],
  pattern: RegExp,
  words: Pick<Contradiction, "check" | "topic" | "assumption" | "ask">,
): readonly Contradiction[] {
  const found: readonly Statement[] = statements.filter(({ text }) => PERCENT.test(text) && pattern.test(text));
  if (found.length === 0) return [];
  return [{ ...words, about: words.check, quotes: distinct(found.map(quoteOf)), projects: projectsOf(found) }];
}
