import { fundName } from "../../domain/fundName";
import { fundTotal, receivedDocuments, tableTotal } from "../../domain/lines";
import { formatWan, sumFen, wanNumber, type Fen } from "../../domain/money";
import { onSheet } from "../address";
import { headlinesOf } from "../alerts";
import type { SheetGrid } from "../grid";
import { MATRIX_ROW } from "../layout";
import { SAMPLE_MARK, SHEET } from "../names";
import type { ProofRow } from "../proofModel";
import { FACT_CELL_NAME, FACT_NAME } from "../factNames";
import { obligation } from "../../rules/sentenceWords";
import { quoted } from "../formula";
import { linkFormula } from "../sheet";
import { STYLES } from "../styles";
import type { AllocationSheetInput } from "./allocationInput";
import { putSealCells } from "./sealCells";

/** Where the strip holds 差额 (总额 − 已分配), in the row of the total. */
export const STRIP_COLUMN = { difference: 7 } as const;

/** Rows 1–5: title, state, and the three lines everyone reads first. Frozen. */
export function putStrip(grid: SheetGrid, input: AllocationSheetInput): void {
  putTitleRows(grid, input);
  putTotals(grid, input);
  const { shares } = headlinesOf(input.proof);
  [MATRIX_ROW.resource, MATRIX_ROW.prefecture].forEach((row, index) => {
    const proof = shares[index];
    if (proof) putRuleRow(grid, input, row, proof);
  });
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
  putSealCells(grid, book, layout);
}

function putTotals(grid: SheetGrid, { book, layout, proof }: AllocationSheetInput): void {
  const row = MATRIX_ROW.total;
  const total = fundTotal(book.ledger);
  const allocated = tableTotal(book.decided);
  const difference = sumFen([total, -allocated as Fen]);
  grid.put(row, 0, "指标总额", STYLES.label);
  grid.paint(row, 1, 2, STYLES.label);
  grid.compute(row, 3, `=${FACT_CELL_NAME.fundTotal}`, wanNumber(total), STYLES.sum);
  grid.put(row, 4, "已分配", STYLES.labelRight);
  grid.compute(
    row,
    5,
    `=SUMIFS(${FACT_NAME["line.sum"]},${FACT_NAME["line.kind"]},"line")`,
    wanNumber(allocated),
    STYLES.sum,
  );
  grid.put(row, 6, "差额", STYLES.labelRight);
  grid.compute(row, STRIP_COLUMN.difference, "=ROUND(D3-F3,6)", wanNumber(difference), STYLES.sum);
  const known = receivedDocuments(book.ledger).length > 0;
  const rule = headlinesOf(proof).total;
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
  const broken = proof.rule.comparator === "<=" ? "超出" : "还差";
  const { actual, slack, limit, missing, gap, verdictWord, readingLabel } = proof;
  const known = `ISNUMBER(${cell(proof.cell.slack)})`;
  grid.put(row, 4, obligation(proof.rule, proof.inForce.reading, "zh"), STYLES.labelRight);
  grid.compute(row, 5, `=${cell(proof.cell.limit)}`, limit, STYLES.sum);
  grid.compute(
    row,
    6,
    `=IF(${known},IF(${cell(proof.cell.slack)}<0,${quoted(broken)},"余"),"")`,
    slack === "" ? "" : slack < 0 ? broken : "余",
    STYLES.labelRight,
  );
  grid.compute(
    row,
    7,
    `=IF(${known},ABS(${cell(proof.cell.slack)}),"")`,
    slack === "" ? "" : Math.abs(slack),
    STYLES.sum,
  );
  const told = `${cell(proof.cell.gap)}&"　${proof.rule.clause}　"&${cell(proof.cell.reading)}`;
  const formula = `=${cell(proof.cell.verdict)}&"："&IF(LEN(${cell(proof.cell.missing)})>0,${cell(proof.cell.missing)},${told})`;
  const rest = missing !== "" ? missing : `${gap}　${proof.rule.clause}　${readingLabel}`;
  grid.compute(row, 8, formula, `${verdictWord}：${rest}`, STYLES.warning);
  grid.compute(row, 3, `=${cell(proof.cell.actual)}`, actual, STYLES.sum);
  grid.paint(row, 9, layout.countySum, STYLES.warning);
}
