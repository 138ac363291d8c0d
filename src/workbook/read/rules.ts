import type { RuleChoice } from "../../domain/book";
import type { UnreadableRecord } from "../../domain/records";
import type { Rule } from "../../domain/rule";
import { RULE_CATALOGUE } from "../../rules/catalogue";
import { ruleFromText } from "../../rules/funds/fund";
import { cellAddress, onSheet } from "../address";
import { SHEET } from "../names";
import { isoDate } from "../sheet";
import { RULES_LABEL } from "../sheets/keys";
import { LEVEL_WORDS, RULE_ROW, RULES_COLUMN, RULES_HEADERS, YES_NO, type RulesColumn } from "../sheets/ruleCells";
import type { ContentReader } from "./contentReader";

export interface ReadRules {
  /** In the order of the rows. */
  readonly catalogue: readonly Rule[];
  readonly rules: readonly RuleChoice[];
  readonly unreadable: readonly UnreadableRecord[];
}

/**
 * 规则 → the fund's rules and what a person has set. Rows are found by their code wherever they were sorted. A rule
 * whose 定义 or whose row is lost (标识 still names it) falls back to the built-in rule of the same code; a row nobody
 * knows is reported. Workbooks made before 定义 existed have the built-in rules.
 */
export function readRules(sheet: ContentReader, keys: ContentReader): ReadRules {
  const table = new RuleTable(sheet);
  const unreadable: UnreadableRecord[] = [];
  const rows = table.rows();
  const catalogue: Rule[] = [];
  for (const row of rows) {
    const rule = ruleOfRow(table, row, unreadable);
    if (rule && !catalogue.some(({ id }) => id === rule.id)) catalogue.push(rule);
  }
  restoreLostRows(table, rows, keys, catalogue, unreadable);
  const complete = table.hasDefinitions ? catalogue : RULE_CATALOGUE;
  const choices = complete.flatMap((rule) => {
    const row = rows.find((candidate) => table.text(candidate, "code") === rule.id);
    return row === undefined ? [] : readChoice(table, row, rule, unreadable);
  });
  return { catalogue: complete, rules: choices, unreadable };
}

/** The table of 规则 by its headers. */
class RuleTable {
  readonly hasDefinitions: boolean;
  private readonly header: number;
  private readonly columns: Readonly<Partial<Record<RulesColumn, number>>>;

  constructor(private readonly sheet: ContentReader) {
    this.header = sheet.headerRow(["启用", "级别", "代码"]) ?? RULE_ROW.header;
    const found = (Object.keys(RULES_COLUMN) as RulesColumn[]).flatMap((key) => {
      const column = sheet.columnOf(this.header, RULES_HEADERS[key]);
      return column === null ? [] : [[key, column] as const];
    });
    this.columns = Object.fromEntries(found);
    this.hasDefinitions = this.columns.definition !== undefined;
  }

  rows(): readonly number[] {
    const rows: number[] = [];
    for (let row = this.header + 1; row < this.sheet.rowCount; row += 1) {
      if (this.text(row, "code") !== "") rows.push(row);
    }
    return rows;
  }

  /** A column that is not there holds nothing. */
  value(row: number, key: RulesColumn): ReturnType<ContentReader["value"]> {
    const column = this.columns[key];
    return column === undefined ? null : this.sheet.value(row, column);
  }

  text(row: number, key: RulesColumn): string {
    const value = this.value(row, key);
    return value === null ? "" : String(value).trim();
  }

  address(row: number, key: RulesColumn): string {
    return onSheet(SHEET.rules, cellAddress(row, this.columns[key] ?? RULES_COLUMN[key]));
  }
}

/** The rule a row defines, the built-in one of its code where the definition is lost, or nothing, reported. */
function ruleOfRow(table: RuleTable, row: number, unreadable: UnreadableRecord[]): Rule | null {
  const code = table.text(row, "code");
  const builtIn = RULE_CATALOGUE.find(({ id }) => id === code) ?? null;
  const address = table.address(row, "definition");
  const defined = ruleFromText(table.text(row, "definition"), address);
  if (defined.ok && defined.value.id === code) return defined.value;
  if (table.hasDefinitions || builtIn === null)
    unreadable.push({ about: "rule", field: `${code}.definition`, text: table.text(row, "name"), address });
  return builtIn;
}

/** Rules 标识 still names though their rows are gone from 规则. */
function restoreLostRows(
  table: RuleTable,
  rows: readonly number[],
  keys: ContentReader,
  catalogue: Rule[],
  unreadable: UnreadableRecord[],
): void {
  const present = new Set(rows.map((row) => table.text(row, "code")));
  for (const code of listedRules(keys)) {
    if (present.has(code)) continue;
    const builtIn = RULE_CATALOGUE.find(({ id }) => id === code);
    if (builtIn) catalogue.push(builtIn);
    const text = builtIn?.name.zh ?? code;
    unreadable.push({ about: "rule", field: `${code}.row`, text, address: onSheet(SHEET.rules, "A1") });
  }
}

function listedRules(keys: ContentReader): readonly string[] {
  for (let row = 0; row < keys.rowCount; row += 1) {
    if (keys.text(row, 0) === RULES_LABEL) return keys.text(row, 1).split("、");
  }
  return [];
}

/** What a person set of a rule; nothing where the row says just what the rule says. */
function readChoice(table: RuleTable, row: number, rule: Rule, unreadable: UnreadableRecord[]): readonly RuleChoice[] {
  const report = (field: RulesColumn, text: string): string => {
    unreadable.push({ about: "rule", field: `${rule.id}.${field}`, text, address: table.address(row, field) });
    return text;
  };
  const choice: RuleChoice = {
    rule: rule.id,
    enabled: table.text(row, "enabled") !== YES_NO.no,
    level: table.text(row, "level") === LEVEL_WORDS.advice ? "advice" : "must",
    threshold: thresholdOf(table.value(row, "threshold"), rule, report),
    due: dueOf(table.value(row, "due"), rule, report),
    judgement: judgementOf(table.text(row, "judgement"), report),
    reason: table.text(row, "reason"),
    reading: readingOf(table.text(row, "reading"), rule),
    decidedBy: table.text(row, "decidedBy"),
    decidedOn: dateText(table.value(row, "decidedOn")),
  };
  return differs(choice, rule) ? [choice] : [];
}

type Report = (field: RulesColumn, text: string) => string;
type Typed = ReturnType<ContentReader["value"]>;

/** Basis points; −1 for a text, which no rule can use, so that nothing is judged by a threshold nobody typed. */
function thresholdOf(typed: Typed, rule: Rule, report: Report): number {
  if (!rule.thresholdEditable || typed === null) return rule.threshold;
  if (typeof typed === "number") return Math.round(typed * 10_000);
  report("threshold", String(typed));
  return -1;
}

/** Null where the rule's own day or state stands; a text that is no date comes back as it was typed. */
function dueOf(typed: Typed, { due }: Rule, report: Report): string | null {
  if (typed === null) return null;
  if (typeof typed === "number") {
    const on = isoDate(typed);
    return due?.kind === "date" && due.on === on ? null : on;
  }
  const text = String(typed);
  return due?.kind === "state" && due.state === text ? null : report("due", text);
}

function judgementOf(text: string, report: Report): boolean | null {
  if (text === YES_NO.yes) return true;
  if (text === YES_NO.no) return false;
  if (text !== "") report("judgement", text);
  return null;
}

/** The id of the reading whose label is typed; a label nobody knows comes back as typed, which no rule accepts. */
function readingOf(label: string, { readings }: Rule): string {
  if (label === "") return readings[0].id;
  return readings.find((reading) => reading.label.zh === label)?.id ?? label;
}

function dateText(typed: Typed): string {
  if (typeof typed === "number") return isoDate(typed);
  return typed === null ? "" : String(typed).trim();
}

function differs(choice: RuleChoice, rule: Rule): boolean {
  const judged = choice.due !== null || choice.judgement !== null || choice.reason !== "";
  const set =
    !choice.enabled ||
    choice.level !== rule.level ||
    choice.threshold !== rule.threshold ||
    choice.reading !== rule.readings[0].id;
  return set || judged || choice.decidedBy !== "" || choice.decidedOn !== "";
}
