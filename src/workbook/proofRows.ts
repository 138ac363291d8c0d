import type { FundBook } from "../domain/book";
import type { Reading, Rule } from "../domain/rule";
import type { UnitCode } from "../domain/units";
import { ruleInForce, type RuleInForce } from "../rules/choices";
import { judgeAt } from "../rules/evaluate";
import { factsOf, type BookFacts } from "../rules/facts";
import { evaluateTerms } from "../rules/quantities/evaluateTerms";
import type { Evaluation, Focus } from "../rules/quantities/kind";
import { fixedAddress, ownRowAddress } from "./address";
import { factScope } from "./factScope";
import type { LineRow, MatrixLayout } from "./layout";
import { placeOfRule } from "./place";
import { proofCells } from "./proofCells";
import { expectedValues } from "./proofExpected";
import {
  PROOF_COLUMN,
  PROOF_ROW,
  proofId,
  type ProofAddresses,
  type ProofColumn,
  type ProofRow,
  type ProofSource,
} from "./proofModel";

/** The rows of 校验 in catalogue order; a rule seen line by line has one row per line, 分别 one per institution. */
export function proofRowsOf(book: FundBook, layout: MatrixLayout): readonly ProofRow[] {
  return proofSourcesOf(book, layout).map((source) => proofRow(source));
}

function proofSourcesOf(book: FundBook, layout: MatrixLayout): readonly ProofSource[] {
  const facts = factsOf(book);
  const choices = new Map(book.rules.map((choice) => [choice.rule, choice]));
  const targets = book.catalogue.flatMap((rule) =>
    targetsOf(rule, book, layout).map((target, index) => ({ ...target, rule, first: index === 0 })),
  );
  return targets.map(({ rule, lineRow, institution, first }, index) => {
    const choice = choices.get(rule.id);
    const inForce = ruleInForce(rule, choice);
    const label = inForce.reading.label.zh;
    const known = rule.readings.some(({ id }) => id === (choice?.reading ?? inForce.reading.id));
    return proofSource({
      book,
      layout,
      facts,
      inForce,
      readings: rule.readings,
      readingLabel: known ? label : (choice?.reading ?? label),
      lineRow,
      institution,
      first,
      row: PROOF_ROW.first + index,
      judgementCell: ownRowAddress(PROOF_ROW.first + index, PROOF_COLUMN.judgement),
    });
  });
}

type Target = Pick<ProofSource, "lineRow" | "institution">;

function targetsOf({ scope }: Rule, book: FundBook, layout: MatrixLayout): readonly Target[] {
  if (scope === "line") return layout.lineRows.map((lineRow) => ({ lineRow, institution: null }));
  if (scope === "book") return [{ lineRow: null, institution: null }];
  const institutions = book.units.filter((unit) => unit.level === "prefecture");
  return institutions.map((unit) => ({ lineRow: null, institution: unit.code }));
}

interface SourceInput {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly facts: BookFacts;
  readonly inForce: RuleInForce;
  readonly readings: readonly [Reading, ...Reading[]];
  readonly readingLabel: string;
  readonly lineRow: LineRow | null;
  readonly institution: UnitCode | null;
  readonly first: boolean;
  readonly row: number;
  /** The cell that holds 人工判断, as the row's own sheet writes it. */
  readonly judgementCell: string;
}

/** Figures and outcome of one row. */
export function proofSource(input: SourceInput): ProofSource {
  const { book, layout, facts, inForce, lineRow, institution, judgementCell } = input;
  const line = lineRow ? (facts.lines.find(({ id }) => id === lineRow.line.id) ?? null) : null;
  const focus: Focus = { line, institution, judgement: inForce.judgement };
  const left = evaluateTerms(inForce.reading.left, facts, focus);
  const right = evaluateTerms(inForce.reading.right, facts, focus);
  return {
    ...input,
    line,
    scope: factScope(book, layout, { lineRow, institution }, judgementCell),
    left,
    right,
    plan: knownPlan(inForce.reading, right, facts, focus),
    outcome: judgeAt(inForce, facts, focus),
  };
}

function knownPlan(reading: Reading, right: Evaluation, facts: BookFacts, focus: Focus): Evaluation | null {
  if (!reading.plan || right.missing.length > 0) return null;
  const plan = evaluateTerms(reading.plan, facts, focus);
  return plan.missing.length > 0 ? null : plan;
}

function proofRow(source: ProofSource): ProofRow {
  const { inForce, lineRow, institution, row, layout, book } = source;
  const address = (column: ProofColumn): string => fixedAddress(row, PROOF_COLUMN[column]);
  const columns = Object.keys(PROOF_COLUMN) as ProofColumn[];
  const values = expectedValues(source);
  const place = placeOfRule(book, layout, inForce.rule, lineRow?.line.id ?? null);
  return {
    rule: inForce.rule,
    line: lineRow?.line ?? null,
    institution,
    id: proofId(source),
    row,
    inForce,
    enabled: inForce.enabled,
    level: inForce.level,
    verdict: inForce.enabled ? source.outcome.verdict : null,
    readingLabel: source.readingLabel,
    ...values,
    address: place,
    cell: Object.fromEntries(columns.map((column) => [column, address(column)])) as ProofAddresses,
    cells: proofCells(source, values, place),
  };
}
