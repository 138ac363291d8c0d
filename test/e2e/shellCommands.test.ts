import type { Browser, Locator } from "playwright-core";
import { launchBrowser, startServer, until, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

const samples = "test/fixtures/pane-samples";

/** An add-in with every kind of command, from a manifest of its own. */
describe("commands and panes of any add-in", () => {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    server = await startServer(["--port", "0", "--pane", samples, "--manifest", `${samples}/manifest.xml`]);
    browser = await launchBrowser();
    workbench = await WorkbenchPage.open(browser, server.address);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const notices = async (): Promise<string> => (await workbench.page.getByTestId("notices").textContent()) ?? "";
  const noticed = (text: string): Promise<void> =>
    until(`the sentence “${text}”`, async () => (await notices()).includes(text), 20_000);
  const panes = (): Locator => workbench.page.getByTestId("taskpane");

  test("tabs, groups, texts of the chosen language, screen tips and pictures", async () => {
    const ribbon = workbench.page.getByRole("navigation", { name: "功能区" });
    expect(await ribbon.getByRole("tab").allTextContents()).toEqual(["开始", "Own tab"]);
    const events = ribbon.getByRole("button", { name: "事件" });
    expect(await events.getAttribute("title")).toBe("事件\nShows what happens.");
    const icon = events.locator("img");
    expect(await icon.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(32);
    await ribbon.getByRole("tab").first().focus();
    await workbench.page.keyboard.press("ArrowRight");
    await ribbon.getByRole("group", { name: "Functions" }).waitFor();
    expect(await workbench.violations()).toEqual([]);
    await workbench.screenshot("shell-commands-tab");
  });

  test("a function command runs in a hidden page with a conversation of its own", async () => {
    await workbench.pressCommand("one");
    await workbench.waitForDisplay("Sheet1", "A1", "one by one");
    await until("the hidden page to go", async () => (await workbench.page.locator("iframe").count()) === 0);
    expect(await notices()).toBe("");
  });

  test("a menu opens by keyboard; its item runs an associated function", async () => {
    await workbench.page.locator('[data-command="more"]').focus();
    await workbench.page.keyboard.press("Enter");
    await workbench.page.getByRole("menuitem", { name: "Two" }).waitFor();
    expect(await workbench.violations()).toEqual([]);
    await workbench.screenshot("shell-commands-menu");
    await workbench.page.keyboard.press("Enter");
    await workbench.waitForDisplay("Sheet1", "A1", "two by two");
  });

  test("a function that does not exist, and one that never reports, are named", async () => {
    await workbench.pressCommand("more");
    await workbench.pressCommand("missing");
    await noticed("函数文件里没有 noSuchFunction，命令“Missing”没有运行。");
    await workbench.pressCommand("more");
    await workbench.pressCommand("forgetful");
    await noticed("命令“Forgetful”还没有报告完成（event.completed）。");
    expect(await workbench.violations()).toEqual([]);
    await workbench.screenshot("shell-commands-notices");
  });

  test("two panes, each with its own conversation; the second command of a pane replaces its page", async () => {
    await workbench.page.getByRole("tab", { name: "开始" }).click();
    await workbench.pressCommand("events");
    await workbench.pressCommand("second");
    expect(await panes().count()).toBe(2);
    const [first, second] = [0, 1].map((index) => panes().nth(index).frameLocator("iframe"));
    await first?.getByText("ready", { exact: true }).waitFor();
    await second?.getByText("ready", { exact: true }).waitFor();
    await first?.getByRole("button", { name: "Fill" }).click();
    for (const pane of [first, second]) await pane?.getByText("changed RangeEdited A1:A2 Local").waitFor();
    const conversations = await workbench.page.evaluate(() => {
      const texts = (window.__workbench?.trace() ?? []).map((entry) => entry.text);
      return new Set(texts.flatMap((text) => /"_conversationId":"([^"]+)"/.exec(text)?.[1] ?? [])).size;
    });
    expect(conversations).toBeGreaterThanOrEqual(2);
    await workbench.screenshot("shell-panes-two");
    await workbench.pressCommand("silent");
    expect(await panes().count()).toBe(2);
    await panes().nth(1).getByText("但 Office.js 还没有连上").waitFor({ timeout: 15_000 });
    expect(await panes().nth(1).getByText("Samples").count()).toBe(1);
    expect(await workbench.violations()).toEqual([]);
  });

  test("a page that is missing says so; a page of another site is not opened", async () => {
    await workbench.pressCommand("nowhere");
    await panes().nth(1).getByText("任务窗格的页面没有找到（404）").waitFor();
    await workbench.screenshot("shell-pane-missing");
    await workbench.pressCommand("elsewhere");
    await noticed("命令指向别的网站，工作台不打开：https://example.org/page.html");
    await panes().nth(1).getByRole("button", { name: "关闭任务窗格" }).click();
    expect(await panes().count()).toBe(1);
  });

  test("a pane is loaded again with a new conversation, and its width is remembered", async () => {
    const loads = (): Promise<number> =>
      workbench.page.evaluate(
        () => (window.__workbench?.trace() ?? []).filter((entry) => entry.text.includes("getAppContextAsync")).length,
      );
    const before = await loads();
    await panes().first().getByRole("button", { name: "重新载入任务窗格" }).click();
    await until("the new conversation", async () => (await loads()) > before);
    await workbench.pane().getByText("ready", { exact: true }).waitFor();
    await workbench.page.getByRole("separator").focus();
    for (let press = 0; press < 5; press += 1) await workbench.page.keyboard.press("ArrowLeft");
    const tab = await workbench.openTab(server?.address ?? "");
    await tab.pressCommand("events");
    const width = async (): Promise<number> =>
      Math.round((await tab.page.getByTestId("taskpane").boundingBox())?.width ?? 0);
    expect(await width()).toBe(400);
    await tab.page.close();
  });

  test("a page is chosen from the list of offered ones; Microsoft's own address is named as the reason of silence", async () => {
    await workbench.page.context().route(/appsforoffice/, (route) => route.abort());
    await workbench.page.getByRole("button", { name: "打开其他页面…" }).click();
    const dialog = workbench.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "/pane-samples/foreign.html" }).waitFor();
    expect(await workbench.violations()).toEqual([]);
    await workbench.screenshot("shell-other-page");
    await dialog.getByRole("textbox").fill("https://example.org/");
    await dialog.getByRole("button", { name: "打开", exact: true }).click();
    await dialog.getByText("只能打开 https://localhost").waitFor();
    await dialog.getByRole("button", { name: "/pane-samples/foreign.html" }).click();
    await panes()
      .last()
      .getByText("没有外网时请在页面里改成本机地址 /office-js/office.js")
      .waitFor({ timeout: 15_000 });
  });

  test("a workbook made by a page is offered, and opens in a tab of its own", async () => {
    await panes().first().frameLocator("iframe").getByRole("button", { name: "New workbook" }).click();
    await noticed("任务窗格新建了一个工作簿。");
    const opening = workbench.page.context().waitForEvent("page");
    await workbench.page.getByRole("button", { name: "在新标签页打开" }).click();
    const opened = await opening;
    await opened.waitForFunction(() => window.__workbench !== undefined);
    await opened.evaluate(() => window.__workbench?.ready);
    expect(await opened.evaluate(() => window.__workbench?.readCell("Sheet1", "A1")?.value)).toBeNull();
    await opened.close();
  });
});
