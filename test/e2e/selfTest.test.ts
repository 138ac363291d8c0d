import type { Browser } from "playwright-core";
import { parseReport, countReport } from "../../src/conformance/report";
import { conformanceRows } from "../../src/conformance/rows";
import { launchBrowser, startServer, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(600_000);

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

/** The self-test's page in the pane, opened as a person opens it. */
async function openSelfTest(): Promise<WorkbenchPage> {
  const workbench = await WorkbenchPage.open(browser, server.address);
  if ((await workbench.page.locator("[data-testid=taskpane]").count()) === 0)
    await workbench.pressCommand("Hengbo.ShowTaskpane");
  await workbench.pane().getByRole("button", { name: "更多" }).click({ timeout: 60_000 });
  await workbench.pane().getByRole("button", { name: "试一试这台 Excel" }).click();
  await workbench.pane().getByRole("heading", { name: "试一试这台 Excel" }).waitFor();
  return workbench;
}

test("the self-test passes in the browser as it does in-process", async () => {
  const workbench = await openSelfTest();
  await workbench.pane().getByRole("button", { name: "开始" }).click();
  await workbench.pane().getByRole("button", { name: "停止" }).waitFor();
  const text = workbench.pane().getByRole("textbox", { name: "报告" });
  await text.waitFor({ timeout: 480_000 });
  const report = parseReport(await text.inputValue());
  await workbench.screenshot("self-test-report");
  expect(report.rows.filter(({ outcome }) => outcome !== "same" && outcome !== "skipped")).toEqual([]);
  expect(report.cases.filter(({ outcome }) => outcome !== "held")).toEqual([]);
  expect(countReport(report).same).toBe(conformanceRows.filter(({ since }) => since <= 14).length);
  await workbench.close();
});

test("it does not start in a workbook that holds something", async () => {
  const workbench = await openSelfTest();
  await workbench.typeInto("Sheet1", "B2", "勿动");
  await workbench.pane().getByRole("button", { name: "开始" }).click();
  await workbench.pane().getByText("这个工作簿里有内容").waitFor({ timeout: 60_000 });
  await workbench.screenshot("self-test-refused");
  expect((await workbench.read("Sheet1", "B2"))?.value).toBe("勿动");
  expect(await workbench.sheetNames()).toEqual(["Sheet1"]);
  await workbench.pane().getByRole("button", { name: "返回" }).click();
  await workbench.pane().getByRole("button", { name: "载入示例" }).waitFor();
  await workbench.close();
});
