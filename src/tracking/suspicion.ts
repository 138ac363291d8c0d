import { fen, type Fen } from "../domain/money";
import type { ReturnTableId } from "../domain/returns";

/** 万元 written where 元 belongs, or the other way round (E4). */
export interface UnitSuspicion {
  /** Field of the amount. */
  readonly field: string;
  readonly kind: "wan-as-yuan" | "yuan-as-wan";
  /** What it would be. */
  readonly amount: Fen;
}

const FEN_PER_YUAN_OF_WAN = 10_000;
/** Ten thousand times too much: nothing honest exceeds its allotment a hundredfold. */
const FAR_TOO_MUCH = 100;

/** The amount of a row that is measured against what was allotted. */
export const MEASURED_FIELD: Partial<Readonly<Record<ReturnTableId, string>>> = {
  arrival: "arrived",
  spend: "amount",
  contract: "amount",
};

/**
 * 是否误以万元填报？ An amount in 元 that does not even reach the figure in 万元 allotted (3.92元 of 3.92万元), or that is far
 * beyond it and fits once divided. Asked only; an honest 20元 of a large allotment is answered with one word.
 * @param whole what was allotted or arrived, whichever is larger; null or 0: nothing to measure against
 */
export function unitSuspicion(field: string, amount: Fen, whole: Fen | null): UnitSuspicion | null {
  const size = Math.abs(amount);
  if (whole === null || whole <= 0 || size === 0) return null;
  if (size * FEN_PER_YUAN_OF_WAN <= whole) {
    return { field, kind: "wan-as-yuan", amount: fen(amount * FEN_PER_YUAN_OF_WAN) };
  }
  const divided = amount / FEN_PER_YUAN_OF_WAN;
  if (size > whole * FAR_TOO_MUCH && Number.isSafeInteger(divided) && Math.abs(divided) <= whole) {
    return { field, kind: "yuan-as-wan", amount: fen(divided) };
  }
  return null;
}
