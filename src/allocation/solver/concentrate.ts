import { GatherForest, SNAP } from "./gatherForest";
import type { AllocationModel } from "./model";

/**
 * Gathers what a plan moves in few cells: wherever the movable cells form a cycle (unit, project, unit, project …), money
 * goes around it until one of them stands at an end. Sums of units (in their ranges) and of class × project stay, and
 * with optimal prices the steps moved stay, too. What is left is a forest: at most one moved cell for each project of a
 * class and each unit at the end of its range, beside the cells that stand at their ends.
 */
export function concentrate(model: AllocationModel, wish: Float64Array, plan: Float64Array): Float64Array {
  const gathered = Float64Array.from(plan);
  const members = Array.from({ length: model.classes }, (): number[] => []);
  model.unitClass.forEach((kind, unit) => members[kind]?.push(unit));
  for (const units of members) gatherClass(model, wish, gathered, units);
  return gathered;
}

function gatherClass(model: AllocationModel, wish: Float64Array, plan: Float64Array, units: readonly number[]): void {
  const cells = movableCells(model, wish, plan, units);
  const forest = new GatherForest(units.length, model.projects + 1, units.length + cells.cell.length);
  // Leeways first: a unit inside its range hangs on its own, and money may come to it and go from it.
  units.forEach((unit, at) => {
    const low = -(model.unitHigh[unit] ?? 0);
    const high = -(model.unitLow[unit] ?? 0);
    const left = -sumOf(model, plan, unit);
    if (left - low > SNAP && high - left > SNAP) forest.add(at, at, model.projects, left, low, high, left);
  });
  for (const place of cells.cell.keys()) {
    const cell = cells.cell[place] ?? 0;
    const rest = wish[cell] ?? 0;
    const amount = plan[cell] ?? 0;
    const [low, high] = amount > rest ? [rest, model.high[cell] ?? 0] : [model.low[cell] ?? 0, rest];
    forest.add(units.length + place, cells.unit[place] ?? 0, cell % model.projects, amount, low, high, rest);
  }
  for (const place of cells.cell.keys()) {
    plan[cells.cell[place] ?? 0] = forest.amount[units.length + place] ?? 0;
  }
}

function sumOf({ projects }: AllocationModel, plan: Float64Array, unit: number): number {
  let sum = 0;
  for (let cell = unit * projects; cell < (unit + 1) * projects; cell += 1) sum += plan[cell] ?? 0;
  return sum;
}

/** Cells strictly between their rest and the end of their box, with the place of their unit in the class. */
function movableCells(
  model: AllocationModel,
  wish: Float64Array,
  plan: Float64Array,
  units: readonly number[],
): { readonly cell: Int32Array; readonly unit: Int32Array } {
  const { projects, low, high } = model;
  const cell = new Int32Array(units.length * projects);
  const unit = new Int32Array(units.length * projects);
  let count = 0;
  for (const [at, code] of units.entries()) {
    for (let one = code * projects; one < (code + 1) * projects; one += 1) {
      const off = (plan[one] ?? 0) - (wish[one] ?? 0);
      const room = off > 0 ? (high[one] ?? 0) - (plan[one] ?? 0) : (plan[one] ?? 0) - (low[one] ?? 0);
      if (Math.abs(off) <= SNAP || room <= SNAP) continue;
      cell[count] = one;
      unit[count] = at;
      count += 1;
    }
  }
  return { cell: cell.subarray(0, count), unit: unit.subarray(0, count) };
}
