import type { Frame, Page } from "playwright-core";
import type { WorkbenchPage } from "../../e2e/workbench";

/** One amount of the matrix, and the total on top of the sheet, which depends on it over three sums. */
export const sheet = "分配表";
export const typed = "H16";
export const dependant = "F3";

/** Types an amount over the selected cell; what listens for Enter measures. */
export async function type(page: Page, amount: string): Promise<void> {
  await page.keyboard.type(amount);
  // The editor takes a key at a time: what is measured begins when all of them are in the cell.
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
}

export async function dropFile(page: Page, file: Uint8Array): Promise<void> {
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
export async function openPane(workbench: WorkbenchPage): Promise<Frame> {
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

export async function editInWorkbench(workbench: WorkbenchPage, frame: Frame, amount: string): Promise<number> {
  await workbench.clickCell(sheet, typed);
  const measured = nextRead(frame);
  await workbench.page.waitForFunction(() => (window as { __listening?: boolean }).__listening === true);
  await type(workbench.page, amount);
  const took = await measured;
  await workbench.page.evaluate(() => ((window as { __listening?: boolean }).__listening = false));
  return took;
}
