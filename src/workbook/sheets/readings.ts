import type { FundBook } from "../../domain/book";
import type { Reading, Rule } from "../../domain/rule";
import { ruleInForce } from "../../rules/choices";
import { factsOf, type BookFacts } from "../../rules/facts";
import { onSheet, ownRowAddress } from "../address";
import { RULE_NAME } from "../factNames";
import { quoted } from "../formula";
import { SheetGrid } from "../grid";
import type { MatrixLayout } from "../layout";
import { SHEET } from "../names";
import type { CellStyle, CellValue, SheetPlan } from "../plan";
import { expectedValues } from "../proofExpected";
import { choiceFormulas, figureFormulas, type CellOf } from "../proofFormulas";
import type { ProofColumn, ProofRow, ProofSource, ProofValues } from "../proofModel";
import { proofSource } from "../proofRows";
import { sentenceFormula } from "../proofSentence";
import { LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { ALERT_FORMAT, NOT_DUE_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";

const READINGS_ROW = { note: 1, header: 2, first: 3 } as const;
/** Columns people read, in order. */
const SHOWN = {
  question: 0,
  name: 1,
  label: 2,
  actual: 3,
  limit: 4,
  verdict: 5,
  gap: 6,
  chosen: 7,
  sentence: 8,
  decidedBy: 9,
  decidedOn: 10,
  reason: 11,
  rule: 12,
} as const;
const HEADERS = [
  "编号",
  "规则",
  "口径",
  "现有",
  "应达",
  "结论",
  "还差/余",
  "现用",
  "说明",
  "谁定",
  "日期",
  "依据",
  "代码",
];
const WIDTHS = [5, 18, 18, 10, 10, 11, 14, 5, 48, 8, 10, 16, 8];
/** Hidden working columns, right of the table. */
const WORKING = { left: 13, right: 14, plan: 15, missing: 16, slack: 17, outside: 18, fault: 19 } as const;
const CHOSEN_WORD = "现用";

/** What a row of this sheet has itself; all else of a rule stands in its row of 校验. */
const OWN: Readonly<Partial<Record<ProofColumn, number>>> = {
  ...WORKING,
  actual: SHOWN.actual,
  limit: SHOWN.limit,
  verdict: SHOWN.verdict,
  gap: SHOWN.gap,
  sentence: SHOWN.sentence,
  reading: SHOWN.label,
};

/** One reading of an open question, of one rule (and institution). */
interface ReadingRow {
  readonly question: string;
  readonly reading: Reading;
  readonly proof: ProofRow;
  readonly source: ProofSource;
  readonly values: ProofValues;
}

/** 口径对照: each open question, each of its readings with its result, so that leaders see which decision matters. */
export function readingsSheet(book: FundBook, layout: MatrixLayout, proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  const rows = readingRows(book, layout, proof);
  putTitle(grid, "口径对照");
  grid.put(
    READINGS_ROW.note,
    0,
    "每个待定口径的各种读法与结果并列；改用哪一种，在“规则”的“口径”栏选，并写谁定、日期、依据。",
    STYLES.note,
  );
  grid.putRow(READINGS_ROW.header, 0, HEADERS, STYLES.header);
  for (const [column, index] of Object.entries(WORKING)) grid.put(READINGS_ROW.header, index, column, STYLES.header);
  rows.forEach((row, index) => {
    putReading(grid, READINGS_ROW.first + index, book, row);
  });
  const last = READINGS_ROW.first + Math.max(1, rows.length);
  const verdicts = `F${READINGS_ROW.first + 1}:F${last}`;
  return sheetPlan(SHEET.readings, grid, {
    columnWidths: WIDTHS,
    hiddenColumns: Object.values(WORKING),
    rowHeights: Object.fromEntries(rows.map((row, index) => [READINGS_ROW.first + index, heightOf(row)])),
    freeze: { rows: READINGS_ROW.first, columns: 3 },
    conditionalFormats: (
      [
        ["不符合", ALERT_FORMAT],
        ["计划有缺口", UNKNOWN_FORMAT],
        ["无数据", UNKNOWN_FORMAT],
        ["未到期", NOT_DUE_FORMAT],
      ] as const
    ).map(([word, format]) => ({
      range: verdicts,
      when: { kind: "cellValue", operator: "equal", operand: `="${word}"` },
      format,
    })),
    protected: true,
    print: {
      ...LIST_PRINT,
      area: `A1:M${last}`,
      repeatRows: `${READINGS_ROW.header + 1}:${READINGS_ROW.header + 1}`,
    },
  });
}

function heightOf({ values, reading }: ReadingRow): number {
  return wrappedHeight([
    { text: values.sentence, width: WIDTHS[SHOWN.sentence] ?? 56 },
    { text: reading.label.zh, width: WIDTHS[SHOWN.label] ?? 24 },
  ]);
}

/** The usual reading answers every question of its rule; the others answer their own. */
function readingsOf(rule: Rule, question: string): readonly Reading[] {
  return rule.readings.filter((reading) => (reading.question ?? question) === question);
}

function questionsOf(rule: Rule): readonly string[] {
  return [...new Set(rule.readings.flatMap(({ question }) => question ?? []))];
}

function readingRows(book: FundBook, layout: MatrixLayout, proof: readonly ProofRow[]): readonly ReadingRow[] {
  const facts = factsOf(book);
  return book.catalogue.flatMap((rule) => {
    const own = proof.filter((row) => row.rule.id === rule.id && row.line === null);
    return questionsOf(rule).flatMap((question) =>
      readingsOf(rule, question).flatMap((reading) =>
        own.map((row) => readingRow({ book, layout, facts, question, reading, proof: row })),
      ),
    );
  });
}

interface ReadingPlace {
  readonly book: FundBook;
  readonly layout: MatrixLayout;
  readonly facts: BookFacts;
  readonly question: string;
  readonly reading: Reading;
  readonly proof: ProofRow;
}

function readingRow({ book, layout, facts, question, reading, proof }: ReadingPlace): ReadingRow {
  const { rule, institution, row } = proof;
  const choice = book.rules.find((candidate) => candidate.rule === rule.id);
  const inForce = { ...ruleInForce(rule, choice ? { ...choice, reading: reading.id } : undefined), reading };
  const source = proofSource({
    book,
    layout,
    facts,
    inForce,
    readings: [reading],
    readingLabel: reading.label.zh,
    lineRow: null,
    institution,
    first: true,
    row,
    judgementCell: onSheet(SHEET.proof, proof.cell.judgement),
  });
  return { question, reading, proof, source, values: expectedValues(source) };
}

function putReading(
  grid: SheetGrid,
  row: number,
  book: FundBook,
  { question, reading, proof, source, values }: ReadingRow,
): void {
  const cell: CellOf = (column) => {
    const own = OWN[column];
    return own === undefined ? onSheet(SHEET.proof, proof.cell[column]) : ownRowAddress(row, own);
  };
  const { rule, institution } = proof;
  const name = institution === null ? rule.name.zh : `${rule.name.zh}：${source.facts.unitName(institution)}`;
  const figures = figureFormulas(source, cell);
  const compute = (column: number, formula: string, value: CellValue, style: CellStyle): void => {
    grid.compute(row, column, `=${formula}`, value, style);
  };
  const number: CellStyle = {
    ...STYLES.number,
    numberFormat: reading.measure === "money" ? "#,##0.00####" : "General",
  };
  grid.put(row, SHOWN.question, question, STYLES.code);
  grid.put(row, SHOWN.name, name, STYLES.wrapped);
  grid.put(row, SHOWN.label, reading.label.zh, STYLES.wrapped);
  compute(SHOWN.actual, figures.actual, values.actual, number);
  compute(SHOWN.limit, figures.limit, values.limit, number);
  compute(SHOWN.verdict, figures.verdict, values.verdictWord, STYLES.warningCentered);
  compute(SHOWN.gap, figures.gap, values.gap, STYLES.centered);
  compute(SHOWN.sentence, sentenceFormula(source, cell), values.sentence, STYLES.wrapped);
  grid.put(row, SHOWN.rule, proof.id, STYLES.code);
  putChoice(grid, row, book, { proof, reading });
  for (const column of ["left", "right", "plan", "missing", "slack", "outside"] as const)
    compute(WORKING[column], figures[column], values[column], STYLES.number);
  compute(WORKING.fault, choiceFormulas(source, cell).fault, values.fault, STYLES.text);
}

/** Which reading is in force, and who decided it, when and why: as 规则 says. */
function putChoice(
  grid: SheetGrid,
  row: number,
  book: FundBook,
  { proof, reading }: Pick<ReadingRow, "proof" | "reading">,
): void {
  const inForce = proof.readingLabel === reading.label.zh;
  const chosen = `${onSheet(SHEET.proof, proof.cell.reading)}=${quoted(reading.label.zh)}`;
  const choice = book.rules.find((candidate) => candidate.rule === proof.rule.id);
  grid.compute(
    row,
    SHOWN.chosen,
    `=IF(${chosen},"${CHOSEN_WORD}","")`,
    inForce ? CHOSEN_WORD : "",
    STYLES.warningCentered,
  );
  const ruleRow = onSheet(SHEET.proof, proof.cell.ruleRow);
  const told = (name: string): string => `=IF(AND(${chosen},${ruleRow}>0),INDEX(${name},${ruleRow})&"","")`;
  grid.compute(
    row,
    SHOWN.decidedBy,
    told(RULE_NAME.decidedBy),
    inForce ? (choice?.decidedBy ?? "") : "",
    STYLES.centered,
  );
  grid.compute(
    row,
    SHOWN.decidedOn,
    told(RULE_NAME.decidedOn),
    inForce ? (choice?.decidedOn ?? "") : "",
    STYLES.centered,
  );
  grid.compute(row, SHOWN.reason, told(RULE_NAME.reason), inForce ? (choice?.reason ?? "") : "", STYLES.wrapped);
}
