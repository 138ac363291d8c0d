import { createExcelPort } from "../../src/excel/port";
import { openWorkbook, saveWorkbook, type ChartModel } from "../../src/sheetfile";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { makeProgress } from "../../src/usecases/progress";
import type { WorkbookPort } from "../../src/usecases/port";
import { requireBook } from "../../src/usecases/workbookBook";
import { PROGRESS_CHARTS_SHEET } from "../../src/workbook/names";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { openFilePort } from "../../src/xlsx/filePort";
import { resourceLimit } from "../../src/workbook/sheets/progressCharts";
import { spendRow } from "../tracking/unitFiles";
import { sampleBytes, TODAY, valueOf } from "../usecases/corruption";
import { startExcel } from "../workbench/excel-in-process";

jest.setTimeout(120_000);

const UNSAID = { threshold: null, reason: "", decidedBy: "", decidedOn: "" };

async function drawn(port: WorkbookPort): Promise<void> {
  const book = valueOf(await requireBook(port, TODAY));
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows: [spendRow("532301", "P1", 3_000)] }));
  valueOf(await makeProgress(port, TODAY));
}

function told(charts: readonly ChartModel[]): unknown {
  return charts.map(({ name, type: usual, title, series, axes, place }) => ({
    name,
    title: title.text,
    minimum: axes.value.minimum,
    format: axes.value.numberFormat,
    corner: [Math.round(place.left), Math.round(place.top)],
    series: series.map(({ name: own, type, values, categories, fill, line, gapWidth }) => {
      return { own, type: type ?? usual, values, categories, fill, line, gapWidth };
    }),
  }));
}

test("three charts in a file: drawn from the sheet's own cells, once, and left alone when they agree", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  await drawn(port);
  const first = await port.save();
  valueOf(await makeProgress(port, TODAY));
  expect(Buffer.compare(Buffer.from(first), Buffer.from(await port.save()))).toBe(0);
  const opened = valueOf(await openWorkbook(first));
  const charts = opened.model.sheets.find(({ name }) => name === PROGRESS_CHARTS_SHEET)?.charts ?? [];
  expect(charts.map(({ name, series }) => [name, series.length])).toEqual([
    ["进度图-单位", 3],
    ["进度图-逐月", 3],
    ["进度图-类型", 2],
  ]);
  expect(charts[0]?.series[1]?.values).toEqual({ formula: "=进度图!$B$39:$B$50" });
  expect(charts.every(({ alternativeText = "" }) => alternativeText.length > 20)).toBe(true);
});

test("in a file, too, series people added and a program's own way of naming cells stay", async () => {
  const port = valueOf(await openFilePort(await sampleBytes()));
  await drawn(port);
  const { model } = valueOf(await openWorkbook(await port.save()));
  const sheet = model.sheets.find(({ name }) => name === PROGRESS_CHARTS_SHEET);
  const [chart, ...others] = sheet?.charts ?? [];
  const [first, ...rest] = chart?.series ?? [];
  if (!sheet || !chart || !first) throw new Error("no chart");
  const quoted = { ...first, values: { formula: "='进度图'!$D$39:$D$50" } };
  sheet.charts = [{ ...chart, series: [quoted, ...rest, { ...first, name: "自己加的" }] }, ...others];
  const again = valueOf(await openFilePort(await saveWorkbook(model)));
  valueOf(await makeProgress(again, TODAY));
  const after = valueOf(await openWorkbook(await again.save())).model.sheets;
  const charts = after.find(({ name }) => name === PROGRESS_CHARTS_SHEET)?.charts ?? [];
  expect(charts[0]?.series.map(({ name }) => name)).toEqual(["任务应达", "执行率", "任务完成率", "自己加的"]);
  expect(charts[0]?.series[0]?.values).toEqual({ formula: "='进度图'!$D$39:$D$50" });
});

test("through Office.js the same charts come, a second writing leaves them, and looks people gave them stay", async () => {
  const excel = await startExcel();
  try {
    const file = valueOf(await openFilePort(await sampleBytes()));
    const book = valueOf(await requireBook(file, TODAY));
    const port = createExcelPort();
    valueOf(await port.render(planWorkbook(book)));
    await drawn(port);
    await drawn(file);
    const inFile = valueOf(await openWorkbook(await file.save())).model.sheets;
    const wanted = inFile.find(({ name }) => name === PROGRESS_CHARTS_SHEET)?.charts ?? [];
    const sheet = excel.engine.sheets().find(({ name }) => name === PROGRESS_CHARTS_SHEET);
    const charts = (): readonly ChartModel[] => excel.host.book.charts.of(sheet?.id ?? "");
    expect(told(charts())).toEqual(told(wanted));
    await excel.Excel.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(PROGRESS_CHARTS_SHEET);
      worksheet.protection.unprotect();
      const chart = worksheet.charts.getItem("进度图-单位");
      chart.title.text = "我们的标题";
      chart.series.add("自己加的");
      // A chart somebody emptied is drawn again.
      const emptied = worksheet.charts.getItem("进度图-类型");
      emptied.series.getItemAt(1).delete();
      emptied.series.getItemAt(0).delete();
      await context.sync();
    });
    const before = charts();
    expect(before.map(({ series }) => series.length)).toEqual([4, 3, 0]);
    valueOf(await makeProgress(port, TODAY));
    expect(charts().slice(0, 2)).toEqual(before.slice(0, 2));
    expect(charts()[0]?.title.text).toBe("我们的标题");
    expect(charts()[2]?.series.map(({ name }) => name)).toEqual(["占资金", "资源建设应不低于"]);
  } finally {
    await excel.stop();
  }
});

test("the limit of categories follows 规则: another share, another reading, and none where the rule is off", async () => {
  const file = valueOf(await openFilePort(await sampleBytes()));
  const book = valueOf(await requireBook(file, TODAY));
  expect(resourceLimit(book)).toMatchObject({ share: 4_000, whole: "centralTotal" });
  const [
    choice = {
      rule: "R03",
      enabled: true,
      level: "must" as const,
      judgement: null,
      due: null,
      reading: null,
      ...UNSAID,
    },
  ] = book.rules.filter(({ rule }) => rule === "R03");
  const rules = [{ ...choice, threshold: 4_500 }];
  expect(resourceLimit({ ...book, rules })?.share).toBe(4_500);
  const off = [{ ...choice, enabled: false }];
  expect(resourceLimit({ ...book, rules: off })).toBeNull();
});
