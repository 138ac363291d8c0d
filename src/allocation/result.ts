import type { AllocationMethod, AmountTable, Factor, LineId } from "../domain/book";
import type { Line } from "../domain/lines";
import type { Fen } from "../domain/money";
import type { Unit, UnitCode } from "../domain/units";
import type { Fraction } from "./fraction";
import type { ShareState } from "./states";

export interface AllocationInput {
  readonly lines: readonly Line[];
  readonly units: readonly Pick<Unit, "code" | "name">[];
  /** 指标总额. */
  readonly total: Fen;
  readonly method: AllocationMethod;
  readonly factors: readonly Factor[];
  /** 困难系数 in ten-thousandths by unit; a unit without one counts 1. The factor method alone uses them. */
  readonly coefficients?: Readonly<Record<UnitCode, number>>;
  /** 固定: amounts that stay as they are, whatever they are. */
  readonly holds: AmountTable;
  /** 保底 and 上限 of cells; taken up and down to whole steps. */
  readonly floors?: AmountTable;
  readonly ceilings?: AmountTable;
  /** 取整单位, by default 0.01 万元. */
  readonly step?: Fen;
}

/** What 测算 shows of one rounded share, in a pot's place among pots or a cell's place in its pot. */
export interface ShareTrace {
  /** 应分数 in fen, exact. */
  readonly quota: Fraction;
  /** 应分数 in 万元, six decimals, cut off, never rounded up. */
  readonly quotaText: string;
  /** 舍后. */
  readonly floored: Fen;
  /** 名次 of the remainder; null where a bound or a person decided. */
  readonly remainderRank: number | null;
  /** 尾差: one step, or 0. */
  readonly extra: Fen;
  /** What is below a step and was given to this one place; 0 elsewhere. */
  readonly residue: Fen;
  readonly state: ShareState;
  /** floored + extra + residue. */
  readonly amount: Fen;
}

export interface CellTrace extends ShareTrace {
  readonly unit: UnitCode;
  /** 得分 as a whole number; only proportions within the pot mean something. Null where held. */
  readonly score: bigint | null;
}

export interface Pot extends ShareTrace {
  readonly line: LineId;
  /** Given as an amount, the sum of its holds, or a share by weight. */
  readonly basis: "fixed" | "held" | "weight";
  readonly weight: number;
  /** Sum of its 固定 cells. */
  readonly held: Fen;
  /** Σ 得分 of the cells that are not held. */
  readonly scoreTotal: bigint;
  /** In the order of the units. */
  readonly cells: readonly CellTrace[];
}

export interface AllocationResult {
  readonly total: Fen;
  readonly step: Fen;
  /** Only cells that may hold money, and held ones; a share of nothing is there as 0. */
  readonly amounts: AmountTable;
  /** In the order of the lines. */
  readonly pots: readonly Pot[];
}
