/**
 * Bench `allocation`: the factor method, least squares and fewest steps moved with whole steps, and the rule check at
 * nation size (2,850 × 100), each beside the clamp pass `out[i] = min(h[i], max(l[i], t[i] + a / w[i]))` over 285,000
 * doubles, in Node and (`chromium_…`) in a page; and fewest steps beside HiGHS on the full continuous program. Figures
 * are the fastest of several runs after a warm-up; another solver's is one run, since it keeps nothing warm.
 */
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { AllocationModel } from "../../src/allocation/solver/model";
import { repairFewest } from "../../src/allocation/solver/repairSpread";
import { fewestByHighs } from "../allocation/solver/fullProgram";
import { NATION, PROVINCE, instance } from "../allocation/solver/instances";
import { launchBrowser } from "../e2e/browser";
import { clampRatios, repairTime } from "./allocating/clampRatios";

const here = dirname(fileURLToPath(import.meta.url));

async function highsTime(model: AllocationModel, wanted: "optimal" | "infeasible"): Promise<number> {
  const { status, milliseconds } = await fewestByHighs(model);
  if (status !== wanted) throw new Error(`HiGHS ended in ${status}`);
  return milliseconds;
}

/** Peak memory of a process of its own that solves the nation's edit once. */
async function peakMemory(solver: "own" | "highs"): Promise<number> {
  const script = join(here, "allocating", "solve-once.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, solver]);
  return Number(stdout);
}

/** Three conflicts of a nation, each on its own and together: project ceilings, a share out of reach, unit floors. */
async function proofRatios(edit: AllocationModel): Promise<Record<string, number>> {
  const resource = Math.ceil(edit.projects / 3);
  const total = edit.rules[0]?.low ?? 0;
  const ceilings = edit.projectHigh.reduce((sum, high, project) => sum + (project < resource ? high : 0), 0);
  const none = (values: Float64Array): Float64Array => values.map(() => 0);
  const narrow = (high: number, project: number): number =>
    project < resource ? Math.floor((high / ceilings) * total * 0.3) : high * 3;
  const conflicts = {
    ceilings: {
      ...edit,
      projectLow: none(edit.projectLow),
      projectHigh: edit.projectHigh.map((high) => Math.floor(high * 0.6)),
    },
    share: {
      ...edit,
      projectLow: none(edit.projectLow),
      projectHigh: edit.projectHigh.map(narrow),
      unitLow: none(edit.unitLow),
      unitHigh: edit.unitHigh.map((high) => high * 2),
    },
    floors: {
      ...edit,
      unitLow: edit.unitLow.map((low, unit) => Math.floor(Math.min(edit.unitHigh[unit] ?? 0, low * 1.2))),
    },
  };
  const ratios: Record<string, number> = {};
  let [theirs, ours] = [0, 0];
  for (const [name, model] of Object.entries(conflicts)) {
    const [other, own] = [await highsTime(model, "infeasible"), repairTime(repairFewest, model, "infeasible")];
    ratios[`highs_infeasible_over_proof_${name}`] = other / own;
    theirs += other;
    ours += own;
  }
  return { highs_infeasible_over_proof: theirs / ours, ...ratios };
}

/** Fewest steps moved beside HiGHS. */
async function fewestRatios(edit: AllocationModel, heavy: AllocationModel): Promise<Record<string, number>> {
  const province = instance(1, { ...PROVINCE, kind: "edit" });
  return {
    province_l1_ms_over_highs: repairTime(repairFewest, province, "repaired") / (await highsTime(province, "optimal")),
    highs_over_l1_edit: (await highsTime(edit, "optimal")) / repairTime(repairFewest, edit, "repaired"),
    highs_over_l1_heavy: (await highsTime(heavy, "optimal")) / repairTime(repairFewest, heavy, "repaired"),
    ...(await proofRatios(edit)),
    highs_memory_over_l1: (await peakMemory("highs")) / (await peakMemory("own")),
  };
}

/** The same figures in a page of Chromium. */
async function chromiumRatios(): Promise<Record<string, number>> {
  const entry = join(here, "allocating", "clampRatios.ts");
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    globalName: "allocating",
    write: false,
    logLevel: "error",
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    const { ratios } = await page.evaluate<ReturnType<typeof clampRatios>>("allocating.clampRatios()");
    return Object.fromEntries(Object.entries(ratios).map(([name, ratio]) => [`chromium_${name}`, ratio]));
  } finally {
    await browser.close();
  }
}

export default async function allocation(): Promise<{
  ratios: Record<string, number>;
  denominators: Record<string, number>;
}> {
  const { ratios, denominators } = clampRatios();
  const edit = instance(1, { ...NATION, kind: "edit" });
  const heavy = instance(2, { ...NATION, kind: "heavy" });
  return {
    ratios: { ...ratios, ...(await fewestRatios(edit, heavy)), ...(await chromiumRatios()) },
    denominators,
  };
}
