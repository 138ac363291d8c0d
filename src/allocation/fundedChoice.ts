import type { Fen } from "../domain/money";
import { leastWhenFunded, type Conditions } from "./conditions";
import { ceilDivide, relax, type IntegerProgram, type IntegerRow, type IntegerVariable } from "./integerProgram";
import { roomOf, type Search } from "./repairClasses";

/**
 * Costs are in parts of a step, so that a slope between 0 and 1 can be rounded down to a whole number: fine parts in a
 * small book; coarse ones in a large one, where more cells then are one variable.
 */
const grainOf = ({ input }: Search): bigint => (input.cells.length <= 400 ? 1024n : 16n);

/** Cells of one class and line whose first `least` steps are decided alike: nothing or all of them. */
interface ChoiceGroup {
  readonly cells: readonly number[];
  /** Whether they hold something when nothing is chosen otherwise. */
  readonly usual: boolean;
  /** Steps of the first part. */
  readonly least: bigint;
}

/** Which cells hold something, relaxed: how many of each group go the other way, perhaps not a whole number. */
export interface RelaxedChoice {
  readonly groups: readonly { readonly cells: readonly number[]; readonly usual: boolean; readonly turned: number }[];
  /** Steps that any division keeping rules and conditions has to move. */
  readonly bound: bigint;
}

/**
 * The yes/no question with each cell's cost replaced by the largest convex function below it: on `{0} ∪ [g, ∞)` the
 * cost |x − a| of a cell with 0 < a < g becomes the line from (0, a) to (g, g − a), every other cell's stays. With few
 * rules the whole is nearly exact (Shapley & Folkman: the gap is at most one `g` for each rule and one more).
 * Null: even so impossible.
 */
export function relaxedChoice(search: Search, conditions: Conditions): RelaxedChoice | null {
  const grain = grainOf(search);
  const { groups, variables, reluctance, perStep, base, shift } = partsOf(search, conditions);
  const rules = search.rows.map(({ comparator }, row): IntegerRow => {
    const moved = [...shift.entries()].reduce(
      (sum, [at, by]) => sum + by * (search.classes[at]?.perStep[row] ?? 0n),
      0n,
    );
    const coefficients = perStep.map((own) => own[row] ?? 0n);
    return { coefficients, comparator, bound: -((search.slack[row] ?? 0n) + moved) };
  });
  const program: IntegerProgram = { variables, rows: [...rules, ...countRows(search, conditions, groups, variables)] };
  const least = relax(program);
  if (least === null) return null;
  // Of answers that cost the same, one that leaves those with nothing alone: its numbers mean what they say.
  const settled = variables.map((variable, at) => ({ ...variable, cost: variable.cost + (reluctance[at] ?? 0n) }));
  const { numerators, denominator } = relax({ ...program, variables: settled }) ?? least;
  return {
    bound: base + ceilDivide(least.cost, grain * least.denominator),
    groups: groups.map(({ cells, usual, least }, at) => {
      const steps = numerators[at] ?? 0n;
      return { cells, usual, turned: Number(steps < 0n ? -steps : steps) / Number(denominator * least) };
    }),
  };
}

interface Parts {
  readonly groups: readonly ChoiceGroup[];
  /** Of the groups first, then of the rest of each class. */
  readonly variables: readonly IntegerVariable[];
  /** What is added to each cost to prefer cells that hold something anyway. */
  readonly reluctance: readonly bigint[];
  readonly perStep: readonly (readonly bigint[])[];
  /** Steps that conditions move in any case. */
  readonly base: bigint;
  /** By class: steps its amounts stand away from now before anything is chosen. */
  readonly shift: ReadonlyMap<number, bigint>;
}

/** Each cell as a first part up to `least`, which is there or not, and the rest above it, which moves freely. */
function partsOf(search: Search, conditions: Conditions): Parts {
  const grain = grainOf(search);
  const groups = new Map<string, { cells: number[]; usual: boolean; least: bigint; slope: bigint; at: number }>();
  const rest: { variable: IntegerVariable; at: number }[] = [];
  const shift = new Map<number, bigint>();
  let base = forcedSteps(search);
  search.classes.forEach(({ cells }, at) => {
    const [sure, doubtful] = [
      { down: 0n, up: 0n as bigint | null },
      { down: 0n, up: 0n as bigint | null },
    ];
    for (const index of cells) {
      const part = cellPart(search, index, conditions);
      const room = part.choice === null || part.choice.usual ? sure : doubtful;
      room.down += part.down;
      room.up = room.up === null || part.up === null ? null : room.up + part.up;
      base += part.moved < 0n ? -part.moved : part.moved;
      shift.set(at, (shift.get(at) ?? 0n) + part.moved);
      if (part.choice === null) continue;
      const { usual, least, slope } = part.choice;
      const key = JSON.stringify([at, search.input.cells[index]?.line, usual, String(least), String(slope)]);
      const found = groups.get(key) ?? { cells: [], usual, least, slope, at };
      found.cells.push(index);
      groups.set(key, found);
    }
    for (const { down, up } of [sure, doubtful]) rest.push({ variable: { cost: grain, least: -down, most: up }, at });
  });
  const own = [...groups.values()];
  return {
    groups: own,
    variables: [
      ...own.map(({ cells, usual, least, slope }): IntegerVariable => {
        const room = BigInt(cells.length) * least;
        return { cost: slope, least: usual ? -room : 0n, most: usual ? 0n : room };
      }),
      ...rest.map(({ variable }) => variable),
    ],
    reluctance: [...own.map(({ usual }) => (usual ? 0n : 1n)), ...rest.map((_rest, at) => (at % 2 === 0 ? 0n : 2n))],
    perStep: [...own, ...rest].map(({ at }) => search.classes[at]?.perStep ?? []),
    base,
    shift,
  };
}

/** Steps that floors and ceilings have moved before anything is asked. */
function forcedSteps({ input, amounts, step }: Search): bigint {
  const moved = input.cells.reduce((sum, { amount }, at) => sum + Math.abs((amounts[at] ?? 0) - amount), 0);
  return BigInt(Math.floor(moved / step));
}

interface CellPart {
  /** Room of what is free, in steps. */
  readonly down: bigint;
  readonly up: bigint | null;
  /** Steps to the nearer of nothing and enough. */
  readonly moved: bigint;
  readonly choice: { readonly usual: boolean; readonly least: bigint; readonly slope: bigint } | null;
}

function cellPart(search: Search, index: number, conditions: Conditions): CellPart {
  const { input, amounts, step } = search;
  const grain = grainOf(search);
  const cell = input.cells[index];
  const amount = amounts[index] ?? (0 as Fen);
  const room = cell ? roomOf(cell, amount, step, {}) : { down: 0n, up: 0n };
  const wanted = cell ? leastWhenFunded(cell, conditions, step) : null;
  if (wanted === null) return { ...room, moved: 0n, choice: null };
  const [least, now] = [BigInt(wanted / step), BigInt(Math.trunc(amount / step))];
  const reachable = room.up === null || now + room.up >= least;
  // A floor of its own decides for the cell: it holds at least that; a ceiling below the least: nothing.
  if (!reachable) return { down: 0n, up: 0n, moved: -now, choice: null };
  const above = room.up === null ? null : now + room.up - least;
  if (room.down < now) {
    const start = now > least ? now : least;
    return {
      down: room.down < start - least ? room.down : start - least,
      up: room.up,
      moved: start - now,
      choice: null,
    };
  }
  if (now >= least) return { down: now - least, up: room.up, moved: 0n, choice: { usual: true, least, slope: grain } };
  const twice = 2n * now;
  const usual = twice >= least;
  const slope = (grain * (usual ? twice - least : least - twice)) / least;
  return { down: 0n, up: above, moved: usual ? least - now : -now, choice: { usual, least, slope } };
}

/** At least so many cells of a line: first parts that are there, in steps of the line's least. */
function countRows(
  { input, step }: Search,
  conditions: Conditions,
  groups: readonly ChoiceGroup[],
  variables: readonly IntegerVariable[],
): readonly IntegerRow[] {
  return conditions.funded.map(({ line, count }) => {
    const chosen = groups.map(({ cells }) => input.cells[cells[0] ?? -1]?.line === line);
    const least = groups.find((_group, at) => chosen[at])?.least ?? 1n;
    const usual = groups.reduce((sum, group, at) => sum + (chosen[at] && group.usual ? group.cells.length : 0), 0);
    const kept = input.cells.filter((cell) => {
      const free = leastWhenFunded(cell, conditions, step) !== null;
      return cell.line === line && (free ? (cell.floor ?? 0) > 0 : cell.amount > 0);
    }).length;
    return {
      coefficients: variables.map((_variable, at) => (chosen[at] === true ? 1n : 0n)),
      comparator: ">=",
      bound: BigInt(count - usual - kept) * least,
    };
  });
}
