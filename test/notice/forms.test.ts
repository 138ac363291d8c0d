import { formatYuan } from "../../src/domain/money";
import type { FieldStatus } from "../../src/domain/project";
import { readNotice } from "../../src/notice/readNotice";
import { fixture, markdownTable, projectNumbered, tableOf } from "./fixtures";

describe("other notices, invented", () => {
  test("columns in another order, amounts in 万元 stated above the table, another fund's category", () => {
    const table = tableOf(fixture("invented-amounts.md"));
    expect(table).toMatchObject({ documentNumber: "虚构〔2023〕7号", issuedOn: "2023-04-06", year: 2023 });
    expect(table.title).toBe("关于下达某专项补助资金的通知");
    expect(table.projects.map(({ number, placeholder }) => [number, placeholder])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
      [5, false],
    ]);
    const amounts = table.projects.map(({ amount }) => (amount === null ? null : formatYuan(amount)));
    expect(amounts).toEqual(["125000.00", "39200.00", null, null, "10005000.00"]);
    expect(table.projects.map(({ category }) => category)).toEqual(["resource", null, "outreach", null, "network"]);
    expect(projectNumbered(table, 2)).toMatchObject({ categoryLabel: "流动服务", builders: ["532322", "532327"] });
    // Text beginning with = stays text.
    expect(projectNumbered(table, 2).fields.task.text).toBe("=配送活动不少于6场");
  });

  test("an amount that is none is asked about with its place, never 0", () => {
    const table = tableOf(fixture("invented-amounts.md"));
    const question = table.openQuestions.find(({ id }) => id === "C31");
    expect(question?.topic).toBe("金额栏不是金额：第15行“约47”");
    expect(question?.quotes).toEqual([{ text: "约47", line: 15 }]);
    expect(projectNumbered(table, 3)).toMatchObject({ amount: null, fixedAmount: null });
    expect(projectNumbered(table, 3).questionIds).toContain("C31");
  });

  test("builders nobody knows, a column nobody needs, a category of no kind and gaps are asked about", () => {
    const table = tableOf(fixture("invented-amounts.md"));
    const asked = new Map(table.openQuestions.map(({ id, quotes }) => [id, quotes.map(({ text }) => text)]));
    expect(asked.get("C33")).toEqual(["某公司"]);
    expect(asked.get("C35")).toEqual(["含油料"]);
    expect(asked.get("C38")).toEqual(["流动服务"]);
    // 合计 agrees with the rows that could be read, so it needs no question.
    expect(asked.has("C36")).toBe(false);
    expect(projectNumbered(table, 5).builders).toEqual([]);
  });

  test("a 合计 that disagrees is shown", () => {
    const table = tableOf(fixture("invented-amounts.md").replace("1016.92", "1016.93"));
    expect(table.openQuestions.find(({ id }) => id === "C36")?.quotes).toEqual([{ text: "合计 1016.93", line: 17 }]);
  });

  test("tab-separated, no number column, amounts in 元 by the heading", () => {
    const table = tableOf(fixture("invented-tabs.txt"));
    expect(table.projects.map(({ number, fields }) => [number, fields.number.status])).toEqual([
      [1, "inferred"],
      [2, "inferred"],
      [3, "inferred"],
    ] satisfies [number, FieldStatus][]);
    expect(table.projects.map(({ amount }) => (amount === null ? null : formatYuan(amount)))).toEqual([
      "39200.00",
      "18800.00",
      "0.00",
    ]);
    expect(table.projects.map(({ category }) => category)).toEqual(["network", "resource", "outreach"]);
    expect(table.title).toBe("2022年某项目表");
  });

  test("aligned bars without outer ones, with a wrapped row", () => {
    const table = tableOf(fixture("invented-loose-bars.txt"));
    expect(table.projects).toHaveLength(3);
    expect(projectNumbered(table, 2).fields.task).toEqual({ text: "更新终端并验收。", status: "inferred", line: 4 });
    expect(projectNumbered(table, 2).category).toBe("network");
  });

  test("an amount without any unit is not guessed", () => {
    const table = tableOf(
      "| 项目名称 | 建设单位 | 金额 |\n|---|---|---|\n| 甲 | 州图书馆 | 47 |\n| 乙 | 州文化馆 | 3.2万元 |",
    );
    expect(table.projects.map(({ amount }) => amount)).toEqual([null, 3_200_000]);
    expect(table.openQuestions.find(({ id }) => id === "C32")?.quotes).toEqual([{ text: "47", line: 3 }]);
  });

  test("a category in a row of its own belongs to the rows below", () => {
    const rows = [
      ["一、服务网络", "", "", "", ""],
      ["1", "", "专网", "州图书馆", "接通。"],
      ["2", "", "终端", "州图书馆", "更新。"],
      ["二、资源建设", "", "", "", ""],
      ["3", "", "讲座", "州图书馆", "录制。"],
    ];
    const table = tableOf(markdownTable(rows));
    expect(table.projects.map(({ category }) => category)).toEqual(["network", "network", "resource"]);
    expect(table.projects.every(({ fields }) => fields.category.status === "inferred")).toBe(true);
  });

  test("a lost number is filled in where exactly one fits; one used twice is asked about", () => {
    const lost = tableOf(
      markdownTable([
        ["1", "资源", "甲", "州图书馆", "一。"],
        ["", "资源", "乙", "州图书馆", "二。"],
        ["3", "资源", "丙", "州图书馆", "三。"],
      ]),
    );
    expect(lost.projects.map(({ number, fields }) => [number, fields.number.status])).toEqual([
      [1, "original"],
      [2, "inferred"],
      [3, "original"],
    ]);
    const twice = tableOf(
      markdownTable([
        ["1", "资源", "甲", "州图书馆", "一。"],
        ["1", "资源", "乙", "州图书馆", "二。"],
      ]),
    );
    expect(twice.projects.map(({ number, fields }) => [number, fields.name.text])).toEqual([
      [1, "甲"],
      [2, "乙"],
    ]);
    expect(twice.openQuestions.find(({ id }) => id === "C34")?.quotes).toEqual([{ text: "乙", line: 4 }]);
    expect(twice.repairs).toContainEqual(
      expect.objectContaining({ project: 2, rule: "number", before: "1", after: "2" }),
    );
  });

  test("a misread number makes no row of placeholders", () => {
    const table = tableOf(
      markdownTable([
        ["1", "资源", "甲", "州图书馆", "一。"],
        ["2020", "资源", "乙", "州图书馆", "二。"],
      ]),
    );
    expect(table.projects.map(({ number }) => number)).toEqual([1, 2020]);
    expect(table.openQuestions.some(({ id }) => id === "C34")).toBe(true);
  });

  test("a row that only looks shifted is left as it stands and asked about", () => {
    const table = tableOf(
      markdownTable([
        ["1", "资源", "甲", "州图书馆", "一。"],
        ["2", "", "某类", "乙项目", "州图书馆"],
      ]),
    );
    expect(projectNumbered(table, 2).fields.name.text).toBe("某类");
    expect(table.openQuestions.find(({ id }) => id === "C37")?.quotes.map(({ text }) => text)).toEqual([
      "2",
      "某类",
      "乙项目",
      "州图书馆",
    ]);
  });

  test("a category row at the end, without rows below it, is kept as a question", () => {
    const table = tableOf(
      markdownTable([
        ["1", "资源", "甲", "州图书馆", "一。"],
        ["二、服务推广", "", "", "", ""],
      ]),
    );
    expect(table.projects).toHaveLength(1);
    expect(table.openQuestions.find(({ id }) => id === "C35")?.quotes).toEqual([{ text: "二、服务推广", line: 4 }]);
  });

  test("a page that holds only an empty row does not end the table", () => {
    const empty = "|  |  |  |  |  |\n|------|------|------|------|------|";
    const text = `${markdownTable([["1", "资源", "甲", "州图书馆", "一。"]])}\n\n${empty}\n\n${empty}\n| 2 | | 乙 | 州文化馆 | 二。 |`;
    expect(tableOf(text).projects.map(({ fields }) => fields.name.text)).toEqual(["甲", "乙"]);
  });

  test.each([
    ["序号", "项目类型", "项目名称", "建设单位", "建设任务", "资金（万元）"],
    ["编号", "类别", "名称", "实施单位", "任务", "经费(万元)"],
    ["项目编号", "项目类别", "项目", "承担单位", "建设内容", "补助金额/万元"],
    ["序 号", "类型", "**项目名称**", "责任单位", "主要任务", "安排资金（单位：万元）"],
    ["No.", "分类", "项目名称", "单位", "建设任务及绩效目标", "金额（万元）"],
  ])("headings %s %s %s %s %s %s", (...heading) => {
    const cells = ["7", "服务推广", "巡讲", "州文化馆", "讲座不少于2场。", "3.92"];
    const text = [heading, heading.map(() => "---"), cells].map((row) => `| ${row.join(" | ")} |`).join("\n");
    expect(tableOf(text).projects).toEqual([
      expect.objectContaining({ number: 7, category: "outreach", builders: ["CUL"], amount: 3_920_000 }),
    ]);
    expect(tableOf(text).indicators).toHaveLength(1);
  });

  test("a later table of another kind is named, not mixed in", () => {
    const other = "这一段说明与项目表无关，后面是另一张表。\n\n| 县市 | 人口 |\n|---|---|\n| 双柏县 | 1 |";
    const table = tableOf(`${markdownTable([["1", "资源", "甲", "州图书馆", "一。"]])}\n\n${other}`);
    expect(table.projects).toHaveLength(1);
    expect(table.openQuestions.find(({ id }) => id === "C39")?.quotes).toEqual([
      { text: "县市 人口", line: 7 },
      { text: "双柏县 1", line: 9 },
    ]);
  });

  test("a heading printed again on the next page is no row", () => {
    const part = (row: readonly string[]): string => markdownTable([row]);
    const text = `${part(["1", "资源", "甲", "州图书馆", "一。"])}\n\n— 2 —\n\n${part(["2", "", "乙", "州文化馆", "二。"])}`;
    expect(tableOf(text).projects.map(({ fields, category }) => [fields.name.text, category])).toEqual([
      ["甲", "resource"],
      ["乙", "resource"],
    ]);
  });

  test("as copied from Excel: cells with line breaks in quotes, also two in a row, and a lone quote stays text", () => {
    const heading = "序号\t项目名称\t建设单位\t建设任务";
    const rows = [
      '1\t甲\t"州文化馆\n州图书馆"\t"第一段，称为""样板""。\n第二段。"',
      '2\t"乙\t州图书馆\t完成。',
      '3\t丙\t州文化馆\t"一\n\n二"',
    ];
    const table = tableOf([heading, ...rows].join("\n"));
    expect(table.projects.map(({ fields, builders }) => [fields.name.text, builders, fields.task.text])).toEqual([
      ["甲", ["CUL", "LIB"], '第一段，称为"样板"。\n第二段。'],
      ['"乙', ["LIB"], "完成。"],
      ["丙", ["CUL"], "一\n二"],
    ]);
    expect(projectNumbered(table, 3).fields.name.line).toBe(6);
  });

  test("the rest of a row cut by a page break brings its other columns along", () => {
    const text =
      "| 序号 | 项目名称 | 建设单位 | 建设任务 | 备注 |\n|---|---|---|---|---|\n| 1 | 甲 | 州图书馆 | 上半 | 备 |\n| | | | 下半 | 注 |";
    const table = tableOf(text);
    expect(projectNumbered(table, 1).fields.task.text).toBe("上半下半");
    expect(table.openQuestions.find(({ id }) => id === "C35")?.quotes).toEqual([
      { text: "备", line: 3 },
      { text: "注", line: 4 },
    ]);
  });

  test("a heading printed again inside the table is no row", () => {
    const heading = "| 序号 | 项目类型 | 项目名称 | 建设单位 | 建设任务 |";
    const text = `${markdownTable([["1", "资源", "甲", "州图书馆", "一。"]])}\n${heading}\n| 2 | | 乙 | 州文化馆 | 二。 |`;
    expect(tableOf(text).projects.map(({ fields }) => fields.name.text)).toEqual(["甲", "乙"]);
  });

  test("a category that says two things is none", () => {
    const table = tableOf(markdownTable([["1", "资源建设与服务推广", "甲", "州图书馆", "一。"]]));
    expect(table.projects[0]).toMatchObject({ category: null, categoryLabel: "资源建设与服务推广" });
  });

  test("a cell broken over lines is one cell", () => {
    const text =
      "| 序号 | 项目名称 | 建设单位 | 建设任务 |\n|---|---|---|---|\n| 1 | 甲 | 州图书馆 | 上半句，\n下半句。 |\n| 2 | 乙 | 州图书馆 | 完 |";
    expect(tableOf(text).projects.map(({ fields }) => fields.task.text)).toEqual(["上半句，\n下半句。", "完"]);
  });
});

describe("what cannot be read is refused in words", () => {
  const faultOf = (text: string): { code: string; sentence: string; nextStep: string; place: string | undefined } => {
    const result = readNotice(text);
    if (result.ok) throw new Error("was read");
    const { code, sentence, nextStep, place } = result.fault;
    return { code, sentence: sentence.zh, nextStep: nextStep.zh, place };
  };

  test.each(["", "  \n\n", "\uFEFF"])("an empty file (%j)", (text) => {
    expect(faultOf(text)).toMatchObject({ code: "notice-empty", sentence: "文件是空的，没有读入任何内容。" });
  });

  test("a text without a table", () => {
    const fault = faultOf("一、指导思想\n\n没有表格，只有 a | b 一处竖线。");
    expect(fault).toMatchObject({
      code: "notice-without-table",
      sentence: "全文3行，没有找到项目表。",
      place: "第1–3行",
    });
    expect(fault.nextStep).toContain("项目表");
  });

  test("a table without a usable heading", () => {
    const fault = faultOf("说明\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |");
    expect(fault).toMatchObject({ code: "table-without-heading", place: "第3行" });
    expect(fault.sentence).toContain("甲 乙");
  });

  test("a heading without rows", () => {
    expect(faultOf("| 序号 | 项目名称 | 建设单位 |\n|---|---|---|")).toMatchObject({
      code: "table-without-rows",
      place: "第1行",
    });
  });
});
