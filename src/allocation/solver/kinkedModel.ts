/**
 * Maximises `−rows·d − ½ d′Hd + Σ (low·z⁺ − high·z⁻)` over z = start + d: the dual's quadratic model with its kinks at
 * z = 0. Coordinate sweeps find the signs, Newton steps on the active ones with a ratio test finish.
 */
export interface KinkedModel {
  readonly size: number;
  /** Dense, symmetric, damped so that it is positive definite. */
  readonly matrix: Float64Array;
  readonly rows: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly start: Float64Array;
}

const ROUNDS = 25;

/** The maximiser z. */
export function maximise(model: KinkedModel): Float64Array {
  const point = Float64Array.from(model.start);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = Float64Array.from(point);
    for (let sweep = 0; sweep < 3; sweep += 1) sweepOnce(model, point);
    for (let step = 0; step < model.size; step += 1) {
      if (newtonStep(model, point)) break;
    }
    let change = 0;
    let scale = 0;
    for (let at = 0; at < point.length; at += 1) {
      change = Math.max(change, Math.abs((point[at] ?? 0) - (before[at] ?? 0)));
      scale = Math.max(scale, Math.abs(point[at] ?? 0));
    }
    if (round > 0 && change <= 1e-11 * scale) break;
  }
  return point;
}

/** −rows − H d, without the kinks. */
function smoothSlope(model: KinkedModel, point: Float64Array, at: number): number {
  let slope = -(model.rows[at] ?? 0);
  const from = at * model.size;
  for (let other = 0; other < model.size; other += 1) {
    slope -= (model.matrix[from + other] ?? 0) * ((point[other] ?? 0) - (model.start[other] ?? 0));
  }
  return slope;
}

function sweepOnce(model: KinkedModel, point: Float64Array): void {
  for (let at = 0; at < model.size; at += 1) {
    const slope = smoothSlope(model, point, at);
    const curve = model.matrix[at * model.size + at] ?? 1;
    const here = point[at] ?? 0;
    const up = here + ((model.low[at] ?? 0) + slope) / curve;
    const down = here + ((model.high[at] ?? 0) + slope) / curve;
    point[at] = up > 0 ? up : down < 0 ? down : 0;
  }
}

/** One Newton step over the coordinates away from 0; true when none had to stop at its kink. */
function newtonStep(model: KinkedModel, point: Float64Array): boolean {
  const active: number[] = [];
  for (let at = 0; at < model.size; at += 1) if (point[at] !== 0) active.push(at);
  const slope = Float64Array.from(active, (at) => {
    const value = point[at] ?? 0;
    return smoothSlope(model, point, at) + ((value > 0 ? model.low[at] : model.high[at]) ?? 0);
  });
  const step = solvePositive(model, active, slope);
  if (step === undefined) return true;
  let length = 1;
  let stopped = -1;
  active.forEach((at, index) => {
    const value = point[at] ?? 0;
    const by = step[index] ?? 0;
    if (model.low[at] === model.high[at] || value * (value + by) >= 0) return;
    const reach = -value / by;
    if (reach < length) {
      length = reach;
      stopped = at;
    }
  });
  active.forEach((at, index) => {
    point[at] = at === stopped ? 0 : (point[at] ?? 0) + length * (step[index] ?? 0);
  });
  return stopped < 0;
}

/** Solves the active part by Cholesky; nothing when rounding left it indefinite. */
function solvePositive(model: KinkedModel, active: readonly number[], right: Float64Array): Float64Array | undefined {
  const lower = factorise(model, active);
  if (lower === undefined) return undefined;
  const size = active.length;
  const entry = (a: number, b: number): number => lower[a * size + b] ?? 0;
  const answer = Float64Array.from(right);
  for (let a = 0; a < size; a += 1) {
    let sum = answer[a] ?? 0;
    for (let k = 0; k < a; k += 1) sum -= entry(a, k) * (answer[k] ?? 0);
    answer[a] = sum / entry(a, a);
  }
  for (let a = size - 1; a >= 0; a -= 1) {
    let sum = answer[a] ?? 0;
    for (let k = a + 1; k < size; k += 1) sum -= entry(k, a) * (answer[k] ?? 0);
    answer[a] = sum / entry(a, a);
  }
  return answer;
}

function factorise(model: KinkedModel, active: readonly number[]): Float64Array | undefined {
  const size = active.length;
  const lower = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      let sum = model.matrix[(active[a] ?? 0) * model.size + (active[b] ?? 0)] ?? 0;
      for (let k = 0; k < b; k += 1) sum -= (lower[a * size + k] ?? 0) * (lower[b * size + k] ?? 0);
      if (a === b && !(sum > 0)) return undefined;
      lower[a * size + b] = a === b ? Math.sqrt(sum) : sum / (lower[b * size + b] ?? 1);
    }
  }
  return lower;
}
