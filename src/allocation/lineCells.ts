import { lineLabel, type Line } from "../domain/lines";
import { fen, sumFen, type Fen } from "../domain/money";
import type { UnitCode } from "../domain/units";
import type { AllocationInput } from "./result";

export interface FreeCell {
  readonly unit: UnitCode;
  /** Place among the units. */
  readonly position: number;
  /** 保底 in whole steps (rounded up). */
  readonly least: Fen;
  /** 上限 in whole steps (rounded down), or null. */
  readonly most: Fen | null;
}

export interface HeldCell {
  readonly unit: UnitCode;
  readonly position: number;
  readonly amount: Fen;
}

/** The cells of one line that hold money or may get some. */
export interface LineCells {
  readonly line: Line;
  readonly label: string;
  /** 固定 cells, also outside 可分单位: what a person fixed is left alone (rule R22 warns). */
  readonly held: readonly HeldCell[];
  readonly free: readonly FreeCell[];
  readonly heldTotal: Fen;
  /** What the cells need at least and can take at most (null: no limit). */
  readonly least: Fen;
  readonly most: Fen | null;
}

/** Sorts the cells of a line into held and free ones, in the order of the units. */
export function lineCells(line: Line, input: AllocationInput, step: Fen): LineCells {
  const holds = input.holds[line.id] ?? {};
  const builders = new Set(line.builders);
  const held: HeldCell[] = [];
  const free: FreeCell[] = [];
  for (const [position, { code }] of input.units.entries()) {
    const hold = holds[code];
    if (hold !== undefined) held.push({ unit: code, position, amount: hold });
    else if (builders.has(code)) free.push({ unit: code, position, ...bounds(line, code, input, step) });
  }
  const heldTotal = sumFen(held.map((cell) => cell.amount));
  const ceilings = free.map((cell) => cell.most).filter((most) => most !== null);
  return {
    line,
    label: lineLabel(line),
    held,
    free,
    heldTotal,
    least: fen(heldTotal + sumFen(free.map((cell) => cell.least))),
    most: ceilings.length < free.length ? null : fen(heldTotal + sumFen(ceilings)),
  };
}

function bounds(line: Line, unit: UnitCode, input: AllocationInput, step: Fen): Pick<FreeCell, "least" | "most"> {
  const floor = input.floors?.[line.id]?.[unit] ?? 0;
  const ceiling = input.ceilings?.[line.id]?.[unit];
  return {
    least: fen(Math.ceil(floor / step) * step),
    most: ceiling === undefined ? null : fen(Math.floor(ceiling / step) * step),
  };
}
