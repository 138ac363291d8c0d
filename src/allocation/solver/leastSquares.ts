import { certificateFrom, type Certificate } from "./certificate";
import { climb } from "./climb";
import { rowScales } from "./dualProblem";
import type { AllocationModel } from "./model";
import type { Watch } from "./watch";

/** The continuous answer, the proof that there is none, or why neither was reached. */
export type Continuous =
  | { readonly status: "solved"; readonly plan: Float64Array; readonly iterations: number }
  | { readonly status: "infeasible"; readonly certificate: Certificate }
  | { readonly status: "stopped"; readonly reason: "iterations" | "cancelled" };

/**
 * The plan nearest to the target in squares weighted by 1 / (target + mean), by semismooth Newton on the dual with
 * water-filling inside each unit. Bounds of rows may be tightened against the model's own.
 */
export function leastSquares(
  model: AllocationModel,
  rowLow: Float64Array,
  rowHigh: Float64Array,
  watch: Watch,
): Continuous {
  const unitProof = unitConflict(model, rowLow.length);
  if (unitProof !== undefined) return { status: "infeasible", certificate: unitProof };
  const rowScale = rowScales(model);
  const problem = { model, wish: model.target, weight: weightsOf(model), charge: 0, rowLow, rowHigh, rowScale };
  const climbed = climb(problem, new Float64Array(rowLow.length), toleranceOf(model), watch);
  if (climbed.status !== "solved") return climbed;
  return { status: "solved", plan: climbed.state.plan, iterations: climbed.iterations };
}

export function weightsOf(model: AllocationModel): Float64Array {
  let sum = 0;
  let count = 0;
  model.target.forEach((amount, cell) => {
    if ((model.high[cell] ?? 0) <= 0) return;
    sum += amount;
    count += 1;
  });
  const mean = Math.max(1, sum / Math.max(1, count));
  return model.target.map((amount) => 1 / (Math.max(0, amount) + mean));
}

export function toleranceOf(model: AllocationModel): number {
  let total = 0;
  for (const amount of model.target) total += amount;
  return Math.max(1e-3, 3e-10 * total);
}

/** A unit whose own boxes cannot reach its range: the shortest proof there is. */
export function unitConflict(model: AllocationModel, rows: number): Certificate | undefined {
  for (let unit = 0; unit < model.units; unit += 1) {
    let low = 0;
    let high = 0;
    for (let cell = unit * model.projects; cell < (unit + 1) * model.projects; cell += 1) {
      low += model.low[cell] ?? 0;
      high += model.high[cell] ?? 0;
    }
    const sign = low > (model.unitHigh[unit] ?? 0) ? -1 : high < (model.unitLow[unit] ?? 0) ? 1 : 0;
    if (sign === 0) continue;
    const price = new Float64Array(model.units);
    price[unit] = sign;
    return certificateFrom(model, price, new Float64Array(rows));
  }
  return undefined;
}
