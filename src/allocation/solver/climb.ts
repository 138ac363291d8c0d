import { certificateFrom, type Certificate } from "./certificate";
import { evaluate } from "./dual";
import { emptyState, type DualProblem, type DualState } from "./dualProblem";
import { hessian } from "./hessian";
import { maximise } from "./kinkedModel";
import type { Watch } from "./watch";

const ITERATIONS = 60;
/** Damping, as multiples of the usual one. */
const STRENGTHS = [1, 1e2, 1e4, 1e6, 1e8];

/** Where the climb ended: at rows within the tolerance, at a proof that there is no plan, or neither. */
export type Climbed =
  | {
      readonly status: "solved";
      readonly state: DualState;
      readonly multipliers: Float64Array;
      readonly iterations: number;
    }
  | { readonly status: "infeasible"; readonly certificate: Certificate }
  | { readonly status: "stopped"; readonly reason: "iterations" | "cancelled" };

/**
 * Semismooth Newton on the dual from `start`, until the worst row is within `tolerance` steps of its range.
 * @param units multipliers of the unit ranges to start the water-filling from
 */
export function climb(
  problem: DualProblem,
  start: Float64Array,
  tolerance: number,
  watch: Watch,
  units?: Float64Array,
): Climbed {
  const { model } = problem;
  const damping = dampingOf(problem);
  let multipliers = start;
  let state = emptyState(problem);
  let trial = emptyState(problem);
  if (units) state.unitPrice.set(units);
  evaluate(problem, multipliers, state);
  for (let iteration = 1; iteration <= ITERATIONS; iteration += 1) {
    const worst = worstRow(problem, state);
    watch.progress?.(iteration, worst);
    if (worst <= tolerance) return { status: "solved", state, multipliers, iterations: iteration };
    if (watch.cancelled?.() === true) return { status: "stopped", reason: "cancelled" };
    const proof = iteration > 1 ? certificateFrom(model, state.unitPrice, multipliers) : undefined;
    if (proof !== undefined) return { status: "infeasible", certificate: proof };
    const next = nextMultipliers(problem, { multipliers, damping, state, trial });
    if (next === undefined) return { status: "stopped", reason: "iterations" };
    multipliers = next;
    [state, trial] = [trial, state];
  }
  return { status: "stopped", reason: "iterations" };
}

interface Step {
  readonly multipliers: Float64Array;
  readonly damping: Float64Array;
  readonly state: DualState;
  readonly trial: DualState;
}

/** A Newton step; where rounding made its direction useless, again with stronger damping. */
function nextMultipliers(problem: DualProblem, step: Step): Float64Array | undefined {
  const { rowLow: low, rowHigh: high } = problem;
  const { multipliers, damping, state } = step;
  const size = low.length;
  const matrix = hessian(problem, state);
  let before = 0;
  for (const strength of STRENGTHS) {
    for (let at = 0; at < size; at += 1) {
      const diagonal = at * (size + 1);
      matrix[diagonal] = (matrix[diagonal] ?? 0) + (strength - before) * (damping[at] ?? 0);
    }
    before = strength;
    const goal = maximise({ size, matrix, rows: state.rows, low, high, start: multipliers });
    const next = search(problem, { ...step, goal });
    if (next !== undefined) return next;
  }
  return undefined;
}

interface Search {
  readonly multipliers: Float64Array;
  readonly goal: Float64Array;
  readonly state: DualState;
  readonly trial: DualState;
}

/** Halves the step until the dual value rises; leaves the new point in `trial`. */
function search(problem: DualProblem, { multipliers, goal, state, trial }: Search): Float64Array | undefined {
  const slack = 1e-12 * (Math.abs(state.value) + state.size);
  const worst = worstRow(problem, state);
  for (let length = 1; length > 1e-7; length /= 2) {
    const next = multipliers.map((value, at) => value + length * ((goal[at] ?? 0) - value));
    trial.unitPrice.set(state.unitPrice);
    evaluate(problem, next, trial);
    // Near the top the value no longer tells: there a smaller residual counts.
    const rises = trial.value > state.value + slack;
    if (rises || (trial.value >= state.value - slack && worstRow(problem, trial) < worst)) return next;
  }
  return undefined;
}

function worstRow({ rowLow, rowHigh, rowScale }: DualProblem, { rows }: DualState): number {
  let worst = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const sum = rows[at] ?? 0;
    const miss = Math.max((rowLow[at] ?? 0) - sum, sum - (rowHigh[at] ?? 0));
    worst = Math.max(worst, miss / (rowScale[at] ?? 1));
  }
  return worst;
}

/** Constant damping: the current diagonal can be 0 for a row whose units all stand at their bounds. */
function dampingOf({ model, weight }: DualProblem): Float64Array {
  const { projects } = model;
  const free = new Float64Array(model.classes * projects);
  for (let cell = 0; cell < weight.length; cell += 1) {
    if ((model.low[cell] ?? 0) === (model.high[cell] ?? 0)) continue;
    const key = (model.unitClass[Math.floor(cell / projects)] ?? 0) * projects + (cell % projects);
    free[key] = (free[key] ?? 0) + 1 / (weight[cell] ?? 1);
  }
  const result = new Float64Array(projects + model.rules.length);
  free.forEach((give, key) => {
    result[key % projects] = (result[key % projects] ?? 0) + give;
    model.rules.forEach((rule, index) => {
      result[projects + index] = (result[projects + index] ?? 0) + (rule.coefficients[key] ?? 0) ** 2 * give;
    });
  });
  return result.map((value) => Math.max(value, 1) * 1e-9);
}
