import { fen, sumFen, type Fen } from "../domain/money";
import { apportion, compareKeys } from "./apportion";
import { roomOf, type Freedom, type Search } from "./repairClasses";
import type { Move } from "./repairModel";

/** How the change of a class falls on its cells. */
export type Spread = "concentrated" | "widest" | "proportional";

/** Amount by amount, what changes; in the order of the cells. `changes` are steps per class. */
export function movesOf(
  search: Search,
  changes: readonly bigint[],
  spread: Spread,
  freedom: Freedom = {},
): readonly Move[] {
  const amounts: Fen[] = [...search.amounts];
  search.classes.forEach(({ cells }, index) => {
    const steps = Number(changes[index] ?? 0n);
    if (steps === 0) return;
    const shares = spread === "proportional" ? proportional(search, cells, steps, freedom) : null;
    const placed = shares ?? concentrated(search, cells, steps, freedom, spread === "widest");
    placed.forEach((share, place) => {
      const cell = cells[place];
      if (cell !== undefined) amounts[cell] = fen((amounts[cell] ?? 0) + share * search.step);
    });
  });
  return search.input.cells.flatMap(({ line, unit, amount }, index) => {
    const to = amounts[index] ?? amount;
    return to === amount ? [] : [{ line, unit, from: amount, to }];
  });
}

export function movedBy(moves: readonly Move[]): Fen {
  return sumFen(moves.map(({ from, to }) => fen(Math.abs(to - from))));
}

/** Few cells: money outside the builders first, then the largest amounts; or those that can take most, first. */
function concentrated(
  search: Search,
  cells: readonly number[],
  steps: number,
  freedom: Freedom,
  widest: boolean,
): readonly number[] {
  const shares = cells.map(() => 0);
  const wide = (place: number): number => roomInSteps(search, cells[place] ?? 0, steps, freedom) ?? Infinity;
  const wider = (a: number, b: number): number => (wide(a) === wide(b) ? 0 : wide(b) - wide(a));
  const order = cells.map((_, place) => place).sort((a, b) => (widest ? wider(a, b) : 0) || rank(search, cells, a, b));
  let left = Math.abs(steps);
  for (const place of order) {
    const room = roomInSteps(search, cells[place] ?? 0, steps, freedom);
    const share = room === null ? left : Math.min(left, room);
    shares[place] = Math.sign(steps) * share;
    left -= share;
    if (left === 0) break;
  }
  return shares;
}

function rank({ input, amounts }: Search, cells: readonly number[], a: number, b: number): number {
  const [one, other] = [cells[a] ?? 0, cells[b] ?? 0];
  const outside = Number(input.cells[other]?.outside) - Number(input.cells[one]?.outside);
  return outside || (amounts[other] ?? 0) - (amounts[one] ?? 0) || one - other;
}

/** Shares as the amounts are (all alike where there are none), largest remainder; null when they cannot carry it. */
function proportional(
  search: Search,
  cells: readonly number[],
  steps: number,
  freedom: Freedom,
): readonly number[] | null {
  const rooms = cells.map((cell) => roomInSteps(search, cell, steps, freedom));
  const amounts = cells.map((cell, place) => (rooms[place] === 0 ? 0 : Math.max(0, search.amounts[cell] ?? 0)));
  const empty = amounts.every((amount) => amount === 0);
  const apportioned = apportion({
    total: Math.abs(steps),
    weights: amounts.map((amount, place) => (empty && rooms[place] !== 0 ? 1n : BigInt(amount))),
    floors: cells.map(() => 0),
    ceilings: rooms,
    keys: cells.map((cell) => `${search.input.cells[cell]?.unit ?? ""}|${String(cell).padStart(6, "0")}`),
    words: { subject: { zh: "", en: "" }, claimant: (key) => key, sum: String, total: String(Math.abs(steps)) },
  });
  return apportioned.ok ? apportioned.value.shares.map((share) => Math.sign(steps) * share.steps) : null;
}

/** Steps a cell can go in the direction of `steps`; null: without end. */
function roomInSteps(search: Search, cell: number, steps: number, freedom: Freedom): number | null {
  const which = search.input.cells[cell];
  if (!which) return 0;
  const { down, up } = roomOf(which, search.amounts[cell] ?? fen(0), search.step, freedom);
  const room = steps < 0 ? down : up;
  return room === null ? null : Number(room);
}

/** Two proposals that do the same are one. */
export function sameMoves(one: readonly Move[], other: readonly Move[]): boolean {
  const text = (moves: readonly Move[]): string =>
    moves
      .map(({ line, unit, to }) => `${line}|${unit}|${to}`)
      .sort(compareKeys)
      .join("\n");
  return text(one) === text(other);
}
