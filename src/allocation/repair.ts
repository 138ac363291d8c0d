import { fen, type Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { compareKeys } from "./apportion";
import { solveIntegers } from "./integerProgram";
import { holdsAlready, programOf, searchOf, type Freedom, type Search } from "./repairClasses";
import { explainConflict } from "./repairConflict";
import type { RepairCell, RepairInput, RepairManner, RepairOption, RepairResult } from "./repairModel";
import { movedBy, movesOf, sameMoves, type Spread } from "./repairMoves";

/**
 * 调整方案: the least money that has to move so that every row holds: closed cells untouched, no cell below 0 or its
 * 保底 or above its 上限,
 * nothing added outside the builders, exact to the fen. Up to three ways, the least money first: as few cells as
 * possible; out of (or into) one unit, first where a unit was asked for; in proportion. The least is proved, not searched for: cells no rule tells
 * apart are one whole-number variable, and those few are solved exactly.
 */
export function proposeMoves(input: RepairInput, asked: UnitCode | null = null): RepairResult {
  const found = leastSearch(input);
  if (found === "gaveUp") return { status: "gaveUp" };
  if (found === null) {
    const conflict = explainConflict(input, stepsToTry(input).at(-1) ?? input.step);
    return conflict === null ? { status: "gaveUp" } : { status: "infeasible", conflict };
  }
  const { search } = found;
  const unmoved = input.cells.every(({ amount }, index) => search.amounts[index] === amount);
  if (unmoved && holdsAlready(search)) return { status: "unchanged" };
  const fewest = optionOf(search, found.changes, "fewest", null, "concentrated", {});
  const oneUnit = oneUnitOption(input, search.step, asked);
  const spread = inProportion(input, search.step);
  // Whoever was asked comes first; else what moves the least money.
  const ways = asked !== null && oneUnit ? [oneUnit, fewest, spread] : [fewest, oneUnit, spread];
  const options = ways.reduce<readonly RepairOption[]>(
    (kept, way) => (way === null || kept.some((one) => sameMoves(one.moves, way.moves)) ? kept : [...kept, way]),
    [],
  );
  const [first = fewest, ...rest] = options;
  return { status: "repaired", options: [first, ...rest.sort(byMoney)] };
}

function byMoney(one: RepairOption, other: RepairOption): number {
  return one.moved - other.moved || one.moves.length - other.moves.length;
}

/** Whole steps first; single fen where an amount or a row is finer than a step. */
function stepsToTry({ cells, rows, step }: RepairInput): readonly Fen[] {
  const whole = (value: bigint): boolean => value % BigInt(step) === 0n;
  const inSteps =
    cells.every(({ amount }) => whole(BigInt(amount))) &&
    rows.every(({ left, right }) => whole(left.now) && whole(right.now));
  return inSteps ? [step] : [step, fen(1)];
}

interface Found {
  readonly search: Search;
  readonly changes: readonly bigint[];
}

function leastSearch(input: RepairInput): Found | null | "gaveUp" {
  for (const step of stepsToTry(input)) {
    const search = searchOf(input, step);
    const solved = solveIntegers(programOf(search, 1n));
    if (solved.status === "gaveUp") return "gaveUp";
    if (solved.status === "solved") return { search, changes: solved.values };
  }
  return null;
}

function optionOf(
  search: Search,
  changes: readonly bigint[],
  manner: RepairManner,
  unit: UnitCode | null,
  spread: Spread,
  freedom: Freedom,
): RepairOption {
  const moves = movesOf(search, changes, spread, freedom);
  return { manner, unit, moves, moved: movedBy(moves) };
}

function within(
  input: RepairInput,
  step: Fen,
  freedom: Freedom,
  manner: RepairManner,
  unit: UnitCode | null,
  spread: Spread,
): RepairOption | null {
  const search = searchOf(input, step, freedom);
  const solved = solveIntegers(programOf(search, 1n));
  return solved.status === "solved" ? optionOf(search, solved.values, manner, unit, spread, freedom) : null;
}

/**
 * One unit gives all that is given, or (where more has to be given out) takes all that is given out. The unit asked
 * for; without one, whichever moves the least money, then the one that feels it least.
 */
function oneUnitOption(input: RepairInput, step: Fen, asked: UnitCode | null): RepairOption | null {
  const units = asked === null ? likeliestGivers(input) : [asked];
  const options = units.flatMap((unit) => {
    const own = (cell: RepairCell): boolean => cell.unit === unit;
    const gives = within(input, step, { mayGive: own }, "oneUnit", unit, "concentrated");
    const takes = within(input, step, { mayGive: () => false, mayTake: own }, "oneUnit", unit, "concentrated");
    return [takes, gives].flatMap((option) => option ?? []);
  });
  const held = (unit: UnitCode | null): number =>
    input.cells.reduce((sum, cell) => sum + (cell.unit === unit ? cell.amount : 0), 0);
  return options.sort((one, other) => byMoney(one, other) || held(other.unit) - held(one.unit))[0] ?? null;
}

/** Units that a person may think of asking: all of a prefecture's; of more, those that hold most. */
const MOST_ASKED = 30;

function likeliestGivers({ cells }: RepairInput): readonly UnitCode[] {
  const held = new Map<UnitCode, number>();
  for (const { unit, amount } of cells) held.set(unit, (held.get(unit) ?? 0) + amount);
  const units = [...held.keys()];
  if (units.length <= MOST_ASKED) return units;
  return units
    .sort((one, other) => (held.get(other) ?? 0) - (held.get(one) ?? 0) || compareKeys(one, other))
    .slice(0, MOST_ASKED);
}

/** The counties among themselves where they can, else everybody; every cell in proportion to what it has. */
function inProportion(input: RepairInput, step: Fen): RepairOption | null {
  const county = (cell: RepairCell): boolean => cell.county;
  return (
    within(input, step, { mayGive: county, mayTake: county }, "counties", null, "proportional") ??
    within(input, step, {}, "everyone", null, "proportional")
  );
}
