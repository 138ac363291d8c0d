/**
 * Bench `allocation`: the factor method, least squares with whole steps, and the rule check at nation size
 * (2,850 × 100), each beside the clamp pass `out[i] = min(h[i], max(l[i], t[i] + a / w[i]))` over 285,000 doubles; and
 * fewest steps moved, with whole steps and the check, beside HiGHS on the full continuous program. Figures are the
 * fastest of several runs after a warm-up; another solver's is one run, since it keeps nothing warm.
 */
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { AllocationModel } from "../../src/allocation/solver/model";
import { repairFewest, repairSpread } from "../../src/allocation/solver/repairSpread";
import { largestRemainder, nearestDivisor } from "../../src/allocation/solver/roundColumn";
import { RuleSums } from "../../src/allocation/solver/ruleSums";
import { randomColumn } from "../allocation/solver/columns";
import { fewestByHighs } from "../allocation/solver/fullProgram";
import { NATION, PROVINCE, instance, randomFrom } from "../allocation/solver/instances";

function fastest(times: number, work: () => void): number {
  work();
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return taken[0] ?? 0;
}

interface Clamp {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly target: Float64Array;
  readonly weight: Float64Array;
  readonly out: Float64Array;
}

function clampOnce({ low, high, target, weight, out }: Clamp, by: number): void {
  for (let at = 0; at < out.length; at += 1) {
    out[at] = Math.min(
      high[at] as number,
      Math.max(low[at] as number, (target[at] as number) + by / (weight[at] as number)),
    );
  }
}

/**
 * Over arrays of its own, with bounds that seldom bite: where they bite at random the processor guesses wrong and the
 * pass takes three times as long, which would flatter every ratio.
 */
function clampPass(cells: number): number {
  const random = randomFrom(3);
  const some = (from: number, to: number): Float64Array =>
    Float64Array.from({ length: cells }, () => from + (to - from) * random());
  const arrays: Clamp = {
    low: some(0, 1),
    high: some(2_000, 3_000),
    target: some(10, 1_000),
    weight: some(1, 3),
    out: new Float64Array(cells),
  };
  for (let warm = 0; warm < 200; warm += 1) clampOnce(arrays, 0.5);
  return fastest(101, () => {
    clampOnce(arrays, 0.5);
  });
}

function repairTime(repair: typeof repairSpread, model: AllocationModel, wanted: "repaired" | "infeasible"): number {
  return fastest(5, () => {
    const verdict = repair(model);
    if (verdict.status !== wanted) throw new Error(`repair ended in ${verdict.status}`);
  });
}

async function highsTime(model: AllocationModel, wanted: "optimal" | "infeasible"): Promise<number> {
  const { status, milliseconds } = await fewestByHighs(model);
  if (status !== wanted) throw new Error(`HiGHS ended in ${status}`);
  return milliseconds;
}

/** Peak memory of a process of its own that solves the nation's edit once. */
async function peakMemory(solver: "own" | "highs"): Promise<number> {
  const script = join(dirname(fileURLToPath(import.meta.url)), "allocating", "solve-once.ts");
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

function editTime(model: AllocationModel, sums: RuleSums): number {
  const random = randomFrom(7);
  const count = 100_000;
  const units = Int32Array.from({ length: count }, () => Math.floor(random() * model.units));
  const projects = Int32Array.from({ length: count }, () => Math.floor(random() * model.projects));
  const all = fastest(7, () => {
    for (let edit = 0; edit < count; edit += 1) sums.edit(units[edit] ?? 0, projects[edit] ?? 0, edit % 500);
  });
  return all / count;
}

export default async function allocation(): Promise<{
  ratios: Record<string, number>;
  denominators: Record<string, number>;
}> {
  const edit = instance(1, { ...NATION, kind: "edit" });
  const heavy = instance(2, { ...NATION, kind: "heavy" });
  const columns = Array.from({ length: NATION.projects }, (_zero, project) => randomColumn(project, NATION.units));
  const out = new Float64Array(NATION.units);
  const clamp = clampPass(NATION.units * NATION.projects);
  const hamilton = fastest(7, () => {
    for (const column of columns) largestRemainder(column, out);
  });
  const webster = fastest(7, () => {
    for (const column of columns) nearestDivisor(column, out);
  });
  const sums = new RuleSums(edit, Float64Array.from(edit.target));
  const full = fastest(21, () => {
    sums.recompute();
  });
  const fewest = await fewestRatios(edit, heavy);
  return {
    ratios: {
      hamilton_over_clamp: hamilton / clamp,
      webster_over_clamp: webster / clamp,
      full_over_clamp: full / clamp,
      incremental_over_clamp: editTime(edit, sums) / clamp,
      l2_edit_over_clamp: repairTime(repairSpread, edit, "repaired") / clamp,
      l2_heavy_over_clamp: repairTime(repairSpread, heavy, "repaired") / clamp,
      ...fewest,
    },
    denominators: { clamp_ms: clamp },
  };
}
