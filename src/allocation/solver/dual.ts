import type { DualProblem, DualState } from "./dualProblem";
import type { AllocationModel } from "./model";
import { fillUnit } from "./unitRow";

/** What one more step in a class × project cell is worth at these row multipliers. */
export function classPrices(model: AllocationModel, multipliers: Float64Array): Float64Array {
  const { projects } = model;
  const price = new Float64Array(model.classes * projects);
  for (let key = 0; key < price.length; key += 1) price[key] = multipliers[key % projects] ?? 0;
  model.rules.forEach((rule, index) => {
    const by = multipliers[projects + index] ?? 0;
    if (by === 0) return;
    for (let key = 0; key < price.length; key += 1) price[key] = (price[key] ?? 0) + by * (rule.coefficients[key] ?? 0);
  });
  return price;
}

/** Minimises over the plan at these multipliers: fills plan, unit prices, row sums and the dual value. */
export function evaluate(problem: DualProblem, multipliers: Float64Array, state: DualState): void {
  const { model, wish, weight, charge, rowLow, rowHigh } = problem;
  const { projects } = model;
  const price = classPrices(model, multipliers);
  const classSum = new Float64Array(price.length);
  let value = 0;
  for (let unit = 0; unit < model.units; unit += 1) {
    fillUnit(problem, price, unit, state);
    const from = unit * projects;
    const offset = (model.unitClass[unit] ?? 0) * projects;
    for (let project = 0; project < projects; project += 1) {
      const amount = state.plan[from + project] ?? 0;
      const off = amount - (wish[from + project] ?? 0);
      value += 0.5 * (weight[from + project] ?? 0) * off * off - (price[offset + project] ?? 0) * amount;
      if (charge !== 0) value += charge * Math.abs(off);
      classSum[offset + project] = (classSum[offset + project] ?? 0) + amount;
    }
  }
  rowSums(model, classSum, state.rows);
  state.size = 0;
  multipliers.forEach((by, row) => {
    if (by === 0) return;
    const asked = by * ((by > 0 ? rowLow[row] : rowHigh[row]) ?? 0);
    value += asked;
    state.size += Math.abs(asked);
  });
  state.value = value;
}

function rowSums(model: AllocationModel, classSum: Float64Array, rows: Float64Array): void {
  rows.fill(0);
  const { projects } = model;
  for (let key = 0; key < classSum.length; key += 1) {
    const amount = classSum[key] ?? 0;
    rows[key % projects] = (rows[key % projects] ?? 0) + amount;
    model.rules.forEach((rule, index) => {
      rows[projects + index] = (rows[projects + index] ?? 0) + (rule.coefficients[key] ?? 0) * amount;
    });
  }
}
