import { CHUXIONG_UNITS } from "../../src/domain/chuxiong";
import type { Indicator } from "../../src/domain/project";
import { rollUps } from "../../src/notice/indicators/rollUps";
import { chuxiongWhole, projectNumbered, tableOf } from "./fixtures";

/** The whole notice as it was received; what it must give was checked by hand against the paper. */
const source = chuxiongWhole();
const lines = source.split("\n");
const table = tableOf(source);

const LONGEST_SHOWN = 22;

function shown({ project, unit, name, comparator, value, measure, period, kind, within }: Indicator): string {
  const short = name.length > LONGEST_SHOWN ? `${name.slice(0, 20)}…` : name;
  const words = [project, unit, short, comparator, value, measure, period, kind === "number" ? "" : kind];
  return [...words, within === null ? "" : within.slice(0, 12)].join(" | ");
}

describe("the whole notice of 2020", () => {
  test("every indicator: unit, comparator, value, measure, period, kind, and what it is a part of", () => {
    expect(table.indicators.map(shown)).toEqual([
      "1 | 各县（市）文化和旅游局 | 文化馆信息资源数据和用户数据接入云南公共… | = | 11 | 个 | year |  | ",
      "1 | 州文化馆 | 月更新信息资源 | >= | 15 | 条 | month |  | ",
      "1 | 州文化馆 | 年更新信息资源 | >= | 180 | 条 | year |  | ",
      "1 | 州文化馆 | 其中音视频资源 | >= | 50 | % | year |  | 年更新信息资源",
      "1 | 州文化馆 | 年发布活动 | >= | 5 | 场 | year |  | ",
      "1 | 州文化馆 | 其中志愿者招募活动 | >= | 2 | 场 | year |  | 年发布活动",
      "1 | 州文化馆 | 预约配送活动 | >= | 3 | 场 | year |  | 年发布活动",
      "1 | 州文化馆 | 戏曲进乡村活动 | (>=) | 1 | 场 | year |  | 预约配送活动",
      "1 | 州文化馆 | 展览展示图片 | >= | 50 | 幅 | year |  | ",
      "1 | 州文化馆 | 年新增注册用户数 | >= | 300 | 人 | year |  | ",
      "1 | 县（市）文化馆 | 月更新信息资源 | >= | 10 | 条 | month |  | ",
      "1 | 县（市）文化馆 | 年更新信息资源 | >= | 120 | 条 | year |  | ",
      "1 | 县（市）文化馆 | 其中音视频资源 | >= | 50 | % | year |  | 年更新信息资源",
      "1 | 县（市）文化馆 | 年发布活动 | >= | 3 | 场 | year |  | ",
      "1 | 县（市）文化馆 | 其中志愿者招募活动 | >= | 1 | 场 | year |  | 年发布活动",
      "1 | 县（市）文化馆 | 预约配送活动 | >= | 2 | 场 | year |  | 年发布活动",
      "1 | 县（市）文化馆 | 戏曲进乡村活动 | (>=) | 1 | 场 | year |  | 预约配送活动",
      "1 | 县（市）文化馆 | 展览展示图片 | >= | 30 | 幅 | year |  | ",
      "1 | 县（市）文化馆 | 年新增注册用户数 | >= | 200 | 人 | year |  | ",
      "3 | 州图书馆 | 开展全州贫困地区公共数字文化服务提档升级 | = | 1 | 项 | year | qualitative | ",
      "4 | 州图书馆 | 开发创建服务平台，向更广的文旅平台服务，… | = | 1 | 项 | year | qualitative | ",
      "5 | 州图书馆 | 图书馆开展基层图书馆互联互通建设 | = | 11 | 家 | year |  | ",
      "5 | 州图书馆 | 专线网络 | = | 10 | M | year |  | ",
      "5 | 州图书馆 | 统一招标采购 10M 专线网络和互联互通… | = | 1 | 项 | year | deliverable | ",
      "5 | 州图书馆 | 统筹安排县级图书馆互联互通设备的安装调试 | = | 1 | 项 | year | deliverable | ",
      "5 | 州图书馆 | 统一验收 | = | 1 | 项 | year | deliverable | ",
      "7 | 州图书馆 | 年直播 | >= | 2 | 场 | year |  | ",
      "9 | 州文化馆 | 直播 | >= | 3 | 场 | year |  | ",
      "9 | 州文化馆 | 成片 | >= | 300 | 分钟 | year |  | ",
      "9 | 州文化馆 | 素材 | >= | 1200 | 分钟 | year |  | ",
      "9 | 州文化馆 | 图片 | >= | 300 | 幅 | year |  | ",
      "10 | 州图书馆 | 建设中华优秀传统文化和楚雄特色文化为主题… | (>=) | 20 | 节 | year |  | ",
      "10 | 州图书馆 | 每季度开展图书馆公开课直播 | >= | 1 | 场 | quarter |  | ",
      "10 | 州图书馆 | 开展图书馆公开课直播全年 | >= | 4 | 场 | year |  | ",
      "10 | 州图书馆 | 组织本地公众到馆收看公开课直播 | >= | 1 | 场 | year |  | ",
      "11 | 州图书馆 | 彝族文献资料数字化收集、整理、研究及运用 | = | 1 | 项 | year | qualitative | ",
      "12 | 州文化馆 | 年开展线上“乡村春晚”“广场舞展演”大家… | >= | 1 | 次 | year |  | ",
      "12 | 州文化馆 | 举办面向基层群众的数字文化落地应用培训活动 | (>=) | 1 | 次 | year |  | ",
      "12 | 州文化馆 | 制作服务项目目录清单 | = | 1 | 项 | year | deliverable | ",
      "13 | 州文化馆 | 一年内牵头举办面向公共数字文化服务从业人… | >= | 2 | 次 | year |  | ",
      "13 | 州文化馆 | 集中面授培训每期 | >= | 3 | 天 | each |  | 一年内牵头举办面向公共数",
      "13 | 州文化馆 | 培训总人数 | >= | 120 | 人 | year |  | ",
      "14 | 州图书馆 | 全年开展覆盖全州的服务推广活动 | >= | 3 | 场 | year |  | ",
      "14 | 州图书馆 | 牵头举办面向全州各级公共图书馆从业人员的… | >= | 3 | 次 | year |  | ",
      "14 | 州图书馆 | 集中面授培训每期 | >= | 2 | 天 | each |  | 牵头举办面向全州各级公共",
      "14 | 州图书馆 | 培训人数 | >= | 100 | 人次 | year |  | ",
      "14 | 州图书馆 | 向省图书馆提供培训课件 | >= | 240 | 分钟 | year |  | ",
      "14 | 州图书馆 | 组织志愿者服务专题培训 | >= | 2 | 次 | year |  | ",
      "14 | 州图书馆 | 组织志愿者服务专题培训每场 | >= | 2 | 天 | each |  | 组织志愿者服务专题培训",
      "15 | 州文化馆 | 举办志愿者服务专题培训活动 | >= | 1 | 次 | year |  | ",
      "15 | 州文化馆 | 举办志愿者服务专题培训活动每次 | >= | 30 | 人 | each |  | 举办志愿者服务专题培训活",
      "15 | 州文化馆 | 举办志愿者服务专题培训活动每次 | >= | 1 | 天 | each |  | 举办志愿者服务专题培训活",
      "15 | 州文化馆 | 举办志愿者风采主题线上推广活动 | >= | 1 | 次 | year |  | ",
      "15 | 州文化馆 | 平台功能：网上实名制注册 | = | 1 | 项 | year | deliverable | ",
      "15 | 州文化馆 | 平台功能：活动发布报名 | = | 1 | 项 | year | deliverable | ",
      "15 | 州文化馆 | 平台功能：二维码签到签退 | = | 1 | 项 | year | deliverable | ",
    ]);
  });

  test("over all 11 文化馆: 1380 条, 35 场, 350 幅, 2300 人, and nothing else", () => {
    const sums = rollUps(table.indicators, CHUXIONG_UNITS);
    expect(sums.map(({ project, total, measure }) => `${project} ${total} ${measure}`)).toEqual([
      "1 1380 条",
      "1 35 场",
      "1 350 幅",
      "1 2300 人",
    ]);
    expect(sums[0]?.parts.map(({ value, count }) => [value, count])).toEqual([
      [180, 1],
      [120, 10],
    ]);
    expect(table.rollUps).toEqual(sums);
  });

  test("thresholds with clause and quote", () => {
    expect(
      table.rules.map(({ id, clause, comparator, threshold }) => `${id} ${clause} ${comparator} ${threshold}`),
    ).toEqual([
      "R23 四 >= 3–4",
      "R24 六（一）2（1） = 11",
      "R01 八（一）1 >= 50%",
      "R02 八（一）1 >= 25%",
      "R03 八（一）1 >= 40%",
      "R04 八（一）1 >= 30%",
      "R05 八（一）1 >= 2",
      "R06 八（一）1 >= 3",
      "R17 八（二）1 >= 50%",
      "R18 八（二）2 >= 80%",
      "R19 八（二）3 = 100%",
    ]);
    // A page break may part the words: 每年 3 至 4 个 | 县市.
    for (const { quote, line } of table.rules) {
      const there = lines.slice((line ?? 1) - 1, (line ?? 1) + 2).join("");
      expect(there).toContain(quote);
    }
  });

  test("dates with precision; what comes again says so", () => {
    const words = table.milestones.map(({ date, precision, clause, recurring }) =>
      [date, precision, clause, recurring ?? "once"].join(" "),
    );
    expect(words).toEqual([
      "2022 year 四 once",
      "2022 year 六（一）2（2） once",
      "2020-02 month 七（一） once",
      "2020-03 month 七（二）一 once",
      "2020-03 month 七（二）二 once",
      "2020-04 month 七（三）一 once",
      "2020-04 month 七（三）二 once",
      "2020-04 month 七（三）三 once",
      "2020-06 month 七（四） once",
      "2020-09 month 七（五） once",
      "2020-09 month 七（五） once",
      "2020-05-31 day 八（二）1 once",
      "2020-06-30 day 八（二）1 once",
      "2020-09-30 day 八（二）2 once",
      "2020-10-31 day 八（二）2 once",
      "2020-11-30 day 八（二）3 once",
      "2020-06-10 day 九第3段 once",
      "2020 year P1 month",
      "2020 year P10 quarter",
    ]);
  });

  test("every contradiction of the paper is found, none besides, each with its quotes at their lines", () => {
    const expected = Array.from({ length: 29 }, (_, index) => `C${String(index + 1).padStart(2, "0")}`);
    expect(table.openQuestions.map(({ id }) => id)).toEqual(expected);
    const read = lines.map((line) => line.replace(/<[^>]*>|\*|\s/g, ""));
    for (const { id, quotes } of table.openQuestions) {
      for (const { text, line } of quotes) {
        const near = read.slice((line ?? 1) - 1, (line ?? 1) + 3).join("");
        expect(`${id} ${near}`).toContain(text.replace(/\s/g, "").slice(0, 10));
      }
    }
  });

  test("contradictions say by how much", () => {
    const topic = (id: string): string => table.openQuestions.find((question) => question.id === id)?.topic ?? "";
    expect(topic("C02")).toContain("2020-03、2020-06-10");
    expect(topic("C04")).toContain("每年3至4个、11个、50%即5个");
    expect(topic("C06")).toContain("州文化馆缺1次");
    expect(topic("C07")).toContain("合计3次够，按每馆州文化馆不够");
    expect(topic("C19")).toContain("2.5→3");
    expect(topic("C25")).toContain("群众文化活动资源");
    expect(topic("C28")).toContain("“阅读源”疑脱一字，应为“阅读资源”");
    expect(projectNumbered(table, 13).questionIds).toEqual(expect.arrayContaining(["C06", "C20"]));
  });

  test("a request is one paragraph with both clauses and quotes, the question, and what is done meanwhile", () => {
    const request = table.openQuestions.find(({ id }) => id === "C06")?.request;
    expect(request).toBe(
      "我单位在落实《楚雄州文化和旅游局关于中央补助地方公共数字文化建设专项资金分配、使用和监管工作落实方案》（楚文旅通〔2020〕15号）时发现：" +
        "从业人员培训次数：条款要求与项目任务不一致（州文化馆缺1次）。" +
        "八（一）1（第53行）写“州级文化馆、图书馆分别举办不少于 3 次的公共文化从业人员专题培训等必备任务指标开展建设工作”；" +
        "项目表第13项（第102行）写“一年内牵头举办不少于2次面向公共数字文化服务从业人员的专业培训”。" +
        "现请示：以条款要求的次数为准，还是以项目任务为准，请予明确。" +
        "批复之前，暂按“按条款要求计，差额作计划缺口”处理。妥否，请批示。",
    );
  });

  test("the same paper with the two trainings raised to three asks no longer", () => {
    const mended = tableOf(source.replace("一年内牵头举办不少于2次", "一年内牵头举办不少于3次"));
    expect(mended.openQuestions.map(({ id }) => id)).not.toContain("C06");
    const volunteers = tableOf(source.replace("举办不少于1次志愿者服务专题", "举办不少于2次志愿者服务专题"));
    expect(volunteers.openQuestions.map(({ id }) => id)).not.toContain("C07");
    const later = tableOf(source.replace("2020年6月10日前", "2020年5月10日前"));
    expect(later.openQuestions.map(({ id }) => id)).not.toContain("C03");
  });
});
