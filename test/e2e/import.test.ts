import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { asWordFile, plainNotice } from "../xlsx/noticeForms";
import { asPortableFile } from "../xlsx/portableNotice";
import { fundFile, FundPane } from "./fundPane";
import { launchBrowser, startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(420_000);

const NOTICE = readFileSync(join(__dirname, "..", "fixtures", "notices", "chuxiong-2020-table.md"), "utf8");

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

async function wordFile(text: string): Promise<Buffer> {
  return Buffer.from(await asWordFile(plainNotice(text), null));
}

async function choose(pane: FundPane, name: string, bytes: Buffer): Promise<void> {
  const [chooser] = await Promise.all([pane.workbench.page.waitForEvent("filechooser"), pane.press("打开通知")]);
  await chooser.setFiles({ name, mimeType: "", buffer: bytes });
  await pane.workbench.pane().getByRole("heading", { name: "读入结果（还没有写入）" }).waitFor({ timeout: 60_000 });
}

it("a Word notice is looked through, one repair refused, written, traced to its sentence, corrected and taken back", async () => {
  const pane = await FundPane.open(browser, server);
  const sheets = await pane.workbench.sheetNames();
  await choose(pane, "通知.docx", await wordFile(NOTICE));
  expect(await pane.workbench.sheetNames()).toEqual(sheets);
  const shift = pane.workbench.pane().getByRole("radiogroup", { name: /^第6项：整行错位/ });
  await shift.scrollIntoViewIfNeeded();
  expect(await shift.getByRole("radio", { name: "采用", exact: true }).isChecked()).toBe(true);
  expect(await pane.violations()).toEqual([]);
  expect(await pane.overflow()).toEqual([]);
  await pane.workbench.screenshot("import-review");
  await shift.getByRole("radio", { name: "不采用，保留原文" }).click();
  await pane.press(/^看原文（第\d+行）/);
  await pane.workbench.pane().locator("blockquote").first().waitFor();
  await pane.workbench.screenshot("import-review-sentence");
  await pane.press("写入工作簿");
  await pane.says(/已读入/, 60_000);
  expect(await pane.workbench.sheetNames()).toEqual(expect.arrayContaining(["项目表", "待核实"]));
  await pane.workbench.screenshot("import-written");

  const first = await fundFile(await pane.saved());
  const view = await first.fund.view();
  const book = view.ok ? view.value?.book : undefined;
  expect(book?.projects).toHaveLength(15);
  const refused = book?.repairs.filter(({ decision }) => decision === "refused") ?? [];
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ project }) => project === 6)).toBe(true);
  expect(book?.openQuestions.length).toBeGreaterThan(10);

  // The corrected notice: one number.
  await pane.goTo("导入通知");
  await choose(pane, "更正.docx", await wordFile(NOTICE.replace("不少于120人", "不少于987人")));
  const differences = pane.region(/^与工作簿不同之处/);
  await differences.waitFor({ timeout: 60_000 });
  await differences
    .getByText(/第13项 建设任务/)
    .first()
    .waitFor();
  expect(await differences.getByText(/第12项/).count()).toBe(0);
  expect(await pane.violations()).toEqual([]);
  await pane.workbench.screenshot("import-differences");
  await pane.press("写入工作簿");
  await pane.says(/已按更正通知更新：采用\d+处，保留0处/, 60_000);
  const task = async (): Promise<string> => {
    const saved = await (await fundFile(await pane.saved())).fund.view();
    return (saved.ok ? saved.value?.book.projects.find(({ number }) => number === 13)?.fields.task.text : "") ?? "";
  };
  expect(await task()).toContain("不少于987人");
  await pane.press("撤销");
  await pane.says(/已撤销/, 60_000);
  expect(await task()).toContain("不少于120人");
  expect(pane.workbench.witness.errors).toEqual([]);
  await pane.workbench.close();
});

it("a table pasted from a web page is read at 320 px, and the checklist is made from the book", async () => {
  const pane = await FundPane.open(browser, server);
  await pane.press("粘贴，或用本工作簿里的表");
  const field = pane.workbench.pane().getByLabel("在这里粘贴（Ctrl+V）");
  await field.evaluate((target, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, NOTICE);
  await pane.workbench.pane().getByRole("heading", { name: "读入结果（还没有写入）" }).waitFor({ timeout: 60_000 });
  expect(await pane.overflow()).toEqual([]);
  await pane.press("写入工作簿");
  await pane.says(/已读入/, 60_000);
  await pane.goTo("导入通知");
  await pane.press("生成核对清单");
  await pane.says(/“核对清单”已生成/, 60_000);
  expect(await pane.workbench.sheetNames()).toContain("核对清单");
  await pane.workbench.screenshot("import-checklist");
  await pane.workbench.close();
});

it("a PDF is read in the pane, under its own policy, with the page of every repair", async () => {
  const pane = await FundPane.open(browser, server);
  await choose(pane, "通知.pdf", Buffer.from(asPortableFile(plainNotice(SAMPLE_NOTICE))));
  await pane.says(/项目 \d+ · 指标 \d+/);
  expect(await pane.violations()).toEqual([]);
  await pane.workbench.screenshot("import-pdf");
  await pane.press("写入工作簿");
  await pane.says(/已读入/, 60_000);
  expect(pane.workbench.witness.errors).toEqual([]);
  await pane.workbench.close();
});
