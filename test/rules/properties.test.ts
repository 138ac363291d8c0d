import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import { checkBook } from "../../src/rules/evaluate";
import type { JudgedOutcome } from "../../src/rules/report";
import { runs } from "../runs";
import { SAMPLE_LINES, UNITS } from "../allocation/sampleShape";
import { book, choice, received } from "./sampleBook";

const LIVE = SAMPLE_LINES.filter((line) => !line.placeholder);
const STEP = 10_000;

const cellAmounts = (grain: number): fc.Arbitrary<FundBook["decided"]> =>
  fc
    .array(
      fc.record({
        line: fc.constantFrom(...LIVE.map((line) => line.id)),
        unit: fc.constantFrom(...UNITS.map((unit) => unit.code)),
        amount: fc.oneof(
          fc.constant(0),
          fc.integer({ min: 0, max: 2_000 }),
          fc.integer({ min: 0, max: 1_000_000_000 }),
        ),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((cells) => {
      const table: Record<string, Record<string, ReturnType<typeof fen>>> = {};
      for (const { line, unit, amount } of cells) (table[line] ??= {})[unit] = fen(amount * grain);
      return table;
    });

/** Books in whole steps, and books in fen; the total near the allocated sum as often as far from it. */
const anyBook = fc
  .record({
    decided: fc.oneof(cellAmounts(STEP), cellAmounts(1)),
    off: fc.oneof(fc.constantFrom(-STEP, -1, 0, 1, STEP), fc.integer({ min: 0, max: 10 ** 12 })),
    scale: fc.constantFrom(1n, 2n),
    threshold: fc.integer({ min: 0, max: 10_000 }),
    reading: fc.constantFrom("by-money", "with-coordination", "by-projects"),
  })
  .map(({ decided, off, scale, threshold, reading }) => {
    const allocated = sumWhere(decided, () => true);
    const total = fen(Math.max(0, Number(allocated * scale) + off));
    const rules = [choice("R03", { threshold }), choice("R04", { threshold, reading })];
    return { of: book({ decided, ledger: [received(total)], rules }), threshold: BigInt(threshold), reading };
  });

/** Independent of src/rules: plain BigInt sums straight over the table. */
function sumWhere(decided: FundBook["decided"], where: (line: string, unit: string) => boolean): bigint {
  let sum = 0n;
  for (const [line, cells] of Object.entries(decided)) {
    for (const [unit, amount] of Object.entries(cells)) if (where(line, unit)) sum += BigInt(amount);
  }
  return sum;
}

const RESOURCE = ["P6", "P7", "P9", "P10", "P11"];
const COORDINATED = ["P7", "P9", "P10", "P11"];
const isPrefecture = (unit: string): boolean => unit === "CUL" || unit === "LIB";

function outcomeOf(of: FundBook, id: string): JudgedOutcome {
  const found = checkBook(of).outcomes.find((each) => each.id === id);
  if (!found?.known) throw new Error(`${id} was not judged`);
  return found;
}

describe("against an independent recomputation in BigInt", () => {
  it("R03 is judged by 10000 · resource ≥ threshold · total", () => {
    const property = fc.property(anyBook, ({ of, threshold }) => {
      const resource = sumWhere(of.decided, (line) => RESOURCE.includes(line));
      const total = BigInt(of.ledger[0]?.amount ?? 0);
      const outcome = outcomeOf(of, "R03");
      expect(BigInt(outcome.actual)).toBe(resource);
      expect(outcome.verdict).toBe(10_000n * resource >= threshold * total ? "met" : "broken");
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it("R04 is judged by its reading", () => {
    const property = fc.property(anyBook, ({ of, threshold, reading }) => {
      const resource = sumWhere(of.decided, (line) => RESOURCE.includes(line));
      const led = sumWhere(of.decided, (line, unit) => {
        if (!RESOURCE.includes(line)) return false;
        return isPrefecture(unit) || (reading === "with-coordination" && COORDINATED.includes(line));
      });
      const [left, right] = reading === "by-projects" ? [4n, 5n] : [led, resource];
      expect(outcomeOf(of, "R04").verdict).toBe(10_000n * left >= threshold * right ? "met" : "broken");
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it("R12 is met exactly when nothing is left and nothing is too much", () => {
    const property = fc.property(anyBook, ({ of }) => {
      const allocated = sumWhere(of.decided, () => true);
      const total = BigInt(of.ledger[0]?.amount ?? 0);
      const outcome = outcomeOf(of, "R12");
      expect(BigInt(outcome.slack)).toBe(allocated - total);
      expect(outcome.verdict).toBe(allocated === total ? "met" : "broken");
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it("R22 counts the non-zero cells outside the mask of each line", () => {
    const property = fc.property(anyBook, ({ of }) => {
      for (const line of LIVE) {
        const outside = Object.entries(of.decided[line.id] ?? {}).filter(
          ([unit, amount]) => amount !== 0 && !line.builders.includes(unit),
        );
        const outcome = outcomeOf(of, `R22:${line.id}`);
        expect(outcome.actual).toBe(outside.length);
        expect(outcome.outsideAmount).toBe(outside.reduce((sum, [, amount]) => sum + amount, 0));
        expect(outcome.cells.map((cell) => cell.unit).sort()).toEqual(outside.map(([unit]) => unit).sort());
      }
    });
    fc.assert(property, { numRuns: runs(100) });
  });
});

describe("limit, shortage and verdict never contradict each other", () => {
  it("a rule is met exactly when actual reaches the limit, and the limit is the smallest such value", () => {
    const property = fc.property(anyBook, ({ of, threshold }) => {
      for (const id of ["R03", "R04"]) {
        const { verdict, actual, limit, base, shortage, slack, reading } = outcomeOf(of, id);
        expect(verdict).toBe(actual >= limit ? "met" : "broken");
        expect(slack).toBe(actual - limit);
        expect(shortage).toBe(Math.max(0, limit - actual));
        const passes = (value: number): boolean => 10_000n * BigInt(value) >= threshold * BigInt(base);
        const inSteps = reading.measure === "money" && actual % STEP === 0 && base % STEP === 0;
        expect(passes(limit)).toBe(true);
        expect(passes(limit - (inSteps ? STEP : 1))).toBe(false);
        if (inSteps) expect(limit % STEP).toBe(0);
      }
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it("an outcome says the numbers it holds", () => {
    const property = fc.property(anyBook, ({ of }) => {
      const { sentence, verdict } = outcomeOf(of, "R03");
      expect(sentence.zh.includes("，还差")).toBe(verdict === "broken");
      expect(sentence.zh.includes("，余")).toBe(verdict === "met");
      expect(sentence.zh).not.toMatch(/NaN|undefined|e\+/);
    });
    fc.assert(property, { numRuns: runs(100) });
  });

  it("checking twice, and checking a copy, says the same", () => {
    const property = fc.property(anyBook, ({ of }) => {
      expect(checkBook(structuredClone(of))).toEqual(checkBook(of));
    });
    fc.assert(property, { numRuns: runs(50) });
  });
});
