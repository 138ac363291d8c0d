import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Page } from "playwright-core";
import type * as Axe from "axe-core";
import type { PagePoint } from "../../src/workbench/shell/spreadsheet/place";
import type { CellReading } from "../../src/workbench/shell/workbench";
import { launchBrowser } from "./browser";

const root = resolve(__dirname, "../..");
const screenshots = join(__dirname, "screenshots");

/** The local server as a person starts it, on a port of its own. */
export interface RunningServer {
  /** Ends in /workbench/ */
  readonly address: string;
  readonly origin: string;
  /** Ends it as Ctrl+C does; resolves to its exit code. */
  stop(): Promise<number | null>;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode !== null) done(child.exitCode);
    else child.once("exit", (code) => done(code));
  });
}

/** Starts `npm start` (its script, without opening a browser) and waits for its READY line. */
export async function startServer(options: readonly string[] = ["--port", "0"]): Promise<RunningServer> {
  const child = spawn(process.execPath, ["scripts/start.mjs", "--no-open", ...options], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  const errors = createInterface({ input: child.stderr });
  errors.on("line", (line) => output.push(line));
  const address = await new Promise<string>((ready, failed) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      output.push(line);
      const found = /^READY (\S+)$/.exec(line)?.[1];
      if (found) ready(found);
    });
    child.once("exit", (code) => failed(new Error(`The server ended with code ${code}.\n${output.join("\n")}`)));
  });
  return {
    address,
    origin: new URL(address).origin,
    stop: () => {
      child.kill("SIGINT");
      return ended(child);
    },
  };
}

/** Asks again and again until the answer is yes. @throws Error with what was waited for */
export async function until(what: string, asked: () => Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await asked())) {
    if (Date.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the page asked for, refused or complained about while it ran. */
export interface Witness {
  /** Addresses of every request. */
  readonly requests: string[];
  /** Errors in the console and uncaught exceptions. */
  readonly errors: string[];
}

/** A person at the workbench: real mouse, real keyboard. */
export class WorkbenchPage {
  private constructor(
    readonly page: Page,
    readonly witness: Witness,
    private readonly context: BrowserContext,
  ) {}

  /** Opens the page and waits until the grid can be used. `options` are the browser's: language, colours, size. */
  static async open(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = {},
    prepare: (context: BrowserContext) => Promise<void> = async () => undefined,
  ): Promise<WorkbenchPage> {
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: 1366, height: 768 },
      locale: "zh-CN",
      acceptDownloads: true,
      ...options,
    });
    await prepare(context);
    return WorkbenchPage.in(context, address);
  }

  /** The same as a page of a browser that is there already. */
  static async in(context: BrowserContext, address: string): Promise<WorkbenchPage> {
    const page = await context.newPage();
    const witness: Witness = { requests: [], errors: [] };
    page.on("request", (request) => witness.requests.push(request.url()));
    page.on("pageerror", (error) => witness.errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") witness.errors.push(message.text());
    });
    await page.goto(address);
    const workbench = new WorkbenchPage(page, witness, context);
    await workbench.ready();
    return workbench;
  }

  /** Waits until the grid can be used, also after a reload. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => window.__workbench !== undefined);
    await this.page.evaluate(() => window.__workbench?.ready);
  }

  /** Another page of the same browser: it shares what the browser keeps, as a second tab does. */
  async openTab(address: string): Promise<WorkbenchPage> {
    const page = await this.context.newPage();
    await page.goto(address);
    const tab = new WorkbenchPage(page, { requests: [], errors: [] }, this.context);
    await tab.ready();
    return tab;
  }

  /**
   * Serious accessibility violations of the page's own controls; the drawn grid and the pages in panes have tests of
   * their own, and the guards a library sets around what traps the focus are no controls. Each as `rule: place`.
   */
  async violations(): Promise<readonly string[]> {
    // Run as a script of the tools, not of the page: the page's own policy forbids foreign scripts.
    await this.page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    return this.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof Axe };
      // Colours are judged when what fades in is there; what turns for ever is not waited for.
      const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(passing.map((one) => one.finished));
      const result = await axe.run(
        { include: [["body"]], exclude: [["[data-testid=grid]"], ["iframe"], ["[data-tabster-dummy]"]] },
        { resultTypes: ["violations"] },
      );
      return result.violations
        .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
        .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`));
    });
  }

  /** Drags the mouse from one place of the page to another. */
  async drag(from: PagePoint, to: PagePoint): Promise<void> {
    // Handles are noticed when the mouse rests on them.
    await this.page.mouse.move(from.x - 20, from.y - 20);
    await this.page.mouse.move(from.x, from.y, { steps: 10 });
    await this.page.waitForTimeout(400);
    await this.page.mouse.down();
    await this.page.waitForTimeout(100);
    await this.page.mouse.move(to.x, to.y, { steps: 15 });
    await this.page.waitForTimeout(100);
    await this.page.mouse.up();
  }

  /** Where a cell is on the page, after showing it. */
  async placeOf(sheet: string, address: string): Promise<PagePoint> {
    const point = await this.page.evaluate(([name, cell]) => window.__workbench?.showCell(name, cell) ?? null, [
      sheet,
      address,
    ] as const);
    if (!point) throw new Error(`${sheet}!${address} is not to be seen.`);
    return point;
  }

  /** Clicks a cell of a sheet with the mouse, after showing it. */
  async clickCell(sheet: string, address: string): Promise<void> {
    const point = await this.placeOf(sheet, address);
    await this.page.mouse.click(point.x, point.y);
    const selected = () =>
      this.page.waitForFunction((cell) => window.__workbench?.selection()[0] === cell, address, { timeout: 5_000 });
    // A click into a grid that has just been opened may meet it before it listens; a person clicks again.
    await selected().catch(async () => {
      await this.page.mouse.click(point.x, point.y);
      await selected();
    });
    // The cell selected at the start is selected before the grid has the keyboard.
    await this.page.waitForFunction(
      () => document.activeElement instanceof HTMLElement && document.activeElement.dataset["uComp"] === "editor",
      undefined,
      { timeout: 5_000 },
    );
  }

  /** Types into a cell and presses Enter, as a person would. */
  async typeInto(sheet: string, address: string, text: string): Promise<void> {
    await this.clickCell(sheet, address);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** What a cell holds now; null when there is no such sheet. */
  async read(sheet: string, address: string): Promise<CellReading | null> {
    return this.page.evaluate(([name, cell]) => window.__workbench?.readCell(name, cell) ?? null, [
      sheet,
      address,
    ] as const);
  }

  /** Waits until a cell shows a text. */
  async waitForDisplay(sheet: string, address: string, display: string): Promise<void> {
    await this.page.waitForFunction(
      ([name, cell, text]) => window.__workbench?.readCell(name, cell)?.display === text,
      [sheet, address, display] as const,
      { timeout: 10_000 },
    );
  }

  sheetNames(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.__workbench?.sheetNames() ?? []);
  }

  activeSheet(): Promise<string> {
    return this.page.evaluate(() => window.__workbench?.activeSheet() ?? "");
  }

  /** Presses a ribbon button by the id its manifest gives it. */
  async pressCommand(id: string): Promise<void> {
    await this.page.locator(`[data-command="${id}"]`).click();
  }

  /** Inside the task pane. */
  pane(): FrameLocator {
    return this.page.frameLocator("[data-testid=taskpane] iframe");
  }

  /** Saves a picture of the page as test/e2e/screenshots/NAME.png and returns its bytes. */
  async screenshot(name: string): Promise<Buffer> {
    await mkdir(screenshots, { recursive: true });
    return this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

export { launchBrowser };
