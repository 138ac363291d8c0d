/**
 * Bench `check`: from Enter on an amount until the pane's finding list says otherwise, in the workbench, on the 12 × 15
 * master workbook, beside the earliest a pane could know: one bare sync that reads a cell depending on the edit. The
 * bare sync of a workbook at rest is printed, too, for who wants the stricter reading.
 */
import { masterWorkbook } from "./in-browser/book";
import { measureCheck } from "./in-browser/check";
import { openPages } from "./in-browser/pages";

export default async function check(): Promise<{
  ratios: Record<string, number>;
  denominators: Record<string, number>;
}> {
  const file = await masterWorkbook("47.00");
  const pages = await openPages();
  try {
    const { pane, sync, idle } = await measureCheck(pages, file, 9);
    return {
      ratios: { pane_over_sync: pane / sync, pane_over_idle_sync: pane / idle },
      denominators: { edit_sync_ms: sync, idle_sync_ms: idle },
    };
  } finally {
    await pages.close();
  }
}
