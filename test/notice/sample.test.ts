import { formatWan } from "../../src/domain/money";
import type { ProjectTable } from "../../src/domain/project";
import { SAMPLE_DOCUMENT, SAMPLE_NOTICE } from "../../src/notice/sample";
import { fixture, tableOf } from "./fixtures";

const sample = tableOf(SAMPLE_NOTICE);
const real = tableOf(fixture("chuxiong-2020-table.md"));

describe("the bundled sample", () => {
  test("is marked as one, and its amount is 47.03 万元", () => {
    expect(SAMPLE_NOTICE.startsWith("# 示例")).toBe(true);
    expect(sample.title).toContain("示例");
    expect(sample.documentNumber).toContain("示例");
    expect(SAMPLE_DOCUMENT).toMatchObject({ direction: "in", note: "示例数据" });
    expect(SAMPLE_DOCUMENT.documentNumber).toContain("示例");
    expect(formatWan(SAMPLE_DOCUMENT.amount)).toBe("47.03");
  });

  test("has the numbers, names, categories, builders and placeholders of the real table", () => {
    const shape = (table: ProjectTable): unknown =>
      table.projects.map(
        ({ number, fields, shortName, category, categoryLabel, builders, coordinator, placeholder }) => ({
          number,
          name: fields.name,
          statuses: Object.values(fields).map(({ status }) => status),
          shortName,
          category,
          categoryLabel,
          builders,
          coordinator,
          placeholder,
        }),
      );
    const withoutLines = (table: ProjectTable): unknown =>
      JSON.parse(JSON.stringify(shape(table), (key, value: unknown) => (key === "line" ? 0 : value)));
    expect(withoutLines(sample)).toEqual(withoutLines(real));
  });

  test("has the same damage, thresholds, dates and indicators", () => {
    expect(sample.repairs.map(({ id }) => id)).toEqual(real.repairs.map(({ id }) => id));
    expect(sample.rules.map(({ id, clause, threshold }) => [id, clause, threshold])).toEqual(
      real.rules.map(({ id, clause, threshold }) => [id, clause, threshold]),
    );
    expect(sample.milestones.map(({ date }) => date)).toEqual(real.milestones.map(({ date }) => date));
    const figures = (table: ProjectTable): unknown =>
      table.indicators.map(({ project, unit, comparator, value, measure, period }) => [
        project,
        unit,
        comparator,
        value,
        measure,
        period,
      ]);
    expect(figures(sample)).toEqual(figures(real));
  });

  test("copies no prose of the notice: no task and no quote of a clause is the same", () => {
    const tasks = new Set(real.projects.map(({ fields }) => fields.task.text).filter((text) => text.length > 0));
    expect(sample.projects.some(({ fields }) => tasks.has(fields.task.text))).toBe(false);
  });
});
