import type { Area } from "../address";
import { intersect } from "../address";
import type { CellContent, ValidationRule } from "../engine/engine";
import type { Session } from "../member";
import { boundedPart, referenceArea } from "./access";

function compare(value: number, rule: ValidationRule): boolean | null {
  const first = Number(rule.formula1);
  const second = Number(rule.formula2 ?? rule.formula1);
  if (rule.formula1.trim() === "" || !Number.isFinite(first) || !Number.isFinite(second)) return null;
  switch (rule.operator) {
    case "notBetween":
      return value < first || value > second;
    case "equal":
      return value === first;
    case "notEqual":
      return value !== first;
    case "greaterThan":
      return value > first;
    case "lessThan":
      return value < first;
    case "greaterThanOrEqual":
      return value >= first;
    case "lessThanOrEqual":
      return value <= first;
    default:
      return value >= first && value <= second;
  }
}

function listed(session: Session, rule: ValidationRule, cell: CellContent): boolean | null {
  if (!rule.formula1.startsWith("=")) {
    return rule.formula1.split(",").some((entry) => entry.trim() === String(cell.value));
  }
  const source = referenceArea(session, rule.formula1);
  if (source === null) return null;
  return session.engine.cells(source.sheet, source.area).some((row) => row.some((entry) => entry.value === cell.value));
}

/** Whether a cell satisfies a rule; null where that would need a formula evaluated. */
function satisfies(session: Session, rule: ValidationRule, cell: CellContent): boolean | null {
  if (cell.kind === "empty") return rule.ignoreBlanks ? true : rule.kind === "custom" ? null : false;
  if (rule.kind === "list") return listed(session, rule, cell);
  if (rule.kind === "custom") return null;
  if (rule.kind === "textLength") return compare(String(cell.value).length, rule);
  if (typeof cell.value !== "number" || (rule.kind === "whole" && !Number.isInteger(cell.value))) return false;
  return compare(cell.value, rule);
}

/** Excel's `valid`: true when all cells satisfy, false when none does, null when they differ or it cannot be told. */
export function isValid(session: Session, sheet: string, area: Area, rules: readonly ValidationRule[]): boolean | null {
  const part = boundedPart(session, sheet, area);
  if (part === null) return true;
  const answers = new Set<boolean | null>();
  session.engine.cells(sheet, part).forEach((row, rowIndex) =>
    row.forEach((cell, columnIndex) => {
      const place = { row: part.row + rowIndex, column: part.column + columnIndex, rows: 1, columns: 1 };
      const rule = rules.find((candidate) => candidate.areas.some((covered) => intersect(covered, place) !== null));
      answers.add(rule === undefined ? true : satisfies(session, rule, cell));
    }),
  );
  return answers.size === 1 ? ([...answers][0] ?? null) : null;
}
