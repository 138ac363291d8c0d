/** The built pages behind a real nginx with the shipped settings: no policy is violated, nothing else is asked for. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { madeRelease, planted, type MadeRelease } from "../release/madeRelease";
import { hasNginx, startNginx, type RunningNginx } from "../release/nginx";
import { launchBrowser } from "./browser";
import { startServer } from "./workbench";

const ROOT = resolve(__dirname, "../..");
const OFFICE = join(ROOT, "node_modules/@microsoft/office-js/dist");

(hasNginx ? describe : describe.skip)("a release on nginx", () => {
  let browser: Browser;
  let nginx: RunningNginx;
  let release: MadeRelease;

  beforeAll(async () => {
    // Builds when something changed.
    await (await startServer()).stop();
    const folder = planted({});
    release = madeRelease(join(ROOT, "dist/pane"));
    for (const [name, bytes] of release.files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    [browser, nginx] = await Promise.all([launchBrowser(), startNginx(join(folder, "pages"))]);
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await nginx.stop();
  });

  it("does not say where it was built", () => {
    const place = Buffer.from(pathToFileURL(ROOT).href);
    const telling = [...release.files].filter(([, bytes]) => Buffer.from(bytes).includes(place));
    expect(telling.map(([name]) => name)).toEqual([]);
  });

  it.each([
    ["files.html", "衡拨 · 不用 Excel 的页面", []],
    ["check.html", "缓存、类型和安全策略都已设好。", []],
    ["manifest-maker.html", "生成本单位的 manifest.xml", []],
    ["taskpane.html", "这个页面要在 Excel 的任务窗格里打开。", ["appsforoffice.microsoft.com"]],
    ["taskpane-china.html", "这个页面要在 Excel 的任务窗格里打开。", ["appsforoffice.cdn.partner.office365.cn"]],
  ])(
    "%s opens within its policy",
    async (name, text, hosts) => {
      const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "zh-CN" });
      // Microsoft's servers are played by its own package.
      await context.route(/^https:\/\/appsforoffice\./, (route) => {
        const file = new URL(route.request().url()).pathname.replace(/^.*\/hosted\//, "");
        return route.fulfill({
          body: readFileSync(join(OFFICE, file)),
          contentType: "text/javascript",
          headers: { "access-control-allow-origin": "*" },
        });
      });
      const page = await context.newPage();
      const asked = new Set<string>();
      const errors: string[] = [];
      page.on("request", (request) => asked.add(new URL(request.url()).hostname));
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      await page.goto(`https://127.0.0.1:${nginx.port}/hengbo/${name}`);
      await page.getByText(text).first().waitFor();
      expect(errors).toEqual([]);
      expect([...asked].sort()).toEqual(["127.0.0.1", ...hosts].sort());
      await context.close();
    },
    60_000,
  );
});
