import { proposeConditioned } from "../../src/allocation/repairConditioned";
import { runs } from "../runs";
import { brokenConditions } from "./conditionedChecker";
import { conditionedInput } from "./conditionedInputs";
import { leastByHighs } from "./conditionedProgram";

describe("a repair with yes/no conditions", () => {
  it("keeps rules, bounds and conditions, and never moves less than is possible nor claims more than is proved", async () => {
    let [ours, least, equal, all] = [0, 0, 0, 0];
    for (let seed = 1; seed <= runs(40); seed += 1) {
      const { input, conditions } = conditionedInput(seed);
      const found = proposeConditioned(input, conditions);
      const optimum = await leastByHighs(input, conditions);
      if (optimum === null) {
        expect([seed, found.status]).toEqual([seed, "infeasible"]);
        continue;
      }
      if (found.status !== "repaired") throw new Error(`seed ${String(seed)} ended in ${found.status}`);
      expect([seed, brokenConditions(input, found.moves, conditions)]).toEqual([seed, []]);
      const [moved, bound] = [found.moved / input.step, found.bound / input.step];
      expect([seed, moved >= optimum && optimum >= bound]).toEqual([seed, true]);
      all += 1;
      ours += moved;
      least += optimum;
      equal += moved === optimum ? 1 : 0;
    }
    // The search ends at a limit: nine in ten are the least there is, and all together hardly more.
    expect(equal / all).toBeGreaterThan(0.85);
    expect(ours / least).toBeLessThan(1.05);
  });

  it("leaves a division alone that keeps everything, and comes back from its own answer", () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const { input, conditions } = conditionedInput(seed);
      const found = proposeConditioned(input, conditions);
      if (found.status !== "repaired") continue;
      const to = new Map(found.moves.map((move) => [`${move.line}|${move.unit}`, move.to]));
      const cells = input.cells.map((cell) => ({
        ...cell,
        amount: to.get(`${cell.line}|${cell.unit}`) ?? cell.amount,
      }));
      const moved = (sum: (typeof input.rows)[number]["left"]) => ({
        ...sum,
        now: cells.reduce(
          (all, cell, at) => all + (sum.perFen[at] ?? 0n) * BigInt(cell.amount - (input.cells[at]?.amount ?? 0)),
          sum.now,
        ),
      });
      const rows = input.rows.map((row) => ({ ...row, left: moved(row.left), right: moved(row.right) }));
      expect(proposeConditioned({ ...input, cells, rows }, conditions)).toEqual({ status: "unchanged" });
    }
  });

  it("says which condition stands in the way, and stops when nobody waits", () => {
    const { input } = conditionedInput(3);
    const tooMany = { line: "P1", count: 100 };
    const wide = { line: null, least: input.step };
    const found = proposeConditioned(input, { orNothing: [wide], funded: [tooMany] });
    expect(found).toEqual({ status: "infeasible", without: [tooMany] });
    const { input: other, conditions } = conditionedInput(1);
    expect(proposeConditioned(other, conditions, { cancelled: () => true })).toEqual({ status: "cancelled" });
  });
});
