import fc from "fast-check";
import { proposeMoves } from "../../src/allocation/repair";
import type {
  Bound,
  Closing,
  LinearSum,
  Move,
  RepairCell,
  RepairInput,
  RepairOption,
  RepairRow,
} from "../../src/allocation/repairModel";
import { fen, type Fen } from "../../src/domain/money";
import { runs } from "../runs";

const STEP = fen(10_000);

/** Σ of the cells a test picks. */
function sumOf(cells: readonly RepairCell[], counts: (cell: RepairCell) => boolean): LinearSum {
  return {
    now: cells.reduce((sum, cell) => sum + (counts(cell) ? BigInt(cell.amount) : 0n), 0n),
    perFen: cells.map((cell) => (counts(cell) ? 1n : 0n)),
    perFenOfTotal: 0n,
  };
}

const resource = (cell: RepairCell): boolean => cell.line === "P7" || cell.line === "P6";
const led = (cell: RepairCell): boolean => resource(cell) && !cell.county;

/** The three rules of the notice over a few cells: total, resource share, prefecture's part of it. */
function inputOf(cells: readonly RepairCell[], total: Fen, share: number, lead: number): RepairInput {
  const money: LinearSum = { now: BigInt(total), perFen: cells.map(() => 0n), perFenOfTotal: 1n };
  const row = (
    id: string,
    threshold: number,
    left: LinearSum,
    right: LinearSum,
    more: Partial<RepairRow>,
  ): RepairRow => {
    return { id, comparator: ">=", threshold, thresholdEditable: true, left, right, ...more };
  };
  const all = sumOf(cells, () => true);
  return {
    cells,
    step: STEP,
    rows: [
      row("R12", 10_000, all, money, { comparator: "=", thresholdEditable: false }),
      row("R03", share, sumOf(cells, resource), money, {}),
      row("R04", lead, sumOf(cells, led), sumOf(cells, resource), {}),
    ],
  };
}

/** Every division of the total over the open cells, tried one by one; the least money moved, or null. */
function bruteForce(input: RepairInput, total: Fen): number | null {
  return leastOver(input, total, null, (cell, amount) => Math.abs(amount - cell.amount));
}

/** The same for the least by which all floors, or ceilings, are missed. */
function leastMissed(input: RepairInput, total: Fen, bound: Bound): number | null {
  return leastOver(input, total, bound, (cell, amount) => {
    if (cell.closed !== null) return 0;
    if (bound === "floor") return Math.max(0, (cell.floor ?? 0) - amount);
    return cell.ceiling === undefined ? 0 : Math.max(0, amount - cell.ceiling);
  });
}

function leastOver(
  { cells, rows, step }: RepairInput,
  total: Fen,
  free: Bound | null,
  cost: (cell: RepairCell, amount: number) => number,
): number | null {
  let best: number | null = null;
  const visit = (amounts: readonly number[]): void => {
    const cell = cells[amounts.length];
    if (!cell) {
      if (!satisfies(rows, cells, amounts)) return;
      const moved = amounts.reduce((sum, amount, index) => {
        const own = cells[index];
        return sum + (own ? cost(own, amount) : 0);
      }, 0);
      if (best === null || moved < best) best = moved;
      return;
    }
    if (cell.closed !== null) {
      visit([...amounts, cell.amount]);
      return;
    }
    const least = free === "floor" ? 0 : (cell.floor ?? 0);
    const far = Math.max(total, 0) + 4 * step;
    const limit = free === "ceiling" ? far : Math.min(cell.ceiling ?? far, far);
    const most = cell.outside ? Math.max(0, cell.amount) : limit;
    for (let amount = least; amount <= most; amount += step) visit([...amounts, amount]);
  };
  visit([]);
  return best;
}

function satisfies(rows: readonly RepairRow[], cells: readonly RepairCell[], amounts: readonly number[]): boolean {
  const value = ({ now, perFen }: LinearSum): bigint =>
    perFen.reduce((sum, each, index) => sum + each * BigInt((amounts[index] ?? 0) - (cells[index]?.amount ?? 0)), now);
  return rows.every(({ comparator, threshold, left, right }) => {
    const [one, other] = [10_000n * value(left), BigInt(threshold) * value(right)];
    if (comparator === "=") return one === other;
    return comparator === ">=" ? one >= other : one <= other;
  });
}

function after(cells: readonly RepairCell[], moves: readonly Move[]): readonly number[] {
  return cells.map(
    ({ line, unit, amount }) => moves.find((move) => move.line === line && move.unit === unit)?.to ?? amount,
  );
}

const PLACES = [
  ["P1", "532301", true],
  ["P5", "LIB", false],
  ["P6", "532301", true],
  ["P7", "LIB", false],
] as const;

interface Case {
  readonly input: RepairInput;
  readonly total: Fen;
}

const tiny: fc.Arbitrary<Case> = fc
  .record({
    cells: fc.tuple(
      ...PLACES.map(([line, unit, county]) =>
        fc.record<RepairCell>({
          line: fc.constant(line),
          unit: fc.constant(unit),
          county: fc.constant(county),
          amount: fc.integer({ min: -1, max: 5 }).map((steps) => fen(steps * STEP)),
          closed: fc.option(fc.constantFrom<Closing>("hold", "edited", "notFunded"), { nil: null, freq: 4 }),
          outside: fc.constant(false),
          floor: fc.option(fc.integer({ min: 0, max: 3 }), { nil: 0, freq: 3 }).map((steps) => fen(steps * STEP)),
          ceiling: fc.option(fc.integer({ min: 3, max: 5 }), { nil: 99, freq: 3 }).map((steps) => fen(steps * STEP)),
        }),
      ),
    ),
    outside: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    total: fc.integer({ min: 0, max: 8 }),
    share: fc.constantFrom(0, 2_500, 4_000, 7_000),
    lead: fc.constantFrom(0, 3_000, 3_333, 8_000),
  })
  .map(({ cells, outside, total, share, lead }) => {
    const stray: RepairCell[] =
      outside === null
        ? []
        : [{ line: "P5", unit: "532301", county: true, amount: fen(outside * STEP), closed: null, outside: true }];
    // What holds a closed cell is what a person said of it: it has no bounds of its own.
    const own = cells.map((cell): RepairCell => {
      const { floor: _, ceiling: __, ...bare } = cell;
      return cell.closed === null ? cell : bare;
    });
    return { input: inputOf([...own, ...stray], fen(total * STEP), share, lead), total: fen(total * STEP) };
  });

describe("proposeMoves", () => {
  it("moves the least money there is to move, as trying every division shows", () => {
    const seen = { unchanged: 0, repaired: 0, infeasible: 0, gaveUp: 0 };
    fc.assert(
      fc.property(tiny, ({ input, total }) => {
        const result = proposeMoves(input);
        const least = bruteForce(input, total);
        seen[result.status] += 1;
        if (least === null) expect(result.status).toBe("infeasible");
        else if (least === 0) expect(result).toEqual({ status: "unchanged" });
        else {
          expect(result.status).toBe("repaired");
          if (result.status === "repaired") expect(Math.min(...result.options.map(({ moved }) => moved))).toBe(least);
        }
      }),
      { numRuns: runs(250) },
    );
    expect(Math.min(seen.unchanged, seen.repaired, seen.infeasible)).toBeGreaterThan(0);
    expect(seen.gaveUp).toBe(0);
  });

  it("keeps what must be kept in every way it proposes", () => {
    fc.assert(
      fc.property(tiny, fc.option(fc.constantFrom("532301", "LIB"), { nil: null }), ({ input }, asked) => {
        const result = proposeMoves(input, asked);
        if (result.status !== "repaired") return;
        for (const option of result.options) keepsWhatMustBeKept(input, option);
        expect(result.options.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: runs(250) },
    );
  });

  it("says the same of what it has repaired as of what needs no repair: nothing to do", () => {
    fc.assert(
      fc.property(tiny, ({ input, total }) => {
        const result = proposeMoves(input);
        if (result.status !== "repaired") return;
        for (const { moves } of result.options) {
          const amounts = after(input.cells, moves);
          const cells = input.cells.map((cell, index) => ({ ...cell, amount: fen(amounts[index] ?? 0) }));
          const [, share, lead] = input.rows;
          const again = inputOf(cells, total, share?.threshold ?? 0, lead?.threshold ?? 0);
          expect(proposeMoves(again)).toEqual({ status: "unchanged" });
        }
      }),
      { numRuns: runs(150) },
    );
  });

  it("names rules that truly exclude one another, none of them idle, and relaxations that truly help", () => {
    fc.assert(
      fc.property(tiny, ({ input, total }) => {
        const result = proposeMoves(input);
        if (result.status !== "infeasible") return;
        const { rows, closed, relaxations } = result.conflict;
        const only = (kept: readonly string[], still: readonly (Closing | Bound)[]): RepairInput => ({
          ...input,
          rows: input.rows.filter((row) => kept.includes(row.id)),
          cells: input.cells.map((cell) => onlyBound(cell, still)),
        });
        expect(proposeMoves(only(rows, closed)).status).toBe("infeasible");
        for (const row of rows) {
          const others = rows.filter((other) => other !== row);
          expect(proposeMoves(only(others, closed)).status).not.toBe("infeasible");
        }
        for (const one of closed) {
          expect(
            proposeMoves(
              only(
                rows,
                closed.filter((other) => other !== one),
              ),
            ).status,
          ).not.toBe("infeasible");
        }
        for (const relaxation of relaxations) expect(relaxed(input, total, relaxation)).not.toBe("infeasible");
      }),
      { numRuns: runs(250) },
    );
  });
});

/** A closed cell that is let go has no bounds of its own: what holds it is what a person said of it. */
function onlyBound(cell: RepairCell, still: readonly (Closing | Bound)[]): RepairCell {
  const { floor, ceiling, ...bare } = cell;
  const { closed } = cell;
  if (closed !== null)
    return still.includes(closed) ? cell : { ...bare, closed: null, floor: fen(Math.min(0, cell.amount)) };
  return {
    ...bare,
    ...(floor !== undefined && still.includes("floor") ? { floor } : {}),
    ...(ceiling !== undefined && still.includes("ceiling") ? { ceiling } : {}),
  };
}

function keepsWhatMustBeKept(input: RepairInput, { moves, moved, manner, unit }: RepairOption): void {
  const amounts = after(input.cells, moves);
  expect(satisfies(input.rows, input.cells, amounts)).toBe(true);
  expect(moves.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0)).toBe(moved);
  input.cells.forEach(({ amount, closed, outside, floor, ceiling }, index) => {
    const now = amounts[index] ?? 0;
    if (closed !== null) expect(now).toBe(amount);
    else {
      expect(now).toBeGreaterThanOrEqual(floor ?? 0);
      expect(now).toBeLessThanOrEqual(ceiling ?? Infinity);
    }
    if (outside) expect(now).toBeLessThanOrEqual(amount);
  });
  if (manner !== "oneUnit") return;
  const bounds = (move: Move): RepairCell | undefined =>
    input.cells.find((cell) => cell.line === move.line && cell.unit === move.unit);
  // What a bound forces is nobody's choice.
  const gives = moves.filter((move) => move.to < move.from && move.from <= (bounds(move)?.ceiling ?? Infinity));
  const takes = moves.filter((move) => move.to > move.from && move.from >= (bounds(move)?.floor ?? 0));
  expect([gives, takes].some((side) => side.every((move) => move.unit === unit))).toBe(true);
}

type Relaxed = Extract<ReturnType<typeof proposeMoves>, { status: "infeasible" }>["conflict"]["relaxations"][number];

function relaxed(input: RepairInput, total: Fen, relaxation: Relaxed): string {
  const [, share, lead] = input.rows;
  if (relaxation.kind === "total") {
    const other = fen(total + relaxation.by);
    return proposeMoves(inputOf(input.cells, other, share?.threshold ?? 0, lead?.threshold ?? 0)).status;
  }
  if (relaxation.kind === "threshold") {
    const rows = input.rows.map((row) => (row.id === relaxation.row ? { ...row, threshold: relaxation.to } : row));
    const harder = input.rows.map((row) =>
      row.id === relaxation.row ? { ...row, threshold: relaxation.to + 1 } : row,
    );
    expect(proposeMoves({ ...input, rows: harder }).status).toBe("infeasible");
    expect(relaxation.short).toBeGreaterThan(0);
    return proposeMoves({ ...input, rows }).status;
  }
  if (relaxation.kind === "bounds") {
    expect(Math.abs(relaxation.by)).toBe(leastMissed(input, total, relaxation.bound));
    return "repaired";
  }
  const amounts = after(input.cells, relaxation.moves);
  const cells = input.cells.map((cell, index) => ({ ...cell, amount: fen(amounts[index] ?? 0) }));
  return proposeMoves(inputOf(cells, total, share?.threshold ?? 0, lead?.threshold ?? 0)).status;
}
