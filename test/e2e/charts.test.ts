/* eslint-disable office-addins/load-object-before-read -- results of methods are read without a load */
import type { Browser, Frame } from "playwright-core";
import { launchBrowser, startServer, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

describe("charts over the grid", () => {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, server.address);
    workbench.page.setDefaultTimeout(10_000);
    await workbench.pressCommand("Hengbo.ShowTaskpane");
    await workbench.pane().getByRole("button").first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  function paneFrame(): Frame {
    const frame = workbench.page.frames().find((one) => one.url().includes("/pane/taskpane.html"));
    if (frame === undefined) throw new Error("The pane is not open.");
    return frame;
  }

  function picture(name: string): ReturnType<WorkbenchPage["page"]["locator"]> {
    return workbench.page.locator(`.chart-picture[data-chart="${name}"]`).first();
  }

  async function placeOf(name: string): Promise<{ left: number; top: number; width: number; height: number }> {
    return paneFrame().evaluate(
      (chartName) =>
        Excel.run(async (context) => {
          const chart = context.workbook.worksheets.getActiveWorksheet().charts.getItem(chartName);
          chart.load("left,top,width,height");
          await context.sync();
          const { left, top, width, height } = chart;
          return { left, top, width, height };
        }),
      name,
    );
  }

  test("column, bar, line, pie and doughnut are drawn where they were put", async () => {
    await paneFrame().evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1:C6").values = [
          ["文化馆", "申请（万元）", "分配（万元）"],
          ["楚雄州文化馆", 120, 86],
          ["大姚县文化馆", 80, 64],
          ["永仁县文化馆", 66, 58],
          ["元谋县文化馆", 94, 71],
          ["武定县文化馆", 52, 47],
        ];
        const types = ["ColumnClustered", "BarClustered", "LineMarkers", "Pie", "Doughnut"] as const;
        types.forEach((type, index) => {
          const data = sheet.getRange(index < 3 ? "A1:C6" : "A1:B6");
          const chart = sheet.charts.add(type, data, "Auto");
          chart.name = type;
          chart.title.text = "公共数字文化专项资金";
          chart.left = 160 + (index % 2) * 325;
          chart.top = 4 + Math.floor(index / 2) * 210;
          chart.width = 315;
          chart.height = 200;
          if (index > 2) {
            chart.dataLabels.showPercentage = true;
            chart.dataLabels.showValue = false;
            chart.legend.position = "Right";
          }
        });
        await context.sync();
      }),
    );
    await workbench.page.waitForFunction(() => document.querySelectorAll(".chart-picture svg").length >= 4);
    await workbench.screenshot("charts-1");
    const label = await picture("ColumnClustered").getAttribute("aria-label");
    expect(label).toContain("柱形图");
    expect(label).toContain("公共数字文化专项资金");
    expect(label).toContain("楚雄州文化馆 120");
  });

  test("the picture follows its cells", async () => {
    const before = await picture("ColumnClustered").innerHTML();
    await workbench.typeInto("Sheet1", "B2", "300");
    await workbench.page.waitForFunction(
      (old) => document.querySelector('.chart-picture[data-chart="ColumnClustered"]')?.innerHTML !== old,
      before,
    );
    expect(await picture("ColumnClustered").getAttribute("aria-label")).toContain("楚雄州文化馆 300");
  });

  test("a chart is chosen with the mouse, moved by dragging and by key, made larger, and deleted", async () => {
    const before = await placeOf("ColumnClustered");
    const box = await picture("ColumnClustered").boundingBox();
    if (box === null) throw new Error("no picture");
    await workbench.page.mouse.move(box.x + 20, box.y + 20);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(box.x + 50, box.y + 60, { steps: 4 });
    await workbench.page.mouse.up();
    const moved = await placeOf("ColumnClustered");
    expect(moved.left).toBeCloseTo(before.left + 22.5, 0);
    expect(moved.top).toBeCloseTo(before.top + 30, 0);
    await workbench.screenshot("charts-chosen");
    await workbench.page.keyboard.press("ArrowRight");
    expect((await placeOf("ColumnClustered")).left).toBeCloseTo(moved.left + 6, 0);
    await workbench.page.keyboard.press("Shift+ArrowDown");
    expect((await placeOf("ColumnClustered")).height).toBeCloseTo(moved.height + 6, 0);
    await workbench.page.keyboard.press("Delete");
    expect(await picture("ColumnClustered").count()).toBe(0);
  });

  test("charts scroll with the grid, and the frozen part covers them", async () => {
    const before = await picture("LineMarkers").boundingBox();
    await paneFrame().evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().freezePanes.freezeRows(1);
        await context.sync();
      }),
    );
    await workbench.page.mouse.move(300, 300);
    await workbench.page.mouse.wheel(0, 240);
    await workbench.page.waitForTimeout(400);
    const after = await picture("LineMarkers").boundingBox();
    expect((before?.y ?? 0) - (after?.y ?? 0)).toBeGreaterThan(100);
    await workbench.screenshot("charts-scrolled");
  });

  test("the pane is given the picture as a PNG", async () => {
    const image = await paneFrame().evaluate(() =>
      Excel.run(async (context) => {
        const chart = context.workbook.worksheets.getActiveWorksheet().charts.getItem("Pie");
        const picture = chart.getImage(630);
        await context.sync();
        return picture.value;
      }),
    );
    const bytes = Buffer.from(image, "base64");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.readUInt32BE(16)).toBe(630);
    expect(bytes.readUInt32BE(20)).toBe(400);
  });

  test("a program that activates a chart puts the keyboard on it", async () => {
    await paneFrame().evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().charts.getItem("Pie").activate();
        await context.sync();
      }),
    );
    await workbench.page.waitForFunction(
      () => document.querySelector('.chart-picture[data-chart="Pie"]')?.classList.contains("chosen") === true,
    );
  });

  test("nothing complained", () => {
    expect(workbench.witness.errors).toEqual([]);
  });
});
