import type { AmountTable } from "./amounts";
import type { Fen } from "./money";

/** 历次方案: the decided amounts as they stood at one moment; never changed afterwards (E3). */
export interface AllocationVersion {
  /** 次, from 1; never used twice. */
  readonly number: number;
  /** ISO date and time. */
  readonly at: string;
  /** 自报 (D14); empty when nobody was named. */
  readonly who: string;
  /** 事由: 分配前, 局党组审定, or what the person wrote. */
  readonly why: string;
  /** 状态 then, with its number: 草案1. */
  readonly state: string;
  /** 指标总额 of the ledger then; null when nothing had been received. */
  readonly total: Fen | null;
  readonly decided: AmountTable;
  /** The amounts or the total are no longer those that were kept: somebody typed over them. */
  readonly altered: boolean;
}

/** 事由 of versions kept by themselves, before a division writes over what was decided. */
export const BEFORE_DIVISION = "分配前";

/** The same, before another funding document changes what there is to divide. */
export const BEFORE_DOCUMENT = "录入文件前";
