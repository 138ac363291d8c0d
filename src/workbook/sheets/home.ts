import type { FundBook } from "../../domain/book";
import { fundTotal, tableTotal } from "../../domain/lines";
import { sumFen, wanNumber, type Fen } from "../../domain/money";
import { onSheet } from "../address";
import { SheetGrid } from "../grid";
import { SAMPLE_MARK, SHEET } from "../names";
import type { SheetPlan } from "../plan";
import type { ProofRow } from "../proofModel";
import { TOTAL_NAME } from "../ruleFormula";
import { linkFormula, sheetPlan } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";
import { HOME_LABEL, REAL_DATA } from "./homeLabels";

const LINKS: readonly (readonly [string, string])[] = [
  [SHEET.allocation, "各单位、各项目的金额，预警在上方和左侧"],
  [SHEET.findings, "没有达到的条款，按轻重排列"],
  [SHEET.projects, "通知附件的项目表，每格注明原文、推断或缺失"],
  [SHEET.ledger, "收到和发出的指标文件"],
  [SHEET.units, "单位、别名和分配因素"],
  [SHEET.computation, "测算数和算法过程"],
  [SHEET.rules, "条款、界限、口径"],
  [SHEET.proof, "规则逐条核算，全部是普通公式"],
  [SHEET.questions, "待核实事项与表格修复"],
];

/** 首页: what this is, how it stands, and the way to every sheet. */
export function homeSheet(book: FundBook, proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  grid.put(0, 0, "衡拨　专项资金分配与跟踪", STYLES.sheetTitle);
  const facts: readonly (readonly [string, string | number | null])[] = [
    [HOME_LABEL.title, book.title],
    [HOME_LABEL.year, book.year],
    [HOME_LABEL.notice, book.noticeNumber || null],
    [HOME_LABEL.data, book.sample ? SAMPLE_MARK : REAL_DATA],
    [HOME_LABEL.state, book.state],
    [HOME_LABEL.version, book.version],
  ];
  facts.forEach(([label, value], index) => {
    grid.put(2 + index, 0, label, STYLES.label);
    grid.put(2 + index, 1, value, { ...STYLES.text, wrap: true, horizontal: "left" });
  });
  const next = putFigures(grid, book, 9);
  putRules(grid, proof, next + 1);
  const linksAt = next + 2 + proof.filter((row) => row.line === null).length + 2;
  grid.put(linksAt - 1, 0, "各表", STYLES.label);
  grid.put(linksAt - 1, 1, "内容", STYLES.label);
  LINKS.forEach(([sheet, purpose], index) => {
    grid.compute(linksAt + index, 0, linkFormula(sheet, sheet), sheet, STYLES.link);
    grid.put(linksAt + index, 1, purpose, STYLES.text);
  });
  const verdicts = `B${next + 2}:B${linksAt - 2}`;
  return sheetPlan(SHEET.home, grid, {
    columnWidths: [22, 78],
    showGridlines: false,
    conditionalFormats: [
      { range: verdicts, when: { kind: "formula", formula: `=LEFT(B${next + 2},3)="不符合"` }, format: ALERT_FORMAT },
      { range: verdicts, when: { kind: "formula", formula: `=LEFT(B${next + 2},3)="无数据"` }, format: UNKNOWN_FORMAT },
    ],
    print: { orientation: "portrait", paper: "A4", fitToWidth: 1 },
  });
}

function putFigures(grid: SheetGrid, book: FundBook, row: number): number {
  const total = fundTotal(book.ledger);
  const allocated = tableTotal(book.decided);
  const allocatedCell = onSheet(SHEET.allocation, "$F$3");
  const style = { ...STYLES.sum, horizontal: "left" } as const;
  grid.put(row, 0, "指标总额（万元）", STYLES.label);
  grid.compute(row, 1, `=${TOTAL_NAME}`, wanNumber(total), style);
  grid.put(row + 1, 0, "已分配（万元）", STYLES.label);
  grid.compute(row + 1, 1, `=${allocatedCell}`, wanNumber(allocated), style);
  grid.put(row + 2, 0, "差额（万元）", STYLES.label);
  grid.compute(
    row + 2,
    1,
    `=ROUND(${TOTAL_NAME}-${allocatedCell},6)`,
    wanNumber(sumFen([total, -allocated as Fen])),
    style,
  );
  return row + 3;
}

function putRules(grid: SheetGrid, proof: readonly ProofRow[], row: number): void {
  const cell = (address: string): string => onSheet(SHEET.proof, address);
  proof
    .filter((candidate) => candidate.line === null)
    .forEach((candidate, index) => {
      grid.put(row + index, 0, candidate.rule.name.zh, STYLES.label);
      const missing = cell(candidate.cell.missing);
      const told = `${cell(candidate.cell.verdict)}&"："&IF(LEN(${missing})>0,${missing}&"。",${cell(candidate.cell.sentence)})`;
      const value = `${candidate.verdictWord}：${candidate.missing === "" ? candidate.sentence : `${candidate.missing}。`}`;
      grid.compute(row + index, 1, `=${told}`, value, { ...STYLES.text, wrap: true });
    });
}
