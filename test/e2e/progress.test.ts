import type { Browser } from "playwright-core";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { makeProgress } from "../../src/usecases/progress";
import { requireBook } from "../../src/usecases/workbookBook";
import { spendRow } from "../tracking/unitFiles";
import { TODAY, valueOf } from "../usecases/corruption";
import { dividedSample, FundPane } from "./fundPane";
import { launchBrowser, startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

const PAID = [
  spendRow("532301", "P1", 8_000, { on: "2020-03-12", voucher: "1" }),
  spendRow("532301", "P6", 6_500, { on: "2020-05-06", voucher: "2" }),
  spendRow("532322", "P1", 21_000, { on: "2020-04-20", voucher: "3" }),
  spendRow("CUL", "P1", 15_000.5, { on: "2020-02-11", voucher: "4" }),
  spendRow("LIB", "P1", 4_200, { on: "2020-05-20", voucher: "5" }),
];

const NAMES = ["进度图-单位", "进度图-逐月", "进度图-类型"];

/** 进度图 as Excel's own charts, made through Office.js and from a file. */
describe("charts of 进度", () => {
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

  async function paidSample(drawn: boolean): Promise<Buffer> {
    return dividedSample(async ({ port }) => {
      const book = valueOf(await requireBook(port, TODAY));
      valueOf(await saveExchange(port, book, { issued: [], received: [], rows: PAID }));
      if (drawn) valueOf(await makeProgress(port, TODAY, true));
    });
  }

  async function pictures(pane: FundPane, name: string): Promise<void> {
    await pane.workbench.page.getByText("进度图", { exact: true }).first().click();
    for (const chart of NAMES) {
      const drawn = pane.workbench.page.locator(`.chart-picture[data-chart="${chart}"]`).first();
      await drawn.waitFor();
      const box = await drawn.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(150);
    }
    await pane.workbench.screenshot(name);
    await pane.workbench.page.emulateMedia({ colorScheme: "dark" });
    // Colours change over a fraction of a second.
    await pane.workbench.page.waitForTimeout(1_000);
    await pane.workbench.screenshot(`${name}-dark`);
    await pane.workbench.page.emulateMedia({ colorScheme: "light" });
    await pane.workbench.page.addStyleTag({ content: "html { filter: grayscale(1) }" });
    await pane.workbench.page.setViewportSize({ width: 1900, height: 1100 });
    await pane.workbench.page.waitForTimeout(1_000);
    await pane.workbench.screenshot(`${name}-grey`);
  }

  test("made by the pane, through Office.js", async () => {
    const pane = await FundPane.open(browser, server, await paidSample(false));
    await pane.goTo("进度、自查和督查");
    await pane.main().getByRole("button", { name: "写“进度”表" }).click();
    await pane.shows("进度图", "A1", "进度图（示例数据）");
    await pane.shows("进度图", "A3", "支出已报4个单位，执行率最高");
    await pictures(pane, "progress-charts");
  });

  test("made in a file, opened by the workbench", async () => {
    const pane = await FundPane.open(browser, server, await paidSample(true));
    await pictures(pane, "progress-charts-file");
  });
});
