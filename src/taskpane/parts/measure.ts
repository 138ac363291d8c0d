import { fen, formatWan } from "../../domain/money";
import type { Headline } from "../../usecases/view";

/** A rule's figure for people: 万元 for money, a whole number for projects and cells. */
export function formatMeasure(value: number, measure: Headline["measure"]): string {
  return measure === "money" ? formatWan(fen(value)) : String(value);
}
