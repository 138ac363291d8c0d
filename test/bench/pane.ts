/**
 * Bench `pane`: from the frame's navigation until a person can press the pane's first button, beside a page in the same
 * frame that only calls Office.onReady; and counts: the requests and their kB from the press of 载入示例 until the book
 * is shown (its reading back included), and the compressed kB of the pane's first load without Office.js.
 */
import { measurePane } from "./in-browser/pane";

const KILO = 1000;

export default async function pane(): Promise<{
  ratios: Record<string, number>;
  denominators: Record<string, number>;
}> {
  const costs = await measurePane(7);
  return {
    ratios: {
      ready_over_bare: costs.pane / costs.bare,
      syncs_build: costs.syncs,
      kb_build: costs.requestBytes / KILO,
      kb_first_load_gz: costs.firstLoadBytes / KILO,
    },
    denominators: { bare_ready_ms: costs.bare },
  };
}
