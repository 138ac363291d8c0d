import type { Browser } from "playwright-core";
import { FundPane } from "./fundPane";
import { launchBrowser, startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

/** Keys pressed so far, counted one by one. */
class Keys {
  pressed = 0;

  constructor(private readonly pane: FundPane) {}

  async press(key: string): Promise<void> {
    this.pressed += 1;
    await this.pane.workbench.page.keyboard.press(key);
  }

  /** What has the focus in the pane, by its name. */
  private focused(): Promise<string> {
    return this.pane.frame().evaluate(() => {
      const one = document.activeElement;
      return (one?.getAttribute("aria-label") ?? one?.textContent ?? "").trim();
    });
  }

  /** Tab, or back with Shift, until something of that name has the focus; then Enter. */
  async choose(name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    for (let tries = 0; tries < 30; tries += 1) {
      if ((await this.focused()) === name) {
        await this.press("Enter");
        return;
      }
      await this.press(key);
    }
    throw new Error(`${name} cannot be reached; the focus is at ${await this.focused()}`);
  }
}

/** E16: from the first run to paper without a mouse, in no more keys than a patient person presses. */
describe("keyboard alone", () => {
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

  test("the sample, divided and made into the allocation plan with at most 40 keys", async () => {
    const pane = await FundPane.open(browser, server);
    await pane.workbench.page
      .locator("canvas[id^=univer-sheet]")
      .first()
      .click({ position: { x: 200, y: 200 } });
    const keys = new Keys(pane);
    // From the cells into the pane, as in Excel.
    await keys.press("F6");
    await pane.workbench.page.waitForTimeout(200);
    await keys.choose("载入示例");
    await pane.says(/示例已载入/);
    // The button that was pressed is gone, and the keyboard has stayed in the pane: in the view it led to.
    await pane.main().getByRole("button", { name: "分配", exact: true }).waitFor();
    await keys.choose("分配");
    await pane.says(/已分配47\.03万元/);
    await keys.choose("更多");
    await pane.main().getByRole("button", { name: "文书", exact: true }).waitFor();
    await keys.choose("文书");
    const download = pane.workbench.page.waitForEvent("download");
    await pane.main().getByRole("button", { name: "生成", exact: true }).waitFor();
    await keys.choose("生成");
    expect((await download).suggestedFilename()).toMatch(/资金分配方案.*\.docx$/);
    expect(keys.pressed).toBeLessThanOrEqual(40);
  });
});
