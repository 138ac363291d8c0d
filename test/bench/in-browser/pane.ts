import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContext, Frame, Page } from "playwright-core";
import { launchBrowser, startServer, until } from "../../e2e/workbench";
import { median } from "./median";

const root = resolve(__dirname, "../../..");
const PANE = "/pane/taskpane.html";
const BARE = "/pane-samples/bare-pane.html";

declare global {
  interface Window {
    __readyAt?: number;
    __requests?: number[];
  }
}

/** What the pane costs: milliseconds from its frame's navigation, and counts. */
export interface PaneCosts {
  readonly bare: number;
  readonly pane: number;
  readonly syncs: number;
  /** Bytes of all requests the pane sent while the workbook was built. */
  readonly requestBytes: number;
  /** Bytes, compressed, of what the pane's frame fetched until it was ready; Office.js not counted. */
  readonly firstLoadBytes: number;
}

/** Run before the scripts of every frame: the pane is ready when a person can press its first button. */
function noteReady(): void {
  if (window.top === window) {
    window.__requests = [];
    window.addEventListener("message", ({ data }: MessageEvent) => {
      if (typeof data === "string" && data.includes('"executeMethod"'))
        window.__requests?.push(new TextEncoder().encode(data).length);
    });
    return;
  }
  if (!location.pathname.endsWith("/taskpane.html")) return;
  const watcher = new MutationObserver(() => {
    if (document.querySelector("#root button:not(:disabled)") === null) return;
    window.__readyAt = performance.now();
    watcher.disconnect();
  });
  watcher.observe(document, { childList: true, subtree: true, attributes: true });
}

async function openFrame(context: BrowserContext, origin: string, path: string): Promise<{ page: Page; frame: Frame }> {
  const page = await context.newPage();
  await page.goto(`${origin}/workbench/?pane=${encodeURIComponent(path)}`);
  await until(`a frame with ${path}`, async () => page.frames().some((one) => one.url().includes(path)), 60_000);
  const frame = page.frames().find((one) => one.url().includes(path));
  if (frame === undefined) throw new Error(`There is no frame with ${path}.`);
  await frame.waitForFunction(() => window.__readyAt !== undefined, undefined, { timeout: 60_000 });
  return { page, frame };
}

async function readyIn(context: BrowserContext, origin: string, path: string): Promise<number> {
  const { page, frame } = await openFrame(context, origin, path);
  const took = await frame.evaluate(() => window.__readyAt ?? NaN);
  await page.close();
  return took;
}

/** What the frame fetched from the pane's own folder, compressed as a server would. */
async function firstLoad(frame: Frame): Promise<number> {
  const paths = await frame.evaluate(() => [
    location.pathname,
    ...performance
      .getEntriesByType("resource")
      .filter(({ startTime }) => startTime <= (window.__readyAt ?? 0))
      .map(({ name }) => new URL(name).pathname),
  ]);
  const own = [...new Set(paths)].filter((path) => /^\/pane\/[^/]+\.(html|js|css)$/.test(path));
  return own.reduce((sum, path) => sum + gzipSync(readFileSync(join(root, "dist", path))).length, 0);
}

async function build(page: Page, frame: Frame): Promise<readonly number[]> {
  await page.evaluate(() => (window.__requests = []));
  await frame.getByRole("button", { name: "载入示例" }).click();
  await frame.getByRole("banner").waitFor({ timeout: 120_000 });
  return page.evaluate(() => window.__requests ?? []);
}

/** Both pages in turn with a warm cache, so that a busy machine slows both; the medians. */
export async function measurePane(rounds: number): Promise<PaneCosts> {
  const server = await startServer(["--port", "0", "--pane", join(__dirname, "bare-pane.html")]);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "zh-CN" });
    await context.addInitScript("globalThis.__name = (named) => named;");
    await context.addInitScript(noteReady);
    const taken = { bare: [] as number[], pane: [] as number[] };
    for (let round = -2; round < rounds; round += 1) {
      const bare = await readyIn(context, server.origin, BARE);
      const pane = await readyIn(context, server.origin, PANE);
      if (round < 0) continue;
      taken.bare.push(bare);
      taken.pane.push(pane);
    }
    const { page, frame } = await openFrame(context, server.origin, PANE);
    const firstLoadBytes = await firstLoad(frame);
    const requests = await build(page, frame);
    return {
      bare: median(taken.bare),
      pane: median(taken.pane),
      syncs: requests.length,
      requestBytes: requests.reduce((sum, bytes) => sum + bytes, 0),
      firstLoadBytes,
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}
