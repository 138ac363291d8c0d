import type { AllocationModel } from "./model";

const outside = (value: number, low: number, high: number): number => (value >= low && value <= high ? 0 : 1);

/**
 * Running sums of one plan: how many cells, units, projects and rules are broken. A full pass on load, undo and paste;
 * after one edit only the sums that contain the cell are touched. All numbers are whole steps, so the running sums are
 * exact and always equal to a fresh pass.
 */
export class RuleSums {
  readonly unitSum: Float64Array;
  readonly projectSum: Float64Array;
  readonly ruleSum: Float64Array;
  /** Broken boxes (or amounts that are no whole steps), units, projects and rules together; 0 means all is kept. */
  broken = 0;
  private readonly classSum: Float64Array;
  /** For each class × project cell the rules with a coefficient there. */
  private readonly rulesAt: readonly (readonly number[])[];

  constructor(
    private readonly model: AllocationModel,
    private readonly plan: Float64Array,
  ) {
    this.unitSum = new Float64Array(model.units);
    this.projectSum = new Float64Array(model.projects);
    this.ruleSum = new Float64Array(model.rules.length);
    this.classSum = new Float64Array(model.classes * model.projects);
    this.rulesAt = Array.from(this.classSum, (_zero, key) =>
      [...model.rules.keys()].filter((rule) => model.rules[rule]?.coefficients[key] !== 0),
    );
    this.recompute();
  }

  /** The full pass. */
  recompute(): void {
    const { model } = this;
    this.classSum.fill(0);
    let broken = this.sumCells();
    for (let unit = 0; unit < model.units; unit += 1) {
      broken += outside(this.unitSum[unit] ?? 0, model.unitLow[unit] ?? 0, model.unitHigh[unit] ?? 0);
    }
    for (let project = 0; project < model.projects; project += 1) {
      let sum = 0;
      for (let key = project; key < this.classSum.length; key += model.projects) sum += this.classSum[key] ?? 0;
      this.projectSum[project] = sum;
      broken += outside(sum, model.projectLow[project] ?? 0, model.projectHigh[project] ?? 0);
    }
    model.rules.forEach((rule, index) => {
      let sum = 0;
      for (let key = 0; key < this.classSum.length; key += 1) {
        const coefficient = rule.coefficients[key] ?? 0;
        if (coefficient !== 0) sum += coefficient * (this.classSum[key] ?? 0);
      }
      this.ruleSum[index] = sum;
      broken += outside(sum, rule.low, rule.high);
    });
    this.broken = broken;
  }

  /** Writes one amount and touches only the sums that contain it. */
  edit(unit: number, project: number, amount: number): void {
    const { model, plan } = this;
    const cell = unit * model.projects + project;
    const before = plan[cell] ?? 0;
    const by = amount - before;
    plan[cell] = amount;
    const low = model.low[cell] ?? 0;
    const high = model.high[cell] ?? 0;
    let change = this.cellBroken(amount, low, high) - this.cellBroken(before, low, high);
    change += shift(this.unitSum, unit, by, model.unitLow[unit] ?? 0, model.unitHigh[unit] ?? 0);
    change += shift(this.projectSum, project, by, model.projectLow[project] ?? 0, model.projectHigh[project] ?? 0);
    const key = (model.unitClass[unit] ?? 0) * model.projects + project;
    this.classSum[key] = (this.classSum[key] ?? 0) + by;
    for (const index of this.rulesAt[key] ?? []) {
      const rule = model.rules[index];
      if (rule === undefined) continue;
      change += shift(this.ruleSum, index, by * (rule.coefficients[key] ?? 0), rule.low, rule.high);
    }
    this.broken += change;
  }

  private cellBroken(amount: number, low: number, high: number): number {
    return amount >= low && amount <= high && Math.floor(amount) === amount ? 0 : 1;
  }

  private sumCells(): number {
    const { model, plan, classSum } = this;
    const { projects, low, high } = model;
    let broken = 0;
    let cell = 0;
    for (let unit = 0; unit < model.units; unit += 1) {
      const offset = (model.unitClass[unit] ?? 0) * projects;
      let sum = 0;
      for (let project = 0; project < projects; project += 1, cell += 1) {
        const amount = plan[cell] ?? 0;
        if (!(amount >= (low[cell] ?? 0) && amount <= (high[cell] ?? 0) && Math.floor(amount) === amount)) broken += 1;
        sum += amount;
        classSum[offset + project] = (classSum[offset + project] ?? 0) + amount;
      }
      this.unitSum[unit] = sum;
    }
    return broken;
  }
}

/** Adds to one sum; +1 when that breaks its range, −1 when it mends it. */
function shift(sums: Float64Array, index: number, by: number, low: number, high: number): number {
  const before = sums[index] ?? 0;
  const after = before + by;
  sums[index] = after;
  return outside(after, low, high) - outside(before, low, high);
}
