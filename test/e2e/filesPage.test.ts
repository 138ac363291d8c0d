/** The page over files in a real browser, from the server and from a folder: no Office.js anywhere. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ExcelJS from "exceljs";
import { unzipSync, zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { makeManifest } from "../../src/taskpane/check/manifestMaker";
import { launchBrowser } from "./browser";
import { startServer, until, type RunningServer } from "./workbench";

const ROOT = resolve(__dirname, "../..");
const FOLDER = mkdtempSync(join(tmpdir(), "hengbo-files-"));
const FOREIGN = { "customXml/item77.xml": "<of-somebody-else>  kept </of-somebody-else>" };

function terminal(...words: readonly string[]): void {
  const tsx = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");
  execFileSync(process.execPath, [tsx, join(ROOT, "src/cli/main.ts"), ...words], { cwd: FOLDER, stdio: "ignore" });
}

/** A divided book with one amount typed so that rules are broken, and a part of another program's inside. */
function brokenBook(): Buffer {
  const notice = join(ROOT, "test/fixtures/notices/chuxiong-2020-table.md");
  terminal("allocate", notice, "--total", "47.00", "--out", "divided.xlsx");
  terminal("set", "divided.xlsx", "--project", "4", "--unit", "LIB", "--amount", "3.10", "--out", "book.xlsx");
  const parts = unzipSync(new Uint8Array(readFileSync(join(FOLDER, "book.xlsx"))));
  const foreign = Object.entries(FOREIGN).map(([name, text]) => [name, Buffer.from(text)] as const);
  return Buffer.from(zipSync({ ...parts, ...Object.fromEntries(foreign) }));
}

interface Visit {
  readonly page: Page;
  readonly requests: string[];
  readonly errors: string[];
}

let browser: Browser;
let server: RunningServer;
let book: Buffer;

beforeAll(async () => {
  book = brokenBook();
  [browser, server] = await Promise.all([launchBrowser(), startServer()]);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function visit(address: string): Promise<Visit> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: "zh-CN",
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(address);
  return { page, requests, errors };
}

/** As a person drops it from the desktop. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, content]) => {
      const made = new DataTransfer();
      const letters = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      made.items.add(new File([letters], file));
      return made;
    },
    [name, bytes.toString("base64")] as const,
  );
  const place = page.getByRole("region", { name: "打开总表或通知" });
  await place.dispatchEvent("dragover", { dataTransfer: transfer });
  await place.dispatchEvent("drop", { dataTransfer: transfer });
}

async function downloaded(page: Page): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载一份" }).click(),
  ]);
  return readFileSync(await file.path());
}

/** 合计 of 分配表, as another library reads it. */
async function allocatedTotal(bytes: Buffer): Promise<unknown> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const cell = workbook.getWorksheet("分配表")?.getCell("D7").value;
  return typeof cell === "object" && cell !== null && "result" in cell ? cell.result : cell;
}

it("opens a dropped book, repairs it, and saves it with foreign parts as they were", async () => {
  const { page, requests, errors } = await visit(`${server.origin}/pane/files.html`);
  await drop(page, "总表.xlsx", book);
  const rule = page.getByText(/^资源建设经费18\.\d\d万元，应不少于18\.80万元/);
  await rule.waitFor();
  expect(await page.getByRole("group", { name: "文件" }).textContent()).toContain("没有改动");

  // 看单元格 shows the cell in the sheets beside the pane.
  await page.getByRole("button", { name: "看单元格 分配表!D15" }).first().click();
  await page.getByText("分配表!D15", { exact: true }).first().waitFor();
  expect(await page.getByRole("region", { name: "分配表", exact: true }).textContent()).toContain("资源建设");

  await page.getByRole("button", { name: "给出调整方案" }).first().click();
  await page.getByRole("button", { name: "照此调整" }).first().click();
  await page.getByText("有改动未保存").waitFor();
  await page.getByText(/^已分 47\.00$/).waitFor();

  const saved = await downloaded(page);
  await page.getByText("没有改动").waitFor();
  expect(await allocatedTotal(saved)).toBe(47);
  const [before, after] = [book, saved].map((bytes) => unzipSync(new Uint8Array(bytes)));
  for (const [name, text] of Object.entries(FOREIGN)) expect(Buffer.from(after?.[name] ?? []).toString()).toBe(text);
  const untouched = Object.keys(before ?? {}).filter((name) => /theme|docProps\/app|printerSettings/.test(name));
  for (const name of untouched) expect(after?.[name]).toEqual(before?.[name]);

  expect(errors).toEqual([]);
  expect(requests.filter((one) => !one.startsWith(server.origin) && !/^(blob|data):/.test(one))).toEqual([]);
  await page.screenshot({ path: join(__dirname, "screenshots", "filesPage.png") });
  await page.context().close();
}, 120_000);

it("asks before unsaved changes are let go", async () => {
  const { page } = await visit(`${server.origin}/pane/files.html`);
  await page.getByRole("button", { name: "先用空白工作簿看看" }).click();
  await page.getByRole("button", { name: "载入示例" }).click();
  await page.getByText("有改动未保存").waitFor();
  await drop(page, "总表.xlsx", book);
  await page.getByText(/有改动未保存。放弃改动/).waitFor();
  await page.getByRole("button", { name: "不打开" }).click();
  expect(await page.getByRole("group", { name: "文件" }).textContent()).toContain("专项资金.xlsx");
  await drop(page, "总表.xlsx", book);
  await page.getByRole("button", { name: "放弃改动" }).click();
  await until("the dropped book", async () =>
    ((await page.getByRole("group", { name: "文件" }).textContent()) ?? "").includes("总表.xlsx"),
  );
  await page.context().close();
}, 120_000);

it("works from a folder: a notice is read and written, a book checked, returned files read", async () => {
  const { page, errors, requests } = await visit(`file://${join(ROOT, "dist/pane/files.html")}`);
  await drop(page, "通知.md", readFileSync(join(ROOT, "test/fixtures/notices/chuxiong-2020-table.md")));
  await page.getByText("读入结果（还没有写入）").waitFor();
  expect(await page.getByRole("group", { name: "文件" }).textContent()).toContain("没有改动");
  await page.getByRole("button", { name: "写入工作簿" }).click();
  await page.getByText("有改动未保存").waitFor();
  await downloaded(page);
  await drop(page, "总表.xlsx", book);
  await page.getByText(/^资源建设经费18\.\d\d万元，应不少于18\.80万元/).waitFor();

  terminal("split", "book.xlsx", "--out", "units", "--period", "2020-05", "--due", "2020-05-31");
  const [returned = ""] = readdirSync(join(FOLDER, "units")).filter((name) => name.includes("楚雄市"));
  await page.getByRole("button", { name: "收表", exact: true }).click();
  await page
    .locator("main input[type=file]")
    .first()
    .setInputFiles(join(FOLDER, "units", returned));
  await page.getByText(/^未填1$/).waitFor();
  expect(errors).toEqual([]);
  expect(requests.filter((one) => !/^(file|blob|data):/.test(one))).toEqual([]);
  await page.screenshot({ path: join(__dirname, "screenshots", "filesPageCollect.png") });
  await page.context().close();
}, 120_000);

it("makes the manifest for another host from a folder, and writes the very file Excel is to be given", async () => {
  const { page, errors } = await visit(`file://${join(ROOT, "dist/pane/manifest-maker.html")}`);
  const template = readFileSync(join(ROOT, "manifest.xml"), "utf8");
  await page.getByLabel("网站地址").fill("http://office.example.cn");
  await page.getByText(/不是 https/).waitFor();
  expect(await page.getByRole("button", { name: /下载 manifest/ }).isDisabled()).toBe(true);
  await page.getByLabel("网站地址").fill("office.example.cn/hengbo");
  await page.getByLabel("Office.js 从哪里来").selectOption("china");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /下载 manifest/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("manifest.xml");
  const made = makeManifest(template, "https://office.example.cn/hengbo/", "china");
  expect(readFileSync(await file.path(), "utf8")).toBe(made);
  expect(await page.locator("#template").isVisible()).toBe(false);
  expect(errors).toEqual([]);
  await page.context().close();
}, 60_000);
