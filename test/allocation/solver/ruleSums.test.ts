import { staysExact } from "../../../src/allocation/solver/model";
import { RuleSums } from "../../../src/allocation/solver/ruleSums";
import { runs, seed } from "../../runs";
import { brokenInBigInt } from "./exactChecker";
import { SMALL, instance, randomFrom } from "./instances";

const brokenCount = (model: ReturnType<typeof instance>, plan: Float64Array): number =>
  brokenInBigInt(model, plan).filter((line) => !line.includes("whole")).length;

describe("running rule sums", () => {
  it("equal a fresh pass and the BigInt checker after random edits and their undoing", () => {
    for (let round = 0; round < runs(20); round += 1) {
      const model = instance(seed + round, { ...SMALL, kind: round % 2 === 0 ? "edit" : "heavy" });
      expect(staysExact(model)).toBe(true);
      const plan = Float64Array.from(model.target);
      const sums = new RuleSums(model, plan);
      const start = sums.broken;
      const random = randomFrom(seed + round);
      const undo: [number, number, number][] = [];
      for (let edit = 0; edit < 60; edit += 1) {
        const unit = Math.floor(random() * model.units);
        const project = Math.floor(random() * model.projects);
        undo.push([unit, project, plan[unit * model.projects + project] ?? 0]);
        sums.edit(unit, project, Math.floor(random() * 9000));
      }
      expect(sums.broken).toBe(brokenCount(model, plan));
      const running = [...sums.unitSum, ...sums.projectSum, ...sums.ruleSum, sums.broken];
      sums.recompute();
      expect([...sums.unitSum, ...sums.projectSum, ...sums.ruleSum, sums.broken]).toEqual(running);
      for (const [unit, project, amount] of undo.reverse()) sums.edit(unit, project, amount);
      expect(sums.broken).toBe(start);
      expect(plan).toEqual(model.target);
    }
  });

  it("count an amount that is no whole step", () => {
    const model = instance(1, { ...SMALL, kind: "edit" });
    const cell = model.high.findIndex((high, at) => high > (model.low[at] ?? 0) + 2);
    const plan = Float64Array.from(model.target);
    plan[cell] = (model.low[cell] ?? 0) + 1;
    const sums = new RuleSums(model, plan);
    const before = sums.broken;
    const unit = Math.floor(cell / model.projects);
    sums.edit(unit, cell % model.projects, (plan[cell] ?? 0) + 0.5);
    expect(sums.broken).toBeGreaterThan(before);
  });
});
