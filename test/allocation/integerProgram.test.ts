import fc from "fast-check";
import { solveIntegers, type IntegerProgram } from "../../src/allocation/integerProgram";
import { runs } from "../runs";

const RANGE = 4n;

/** Every whole-number point of a small box, tried one by one. */
function bruteForce({ variables, rows }: IntegerProgram): bigint | null {
  let best: bigint | null = null;
  const visit = (values: readonly bigint[]): void => {
    const next = variables[values.length];
    if (!next) {
      const holds = rows.every(({ coefficients, comparator, bound }) => {
        const left = coefficients.reduce((sum, coefficient, index) => sum + coefficient * (values[index] ?? 0n), 0n);
        if (comparator === "=") return left === bound;
        return comparator === "<=" ? left <= bound : left >= bound;
      });
      const cost = values.reduce(
        (sum, value, index) => sum + (variables[index]?.cost ?? 0n) * (value < 0n ? -value : value),
        0n,
      );
      if (holds && (best === null || cost < best)) best = cost;
      return;
    }
    for (let value = next.least ?? -RANGE; value <= (next.most ?? RANGE); value += 1n) visit([...values, value]);
  };
  visit([]);
  return best;
}

const small = (least: number, most: number): fc.Arbitrary<bigint> =>
  fc.bigInt({ min: BigInt(least), max: BigInt(most) });

const program: fc.Arbitrary<IntegerProgram> = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    variables: fc.array(
      fc.tuple(small(0, 3), small(-4, 4), small(0, 4)).map(([cost, least, width]) => ({
        cost,
        least,
        most: least + width > 4n ? 4n : least + width,
      })),
      { minLength: count, maxLength: count },
    ),
    rows: fc.array(
      fc.record({
        coefficients: fc.array(small(-7, 7), { minLength: count, maxLength: count }),
        comparator: fc.constantFrom(">=" as const, "=" as const, "<=" as const),
        bound: small(-12, 12),
      }),
      { maxLength: 4 },
    ),
  }),
);

describe("solveIntegers", () => {
  it("finds the cheapest whole-number point, or none, as trying them all does", () => {
    fc.assert(
      fc.property(program, (one) => {
        const solved = solveIntegers(one);
        const expected = bruteForce(one);
        if (expected === null) expect(solved).toEqual({ status: "impossible" });
        else expect(solved).toMatchObject({ status: "solved", cost: expected });
      }),
      { numRuns: runs(600) },
    );
  });

  it("answers with a point that satisfies every row and bound", () => {
    fc.assert(
      fc.property(program, (one) => {
        const solved = solveIntegers(one);
        if (solved.status !== "solved") return;
        solved.values.forEach((value, index) => {
          const { least = null, most = null } = one.variables[index] ?? {};
          expect(least === null || value >= least).toBe(true);
          expect(most === null || value <= most).toBe(true);
        });
      }),
      { numRuns: runs(200) },
    );
  });

  it("needs no bounds", () => {
    const free = { cost: 1n, least: null, most: null };
    const rows = [{ coefficients: [3n, -2n], comparator: "=" as const, bound: 100_001n }];
    expect(solveIntegers({ variables: [free, free], rows })).toMatchObject({ status: "solved", cost: 33_334n });
  });

  it("proves at once that an even sum is never odd", () => {
    const free = { cost: 1n, least: null, most: null };
    const rows = [{ coefficients: [4n, 6n], comparator: "=" as const, bound: 7n }];
    expect(solveIntegers({ variables: [free, free], rows })).toEqual({ status: "impossible" });
  });
});
