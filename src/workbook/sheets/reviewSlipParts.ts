import type { FundBook } from "../../domain/book";
import { cellAddress, fixedBlock, onSheet } from "../address";
import { latestOpinions } from "../../review/opinions";
import { OPINION_NAME, RULE_NAME } from "../factNames";
import { quoted } from "../formula";
import type { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { ProofRow } from "../proofModel";
import { PAPER } from "./paper";
import { QUESTION_COLUMN, QUESTIONS_ROW } from "./questions";

/** Last of the slip's six columns. */
export const SLIP_LAST = 5;
const READINGS_SHOWN = 5;
const QUESTIONS_SHOWN = 6;

/** 三、口径: rules with more than one reading, the one in force and who chose it; undecided ones say so. */
export function putReadings(
  grid: SheetGrid,
  book: FundBook,
  proof: readonly ProofRow[],
  first: number,
  merges: string[],
): number {
  const open = [
    ...new Map(proof.filter((row) => row.rule.readings.length > 1).map((row) => [row.rule.id, row])).values(),
  ];
  grid.putRow(first, 0, ["三、口径", "现用", null, null, "谁定", "结论"], PAPER.header);
  merges.push(`B${first + 1}:D${first + 1}`);
  const shown = open.slice(0, READINGS_SHOWN);
  shown.forEach((reading, index) => {
    const row = first + 1 + index;
    const by = `INDEX(${RULE_NAME.decidedBy},MATCH(${quoted(reading.rule.id)},${RULE_NAME.code},0))`;
    const decidedBy = book.rules.find((choice) => choice.rule === reading.rule.id)?.decidedBy;
    grid.put(row, 0, reading.rule.shortName.zh, PAPER.label);
    grid.compute(row, 1, `=${onSheet(SHEET.proof, reading.cell.reading)}`, reading.readingLabel, PAPER.label);
    grid.paint(row, 2, 3, PAPER.label);
    merges.push(`B${row + 1}:D${row + 1}`);
    grid.compute(row, 4, `=IFERROR(IF(LEN(${by})=0,"未定",${by}),"未定")`, decidedBy || "未定", PAPER.centered);
    grid.compute(row, 5, `=${onSheet(SHEET.proof, reading.cell.verdict)}`, reading.verdictWord, PAPER.centered);
  });
  const more = open.length - shown.length;
  if (more > 0) grid.put(first + 1 + shown.length, 0, `另有${more}条，见“口径对照”。`, PAPER.note);
  return first + 1 + shown.length + (more > 0 ? 1 : 0);
}

/** 四、待核实: those nobody has decided, by formula: what is decided in the sheet leaves the count. */
export function putQuestions(
  grid: SheetGrid,
  book: FundBook,
  first: number,
  heights: Record<number, number>,
  merges: string[],
): number {
  const count = book.openQuestions.length;
  const column = (index: number): string =>
    fixedBlock(
      SHEET.questions,
      { row: QUESTIONS_ROW.first, column: index },
      { row: QUESTIONS_ROW.first + Math.max(1, count) - 1, column: index },
    );
  const ids = column(QUESTION_COLUMN.id);
  const formula = `="四、待核实："&COUNTA(${ids})&"项，已定"&COUNTA(${column(QUESTION_COLUMN.chosen)})&"项"`;
  grid.compute(
    first,
    0,
    count === 0 ? '="四、待核实：0项"' : formula,
    count === 0 ? "四、待核实：0项" : `四、待核实：${count}项，已定0项`,
    PAPER.section,
  );
  grid.paint(first, 1, SLIP_LAST, PAPER.section);
  merges.push(`A${first + 1}:F${first + 1}`);
  const shown = book.openQuestions.slice(0, QUESTIONS_SHOWN);
  shown.forEach((question, index) => {
    const row = first + 1 + index;
    const source = (place: number): string => onSheet(SHEET.questions, cellAddress(QUESTIONS_ROW.first + index, place));
    grid.compute(row, 0, `=${source(QUESTION_COLUMN.topic)}`, question.topic, PAPER.labelWrapped);
    grid.paint(row, 1, 2, PAPER.labelWrapped);
    grid.compute(
      row,
      3,
      `=IF(LEN(${source(QUESTION_COLUMN.chosen)})>0,"现用："&${source(QUESTION_COLUMN.chosen)},"暂按："&${source(QUESTION_COLUMN.assumption)})`,
      `暂按：${question.assumption}`,
      PAPER.labelWrapped,
    );
    grid.paint(row, 4, SLIP_LAST, PAPER.labelWrapped);
    merges.push(`A${row + 1}:C${row + 1}`, `D${row + 1}:F${row + 1}`);
    heights[row] = 27;
  });
  const more = count - shown.length;
  if (more > 0) grid.put(first + 1 + shown.length, 0, `另有${more}项，见“待核实”。`, PAPER.note);
  return first + 1 + shown.length + (more > 0 ? 1 : 0);
}

/** 五、复核意见: the latest of each finding, counted live in 复核意见; those whose figure has changed ask again. */
export function putOpinionCount(grid: SheetGrid, book: FundBook, row: number, merges: string[]): number {
  const latest = [...latestOpinions(book.opinions).values()];
  const of = (opinion: "接受" | "整改"): number => latest.filter((candidate) => candidate.opinion === opinion).length;
  const count = (opinion: string): string => `COUNTIFS(${OPINION_NAME.latest},1,${OPINION_NAME.opinion},"${opinion}")`;
  grid.compute(
    row,
    0,
    `="五、复核意见：接受"&${count("接受")}&"条，整改"&${count("整改")}&"条"`,
    `五、复核意见：接受${of("接受")}条，整改${of("整改")}条`,
    PAPER.section,
  );
  grid.paint(row, 1, SLIP_LAST, PAPER.section);
  merges.push(`A${row + 1}:F${row + 1}`);
  return row + 1;
}
