import type { AllocationModel } from "../../../src/allocation/solver/model";
import { repairSpread } from "../../../src/allocation/solver/repairSpread";
import { runs, seed } from "../../runs";
import { brokenInBigInt } from "./exactChecker";
import { PROVINCE, SMALL, instance } from "./instances";

function repaired(model: AllocationModel, name: string): Float64Array {
  const verdict = repairSpread(model);
  if (verdict.status !== "repaired") throw new Error(`${name} ended in ${verdict.status}`);
  return verdict.plan;
}

/** The proof reckoned again without the solver: what the bounds ask for beyond what the boxes can give. */
function shortageInBigInt(model: AllocationModel, unit: Float64Array, row: Float64Array): bigint {
  const ask = (by: number, low: number, high: number): bigint =>
    by === 0 ? 0n : BigInt(by) * BigInt(by > 0 ? low : high);
  let sum = 0n;
  for (let u = 0; u < model.units; u += 1) sum += ask(unit[u] ?? 0, model.unitLow[u] ?? 0, model.unitHigh[u] ?? 0);
  for (let p = 0; p < model.projects; p += 1)
    sum += ask(row[p] ?? 0, model.projectLow[p] ?? 0, model.projectHigh[p] ?? 0);
  model.rules.forEach((rule, index) => {
    sum += ask(row[model.projects + index] ?? 0, rule.low, rule.high);
  });
  for (let u = 0; u < model.units; u += 1) {
    for (let p = 0; p < model.projects; p += 1) {
      const key = (model.unitClass[u] ?? 0) * model.projects + p;
      let worth = BigInt(unit[u] ?? 0) + BigInt(row[p] ?? 0);
      model.rules.forEach((rule, index) => {
        worth += BigInt(row[model.projects + index] ?? 0) * BigInt(rule.coefficients[key] ?? 0);
      });
      const cell = u * model.projects + p;
      sum -= worth * BigInt((worth > 0n ? model.high[cell] : model.low[cell]) ?? 0);
    }
  }
  return sum;
}

describe("nearest plan in least squares, in whole steps", () => {
  it("keeps every box, range and rule by the BigInt checker, and comes back from its own repair", () => {
    for (let round = 0; round < runs(150); round += 1) {
      const kind = round % 2 === 0 ? "edit" : "heavy";
      const model = instance(seed + round, { ...(round % 25 === 0 ? PROVINCE : SMALL), kind });
      const plan = repaired(model, `seed ${String(seed + round)} ${kind}`);
      expect(brokenInBigInt(model, plan)).toEqual([]);
      expect(repaired({ ...model, target: plan }, "again")).toEqual(plan);
    }
  });

  it("proves by whole multipliers, checked again in BigInt, that no plan exists", () => {
    for (let round = 0; round < runs(20); round += 1) {
      const model = instance(seed + round, { ...SMALL, kind: "edit" });
      const total = model.rules[0]?.low ?? 0;
      const tooLittle = model.rules.map((rule, index) => (index === 0 ? { ...rule, low: 1000, high: 1000 } : rule));
      const tooMuch = model.projectHigh.map((high) => Math.floor(high * 0.6));
      const held = Float64Array.from(model.low);
      held[0] = (model.unitHigh[0] ?? 0) + 5;
      const high = Float64Array.from(model.high);
      high[0] = held[0];
      const cases: AllocationModel[] = [
        { ...model, rules: tooLittle },
        { ...model, projectHigh: tooMuch, projectLow: model.projectLow.map(() => 0) },
        { ...model, low: held, high },
      ];
      expect(total).toBeGreaterThan(1000);
      for (const hopeless of cases) {
        const verdict = repairSpread(hopeless);
        if (verdict.status !== "infeasible") throw new Error(`seed ${String(seed + round)} ended in ${verdict.status}`);
        const { unit, row, shortage } = verdict.certificate;
        expect(shortage).toBeGreaterThan(0n);
        expect(shortageInBigInt(hopeless, unit, row)).toBe(shortage);
      }
    }
  });
});
