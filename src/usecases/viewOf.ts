import type { FundBook } from "../domain/book";
import { fundTotal, tableTotal } from "../domain/lines";
import { sumFen, type Fen } from "../domain/money";
import { checkBook } from "../rules/evaluate";
import type { CheckReport, JudgedOutcome, RuleOutcome } from "../rules/report";
import { dueText, figureText } from "../rules/sentence";
import { addressOf, ruleAddress } from "../workbook/place";
import type { BookView, Headline, PendingRule, PlacedFinding } from "./view";

/** Rules whose figures the strip shows before anything else. */
const HEADLINE_RULES: readonly string[] = ["R03", "R04"];

/** What a person sees of a book: totals, the strip's lines, findings with the place to look at. */
export function viewOf(book: FundBook, report: CheckReport = checkBook(book)): BookView {
  const total = fundTotal(book.ledger);
  const allocated = tableTotal(book.decided);
  const judged = report.outcomes.filter((outcome): outcome is JudgedOutcome => outcome.known);
  const placed = judged.map((outcome) => placedFinding(book, outcome));
  return {
    book,
    total,
    allocated,
    difference: sumFen([total, -allocated as Fen]),
    headlines: judged.filter((outcome) => HEADLINE_RULES.includes(outcome.rule.id)).map(headline),
    findings: placed
      .filter((finding) => finding.verdict === "broken" || finding.verdict === "planGap")
      .sort((a, b) => findingOrder(a) - findingOrder(b)),
    passed: summarised(judged).map((outcome) => placedFinding(book, outcome)),
    metCount: judged.filter((outcome) => outcome.verdict === "met").length,
    undetermined: report.outcomes.flatMap((outcome) =>
      outcome.verdict === "noData" ? [{ ...pendingRule(book, outcome), missing: outcome.missing }] : [],
    ),
    notDue: report.outcomes
      .filter((outcome) => outcome.verdict === "notDue")
      .map((outcome) => pendingRule(book, outcome)),
    openQuestions: book.openQuestions.length,
  };
}

/** What is met; a rule met on several lines is told once, with how many. */
function summarised(judged: readonly JudgedOutcome[]): readonly JudgedOutcome[] {
  const met = judged.filter((outcome) => outcome.verdict === "met");
  return met.flatMap((outcome) => {
    if (outcome.line === null) return [outcome];
    const lines = met.filter((candidate) => candidate.rule.id === outcome.rule.id);
    if (lines[0] !== outcome) return [];
    const { name, clause } = outcome.rule;
    const sentence = {
      zh: `${name.zh}：${lines.length}行符合。依据：${clause}。`,
      en: `${name.en}: met on ${lines.length} lines. Basis: ${clause}.`,
    };
    return [{ ...outcome, id: outcome.rule.id, line: null, sentence }];
  });
}

function findingOrder(finding: PlacedFinding): number {
  return (finding.verdict === "broken" ? 0 : 2) + (finding.level === "must" ? 0 : 1);
}

function pendingRule(book: FundBook, outcome: RuleOutcome): PendingRule {
  const { rule } = outcome;
  return {
    id: outcome.id,
    rule: rule.id,
    level: outcome.level,
    name: rule.name,
    sentence: outcome.sentence,
    clause: rule.clause,
    quote: rule.quote,
    address: outcome.known ? placeOf(book, outcome) : outcome.place,
  };
}

function placedFinding(book: FundBook, outcome: JudgedOutcome): PlacedFinding {
  return {
    id: outcome.id,
    rule: outcome.rule.id,
    verdict: outcome.verdict,
    level: outcome.level,
    stage: outcome.rule.stage,
    clause: outcome.rule.clause,
    quote: outcome.rule.quote,
    address: placeOf(book, outcome),
    measure: outcome.reading.measure,
    actual: outcome.actual,
    limit: outcome.limit,
    shortage: outcome.shortage,
    figure: figureText(outcome.reading.measure, outcome.actual, outcome.limit),
    due: dueText(outcome.due),
    name: outcome.rule.name,
    sentence: outcome.sentence,
    remedy: outcome.rule.remedy,
  };
}

/** A rule seen on one line points at the first cell concerned; a whole-book rule at its figure. */
function placeOf(book: FundBook, outcome: RuleOutcome): string {
  const cell = outcome.cells[0];
  return outcome.line !== null && cell
    ? addressOf(book, cell.line, cell.unit)
    : ruleAddress(book, outcome.rule.id, outcome.line);
}

function headline(outcome: JudgedOutcome): Headline {
  return {
    rule: outcome.rule.id,
    name: outcome.rule.shortName,
    measure: outcome.reading.measure,
    actual: outcome.actual,
    limit: outcome.limit,
    slack: outcome.slack,
    verdict: outcome.verdict,
  };
}
