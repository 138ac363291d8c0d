import type { FundBook } from "../domain/book";
import type { Quantity, Rule } from "../domain/rule";
import type { UnitCode } from "../domain/units";
import { cellAddress, onSheet } from "./address";
import { cellOf, layoutOf, MATRIX_COLUMN, MATRIX_ROW, type MatrixLayout } from "./layout";
import { SHEET } from "./names";
import { RULE_ROW, RULES_COLUMN } from "./sheets/ruleCells";

type PlacedBook = Pick<FundBook, "projects" | "units">;

/** Where an amount stands: `分配表!E9`; the sheet's head when line or unit is not in the table. */
export function addressOf(book: PlacedBook, line: string, unit: UnitCode): string {
  const place = cellOf(layoutOf(book), line, unit);
  return onSheet(SHEET.allocation, place ? cellAddress(place.row, place.column) : "A1");
}

/** Where a rule's figure stands: its line, the strip, the register it counts, or its row of 规则. */
export function ruleAddress(book: PlacedBook & Pick<FundBook, "catalogue">, rule: string, line: string | null): string {
  const found = book.catalogue.find(({ id }) => id === rule);
  return found ? placeOfRule(book, layoutOf(book), found, line) : onSheet(SHEET.rules, "A1");
}

/** The same, when the layout is at hand. */
export function placeOfRule(
  { catalogue }: Pick<FundBook, "catalogue">,
  layout: MatrixLayout,
  rule: Rule,
  line: string | null,
): string {
  const own = line === null ? undefined : layout.lineRows.find((candidate) => candidate.line.id === line);
  if (own) return onSheet(SHEET.allocation, cellAddress(own.row, MATRIX_COLUMN.alert));
  const quantity = rule.readings[0].left[0]?.quantity;
  const register = quantity ? registerOf(quantity) : null;
  if (register !== null) return onSheet(register, "A1");
  if (quantity?.kind === "judgement") {
    const row = RULE_ROW.first + catalogue.findIndex(({ id }) => id === rule.id);
    return onSheet(SHEET.rules, cellAddress(row, RULES_COLUMN.judgement));
  }
  return onSheet(SHEET.allocation, cellAddress(matrixRow(layout, rule, quantity), MATRIX_COLUMN.sum));
}

/** The sheet people fill in for a quantity; null where it stands in 分配表 or 规则. */
function registerOf(quantity: Quantity): string | null {
  switch (quantity.kind) {
    case "institutions":
    case "units":
      return SHEET.units;
    case "sessions":
      return SHEET.activities;
    case "taskPoints":
    case "sessionTargets":
      return SHEET.indicators;
    case "approval":
      return SHEET.home;
    case "fundTotal":
      return SHEET.ledger;
    case "projects":
      return SHEET.projects;
    default:
      return null;
  }
}

/** The sum row for a whole that must tie out, the resource subtotal, a project's own row, else the strip. */
function matrixRow(layout: MatrixLayout, { comparator }: Rule, quantity: Quantity | undefined): number {
  if (comparator === "=") return MATRIX_ROW.sum;
  const where = quantity && "where" in quantity && quantity.kind !== "units" ? quantity.where : {};
  const project = "project" in where ? layout.lineRows.find(({ line }) => line.project === where.project) : undefined;
  if (project) return project.row;
  const led = "unitLevel" in where || "ledBy" in where;
  const category = "category" in where ? where.category : undefined;
  const group = led ? undefined : layout.groups.find((candidate) => candidate.category === category);
  return category !== undefined && group ? group.row : MATRIX_ROW.prefecture;
}
