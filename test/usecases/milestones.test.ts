import { Workbook } from "exceljs";
import { createFundUseCases } from "../../src/usecases/fund";
import { loadMilestones, makeMilestones } from "../../src/usecases/milestones";
import { readNotice } from "../../src/notice/readNotice";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { deadlineOf } from "../../src/tracking/milestones";
import { MILESTONES_SHEET } from "../../src/workbook/names";
import { keptSource, sourceSheet } from "../../src/workbook/sheets/source";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { valueOf } from "./corruption";

const TODAY = "2020-05-25";

/** The sample with the text of its notice. */
async function noticed(): Promise<FilePort> {
  const port = valueOf(await openFilePort(null));
  valueOf(await createFundUseCases(port, () => TODAY).loadSample());
  const lines = SAMPLE_NOTICE.split("\n").map((text) => ({ text, place: "" }));
  const sheets = [sourceSheet(keptSource("示例.md", lines), null, "hidden")];
  valueOf(await port.render({ sheets, names: [], activeSheet: "首页" }));
  return port;
}

test("M14: on 2020-05-25 the end of May is due in 6 days, February to April were due before the notice was issued", async () => {
  const port = await noticed();
  const { issuedOn, states } = valueOf(await loadMilestones(port, TODAY));
  expect(issuedOn).toBe("2020-05-21");
  const may = states.find(({ milestone }) => milestone.date === "2020-05-31");
  expect(may).toMatchObject({ word: "7天内到期", daysLeft: 6 });
  const early = states.filter(({ deadline }) => deadline < "2020-05-01");
  expect(early.length).toBeGreaterThan(2);
  expect(new Set(early.map(({ word }) => word))).toEqual(new Set(["印发前已到期"]));
  const notice = readNotice(SAMPLE_NOTICE);
  expect(states.length).toBe(notice.ok ? notice.value.milestones.length : -1);
  const later = valueOf(await loadMilestones(port, "2020-06-02"));
  // 首页 names the day rules are judged on: the clock does not move it.
  expect(later.states.map(({ word }) => word)).toEqual(states.map(({ word }) => word));
});

test("a month ends with its last day, also in a leap year; a year with December", () => {
  expect([
    deadlineOf({ date: "2020-02", precision: "month" }),
    deadlineOf({ date: "2021-02", precision: "month" }),
    deadlineOf({ date: "2020-09-30", precision: "day" }),
    deadlineOf({ date: "2022", precision: "year" }),
  ]).toEqual(["2020-02-29", "2021-02-28", "2020-09-30", "2022-12-31"]);
});

test("what was typed stays with its date, rows of people's own stay, and a done date is no longer counted down", async () => {
  const port = await noticed();
  const made = valueOf(await makeMilestones(port, TODAY));
  const row = 5 + made.states.findIndex(({ milestone }) => milestone.date === "2020-05-31");
  const typed = new Workbook();
  await typed.xlsx.load((await port.save()) as unknown as Parameters<typeof typed.xlsx.load>[0]);
  const sheet = typed.getWorksheet(MILESTONES_SHEET);
  if (!sheet) throw new Error("no dates");
  const column = (label: string): number => {
    let found = 0;
    sheet.getRow(4).eachCell((cell, at) => (cell.value === label ? (found = at) : undefined));
    return found;
  };
  sheet.getCell(row, column("交付物")).value = "进展情况";
  sheet.getCell(row, column("完成日")).value = new Date(Date.UTC(2020, 4, 24));
  sheet.getCell(row, column("楚雄市")).value = "5月24日";
  // What is no day is kept all the same, and counts as not done.
  sheet.getCell(row + 1, column("完成日")).value = "月底前吧";
  // Below the dates and the nineteen things to hand in, one of them twice.
  const own = 5 + made.states.length + 20;
  sheet.getCell(own, column("事项")).value = "=省厅临时调度";
  sheet.getCell(own, column("到期日")).value = new Date(Date.UTC(2020, 5, 1));
  const edited = valueOf(await openFilePort(new Uint8Array(await typed.xlsx.writeBuffer())));
  const again = valueOf(await makeMilestones(edited, TODAY));
  expect(again.states.find(({ milestone }) => milestone.date === "2020-05-31")).toMatchObject({
    word: "已完成",
    daysLeft: null,
  });
  const [content] = valueOf(await edited.read([MILESTONES_SHEET]));
  const texts = (content?.values ?? []).map((values) => values.map(String));
  const may = texts.find((values) => values.includes("进展情况")) ?? [];
  expect(may[0]).toBe("2020-05-31");
  expect(may[column("应交/已交") - 1]).toBe("12/1");
  expect(may[column("楚雄市") - 1]).toBe("5月24日");
  expect(may[column("完成日") - 1]).toBe("43975");
  expect(texts.some((values) => values.includes("月底前吧"))).toBe(true);
  const theirs = texts.find((values) => values.includes("=省厅临时调度")) ?? [];
  expect(theirs[column("状态") - 1]).toBe("7天内到期");
});

test("what is to be handed in stands below the dates, D01 to D19, with who and to whom; ticks stay with it (C25)", async () => {
  const port = await noticed();
  valueOf(await makeMilestones(port, TODAY));
  const typed = new Workbook();
  await typed.xlsx.load((await port.save()) as unknown as Parameters<typeof typed.xlsx.load>[0]);
  const sheet = typed.getWorksheet(MILESTONES_SHEET);
  if (!sheet) throw new Error("no dates");
  const column = (label: string): number => {
    let found = 0;
    sheet.getRow(4).eachCell((cell, at) => (cell.value === label ? (found = at) : undefined));
    return found;
  };
  const rowOf = (id: string): number => {
    let found = 0;
    sheet.eachRow((row, at) => (row.getCell(column("事项")).text.startsWith(`${id} `) ? (found = at) : undefined));
    return found;
  };
  const ids = Array.from({ length: 19 }, (_zero, at) => `D${String(at + 1).padStart(2, "0")}`);
  for (const id of ids) expect([id, rowOf(id === "D12" ? "D12.1" : id) > 0]).toEqual([id, true]);
  const cell = (id: string, label: string) => sheet.getCell(rowOf(id), column(label));
  expect(cell("D15", "报送对象").value).toBe("国家图书馆（C25）");
  expect(cell("D07", "责任单位").value).toBe("各单位");
  expect(cell("D19", "到期日").value).toBeNull();
  cell("D07", "楚雄市").value = "✓";
  cell("D15", "报送对象").value = "省图书馆转报";
  const edited = valueOf(await openFilePort(new Uint8Array(await typed.xlsx.writeBuffer())));
  valueOf(await makeMilestones(edited, TODAY));
  const [content] = valueOf(await edited.read([MILESTONES_SHEET]));
  const texts = (content?.values ?? []).map((values) => values.map(String));
  const seven = texts.filter((values) => values.some((text) => text.startsWith("D07 ")));
  expect(seven.length).toBe(1);
  expect(seven[0]?.[column("应交/已交") - 1]).toBe("12/1");
  expect(seven[0]?.[column("状态") - 1]).toBe("7天内到期");
  expect(texts.some((values) => values.includes("省图书馆转报"))).toBe(true);
});

test("without the notice's text nothing is claimed", async () => {
  const port = valueOf(await openFilePort(null));
  valueOf(await createFundUseCases(port, () => TODAY).loadSample());
  const sheets = valueOf(await port.sheetNames());
  const answer = await loadMilestones(port, TODAY);
  if (sheets.includes("原文")) expect(answer.ok).toBe(true);
  else expect(answer.ok ? "" : answer.fault.code).toBe("source-missing");
});
