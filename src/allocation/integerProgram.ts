import { solveStandard, type StandardProgram } from "./exactSimplex";

/** A whole-number variable; `cost` is paid for every unit it stands away from 0. Null: no bound. */
export interface IntegerVariable {
  readonly cost: bigint;
  readonly least: bigint | null;
  readonly most: bigint | null;
}

export interface IntegerRow {
  /** One per variable. */
  readonly coefficients: readonly bigint[];
  readonly comparator: ">=" | "=" | "<=";
  readonly bound: bigint;
}

export interface IntegerProgram {
  readonly variables: readonly IntegerVariable[];
  readonly rows: readonly IntegerRow[];
}

export type IntegerSolution =
  | { readonly status: "solved"; readonly values: readonly bigint[]; readonly cost: bigint }
  | { readonly status: "impossible" }
  /** Neither a solution nor a proof within the limit. */
  | { readonly status: "gaveUp" };

/** Subproblems looked at before giving up; the repairs of a whole fund need fewer than fifty. */
const MOST_BRANCHES = 2_000;

/** The cheapest whole-number solution, proved by exact arithmetic (branch and bound over the exact simplex). */
export function solveIntegers(program: IntegerProgram): IntegerSolution {
  if (program.rows.some(cannotDivide)) return { status: "impossible" };
  const pending: (readonly IntegerVariable[])[] = [program.variables];
  let best: { values: readonly bigint[]; cost: bigint } | null = null;
  for (let looked = 0; pending.length > 0; looked += 1) {
    if (looked >= MOST_BRANCHES) return { status: "gaveUp" };
    const variables = pending.pop() ?? [];
    const relaxed = relax({ variables, rows: program.rows });
    if (relaxed === null || (best !== null && ceilDivide(relaxed.cost, relaxed.denominator) >= best.cost)) continue;
    const split = dearestFraction(variables, relaxed.numerators, relaxed.denominator);
    if (split < 0) {
      const values = relaxed.numerators.map((numerator) => numerator / relaxed.denominator);
      best = { values, cost: relaxed.cost / relaxed.denominator };
      continue;
    }
    const below = floorDivide(relaxed.numerators[split] ?? 0n, relaxed.denominator);
    const sides = [withBound(variables, split, { most: below }), withBound(variables, split, { least: below + 1n })];
    // Away from 0 first: that is where rows are usually met, and a first solution cuts off nearly everything else.
    pending.push(...(below < 0n ? sides.reverse() : sides));
  }
  return best === null ? { status: "impossible" } : { status: "solved", ...best };
}

/** The variable to split on: of those that are not whole the one that costs most, since it decides; −1 when all are whole. */
function dearestFraction(
  variables: readonly IntegerVariable[],
  numerators: readonly bigint[],
  denominator: bigint,
): number {
  let found = -1;
  numerators.forEach((numerator, index) => {
    if (numerator % denominator === 0n) return;
    if (found < 0 || (variables[index]?.cost ?? 0n) > (variables[found]?.cost ?? 0n)) found = index;
  });
  return found;
}

/** An equation whose coefficients share a divisor its bound lacks has no whole-number solution. */
function cannotDivide({ coefficients, comparator, bound }: IntegerRow): boolean {
  if (comparator !== "=") return false;
  const divisor = coefficients.reduce(greatestDivisor, 0n);
  return divisor === 0n ? bound !== 0n : bound % divisor !== 0n;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function withBound(
  variables: readonly IntegerVariable[],
  index: number,
  bound: Partial<Pick<IntegerVariable, "least" | "most">>,
): readonly IntegerVariable[] {
  return variables.map((variable, place) => (place === index ? { ...variable, ...bound } : variable));
}

/** A part of a variable on one side of 0: `sign · (offset + x)` with `x ≥ 0` and at most `room`. */
interface Part {
  readonly variable: number;
  readonly sign: 1n | -1n;
  readonly offset: bigint;
  readonly room: bigint | null;
}

/** The same without wholeness. Values over one denominator; null when there is none. */
export function relax({ variables, rows }: IntegerProgram): {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
  readonly cost: bigint;
} | null {
  if (variables.some(({ least, most }) => least !== null && most !== null && least > most)) return null;
  const parts = variables.flatMap(partsOf);
  const solved = solveStandard(standardForm(variables, parts, rows));
  if (solved === null) return null;
  const { denominator } = solved;
  const numerators = variables.map(() => 0n);
  let cost = solved.cost;
  parts.forEach(({ variable, sign, offset }, index) => {
    numerators[variable] =
      (numerators[variable] ?? 0n) + sign * (offset * denominator + (solved.numerators[index] ?? 0n));
    cost += (variables[variable]?.cost ?? 0n) * offset * denominator;
  });
  return { numerators, denominator, cost };
}

function partsOf({ least, most }: IntegerVariable, variable: number): readonly Part[] {
  const parts: Part[] = [];
  if (most === null || most > 0n) {
    const offset = least !== null && least > 0n ? least : 0n;
    parts.push({ variable, sign: 1n, offset, room: most === null ? null : most - offset });
  }
  if (least === null || least < 0n) {
    const offset = most !== null && most < 0n ? -most : 0n;
    parts.push({ variable, sign: -1n, offset, room: least === null ? null : -least - offset });
  }
  return parts;
}

function standardForm(
  variables: readonly IntegerVariable[],
  parts: readonly Part[],
  rows: readonly IntegerRow[],
): StandardProgram {
  const atMost = rows.flatMap(({ coefficients, comparator, bound }) => {
    const own = parts.map(({ variable, sign }) => sign * (coefficients[variable] ?? 0n));
    const fixed = parts.reduce((sum, { offset }, index) => sum + (own[index] ?? 0n) * offset, 0n);
    const below = { coefficients: own, bound: bound - fixed };
    const above = { coefficients: own.map((value) => -value), bound: fixed - bound };
    if (comparator === "=") return [below, above];
    return comparator === "<=" ? [below] : [above];
  });
  const rooms = parts.flatMap(({ room }, index) =>
    room === null ? [] : [{ coefficients: parts.map((_, place) => (place === index ? 1n : 0n)), bound: room }],
  );
  return { costs: parts.map(({ variable }) => variables[variable]?.cost ?? 0n), rows: [...atMost, ...rooms] };
}

export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

export function ceilDivide(numerator: bigint, denominator: bigint): bigint {
  return -floorDivide(-numerator, denominator);
}
