import type { Page } from "playwright-core";
import type { IWorkbookData } from "@univerjs/core";
import { WorkbenchPage } from "../../e2e/workbench";
import { dependant, dropFile, editInWorkbench, openPane, sheet, type, typed } from "./master";
import type { Pages } from "./pages";
import { median } from "./median";

/** The same master workbook twice: as a file for the workbench, as the engine's own snapshot for the bare page. */
export interface MasterWorkbook {
  readonly file: Uint8Array;
  readonly snapshot: Partial<IWorkbookData>;
}

async function editInBarePage(page: Page, amount: string): Promise<number> {
  await page.evaluate(([name, cell]) => window.__bare?.select(name, cell), [sheet, typed] as const);
  await page.waitForTimeout(200);
  const read = (): Promise<unknown> =>
    page.evaluate(([name, cell]) => window.__bare?.read(name, cell), [sheet, dependant] as const);
  const before = await read();
  const measured = page.evaluate(() => window.__bare?.nextEdit() ?? NaN);
  await type(page, amount);
  const took = await measured;
  if ((await read()) === before) throw new Error("The bare engine has not calculated.");
  return took;
}

/** The same amounts typed into both pages in turn; the medians. */
export async function measureEdit(
  pages: Pages,
  book: MasterWorkbook,
  rounds: number,
): Promise<{ bare: number; workbench: number }> {
  const context = await pages.newContext();
  const barePage = await context.newPage();
  await barePage.goto(pages.bare);
  await barePage.evaluate(async (snapshot) => {
    await window.__bare?.ready;
    await window.__bare?.show(snapshot);
  }, book.snapshot);
  const workbench = await WorkbenchPage.in(context, pages.workbench);
  await dropFile(workbench.page, book.file);
  const frame = await openPane(workbench);
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const amount = (0.41 + (round + 2) / 100).toFixed(2);
    await barePage.bringToFront();
    const bareTook = await editInBarePage(barePage, amount);
    await workbench.page.bringToFront();
    const workbenchTook = await editInWorkbench(workbench, frame, amount);
    if (round < 0) continue;
    bare.push(bareTook);
    whole.push(workbenchTook);
  }
  await context.close();
  return { bare: median(bare), workbench: median(whole) };
}
