import { OPINION_NAME, PROOF_NAME } from "../factNames";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { CellStyle, CellValue, PrintPlan, SheetPlan } from "../plan";
import { PROOF_ROW, type ProofRow } from "../proofModel";
import { LIST_PRINT, putTitle, sheetPlan } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { LEVEL_WORDS } from "./ruleCells";

/** 0-based places in 预警; `place` is hidden and says which row of 校验 is shown. */
const FINDINGS_ROW = { count: 1, header: 2, first: 3 } as const;
const FINDINGS_COLUMN = {
  number: 0,
  level: 1,
  verdict: 2,
  sentence: 3,
  gap: 4,
  address: 5,
  clause: 6,
  remedy: 7,
  opinion: 8,
  id: 9,
  place: 10,
} as const;
const HEADERS = ["序", "级别", "结论", "事项", "还差", "位置", "依据", "怎么办", "复核意见", "编号", "校验行"];
const WIDTHS = [4, 5, 11, 42, 13, 14, 12, 30, 32, 9];
/** A list that sorts itself cannot fit its rows to their texts, so every row has room for three lines. */
const ROW_POINTS = 40;
/** What fits on one A4 page under the head, with that height. */
const ROWS_PER_PAGE = 15;

interface FindingColumn {
  readonly column: number;
  readonly name: string;
  readonly value: (row: ProofRow) => CellValue;
  readonly style: CellStyle;
}

const COLUMNS: readonly FindingColumn[] = [
  {
    column: FINDINGS_COLUMN.level,
    name: PROOF_NAME.level,
    value: (row) => LEVEL_WORDS[row.level],
    style: STYLES.centered,
  },
  {
    column: FINDINGS_COLUMN.verdict,
    name: PROOF_NAME.verdict,
    value: (row) => row.verdictWord,
    style: STYLES.centered,
  },
  { column: FINDINGS_COLUMN.sentence, name: PROOF_NAME.sentence, value: (row) => row.sentence, style: STYLES.wrapped },
  {
    column: FINDINGS_COLUMN.gap,
    name: PROOF_NAME.gap,
    value: (row) => row.gap,
    style: { ...STYLES.centered, wrap: true },
  },
  { column: FINDINGS_COLUMN.address, name: PROOF_NAME.address, value: (row) => row.address, style: STYLES.centered },
  {
    column: FINDINGS_COLUMN.clause,
    name: PROOF_NAME.clause,
    value: (row) => row.rule.clause,
    style: { ...STYLES.centered, wrap: true },
  },
  {
    column: FINDINGS_COLUMN.remedy,
    name: PROOF_NAME.remedy,
    value: (row) => row.rule.remedy.zh,
    style: STYLES.wrapped,
  },
  { column: FINDINGS_COLUMN.id, name: PROOF_NAME.id, value: (row) => row.id, style: STYLES.centered },
];

/**
 * 预警: a list made by formulas, worst first; nothing is typed here (opinions live in 复核意见).
 * `opinions`: what the latest opinion on a finding says, by its id.
 */
export function findingsSheet(proof: readonly ProofRow[], opinions: ReadonlyMap<string, string>): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "预警");
  const listed = proof.filter((row) => row.order !== "").sort((a, b) => Number(a.order) - Number(b.order));
  const pages = Math.max(1, Math.ceil(listed.length / ROWS_PER_PAGE));
  const printed = Math.min(Math.max(1, proof.length), pages * ROWS_PER_PAGE);
  putCount(grid, listed.length);
  grid.putRow(FINDINGS_ROW.header, 0, HEADERS, STYLES.header);
  proof.forEach((_, index) => {
    putFinding(grid, index, listed[index], opinions);
  });
  const first = FINDINGS_ROW.first + 1;
  const range = `C${first}:C${FINDINGS_ROW.first + Math.max(1, proof.length)}`;
  return sheetPlan(SHEET.findings, grid, {
    columnWidths: WIDTHS,
    hiddenColumns: [FINDINGS_COLUMN.place],
    rowHeights: Object.fromEntries(proof.map((_, index) => [FINDINGS_ROW.first + index, ROW_POINTS])),
    freeze: { rows: FINDINGS_ROW.first, columns: 0 },
    conditionalFormats: [
      { range, when: { kind: "cellValue", operator: "equal", operand: '="不符合"' }, format: ALERT_FORMAT },
      { range, when: { kind: "cellValue", operator: "equal", operand: '="计划有缺口"' }, format: UNKNOWN_FORMAT },
      { range, when: { kind: "cellValue", operator: "equal", operand: '="无数据"' }, format: UNKNOWN_FORMAT },
    ],
    protected: true,
    print: print(printed),
  });
}

/** How many there are. The formula says nothing of the moment it was made, or every edit would look like damage. */
function putCount(grid: SheetGrid, listed: number): void {
  const count = `COUNT(${PROOF_NAME.order})`;
  grid.compute(
    FINDINGS_ROW.count,
    0,
    `=IF(${count}=0,"没有预警。","共"&${count}&"条，必须的在前。")`,
    listed === 0 ? "没有预警。" : `共${listed}条，必须的在前。`,
    STYLES.note,
  );
}

function putFinding(
  grid: SheetGrid,
  index: number,
  finding: ProofRow | undefined,
  opinions: ReadonlyMap<string, string>,
): void {
  const row = FINDINGS_ROW.first + index;
  const place = `$K${row + 1}`;
  const id = `$J${row + 1}`;
  const rank = index + 1;
  const shown = (formula: string): string => `=IF(${place}="","",${formula})`;
  grid.compute(
    row,
    FINDINGS_COLUMN.place,
    `=IF(COUNT(${PROOF_NAME.order})<${rank},"",MATCH(SMALL(${PROOF_NAME.order},${rank}),${PROOF_NAME.order},0))`,
    finding ? finding.row - PROOF_ROW.first + 1 : "",
  );
  grid.compute(row, FINDINGS_COLUMN.number, shown(String(rank)), finding ? rank : "", STYLES.centered);
  for (const { column, name, value, style } of COLUMNS)
    grid.compute(row, column, shown(`INDEX(${name},${place})`), finding ? value(finding) : "", style);
  const latest = `SUMIFS(${OPINION_NAME.place},${OPINION_NAME.finding},${id},${OPINION_NAME.latest},1)`;
  grid.compute(
    row,
    FINDINGS_COLUMN.opinion,
    shown(`IFERROR(IF(${latest}=0,"",INDEX(${OPINION_NAME.words},${latest})),"")`),
    finding ? (opinions.get(finding.id) ?? "") : "",
    STYLES.wrapped,
  );
}

/** Pages that hold nothing are not printed: the area ends with the page of the last finding. */
function print(rows: number): PrintPlan {
  return {
    ...LIST_PRINT,
    area: `A1:J${FINDINGS_ROW.first + rows}`,
    repeatRows: `${FINDINGS_ROW.header + 1}:${FINDINGS_ROW.header + 1}`,
  };
}
