import { CHUXIONG_UNITS } from "../../src/domain/chuxiong";
import { FIELD_NAMES } from "../../src/domain/project";
import { fixture, projectNumbered, tableOf } from "./fixtures";

const source = fixture("chuxiong-2020-table.md");
const lines = source.split("\n");
const table = tableOf(source);
const counties = CHUXIONG_UNITS.filter((unit) => unit.level === "county").map((unit) => unit.code);
const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;

describe("the damaged table of the notice of 2020", () => {
  test("says what it is", () => {
    expect(table).toMatchObject({ documentNumber: "楚文旅通〔2020〕15号", issuedOn: "2020-05-21", year: 2020 });
    expect(table.title).toBe("楚雄州文化和旅游局关于中央补助地方公共数字文化建设专项资金分配、使用和监管工作落实方案");
  });

  test("13 rows and the gaps 2 and 8, nothing invented in the gaps", () => {
    expect(table.projects.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(table.projects.filter(({ placeholder }) => placeholder).map(({ number }) => number)).toEqual([2, 8]);
    for (const number of [2, 8]) {
      const gap = projectNumbered(table, number);
      expect(gap).toMatchObject({ weight: 0, builders: [], coordinator: null, category: null, categoryLabel: "" });
      expect(gap.shortName).toBe("原件缺失，待核");
      for (const name of FIELD_NAMES) expect(gap.fields[name]).toEqual({ text: "", status: "missing", line: null });
    }
  });

  test("categories are filled down and marked, and the sub-heading of row 1 stays its own", () => {
    const categories = table.projects.map(({ category }) => category);
    const network = ["network", null, "network", "network", "network"];
    const resource = ["resource", "resource", null, "resource", "resource", "resource"];
    expect(categories).toEqual([...network, ...resource, "outreach", "outreach", "outreach", "outreach"]);
    expect(projectNumbered(table, 1).categoryLabel).toBe("完善公共数字文化服务网络——公共文化云建设");
    expect(projectNumbered(table, 3).categoryLabel).toBe("完善公共数字文化服务网络");
    const inferred = table.projects.filter(({ fields }) => fields.category.status === "inferred");
    expect(inferred.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15]);
  });

  test("row 6 is put back by one column, openly, and its task is missing", () => {
    const line = lineOf("地方全民艺术普及");
    const row = projectNumbered(table, 6);
    expect(row.fields).toEqual({
      number: { text: "6", status: "original", line },
      category: { text: "建设公共数字文化资源", status: "inferred", line },
      name: { text: "地方全民艺术普及和群众文化资源建设", status: "inferred", line },
      builders: { text: "全州 11 个州市文化馆", status: "inferred", line },
      task: { text: "", status: "missing", line: null },
    });
    expect(row.builders).toEqual(["CUL", ...counties]);
    const moves = table.repairs.filter(({ rule }) => rule === "row-shift");
    expect(moves.map(({ project, field, before, after }) => [project, field, before, after])).toEqual([
      [6, "category", "", "建设公共数字文化资源"],
      [6, "name", "建设公共数字文化资源", "地方全民艺术普及和群众文化资源建设"],
      [6, "builders", "地方全民艺术普及和群众文化资源建设", "全州 11 个州市文化馆"],
      [6, "task", "全州 11 个州市文化馆", ""],
    ]);
  });

  test("row 14 goes on after the page break in the middle of a word", () => {
    const { task } = projectNumbered(table, 14).fields;
    expect(task.text).toContain("向省图书馆提供不少于240分钟培训课件。组织志愿者");
    expect(task).toMatchObject({ status: "inferred", line: lineOf("公共数字文化培训及专项") });
    const joined = table.repairs.filter(({ rule }) => rule === "continuation");
    expect(joined).toHaveLength(1);
    expect(joined[0]).toMatchObject({ project: 14, field: "task", line: lineOf("钟培训课件"), confidence: "high" });
    expect(joined[0]?.before.endsWith("240分")).toBe(true);
  });

  test("row 15 of the part without its category column stands in the right columns", () => {
    const { fields, builders } = projectNumbered(table, 15);
    expect(fields.name.text).toBe("楚雄州文化和旅游志愿者组织与管理平台");
    expect(builders).toEqual(["CUL"]);
    expect(fields.task.text.startsWith("将州级其他文化单位")).toBe(true);
  });

  test("builders and coordinators", () => {
    expect(projectNumbered(table, 1).builders).toEqual(counties);
    expect(projectNumbered(table, 1).coordinator).toBeNull();
    const by = (unit: string): readonly number[] =>
      table.projects.filter(({ coordinator }) => coordinator === unit).map(({ number }) => number);
    expect(by("LIB")).toEqual([3, 4, 5, 7, 10, 11, 14]);
    expect(by("CUL")).toEqual([9, 12, 13, 15]);
  });

  test("every cell that is not missing says its line, and the text stands there", () => {
    for (const { fields } of table.projects) {
      for (const name of FIELD_NAMES) {
        const { text, status, line } = fields[name];
        if (status === "missing") continue;
        const there = lines[(line ?? 0) - 1] ?? "";
        expect(there).toContain(text.slice(0, 6));
      }
    }
  });

  test("short names fit and differ", () => {
    const names = table.projects.filter(({ placeholder }) => !placeholder).map(({ shortName }) => shortName);
    expect(names.every((name) => name.length > 0 && name.length <= 11)).toBe(true);
    expect(new Set(names).size).toBe(13);
    expect(projectNumbered(table, 5).shortName).toBe("数字图书馆互联互通");
    expect(projectNumbered(table, 6).shortName).toBe("艺术普及和群众文化资源");
  });
});

describe("the clauses of the notice of 2020", () => {
  test("thresholds with our ids and clauses", () => {
    expect(table.rules.map(({ id, clause, comparator, threshold }) => [id, clause, comparator, threshold])).toEqual([
      ["R01", "八（一）1", ">=", "50%"],
      ["R02", "八（一）1", ">=", "25%"],
      ["R03", "八（一）1", ">=", "40%"],
      ["R04", "八（一）1", ">=", "30%"],
      ["R05", "八（一）1", ">=", "2"],
      ["R06", "八（一）1", ">=", "3"],
      ["R17", "八（二）1", ">=", "50%"],
      ["R18", "八（二）2", ">=", "80%"],
      ["R19", "八（二）3", "=", "100%"],
    ]);
    for (const { quote } of table.rules) expect(source).toContain(quote);
  });

  test("dates with their precision", () => {
    expect(table.milestones.map(({ date, precision, clause }) => `${date} ${precision} ${clause}`)).toEqual([
      "2020-02 month 七（一）",
      "2020-03 month 七（二）一",
      "2020-03 month 七（二）二",
      "2020-04 month 七（三）一",
      "2020-04 month 七（三）二",
      "2020-04 month 七（三）三",
      "2020-06 month 七（四）",
      "2020-09 month 七（五）",
      "2020-09 month 七（五）",
      "2020-05-31 day 八（二）1",
      "2020-06-30 day 八（二）1",
      "2020-09-30 day 八（二）2",
      "2020-10-31 day 八（二）2",
      "2020-11-30 day 八（二）3",
      "2020-06-10 day 九第3段",
      "2020 year P1",
      "2020 year P10",
    ]);
    // 每月, 每季度: what comes again, until the end of the year.
    expect(table.milestones.slice(15).map(({ recurring }) => recurring)).toEqual(["month", "quarter"]);
    // A paragraph broken by a page is one text.
    expect(table.milestones[8]?.text).toContain(
      "州文化和旅游局根据任务落实方案，对各单位年度任务完成情况、资金使用情况",
    );
  });

  test("open questions quote the text at their lines", () => {
    const ids = table.openQuestions.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["C02", "C06", "C08", "C11", "C12", "C13", "C14", "C16", "C28"]));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { quotes } of table.openQuestions) {
      expect(quotes.length).toBeGreaterThan(0);
      for (const { text, line } of quotes) {
        expect(line).not.toBeNull();
        expect(
          lines
            .slice((line ?? 1) - 1, (line ?? 1) + 2)
            .join("")
            .replace(/\n/g, ""),
        ).toContain(text.slice(0, 8));
      }
    }
    expect(projectNumbered(table, 2).questionIds).toEqual(["C11"]);
    expect(projectNumbered(table, 10).questionIds).toContain("C28");
    expect(projectNumbered(table, 1).questionIds).toContain("C16");
  });
});

describe("the indicators of the notice of 2020", () => {
  const shown = (project: number): readonly string[] =>
    table.indicators
      .filter((one) => one.project === project)
      .map(({ unit, name, comparator, value, measure, period }) =>
        [unit, name, comparator, value, measure, period].join(" "),
      );

  test("row 1: the whole, then one block for the prefecture and one for the counties", () => {
    expect(shown(1)).toHaveLength(19);
    expect(shown(1).slice(1, 10)).toEqual([
      "州文化馆 月更新信息资源 >= 15 条 month",
      "州文化馆 年更新信息资源 >= 180 条 year",
      "州文化馆 其中音视频资源 >= 50 % year",
      "州文化馆 年发布活动 >= 5 场 year",
      "州文化馆 其中志愿者招募活动 >= 2 场 year",
      "州文化馆 预约配送活动 >= 3 场 year",
      "州文化馆 戏曲进乡村活动 (>=) 1 场 year",
      "州文化馆 展览展示图片 >= 50 幅 year",
      "州文化馆 年新增注册用户数 >= 300 人 year",
    ]);
    expect(
      shown(1)
        .slice(10)
        .every((one) => one.startsWith("县（市）文化馆 ")),
    ).toBe(true);
  });

  test.each([
    [3, ["= 1 项 year"]],
    [5, ["= 11 家 year", "= 10 M year", "= 1 项 year", "= 1 项 year", "= 1 项 year"]],
    [6, []],
    [7, [">= 2 场 year"]],
    [9, [">= 3 场 year", ">= 300 分钟 year", ">= 1200 分钟 year", ">= 300 幅 year"]],
    [10, ["(>=) 20 节 year", ">= 1 场 quarter", ">= 4 场 year", ">= 1 场 year"]],
    [12, [">= 1 次 year", "(>=) 1 次 year", "= 1 项 year"]],
    [13, [">= 2 次 year", ">= 3 天 each", ">= 120 人 year"]],
    [
      14,
      [
        ">= 3 场 year",
        ">= 3 次 year",
        ">= 2 天 each",
        ">= 100 人次 year",
        ">= 240 分钟 year",
        ">= 2 次 year",
        ">= 2 天 each",
      ],
    ],
    [
      15,
      [">= 1 次 year", ">= 30 人 each", ">= 1 天 each", ">= 1 次 year", "= 1 项 year", "= 1 项 year", "= 1 项 year"],
    ],
  ])("row %i", (project, expected) => {
    const read = table.indicators.filter((one) => one.project === project);
    expect(read.map(({ comparator, value, measure, period }) => `${comparator} ${value} ${measure} ${period}`)).toEqual(
      expected,
    );
  });

  test("results that are there or not, and tasks nobody put a number to, are told apart from numbers", () => {
    const kinds = (kind: string): readonly number[] =>
      table.indicators.filter((one) => one.kind === kind).map(({ project }) => project);
    expect(kinds("deliverable")).toEqual([5, 5, 5, 12, 15, 15, 15]);
    expect(kinds("qualitative")).toEqual([3, 4, 11]);
    expect(table.indicators.filter(({ kind }) => kind === "number")).toHaveLength(46);
  });

  test("其中 and 每期 hang on what they are a part or a condition of", () => {
    const within = table.indicators.flatMap((one) =>
      one.within === null ? [] : [`${one.project} ${one.unit} ${one.name} ← ${one.within}`],
    );
    expect(within.slice(0, 4)).toEqual([
      "1 州文化馆 其中音视频资源 ← 年更新信息资源",
      "1 州文化馆 其中志愿者招募活动 ← 年发布活动",
      "1 州文化馆 预约配送活动 ← 年发布活动",
      "1 州文化馆 戏曲进乡村活动 ← 预约配送活动",
    ]);
    expect(within).toHaveLength(13);
  });

  test("each indicator quotes the words and the line it was read from", () => {
    for (const { quote, line } of table.indicators) {
      expect(line).not.toBeNull();
      const near = lines
        .slice((line ?? 1) - 2, (line ?? 1) + 3)
        .join("")
        .replace(/\s/g, "");
      expect(near).toContain(quote.replace(/\s/g, "").slice(0, 8));
    }
  });

  test("what the institutions add up to: 1380 条, 35 场, 350 幅, 2300 人", () => {
    const totals = table.rollUps.map(({ name, total, measure }) => `${name} ${total} ${measure}`);
    for (const total of ["1380 条", "35 场", "350 幅", "2300 人"]) {
      expect(totals.filter((one) => one.endsWith(` ${total}`))).toHaveLength(1);
    }
  });
});

describe("contradictions of the notice of 2020", () => {
  test("each is a question with its default and a ready paragraph that quotes what it asks about", () => {
    for (const { id, quotes, assumption, request } of table.openQuestions) {
      expect(assumption).not.toBe("");
      expect(`${id} ${request}`).toMatch(/现请示：.*妥否，请批示。$/s);
      for (const { text } of quotes.slice(0, 2)) expect(request).toContain(text.slice(0, 6));
    }
  });
});
