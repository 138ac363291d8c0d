import { fen, type Fen } from "../domain/money";
import { solveIntegers } from "./integerProgram";
import {
  perFen,
  perFenOfTotal,
  programOf,
  roomOf,
  searchOf,
  type ExtraVariable,
  type Freedom,
  type Search,
} from "./repairClasses";
import type { Bound, Closing, Conflict, Move, Relaxation, RepairInput, RepairRow } from "./repairModel";
import { movesOf } from "./repairMoves";

/** What must give costs so much that it gives as little as it can; only then is the money moved kept small. */
const DEAR = 1_000_000_000_000n;

/** Rows and kinds of closed cells that stand in each other's way; null when the search gives up. */
export function explainConflict(input: RepairInput, step: Fen): Conflict | null {
  const groups = [
    ...input.rows.map((row) => ({ row: row.id, closed: null })),
    ...closingsOf(input).map((closed) => ({ row: null, closed })),
  ];
  let without: ReadonlySet<string> = new Set();
  let opened: ReadonlySet<Closing | Bound> = new Set();
  // Whatever can be left out while the rest still cannot hold is no part of the conflict.
  for (const { row, closed } of groups) {
    const lighter = {
      without: row === null ? without : new Set([...without, row]),
      opened: closed === null ? opened : new Set([...opened, closed]),
    };
    const status = statusOf(input, step, lighter);
    if (status === "gaveUp") return null;
    if (status === "impossible") ({ without, opened } = lighter);
  }
  const rows = input.rows.filter((row) => !without.has(row.id));
  const closed = closingsOf(input).filter((closing) => !opened.has(closing));
  return { rows: rows.map((row) => row.id), closed, relaxations: relaxationsOf(input, step, rows, closed) };
}

function closingsOf({ cells }: RepairInput): readonly (Closing | Bound)[] {
  const free = cells.filter(({ closed }) => closed === null);
  return [
    ...new Set(cells.flatMap(({ closed }) => closed ?? [])),
    ...(free.some(({ floor = 0 }) => floor > 0) ? (["floor"] as const) : []),
    ...(free.some(({ ceiling }) => ceiling !== undefined) ? (["ceiling"] as const) : []),
  ];
}

function statusOf(input: RepairInput, step: Fen, freedom: Freedom): "solved" | "impossible" | "gaveUp" {
  return solveIntegers(programOf(searchOf(input, step, freedom), 1n)).status;
}

/** Each on its own makes the whole of it possible: tried, with every other row in force. */
function relaxationsOf(
  input: RepairInput,
  step: Fen,
  rows: readonly RepairRow[],
  closed: readonly (Closing | Bound)[],
): readonly Relaxation[] {
  const byRow = rows.flatMap((row): readonly (Relaxation | null)[] => {
    if (row.comparator === "=") return [otherTotal(input, step, row)];
    return row.thresholdEditable ? [lowerThreshold(input, step, row)] : [];
  });
  const byHolds = closed.some((closing) => closing === "hold" || closing === "edited") ? [otherHolds(input, step)] : [];
  const byBounds = closed.flatMap((one) =>
    one === "floor" || one === "ceiling" ? [otherBounds(input, step, one)] : [],
  );
  return [...byRow, ...byHolds, ...byBounds].flatMap((relaxation) => relaxation ?? []);
}

/** The threshold nearest to the present one that can be met; found by halving, since a laxer one is never harder. */
function lowerThreshold(input: RepairInput, step: Fen, row: RepairRow): Relaxation | null {
  const with_ = (threshold: number): RepairInput => ({
    ...input,
    rows: input.rows.map((one) => (one.id === row.id ? { ...one, threshold } : one)),
  });
  const possible = (threshold: number): boolean => statusOf(with_(threshold), step, {}) === "solved";
  const laxest = row.comparator === ">=" ? 0 : 10_000;
  if (!possible(laxest)) return null;
  let [good, bad] = [laxest, row.threshold];
  while (Math.abs(good - bad) > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (possible(middle)) good = middle;
    else bad = middle;
  }
  const short = shortageOf(input, step, row);
  return short === null ? null : { kind: "threshold", row: row.id, from: row.threshold, to: good, short };
}

/** How much is missing at the present threshold when all else holds: the least by which the row must be missed. */
function shortageOf(input: RepairInput, step: Fen, row: RepairRow): Fen | null {
  const search = searchOf(input, step);
  const sign = row.comparator === ">=" ? 1n : -1n;
  const grain = 10_000n * BigInt(step);
  const give = extraFor(search, (one) => (one.id === row.id ? sign * grain : 0n), 0n);
  const solved = solveIntegers(programOf(search, 1n, [give]));
  return solved.status === "solved" ? fen(Number(solved.values.at(-1) ?? 0n) * step) : null;
}

/** The smallest change of the total with which everything could hold. */
function otherTotal(input: RepairInput, step: Fen, row: RepairRow): Relaxation | null {
  if (perFenOfTotal(row) === 0n) return null;
  const search = searchOf(input, step);
  const total = extraFor(search, (one) => perFenOfTotal(one) * BigInt(step), null);
  const solved = solveIntegers(programOf(search, 1n, [total]));
  if (solved.status !== "solved") return null;
  return { kind: "total", row: row.id, by: fen(Number(solved.values.at(-1) ?? 0n) * step) };
}

function extraFor({ rows }: Search, perUnit: (row: RepairRow) => bigint, least: bigint | null): ExtraVariable {
  return { variable: { cost: DEAR, least, most: null }, perUnit: rows.map(perUnit) };
}

/** The least that held cells would have to change, each for itself, while the others move freely. */
function otherHolds(input: RepairInput, step: Fen): Relaxation | null {
  const held = (index: number): boolean => {
    const closed = input.cells[index]?.closed ?? null;
    return closed === "hold" || closed === "edited";
  };
  const freedom: Freedom = { opened: new Set<Closing>(["hold", "edited"]) };
  const search = byHolding(searchOf(input, step, freedom), held, freedom);
  const program = programOf(search, 1n);
  const variables = program.variables.map((variable, index) =>
    held(search.classes[index]?.cells[0] ?? -1) ? { ...variable, cost: DEAR } : variable,
  );
  const solved = solveIntegers({ ...program, variables });
  if (solved.status !== "solved") return null;
  const moves = movesOf(search, solved.values, "concentrated", freedom);
  const places = new Set(input.cells.flatMap(({ line, unit }, index) => (held(index) ? [`${line}|${unit}`] : [])));
  const heldMoves: readonly Move[] = moves.filter(({ line, unit }) => places.has(`${line}|${unit}`));
  return heldMoves.length === 0 ? null : { kind: "holds", moves: heldMoves };
}

/** The least by which all floors together must go down, or all ceilings up, while all else holds. */
function otherBounds(input: RepairInput, step: Fen, bound: Bound): Relaxation | null {
  const search = searchOf(input, step);
  const bounded = input.cells.flatMap((cell, index) => {
    const amount = bound === "floor" ? cell.floor : cell.ceiling;
    return cell.closed !== null || amount === undefined || (bound === "floor" && amount === 0)
      ? []
      : [{ index, amount }];
  });
  const extras = bounded.map(({ index, amount }): ExtraVariable => {
    const perUnit = search.rows.map((row) => perFen(row, index) * BigInt(step));
    const steps = BigInt(Math.ceil(amount / step));
    const [least, most] = bound === "floor" ? [-steps, 0n] : [0n, null];
    return { variable: { cost: DEAR, least, most }, perUnit };
  });
  const solved = solveIntegers(programOf(search, 1n, extras));
  if (solved.status !== "solved") return null;
  const given = solved.values.slice(search.classes.length).reduce((sum, value) => sum + value, 0n);
  const sum = bounded.reduce((total, { amount }) => total + amount, 0);
  return { kind: "bounds", bound, sum: fen(sum), by: fen(Number(given) * step) };
}

/** Classes split into held cells and free ones, so that they can be priced apart. */
function byHolding(search: Search, held: (index: number) => boolean, freedom: Freedom): Search {
  const classes = search.classes.flatMap((one) =>
    [one.cells.filter(held), one.cells.filter((cell) => !held(cell))].flatMap((cells) => {
      const rooms = cells.flatMap((index) => {
        const cell = search.input.cells[index];
        return cell ? [roomOf(cell, search.amounts[index] ?? fen(0), search.step, freedom)] : [];
      });
      if (rooms.length === 0) return [];
      const down = rooms.reduce((sum, room) => sum + room.down, 0n);
      const up = rooms.reduce<bigint | null>(
        (sum, room) => (sum === null || room.up === null ? null : sum + room.up),
        0n,
      );
      return [{ ...one, cells, down, up }];
    }),
  );
  return { ...search, classes };
}
