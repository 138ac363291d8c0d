import { fixedBlock } from "../address";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { CellValue, SheetPlan } from "../plan";
import { PROOF_COLUMN, PROOF_ROW, type ProofRow } from "../proofModel";
import { putTitle, sheetPlan } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { LEVEL_WORDS } from "./rules";

const HEADERS = ["序", "级别", "结论", "事项", "还差", "位置", "依据", "怎么办", "编号"];
const FIRST_ROW = 3;

interface FindingColumn {
  readonly key: keyof typeof PROOF_COLUMN;
  readonly value: (row: ProofRow) => CellValue;
  readonly wide?: boolean;
}

const COLUMNS: readonly FindingColumn[] = [
  { key: "level", value: (row) => LEVEL_WORDS[row.level] },
  { key: "verdict", value: (row) => row.verdictWord },
  { key: "sentence", value: (row) => row.sentence, wide: true },
  { key: "gap", value: (row) => row.gap },
  { key: "address", value: (row) => row.address },
  { key: "clause", value: (row) => row.rule.clause },
  { key: "remedy", value: (row) => row.rule.remedy.zh, wide: true },
  { key: "id", value: (row) => row.id },
];

/** 预警: a list made by formulas, worst first; nothing is typed here (opinions live in 复核意见). */
export function findingsSheet(proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "预警");
  const listed = proof.filter((row) => row.order !== "").sort((a, b) => Number(a.order) - Number(b.order));
  const orders = proofColumn("order", proof.length);
  grid.compute(
    1,
    0,
    `=IF(COUNT(${orders})=0,"没有预警。","共"&COUNT(${orders})&"条，必须的在前。")`,
    listed.length === 0 ? "没有预警。" : `共${listed.length}条，必须的在前。`,
    STYLES.note,
  );
  grid.putRow(FIRST_ROW - 1, 0, HEADERS, STYLES.header);
  proof.forEach((_, index) => {
    putFinding(grid, FIRST_ROW + index, index, listed[index], proof.length);
  });
  const range = `C${FIRST_ROW + 1}:C${FIRST_ROW + proof.length}`;
  return sheetPlan(SHEET.findings, grid, {
    columnWidths: [5, 7, 9, 64, 14, 16, 18, 44, 9],
    freeze: { rows: FIRST_ROW, columns: 0 },
    conditionalFormats: [
      { range, when: { kind: "cellValue", operator: "equal", operand: '="不符合"' }, format: ALERT_FORMAT },
      { range, when: { kind: "cellValue", operator: "equal", operand: '="无数据"' }, format: UNKNOWN_FORMAT },
    ],
    protected: true,
    print: { orientation: "landscape", paper: "A4", fitToWidth: 1, repeatRows: "3:3" },
  });
}

function putFinding(grid: SheetGrid, row: number, index: number, finding: ProofRow | undefined, count: number): void {
  const orders = proofColumn("order", count);
  grid.compute(
    row,
    0,
    `=IF(COUNT(${orders})>=${index + 1},${index + 1},"")`,
    finding ? index + 1 : "",
    STYLES.centered,
  );
  COLUMNS.forEach(({ key, value, wide }, offset) => {
    const formula = `=IFERROR(INDEX(${proofColumn(key, count)},MATCH(SMALL(${orders},${index + 1}),${orders},0)),"")`;
    grid.compute(
      row,
      1 + offset,
      formula,
      finding ? value(finding) : "",
      wide === true ? STYLES.wrapped : STYLES.centered,
    );
  });
}

function proofColumn(key: keyof typeof PROOF_COLUMN, count: number): string {
  const column = PROOF_COLUMN[key];
  return fixedBlock(
    SHEET.proof,
    { row: PROOF_ROW.first, column },
    { row: PROOF_ROW.first + Math.max(1, count) - 1, column },
  );
}
