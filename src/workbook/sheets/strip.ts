import { fundName } from "../../domain/fundName";
import { fundTotal, receivedDocuments, tableTotal } from "../../domain/lines";
import { formatWan, sumFen, wanNumber, type Fen } from "../../domain/money";
import { onSheet } from "../address";
import type { SheetGrid } from "../grid";
import { MATRIX_ROW } from "../layout";
import { SAMPLE_MARK, SHEET } from "../names";
import type { ProofRow } from "../proofModel";
import { LINE_NAME, TOTAL_NAME } from "../ruleFormula";
import { linkFormula } from "../sheet";
import { STYLES } from "../styles";
import type { AllocationSheetInput } from "./allocationInput";

/** Rows 1–5: title, state, and the three lines everyone reads first. Frozen. */
export function putStrip(grid: SheetGrid, input: AllocationSheetInput): void {
  putTitleRows(grid, input);
  putTotals(grid, input);
  for (const [row, rule] of [
    [MATRIX_ROW.resource, "R03"],
    [MATRIX_ROW.prefecture, "R04"],
  ] as const) {
    const proof = input.proof.find((candidate) => candidate.rule.id === rule);
    if (proof) putRuleRow(grid, input, row, proof);
  }
}

function putTitleRows(grid: SheetGrid, { book, layout }: AllocationSheetInput): void {
  const year = book.year === null ? "" : `${book.year}年`;
  const title = `${year}${fundName(book.title)}分配表${book.sample ? `（${SAMPLE_MARK}）` : ""}`;
  grid.compute(MATRIX_ROW.title, 0, linkFormula(SHEET.home, title), title, STYLES.title);
  grid.paint(MATRIX_ROW.title, 1, layout.countySum, STYLES.title);
  const amounts =
    book.state === "已下达" || book.state === "归档" || book.state === "局党组审定" ? "审定数" : "拟分配数";
  grid.put(
    MATRIX_ROW.state,
    0,
    `${book.state}${book.version}　${amounts}${book.sample ? `　${SAMPLE_MARK}` : ""}`,
    STYLES.note,
  );
  grid.put(MATRIX_ROW.state, 8, "单位：万元", STYLES.noteRight);
}

function putTotals(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput): void {
  const row = MATRIX_ROW.total;
  const total = fundTotal(book.ledger);
  const allocated = tableTotal(book.decided);
  const difference = sumFen([total, -allocated as Fen]);
  grid.put(row, 0, "指标总额", STYLES.label);
  grid.paint(row, 1, 2, STYLES.label);
  grid.compute(row, 3, `=${TOTAL_NAME}`, wanNumber(total), STYLES.sum);
  grid.put(row, 4, "已分配", STYLES.labelRight);
  grid.compute(row, 5, `=SUMIFS(${LINE_NAME.sum},${LINE_NAME.kind},"line")`, wanNumber(allocated), STYLES.sum);
  grid.put(row, 6, "差额", STYLES.labelRight);
  grid.compute(row, 7, "=ROUND(D3-F3,6)", wanNumber(difference), STYLES.sum);
  const known = receivedDocuments(book.ledger).length > 0;
  const rule = proof.find((candidate) => candidate.rule.id === "R12");
  const missing = rule ? onSheet(SHEET.proof, rule.cell.missing) : '""';
  const formula = `=IF(LEN(${missing})>0,"无数据："&${missing},IF(H3=0,"平",IF(H3>0,"少分"&TEXT(H3,"0.00####"),"多分"&TEXT(-H3,"0.00####"))&"万元"))`;
  grid.compute(row, 8, formula, totalsVerdict(rule, difference, known), STYLES.warning);
  grid.paint(row, 9, layout.countySum, STYLES.warning);
}

function totalsVerdict(rule: ProofRow | undefined, difference: Fen, known: boolean): string {
  if (rule && rule.missing !== "") return `无数据：${rule.missing}`;
  if (!known || difference === 0) return "平";
  return `${difference > 0 ? "少分" : "多分"}${formatWan(Math.abs(difference) as Fen)}万元`;
}

/** 现有 · 应不少于 · 还差/余, then the verdict with its clause, amounts before percentages. */
function putRuleRow(grid: SheetGrid, { layout }: AllocationSheetInput, row: number, proof: ProofRow): void {
  const cell = (address: string): string => onSheet(SHEET.proof, address);
  grid.put(row, 0, proof.rule.shortName.zh, STYLES.label);
  grid.paint(row, 1, 2, STYLES.label);
  grid.compute(row, 3, `=${cell(proof.cell.actual)}`, proof.actual, STYLES.sum);
  grid.put(row, 4, "应不少于", STYLES.labelRight);
  grid.compute(row, 5, `=${cell(proof.cell.limit)}`, proof.limit, STYLES.sum);
  grid.compute(
    row,
    6,
    `=IF(${cell(proof.cell.slack)}<0,"还差","余")`,
    proof.slack < 0 ? "还差" : "余",
    STYLES.labelRight,
  );
  grid.compute(row, 7, `=ABS(${cell(proof.cell.slack)})`, Math.abs(proof.slack), STYLES.sum);
  const formula = `=${cell(proof.cell.verdict)}&"："&IF(LEN(${cell(proof.cell.missing)})>0,${cell(proof.cell.missing)},${cell(proof.cell.gap)}&"　${proof.rule.clause}"&"　"&${cell(proof.cell.readingLabel)})`;
  const rest = proof.missing !== "" ? proof.missing : `${proof.gap}　${proof.rule.clause}　${proof.readingLabel}`;
  grid.compute(row, 8, formula, `${proof.verdictWord}：${rest}`, STYLES.warning);
  grid.paint(row, 9, layout.countySum, STYLES.warning);
}
