import type { Certificate } from "./certificate";
import { fewestSteps } from "./fewestSteps";
import { leastSquares } from "./leastSquares";
import type { AllocationModel } from "./model";
import { staysExact } from "./model";
import { RuleSums } from "./ruleSums";
import type { Watch } from "./watch";
import { wholePlan } from "./wholeSteps";

/** What a repair ends in. `stopped` proves nothing: neither a plan nor that there is none. */
export type Verdict =
  | { readonly status: "repaired"; readonly plan: Float64Array }
  | { readonly status: "infeasible"; readonly certificate: Certificate }
  | { readonly status: "stopped"; readonly reason: "iterations" | "cancelled" | "whole steps" | "too large" };

/**
 * The nearest plan in least squares, spread in proportion, in whole steps. A plan that keeps every rule comes back as it
 * is; no plan leaves that the integer check has not passed (D11). Infeasibility is proved in BigInt.
 */
export function repairSpread(model: AllocationModel, watch: Watch = {}): Verdict {
  return wholeRepair(model, leastSquares, watch);
}

/** The plan that moves the fewest steps, in few cells, in whole steps; by the same rules otherwise. */
export function repairFewest(model: AllocationModel, watch: Watch = {}): Verdict {
  return wholeRepair(model, fewestSteps, watch);
}

/** A continuous plan inside tightened rows, made whole and checked. */
function wholeRepair(model: AllocationModel, solve: typeof leastSquares | typeof fewestSteps, watch: Watch): Verdict {
  if (!staysExact(model)) return { status: "stopped", reason: "too large" };
  if (passes(model, model.target)) return { status: "repaired", plan: Float64Array.from(model.target) };
  let last: Verdict = { status: "stopped", reason: "iterations" };
  // Tightened rules leave room for rounding; where they leave none, the rules as they are.
  for (const tight of [1, 0]) {
    const { low, high } = rowBounds(model, tight === 1);
    const smooth = solve(model, low, high, watch);
    // The proof is made against the model's own bounds, so it holds from the tightened rules, too.
    if (smooth.status === "infeasible") return smooth;
    if (smooth.status === "stopped") {
      if (smooth.reason === "cancelled") return smooth;
      last = smooth;
      continue;
    }
    const plan = wholePlan(model, smooth.plan);
    if (plan !== undefined && passes(model, plan)) return { status: "repaired", plan };
    last = { status: "stopped", reason: "whole steps" };
  }
  return last;
}

const passes = (model: AllocationModel, plan: Float64Array): boolean =>
  new RuleSums(model, Float64Array.from(plan)).broken === 0;

/** Project ranges and rules as rows; tightened by what rounding a class × project table can cost, where that leaves room. */
function rowBounds(model: AllocationModel, tight: boolean): { low: Float64Array; high: Float64Array } {
  const low = Float64Array.from([...model.projectLow, ...model.rules.map((rule) => rule.low)]);
  const high = Float64Array.from([...model.projectHigh, ...model.rules.map((rule) => rule.high)]);
  if (!tight) return { low, high };
  const margins = [
    ...Array.from(model.projectLow, () => Math.ceil(model.classes / 2) + 1),
    ...model.rules.map(({ coefficients }) => {
      let sum = 0;
      let largest = 0;
      for (const coefficient of coefficients) {
        sum += Math.abs(coefficient);
        largest = Math.max(largest, Math.abs(coefficient));
      }
      return 0.5 * sum + 20 * largest;
    }),
  ];
  margins.forEach((margin, at) => {
    if ((high[at] ?? 0) - (low[at] ?? 0) < 2 * margin) return;
    low[at] = (low[at] ?? 0) + margin;
    high[at] = (high[at] ?? 0) - margin;
  });
  return { low, high };
}
