import type { Frame, Page } from "playwright-core";
import type { IWorkbookData } from "@univerjs/core";
import { WorkbenchPage } from "../../e2e/workbench";
import type { Pages } from "./pages";
import { median } from "./median";

/** One amount of the matrix, and the total on top of the sheet, which depends on it over three sums. */
const sheet = "分配表";
const typed = "H16";
const dependant = "F3";

/** The same master workbook twice: as a file for the workbench, as the engine's own snapshot for the bare page. */
export interface MasterWorkbook {
  readonly file: Uint8Array;
  readonly snapshot: Partial<IWorkbookData>;
}

/** Types an amount over the selected cell; what listens for Enter measures. */
async function type(page: Page, amount: string): Promise<void> {
  await page.keyboard.type(amount);
  // The editor takes a key at a time: what is measured begins when all of them are in the cell.
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
}

async function dropFile(page: Page, file: Uint8Array): Promise<void> {
  await page.evaluate((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], "master.xlsx"));
    const target = document.querySelector("[data-testid=grid] canvas");
    for (const kind of ["dragenter", "dragover", "drop"])
      target?.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, Array.from(file));
  await page.waitForFunction((name) => window.__workbench?.sheetNames().includes(name), sheet, { timeout: 60_000 });
}

/** The pane's own frame, once its Excel answers. */
async function openPane(workbench: WorkbenchPage): Promise<Frame> {
  await workbench.pressCommand("Hengbo.ShowTaskpane");
  const handle = await workbench.page.waitForSelector("[data-testid=taskpane] iframe");
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error("The pane has no frame.");
  await frame.waitForFunction(() => typeof Excel === "object" && typeof Office === "object");
  await frame.evaluate(async () => {
    await Office.onReady();
    await Excel.run((context) => context.sync());
  });
  return frame;
}

/**
 * Milliseconds from the next press of Enter in the grid until an `Excel.run` of the pane has read another value of the
 * dependant. A run that meets the still open editor is refused, as in Excel, and tried again.
 */
function nextRead(frame: Frame): Promise<number> {
  return frame.evaluate(
    async ([name, address]) => {
      const read = (): Promise<unknown> =>
        Excel.run(async (context) => {
          const cell = context.workbook.worksheets.getItem(name).getRange(address).load("values");
          await context.sync();
          return cell.values[0]?.[0] as unknown;
        });
      const before = await read();
      const grid = window.parent;
      (grid as { __listening?: boolean }).__listening = true;
      const begun = await new Promise<number>((resolve) => {
        const onKey = (event: KeyboardEvent): void => {
          if (event.key !== "Enter") return;
          grid.removeEventListener("keydown", onKey, true);
          resolve(grid.performance.now());
        };
        grid.addEventListener("keydown", onKey, true);
      });
      for (;;) {
        try {
          if ((await read()) !== before) return grid.performance.now() - begun;
        } catch (error) {
          if ((error as { code?: string }).code !== "InvalidOperationInCellEditMode") throw error;
        }
      }
    },
    [sheet, dependant] as const,
  );
}

async function editInWorkbench(workbench: WorkbenchPage, frame: Frame, amount: string): Promise<number> {
  await workbench.clickCell(sheet, typed);
  const measured = nextRead(frame);
  await workbench.page.waitForFunction(() => (window as { __listening?: boolean }).__listening === true);
  await type(workbench.page, amount);
  const took = await measured;
  await workbench.page.evaluate(() => ((window as { __listening?: boolean }).__listening = false));
  return took;
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
