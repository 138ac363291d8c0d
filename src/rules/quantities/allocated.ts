import type { CellSelector } from "../../domain/rule";
import { wholeFen, type FormulaScope, type QuantityKind } from "./kind";
import { cellLacks, overCells, sumOfLines } from "./lineSelection";
import { readCellSelector } from "./readSelector";

/** Σ of decided amounts, fen. */
export const allocated: QuantityKind<"allocated"> = {
  dimension: "money",
  read: (field) => ({ where: readCellSelector(field.object(["kind", "coefficient", "where"]).where) }),
  evaluate: ({ where }, facts, focus) => overCells(where, facts, focus, (amount) => BigInt(amount)),
  formula: ({ where }, scope) => wholeFen(amountSum(where, scope)),
  lacks: ({ where }, facts, focus) => cellLacks(where, facts, focus),
};

/** Σ of the matching amounts in 万元. */
function amountSum(where: CellSelector, scope: FormulaScope): string {
  if (where.builder) return sumOfLines(scope, "line.outsideAmount", where);
  if (where.ledBy) {
    const coordinated = sumOfLines(scope, "line.sum", { ...where, coordinatedBy: "prefecture" });
    const all = sumOfLines(scope, "line.prefecture", where);
    const own = sumOfLines(scope, "line.prefecture", { ...where, coordinatedBy: "prefecture" });
    return `${coordinated}+${all}-${own}`;
  }
  if (where.unitLevel === "prefecture") return sumOfLines(scope, "line.prefecture", where);
  return sumOfLines(scope, where.unitLevel === "county" ? "line.county" : "line.sum", where);
}
