import type { Area } from "../address";
import type { ConditionalRule } from "../engine/engine";
import type { Session } from "../member";

/** A formula of a rule as it reads for cells elsewhere. */
export function mover(session: Session, from: Area | undefined, to: Area | undefined): (formula: string) => string {
  if (from === undefined || to === undefined) return (formula) => formula;
  const [rows, columns] = [to.row - from.row, to.column - from.column];
  return (formula) => (formula.startsWith("=") ? session.engine.moveFormula(formula, rows, columns) : formula);
}

/** When a rule holds, its formulas moved. */
export function movedWhen(when: ConditionalRule["when"], move: (formula: string) => string): ConditionalRule["when"] {
  if (when.kind === "custom") return { ...when, formula: move(when.formula) };
  if (when.kind !== "cellValue") return when;
  const second = when.formula2 === undefined ? {} : { formula2: move(when.formula2) };
  return { ...when, formula1: move(when.formula1), ...second };
}
