import type { AllocationModel } from "../../../src/allocation/solver/model";

/** Every broken box, range and rule by BigInt alone; shares nothing with the solver. */
export function brokenInBigInt(model: AllocationModel, plan: ArrayLike<number>): string[] {
  const broken: string[] = [];
  const test = (name: string, sum: bigint, low: number, high: number): void => {
    if (low !== -Infinity && sum < BigInt(low)) broken.push(`${name} short by ${String(BigInt(low) - sum)}`);
    if (high !== Infinity && sum > BigInt(high)) broken.push(`${name} over by ${String(sum - BigInt(high))}`);
  };
  const amounts = Array.from(plan, (amount, cell) => {
    if (Number.isSafeInteger(amount)) return BigInt(amount);
    broken.push(`cell ${String(cell)} is no whole step`);
    return 0n;
  });
  const { projects } = model;
  const units = new Array<bigint>(model.units).fill(0n);
  const columns = new Array<bigint>(projects).fill(0n);
  const rules = model.rules.map(() => 0n);
  amounts.forEach((amount, cell) => {
    const unit = Math.floor(cell / projects);
    const project = cell % projects;
    units[unit] = (units[unit] ?? 0n) + amount;
    columns[project] = (columns[project] ?? 0n) + amount;
    model.rules.forEach((rule, index) => {
      const coefficient = rule.coefficients[(model.unitClass[unit] ?? 0) * projects + project] ?? 0;
      rules[index] = (rules[index] ?? 0n) + BigInt(coefficient) * amount;
    });
    test(`cell ${String(cell)}`, amount, model.low[cell] ?? 0, model.high[cell] ?? 0);
  });
  units.forEach((sum, unit) => {
    test(`unit ${String(unit)}`, sum, model.unitLow[unit] ?? 0, model.unitHigh[unit] ?? 0);
  });
  columns.forEach((sum, project) => {
    test(`project ${String(project)}`, sum, model.projectLow[project] ?? 0, model.projectHigh[project] ?? 0);
  });
  rules.forEach((sum, index) => {
    test(`rule ${String(index)}`, sum, model.rules[index]?.low ?? 0, model.rules[index]?.high ?? 0);
  });
  return broken;
}
