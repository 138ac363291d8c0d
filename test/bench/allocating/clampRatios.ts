import type { AllocationModel } from "../../../src/allocation/solver/model";
import { repairFewest, repairSpread } from "../../../src/allocation/solver/repairSpread";
import { largestRemainder, nearestDivisor } from "../../../src/allocation/solver/roundColumn";
import { RuleSums } from "../../../src/allocation/solver/ruleSums";
import { randomColumn } from "../../allocation/solver/columns";
import { NATION, instance, randomFrom } from "../../allocation/solver/instances";

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
  // Twenty at a time: a browser's clock is too coarse for one.
  const passes = 20;
  const together = fastest(21, () => {
    for (let pass = 0; pass < passes; pass += 1) clampOnce(arrays, 0.5);
  });
  return together / passes;
}

/** Milliseconds of the fastest of five repairs that end as they should. */
export function repairTime(
  repair: typeof repairSpread,
  model: AllocationModel,
  wanted: "repaired" | "infeasible",
): number {
  return fastest(5, () => {
    const verdict = repair(model);
    if (verdict.status !== wanted) throw new Error(`repair ended in ${verdict.status}`);
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

/** Everything that needs no other program, beside the clamp pass; runs in Node and in a browser. */
export function clampRatios(): {
  readonly ratios: Record<string, number>;
  readonly denominators: { clamp_ms: number };
} {
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
  const full =
    fastest(11, () => {
      for (let pass = 0; pass < 10; pass += 1) sums.recompute();
    }) / 10;
  return {
    ratios: {
      hamilton_over_clamp: hamilton / clamp,
      webster_over_clamp: webster / clamp,
      full_over_clamp: full / clamp,
      incremental_over_clamp: editTime(edit, sums) / clamp,
      l2_edit_over_clamp: repairTime(repairSpread, edit, "repaired") / clamp,
      l2_heavy_over_clamp: repairTime(repairSpread, heavy, "repaired") / clamp,
      l1_edit_over_clamp: repairTime(repairFewest, edit, "repaired") / clamp,
      l1_heavy_over_clamp: repairTime(repairFewest, heavy, "repaired") / clamp,
    },
    denominators: { clamp_ms: clamp },
  };
}
