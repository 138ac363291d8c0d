import type { AllocationModel } from "./model";

const SNAP = 1e-6;

/**
 * Whole numbers beside `values`, inside [low, high], with the given sum: floors, then the largest remainders, ties to
 * the earlier. False when the bounds cannot hold the sum.
 */
function roundToSum(
  values: Float64Array,
  low: Float64Array,
  high: Float64Array,
  total: number,
  out: Float64Array,
): boolean {
  let left = total;
  for (let at = 0; at < out.length; at += 1) {
    const value = values[at] ?? 0;
    const whole = Math.min(high[at] ?? 0, Math.max(low[at] ?? 0, Math.floor(value + SNAP)));
    out[at] = whole;
    left -= whole;
  }
  while (left !== 0) {
    const way = left > 0 ? 1 : -1;
    const open = [...out.keys()].filter((at) =>
      way > 0 ? (out[at] ?? 0) < (high[at] ?? 0) : (out[at] ?? 0) > (low[at] ?? 0),
    );
    if (open.length === 0) return false;
    open.sort((a, b) => way * ((values[b] ?? 0) - (out[b] ?? 0) - (values[a] ?? 0) + (out[a] ?? 0)) || a - b);
    for (const at of open.slice(0, Math.abs(left))) {
      out[at] = (out[at] ?? 0) + way;
      left -= way;
    }
  }
  return true;
}

/** One class of units while its amounts are made whole. */
interface ClassWork {
  readonly model: AllocationModel;
  readonly members: readonly number[];
  readonly smooth: Float64Array;
  readonly plan: Float64Array;
}

/**
 * Whole steps from a continuous plan: class totals, unit totals, class × project totals, unit rows, then one-step moves
 * inside units until the columns of each class are met. Nothing when some total cannot be met; rules are not looked at.
 */
export function wholePlan(model: AllocationModel, smooth: Float64Array): Float64Array | undefined {
  const plan = new Float64Array(smooth.length);
  const members = Array.from({ length: model.classes }, (): number[] => []);
  model.unitClass.forEach((kind, unit) => members[kind]?.push(unit));
  const { unitSum, least, most } = unitRanges(model, smooth);
  const pick = (values: Float64Array, units: readonly number[]) =>
    Float64Array.from(units, (unit) => values[unit] ?? 0);
  const add = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const perClass = (values: Float64Array) => Float64Array.from(members, (units) => add(pick(values, units)));
  const classTotal = new Float64Array(model.classes);
  if (!roundToSum(perClass(unitSum), perClass(least), perClass(most), Math.round(add(unitSum)), classTotal)) return;
  for (const [kind, units] of members.entries()) {
    const totals = new Float64Array(units.length);
    const total = classTotal[kind] ?? 0;
    if (!roundToSum(pick(unitSum, units), pick(least, units), pick(most, units), total, totals)) return undefined;
    if (!wholeClass({ model, members: units, smooth, plan }, totals, total)) return undefined;
  }
  return plan;
}

/** The continuous sum of each unit and what its range and its boxes together allow. */
function unitRanges(model: AllocationModel, smooth: Float64Array) {
  const unitSum = new Float64Array(model.units);
  const least = new Float64Array(model.units);
  const most = new Float64Array(model.units);
  for (let cell = 0; cell < smooth.length; cell += 1) {
    const unit = Math.floor(cell / model.projects);
    unitSum[unit] = (unitSum[unit] ?? 0) + (smooth[cell] ?? 0);
    least[unit] = (least[unit] ?? 0) + (model.low[cell] ?? 0);
    most[unit] = (most[unit] ?? 0) + (model.high[cell] ?? 0);
  }
  for (let unit = 0; unit < model.units; unit += 1) {
    least[unit] = Math.max(least[unit] ?? 0, model.unitLow[unit] ?? 0);
    most[unit] = Math.min(most[unit] ?? 0, model.unitHigh[unit] ?? 0);
  }
  return { unitSum, least, most };
}

function wholeClass({ model, members, smooth, plan }: ClassWork, totals: Float64Array, total: number): boolean {
  const { projects, low, high } = model;
  for (const [index, unit] of members.entries()) {
    const from = unit * projects;
    const part = (values: Float64Array): Float64Array => values.subarray(from, from + projects);
    if (!roundToSum(part(smooth), part(low), part(high), totals[index] ?? 0, part(plan))) return false;
  }
  const column = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(projects);
    for (const unit of members) {
      for (let project = 0; project < projects; project += 1) {
        sums[project] = (sums[project] ?? 0) + (values[unit * projects + project] ?? 0);
      }
    }
    return sums;
  };
  const wanted = new Float64Array(projects);
  if (!roundToSum(column(smooth), column(low), column(high), total, wanted)) return false;
  const surplus = column(plan).map((sum, project) => sum - (wanted[project] ?? 0));
  const work = { model, members, smooth, plan };
  moveDirectly(work, surplus, true);
  moveDirectly(work, surplus, false);
  return surplus.every((value) => value <= 0) || moveAlongPaths(work, surplus);
}

/** Whether one step of a unit may go from one project to another; `near` keeps both beside their continuous values. */
function mayMove({ model, smooth, plan }: ClassWork, unit: number, from: number, to: number, near: boolean): boolean {
  const out = unit * model.projects + from;
  const into = unit * model.projects + to;
  const giving = plan[out] ?? 0;
  const taking = plan[into] ?? 0;
  if (giving <= (model.low[out] ?? 0) || taking >= (model.high[into] ?? 0)) return false;
  return !near || (giving > (smooth[out] ?? 0) && taking < (smooth[into] ?? 0));
}

function moveStep({ model, plan }: ClassWork, unit: number, from: number, to: number): void {
  const out = unit * model.projects + from;
  const into = unit * model.projects + to;
  plan[out] = (plan[out] ?? 0) - 1;
  plan[into] = (plan[into] ?? 0) + 1;
}

function moveDirectly(work: ClassWork, surplus: Float64Array, near: boolean): void {
  for (let from = 0; from < surplus.length; from += 1) {
    for (let to = 0; to < surplus.length && (surplus[from] ?? 0) > 0; to += 1) {
      if ((surplus[to] ?? 0) >= 0) continue;
      for (const unit of work.members) {
        if (!((surplus[from] ?? 0) > 0 && (surplus[to] ?? 0) < 0)) break;
        if (!mayMove(work, unit, from, to, near)) continue;
        moveStep(work, unit, from, to);
        surplus[from] = (surplus[from] ?? 0) - 1;
        surplus[to] = (surplus[to] ?? 0) + 1;
      }
    }
  }
}

/** Augmenting paths over projects for what no single move can mend: exact maximum flow for this class. */
function moveAlongPaths(work: ClassWork, surplus: Float64Array): boolean {
  for (let from = 0; from < surplus.length; from += 1) {
    while ((surplus[from] ?? 0) > 0) {
      const end = augment(work, surplus, from);
      if (end < 0) return false;
      surplus[from] = (surplus[from] ?? 0) - 1;
      surplus[end] = (surplus[end] ?? 0) + 1;
    }
  }
  return true;
}

/** Moves one step from a project along the shortest path to one that lacks a step; that project, or −1. */
function augment(work: ClassWork, surplus: Float64Array, from: number): number {
  const reached = new Map<number, { readonly before: number; readonly unit: number }>([
    [from, { before: -1, unit: -1 }],
  ]);
  const queue = [from];
  for (const project of queue) {
    if ((surplus[project] ?? 0) < 0) {
      let at = project;
      for (let step = reached.get(at); step !== undefined && step.before >= 0; step = reached.get(at)) {
        moveStep(work, step.unit, step.before, at);
        at = step.before;
      }
      return project;
    }
    for (let to = 0; to < surplus.length; to += 1) {
      if (reached.has(to)) continue;
      const unit = work.members.find((member) => mayMove(work, member, project, to, false));
      if (unit === undefined) continue;
      reached.set(to, { before: project, unit });
      queue.push(to);
    }
  }
  return -1;
}
