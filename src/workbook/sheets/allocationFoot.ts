import type { SheetGrid } from "../grid";
import { STYLES } from "../styles";
import type { AllocationSheetInput } from "./allocationInput";
import { putSinceLast } from "./sinceLast";
import { findingFormula, listedFindings, restFormula } from "./worstFindings";

/** Sentences of 预警 repeated under the table, so that a print of it says what is wrong. */
const SENTENCES = 6;
/** 比上版增减, notes, sentences, how many more there are, and the signature line. */
export const FOOT_ROWS = SENTENCES + 4;

/** Under the table: what changed since the last version, what the marks mean, the worst warnings in words, and who signs. */
export function putFoot(grid: SheetGrid, input: AllocationSheetInput): void {
  const { book, layout, proof } = input;
  putSinceLast(grid, layout.lastRow + 1, input);
  const row = layout.lastRow + 2;
  const gaps = layout.lineRows.filter(({ line }) => line.placeholder).map(({ line }) => line.project);
  const gapNote = gaps.length > 0 ? `序号${gaps.join("、")}原件缺失，待核，不自动分配。` : "";
  grid.put(
    row,
    0,
    `注：灰底为非建设单位，不应有金额；0.00为有意不安排。${gapNote}${book.sample ? "本表金额均为示例数据。" : ""}`,
    STYLES.note,
  );
  const listed = listedFindings(proof);
  for (let index = 0; index < SENTENCES; index += 1) {
    const value = listed[index]?.sentence ?? "";
    grid.compute(row + 1 + index, 0, `=${findingFormula(proof, index, "sentence")}`, value, STYLES.note);
  }
  const rest = restFormula(proof, SENTENCES);
  grid.compute(row + 1 + SENTENCES, 0, rest.formula, rest.value, STYLES.note);
  const signature = "制表：　　　　　　　　复核：　　　　　　　　财务科：　　　　　　　　分管领导：";
  grid.put(row + 2 + SENTENCES, 0, signature, STYLES.note);
}
