/**
 * The numeric model of a division: units × projects, every amount a whole number of steps (0.01 or 1 万元 …) kept in a
 * double, exact below 2^53. Cells lie row by row, one row for each unit. A held cell has `low = high = target`, a cell
 * that a unit may not use has `low = high = 0`.
 */
export interface AllocationModel {
  readonly units: number;
  readonly projects: number;
  readonly classes: number;
  /** Class of each unit (county, poor county, institution …): rules see a unit only through its class. */
  readonly unitClass: Int32Array;
  readonly target: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly unitLow: Float64Array;
  readonly unitHigh: Float64Array;
  readonly projectLow: Float64Array;
  readonly projectHigh: Float64Array;
  readonly rules: readonly ClassRule[];
}

/** `low ≤ Σ coefficients[class × project] · amount ≤ high`; ratio rules are multiplied out to whole coefficients. */
export interface ClassRule {
  readonly coefficients: Float64Array;
  readonly low: number;
  readonly high: number;
}

/** The largest number a sum may reach and still be exact in a double. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** True when no sum or rule over amounts inside their boxes can leave the exact range of a double. */
export function staysExact(model: AllocationModel): boolean {
  let total = 0;
  for (let cell = 0; cell < model.high.length; cell += 1) {
    total += Math.max(Math.abs(model.low[cell] ?? 0), Math.abs(model.high[cell] ?? 0));
  }
  let largest = 1;
  for (const rule of model.rules) {
    for (const coefficient of rule.coefficients) largest = Math.max(largest, Math.abs(coefficient));
  }
  return total * largest <= EXACT;
}
