import type { AmountTable, LineId } from "./amounts";
import { ALLOCATION_STEP, type Fen } from "./money";
import type { UnitCode } from "./units";

/** 调整说明: why a decided amount is not the computed one, and who decided. */
export interface Adjustment {
  readonly line: LineId;
  readonly unit: UnitCode;
  readonly reason: string;
  readonly by: string;
}

/** What a person sets on 测算 besides method, weights and 固定. */
export interface ComputationTerms {
  /** 取整单位 in fen. */
  readonly step: Fen;
  /** 保底 and 上限 of single cells. */
  readonly floors: AmountTable;
  readonly ceilings: AmountTable;
  readonly adjustments: readonly Adjustment[];
}

/** 取整单位 to choose from: 0.01, 0.10 and 1.00 万元. */
export const ROUNDING_STEPS: readonly Fen[] = [ALLOCATION_STEP, 100_000 as Fen, 1_000_000 as Fen];

export const NO_TERMS: ComputationTerms = { step: ALLOCATION_STEP, floors: {}, ceilings: {}, adjustments: [] };

/** 困难系数 in ten-thousandths: 1 leaves a score as it is. */
export const COEFFICIENT_ONE = 10_000;
