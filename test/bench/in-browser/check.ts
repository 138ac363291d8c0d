import type { Frame } from "playwright-core";
import { WorkbenchPage } from "../../e2e/workbench";
import { dropFile, editInWorkbench, openPane, sheet, type, typed } from "./master";
import { median } from "./median";
import type { Pages } from "./pages";

/** An even split breaks the 40 % rule, so that the list says so; the sum joins it as soon as one amount changes. */
async function showFindings(frame: Frame): Promise<void> {
  await frame.getByRole("navigation").getByRole("button", { name: "预警" }).click();
  await frame
    .getByRole("main")
    .getByText(/资源建设/)
    .first()
    .waitFor();
}

/** Milliseconds from the next press of Enter in the grid until the pane's findings name `amount`. */
function nextFinding(frame: Frame, amount: string): Promise<number> {
  return frame.evaluate(async (wanted) => {
    const grid = window.parent as Window & { __listening?: boolean; performance: Performance };
    grid.__listening = true;
    const begun = await new Promise<number>((resolve) => {
      const onKey = (event: KeyboardEvent): void => {
        if (event.key !== "Enter") return;
        grid.removeEventListener("keydown", onKey, true);
        resolve(grid.performance.now());
      };
      grid.addEventListener("keydown", onKey, true);
    });
    const shown = (): boolean => document.querySelector("main")?.textContent.includes(wanted) === true;
    await new Promise<void>((resolve) => {
      const watcher = new MutationObserver(() => {
        if (!shown()) return;
        watcher.disconnect();
        resolve();
      });
      watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
      if (shown()) {
        watcher.disconnect();
        resolve();
      }
    });
    return grid.performance.now() - begun;
  }, amount);
}

/** One sync that reads one cell of a workbook at rest: the median of twenty, in milliseconds. */
async function idleSync(frame: Frame): Promise<number> {
  const times = await frame.evaluate(async (name) => {
    const taken: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const start = performance.now();
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem(name).getRange("F3").load("values");
        // eslint-disable-next-line office-addins/no-context-sync-in-loop -- each is measured alone
        await context.sync();
      });
      taken.push(performance.now() - start);
    }
    return taken;
  }, sheet);
  return median(times);
}

/** The same kind of edit measured three ways in turn; the medians, in milliseconds. */
export async function measureCheck(
  pages: Pages,
  file: Uint8Array,
  rounds: number,
): Promise<{ readonly pane: number; readonly sync: number; readonly idle: number }> {
  const context = await pages.newContext();
  const workbench = await WorkbenchPage.in(context, pages.workbench);
  await dropFile(workbench.page, file);
  const frame = await openPane(workbench);
  await showFindings(frame);
  const taken = { pane: [] as number[], sync: [] as number[], idle: [] as number[] };
  for (let round = -2; round < rounds; round += 1) {
    const hundredths = 41 + 2 * (round + 2);
    taken.sync.push(await editInWorkbench(workbench, frame, `0.${hundredths}`));
    await workbench.page.waitForTimeout(1000);
    taken.idle.push(await idleSync(frame));
    taken.pane.push(await editUntilFound(workbench, frame, hundredths + 1));
    await workbench.page.waitForTimeout(1000);
    if (round < 0) for (const list of Object.values(taken)) list.pop();
  }
  await context.close();
  return { pane: median(taken.pane), sync: median(taken.sync), idle: median(taken.idle) };
}

async function editUntilFound(workbench: WorkbenchPage, frame: Frame, hundredths: number): Promise<number> {
  const before = await workbench.read(sheet, "F3");
  const old = await workbench.read(sheet, typed);
  const total = Math.round(Number(before?.value) * 100) - Math.round(Number(old?.value) * 100) + hundredths;
  await workbench.clickCell(sheet, typed);
  const found = nextFinding(frame, `已分配${(total / 100).toFixed(2)}万元`);
  await workbench.page.waitForFunction(() => (window as { __listening?: boolean }).__listening === true);
  await type(workbench.page, `0.${hundredths}`);
  const took = await found;
  await workbench.page.evaluate(() => ((window as { __listening?: boolean }).__listening = false));
  return took;
}
