/* eslint-disable office-addins/load-object-before-read, office-addins/no-empty-load -- loads are spread over helpers here; an unsynced read fails in the genuine library anyway */
import type { RunningExcel } from "../../excel-in-process";
import { startExcel } from "../../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("A1:C4").values = [
      ["县", "申请", "分配"],
      ["楚雄", 40, 30],
      ["大姚", 20, 10],
      ["永仁", 10, 5],
    ];
    await context.sync();
  });
});
afterEach(() => excel.stop());

function codeOf(error: unknown): string {
  return error instanceof OfficeExtension.Error ? error.code : String(error);
}

async function addChart(type: "ColumnClustered" | "Pie" = "ColumnClustered", address = "A1:C4"): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const chart = sheet.charts.add(type, sheet.getRange(address), "Auto");
    chart.name = "图";
    chart.set({ left: 100, top: 54, width: 300, height: 200 });
    await context.sync();
  });
}

async function chartNow<K extends keyof Excel.Interfaces.ChartData>(
  ...properties: K[]
): Promise<Pick<Excel.Interfaces.ChartData, K>> {
  return Excel.run(async (context) => {
    const chart = context.workbook.worksheets.getItem("Sheet1").charts.getItem("图");
    chart.load(properties.join(","));
    await context.sync();
    return chart.toJSON();
  });
}

async function values(series = 0): Promise<unknown[]> {
  return Excel.run(async (context) => {
    const all = context.workbook.worksheets.getItem("Sheet1").charts.getItem("图").series;
    const found = all.getItemAt(series).getDimensionValues("Values");
    await context.sync();
    return found.value;
  });
}

test("a chart moves with rows inserted above it and grows with rows inserted under it", async () => {
  await addChart();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("1:2").insert("Down");
    await context.sync();
  });
  const height = excel.engine.rowHeight("sheet-1", 0) * 0.75;
  expect((await chartNow("top")).top).toBeCloseTo(54 + 2 * height, 1);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("8:8").format.rowHeight = height + 40;
    await context.sync();
  });
  expect((await chartNow("height")).height).toBeCloseTo(240, 1);
  expect((await chartNow("left", "width")).left).toBe(100);
});

test("a chart draws the same cells after they moved, and after their sheet was renamed", async () => {
  await addChart();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("1:1").insert("Down");
    sheet.getRange("A:A").insert("Right");
    sheet.name = "分配 表";
    await context.sync();
    sheet.name = "Sheet1";
    await context.sync();
  });
  expect(await values()).toEqual([40, 20, 10]);
  expect(await values(1)).toEqual([30, 10, 5]);
  await excel.edit("Sheet1!C3", 99);
  expect(await values()).toEqual([99, 20, 10]);
});

test("charts go with their sheet, and data on a deleted sheet is gone", async () => {
  await addChart();
  await Excel.run(async (context) => {
    const other = context.workbook.worksheets.add("另一张");
    other.charts.add("Pie", context.workbook.worksheets.getItem("Sheet1").getRange("A1:B4")).name = "图";
    await context.sync();
    context.workbook.worksheets.getItem("Sheet1").delete();
    await context.sync();
    const series = other.charts.getItem("图").series.getItemAt(0);
    const found = series.getDimensionValues("Values");
    await context.sync();
    expect(found.value).toEqual([]);
  });
});

test("added, activated, deactivated and deleted are told, whoever did it", async () => {
  const seen: string[] = [];
  await Excel.run(async (context) => {
    const { charts } = context.workbook.worksheets.getItem("Sheet1");
    charts.onAdded.add(async (args) => void seen.push(`${args.type} ${args.source}`));
    charts.onDeleted.add(async (args) => void seen.push(`${args.type} ${args.source}`));
    charts.onActivated.add(async (args) => void seen.push(args.type));
    charts.onDeactivated.add(async (args) => void seen.push(args.type));
    await context.sync();
  });
  await addChart();
  await excel.settled();
  const { id } = await chartNow("id");
  excel.host.book.charts.activate(id ?? "");
  await excel.settled();
  await Excel.run(async (context) => {
    const active = context.workbook.getActiveChart();
    active.load("name");
    await context.sync();
    expect(active.name).toBe("图");
    context.workbook.worksheets.getItem("Sheet1").getRange("D9").select();
    await context.sync();
  });
  await excel.settled();
  excel.host.book.charts.remove(id ?? "");
  await excel.settled();
  expect(seen).toEqual(["ChartAdded Local", "ChartActivated", "ChartDeactivated", "ChartDeleted Local"]);
});

test("a protected sheet keeps its charts unless objects may be edited", async () => {
  await addChart();
  const change = async (): Promise<string> =>
    Excel.run(async (context) => {
      const { charts } = context.workbook.worksheets.getItem("Sheet1");
      charts.getItem("图").title.text = "新";
      await context.sync();
      return "done";
    }).catch(codeOf);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").protection.protect();
    await context.sync();
  });
  expect(await change()).toBe("AccessDenied");
  await Excel.run(async (context) => {
    const { protection } = context.workbook.worksheets.getItem("Sheet1");
    protection.unprotect();
    protection.protect({ allowEditObjects: true });
    await context.sync();
  });
  expect(await change()).toBe("done");
});

test("without a page there is no picture to be had", async () => {
  await addChart();
  const code = await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").charts.getItem("图").getImage();
    await context.sync();
    return "drawn";
  }).catch(codeOf);
  expect(code).toBe("NotImplemented");
});

test("hidden rows are not drawn unless asked for", async () => {
  await addChart();
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("3:3").rowHidden = true;
    await context.sync();
  });
  expect(await values()).toEqual([40, 10]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").charts.getItem("图").plotVisibleOnly = false;
    await context.sync();
  });
  expect(await values()).toEqual([40, 20, 10]);
});

test("a copied sheet has its own charts of its own cells", async () => {
  await addChart();
  await Excel.run(async (context) => {
    const copy = context.workbook.worksheets.getItem("Sheet1").copy("End");
    copy.getRange("B2").values = [[77]];
    await context.sync();
    const found = copy.charts.getItem("图").series.getItemAt(0).getDimensionValues("Values");
    await context.sync();
    expect(found.value).toEqual([77, 20, 10]);
  });
  expect(await values()).toEqual([40, 20, 10]);
});
