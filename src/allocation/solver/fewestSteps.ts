import type { Certificate } from "./certificate";
import { climb } from "./climb";
import { concentrate } from "./concentrate";
import { classPrices } from "./dual";
import { rowScales, type DualProblem } from "./dualProblem";
import { toleranceOf, unitConflict, weightsOf } from "./leastSquares";
import type { AllocationModel } from "./model";
import type { Watch } from "./watch";

/** Prices of rows and units, and the charge they belong to. */
interface PathPoint {
  readonly charge: number;
  readonly rows: Float64Array;
  readonly units: Float64Array;
  readonly plan: Float64Array;
}

/** The continuous plan that moves the fewest steps. */
export type Fewest =
  | {
      readonly status: "solved";
      readonly plan: Float64Array;
      /** No plan at all moves fewer steps than this: weak duality, at the model's own bounds. */
      readonly bound: number;
    }
  | { readonly status: "infeasible"; readonly certificate: Certificate }
  | { readonly status: "stopped"; readonly reason: "iterations" | "cancelled" };

/** Longest way along the path; the gap is closed after three to five points nearly always. */
const POINTS = 12;
/** What is left of the gap when a plan counts as the least: a part of it, or a step. */
const GAP = 1e-7;

/**
 * The plan that moves the fewest steps, Σ |amount − target|, and among those the few cells of a corner.
 *
 * Follows the path of `charge · |x − wish| + ½ weight · (x − wish)²` from least squares (charge 0) upwards. Prices along
 * it are piecewise linear in the charge, so their slope between two points of one piece is an optimal price of the
 * charge alone (exact regularisation: Friedlander & Tseng, SIAM J. Optim. 18, 2007); the dual bound at that slope proves
 * it. Of all such plans the path gives the one nearest in squares; moving money around cycles then gathers it in few
 * cells without changing any sum or the steps moved.
 */
export function fewestSteps(model: AllocationModel, rowLow: Float64Array, rowHigh: Float64Array, watch: Watch): Fewest {
  const conflict = unitConflict(model, rowLow.length);
  if (conflict !== undefined) return { status: "infeasible", certificate: conflict };
  const wish = model.target.map((amount, cell) =>
    Math.min(model.high[cell] ?? 0, Math.max(model.low[cell] ?? 0, amount)),
  );
  const problem = { model, wish, weight: weightsOf(model), rowLow, rowHigh, rowScale: rowScales(model) };
  const tolerance = toleranceOf(model);
  const nothing = { rows: new Float64Array(rowLow.length), units: new Float64Array(model.units) };
  const first = climb({ ...problem, charge: 0 }, nothing.rows, tolerance, watch);
  if (first.status !== "solved") return first;
  let before: PathPoint = {
    ...{ charge: 0, rows: first.multipliers, plan: first.state.plan },
    units: Float64Array.from(first.state.unitPrice),
  };
  let start: Pick<PathPoint, "rows" | "units"> = before;
  let charge = usualPrice(problem, before.plan) / 4;
  // The least plan and the best proof may come from different points.
  let least = { moved: Infinity, plan: before.plan };
  let proof: { readonly bound: number; readonly prices: Pick<PathPoint, "rows" | "units"> } = {
    bound: -Infinity,
    prices: nothing,
  };
  for (let point = 0; point < POINTS && charge > 0; point += 1) {
    const climbed = climb({ ...problem, charge }, start.rows, tolerance, watch, start.units);
    if (climbed.status === "infeasible") return climbed;
    if (climbed.status === "stopped") {
      if (climbed.reason === "cancelled") return climbed;
      // Too far at once: nearer to where the path was last known.
      charge = before.charge + (charge - before.charge) / 8;
      start = before;
      continue;
    }
    const units = Float64Array.from(climbed.state.unitPrice);
    const here: PathPoint = { charge, rows: climbed.multipliers, units, plan: climbed.state.plan };
    const prices = slopeBetween(before, here);
    const bound = boundAt(model, wish, prices, rowLow, rowHigh);
    const moved = stepsMoved(wish, here.plan);
    if (bound > proof.bound) proof = { bound, prices };
    if (moved < least.moved) least = { moved, plan: here.plan };
    if (least.moved - proof.bound <= Math.max(1, GAP * least.moved)) break;
    charge *= point === 0 ? 2 : 4;
    start = ahead(before, here, charge);
    before = here;
  }
  const forced = stepsMoved(model.target, wish);
  const { low, high } = ownRows(model);
  const bound = forced + Math.max(0, boundAt(model, wish, proof.prices, low, high));
  return { status: "solved", plan: concentrate(model, wish, least.plan), bound };
}

function ownRows(model: AllocationModel): { readonly low: Float64Array; readonly high: Float64Array } {
  return {
    low: Float64Array.from([...model.projectLow, ...model.rules.map((rule) => rule.low)]),
    high: Float64Array.from([...model.projectHigh, ...model.rules.map((rule) => rule.high)]),
  };
}

/** Mean price at which the cells that move stand off their wish; the charge is measured against it. */
function usualPrice({ wish, weight }: Omit<DualProblem, "charge">, plan: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let cell = 0; cell < plan.length; cell += 1) {
    const off = Math.abs((plan[cell] ?? 0) - (wish[cell] ?? 0));
    if (off < 1e-9) continue;
    sum += off * (weight[cell] ?? 0);
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** Prices per charge between two points; what rounding left of a price that does not change is 0. */
function slopeBetween(one: PathPoint, other: PathPoint): Pick<PathPoint, "rows" | "units"> {
  const by = other.charge - one.charge;
  const slope = (from: Float64Array, to: Float64Array): Float64Array =>
    to.map((price, at) => {
      const value = (price - (from[at] ?? 0)) / by;
      return price === 0 || Math.abs(value) < 1e-9 ? 0 : value;
    });
  return { rows: slope(one.rows, other.rows), units: slope(one.units, other.units) };
}

/** Where the path goes at a higher charge, if it goes straight on; a price does not cross 0 by guessing. */
function ahead(one: PathPoint, other: PathPoint, charge: number): Pick<PathPoint, "rows" | "units"> {
  const part = (charge - other.charge) / (other.charge - one.charge);
  const on = (from: Float64Array, to: Float64Array): Float64Array =>
    to.map((price, at) => {
      const guess = price + part * (price - (from[at] ?? 0));
      return guess * price > 0 ? guess : 0;
    });
  return { rows: on(one.rows, other.rows), units: on(one.units, other.units) };
}

export function stepsMoved(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let sum = 0;
  for (let cell = 0; cell < from.length; cell += 1) sum += Math.abs((to[cell] ?? 0) - (from[cell] ?? 0));
  return sum;
}

/** Weak duality: with these prices no plan moves fewer steps (beyond what the boxes force). */
function boundAt(
  model: AllocationModel,
  wish: Float64Array,
  { rows, units }: Pick<PathPoint, "rows" | "units">,
  rowLow: Float64Array,
  rowHigh: Float64Array,
): number {
  const price = classPrices(model, rows);
  let sum = 0;
  rows.forEach((by, row) => {
    if (by !== 0) sum += by * ((by > 0 ? rowLow[row] : rowHigh[row]) ?? 0);
  });
  for (let unit = 0; unit < model.units; unit += 1) {
    const by = units[unit] ?? 0;
    if (by !== 0) sum += by * ((by > 0 ? model.unitLow[unit] : model.unitHigh[unit]) ?? 0);
    const offset = (model.unitClass[unit] ?? 0) * model.projects;
    for (let project = 0; project < model.projects; project += 1) {
      const cell = unit * model.projects + project;
      const worth = (price[offset + project] ?? 0) + by;
      const rest = wish[cell] ?? 0;
      const amount = worth > 1 ? (model.high[cell] ?? 0) : worth < -1 ? (model.low[cell] ?? 0) : rest;
      sum += Math.abs(amount - rest) - worth * amount;
    }
  }
  return sum;
}
