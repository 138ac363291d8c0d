import fc from "fast-check";
import type { Fraction } from "../../src/allocation/fraction";
import { multiplierFor, type Claim } from "../../src/allocation/multiplier";
import { runs } from "../runs";

/** Σ clamp(λ·weight, floor, ceiling), times the denominator of λ. */
function scaledSum({ numerator, denominator }: Fraction, claims: readonly Claim[]): bigint {
  return claims.reduce((sum, { weight, floor, ceiling }) => {
    const share = numerator * weight;
    if (share < floor * denominator) return sum + floor * denominator;
    return sum + (ceiling !== null && share > ceiling * denominator ? ceiling * denominator : share);
  }, 0n);
}

/** Weights that agree in their first thirty digits, so that only exact fractions tell their turns apart. */
const nearlyEqual = fc.array(
  fc
    .record({
      last: fc.integer({ min: 0, max: 50 }),
      floor: fc.integer({ min: 0, max: 3 }),
      room: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ last, floor, room }): Claim => {
      return { weight: 10n ** 30n + BigInt(last), floor: BigInt(floor), ceiling: BigInt(floor + room) };
    }),
  { minLength: 2, maxLength: 12 },
);

describe("分配系数", () => {
  it("gives exactly the total, also where turns differ only beyond any rounding", () => {
    const property = fc.property(nearlyEqual, fc.integer({ min: 0, max: 100 }), (claims, part) => {
      const least = claims.reduce((sum, claim) => sum + claim.floor, 0n);
      const most = claims.reduce((sum, claim) => sum + (claim.ceiling ?? 0n), 0n);
      const total = least + ((most - least) * BigInt(part)) / 100n;
      const multiplier = multiplierFor(total, claims);
      expect(scaledSum(multiplier, claims)).toBe(total * multiplier.denominator);
    });
    fc.assert(property, { numRuns: runs(1000) });
  });
});
