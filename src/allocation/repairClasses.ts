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
  const { rows, amounts, slack, forced, cells } = groundOf(input, step, freedom);
  const classes = new Map<number, { cells: number[]; down: bigint; up: bigint | null; perStep: readonly bigint[] }>();
  input.cells.forEach((cell, index) => {
    const own = cells[index];
    if (!own) return;
    const room = narrowed(own.room, cell, freedom);
    if (room.down === 0n && room.up === 0n) return;
    const found = classes.get(own.kind);
    if (!found) classes.set(own.kind, { cells: [index], ...room, perStep: own.perStep });
    else {
      found.cells.push(index);
      found.down += room.down;
      found.up = found.up === null || room.up === null ? null : found.up + room.up;
    }
  });
  return { input, rows, step, amounts, classes: [...classes.values()], slack, forced };
}

/** What one step in a cell does to each row (cells of one kind do the same), and how far the cell may go by itself. */
interface GroundCell {
  readonly kind: number;
  readonly perStep: readonly bigint[];
  readonly room: Room;
}

/** All of a search that does not depend on whom it asks to give or take. */
interface Ground extends Pick<Search, "rows" | "amounts" | "slack" | "forced"> {
  readonly cells: readonly GroundCell[];
}

/** A repair searches one input many times, asking one unit after another: the rest is worked out once. */
const GROUNDS = new WeakMap<RepairInput, Map<string, Ground>>();

function groundOf(input: RepairInput, step: Fen, { without, opened }: Freedom): Ground {
  const known = GROUNDS.get(input) ?? new Map<string, Ground>();
  GROUNDS.set(input, known);
  const key = JSON.stringify([step, [...(without ?? [])], [...(opened ?? [])]]);
  const found = known.get(key);
  if (found) return found;
  const rows = input.rows.filter((row) => without?.has(row.id) !== true);
  const freedom: Freedom = opened ? { opened } : {};
  const amounts = input.cells.map((cell) => startOf(cell, step, freedom));
  const changes = amounts.map((amount, index) => BigInt(amount - (input.cells[index]?.amount ?? 0)));
  const kinds = new Map<string, { readonly kind: number; readonly perStep: readonly bigint[] }>();
  const cells = input.cells.map((cell, index): GroundCell => {
    const perStep = rows.map((row) => perFen(row, index) * BigInt(step));
    const name = perStep.join("|");
    const own = kinds.get(name) ?? { kind: kinds.size, perStep };
    kinds.set(name, own);
    return { ...own, room: roomOf(cell, amounts[index] ?? fen(0), step, freedom) };
  });
  const ground: Ground = {
    rows,
    amounts,
    slack: rows.map((row) => slackOf(row, changes)),
    forced: fen(Number(changes.reduce((sum, change) => sum + change, 0n))),
    cells,
  };
  known.set(key, ground);
  return ground;
}

/** What a cell may still do where only some are asked. */
function narrowed({ down, up }: Room, cell: RepairCell, { mayGive, mayTake }: Freedom): Room {
  return { down: mayGive?.(cell) === false ? 0n : down, up: mayTake?.(cell) === false ? 0n : up };
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
  return changes.reduce((sum, change, cell) => (change === 0n ? sum : sum + change * perFen(row, cell)), now);
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
