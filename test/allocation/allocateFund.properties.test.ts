import fc from "fast-check";
import { allocateFund } from "../../src/allocation/allocateFund";
import type { AllocationInput, AllocationResult } from "../../src/allocation/result";
import type { AmountTable, Factor } from "../../src/domain/book";
import { tableTotal, type Line } from "../../src/domain/lines";
import { fen } from "../../src/domain/money";
import { runs } from "../runs";
import { line, UNITS } from "./sampleShape";

const STEP = 10_000;
const CODES = UNITS.map((unit) => unit.code);

const lines = fc
  .array(
    fc.record({
      builders: fc.subarray(CODES, { minLength: 1 }),
      weight: fc.oneof(fc.constant(1), fc.constantFrom(0, 0.5, 2, 3.25)),
      fixed: fc.option(fc.integer({ min: 0, max: 3_000_000 }), { freq: 4 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((rows): readonly Line[] =>
    rows.map(({ builders, weight, fixed }, index) => {
      return line(index + 1, builders, { weight, fixedAmount: fixed === null ? null : fen(fixed) });
    }),
  );

const cellTable = (amount: fc.Arbitrary<number>, maxLength: number): fc.Arbitrary<AmountTable> =>
  fc
    .array(fc.record({ line: fc.integer({ min: 1, max: 10 }), unit: fc.constantFrom(...CODES), amount }), { maxLength })
    .map((cells) => {
      const table: Record<string, Record<string, ReturnType<typeof fen>>> = {};
      for (const cell of cells) (table[`P${cell.line}`] ??= {})[cell.unit] = fen(cell.amount);
      return table;
    });

const factorValues = fc.record(Object.fromEntries(CODES.map((code) => [code, fc.integer({ min: 1, max: 900_000 })])));
const factors = fc.array(
  fc.record({ weight: fc.integer({ min: 1, max: 10_000 }), values: factorValues }).map(({ weight, values }): Factor => {
    return { name: "因素", year: "2019", source: "示例", weight, values };
  }),
  { minLength: 1, maxLength: 3 },
);

const fineOrWhole = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map((steps) => steps * STEP),
  fc.integer({ min: 0, max: 3_000_000 }),
);

/** Only cells of lines that exist. */
function within(table: AmountTable, known: readonly Line[]): AmountTable {
  return Object.fromEntries(Object.entries(table).filter(([id]) => known.some((each) => each.id === id)));
}

const anyInput = fc
  .record({
    lines,
    total: fc.oneof(
      fc.constant(47_030_000),
      fc.integer({ min: 0, max: 10 ** 9 }),
      fc.integer({ min: 0, max: 10 ** 5 }).map((steps) => steps * STEP),
    ),
    holds: cellTable(fineOrWhole, 6),
    floors: cellTable(fineOrWhole, 6),
    ceilings: cellTable(fc.integer({ min: 0, max: 10 ** 8 }), 6),
    method: fc.constantFrom("even" as const, "factors" as const),
    factors,
  })
  .map((given): AllocationInput => {
    const bounds = { holds: within(given.holds, given.lines), floors: within(given.floors, given.lines) };
    return {
      ...given,
      ...bounds,
      total: fen(given.total),
      ceilings: within(given.ceilings, given.lines),
      units: UNITS,
    };
  });

/** Independent of src/allocation: what a person with the rules of the game in hand would object to. */
function objections(input: AllocationInput, { amounts, pots }: AllocationResult): readonly string[] {
  const found: string[] = [];
  const say = (sentence: string): number => found.push(sentence);
  let sum = 0n;
  let unevenCells = 0;
  for (const each of input.lines) {
    const cells = amounts[each.id] ?? {};
    const holds = input.holds[each.id] ?? {};
    const allowed = new Set([...each.builders, ...Object.keys(holds)]);
    if (Object.keys(cells).length !== allowed.size) say(`${each.id}: not exactly the cells allowed`);
    let lineSum = 0n;
    for (const [unit, amount] of Object.entries(cells)) {
      lineSum += BigInt(amount);
      if (!allowed.has(unit)) say(`${each.id} ${unit}: not allowed`);
      if (holds[unit] !== undefined) {
        if (holds[unit] !== amount) say(`${each.id} ${unit}: the hold moved`);
        continue;
      }
      if (amount % STEP !== 0) unevenCells += 1;
      if (amount < (input.floors?.[each.id]?.[unit] ?? 0)) say(`${each.id} ${unit}: below its floor`);
      if (amount > (input.ceilings?.[each.id]?.[unit] ?? Infinity)) say(`${each.id} ${unit}: above its ceiling`);
    }
    if (each.fixedAmount !== null && lineSum !== BigInt(each.fixedAmount)) say(`${each.id}: not its fixed amount`);
    if (lineSum !== BigInt(pots.find((pot) => pot.line === each.id)?.amount ?? -1))
      say(`${each.id}: cells are not the pot`);
    sum += lineSum;
  }
  if (sum !== BigInt(input.total)) say("the sum is not the total");
  // One residue of the fund, and one per pot whose fixed amount or holds are finer than a step.
  const fine = input.lines.filter((each) => each.fixedAmount !== null || input.holds[each.id] !== undefined).length;
  if (unevenCells > 1 + fine) say("more cells off the step than places that are");
  return found;
}

/** Inputs that can be divided, found by asking; enough of them are (see the first test). */
const divided = anyInput.map((input) => ({ input, result: allocateFund(input) })).filter(({ result }) => result.ok);

describe("whatever is asked", () => {
  it("either there is a division nobody can object to, or a fault in words; both occur", () => {
    const seen = { divided: 0, refused: new Set<string>() };
    const property = fc.property(anyInput, (input) => {
      const result = allocateFund(input);
      if (result.ok) {
        seen.divided += 1;
        expect(objections(input, result.value)).toEqual([]);
      } else {
        seen.refused.add(result.fault.code);
        expect(result.fault.sentence.zh).toMatch(/没有分配。$/);
      }
    });
    fc.assert(property, { numRuns: runs(600) });
    expect(seen.divided).toBeGreaterThan(100);
    expect(seen.refused.size).toBeGreaterThan(2);
  });

  it("a refusal for floors or ceilings is true: summed independently, they do not fit", () => {
    const simple = anyInput.map((input) => ({
      ...input,
      method: "even" as const,
      lines: input.lines.map((each) => ({ ...each, weight: 1, fixedAmount: null })),
    }));
    const property = fc.property(simple, (input) => {
      const result = allocateFund(input);
      const { least, most } = boundsOf(input);
      const crossed = input.lines.some((each) => each.builders.some((unit) => isCrossed(input, each.id, unit)));
      expect(result.ok).toBe(!crossed && least <= input.total && input.total <= most);
    });
    fc.assert(property, { numRuns: runs(600) });
  });

  it("the same again is the same to the last detail", () => {
    const property = fc.property(anyInput, (input) => {
      expect(allocateFund(structuredClone(input))).toEqual(allocateFund(input));
    });
    fc.assert(property, { numRuns: runs(50) });
  });

  it("another order of lines, units and factors moves no money", () => {
    const property = fc.property(divided, ({ input, result }) => {
      const turned = allocateFund({
        ...input,
        lines: [...input.lines].reverse(),
        units: [...input.units].reverse(),
        factors: [...input.factors].reverse(),
      });
      expect(turned.ok && turned.value.amounts).toEqual(result.ok && result.value.amounts);
    });
    fc.assert(property, { numRuns: runs(200) });
  });

  it("dividing its own result again, with every cell held, changes nothing", () => {
    const property = fc.property(divided, ({ input, result }) => {
      const holds = result.ok ? result.value.amounts : {};
      const again = allocateFund({ ...input, holds });
      expect(again.ok && again.value.amounts).toEqual(holds);
    });
    fc.assert(property, { numRuns: runs(100) });
  });

  it("without bounds every pot and every cell is within one step of its quota", () => {
    const free = anyInput.map((input): AllocationInput => {
      const wholeTotal = fen(input.total - (input.total % STEP));
      const shared = input.lines.map((each) => ({ ...each, fixedAmount: null, weight: 1 }));
      return { ...input, total: wholeTotal, lines: shared, holds: {}, floors: {}, ceilings: {} };
    });
    const property = fc.property(free, (input) => {
      const result = allocateFund(input);
      expect(result.ok).toBe(true);
      if (!result.ok) return;
      expect(tableTotal(result.value.amounts)).toBe(input.total);
      for (const pot of result.value.pots) {
        const count = input.lines.length;
        expect(Math.abs(pot.amount * count - input.total)).toBeLessThan(STEP * count);
        const scores = pot.cells.map((cell) => cell.score ?? 0n);
        const all = scores.reduce((sum, score) => sum + score, 0n);
        for (const [index, cell] of pot.cells.entries()) {
          const distance = BigInt(cell.amount) * all - BigInt(pot.amount) * (scores[index] ?? 0n);
          expect(distance < BigInt(STEP) * all && -distance < BigInt(STEP) * all).toBe(true);
        }
      }
    });
    fc.assert(property, { numRuns: runs(200) });
  });
});

function isCrossed(input: AllocationInput, id: string, unit: string): boolean {
  if (input.holds[id]?.[unit] !== undefined) return false;
  const floor = Math.ceil((input.floors?.[id]?.[unit] ?? 0) / STEP);
  return floor > Math.floor((input.ceilings?.[id]?.[unit] ?? Infinity) / STEP);
}

/** The least and the most all cells together can hold, bounds in whole steps. */
function boundsOf(input: AllocationInput): { least: number; most: number } {
  let least = 0;
  let most = 0;
  for (const each of input.lines) {
    const holds = input.holds[each.id] ?? {};
    for (const amount of Object.values(holds)) {
      least += amount;
      most += amount;
    }
    for (const unit of each.builders.filter((code) => holds[code] === undefined)) {
      least += Math.ceil((input.floors?.[each.id]?.[unit] ?? 0) / STEP) * STEP;
      most += Math.floor((input.ceilings?.[each.id]?.[unit] ?? Infinity) / STEP) * STEP;
    }
  }
  return { least, most };
}
