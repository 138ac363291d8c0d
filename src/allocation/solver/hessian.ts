import type { DualProblem, DualState } from "./dualProblem";
import type { AllocationModel } from "./model";

/** The generalised Hessian of the dual over rows, dense and symmetric. */
export function hessian(problem: DualProblem, state: DualState): Float64Array {
  const { model } = problem;
  const { projects } = model;
  const square = projects * projects;
  const blocks = new Float64Array(model.classes * square);
  const give = new Float64Array(projects);
  const index = new Int32Array(projects);
  for (let unit = 0; unit < model.units; unit += 1) {
    const count = freeCells(problem, state, unit, give, index);
    const block = blocks.subarray((model.unitClass[unit] ?? 0) * square).subarray(0, square);
    let sum = 0;
    for (let free = 0; free < count; free += 1) {
      const diagonal = (index[free] ?? 0) * (projects + 1);
      block[diagonal] = (block[diagonal] ?? 0) + (give[free] ?? 0);
      sum += give[free] ?? 0;
    }
    if (state.unitPrice[unit] !== 0) subtractOuter(block, projects, { give, index, count, sum });
  }
  return compress(model, blocks);
}

interface FreeCells {
  readonly give: Float64Array;
  readonly index: Int32Array;
  readonly count: number;
  readonly sum: number;
}

/** What a unit on its bound gives in one project it takes from its others: minus the outer product, upper triangle. */
function subtractOuter(block: Float64Array, projects: number, { give, index, count, sum }: FreeCells): void {
  for (let left = 0; left < count; left += 1) {
    const start = (index[left] ?? 0) * projects;
    const part = (give[left] ?? 0) / sum;
    for (let right = left; right < count; right += 1) {
      const place = start + (index[right] ?? 0);
      block[place] = (block[place] ?? 0) - part * (give[right] ?? 0);
    }
  }
}

function freeCells(
  problem: DualProblem,
  state: DualState,
  unit: number,
  give: Float64Array,
  index: Int32Array,
): number {
  const { model, wish, weight, charge } = problem;
  let count = 0;
  for (let project = 0; project < model.projects; project += 1) {
    const cell = unit * model.projects + project;
    const amount = state.plan[cell] ?? 0;
    if (charge !== 0 && amount === (wish[cell] ?? 0)) continue;
    if (amount > (model.low[cell] ?? 0) && amount < (model.high[cell] ?? 0)) {
      give[count] = 1 / (weight[cell] ?? 1);
      index[count] = project;
      count += 1;
    }
  }
  return count;
}

/** From class × project blocks (upper triangles) to rows. */
function compress(model: AllocationModel, blocks: Float64Array): Float64Array {
  const { projects, rules } = model;
  const size = projects + rules.length;
  const result = new Float64Array(size * size);
  const add = (a: number, b: number, value: number): void => {
    result[a * size + b] = (result[a * size + b] ?? 0) + value;
  };
  const touch = (key: number, p: number, keyOther: number, q: number, value: number): void => {
    add(p, q, value);
    rules.forEach((rule, index) => {
      const here = rule.coefficients[key] ?? 0;
      const there = rule.coefficients[keyOther] ?? 0;
      if (here !== 0) add(projects + index, q, here * value);
      if (there !== 0) add(p, projects + index, there * value);
      if (here === 0) return;
      rules.forEach((other, second) => {
        const far = other.coefficients[keyOther] ?? 0;
        if (far !== 0) add(projects + index, projects + second, here * far * value);
      });
    });
  };
  for (let kind = 0; kind < model.classes; kind += 1) {
    for (let p = 0; p < projects; p += 1) {
      for (let q = p; q < projects; q += 1) {
        const value = blocks[(kind * projects + p) * projects + q] ?? 0;
        if (value === 0) continue;
        touch(kind * projects + p, p, kind * projects + q, q, value);
        if (p !== q) touch(kind * projects + q, q, kind * projects + p, p, value);
      }
    }
  }
  return result;
}
