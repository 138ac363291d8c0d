import type { FundBook } from "../../domain/book";
import { ruleToText } from "../../rules/funds/fund";
import { onSheet } from "../address";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { CellStyle, CellValue, SheetPlan } from "../plan";
import type { ProofColumn, ProofRow } from "../proofModel";
import { dateSerial, LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { ALERT_FORMAT, NOT_DUE_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { LEVEL_WORDS, RULE_ROW, RULES_COLUMN, RULES_HEADERS, STAGE_WORDS, YES_NO, type RulesColumn } from "./ruleCells";
import { ruleValidations } from "./ruleValidations";
import { worstVerdict } from "./worstVerdict";

const WIDTHS = [4.5, 4.5, 4.5, 20, 10, 8, 10, 12, 8, 15, 11, 6, 8, 10, 15, 10, 32, 5.5];
const FIGURE_FORMAT = "#,##0.00####";

/** 规则: every rule with its clause; the pale columns can be changed here, with or without the add-in. */
export function rulesSheet(book: FundBook, proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "规则");
  grid.put(
    1,
    0,
    "浅黄各栏可改：改界限、口径、到期、人工判断后，分配表、预警、校验随公式变化。改了请写谁定（自报姓名）、日期、依据。",
    STYLES.note,
  );
  for (const column of Object.keys(RULES_COLUMN) as RulesColumn[])
    grid.put(RULE_ROW.header, RULES_COLUMN[column], RULES_HEADERS[column], STYLES.header);
  book.catalogue.forEach((rule, index) => {
    const rows = proof.filter((candidate) => candidate.rule.id === rule.id);
    const [first] = rows;
    if (first) putRule(grid, RULE_ROW.first + index, book, first, rows);
  });
  return sheetPlan(SHEET.rules, grid, looks(book));
}

function looks(book: FundBook): Partial<SheetPlan> {
  const first = RULE_ROW.first + 1;
  const last = RULE_ROW.first + Math.max(1, book.catalogue.length);
  const verdicts = `G${first}:G${last}`;
  const heights = book.catalogue.map(({ name, quote, clause, readings }, index) => {
    const height = wrappedHeight([
      { text: clause, width: WIDTHS[RULES_COLUMN.clause] ?? 10 },
      ...readings.map(({ label }) => ({ text: label.zh, width: WIDTHS[RULES_COLUMN.reading] ?? 15 })),
      { text: quote, width: WIDTHS[RULES_COLUMN.quote] ?? 40 },
      { text: name.zh, width: WIDTHS[RULES_COLUMN.name] ?? 22 },
    ]);
    return [RULE_ROW.first + index, height] as const;
  });
  return {
    columnWidths: WIDTHS,
    hiddenColumns: [RULES_COLUMN.definition],
    rowHeights: Object.fromEntries(heights),
    freeze: { rows: RULE_ROW.first, columns: 4 },
    conditionalFormats: [
      { range: verdicts, when: { kind: "cellValue", operator: "equal", operand: '="不符合"' }, format: ALERT_FORMAT },
      {
        range: verdicts,
        when: { kind: "cellValue", operator: "equal", operand: '="计划有缺口"' },
        format: UNKNOWN_FORMAT,
      },
      { range: verdicts, when: { kind: "cellValue", operator: "equal", operand: '="无数据"' }, format: UNKNOWN_FORMAT },
      { range: verdicts, when: { kind: "cellValue", operator: "equal", operand: '="未到期"' }, format: NOT_DUE_FORMAT },
    ],
    validations: ruleValidations(book.catalogue),
    print: {
      ...LIST_PRINT,
      area: `A1:R${last}`,
      repeatRows: `${RULE_ROW.header + 1}:${RULE_ROW.header + 1}`,
    },
  };
}

/** One rule: what a person may set, what 校验 says of it, and where it comes from. */
function putRule(grid: SheetGrid, row: number, book: FundBook, proof: ProofRow, rows: readonly ProofRow[]): void {
  const { rule, inForce } = proof;
  const choice = book.rules.find((candidate) => candidate.rule === rule.id);
  const put = (column: RulesColumn, value: CellValue, style: CellStyle): void => {
    grid.put(row, RULES_COLUMN[column], value, style);
  };
  const centered: CellStyle = { ...STYLES.inputText, horizontal: "center" };
  put("enabled", inForce.enabled ? YES_NO.yes : YES_NO.no, centered);
  put("stage", STAGE_WORDS[rule.stage], STYLES.centered);
  put("level", LEVEL_WORDS[inForce.level], centered);
  put("name", rule.name.zh, STYLES.wrapped);
  putFigures(grid, row, proof, rows);
  put("threshold", unreadable(book, rule.id, "threshold") ?? inForce.threshold / 10_000, thresholdStyle(rule));
  const several = rule.readings.length > 1;
  put("reading", proof.readingLabel, several ? { ...STYLES.inputWrapped, vertical: "middle" } : STYLES.wrapped);
  put("due", unreadable(book, rule.id, "due") ?? dueValue(proof), { ...STYLES.inputDate, horizontal: "center" });
  const judged = rule.readings.some(({ left }) => left.some(({ quantity }) => quantity.kind === "judgement"));
  const judgement = inForce.judgement === null ? null : inForce.judgement ? YES_NO.yes : YES_NO.no;
  put("judgement", unreadable(book, rule.id, "judgement") ?? judgement, judged ? centered : STYLES.centered);
  put("decidedBy", choice?.decidedBy || null, STYLES.inputText);
  put("decidedOn", choice?.decidedOn || null, STYLES.inputText);
  put("reason", choice?.reason || null, STYLES.inputWrapped);
  put("clause", rule.clause, STYLES.wrapped);
  put("quote", rule.quote, STYLES.wrapped);
  put("code", rule.id, STYLES.code);
  put("definition", ruleToText(rule), STYLES.code);
}

/** What stands in a cell of 规则 that cannot be read: put back as it was typed. */
function unreadable(book: FundBook, rule: string, field: string): string | null {
  const record = book.unreadableRecords.find((one) => one.about === "rule" && one.field === `${rule}.${field}`);
  return record?.text ?? null;
}

function thresholdStyle({ thresholdEditable, thresholdUnit }: ProofRow["rule"]): CellStyle {
  if (thresholdUnit === "share")
    return thresholdEditable ? STYLES.inputPercent : { ...STYLES.number, numberFormat: "0.00%" };
  return thresholdEditable ? STYLES.inputNumber : STYLES.number;
}

/** A date, or the state by which the rule must be met; empty where it holds at once. */
function dueValue({ inForce: { due } }: ProofRow): CellValue {
  if (due === null) return null;
  return due.kind === "date" ? dateSerial(due.on) : due.state;
}

function putFigures(grid: SheetGrid, row: number, proof: ProofRow, rows: readonly ProofRow[]): void {
  const cell = (of: ProofRow, column: ProofColumn): string => onSheet(SHEET.proof, of.cell[column]);
  const figure: CellStyle = { ...STYLES.number, numberFormat: FIGURE_FORMAT, horizontal: "right" };
  const compute = (column: RulesColumn, formula: string, value: CellValue, style: CellStyle): void => {
    grid.compute(row, RULES_COLUMN[column], `=${formula}`, value, style);
  };
  const verdict = worstVerdict(rows);
  compute("verdict", verdict.formula, verdict.value, STYLES.warningCentered);
  if (rows.length === 1) {
    const count: CellStyle =
      proof.inForce.reading.measure === "money" ? figure : { ...figure, numberFormat: "General" };
    compute("actual", cell(proof, "actual"), proof.actual, count);
    compute("limit", cell(proof, "limit"), proof.limit, count);
    compute("gap", cell(proof, "gap"), proof.gap, STYLES.centered);
  } else if (proof.rule.scope === "institution") putInstitutions(compute, cell, rows);
  else putLines(compute, cell, rows);
}

type Compute = (column: RulesColumn, formula: string, value: CellValue, style: CellStyle) => void;
type CellOf = (of: ProofRow, column: ProofColumn) => string;

/** 分别: the figures of the institutions side by side, in the order of 单位. */
function putInstitutions(compute: Compute, cell: CellOf, rows: readonly ProofRow[]): void {
  const joined = (column: "actual" | "gap"): readonly [string, string] => [
    rows.map((one) => cell(one, column)).join('&"、"&'),
    rows.map((one) => String(one[column])).join("、"),
  ];
  const [first] = rows;
  compute("actual", ...joined("actual"), STYLES.centered);
  if (first) compute("limit", cell(first, "limit"), first.limit, STYLES.number);
  compute("gap", ...joined("gap"), STYLES.centered);
}

/** Seen line by line: how many lines break it. */
function putLines(compute: Compute, cell: CellOf, rows: readonly ProofRow[]): void {
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (!first || !last) return;
  const broken = `COUNTIF(${cell(first, "verdict")}:${last.cell.verdict},"不符合")`;
  const count = rows.filter(({ verdictWord }) => verdictWord === "不符合").length;
  compute("actual", broken, count, STYLES.number);
  compute("limit", "0", 0, STYLES.number);
  compute("gap", `IF(${broken}>0,${broken}&"行","")`, count > 0 ? `${count}行` : "", STYLES.centered);
}
