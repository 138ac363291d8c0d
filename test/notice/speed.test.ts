import { markdownTable, tableOf } from "./fixtures";

/** The budget of the import: 2,000 rows are read well under two seconds on a slow machine. */
test("2,000 rows in under two seconds", () => {
  const rows = Array.from({ length: 2000 }, (_, index) => {
    const number = index < 1000 ? index + 1 : index + 2;
    const shifted = index % 50 === 7;
    const task = `<p>绩效目标：年开展活动不少于${number}场，其中直播不少于2场；每季度讲座不少于1场。</p>`;
    return shifted
      ? [String(number), "", "建设公共数字文化资源", `第${number}个项目资源`, "各县（市）"]
      : [
          String(number),
          index % 10 === 0 ? "完善公共数字文化服务网络" : "",
          `第${number}个项目`,
          "双柏县、永仁县",
          task,
        ];
  });
  // Processor time, not the clock: what else runs on the machine is no fault of ours.
  const started = process.cpuUsage();
  const table = tableOf(markdownTable(rows));
  const { user, system } = process.cpuUsage(started);
  expect(table.projects).toHaveLength(2001);
  expect(table.indicators).toHaveLength(1960 * 3);
  expect((user + system) / 1000).toBeLessThan(2000);
});
