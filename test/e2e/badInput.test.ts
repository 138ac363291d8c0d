import type { Browser } from "playwright-core";
import { launchBrowser, startServer, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(300_000);

/** What people do by accident, by mouse and keyboard: each answered by a sentence, nothing lost, never 0. */
describe("bad input in the workbench", () => {
  let server: RunningServer;
  let browser: Browser;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, server.address);
    if ((await workbench.page.locator("[data-testid=taskpane]").count()) === 0)
      await workbench.pressCommand("Hengbo.ShowTaskpane");
    await workbench.pane().getByRole("button", { name: "载入示例" }).waitFor({ timeout: 60_000 });
  });
  afterAll(async () => {
    await workbench.close();
    await browser.close();
    await server.stop();
  });

  const pane = () => workbench.pane();
  const openFile = async (name: string, text: string): Promise<void> => {
    const [chooser] = await Promise.all([
      workbench.page.waitForEvent("filechooser"),
      pane().getByRole("button", { name: "打开通知" }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  };
  const renameTab = async (from: string, to: string): Promise<void> => {
    const tab = workbench.page.locator("footer").getByText(from, { exact: true }).first();
    await tab.click();
    await workbench.page.waitForFunction((name) => window.__workbench?.activeSheet() === name, from);
    await tab.dblclick();
    // The grid's own cell editor is editable too: only the tab's label may take the new name.
    await workbench.page.waitForFunction(() => {
      const focused = document.activeElement;
      return focused?.getAttribute("contenteditable") === "true" && focused.closest("footer") !== null;
    });
    // The grid takes a press for the start of a drag after half a second, whatever was typed since; nobody is so quick.
    await workbench.page.waitForTimeout(700);
    await workbench.page.keyboard.press("Control+a");
    await workbench.page.keyboard.type(to);
    await workbench.page.keyboard.press("Enter");
    await workbench.page.waitForFunction((name) => window.__workbench?.sheetNames().includes(name), to, {
      timeout: 10_000,
    });
  };

  it("refuses an empty file and a notice without a table, naming the file, and writes no sheet", async () => {
    await openFile("空.md", "");
    await pane()
      .getByText(/空的|没有内容/)
      .first()
      .waitFor({ timeout: 20_000 });
    await openFile("会议纪要.txt", "各单位：\n请按时报送。\n");
    await pane()
      .getByText(/没有.*表|找不到.*表/)
      .first()
      .waitFor({ timeout: 20_000 });
    await pane()
      .getByText(/会议纪要\.txt/)
      .first()
      .waitFor({ timeout: 20_000 });
    expect(await workbench.sheetNames()).toEqual(["Sheet1"]);
    await workbench.screenshot("bad-notice-without-table");
  });

  it("refuses a text in an amount cell as Excel does, and keeps the amount that stood there", async () => {
    await pane().getByRole("button", { name: "载入示例" }).click();
    await pane()
      .getByText(/示例已载入/)
      .first()
      .waitFor({ timeout: 60_000 });
    await pane()
      .getByRole("main")
      .getByRole("button", { name: /^分配$/ })
      .click();
    await pane()
      .getByText(/已分配47\.03万元/)
      .first()
      .waitFor({ timeout: 60_000 });
    await workbench.clickCell("分配表", "H10");
    await workbench.page.keyboard.type("约4");
    await workbench.page.keyboard.press("Enter");
    await workbench.page
      .getByText(/不是金额/)
      .first()
      .waitFor({ timeout: 10_000 });
    await workbench.screenshot("bad-text-in-amount");
    await workbench.page.getByRole("dialog").getByRole("button", { name: "确定" }).click();
    await workbench.page.getByRole("dialog").waitFor({ state: "detached" });
    expect((await workbench.read("分配表", "H10"))?.value).toBe(0.37);
  });

  it("refuses typing and Delete in a protected sheet of formulas", async () => {
    await workbench.clickCell("校验", "H4");
    await workbench.page.keyboard.press("Delete");
    await workbench.page.keyboard.type("符合");
    await workbench.page.keyboard.press("Enter");
    await workbench.screenshot("bad-protected-sheet");
    const cell = await workbench.read("校验", "H4");
    expect([cell?.value, cell?.formula.startsWith("=IF(")]).toEqual(["不符合", true]);
    // Enter also answers the sentence that says why.
    await workbench.page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("names a renamed sheet and comes back when it is named again", async () => {
    await renameTab("资金台账", "台账2");
    await pane()
      .getByText(/缺少工作表“资金台账”/)
      .first()
      .waitFor({ timeout: 30_000 });
    await workbench.screenshot("bad-renamed-sheet");
    await renameTab("台账2", "资金台账");
    await pane()
      .getByText(/缺少工作表/)
      .first()
      .waitFor({ state: "detached", timeout: 30_000 });
    await pane()
      .getByText(/总额 47\.03/)
      .first()
      .waitFor({ timeout: 30_000 });
  });
});
