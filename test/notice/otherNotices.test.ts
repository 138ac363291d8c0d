import { formatYuan } from "../../src/domain/money";
import type { ProjectTable } from "../../src/domain/project";
import { documentOfText, readDocument, readNotice } from "../../src/notice/readNotice";
import { proposeUnits } from "../../src/notice/proposeUnits";
import { chuxiongWhole, fixture, projectNumbered, tableOf } from "./fixtures";

/** Invented notices of other funds and prefectures; every name and amount in them is 示例数据. */
const yuan = (table: ProjectTable): readonly (string | null)[] =>
  table.projects.map(({ amount }) => (amount === null ? null : formatYuan(amount)));
const topics = (table: ProjectTable): string => table.openQuestions.map(({ topic }) => topic).join("\n");

describe("schools of another city", () => {
  const table = tableOf(fixture("invented-schools.md"));

  test("says what it is and proposes its own units, one for a school named in two ways", () => {
    expect(table).toMatchObject({
      title: "关于下达2023年义务教育薄弱环节改善补助资金的通知",
      documentNumber: "虚教财〔2023〕18号",
      year: 2023,
    });
    expect(table.units.source).toBe("proposed");
    expect(table.units.list.map(({ code, name, level }) => `${code} ${name} ${level}`)).toEqual([
      "U01 市第一中学 prefecture",
      "U02 清河县 county",
      "U03 白石区 county",
    ]);
    expect(table.projects.map(({ builders }) => builders)).toEqual([["U02"], ["U02"], ["U01"], ["U03"]]);
  });

  test("reads amounts, the column of targets with the task, and full-width digits", () => {
    expect(yuan(table)).toEqual(["3205000.00", "1800000.00", "600000.00", "7000000.00"]);
    expect(projectNumbered(table, 1).fields.task).toMatchObject({
      text: "改造食堂1200平方米，购置设备３５台\n受益学生不少于1500人",
      status: "inferred",
    });
    expect(table.repairs.filter(({ rule }) => rule === "join-columns").map(({ project }) => project)).toEqual([
      1, 2, 4,
    ]);
    const read = table.indicators.map(
      ({ name, comparator, value, measure }) => `${name} ${comparator} ${value} ${measure}`,
    );
    expect(read).toEqual([
      "改造食堂 (>=) 1200 平方米",
      "购置设备 (>=) 35 台",
      "受益学生 >= 1500 人",
      "新建运动场 (>=) 1 个",
      "体育课开足率 >= 100 %",
      "采购图书 (>=) 2 万册",
      "维修校舍 (>=) 800 平方米",
      "受益学生 >= 600 人次",
    ]);
  });

  test("thresholds and dates of 第几条 and of the letter itself; what comes each month", () => {
    expect(table.rules.map(({ clause, comparator, threshold }) => `${clause} ${comparator} ${threshold}`)).toEqual([
      "正文 = 100%",
      "正文 >= 90%",
      "第一条 <= 30%",
    ]);
    const dates = table.milestones.map(({ date, clause, recurring }) => `${date} ${clause} ${recurring ?? ""}`.trim());
    expect(dates).toEqual(["2023-09-15 正文", "2023-12-31 正文", "2023-05-31 第二条", "2023 第四条 month"]);
  });

  test("its own contradictions: people and visits, an undefined group, a clause left out", () => {
    expect(topics(table)).toContain("受益人数有的按人、有的按人次");
    expect(topics(table)).toContain("“薄弱学校”所指");
    expect(topics(table)).toContain("条款编号不连续，缺第3项");
  });

  test("a total in the letter that the table does not make is asked about", () => {
    expect(topics(table)).not.toContain("正文所写资金总额");
    const other = tableOf(fixture("invented-schools.md").replace("共1260.5万元", "共1260.6万元"));
    expect(topics(other)).toContain("正文所写资金总额与表中各项之和（1260.50万元）不一致");
  });
});

describe("water works of another prefecture", () => {
  const source = fixture("invented-water.md");
  const table = tableOf(source);

  test("a heading of two rows, numbers in characters for groups, 县市 as builders, a name with 和 in it", () => {
    expect(table.projects.map(({ number, fields, builders }) => [number, fields.category.text, builders])).toEqual([
      [1, "集中供水工程", ["U02"]],
      [2, "集中供水工程", ["U03"]],
      [3, "分散供水工程", ["U02", "U03"]],
    ]);
    expect(table.units.list.map(({ name }) => name)).toEqual(["州水文站", "安平县", "和顺县"]);
    expect(yuan(table)).toEqual(["2000000.00", "1000000.00", "800000.00"]);
  });

  test("the sum of a group that its rows do not make is an open question with the difference; the others agree", () => {
    const question = table.openQuestions.find(({ id }) => id === "C36");
    expect(question?.quotes.map(({ text }) => text)).toEqual(["二 分散供水工程 90"]);
    expect(question?.topic).toContain("相差10.00万元");
    const agreed = tableOf(source.replace("| 90 |", "| 80 |"));
    expect(agreed.openQuestions.some(({ id }) => id === "C36")).toBe(false);
  });

  test("counts what stands at the end, not what describes it", () => {
    expect(table.indicators[0]).toMatchObject({ name: "新建日供水5000吨水厂", value: 1, measure: "座" });
  });

  test("a number of counties that is not that of the list", () => {
    expect(topics(table)).toContain("文中县市个数与单位名单（2个）不一致");
  });
});

describe("other shapes of tables", () => {
  test("a matrix: units as columns in 千元, sums of rows and columns checked", () => {
    const rows = ["| 甲项目 | 10 | 20.5 | - | 30.5 |", "| 乙项目 | 5 | | 7 | 13 |", "| 合计 | 15 | 20.5 | 7 | 42.5 |"];
    const head = "金额单位：千元\n\n| 项目名称 | 双柏县 | 姚安县 | 州图书馆 | 合计 |\n|---|---|---|---|---|";
    const table = tableOf([head, ...rows].join("\n"));
    expect(yuan(table)).toEqual(["30500.00", "12000.00"]);
    expect(table.projects.map(({ builders }) => builders)).toEqual([
      ["532322", "532325"],
      ["LIB", "532322"],
    ]);
    expect(table.printedAmounts.map(({ project, unit, amount }) => [project, unit, formatYuan(amount)])).toEqual([
      [1, "532322", "10000.00"],
      [1, "532325", "20500.00"],
      [2, "532322", "5000.00"],
      [2, "LIB", "7000.00"],
    ]);
    expect(table.openQuestions.find(({ id }) => id === "C36")?.quotes).toEqual([{ text: "13", line: 6 }]);
  });

  test("a table of units: the caption is the project, every unit its amount", () => {
    const text =
      "湖滨市2024年公共文化补助资金分配表\n\n单位：元\n\n| 县（市、区） | 补助金额 | 备注 |\n|---|---|---|\n| 南湖区 | 120000 | |\n| 北塘县 | 98000.50 | |\n| 湖滨市文化馆 | 50000 | |\n| 合计 | 268000.5 | |";
    const table = tableOf(text);
    expect(table.units.list.map(({ name, level }) => `${name} ${level}`)).toEqual([
      "南湖区 county",
      "北塘县 county",
      "湖滨市文化馆 prefecture",
    ]);
    expect(yuan(table)).toEqual(["268000.50"]);
    expect(table.printedAmounts.map(({ unit, amount }) => `${unit} ${formatYuan(amount)}`)).toEqual([
      "U01 120000.00",
      "U02 98000.50",
      "U03 50000.00",
    ]);
    expect(table.openQuestions.some(({ id }) => id === "C36")).toBe(false);
    expect(topics(tableOf(text.replace("268000.5", "268000.6")))).toContain("栏合计与各单位之和");
  });

  test("a merged category is as printed, a blank one is inferred; a merged project has several builders", () => {
    const document = documentOfText("x", "");
    const lines = Array.from({ length: 6 }, (_, index) => ({ number: index + 1, text: "行", place: "" }));
    const above = [null, "above", null, null, null] as const;
    const rows = [
      { line: 1, cells: ["序号", "项目类型", "项目名称", "建设单位", "金额（万元）"] },
      { line: 2, cells: ["1", "建设资源", "讲座", "州图书馆", "3"] },
      { line: 3, cells: ["2", "", "展览", "州文化馆", "4"], merged: above },
      { line: 4, cells: ["3", "", "巡演", "州文化馆", "5"] },
      { line: 5, cells: ["4", "", "联网", "双柏县", "6"] },
      { line: 6, cells: ["", "", "", "永仁县", "7"], merged: ["above", null, "above", null, null] as const },
    ];
    const result = readDocument({ ...document, lines, tables: [{ firstLine: 1, lastLine: 6, rows }] });
    if (!result.ok) throw new Error(result.fault.sentence.zh);
    expect(result.value.projects.map(({ fields }) => fields.category.status)).toEqual([
      "original",
      "original",
      "inferred",
      "inferred",
    ]);
    expect(projectNumbered(result.value, 4).builders).toEqual(["532322", "532327"]);
    expect(yuan(result.value)).toEqual(["30000.00", "40000.00", "50000.00", "130000.00"]);
    expect(result.value.printedAmounts.map(({ unit }) => unit)).toEqual(["532322", "532327"]);
  });

  test("two tables under one heading are one, with words between them; a third of another kind is named", () => {
    const head = "| 项目名称 | 实施单位 | 建设内容 |\n|---|---|---|";
    const words = "以上为第一批项目，以下为第二批项目，资金分别下达，请各单位按照要求组织实施。";
    const text = `${head}\n| 甲 | 州图书馆 | 一。 |\n\n${words}\n\n${head}\n| 乙 | 州文化馆 | 二。 |\n\n${words}\n\n| 县市 | 人口 |\n|---|---|\n| 双柏县 | 1 |`;
    const table = tableOf(text);
    expect(table.projects.map(({ fields }) => fields.name.text)).toEqual(["甲", "乙"]);
    expect(table.openQuestions.find(({ id }) => id === "C39")?.quotes[0]?.text).toBe("县市 人口");
  });

  test("thirty rows over pages, the heading again on each, numbers in characters", () => {
    const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    const numeral = (number: number): string => {
      const [tens, ones] = [Math.floor(number / 10), number % 10];
      const high = tens === 0 ? "" : tens === 1 ? "十" : `${numerals[tens - 1]}十`;
      return `（${high}${ones === 0 ? "" : numerals[ones - 1]}）`;
    };
    const head = "| 序号 | 项目名称 | 责任单位 | 建设内容 | 安排资金（万元） |\n|---|---|---|---|---|";
    const rows = Array.from(
      { length: 30 },
      (_, index) => `| ${numeral(index + 1)} | 项目${index} | 州图书馆 | 完成。 | 1.5 |`,
    );
    const pages = [0, 10, 20].map((first) => [head, ...rows.slice(first, first + 10)].join("\n"));
    const table = tableOf(pages.join("\n\n续表\n\n— 2 —\n\n"));
    expect(table.projects.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(
      table.projects.every(({ fields, amount }) => fields.number.status === "original" && amount === 1_500_000),
    ).toBe(true);
  });

  test("no table at all is a fault in words", () => {
    const result = readNotice("关于加强资金管理的通知\n\n一、各单位要加强管理。\n\n二、资金执行率不低于90%。");
    expect(result).toMatchObject({ ok: false, fault: { code: "notice-without-table" } });
  });

  test("units given are used, whatever the text names; a notice about ours proposes nothing instead", () => {
    const units = [{ code: "X1", name: "清河县", shortName: "清河县", level: "county", aliases: [] }] as const;
    const given = readNotice(fixture("invented-schools.md"), units);
    expect(given.ok && given.value.units).toEqual({ source: "given", list: units });
    expect(tableOf(chuxiongWhole()).units.source).toBe("given");
    expect(proposeUnits(documentOfText(chuxiongWhole(), "")).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["州文化馆", "州图书馆"]),
    );
  });
});
