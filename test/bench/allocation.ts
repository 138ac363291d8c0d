/**
 * Bench `allocation`: the factor method, least squares with whole steps, and the rule check at nation size
 * (2,850 × 100), each beside the clamp pass `out[i] = min(h[i], max(l[i], t[i] + a / w[i]))` over 285,000 doubles.
 * Figures are the fastest of several runs after a warm-up.
 */
import type { AllocationModel } from "../../src/allocation/solver/model";
import { repairSpread } from "../../src/allocation/solver/repairSpread";
import { largestRemainder, nearestDivisor } from "../../src/allocation/solver/roundColumn";
import { RuleSums } from "../../src/allocation/solver/ruleSums";
import { randomColumn } from "../allocation/solver/columns";
import { NATION, instance, randomFrom } from "../allocation/solver/instances";

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

function spread(model: AllocationModel): number {
  return fastest(5, () => {
    const verdict = repairSpread(model);
    if (verdict.status !== "repaired") throw new Error(`nation repair ended in ${verdict.status}`);
  });
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

export default function allocation(): Promise<{
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
  return Promise.resolve({
    ratios: {
      hamilton_over_clamp: hamilton / clamp,
      webster_over_clamp: webster / clamp,
      full_over_clamp: full / clamp,
      incremental_over_clamp: editTime(edit, sums) / clamp,
      l2_edit_over_clamp: spread(edit) / clamp,
      l2_heavy_over_clamp: spread(heavy) / clamp,
    },
    denominators: { clamp_ms: clamp },
  });
}
