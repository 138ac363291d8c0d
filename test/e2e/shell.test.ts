import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { openWorkbook } from "../../src/sheetfile";
import { launchBrowser, startServer, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

/** How many pixels of a text drawn on a canvas, as the grid draws it, differ from the box that stands for a missing glyph. */
function inkBesideMissing(workbench: WorkbenchPage, text: string): Promise<number> {
  return workbench.page.evaluate(async (sample) => {
    const font = "32px Arial";
    const pixels = (drawn: string): Uint8ClampedArray => {
      const canvas = document.createElement("canvas");
      canvas.width = 64;
      canvas.height = 64;
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.font = font;
      context.fillText(drawn, 8, 40);
      return context.getImageData(0, 0, 64, 64).data;
    };
    pixels(sample);
    await document.fonts.ready;
    const [missing, drawn] = [pixels("\u{10FFFD}"), pixels(sample)];
    const blank = pixels(" ");
    const differ = (one: Uint8ClampedArray, other: Uint8ClampedArray): number =>
      one.reduce((count, value, index) => count + (value === other[index] ? 0 : 1), 0);
    return Math.min(differ(drawn, missing), differ(drawn, blank));
  }, text);
}

describe("the workbench page", () => {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, server.address);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test("a number and a formula typed into the grid are calculated", async () => {
    await workbench.typeInto("Sheet1", "A1", "1");
    await workbench.typeInto("Sheet1", "B2", "=A1+1");
    await workbench.waitForDisplay("Sheet1", "B2", "2");
    expect(await workbench.read("Sheet1", "B2")).toEqual({ value: 2, display: "2", formula: "=A1+1" });
    await workbench.typeInto("Sheet1", "A1", "41");
    await workbench.waitForDisplay("Sheet1", "B2", "42");
  });

  test("a cell far away is brought into view and clicked", async () => {
    await workbench.typeInto("Sheet1", "AB150", "47.03");
    expect((await workbench.read("Sheet1", "AB150"))?.value).toBe(47.03);
  });

  test("Chinese text is drawn with the font the page brings along", async () => {
    await workbench.typeInto("Sheet1", "C3", "楚雄州公共数字文化专项资金：①彝族鹍");
    for (const character of "楚彝①鹍") expect(await inkBesideMissing(workbench, character)).toBeGreaterThan(100);
    expect(workbench.witness.requests.some((address) => address.includes("noto-sans-sc"))).toBe(true);
    await workbench.screenshot("shell-chinese");
  });

  test("a sheet is added at the tabs", async () => {
    await workbench.page.locator("footer button").first().click();
    await workbench.page.waitForFunction(() => window.__workbench?.sheetNames().length === 2);
    expect(await workbench.activeSheet()).toBe((await workbench.sheetNames())[1]);
  });

  test("the ribbon shows the manifest's command; it opens the pane, which answers through Office.js", async () => {
    await workbench.pressCommand("Hengbo.ShowTaskpane");
    const frame = workbench.page.locator("[data-testid=taskpane] iframe");
    expect(new URL((await frame.getAttribute("src")) ?? "").pathname).toBe("/pane/taskpane.html");
    await workbench.pane().getByRole("button").first().waitFor();
    const sent = await workbench.page.evaluate(() => window.__workbench?.trace() ?? []);
    expect(sent.map((entry) => entry.direction)).toEqual(expect.arrayContaining(["fromPane", "toPane"]));
    expect(sent.some((entry) => entry.text.includes("ProcessQuery"))).toBe(true);
    await workbench.screenshot("shell-pane");
  });

  test("the pane is made wider with mouse and keyboard, within limits", async () => {
    const pane = workbench.page.getByTestId("taskpane");
    const width = async (): Promise<number> => Math.round((await pane.boundingBox())?.width ?? 0);
    expect(await width()).toBe(350);
    const handle = await workbench.page.getByRole("separator").boundingBox();
    if (!handle) throw new Error("The pane has no edge to pull.");
    await workbench.page.mouse.move(handle.x + 2, handle.y + 200);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(handle.x - 48, handle.y + 200, { steps: 4 });
    await workbench.page.mouse.up();
    expect(await width()).toBeGreaterThan(390);
    expect(await width()).toBeLessThan(410);
    await workbench.page.getByRole("separator").focus();
    for (let press = 0; press < 15; press += 1) await workbench.page.keyboard.press("ArrowRight");
    expect(await width()).toBe(320);
  });

  test("no serious accessibility violation in the page's own controls", async () => {
    expect(await workbench.violations()).toEqual([]);
  });

  test("the pane is closed and opened again with a new conversation", async () => {
    const conversations = async (): Promise<number> => {
      const entries = await workbench.page.evaluate(() => window.__workbench?.trace() ?? []);
      const ids = entries.map((entry) => /"_conversationId":"([^"]+)"/.exec(entry.text)?.[1]);
      return new Set(ids.filter(Boolean)).size;
    };
    expect(await conversations()).toBe(1);
    await workbench.page.getByRole("button", { name: "关闭任务窗格" }).click();
    expect(await workbench.page.getByTestId("taskpane").count()).toBe(0);
    await workbench.pressCommand("Hengbo.ShowTaskpane");
    await workbench.pane().getByRole("button").first().waitFor();
    expect(await conversations()).toBe(2);
  });

  test("a new workbook asks before it drops changes, and starts empty", async () => {
    workbench.page.once("dialog", (dialog) => void dialog.dismiss());
    await workbench.page.getByRole("button", { name: "新建" }).click();
    expect((await workbench.read("Sheet1", "A1"))?.value).toBe(41);
    workbench.page.once("dialog", (dialog) => void dialog.accept());
    await workbench.page.getByRole("button", { name: "新建" }).click();
    await workbench.page.waitForFunction(() => window.__workbench?.sheetNames().length === 1);
    expect((await workbench.read("Sheet1", "A1"))?.value).toBeNull();
    expect(await workbench.page.getByTestId("taskpane").count()).toBe(0);
    await workbench.typeInto("Sheet1", "A1", "7");
    expect((await workbench.read("Sheet1", "A1"))?.value).toBe(7);
  });

  test("a workbook is saved as .xlsx and opened again", async () => {
    await workbench.typeInto("Sheet1", "B1", "=A1*6");
    await workbench.waitForDisplay("Sheet1", "B1", "42");
    await workbench.typeInto("Sheet1", "A2", "楚雄州");
    const downloading = workbench.page.waitForEvent("download");
    await workbench.page.getByRole("button", { name: "保存 .xlsx" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("未命名工作簿.xlsx");
    const path = await download.path();
    const saved = await openWorkbook(readFileSync(path));
    expect(saved.ok && saved.value.model.sheets[0]?.cells[0]?.[1]).toMatchObject({ formula: "=A1*6", value: 42 });

    await workbench.page.getByRole("button", { name: "新建" }).click();
    await workbench.page.waitForFunction(() => window.__workbench?.readCell("Sheet1", "A2")?.value === null);
    await workbench.page
      .locator("input[type=file]")
      .setInputFiles({ name: "分配.xlsx", mimeType: "", buffer: readFileSync(path) });
    await workbench.waitForDisplay("Sheet1", "A2", "楚雄州");
    await workbench.typeInto("Sheet1", "A1", "8");
    await workbench.waitForDisplay("Sheet1", "B1", "48");
    await workbench.page.getByText("分配.xlsx").waitFor();
  });

  test("a file that is no workbook is refused with a sentence, and the open workbook stays", async () => {
    workbench.page.once("dialog", (dialog) => void dialog.accept());
    const buffer = Buffer.from("约47");
    await workbench.page.locator("input[type=file]").setInputFiles({ name: "坏.xlsx", mimeType: "", buffer });
    await workbench.page.getByText("打不开这个文件：").waitFor();
    expect((await workbench.read("Sheet1", "A2"))?.value).toBe("楚雄州");
    await workbench.screenshot("shell-refused");
  });

  test("nothing left this machine, and nothing complained", () => {
    const foreign = workbench.witness.requests.filter((address) => !address.startsWith(server?.origin ?? "none"));
    expect(foreign.filter((address) => !/^(data|blob):/.test(address))).toEqual([]);
    expect(workbench.witness.errors).toEqual([]);
  });
});
