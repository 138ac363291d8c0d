import { RULE_CATALOGUE } from "../../rules/catalogue";
import { fixedAddress, onSheet } from "../address";
import { SHEET } from "../names";

/** 0-based places in 规则; rules stand in the order of the catalogue. */
export const RULE_ROW = { header: 2, first: 3 } as const;
export const RULES_COLUMN = {
  enabled: 0,
  stage: 1,
  level: 2,
  name: 3,
  actual: 4,
  limit: 5,
  verdict: 6,
  gap: 7,
  threshold: 8,
  reading: 9,
  decidedBy: 10,
  decidedOn: 11,
  clause: 12,
  quote: 13,
  code: 14,
} as const;

/** The cell of 规则 in which a person sets something of a rule: `规则!$I$5`. */
export function ruleCell(rule: string, column: keyof typeof RULES_COLUMN): string {
  const index = RULE_CATALOGUE.findIndex((candidate) => candidate.id === rule);
  return onSheet(SHEET.rules, fixedAddress(RULE_ROW.first + index, RULES_COLUMN[column]));
}
