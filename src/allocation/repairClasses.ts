import { fen, type Fen } from "../domain/money";
import { ceilDivide, floorDivide, type IntegerProgram, type IntegerRow, type IntegerVariable } from "./integerProgram";
import type { Bound, Closing, RepairCell, RepairInput, RepairRow } from "./repairModel";

/** What a search may do besides: whom to leave alone, and what to let go. */
export interface Freedom {
  /** Rows that need not hold. */
  readonly without?: ReadonlySet<string>;
  /** Closed cells that may move all the same, and bounds that need not hold. */
  readonly opened?: ReadonlySet<Closing | Bound>;
  readonly mayGive?: (cell: RepairCell) => boolean;
  readonly mayTake?: (cell: RepairCell) => boolean;
}

/** Cells no rule tells apart: only the sum of their changes matters to the rules. */
export interface CellClass {
  /** Places in `input.cells`. */
  readonly cells: readonly number[];
  /** How far all of them together can go down, and up (null: without end), in steps. */
  readonly down: bigint;
  readonly up: bigint | null;
  /** Change of each row in force per step. */
  readonly perStep: readonly bigint[];
}

/** The input with what must change at once already changed, and the classes that are left to choose about. */
export interface Search {
  readonly input: RepairInput;
  readonly rows: readonly RepairRow[];
  readonly step: Fen;
  /** Amounts after forced changes: no free cell below 0. */
  readonly amounts: readonly Fen[];
  readonly classes: readonly CellClass[];
  /** `10000 · left − threshold · right` of each row at `amounts`. */
  readonly slack: readonly bigint[];
  readonly forced: Fen;
}

/** Room of one cell: steps it can go down and up. */
interface Room {
  readonly down: bigint;
  readonly up: bigint | null;
}

export function searchOf(input: RepairInput, step: Fen, freedom: Freedom = {}): Search {
  const rows = input.rows.filter((row) => freedom.without?.has(row.id) !== true);
  const amounts = input.cells.map((cell) => startOf(cell, step, freedom));
  const changes = amounts.map((amount, index) => BigInt(amount - (input.cells[index]?.amount ?? 0)));
  const slack = rows.map((row) => slackOf(row, changes));
  const classes = new Map<string, { cells: number[]; down: bigint; up: bigint | null; perStep: readonly bigint[] }>();
  input.cells.forEach((cell, index) => {
    const room = roomOf(cell, amounts[index] ?? fen(0), step, freedom);
    if (room.down === 0n && room.up === 0n) return;
    const perStep = rows.map((row) => perFen(row, index) * BigInt(step));
    const key = perStep.join("|");
    const found = classes.get(key);
    if (!found) classes.set(key, { cells: [index], ...room, perStep });
    else {
      found.cells.push(index);
      found.down += room.down;
      found.up = found.up === null || room.up === null ? null : found.up + room.up;
    }
  });
  const forced = changes.reduce((sum, change) => sum + change, 0n);
  return { input, rows, step, amounts, classes: [...classes.values()], slack, forced: fen(Number(forced)) };
}

/** Where a cell starts: never below 0 or its floor, nor above its ceiling. */
function startOf(cell: RepairCell, step: Fen, freedom: Freedom): Fen {
  if (isClosed(cell, freedom)) return cell.amount;
  const { least, most } = boundsOf(cell, step, freedom);
  const raised = Math.max(cell.amount, least);
  return fen(most === null ? raised : Math.min(raised, Math.max(most, least)));
}

/** 保底 taken up and 上限 taken down to whole steps. */
function boundsOf(cell: RepairCell, step: Fen, { opened }: Freedom): { least: Fen; most: Fen | null } {
  // A closed cell let go may stay where it is, even below 0: letting go must never make anything harder.
  const lowest = cell.closed === null ? 0 : Math.min(0, cell.amount);
  const floor = opened?.has("floor") === true ? lowest : (cell.floor ?? lowest);
  const ceiling = opened?.has("ceiling") === true ? undefined : cell.ceiling;
  return {
    least: fen(Math.ceil(floor / step) * step),
    most: ceiling === undefined ? null : fen(Math.floor(ceiling / step) * step),
  };
}

function isClosed(cell: RepairCell, { opened }: Freedom): boolean {
  return cell.closed !== null && opened?.has(cell.closed) !== true;
}

/** How far one cell may go. */
export function roomOf(cell: RepairCell, amount: Fen, step: Fen, freedom: Freedom): Room {
  if (isClosed(cell, freedom)) return { down: 0n, up: 0n };
  const gives = freedom.mayGive?.(cell) !== false;
  const takes = !cell.outside && freedom.mayTake?.(cell) !== false;
  const { least, most } = boundsOf(cell, step, freedom);
  const steps = (room: number): bigint => floorDivide(BigInt(Math.max(0, room)), BigInt(step));
  const up = most === null ? null : steps(most - amount);
  return { down: gives ? steps(amount - least) : 0n, up: takes ? up : 0n };
}

/** Change of `10000 · left − threshold · right` per fen in a cell. */
export function perFen(row: RepairRow, cell: number): bigint {
  return 10_000n * (row.left.perFen[cell] ?? 0n) - BigInt(row.threshold) * (row.right.perFen[cell] ?? 0n);
}

/** The same per fen of the total. */
export function perFenOfTotal(row: RepairRow): bigint {
  return 10_000n * row.left.perFenOfTotal - BigInt(row.threshold) * row.right.perFenOfTotal;
}

function slackOf(row: RepairRow, changes: readonly bigint[]): bigint {
  const now = 10_000n * row.left.now - BigInt(row.threshold) * row.right.now;
  return changes.reduce((sum, change, cell) => sum + change * perFen(row, cell), now);
}

/** Whether every row holds when nothing more is moved. */
export function holdsAlready({ rows, slack }: Search): boolean {
  return rows.every(({ comparator }, index) => {
    const value = slack[index] ?? 0n;
    if (comparator === "=") return value === 0n;
    return comparator === ">=" ? value >= 0n : value <= 0n;
  });
}

/** One more thing that can give in a program, with its effect on each row. */
export interface ExtraVariable {
  readonly variable: IntegerVariable;
  readonly perUnit: readonly bigint[];
}

/**
 * The search as a whole-number program: one variable per class, in steps. A row is divided by what its coefficients
 * share and its bound rounded to the passing side, which loses no whole-number point and settles most rounding at once.
 */
export function programOf(search: Search, cost: bigint, extra: readonly ExtraVariable[] = []): IntegerProgram {
  const variables = search.classes.map(({ down, up }): IntegerVariable => ({ cost, least: -down, most: up }));
  const rows = search.rows.map(({ comparator }, index): IntegerRow => {
    const own = search.classes.map(({ perStep }) => perStep[index] ?? 0n);
    const coefficients = [...own, ...extra.map(({ perUnit }) => perUnit[index] ?? 0n)];
    return tightened({ coefficients, comparator, bound: -(search.slack[index] ?? 0n) });
  });
  return { variables: [...variables, ...extra.map(({ variable }) => variable)], rows };
}

function tightened({ coefficients, comparator, bound }: IntegerRow): IntegerRow {
  const divisor = coefficients.reduce(shared, 0n);
  if (divisor <= 1n || comparator === "=") return { coefficients, comparator, bound };
  return {
    coefficients: coefficients.map((value) => value / divisor),
    comparator,
    bound: comparator === ">=" ? ceilDivide(bound, divisor) : floorDivide(bound, divisor),
  };
}

function shared(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
