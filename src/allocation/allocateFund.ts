import type { AmountTable } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { ALLOCATION_STEP, fen, type Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import { inputFault } from "./inputFault";
import { lineCells, type FreeCell, type LineCells } from "./lineCells";
import { dividePots, type PotShare } from "./pots";
import type { AllocationInput, AllocationResult, CellTrace, Pot } from "./result";
import { scoresOf } from "./scores";
import { heldTrace, shareOut } from "./shareOut";

/**
 * 分配 in two steps (largest remainder, exact): the fund total into one pot per line, each pot among the units the
 * line's 建设单位 allows. The sum of all amounts is the total to the fen; holds are untouched; each share is within
 * one step of its quota, apart from the one residue below a step (see shareOut).
 */
export function allocateFund(input: AllocationInput): Result<AllocationResult> {
  const fault = inputFault(input);
  if (fault) return failure(fault);
  const step = input.step ?? ALLOCATION_STEP;
  const lines = input.lines.map((line) => lineCells(line, input, step));
  const shares = dividePots(lines, input.total, step);
  if (!shares.ok) return shares;
  const unitNames = new Map(input.units.map((unit) => [unit.code, unit.name]));
  const pots: Pot[] = [];
  for (const [index, cells] of lines.entries()) {
    const share = shares.value[index];
    if (!share) throw new RangeError(`no pot for line ${cells.line.id}`);
    const pot = divideOnePot(cells, share, input, step, unitNames);
    if (!pot.ok) return pot;
    pots.push(pot.value);
  }
  return success({ total: input.total, step, amounts: amountsOf(pots), pots });
}

function divideOnePot(
  cells: LineCells,
  { basis, trace }: PotShare,
  input: AllocationInput,
  step: Fen,
  unitNames: ReadonlyMap<UnitCode, string>,
): Result<Pot> {
  const open = fen(trace.amount - cells.heldTotal);
  const scores = potScores(cells.free, open, input, unitNames);
  if (!scores.ok) return scores;
  const claimants = cells.free.map(({ unit, least, most }, index) => {
    return { key: unit, name: unitNames.get(unit) ?? unit, weight: scores.value[index] ?? 0n, least, most };
  });
  const subject = { zh: `项目${cells.label}各单位`, en: `the units of line ${cells.label}` };
  const shared = shareOut(open, claimants, step, subject);
  if (!shared.ok) return shared;
  const held = cells.held.map(({ unit, amount, position }) => {
    return { position, cell: { unit, score: null, ...heldTrace(amount) } };
  });
  const free = cells.free.flatMap(({ unit, position }, index) => {
    const share = shared.value[index];
    return share ? [{ position, cell: { unit, score: scores.value[index] ?? 0n, ...share } }] : [];
  });
  return success({
    ...trace,
    line: cells.line.id,
    basis,
    weight: cells.line.weight,
    held: cells.heldTotal,
    scoreTotal: scores.value.reduce((sum, score) => sum + score, 0n),
    cells: inUnitOrder([...held, ...free]),
  });
}

function inUnitOrder(placed: { readonly position: number; readonly cell: CellTrace }[]): readonly CellTrace[] {
  return placed.sort((a, b) => a.position - b.position).map(({ cell }) => cell);
}

/** Where nothing is left to share no factor is needed, so that a missing one is no fault there. */
function potScores(
  free: readonly FreeCell[],
  open: Fen,
  { method, factors, coefficients = {} }: AllocationInput,
  unitNames: ReadonlyMap<UnitCode, string>,
): Result<readonly bigint[]> {
  const units = free.map((cell) => cell.unit);
  const unitName = (unit: UnitCode): string => unitNames.get(unit) ?? unit;
  return scoresOf({ method: open === 0 ? "even" : method, factors, coefficients, units, unitName });
}

function amountsOf(pots: readonly Pot[]): AmountTable {
  const written = pots.filter((pot) => pot.cells.length > 0);
  return Object.fromEntries(
    written.map((pot) => [pot.line, Object.fromEntries(pot.cells.map(({ unit, amount }) => [unit, amount]))]),
  );
}
