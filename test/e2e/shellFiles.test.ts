import { readFileSync } from "node:fs";
import type { Browser, BrowserContext } from "playwright-core";
import { strToU8, unzipSync, zipSync } from "fflate";
import { emptySheet, emptyWorkbook, saveWorkbook } from "../../src/sheetfile";
import { launchBrowser, startServer, until, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

/** A workbook with one text and, besides, macros the workbench does not show. */
async function fileWithMacros(): Promise<Buffer> {
  const sheet = { ...emptySheet("资金台账"), cells: [[{ value: "楚雄州" }, { value: 47.03 }]] };
  const parts = unzipSync(await saveWorkbook({ ...emptyWorkbook(), sheets: [sheet] }));
  return Buffer.from(zipSync({ ...parts, "xl/vbaProject.bin": strToU8("macros") }));
}

/** Drops a file on the middle of the grid, as the desktop would. */
async function drop(workbench: WorkbenchPage, name: string, bytes: Buffer): Promise<void> {
  await workbench.page.evaluate(
    ([fileName, numbers]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(numbers)], fileName));
      const target = document.querySelector("[data-testid=grid] canvas");
      for (const kind of ["dragenter", "dragover", "drop"]) {
        target?.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    },
    [name, [...bytes]] as const,
  );
}

describe("files and the working copy", () => {
  let server: RunningServer | undefined;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server?.stop();
  });

  const open = (prepare?: (context: BrowserContext) => Promise<void>): Promise<WorkbenchPage> =>
    WorkbenchPage.open(browser, server?.address ?? "", {}, prepare);
  const notices = async (workbench: WorkbenchPage): Promise<string> =>
    (await workbench.page.getByTestId("notices").textContent()) ?? "";
  const kept = (workbench: WorkbenchPage): Promise<void> =>
    workbench.page.getByText("改动已暂存在本浏览器").waitFor({ timeout: 20_000 });

  test("a dropped file opens, and what is only carried is named; saving keeps it", async () => {
    const workbench = await open();
    await drop(workbench, "台账.xlsx", await fileWithMacros());
    await workbench.waitForDisplay("资金台账", "A1", "楚雄州");
    await until("the sentence", async () =>
      (await notices(workbench)).includes("已打开 台账.xlsx。文件里还有宏：工作台不显示它们，但保存时原样带走。"),
    );
    expect(await workbench.violations()).toEqual([]);
    await workbench.screenshot("shell-files-carried");
    await workbench.typeInto("资金台账", "A2", "元谋县");
    const downloading = workbench.page.waitForEvent("download");
    await workbench.page.keyboard.press("Control+s");
    const saved = unzipSync(readFileSync(await (await downloading).path()));
    expect(Buffer.from(saved["xl/vbaProject.bin"] ?? []).toString()).toBe("macros");
    await workbench.close();
  });

  test("a dropped file that is no workbook leaves the open one untouched", async () => {
    const workbench = await open();
    await workbench.typeInto("Sheet1", "A1", "47");
    workbench.page.once("dialog", (dialog) => void dialog.accept());
    await drop(workbench, "坏.xlsx", Buffer.from("约47"));
    await until("the refusal", async () => (await notices(workbench)).includes("打不开这个文件："));
    expect((await workbench.read("Sheet1", "A1"))?.value).toBe(47);
    expect(await workbench.page.evaluate(() => window.__workbench?.hasUnsavedChanges())).toBe(true);
    await workbench.close();
  });

  test("a reload loses nothing, says so, and what was restored can be discarded", async () => {
    const workbench = await open();
    await workbench.typeInto("Sheet1", "A1", "47");
    await workbench.typeInto("Sheet1", "B1", "=A1*2");
    await kept(workbench);
    await workbench.page.reload();
    await workbench.ready();
    await workbench.waitForDisplay("Sheet1", "B1", "94");
    expect(await notices(workbench)).toContain("自动暂存在本浏览器里的工作簿“未命名工作簿”，还没有保存成文件。");
    expect(await workbench.page.evaluate(() => window.__workbench?.hasUnsavedChanges())).toBe(true);
    expect(await workbench.violations()).toEqual([]);
    await workbench.screenshot("shell-files-restored");
    await workbench.page.getByRole("button", { name: "放弃恢复的内容" }).click();
    await workbench.waitForDisplay("Sheet1", "A1", "");
    await workbench.page.reload();
    await workbench.ready();
    await workbench.page.waitForTimeout(500);
    expect((await workbench.read("Sheet1", "A1"))?.value).toBeNull();
    expect(await notices(workbench)).toBe("");
    await workbench.close();
  });

  test("two tabs keep their own; a new tab takes over what a closed one left", async () => {
    const first = await open();
    await first.typeInto("Sheet1", "A1", "1");
    await kept(first);
    const second = await first.openTab(server?.address ?? "");
    await second.page.waitForTimeout(500);
    expect((await second.read("Sheet1", "A1"))?.value).toBeNull();
    await first.page.close();
    const third = await second.openTab(server?.address ?? "");
    await third.waitForDisplay("Sheet1", "A1", "1");
    await third.close();
  });

  test("“退出时清除”: nothing is left when the page is left", async () => {
    const workbench = await open();
    await workbench.page.getByRole("button", { name: "设置" }).click();
    await workbench.page.getByRole("checkbox", { name: "退出时清除" }).check();
    await workbench.page.getByRole("button", { name: "关闭", exact: true }).click();
    // A dialog on its way out gives the keyboard back to the button that opened it.
    await workbench.page.getByRole("dialog").waitFor({ state: "detached" });
    await workbench.typeInto("Sheet1", "A1", "47");
    await kept(workbench);
    await workbench.page.reload();
    await workbench.ready();
    await workbench.page.waitForTimeout(500);
    expect((await workbench.read("Sheet1", "A1"))?.value).toBeNull();
    await workbench.close();
  });

  test("leaving asks only when something would be lost", async () => {
    const workbench = await open();
    const asked: string[] = [];
    workbench.page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await workbench.typeInto("Sheet1", "A1", "47");
    await workbench.page.reload();
    expect(asked).toEqual(["beforeunload"]);
    await workbench.ready();
    await workbench.typeInto("Sheet1", "A1", "48");
    await kept(workbench);
    await workbench.page.reload();
    await workbench.ready();
    expect(asked).toEqual(["beforeunload"]);
    await workbench.close();
  });

  test.each([
    ["QuotaExceededError", "浏览器的存储空间满了，改动没有暂存。"],
    ["SecurityError", "这个窗口不允许网页存储（例如无痕浏览）"],
  ])("a browser that refuses to keep anything (%s) is named in words", async (name, sentence) => {
    const workbench = await open(async (context) => {
      await context.addInitScript((fault) => {
        const refuse = (): never => {
          throw new DOMException("refused", fault);
        };
        if (fault === "SecurityError") IDBFactory.prototype.open = refuse;
        else IDBObjectStore.prototype.put = refuse;
      }, name);
    });
    await workbench.typeInto("Sheet1", "A1", "47");
    await until("the sentence", async () => (await notices(workbench)).includes(sentence), 20_000);
    expect(await workbench.violations()).toEqual([]);
    await workbench.close();
  });
});
