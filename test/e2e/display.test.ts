import type { Browser } from "playwright-core";
import { dividedSample, FundPane } from "./fundPane";
import { launchBrowser, startServer, WorkbenchPage, type RunningServer } from "./workbench";

jest.setTimeout(300_000);

/** 显示和语言 by a person's own clicks; the choice is there again in a page opened anew. */
describe("the language and the brightness a person chose", () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it("holds at once, and in a page opened anew", async () => {
    const book = await dividedSample();
    const workbench = await WorkbenchPage.open(browser, server.address, { locale: "zh-CN", colorScheme: "light" });
    const pane = await FundPane.over(workbench, book, "zh");
    const background = (): Promise<string> =>
      pane.frame().evaluate(() => {
        const provider = document.querySelector(".fui-FluentProvider");
        return provider === null ? "" : getComputedStyle(provider).backgroundColor;
      });
    const light = await background();
    await pane.goTo("显示和语言（Language）");
    await workbench.pane().getByRole("radio", { name: "深色" }).check();
    await workbench.pane().getByRole("radio", { name: "English" }).check();
    await workbench.pane().getByRole("main", { name: "Display and language" }).waitFor();
    expect(await background()).not.toBe(light);
    expect(await pane.violations()).toEqual([]);
    await workbench
      .pane()
      .locator("body")
      .screenshot({ path: `${__dirname}/screenshots/display-chosen.png` });

    await workbench.page.reload();
    await workbench.ready();
    await FundPane.over(workbench, book, "zh");
    // Nothing but the choice says English or dark here.
    await workbench.pane().getByRole("navigation", { name: "Views" }).waitFor();
    expect(await background()).not.toBe(light);
    expect(await pane.frame().evaluate(() => document.documentElement.lang)).toBe("en");
    await workbench.close();
  });
});
