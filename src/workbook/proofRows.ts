import type { FundBook } from "../domain/book";
import { RULE_CATALOGUE } from "../rules/catalogue";
import { checkBook } from "../rules/evaluate";
import type { Rule } from "../rules/expression";
import { factsOf, type BookFacts, type LineFact } from "../rules/facts";
import { evaluateTerms } from "../rules/quantities";
import type { RuleOutcome } from "../rules/report";
import { fixedAddress } from "./address";
import type { LineRow, MatrixLayout } from "./layout";
import { proofCells } from "./proofCells";
import { proofFormulas, type ProofFormulas } from "./proofFormulas";
import { PROOF_COLUMN, PROOF_ROW, type ProofColumn, type ProofRow, type ProofSource } from "./proofModel";

/** The rows of 校验 in catalogue order; a rule seen line by line has one row per line. */
export function proofRowsOf(book: FundBook, layout: MatrixLayout): readonly ProofRow[] {
  const facts = factsOf(book);
  const outcomes = checkBook({ ...book, rules: book.rules.map((choice) => ({ ...choice, enabled: true })) }).outcomes;
  const targets = RULE_CATALOGUE.flatMap((rule): readonly Pick<Target, "rule" | "lineRow">[] =>
    rule.scope === "book" ? [{ rule, lineRow: null }] : layout.lineRows.map((lineRow) => ({ rule, lineRow })),
  );
  return targets.map(({ rule, lineRow }, index) => {
    const source = sourceOf({ book, layout, facts, outcomes, rule, lineRow, row: PROOF_ROW.first + index });
    return proofRow(source, proofFormulas(source));
  });
}

interface Target {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly facts: BookFacts;
  readonly outcomes: readonly RuleOutcome[];
  readonly rule: Rule;
  readonly lineRow: LineRow | null;
  readonly row: number;
}

function sourceOf(target: Target): ProofSource {
  const { book, layout, facts, outcomes, rule, lineRow, row } = target;
  const inForce = ruleInForce(book, rule);
  const id = lineRow?.line.id ?? null;
  const line = facts.lines.find((candidate) => candidate.id === id) ?? null;
  const left = evaluateTerms(inForce.reading.left, facts, line);
  return {
    book,
    layout,
    rule,
    ...inForce,
    lineRow,
    row,
    left: Number(left.value),
    right: Number(evaluateTerms(inForce.reading.right, facts, line).value),
    outsideAmount: line ? amountIn(line, new Set(left.cells.map((cell) => cell.unit))) : 0,
    outcome: outcomes.find((candidate) => candidate.rule.id === rule.id && candidate.line === id) ?? null,
  };
}

type InForce = Pick<ProofSource, "reading" | "enabled" | "level" | "threshold" | "decidedBy" | "decidedOn">;

/** The rule as a person has set it in 规则, else as the catalogue has it. */
function ruleInForce(book: FundBook, rule: Rule): InForce {
  const [usual] = rule.readings;
  const choice = book.rules.find((candidate) => candidate.rule === rule.id);
  if (!choice) {
    return {
      reading: usual,
      enabled: true,
      level: rule.level,
      threshold: rule.threshold,
      decidedBy: "",
      decidedOn: "",
    };
  }
  const reading = rule.readings.find((candidate) => candidate.id === choice.reading) ?? usual;
  const { enabled, level, decidedBy, decidedOn } = choice;
  return { reading, enabled, level, threshold: choice.threshold ?? rule.threshold, decidedBy, decidedOn };
}

function amountIn(line: LineFact, units: ReadonlySet<string>): number {
  const counted = line.cells.filter((cell) => units.has(cell.unit));
  return counted.reduce((sum, cell) => sum + (cell.amount ?? 0), 0);
}

function proofRow(source: ProofSource, formulas: ProofFormulas): ProofRow {
  const { rule, lineRow, row } = source;
  const address = (column: ProofColumn): string => fixedAddress(row, PROOF_COLUMN[column]);
  return {
    rule,
    line: lineRow?.line ?? null,
    id: lineRow ? `${rule.id}:${lineRow.line.id}` : rule.id,
    row,
    enabled: source.enabled,
    level: source.level,
    threshold: source.threshold,
    readingLabel: source.reading.label.zh,
    decidedBy: source.decidedBy,
    decidedOn: source.decidedOn,
    ...formulas.values,
    address: formulas.address,
    cell: {
      actual: address("actual"),
      limit: address("limit"),
      slack: address("slack"),
      verdict: address("verdict"),
      gap: address("gap"),
      missing: address("missing"),
      sentence: address("sentence"),
      readingLabel: address("reading"),
    },
    alert: formulas.alert,
    cells: proofCells(source, formulas),
  };
}
