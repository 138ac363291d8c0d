import type { Fen } from "../domain/money";
import { solveIntegers, type IntegerVariable } from "./integerProgram";
import { programOf, roomOf, searchOf, type Search } from "./repairClasses";
import type { Move, RepairInput } from "./repairModel";
import { movedBy, movesOf } from "./repairMoves";

export type FewestCells =
  | {
      readonly status: "repaired";
      readonly moves: readonly Move[];
      readonly moved: Fen;
      /** True: no way out changes fewer cells. False: the search ended first. */
      readonly proved: boolean;
    }
  | { readonly status: "unchanged" }
  /** No way out within the search; there may be none at all. */
  | { readonly status: "notFound" };

/** Ways of choosing looked at, each an exact program over a handful of cells. */
const MOST_CHOICES = 4_000;

/** So many cells of one class may go in one direction. */
interface Part {
  readonly class: number;
  readonly up: boolean;
  /** Room of its cells, the widest first; null: without end. */
  readonly rooms: readonly (bigint | null)[];
}

/**
 * 动的格最少: the way out that changes the fewest cells, and of those the least money. Cells no rule tells apart serve
 * best widest first, so only how many of each class go up or down is to be chosen: one more cell is allowed when no
 * choice of fewer is enough, which proves the number.
 */
export function proposeFewestCells(input: RepairInput): FewestCells {
  const search = searchOf(input, input.step);
  const forced = input.cells.filter(({ amount }, at) => search.amounts[at] !== amount).length;
  const parts = partsOf(search);
  let left = MOST_CHOICES;
  for (let count = 0; count <= input.cells.length; count += 1) {
    let best: { readonly moves: readonly Move[]; readonly moved: Fen } | null = null;
    for (const choice of choicesOf(parts, count)) {
      left -= 1;
      if (left < 0) break;
      const found = withChoice(search, parts, choice);
      if (found !== null && (best === null || found.moved < best.moved)) best = found;
    }
    if (best !== null) {
      if (best.moves.length === 0) return { status: "unchanged" };
      return { status: "repaired", ...best, proved: best.moves.length <= forced + count };
    }
    if (left < 0) break;
  }
  return { status: "notFound" };
}

function partsOf(search: Search): readonly Part[] {
  return search.classes.flatMap(({ cells }, at) =>
    [true, false].flatMap((up): Part[] => {
      const rooms = cells.flatMap((index): (bigint | null)[] => {
        const cell = search.input.cells[index];
        if (!cell) return [];
        const room = roomOf(cell, search.amounts[index] ?? (0 as Fen), search.step, {});
        const own = up ? room.up : room.down;
        return own === 0n ? [] : [own];
      });
      if (rooms.length === 0) return [];
      return [{ class: at, up, rooms: rooms.sort(widestFirst) }];
    }),
  );
}

function widestFirst(one: bigint | null, other: bigint | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1;
  return one > other ? -1 : one < other ? 1 : 0;
}

/** Every way to give `count` cells to the parts, as numbers per part. */
function* choicesOf(parts: readonly Part[], count: number, from = 0): Generator<readonly number[]> {
  const part = parts[from];
  if (!part) {
    if (count === 0) yield [];
    return;
  }
  for (let own = Math.min(count, part.rooms.length); own >= 0; own -= 1) {
    for (const rest of choicesOf(parts, count - own, from + 1)) yield [own, ...rest];
  }
}

function withChoice(
  search: Search,
  parts: readonly Part[],
  choice: readonly number[],
): { readonly moves: readonly Move[]; readonly moved: Fen } | null {
  const variables: IntegerVariable[] = search.classes.map(() => ({ cost: 1n, least: 0n, most: 0n }));
  parts.forEach(({ class: at, up, rooms }, place) => {
    const room = rooms
      .slice(0, choice[place] ?? 0)
      .reduce<bigint | null>((sum, own) => (sum === null || own === null ? null : sum + own), 0n);
    const own = variables[at];
    if (own) variables[at] = up ? { ...own, most: room } : { ...own, least: room === null ? null : -room };
  });
  const solved = solveIntegers({ ...programOf(search, 1n), variables });
  if (solved.status !== "solved") return null;
  const moves = movesOf(search, solved.values, "widest");
  return { moves, moved: movedBy(moves) };
}
