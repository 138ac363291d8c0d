import { classPrices } from "./dual";
import type { AllocationModel } from "./model";

/**
 * A proof that no plan keeps all rules: whole multipliers of units, projects and rules (positive on a lower bound,
 * negative on an upper one) whose demand exceeds what the boxes can give. `shortage` is by how much, in weighted steps.
 */
export interface Certificate {
  readonly unit: Float64Array;
  /** Projects first, then rules. */
  readonly row: Float64Array;
  readonly shortage: bigint;
}

const SCALE = 1_000_000;

/** Rounds multipliers to whole numbers and proves them in BigInt; nothing when they prove nothing. */
export function certificateFrom(
  model: AllocationModel,
  unitPrice: Float64Array,
  multipliers: Float64Array,
): Certificate | undefined {
  let largest = 0;
  for (const value of unitPrice) largest = Math.max(largest, Math.abs(value));
  for (const value of multipliers) largest = Math.max(largest, Math.abs(value));
  if (!(largest > 0 && largest < Infinity)) return undefined;
  const whole = (value: number): number =>
    Math.abs(value) < largest * 1e-4 ? 0 : Math.round((value / largest) * SCALE);
  const unit = unitPrice.map(whole);
  const row = multipliers.map(whole);
  if (!everyBoundIsThere(model, unit, row)) return undefined;
  const shortage = demand(model, unit, row) - supply(model, unit, row);
  return shortage > 0n ? { unit, row, shortage } : undefined;
}

/** A multiplier on a side without a bound proves nothing. */
function everyBoundIsThere(model: AllocationModel, unit: Float64Array, row: Float64Array): boolean {
  const there = (by: number, low: number, high: number): boolean => by === 0 || Number.isFinite(by > 0 ? low : high);
  return (
    unit.every((by, at) => there(by, model.unitLow[at] ?? 0, model.unitHigh[at] ?? 0)) &&
    row.every((by, at) => {
      const rule = model.rules[at - model.projects];
      return there(by, rule?.low ?? model.projectLow[at] ?? 0, rule?.high ?? model.projectHigh[at] ?? 0);
    })
  );
}

function demand(model: AllocationModel, unit: Float64Array, row: Float64Array): bigint {
  let sum = 0n;
  const add = (by: number, low: number, high: number): void => {
    if (by !== 0) sum += BigInt(by) * BigInt(by > 0 ? low : high);
  };
  unit.forEach((by, at) => {
    add(by, model.unitLow[at] ?? 0, model.unitHigh[at] ?? 0);
  });
  row.forEach((by, at) => {
    const rule = model.rules[at - model.projects];
    add(by, rule?.low ?? model.projectLow[at] ?? 0, rule?.high ?? model.projectHigh[at] ?? 0);
  });
  return sum;
}

/** Half of what a double holds exactly: two such numbers can be added. */
const HALF_EXACT = Number.MAX_SAFE_INTEGER / 2;

/**
 * The most the boxes can give at these multipliers. Prices are whole and small enough to be exact in doubles; sums are
 * kept in a double while that is exact, and put into a BigInt before it would not be.
 */
function supply(model: AllocationModel, unit: Float64Array, row: Float64Array): bigint {
  const { projects, low, high, unitClass } = model;
  const price = classPrices(model, row);
  let sum = 0n;
  let part = 0;
  for (let holder = 0; holder < model.units; holder += 1) {
    const offset = (unitClass[holder] ?? 0) * projects;
    const own = unit[holder] ?? 0;
    for (let project = 0; project < projects; project += 1) {
      const cell = holder * projects + project;
      const worth = (price[offset + project] ?? 0) + own;
      const amount = (worth > 0 ? high[cell] : low[cell]) ?? 0;
      const product = worth * amount;
      if (Math.abs(product) > HALF_EXACT) sum += BigInt(worth) * BigInt(amount);
      else {
        part += product;
        if (Math.abs(part) <= HALF_EXACT) continue;
        sum += BigInt(part);
        part = 0;
      }
    }
  }
  return sum + BigInt(part);
}
