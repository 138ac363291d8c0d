import type { FactorColumn } from "../../../src/allocation/solver/factorColumn";
import { columnIsPossible, multiplierOf } from "../../../src/allocation/solver/factorColumn";
import { largestRemainder, nearestDivisor } from "../../../src/allocation/solver/roundColumn";
import { runs, seed } from "../../runs";
import { randomColumn } from "./columns";

type Method = typeof largestRemainder;

function divided(method: Method, column: FactorColumn): number[] {
  const out = new Float64Array(column.base.length);
  method(column, out);
  return [...out];
}

const slack = (total: number, score: number[]): FactorColumn => ({
  total,
  base: new Float64Array(score.length),
  score: Float64Array.from(score),
  floor: new Float64Array(score.length),
  ceiling: new Float64Array(score.length).fill(total),
});

describe("a pot among all units by factor scores", () => {
  it.each<[string, Method]>([
    ["largest remainder", largestRemainder],
    ["nearest divisor", nearestDivisor],
  ])("sums to the pot inside every floor and ceiling: %s", (_name, method) => {
    for (let round = 0; round < runs(300); round += 1) {
      const column = randomColumn(seed + round, 1 + (round % 60));
      expect(columnIsPossible(column)).toBe(true);
      const amounts = divided(method, column);
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(column.total);
      amounts.forEach((amount, unit) => {
        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(column.floor[unit] ?? 0);
        expect(amount).toBeLessThanOrEqual(column.ceiling[unit] ?? 0);
      });
    }
  });

  it("keeps every unit within one step of its share", () => {
    for (let round = 0; round < runs(200); round += 1) {
      const column = randomColumn(seed + round, 40);
      const { value } = multiplierOf(column);
      divided(largestRemainder, column).forEach((amount, unit) => {
        const share = (column.base[unit] ?? 0) + value * (column.score[unit] ?? 0);
        const inside = Math.min(column.ceiling[unit] ?? 0, Math.max(column.floor[unit] ?? 0, share));
        expect(Math.abs(amount - inside)).toBeLessThan(1 + 1e-6);
      });
    }
  });

  it("agrees with largest remainders reckoned wholly in BigInt, equal remainders to the earlier unit", () => {
    for (let round = 0; round < runs(100); round += 1) {
      const { score } = randomColumn(seed + round, 25);
      const scores = [...score].map((value) => (value % 7) + 1);
      const total = 1000 + round;
      const sum = BigInt(scores.reduce((left, right) => left + right, 0));
      const quotas = scores.map((value) => BigInt(total) * BigInt(value));
      const expected = quotas.map((quota) => Number(quota / sum));
      const left = total - expected.reduce((a, b) => a + b, 0);
      const order = [...quotas.keys()].sort((a, b) => {
        const difference = ((quotas[b] ?? 0n) % sum) - ((quotas[a] ?? 0n) % sum);
        return difference > 0n ? 1 : difference < 0n ? -1 : a - b;
      });
      for (const unit of order.slice(0, left)) expected[unit] = (expected[unit] ?? 0) + 1;
      expect(divided(largestRemainder, slack(total, scores))).toEqual(expected);
    }
  });

  it("shows the Alabama paradox by largest remainder and not by nearest divisor", () => {
    const scores = [6, 6, 2];
    expect(divided(largestRemainder, slack(10, scores))).toEqual([4, 4, 2]);
    expect(divided(largestRemainder, slack(11, scores))).toEqual([5, 5, 1]);
    for (let total = 1; total < 60; total += 1) {
      const before = divided(nearestDivisor, slack(total, scores));
      divided(nearestDivisor, slack(total + 1, scores)).forEach((amount, unit) => {
        expect(amount).toBeGreaterThanOrEqual(before[unit] ?? 0);
      });
    }
  });

  it("says what floors and ceilings cannot hold", () => {
    const column = slack(10, [1, 1]);
    expect(columnIsPossible({ ...column, ceiling: Float64Array.from([4, 5]) })).toBe(false);
    expect(columnIsPossible({ ...column, floor: Float64Array.from([6, 5]) })).toBe(false);
    expect(columnIsPossible({ ...column, floor: Float64Array.from([5, 5]) })).toBe(true);
  });
});
