import { fen, type Fen } from "../domain/money";
import {
  keepsConditions,
  leastWhenFunded,
  type ConditionedResult,
  type Conditions,
  type SearchWatch,
} from "./conditions";
import { relaxedChoice, type RelaxedChoice } from "./fundedChoice";
import { solveIntegers } from "./integerProgram";
import { holdsAlready, programOf, searchOf, type Search } from "./repairClasses";
import type { Move, RepairInput } from "./repairModel";
import { movedBy, movesOf } from "./repairMoves";

/** Choices tried besides the first; each is an exact repair of its own. */
const MOST_CHOICES = 400;

/**
 * 调整方案 with yes/no conditions: nothing or at least so much, at least so many cells of a line. Who holds something is
 * chosen from the relaxed question and improved by turning one cell at a time; the amounts of every choice are the exact
 * repair. What the relaxed question must move bounds every division from below, so the gap is known (0: the least).
 */
export function proposeConditioned(
  input: RepairInput,
  conditions: Conditions,
  watch: SearchWatch = {},
): ConditionedResult {
  const amounts = input.cells.map(({ amount }) => amount);
  if (keepsConditions(input.cells, amounts, conditions) && holdsAlready(searchOf(input, input.step))) {
    return { status: "unchanged" };
  }
  const search = searchOf(input, input.step);
  const relaxed = relaxedChoice(search, conditions);
  if (relaxed === "gaveUp") return { status: "gaveUp" };
  if (relaxed === null) return { status: "infeasible", without: harmful(input, conditions) };
  const found = bestChoice(search, conditions, relaxed, watch);
  if (found === "cancelled") return { status: "cancelled" };
  if (found === null) return { status: "gaveUp" };
  const bound = fen(Math.min(found.moved, Number(relaxed.bound) * input.step));
  return { status: "repaired", ...found, bound };
}

/** Conditions each of which, left out, makes the rest possible. */
function harmful(input: RepairInput, { orNothing, funded }: Conditions): Conditions["orNothing" | "funded"][number][] {
  const possible = (conditions: Conditions): boolean => {
    const relaxed = relaxedChoice(searchOf(input, input.step), conditions);
    return relaxed !== null && relaxed !== "gaveUp";
  };
  return [
    ...orNothing.filter((one) => possible({ orNothing: orNothing.filter((other) => other !== one), funded })),
    ...funded.filter((one) => possible({ orNothing, funded: funded.filter((other) => other !== one) })),
  ];
}

interface Choice {
  /** Cells (places in the input) that hold something, of those a condition speaks of. */
  readonly yes: ReadonlySet<number>;
  readonly moves: readonly Move[];
  readonly moved: Fen;
}

function bestChoice(
  search: Search,
  conditions: Conditions,
  relaxed: RelaxedChoice,
  watch: SearchWatch,
): Choice | null | "cancelled" {
  const { input, step } = search;
  const chosen = input.cells.flatMap((cell, at) => (leastWhenFunded(cell, conditions, step) === null ? [] : [at]));
  let tried = 0;
  const better = (best: Choice | null, yes: ReadonlySet<number>): Choice | null => {
    tried += 1;
    const choice = amountsFor(search, conditions, chosen, yes);
    const next = choice !== null && (best === null || choice.moved < best.moved) ? choice : best;
    watch.progress?.(tried, next?.moved ?? fen(0));
    return next;
  };
  const first = firstChoices(search, relaxed).reduce(better, null);
  if (first === null) return null;
  const least = Number(relaxed.bound) * step;
  const order = [...chosen].sort((one, other) => doubt(search, conditions, one) - doubt(search, conditions, other));
  let best: Choice = first;
  // Cell by cell around the table until a whole round of turning one brings nothing.
  for (let [place, idle] = [0, 0]; best.moved > least && idle < order.length; place += 1, idle += 1) {
    if (tried >= MOST_CHOICES) break;
    if (watch.cancelled?.() === true) return "cancelled";
    const at = order[place % order.length] ?? -1;
    const yes = new Set(best.yes);
    if (!yes.delete(at)) yes.add(at);
    const next = better(best, yes);
    if (next !== null && next !== best) [best, idle] = [next, -1];
  }
  return best;
}

/** How far a cell is from being undecided: half of its least is the most doubtful. */
function doubt({ input, step }: Search, conditions: Conditions, at: number): number {
  const cell = input.cells[at];
  const least = cell ? (leastWhenFunded(cell, conditions, step) ?? step) : step;
  return Math.abs((cell?.amount ?? 0) * 2 - least);
}

/** The relaxed choice with its broken numbers taken up, taken down, and each on its own the other way. */
function firstChoices({ input, amounts }: Search, { groups }: RelaxedChoice): readonly ReadonlySet<number>[] {
  const broken = groups.flatMap(({ turned }, at) => (Number.isInteger(turned) ? [] : [at]));
  const roundings = [
    () => Math.ceil,
    () => Math.floor,
    ...broken.flatMap((own) => [
      (at: number) => (at === own ? Math.floor : Math.ceil),
      (at: number) => (at === own ? Math.ceil : Math.floor),
    ]),
  ];
  const size = (at: number): number => amounts[at] ?? 0;
  return roundings.map((rounding) => {
    const yes = new Set<number>();
    groups.forEach(({ cells, usual, turned }, at) => {
      const count = rounding(at)(turned);
      // Who turns: of those that hold something the smallest, of those that hold nothing the largest, then as listed.
      const order = [...cells].sort((a, b) => (usual ? size(a) - size(b) : size(b) - size(a)) || a - b);
      order.forEach((cell, place) => {
        if (usual !== place < count) yes.add(cell);
      });
    });
    for (const [at, cell] of input.cells.entries()) if ((cell.floor ?? 0) > 0) yes.add(at);
    return yes;
  });
}

/** The exact repair when these cells hold at least their least and the others nothing; null: there is none. */
function amountsFor(
  { input }: Search,
  conditions: Conditions,
  chosen: readonly number[],
  yes: ReadonlySet<number>,
): Choice | null {
  const among = new Set(chosen);
  const cells = input.cells.map((cell, at) => {
    if (!among.has(at)) return cell;
    if (!yes.has(at)) return { ...cell, floor: fen(0), ceiling: fen(0) };
    const least = leastWhenFunded(cell, conditions, input.step) ?? fen(0);
    return { ...cell, floor: fen(Math.max(cell.floor ?? 0, least)) };
  });
  if (cells.some(({ floor = 0, ceiling }) => ceiling !== undefined && ceiling < floor)) return null;
  const search = searchOf({ ...input, cells }, input.step);
  const solved = solveIntegers(programOf(search, 1n));
  if (solved.status !== "solved") return null;
  const moves = movesOf(search, solved.values, "concentrated");
  const to = new Map(moves.map((move) => [`${move.line}|${move.unit}`, move.to]));
  const amounts = input.cells.map(({ line, unit, amount }) => to.get(`${line}|${unit}`) ?? amount);
  return keepsConditions(input.cells, amounts, conditions) ? { yes, moves, moved: movedBy(moves) } : null;
}
