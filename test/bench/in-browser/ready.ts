import type { BrowserContext } from "playwright-core";
import type { Pages } from "./pages";
import { median } from "./median";

declare global {
  interface Window {
    __readyAt?: number;
  }
}

/** Run before the page's own scripts: notes when the page says it is ready, without looking again and again. */
function noteReady(): void {
  for (const name of ["__workbench", "__bare"] as const) {
    let door: { readonly ready: Promise<void> } | undefined;
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => door,
      set: (value: { readonly ready: Promise<void> }) => {
        door = value;
        void value.ready.then(() => {
          window.__readyAt ??= performance.now();
        });
      },
    });
  }
}

/** Milliseconds from navigation to ready, in a tab of its own. */
async function load(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.__readyAt !== undefined, undefined, { polling: 100, timeout: 120_000 });
  const took = await page.evaluate(() => window.__readyAt ?? NaN);
  await page.close();
  return took;
}

/** Both pages in turn with a warm cache, so that a busy machine slows both; the medians. */
export async function measureReady(pages: Pages, rounds: number): Promise<{ bare: number; workbench: number }> {
  const context = await pages.newContext();
  await context.addInitScript(noteReady);
  const bare: number[] = [];
  const workbench: number[] = [];
  // The browser keeps compiled scripts from the third load on.
  for (let round = -3; round < rounds; round += 1) {
    const [bareTook, workbenchTook] = [await load(context, pages.bare), await load(context, pages.workbench)];
    if (round < 0) continue;
    bare.push(bareTook);
    workbench.push(workbenchTook);
  }
  await context.close();
  return { bare: median(bare), workbench: median(workbench) };
}
