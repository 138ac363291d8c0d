import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { launchBrowser, startServer, until, WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

/** Elements of the page itself whose text does not fit into them. */
function clippedTexts(workbench: WorkbenchPage): Promise<readonly string[]> {
  return workbench.page.evaluate(() => {
    const own = [
      ...document.querySelectorAll<HTMLElement>(
        "header *, nav *, [data-testid=notices] *, aside *, section[data-region] *",
      ),
    ];
    return own
      .filter((one) => one.closest("[data-testid=grid]") === null)
      .filter((one) => one.children.length === 0 && one.textContent.trim() !== "" && one.offsetParent !== null)
      .filter((one) => {
        const box = one.getBoundingClientRect();
        const outside = box.right > window.innerWidth + 1 || box.left < -1;
        const scrolls = one.closest("[role=region], form, pre") !== null;
        return (
          !scrolls && (outside || one.scrollWidth > one.clientWidth + 2) && getComputedStyle(one).display !== "inline"
        );
      })
      .map((one) => one.textContent);
  });
}

describe("appearance, languages, keyboard and faults", () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer(["--port", "0", "--pane", "test/fixtures/pane-samples/events.html"]);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each([
    ["zh-CN", "light"],
    ["zh-CN", "dark"],
    ["en-US", "light"],
    ["en-US", "dark"],
  ] as const)("%s, %s", (locale, colorScheme) => {
    test("every state of a small window: nothing clipped, no serious violation", async () => {
      const chinese = locale === "zh-CN";
      const workbench = await WorkbenchPage.open(browser, server.address, {
        locale,
        colorScheme,
        viewport: { width: 1024, height: 640 },
      });
      await workbench.pane().getByText("ready", { exact: true }).waitFor();
      const look = async (state: string): Promise<void> => {
        expect([state, await workbench.violations()]).toEqual([state, []]);
        expect([state, await clippedTexts(workbench)]).toEqual([state, []]);
        await workbench.screenshot(`shell-look-${locale}-${colorScheme}-${state}`);
      };
      await look("pane");
      await workbench.page.getByRole("button", { name: chinese ? "连线与故障" : "Wire and faults" }).click();
      await workbench.page.getByRole("tab", { name: chinese ? "报文" : "Messages" }).waitFor();
      await look("messages");
      await workbench.page.getByRole("tab", { name: chinese ? "故障" : "Faults", exact: true }).click();
      await look("faults");
      await workbench.page.getByRole("button", { name: chinese ? "设置" : "Settings", exact: true }).click();
      await workbench.page.getByRole("dialog").waitFor();
      await workbench.page.waitForTimeout(400);
      await look("settings");
      await workbench.close();
    });
  });

  test("language and appearance are switched at once, the grid's own texts too, and remembered", async () => {
    const workbench = await WorkbenchPage.open(browser, server.address);
    const settings = workbench.page.getByRole("dialog");
    await workbench.page.getByRole("button", { name: "设置" }).click();
    await settings.getByRole("radio", { name: "English" }).check();
    await settings.getByRole("radio", { name: "Dark" }).check();
    await settings.getByRole("button", { name: "Close" }).click();
    await workbench.page.getByRole("button", { name: "Save .xlsx" }).waitFor();
    expect(await workbench.page.evaluate(() => document.documentElement.lang)).toBe("en-US");
    const cell = await workbench.placeOf("Sheet1", "B3");
    await workbench.page.mouse.click(cell.x, cell.y, { button: "right" });
    await workbench.page.getByText("Copy", { exact: true }).first().waitFor();
    await workbench.screenshot("shell-look-switched");
    await workbench.page.keyboard.press("Escape");
    await workbench.page.reload();
    await workbench.ready();
    await workbench.page.getByRole("button", { name: "Save .xlsx" }).waitFor();
    expect(await workbench.page.evaluate(() => document.querySelector(".univer-dark, .dark") !== null)).toBe(true);
    await workbench.close();
  });

  test("F6 goes from region to region, also out of the pane; every button has a visible focus", async () => {
    const workbench = await WorkbenchPage.open(browser, server.address);
    await workbench.pane().getByText("ready", { exact: true }).waitFor();
    const region = (): Promise<string> =>
      workbench.page.evaluate(
        () => document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset["region"] ?? "none",
      );
    await workbench.clickCell("Sheet1", "A1");
    const seen: string[] = [];
    for (let press = 0; press < 4; press += 1) {
      await workbench.page.keyboard.press("F6");
      await workbench.page.waitForTimeout(100);
      seen.push(await region());
    }
    expect(seen).toEqual(["pane", "title", "ribbon", "grid"]);
    await workbench.page.keyboard.type("47");
    await workbench.page.keyboard.press("Enter");
    await workbench.waitForDisplay("Sheet1", "A1", "47");
    await workbench.page.keyboard.press("Shift+F6");
    expect(await region()).toBe("ribbon");
    await workbench.page.keyboard.press("Tab");
    const outline = await workbench.page.evaluate(() => {
      const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement ?? document.body);
      const after = getComputedStyle(document.activeElement ?? document.body, "::after");
      return [outlineStyle, boxShadow, after.outlineStyle].some((style) => style !== "none" && style !== "");
    });
    expect(outline).toBe(true);
    await workbench.close();
  });

  test("faults of the address, of the form and of the test door; messages filtered, cleared and saved", async () => {
    const plan = { failAction: { index: 0, code: "GeneralException" } };
    const separator = server.address.includes("?") ? "&" : "?";
    const workbench = await WorkbenchPage.open(
      browser,
      `${server.address}${separator}faults=${encodeURIComponent(JSON.stringify(plan))}`,
    );
    expect(await workbench.page.evaluate(() => window.__workbench?.faults())).toEqual(plan);
    await workbench.page.getByRole("button", { name: "连线与故障 · 有故障在起作用" }).click();
    await workbench.page.getByRole("tab", { name: "故障", exact: true }).click();
    await workbench.page.getByRole("button", { name: "取消全部故障" }).click();
    expect(await workbench.page.evaluate(() => window.__workbench?.faults())).toEqual({});
    await workbench.page.getByRole("button", { name: "重新载入任务窗格" }).click();
    await workbench.pane().getByText("ready", { exact: true }).waitFor();
    await workbench.page.getByRole("combobox", { name: "整批拒绝" }).selectOption("5102");
    await workbench.page.getByRole("button", { name: "使用这些故障" }).click();
    await workbench.pane().getByRole("button", { name: "Fill" }).click();
    await workbench
      .pane()
      .getByText(/^ActivityLimitReached/)
      .waitFor();
    await workbench.page.getByRole("textbox", { name: "更多故障（JSON）" }).fill("{oops");
    await workbench.page.getByRole("button", { name: "使用这些故障" }).click();
    await workbench.page.getByText(/故障写得不对：/).waitFor();
    await workbench.page.evaluate(() => window.__workbench?.setFaults());

    await workbench.pane().getByRole("button", { name: "Fail" }).click();
    await workbench
      .pane()
      .getByText(/^ItemNotFound/)
      .waitFor();
    await workbench.page.getByRole("tab", { name: "报文" }).click();
    await workbench.page.getByRole("checkbox", { name: "只看出错的" }).check();
    await workbench.page.getByRole("textbox", { name: "筛选" }).fill("ItemNotFound");
    await workbench.page
      .getByRole("cell", { name: /ItemNotFound/ })
      .first()
      .waitFor();
    await workbench.page.getByRole("row").nth(1).getByRole("button").click();
    await workbench.page.getByRole("region", { name: "报文全文" }).getByText("_correlationId").waitFor();
    await workbench.screenshot("shell-wire-error");
    const downloading = workbench.page.waitForEvent("download");
    await workbench.page.getByRole("button", { name: "存成文件" }).click();
    const lines = readFileSync(await (await downloading).path(), "utf8")
      .trim()
      .split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { direction: string }).direction)).toContain("injected");
    await workbench.page.getByRole("button", { name: "清空" }).click();
    await workbench.page.getByText("还没有报文。").waitFor();

    await workbench.page.evaluate(() =>
      window.__workbench?.remoteEdit({ edit: "write", sheet: "Sheet1", address: "C1", values: [["远方"]] }),
    );
    await workbench.waitForDisplay("Sheet1", "C1", "远方");
    await workbench.pane().getByText("changed RangeEdited C1 Remote").waitFor();
    await workbench.close();
  });

  test("a parameter that cannot be understood is named and not used", async () => {
    const workbench = await WorkbenchPage.open(browser, `${server.address}&faults={x&apiLevel=soon`);
    const notices = workbench.page.getByTestId("notices");
    await until("both sentences", async () => {
      const text = (await notices.textContent()) ?? "";
      return text.includes("faults:") && text.includes("apiLevel: soon");
    });
    expect(await workbench.page.evaluate(() => window.__workbench?.faults())).toEqual({});
    await workbench.close();
  });

  test("a lower ExcelApi is what the page in the pane finds", async () => {
    const workbench = await WorkbenchPage.open(browser, `${server.address}&apiLevel=9`);
    await workbench.pane().getByText("ready", { exact: true }).waitFor();
    const frame = workbench.page.frames().find((one) => new URL(one.url()).pathname.endsWith("/events.html"));
    const supported = await frame?.evaluate(() =>
      ["1.9", "1.10"].map((version) => Office.context.requirements.isSetSupported("ExcelApi", version)),
    );
    expect(supported).toEqual([true, false]);
    await workbench.close();
  });

  test.each([
    ["canvas", "浏览器不能画图（canvas）"],
    ["secure", "网页不在安全连接上。"],
    ["features", "浏览器太旧，缺少：structuredClone。"],
  ])("without %s there is a page that says what to do", async (missing, sentence) => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "zh-CN" });
    await context.addInitScript((what) => {
      if (what === "canvas") HTMLCanvasElement.prototype.getContext = () => null;
      if (what === "secure") Object.defineProperty(window, "isSecureContext", { value: false });
      if (what === "features") Reflect.deleteProperty(window, "structuredClone");
    }, missing);
    const page = await context.newPage();
    await page.goto(server.address);
    await page.getByRole("alert").getByText(sentence).waitFor();
    await page.screenshot({ path: `${__dirname}/screenshots/shell-missing-${missing}.png` });
    await context.close();
  });
});
