import type { AllocationModel } from "./model";

/** The least-squares problem as its dual sees it: project rows first, then the class rules. */
export interface DualProblem {
  readonly model: AllocationModel;
  readonly weight: Float64Array;
  readonly rowLow: Float64Array;
  readonly rowHigh: Float64Array;
}

export interface DualState {
  readonly plan: Float64Array;
  /** Multiplier of each unit's range; 0 inside it. */
  readonly unitPrice: Float64Array;
  readonly rows: Float64Array;
  value: number;
}

export function emptyState({ model, rowLow }: DualProblem): DualState {
  return {
    plan: new Float64Array(model.target.length),
    unitPrice: new Float64Array(model.units),
    rows: new Float64Array(rowLow.length),
    value: -Infinity,
  };
}

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
  const { model, weight, rowLow, rowHigh } = problem;
  const { projects, target } = model;
  const price = classPrices(model, multipliers);
  const classSum = new Float64Array(price.length);
  let value = 0;
  for (let unit = 0; unit < model.units; unit += 1) {
    fillUnit(problem, price, unit, state);
    const from = unit * projects;
    const offset = (model.unitClass[unit] ?? 0) * projects;
    for (let project = 0; project < projects; project += 1) {
      const amount = state.plan[from + project] ?? 0;
      const off = amount - (target[from + project] ?? 0);
      value += 0.5 * (weight[from + project] ?? 0) * off * off - (price[offset + project] ?? 0) * amount;
      classSum[offset + project] = (classSum[offset + project] ?? 0) + amount;
    }
  }
  rowSums(model, classSum, state.rows);
  multipliers.forEach((by, row) => {
    if (by !== 0) value += by * ((by > 0 ? rowLow[row] : rowHigh[row]) ?? 0);
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

/** Sum and slope of one unit's row, and where its next cell begins to move; reused from call to call. */
const row = { sum: 0, slope: 0, up: Infinity, down: -Infinity };

function rowAt(problem: DualProblem, price: Float64Array, unit: number, by: number, plan: Float64Array): void {
  const { model, weight } = problem;
  const { projects, target, low, high } = model;
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
      const wish = target[cell] ?? 0;
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

/** Water-filling: the unit's own multiplier so that its sum stays in its range, by bracketed Newton from the last one. */
function fillUnit(problem: DualProblem, price: Float64Array, unit: number, state: DualState): void {
  const warm = state.unitPrice[unit] ?? 0;
  rowAt(problem, price, unit, 0, state.plan);
  state.unitPrice[unit] = 0;
  const wanted = missedBound(problem.model, unit);
  if (wanted === undefined) return;
  const rises = row.sum < wanted;
  let low = rises ? 0 : -Infinity;
  let high = rises ? Infinity : 0;
  let by = warm > low && warm < high ? warm : 0;
  if (by !== 0) rowAt(problem, price, unit, by, state.plan);
  for (let step = 0; step < 100; step += 1) {
    const gap = wanted - row.sum;
    if (Math.abs(gap) <= 1e-10 * Math.max(1, wanted)) break;
    if (gap > 0) low = by;
    else high = by;
    const next = nextPrice(by, gap, low, high);
    if (!Number.isFinite(next) || next === by) break;
    by = next;
    rowAt(problem, price, unit, by, state.plan);
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
  const { model, weight } = problem;
  let count = 0;
  for (let project = 0; project < model.projects; project += 1) {
    const cell = unit * model.projects + project;
    const amount = state.plan[cell] ?? 0;
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
