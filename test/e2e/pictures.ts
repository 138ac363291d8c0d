/**
 * `npm run pictures`: walks the year of the guide on the sample in the workbench, in both languages, and saves each
 * step to docs/pictures, so that no picture of the guide is older than the program.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { WORDS } from "../../src/taskpane/words";
import { launchBrowser, startServer, WorkbenchPage } from "./workbench";

type Locale = "zh" | "en";
type Word = keyof typeof WORDS;

const FOLDER = resolve(__dirname, "../../docs/pictures");

/** A person who follows the guide, by the names of one language. */
class Guided {
  private step = 0;

  constructor(
    private readonly workbench: WorkbenchPage,
    private readonly locale: Locale,
  ) {}

  private word(key: Word): string {
    return WORDS[key][this.locale];
  }

  async press(key: Word): Promise<void> {
    await this.workbench
      .pane()
      .getByRole("button", { name: this.word(key), exact: true })
      .first()
      .click();
  }

  /** Presses inside the view, where a tab below has the same name. */
  async pressInView(key: Word): Promise<void> {
    await this.workbench
      .pane()
      .getByRole("main")
      .getByRole("button", { name: this.word(key), exact: true })
      .first()
      .click();
  }

  async goTo(key: Word): Promise<void> {
    const bar = this.workbench.pane().getByRole("navigation");
    const inBar = bar.getByRole("button", { name: this.word(key) });
    if ((await inBar.count()) > 0) await inBar.click();
    else {
      await bar.getByRole("button", { name: this.word("more") }).click();
      await this.pressInView(key);
    }
    await this.workbench
      .pane()
      .getByRole("main", { name: this.word(key) })
      .waitFor();
  }

  /** Waits for a sentence; what its brackets stand for may be anything. */
  async says(key: Word): Promise<void> {
    const pattern = this.word(key)
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*");
    await this.workbench.pane().getByText(new RegExp(pattern)).first().waitFor({ timeout: 30_000 });
  }

  async waitForRegion(): Promise<void> {
    await this.workbench.pane().getByRole("main").getByRole("region").first().waitFor({ timeout: 30_000 });
  }

  async shows(sheet: string, address: string, part: string): Promise<void> {
    await this.workbench.page.waitForFunction(
      ([name, cell, text]) => window.__workbench?.readCell(name, cell)?.display.includes(text) === true,
      [sheet, address, part] as const,
      { timeout: 30_000 },
    );
  }

  async picture(name: string): Promise<void> {
    this.step += 1;
    // What fades in has faded in.
    await this.workbench.page.waitForTimeout(800);
    const path = join(FOLDER, `${String(this.step)}-${name}.${this.locale}.jpg`);
    await this.workbench.page.screenshot({ path, type: "jpeg", quality: 60 });
  }
}

async function walk(person: Guided): Promise<void> {
  await person.picture("empty");
  await person.press("loadSample");
  await person.says("doneSample");
  await person.pressInView("allocate");
  await person.shows("分配表", "D7", "47.03");
  await person.picture("allocated");
  await person.goTo("findings");
  await person.pressInView("proposeRepair");
  await person.waitForRegion();
  await person.picture("ways-out");
  await person.pressInView("applyRepair");
  await person.says("repairDone");
  await person.goTo("issue");
  await person.picture("issue");
  await person.goTo("collect");
  await person.picture("collect");
  await person.goTo("tracking");
  await person.pressInView("writeProgress");
  await person.shows("进度", "A1", "进度");
  await person.picture("progress");
  await person.goTo("reports");
  await person.picture("papers");
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    for (const locale of ["zh", "en"] as const) {
      const workbench = await WorkbenchPage.open(browser, server.address, {
        locale: locale === "zh" ? "zh-CN" : "en-US",
        viewport: { width: 1280, height: 720 },
      });
      await workbench.pressCommand("Hengbo.ShowTaskpane");
      const person = new Guided(workbench, locale);
      await workbench.pane().getByRole("button", { name: WORDS.loadSample[locale] }).first().waitFor();
      await walk(person);
      await workbench.close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

void main();
