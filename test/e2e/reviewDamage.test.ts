import type { Browser } from "playwright-core";
import { dividedSample, FundPane } from "./fundPane";
import { launchBrowser, startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

/** What people do to sheets by accident, in any program: named in the pane, mended after a preview, taken back. */
describe("damaged sheets, by mouse and keyboard", () => {
  let server: RunningServer;
  let browser: Browser;
  let pane: FundPane;

  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const file = await dividedSample(async ({ port }) => {
      // As another program would let it happen: it knows nothing of our validation.
      const written = await port.write([{ sheet: "分配表", address: "E19", value: "3.62万" }]);
      if (!written.ok) throw new Error(written.fault.sentence.en);
    });
    pane = await FundPane.open(browser, server, file);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const damage = () => pane.region(/^表格损坏 \d+ 处$/);
  const picture = async (name: string): Promise<void> => {
    await pane.workbench.screenshot(`review-damage-${name}`);
  };

  test("a text among the amounts is named, never counted, mended after a look, and comes back on 撤销", async () => {
    await damage().getByText("分配表!E19应是数字，现为文字“3.62万”，没有计入，也没有改动。").waitFor();
    await picture("text");
    expect(await pane.violations()).toEqual([]);
    await damage().getByRole("button", { name: "修复… 分配表!E19" }).click();
    await damage()
      .getByRole("listitem")
      .getByText(/分配表!E19：.*3\.62万.*改为.*3\.62/)
      .waitFor();
    expect((await pane.workbench.read("分配表", "E19"))?.value).toBe("3.62万");
    await picture("preview");
    await damage().getByRole("button", { name: "照此修复" }).click();
    await pane.says("已修复；可以撤销（改回的表名除外）。");
    expect((await pane.workbench.read("分配表", "E19"))?.value).toBe(3.62);
    await damage().waitFor({ state: "detached" });
    await pane.press(/^撤销“/);
    await pane.says(/^已撤销/);
    expect((await pane.workbench.read("分配表", "E19"))?.value).toBe("3.62万");
    await damage()
      .getByText(/分配表!E19应是数字/)
      .waitFor();
  });

  test("a deleted row is named with what it held, and mended", async () => {
    const { page } = pane.workbench;
    const row = await pane.workbench.placeOf("分配表", "B12");
    const grid = await page.getByTestId("grid").boundingBox();
    if (!grid) throw new Error("There is no grid.");
    await page.mouse.click(grid.x + 20, row.y);
    await page.mouse.click(grid.x + 20, row.y, { button: "right" });
    await picture("menu");
    await page.getByText("删除选中行", { exact: true }).first().click();
    await damage()
      .getByText(/“分配表”缺少“3.*”这一行。/)
      .waitFor();
    await picture("row");
    expect(await pane.violations()).toEqual([]);
    const missing = damage().getByRole("listitem").filter({ hasText: "缺少" });
    await missing.getByRole("button", { name: /^修复…/ }).click();
    await picture("row-preview");
    await damage().getByRole("button", { name: "照此修复" }).click();
    await pane.says("已修复；可以撤销（改回的表名除外）。");
    await pane.shows("分配表", "B12", "基层服务提档升级");
    await picture("row-mended");
  });

  test("nothing complained", () => {
    // The engine (0.25.1) tells of dependencies it dropped itself when rows went; what it computed is judged above.
    const told = pane.workbench.witness.errors.filter((one) => !one.startsWith("Dependency tree not found"));
    expect(told).toEqual([]);
  });
});
