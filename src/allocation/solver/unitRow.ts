import type { DualProblem, DualState } from "./dualProblem";
import type { AllocationModel } from "./model";

/** Sum and slope of one unit's row, and where its next cell begins to move; reused from call to call. */
const row = { sum: 0, slope: 0, up: Infinity, down: -Infinity };

function rowAt(problem: DualProblem, price: Float64Array, unit: number, by: number, plan: Float64Array): void {
  const { model, wish: wishes, weight } = problem;
  const { projects, low, high } = model;
  const from = unit * projects;
  const offset = (model.unitClass[unit] ?? 0) * projects;
  row.sum = 0;
  row.slope = 0;
  row.up = Infinity;
  row.down = -Infinity;
  for (let project = 0; project < projects; project += 1) {
    const cell = from + project;
    const least = low[cell] ?? 0;
    const most = high[cell] ?? 0;
    let amount = least;
    if (least < most) {
      const stiff = weight[cell] ?? 1;
      const worth = price[offset + project] ?? 0;
      const wish = wishes[cell] ?? 0;
      amount = wish + (worth + by) / stiff;
      if (amount <= least) {
        amount = least;
        row.up = Math.min(row.up, (least - wish) * stiff - worth);
      } else if (amount >= most) {
        amount = most;
        row.down = Math.max(row.down, (most - wish) * stiff - worth);
      } else row.slope += 1 / stiff;
    }
    plan[cell] = amount;
    row.sum += amount;
  }
}

/** The same where moving costs: a cell rests at its wish until its worth is beyond the charge. */
function chargedRowAt(problem: DualProblem, price: Float64Array, unit: number, by: number, plan: Float64Array): void {
  const { model, wish, weight, charge } = problem;
  const { projects, low, high } = model;
  const from = unit * projects;
  const offset = (model.unitClass[unit] ?? 0) * projects;
  row.sum = 0;
  row.slope = 0;
  row.up = Infinity;
  row.down = -Infinity;
  for (let project = 0; project < projects; project += 1) {
    const cell = from + project;
    const least = low[cell] ?? 0;
    const most = high[cell] ?? 0;
    const rest = wish[cell] ?? 0;
    if (least >= most) {
      plan[cell] = rest;
      row.sum += rest;
      continue;
    }
    const stiff = weight[cell] ?? 1;
    const worth = price[offset + project] ?? 0;
    const beyond = worth + by;
    let amount = rest;
    if (beyond > charge) {
      amount = rest + (beyond - charge) / stiff;
      if (amount >= most) {
        amount = most;
        row.down = Math.max(row.down, (most - rest) * stiff + charge - worth);
      } else row.slope += 1 / stiff;
    } else if (beyond < -charge) {
      amount = rest + (beyond + charge) / stiff;
      if (amount <= least) {
        amount = least;
        row.up = Math.min(row.up, (least - rest) * stiff - charge - worth);
      } else row.slope += 1 / stiff;
    } else {
      if (rest < most) row.up = Math.min(row.up, charge - worth);
      if (rest > least) row.down = Math.max(row.down, -charge - worth);
    }
    plan[cell] = amount;
    row.sum += amount;
  }
}

/** Water-filling: the unit's own multiplier so that its sum stays in its range, by bracketed Newton from the last one. */
export function fillUnit(problem: DualProblem, price: Float64Array, unit: number, state: DualState): void {
  const at = problem.charge === 0 ? rowAt : chargedRowAt;
  const warm = state.unitPrice[unit] ?? 0;
  at(problem, price, unit, 0, state.plan);
  state.unitPrice[unit] = 0;
  const wanted = missedBound(problem.model, unit);
  if (wanted === undefined) return;
  const rises = row.sum < wanted;
  let low = rises ? 0 : -Infinity;
  let high = rises ? Infinity : 0;
  let by = warm > low && warm < high ? warm : 0;
  if (by !== 0) at(problem, price, unit, by, state.plan);
  for (let step = 0; step < 100; step += 1) {
    const gap = wanted - row.sum;
    if (Math.abs(gap) <= 1e-10 * Math.max(1, wanted)) break;
    if (gap > 0) low = by;
    else high = by;
    const next = nextPrice(by, gap, low, high);
    if (!Number.isFinite(next) || next === by) break;
    by = next;
    at(problem, price, unit, by, state.plan);
  }
  state.unitPrice[unit] = by;
}

/** The end of the unit's range that its sum is outside of. */
function missedBound(model: AllocationModel, unit: number): number | undefined {
  const least = model.unitLow[unit] ?? 0;
  const most = model.unitHigh[unit] ?? 0;
  return row.sum < least ? least : row.sum > most ? most : undefined;
}

/** Newton's next multiplier, past the next breakpoint on flat ground, or the middle of the bracket. */
function nextPrice(by: number, gap: number, low: number, high: number): number {
  const flat = gap > 0 ? justPast(row.up, 1) : justPast(row.down, -1);
  const next = row.slope > 0 ? by + gap / row.slope : flat;
  return next > low && next < high ? next : low + (high - low) / 2;
}

const justPast = (at: number, way: 1 | -1): number => at + way * (1e-12 + Math.abs(at) * 1e-12);
