import type { FundBook } from "../../domain/book";
import { FIELD_NAMES, type Repair } from "../../domain/project";
import { fundName } from "../../domain/fundName";
import { SheetGrid } from "../grid";
import { CHECKLIST_SHEET, SAMPLE_MARK } from "../names";
import type { SheetContent, SheetPlan } from "../plan";
import { sheetPlan, wrappedHeight } from "../sheet";
import { PAPER, paperPrint } from "./paper";
import { RULE_WORDS } from "../ruleWords";
import { CONFIDENCE_WORDS, DECISION_WORDS, FIELD_WORDS } from "./questions";

const HEADERS = ["序", "项目", "栏目", "原文", "修复为", "依据", "把握", "行", "决定", "与纸质件核对"];
const WIDTHS = [4, 6, 9, 40, 40, 16, 5, 6, 8, 13];
const LAST = HEADERS.length - 1;
const NOTE = "逐条对照纸质原件：相符的在末栏打勾，不符的写明纸质件上的文字。没有列出的内容与读入的原文一致。";

type Line = readonly (string | number | null)[];

/**
 * 核对清单 (N7): every repaired or missing cell beside a column to tick against the paper. A4 across, no fills.
 * @param before what stands there now, so that a shorter list leaves nothing of a longer one
 */
export function checklistSheet(book: FundBook, before: SheetContent | null): SheetPlan {
  const grid = new SheetGrid();
  const sample = book.sample ? `（${SAMPLE_MARK}）` : "";
  const year = book.year === null ? "" : `${book.year}年`;
  grid.put(0, 0, `${year}${fundName(book.title)}项目表核对清单${sample}`, PAPER.title);
  grid.paint(0, 1, LAST, PAPER.title);
  grid.put(1, 0, NOTE, PAPER.note);
  HEADERS.forEach((label, column) => grid.put(2, column, label, PAPER.header));
  const lines = linesOf(book);
  lines.forEach((line, index) => {
    [index + 1, ...line].forEach((value, column) => grid.put(3 + index, column, value, styleOf(column)));
    grid.put(3 + index, LAST, "□", PAPER.labelWrapped);
  });
  if (lines.length === 0) grid.put(3, 0, "没有修复或缺失的内容。", PAPER.note);
  const signed = 4 + Math.max(lines.length, 1);
  grid.put(signed, 0, "核对人：　　　　　　　　复核：　　　　　　　　日期：　　　　年　　月　　日", PAPER.signature);
  emptyBelow(grid, signed + 1, before);
  return sheetPlan(CHECKLIST_SHEET, grid, {
    columnWidths: WIDTHS,
    merges: [`A1:J1`],
    rowHeights: Object.fromEntries(lines.map((line, index) => [3 + index, heightOf(line)])),
    freeze: { rows: 3, columns: 0 },
    print: paperPrint("landscape", { repeatRows: "3:3", fitToHeight: 0, area: `A1:J${signed + 1}` }),
  });
}

function styleOf(column: number): (typeof PAPER)["labelWrapped"] | (typeof PAPER)["centered"] {
  return column === 3 || column === 4 || column === 5 ? PAPER.labelWrapped : PAPER.centered;
}

function heightOf(line: Line): number {
  return wrappedHeight(line.map((value, index) => ({ text: String(value ?? ""), width: WIDTHS[index + 1] ?? 10 })));
}

function linesOf({ repairs, projects }: FundBook): readonly Line[] {
  const repaired = repairs.map((repair): Line => [
    repair.project,
    FIELD_WORDS[repair.field],
    repair.before || "（空）",
    repair.after || "（空）",
    RULE_WORDS[repair.rule] ?? repair.rule,
    CONFIDENCE_WORDS[repair.confidence],
    repair.line,
    DECISION_WORDS[repair.decision ?? "used"],
  ]);
  const refused = new Set(repairs.filter(isUndone).map(({ project, field }) => `${project}|${field}`));
  const missing = projects.flatMap(({ number, placeholder, fields }): readonly Line[] => {
    if (placeholder) return [[number, "整行", "（空）", "（缺失，不补写）", "原件序号有缺", "—", null, "—"]];
    const lacking = FIELD_NAMES.filter(
      (name) => fields[name].status === "missing" && !refused.has(`${number}|${name}`),
    );
    return lacking.map((name): Line => [
      number,
      FIELD_WORDS[name],
      "（空）",
      "（缺失，不补写）",
      "原件无此内容",
      "—",
      null,
      "—",
    ]);
  });
  return [...repaired, ...missing].sort((one, other) => Number(one[0]) - Number(other[0]));
}

function isUndone({ decision }: Repair): boolean {
  return decision !== undefined;
}

/** Also ticks and remarks written beside lines that are no longer there go with the list they belonged to. */
function emptyBelow(grid: SheetGrid, from: number, before: SheetContent | null): void {
  for (let row = from; row < (before?.values.length ?? 0); row += 1) {
    for (let column = 0; column <= LAST; column += 1) grid.put(row, column, null);
  }
}
