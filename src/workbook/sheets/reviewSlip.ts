import type { FundBook } from "../../domain/book";
import { onSheet } from "../address";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { MatrixLayout } from "../layout";
import type { CellStyle, SheetPlan } from "../plan";
import type { ProofRow } from "../proofModel";
import { sheetPlan } from "../sheet";
import { PAPER, paperPrint, putPaperState, putPaperTitle } from "./paper";
import { findingFormula, listedFindings, proofColumn, restFormula } from "./worstFindings";
import { putOpinionCount, putQuestions, putReadings, SLIP_LAST } from "./reviewSlipParts";

/** Sentences shown; what is more is counted and stands in 预警. */
const SHOWN = 10;
/** Rules whose figures lead the slip. */
const FIGURE_RULES = ["R12", "R03", "R04"] as const;
const TWO_LINES = 29;

/**
 * 复核单: what a reviewer takes to the meeting on one A4 page: figures, warnings, readings to decide, open questions,
 * opinions, signatures. One page whatever there is: the lists show the first and count the rest.
 */
export function reviewSlipSheet(book: FundBook, layout: MatrixLayout, proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  const heights: Record<number, number> = { 1: 30 };
  const merges: string[] = ["A2:F2"];
  putPaperTitle(grid, book, { sheet: SHEET.reviewSlip, subject: "复核单", last: SLIP_LAST });
  putPaperState(grid, book, layout, SLIP_LAST);
  let row = putFigures(grid, proof, 3);
  row = putWarnings(grid, proof, row, heights, merges);
  row = putReadings(grid, book, proof, row, merges);
  row = putQuestions(grid, book, row, heights, merges);
  row = putOpinionCount(grid, book, row, merges);
  grid.put(row + 1, 0, "复核意见：", PAPER.signature);
  heights[row + 1] = 60;
  grid.put(row + 2, 0, "制表：　　　　　　复核：　　　　　　财务科：　　　　　　分管领导：", PAPER.signature);
  grid.put(row + 3, SLIP_LAST, "（盖章）　　　　　　　年　　月　　日", { ...PAPER.signature, horizontal: "right" });
  heights[row + 2] = 24;
  heights[row + 3] = 24;
  return sheetPlan(SHEET.reviewSlip, grid, {
    columnWidths: [16, 13, 13, 15, 12, 28],
    rowHeights: heights,
    merges,
    showGridlines: false,
    print: paperPrint("portrait", { area: `A1:F${row + 4}`, fitToHeight: 1 }),
  });
}

/** 一、数字: the total and the rules about money, as 校验 computes them. */
function putFigures(grid: SheetGrid, proof: readonly ProofRow[], first: number): number {
  grid.putRow(first, 0, ["一、数字", "现有", "应达", "还差/余", "结论", "口径"], PAPER.header);
  const rows = FIGURE_RULES.flatMap((id) => proof.find((row) => row.rule.id === id && row.line === null) ?? []);
  rows.forEach((figure, index) => {
    const row = first + 1 + index;
    const cell = (key: keyof ProofRow["cell"]): string => onSheet(SHEET.proof, figure.cell[key]);
    const money: CellStyle = { ...PAPER.money, numberFormat: "#,##0.00####_ ;-#,##0.00####_ " };
    grid.put(row, 0, figure.rule.id === "R12" ? "分配合计" : figure.rule.shortName.zh, PAPER.label);
    grid.compute(row, 1, `=${cell("actual")}`, figure.actual, money);
    grid.compute(row, 2, `=${cell("limit")}`, figure.limit, money);
    grid.compute(row, 3, `=${cell("gap")}`, figure.gap, PAPER.centered);
    grid.compute(row, 4, `=${cell("verdict")}`, figure.verdictWord, { ...PAPER.centered, bold: true });
    grid.compute(row, 5, `=${cell("reading")}`, figure.readingLabel, PAPER.label);
  });
  return first + 1 + rows.length;
}

/** 二、预警: how many of each kind, then the first sentences, worst first as in 预警. */
function putWarnings(
  grid: SheetGrid,
  proof: readonly ProofRow[],
  first: number,
  heights: Record<number, number>,
  merges: string[],
): number {
  const listed = listedFindings(proof);
  const [formula, words] = countWords(proof);
  grid.compute(first, 0, formula, words, { ...PAPER.section, wrap: true });
  grid.paint(first, 1, SLIP_LAST, PAPER.section);
  merges.push(`A${first + 1}:F${first + 1}`);
  for (let index = 0; index < SHOWN; index += 1) {
    const row = first + 1 + index;
    const finding = listed[index];
    const told = (key: "sentence" | "level"): string => `=${findingFormula(proof, index, key)}`;
    grid.compute(row, 0, told("level"), finding ? LEVEL[finding.level] : "", PAPER.centered);
    grid.compute(row, 1, told("sentence"), finding?.sentence ?? "", PAPER.labelWrapped);
    grid.paint(row, 2, SLIP_LAST, PAPER.labelWrapped);
    merges.push(`B${row + 1}:F${row + 1}`);
    heights[row] = TWO_LINES;
  }
  const rest = restFormula(proof, SHOWN);
  grid.compute(first + 1 + SHOWN, 0, rest.formula, rest.value, PAPER.note);
  return first + 2 + SHOWN;
}

const LEVEL = { must: "必须", advice: "提示" } as const;

/** `二、预警：不符合3（必须2），计划有缺口1，无数据0，未到期9。` */
function countWords(proof: readonly ProofRow[]): readonly [string, string] {
  const verdicts = proofColumn("verdict", proof.length);
  const levels = proofColumn("level", proof.length);
  const count = (word: string): string => `COUNTIF(${verdicts},"${word}")`;
  const must = `COUNTIFS(${verdicts},"不符合",${levels},"必须")`;
  const formula = `="二、预警：不符合"&${count("不符合")}&"（必须"&${must}&"），计划有缺口"&${count("计划有缺口")}&"，无数据"&${count("无数据")}&"，未到期"&${count("未到期")}&"。"`;
  const of = (word: string): number => proof.filter((row) => row.verdictWord === word).length;
  const broken = proof.filter((row) => row.verdictWord === "不符合" && row.level === "must").length;
  return [
    formula,
    `二、预警：不符合${of("不符合")}（必须${broken}），计划有缺口${of("计划有缺口")}，无数据${of("无数据")}，未到期${of("未到期")}。`,
  ];
}
