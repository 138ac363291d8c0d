import type { RuleChoice } from "../../domain/book";
import { RULE_CATALOGUE } from "../../rules/catalogue";
import { RULE_ROW, RULES_COLUMN } from "../sheets/ruleCells";
import { ENABLED_WORDS, LEVEL_WORDS } from "../sheets/rules";
import type { ContentReader } from "./contentReader";

/**
 * 规则 → what a person has set. Rows that say just what the catalogue says are no choice.
 * A threshold that is no number leaves the catalogue's in force.
 */
export function readRules(sheet: ContentReader): readonly RuleChoice[] {
  const header = sheet.headerRow(["启用", "级别", "代码"]) ?? RULE_ROW.header;
  const column = (label: string, usual: number): number => sheet.columnOf(header, label) ?? usual;
  const choices: RuleChoice[] = [];
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const rule = RULE_CATALOGUE.find(
      (candidate) => candidate.id === sheet.text(row, column("代码", RULES_COLUMN.code)),
    );
    if (!rule) continue;
    const label = sheet.text(row, column("口径", RULES_COLUMN.reading));
    const reading = rule.readings.find((candidate) => candidate.label.zh === label) ?? rule.readings[0];
    const share = sheet.number(row, column("界限", RULES_COLUMN.threshold));
    const choice: RuleChoice = {
      rule: rule.id,
      enabled: sheet.text(row, column("启用", RULES_COLUMN.enabled)) !== ENABLED_WORDS.no,
      level: sheet.text(row, column("级别", RULES_COLUMN.level)) === LEVEL_WORDS.advice ? "advice" : "must",
      threshold: rule.thresholdEditable && share !== null ? Math.round(share * 10_000) : rule.threshold,
      reading: reading.id,
      decidedBy: sheet.text(row, column("谁定", RULES_COLUMN.decidedBy)),
      decidedOn: sheet.text(row, column("日期", RULES_COLUMN.decidedOn)),
    };
    if (differs(choice, rule.level, rule.threshold, rule.readings[0].id)) choices.push(choice);
  }
  return choices;
}

function differs(choice: RuleChoice, level: RuleChoice["level"], threshold: number, reading: string): boolean {
  const set = !choice.enabled || choice.level !== level || choice.threshold !== threshold || choice.reading !== reading;
  return set || choice.decidedBy !== "" || choice.decidedOn !== "";
}
