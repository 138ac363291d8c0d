import { readFileSync } from "node:fs";
import type { Browser, Frame, Locator } from "playwright-core";
import { createFundUseCases } from "../../src/usecases/fund";
import type { FundUseCases } from "../../src/usecases/fund";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import type * as Axe from "axe-core";
import { WorkbenchPage } from "./workbench";
import type { RunningServer } from "./workbench";

const LONG = 60_000;

/** A workbook on file with the use cases over it: what another person does elsewhere, and how a test prepares one. */
export async function fundFile(bytes: Uint8Array | null): Promise<{ port: FilePort; fund: FundUseCases }> {
  const port = await openFilePort(bytes);
  if (!port.ok) throw new Error(port.fault.sentence.en);
  const fund = createFundUseCases(port.value, () => "2020-05-25");
  return { port: port.value, fund };
}

/** The sample, divided evenly, after what else is done to it. */
export async function dividedSample(
  more: (file: { port: FilePort; fund: FundUseCases }) => Promise<void> = async () => undefined,
): Promise<Buffer> {
  const file = await fundFile(null);
  await file.fund.loadSample();
  const divided = await file.fund.allocate({ method: "even", handEdits: "replace" });
  if (!divided.ok) throw new Error(divided.fault.sentence.en);
  await more(file);
  return Buffer.from(await file.port.save());
}

/** A person at the pane of the workbench: everything by its visible name. */
export class FundPane {
  private constructor(readonly workbench: WorkbenchPage) {}

  /** Address, ribbon button, pane; with a file, opened as a person opens one, before the pane. */
  static async open(browser: Browser, server: RunningServer, file?: Buffer): Promise<FundPane> {
    const workbench = await WorkbenchPage.open(browser, server.address);
    if (file) return FundPane.over(workbench, file, "zh");
    const pane = await FundPane.shown(workbench);
    await pane.button("载入示例").waitFor({ timeout: LONG });
    return pane;
  }

  /** A book opened in a workbench that is there already, in the workbench's own language. */
  static async over(workbench: WorkbenchPage, file: Buffer, locale: "zh" | "en"): Promise<FundPane> {
    const [chooser] = await Promise.all([
      workbench.page.waitForEvent("filechooser"),
      workbench.page.getByRole("button", { name: locale === "zh" ? "打开 .xlsx" : "Open .xlsx" }).click(),
    ]);
    await chooser.setFiles({ name: "示例.xlsx", mimeType: "", buffer: file });
    await workbench.page.waitForFunction(
      () => window.__workbench?.sheetNames().includes("分配表") === true,
      undefined,
      { timeout: LONG },
    );
    const pane = await FundPane.shown(workbench);
    await pane.banner().waitFor({ timeout: LONG });
    return pane;
  }

  private static async shown(workbench: WorkbenchPage): Promise<FundPane> {
    if ((await workbench.page.locator("[data-testid=taskpane]").count()) === 0)
      await workbench.pressCommand("Hengbo.ShowTaskpane");
    return new FundPane(workbench);
  }

  button(name: string | RegExp): Locator {
    return this.workbench.pane().getByRole("button", { name }).first();
  }

  banner(): Locator {
    return this.workbench.pane().getByRole("banner");
  }

  main(): Locator {
    return this.workbench.pane().getByRole("main");
  }

  region(name: string | RegExp): Locator {
    return this.workbench.pane().getByRole("region", { name });
  }

  /** The item of a finding, by its name. */
  finding(name: string): Locator {
    return this.main().getByRole("listitem").filter({ hasText: name }).first();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  async says(text: string | RegExp, timeout = 25_000): Promise<void> {
    await this.workbench.pane().getByText(text).first().waitFor({ timeout });
  }

  async noLongerSays(text: string | RegExp): Promise<void> {
    await this.workbench.pane().getByText(text).first().waitFor({ state: "detached", timeout: LONG });
  }

  /** A view of the bottom bar, or one below 更多. */
  async goTo(view: string): Promise<void> {
    const bar = this.workbench.pane().getByRole("navigation");
    const inBar = bar.getByRole("button", { name: view });
    if ((await inBar.count()) > 0) await inBar.click();
    else {
      await bar.getByRole("button", { name: "更多" }).click();
      await this.main().getByRole("button", { name: view, exact: true }).click();
    }
    await this.workbench.pane().getByRole("main", { name: view }).waitFor();
  }

  /** Waits until a cell shows a part of a text. */
  async shows(sheet: string, address: string, part: string): Promise<void> {
    const { page } = this.workbench;
    await page
      .waitForFunction(
        ([name, cell, text]) => window.__workbench?.readCell(name, cell)?.display.includes(text) === true,
        [sheet, address, part] as const,
        { timeout: 30_000 },
      )
      .catch(async () => {
        const found = (await this.workbench.read(sheet, address))?.display ?? "no such cell";
        throw new Error(`${sheet}!${address} should show ${part} and shows ${found}`);
      });
  }

  /** The workbook as saved by the title bar's button. */
  async saved(): Promise<Buffer> {
    const [download] = await Promise.all([
      this.workbench.page.waitForEvent("download"),
      this.workbench.page.getByRole("button", { name: "保存 .xlsx" }).click(),
    ]);
    return readFileSync(await download.path());
  }

  /** Drops a file on a place in the pane, as the desktop would. */
  async dropFile(place: Locator, name: string, bytes: Buffer): Promise<void> {
    await place.evaluate(
      (target, [fileName, numbers]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(numbers)], fileName));
        for (const kind of ["dragenter", "dragover", "drop"]) {
          const event = new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true });
          // What nobody refuses, the browser opens in the pane's place.
          if (target.dispatchEvent(event) && kind === "drop") window.location.assign("about:blank");
        }
      },
      [name, [...bytes]] as const,
    );
  }

  frame(): Frame {
    const frame = this.workbench.page.frames().find((one) => one.url().includes("/pane/taskpane.html"));
    if (!frame) throw new Error("The pane is not open.");
    return frame;
  }

  /** Serious accessibility violations inside the pane, colours included; each as `rule: place`. */
  async violations(): Promise<readonly string[]> {
    const frame = this.frame();
    // Run as a script of the tools, not of the page: the page's own policy forbids foreign scripts.
    await frame.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    return frame.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof Axe };
      // Colours are judged when what fades in is there; what turns for ever is not waited for.
      const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(passing.map((one) => one.finished));
      const result = await axe.run(
        { include: [["body"]], exclude: [["[data-tabster-dummy]"]] },
        { resultTypes: ["violations"] },
      );
      return result.violations
        .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
        .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`));
    });
  }

  /** Texts cut off without a sign: nothing should be. */
  async clipped(): Promise<readonly string[]> {
    return this.frame().evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("main *, header *, footer *, nav *")]
        .filter((one) => {
          const { overflowX, textOverflow, position, clipPath } = getComputedStyle(one);
          const hidden = overflowX === "hidden" || overflowX === "clip";
          // What only a screen reader is told is one pixel large.
          const told = position === "absolute" && (one.clientWidth <= 1 || clipPath !== "none");
          return hidden && textOverflow !== "ellipsis" && !told && one.scrollWidth > one.clientWidth + 1;
        })
        .map((one) => one.outerHTML.slice(0, 120)),
    );
  }

  /** Whether the pane has to be scrolled sideways. */
  async sideways(): Promise<boolean> {
    return this.frame().evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
  }

  /** What stands further right than the pane is wide: nothing should. */
  async overflow(): Promise<readonly string[]> {
    return this.frame().evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("main *, header *, footer *")]
        .filter(
          (one) => one.getBoundingClientRect().width > 0 && one.getBoundingClientRect().right > window.innerWidth + 1,
        )
        .map((one) => one.outerHTML.slice(0, 120)),
    );
  }
}
