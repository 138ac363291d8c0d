import type { AmountTable, FundBook, FundDocument, RuleChoice } from "../../src/domain/book";
import { NO_RECORDS } from "../../src/domain/records";
import { RULE_CATALOGUE } from "../../src/rules/catalogue";
import type { Line } from "../../src/domain/lines";
import type { Fen } from "../../src/domain/money";
import type { Field, Project } from "../../src/domain/project";
import { SAMPLE_LINES, UNITS, wan } from "../allocation/sampleShape";

const MISSING: Field = { text: "", status: "missing", line: null };

/** A project with the fields rules look at. */
export function projectOf(line: Line): Project {
  return {
    number: line.project,
    fields: { number: MISSING, category: MISSING, name: MISSING, builders: MISSING, task: MISSING },
    shortName: line.shortName,
    category: line.category,
    categoryLabel: "",
    builders: line.builders,
    coordinator: line.coordinator,
    placeholder: line.placeholder,
    amount: null,
    fixedAmount: line.fixedAmount,
    resourcePart: null,
    weight: line.weight,
    questionIds: [],
  };
}

export function received(amount: Fen): FundDocument {
  return {
    direction: "in",
    documentNumber: "示例〔2020〕1号",
    issuedOn: "2020-04-01",
    receivedOn: null,
    counterpart: "省财政厅",
    documentTotal: null,
    amount,
    note: "",
    source: "central",
  };
}

export function book(more: Partial<FundBook> = {}): FundBook {
  return {
    title: "公共数字文化",
    year: 2020,
    noticeNumber: "",
    sample: true,
    state: "草案",
    version: 1,
    units: UNITS,
    projects: SAMPLE_LINES.map(projectOf),
    ledger: [],
    method: "even",
    factors: [],
    computed: {},
    decided: {},
    holds: [],
    catalogue: RULE_CATALOGUE,
    rules: [],
    repairs: [],
    openQuestions: [],
    unreadable: [],
    ...NO_RECORDS,
    today: { date: "2020-05-25", typed: true },
    ...more,
  };
}

/** A book with a ledger of one document and decided amounts written in 万元. */
export function decidedBook(
  total: string,
  cells: Readonly<Record<string, Readonly<Record<string, string>>>>,
  more: Partial<FundBook> = {},
): FundBook {
  return book({ ledger: [received(wan(total))], decided: amounts(cells), ...more });
}

export function amounts(cells: Readonly<Record<string, Readonly<Record<string, string>>>>): AmountTable {
  return Object.fromEntries(
    Object.entries(cells).map(([line, row]) => [
      line,
      Object.fromEntries(Object.entries(row).map(([unit, amount]) => [unit, wan(amount)])),
    ]),
  );
}

/** A choice that changes only what is given. */
export function choice(rule: string, more: Partial<RuleChoice>): RuleChoice {
  return {
    rule,
    enabled: true,
    level: "must",
    threshold: null,
    due: null,
    judgement: null,
    reason: "",
    reading: null,
    decidedBy: "",
    decidedOn: "",
    ...more,
  };
}
