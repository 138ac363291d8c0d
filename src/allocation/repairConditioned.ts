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
import { holdsAlready, programOf, searchOf } from "./repairClasses";
import type { Move, RepairInput } from "./repairModel";
import { movedBy, movesOf } from "./repairMoves";

/** Nodes looked at, times the cells: a small book is searched to the end nearly always, a large one for a while. */
const MOST_WORK = 40_000;

/**
 * 调整方案 with yes/no conditions: nothing or at least so much, at least so many cells of a line. Who holds something is
 * searched for by branch and bound over the relaxed question; the amounts of every choice are the exact repair. What the
 * open branches must move bounds every division from below, so the gap is known (0: proved the least).
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
  if (relaxedChoice(searchOf(input, input.step), conditions) === null) {
    return { status: "infeasible", without: harmful(input, conditions) };
  }
  return bestChoice(input, conditions, watch);
}

/** Conditions each of which, left out, makes the rest possible. */
function harmful(input: RepairInput, { orNothing, funded }: Conditions): Conditions["orNothing" | "funded"][number][] {
  const possible = (conditions: Conditions): boolean => relaxedChoice(searchOf(input, input.step), conditions) !== null;
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

/** Some cells decided: these hold something, those nothing. */
interface Branch {
  readonly input: RepairInput;
  readonly relaxed: RelaxedChoice;
}

function bestChoice(input: RepairInput, conditions: Conditions, watch: SearchWatch): ConditionedResult {
  const nodes = Math.max(12, Math.ceil(MOST_WORK / Math.max(1, input.cells.length)));
  const open: Branch[] = branchOf(input, conditions);
  let best: Choice | null = null;
  // The least any branch must move that was closed without being searched to the end.
  let left = Infinity;
  for (let looked = 0; open.length > 0 && looked < nodes; looked += 1) {
    if (watch.cancelled?.() === true) return { status: "cancelled" };
    const branch = open.shift();
    if (!branch || (best !== null && boundOf(branch) >= best.moved)) break;
    for (const yes of roundedChoices(branch)) best = better(best, choiceFor(branch.input, conditions, yes));
    watch.progress?.(looked + 1, best?.moved ?? fen(0));
    const at = brokenCell(branch);
    if (at === null) left = Math.min(left, boundOf(branch));
    else {
      const sides = [withCell(branch.input, at, conditions, true), withCell(branch.input, at, conditions, false)];
      open.push(...sides.flatMap((side) => branchOf(side, conditions)));
      open.sort((one, other) => boundOf(one) - boundOf(other));
    }
  }
  if (best === null) return { status: "gaveUp" };
  best = turnedOver(input, conditions, best, Math.min(left, ...open.map(boundOf)));
  const bound = open.reduce((least, branch) => Math.min(least, boundOf(branch)), Math.min(left, best.moved));
  const { moves, moved } = best;
  return { status: "repaired", moves, moved, bound: fen(Math.min(bound, moved)) };
}

/** A choice improved by turning one cell at a time, until a whole round brings nothing. */
function turnedOver(input: RepairInput, conditions: Conditions, start: Choice, least: number): Choice {
  const order = input.cells.flatMap((cell, at) => {
    const wanted = leastWhenFunded(cell, conditions, input.step);
    return wanted === null || (cell.floor ?? 0) > 0 ? [] : [{ at, doubt: Math.abs(cell.amount * 2 - wanted) }];
  });
  order.sort((one, other) => one.doubt - other.doubt || one.at - other.at);
  let best = start;
  let tries = Math.max(20, Math.ceil(MOST_WORK / Math.max(1, input.cells.length)));
  for (let [place, idle] = [0, 0]; idle < order.length && tries > 0 && best.moved > least; place += 1, idle += 1) {
    const at = order[place % order.length]?.at ?? -1;
    const yes = new Set(best.yes);
    if (!yes.delete(at)) yes.add(at);
    const next = better(best, choiceFor(input, conditions, yes));
    if (next !== null && next !== best) [best, idle] = [next, -1];
    tries -= 1;
  }
  return best;
}

const better = (one: Choice | null, other: Choice | null): Choice | null =>
  one === null || (other !== null && other.moved < one.moved) ? other : one;

const boundOf = ({ input, relaxed }: Branch): number => Number(relaxed.bound) * input.step;

/** Nothing when even relaxed it is impossible. */
function branchOf(input: RepairInput, conditions: Conditions): Branch[] {
  const relaxed = relaxedChoice(searchOf(input, input.step), conditions);
  return relaxed === null ? [] : [{ input, relaxed }];
}

function withCell(input: RepairInput, at: number, conditions: Conditions, yes: boolean): RepairInput {
  const cells = input.cells.map((cell, place) => {
    if (place !== at) return cell;
    const least = leastWhenFunded(cell, conditions, input.step) ?? input.step;
    return yes ? { ...cell, floor: fen(Math.max(cell.floor ?? 0, least)) } : { ...cell, ceiling: fen(0) };
  });
  return { ...input, cells };
}

/** Who turns first: of those that hold something the smallest, of those that hold nothing the largest, then as listed. */
function inTurn({ input }: Branch, { cells, usual }: RelaxedChoice["groups"][number]): readonly number[] {
  const size = (at: number): number => input.cells[at]?.amount ?? 0;
  return [...cells].sort((a, b) => (usual ? size(a) - size(b) : size(b) - size(a)) || a - b);
}

/** The cell the relaxed answer is undecided about: of the largest group with a broken number the one that turns next. */
function brokenCell(branch: Branch): number | null {
  const broken = branch.relaxed.groups
    .filter(({ turned }) => !Number.isInteger(turned))
    .sort((one, other) => other.cells.length - one.cells.length)[0];
  return broken ? (inTurn(branch, broken)[Math.floor(broken.turned)] ?? null) : null;
}

/** The relaxed choice with its broken numbers taken up, taken down, and each on its own the other way. */
function roundedChoices(branch: Branch): readonly ReadonlySet<number>[] {
  const { groups } = branch.relaxed;
  const broken = groups.flatMap(({ turned }, at) => (Number.isInteger(turned) ? [] : [at]));
  const roundings = [
    () => Math.ceil,
    ...(broken.length > 0 ? [() => Math.floor] : []),
    ...(broken.length > 1 ? broken.map((own) => (at: number) => (at === own ? Math.floor : Math.ceil)) : []),
  ];
  return roundings.map((rounding) => {
    const yes = new Set<number>();
    groups.forEach((group, at) => {
      const count = rounding(at)(group.turned);
      inTurn(branch, group).forEach((cell, place) => {
        if (group.usual !== place < count) yes.add(cell);
      });
    });
    return yes;
  });
}

/** The exact repair when these cells hold at least their least and the others nothing; null: there is none. */
function choiceFor(input: RepairInput, conditions: Conditions, yes: ReadonlySet<number>): Choice | null {
  const cells = input.cells.map((cell, at) => {
    const least = leastWhenFunded(cell, conditions, input.step);
    if (least === null) return cell;
    // A floor of its own decides for a cell.
    if (!yes.has(at) && (cell.floor ?? 0) === 0) return { ...cell, ceiling: fen(0) };
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
