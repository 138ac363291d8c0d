/**
 * Bench `host`: what our host, the genuine client and the page around the grid cost beside the bare engine: one large
 * write, the start of the page, and an edit of the sample's master workbook until the pane can read what depends on it.
 *
 * The engine's packages cannot be loaded by Node as they are, so the work is bundled first, as for jest.
 */
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "esbuild";
import type * as Work from "./host-work";
import { masterWorkbook } from "./in-browser/book";
import { measureEdit } from "./in-browser/edit";
import { openPages } from "./in-browser/pages";
import { measureReady } from "./in-browser/ready";

interface Pair {
  readonly bare: number;
  readonly workbench: number;
}

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, "../..");
// The work looks for Office.js two folders up, from wherever it stands.
const outfile = join(root, ".cache", "bench", "host-work.cjs");

const engine: Plugin = {
  name: "engine",
  setup: (bundling) => {
    bundling.onResolve({ filter: /^@univerjs\// }, ({ path }) => ({
      path: join(root, ".cache", "engine", `${path.slice("@univerjs/".length)}.cjs`),
      external: true,
    }));
    bundling.onResolve({ filter: /^[a-z@]/ }, ({ path }) => ({ path, external: true }));
  },
};

async function load(): Promise<typeof Work> {
  const script = new URL("../../scripts/bundle-engine.mjs", import.meta.url).href;
  const { bundleEngine } = (await import(script)) as { bundleEngine(): Promise<string> };
  await bundleEngine();
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [join(folder, "host-work.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "error",
    plugins: [engine],
  });
  return createRequire(import.meta.url)(outfile) as typeof Work;
}

async function measureInBrowser({ snapshotOf }: typeof Work): Promise<{ ready: Pair; edit: Pair }> {
  const file = await masterWorkbook("47.00");
  const snapshot = await snapshotOf(file);
  const pages = await openPages();
  try {
    return { ready: await measureReady(pages, 7), edit: await measureEdit(pages, { file, snapshot }, 9) };
  } finally {
    await pages.close();
  }
}

export default async function host(): Promise<{
  ratios: Record<string, number>;
  denominators: Record<string, number>;
}> {
  const work = await load();
  const { ready, edit } = await measureInBrowser(work);
  const { bare, sync } = await work.measureSync(5);
  return {
    ratios: {
      sync_over_engine: sync / bare,
      ready_over_engine: ready.workbench / ready.bare,
      edit_over_engine: edit.workbench / edit.bare,
    },
    denominators: { bare_write_ms: bare, bare_ready_ms: ready.bare, bare_edit_ms: edit.bare },
  };
}
