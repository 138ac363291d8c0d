import type { FundBook } from "../../domain/book";
import { FIELD_NAMES, type FieldName, type OpenQuestion, type Repair } from "../../domain/project";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { SheetPlan } from "../plan";
import { dateSerial, LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { STYLES } from "../styles";

export const QUESTION_COLUMN = {
  id: 0,
  topic: 1,
  quoteA: 2,
  lineA: 3,
  quoteB: 4,
  lineB: 5,
  assumption: 6,
  chosen: 7,
  by: 8,
  on: 9,
  /** Appended, so that workbooks made before keep their columns. */
  request: 10,
} as const;
export const REPAIR_COLUMN = {
  id: 0,
  project: 1,
  before: 2,
  line: 3,
  after: 4,
  field: 5,
  rule: 6,
  confidence: 7,
  decision: 8,
} as const;
export const QUESTIONS_ROW = { header: 2, first: 3 } as const;

const QUESTION_HEADERS = ["编号", "事项", "原文甲", "行", "原文乙", "行", "暂按", "现用", "谁定", "日期", "请示稿"];
export const REPAIR_HEADERS = ["修复编号", "项目", "原文", "行", "修复为", "栏目", "依据", "把握", "决定"];

export const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  number: "序号",
  category: "项目类型",
  name: "项目名称",
  builders: "建设单位",
  task: "建设任务",
};
export const CONFIDENCE_WORDS: Readonly<Record<Repair["confidence"], string>> = { high: "高", medium: "中", low: "低" };

/** 决定 of a repair; a refused or undecided one leaves the original text in 项目表. */
export const DECISION_WORDS = { used: "采用", refused: "不采用", open: "未定" } as const;

export function fieldByWord(word: string): FieldName | null {
  return FIELD_NAMES.find((field) => FIELD_WORDS[field] === word) ?? null;
}

/** 待核实: what the notice leaves open, and every repaired cell with what stood there before. */
export function questionsSheet(book: FundBook): SheetPlan {
  const grid = new SheetGrid();
  putTitle(grid, "待核实事项与表格修复");
  grid.put(1, 0, "先按“暂按”办理，确定后在“现用”栏填写，并写明谁定、日期。", STYLES.note);
  grid.putRow(QUESTIONS_ROW.header, 0, QUESTION_HEADERS, STYLES.header);
  book.openQuestions.forEach((question, index) => {
    const row = QUESTIONS_ROW.first + index;
    const [first, ...others] = question.quotes;
    grid.put(row, QUESTION_COLUMN.id, question.id, STYLES.code);
    grid.put(row, QUESTION_COLUMN.topic, question.topic, STYLES.wrapped);
    grid.put(row, QUESTION_COLUMN.quoteA, first?.text ?? null, STYLES.wrapped);
    grid.put(row, QUESTION_COLUMN.lineA, first?.line ?? null, STYLES.centered);
    grid.put(row, QUESTION_COLUMN.quoteB, others.map((quote) => quote.text).join("\n") || null, STYLES.wrapped);
    grid.put(row, QUESTION_COLUMN.lineB, others.map((quote) => quote.line ?? "—").join("、") || null, {
      ...STYLES.centered,
      numberFormat: "@",
    });
    grid.put(row, QUESTION_COLUMN.assumption, question.assumption, STYLES.wrapped);
    putDecision(grid, row, question);
  });
  putRepairs(grid, book, QUESTIONS_ROW.first + book.openQuestions.length + 1);
  return sheetPlan(SHEET.questions, grid, {
    columnWidths: WIDTHS,
    rowHeights: rowHeights(book),
    freeze: { rows: QUESTIONS_ROW.first, columns: 1 },
    // 请示稿 is for copying, not for the page.
    print: { ...LIST_PRINT, area: `A1:J${QUESTIONS_ROW.first + book.openQuestions.length + 2 + book.repairs.length}` },
  });
}

const WIDTHS = [9, 22, 34, 5, 34, 9, 34, 18, 10, 11, 60];

/** What a person typed stays beside its question wherever that stands. */
function putDecision(grid: SheetGrid, row: number, { decision, request }: OpenQuestion): void {
  if (decision !== undefined) {
    grid.put(row, QUESTION_COLUMN.chosen, decision.chosen || null, STYLES.inputWrapped);
    grid.put(row, QUESTION_COLUMN.by, decision.by || null, STYLES.inputText);
    grid.put(row, QUESTION_COLUMN.on, dateSerial(decision.on) ?? (decision.on || null), STYLES.inputDate);
  }
  if (request !== undefined) grid.put(row, QUESTION_COLUMN.request, request.slice(0, LONGEST_CELL), STYLES.wrapped);
}

/** Excel's own limit. */
const LONGEST_CELL = 32_767;

function rowHeights(book: FundBook): Readonly<Record<number, number>> {
  const height = (texts: Readonly<Record<number, string>>): number =>
    wrappedHeight(Object.entries(texts).map(([column, text]) => ({ text, width: WIDTHS[Number(column)] ?? 10 })));
  const repairsRow = QUESTIONS_ROW.first + book.openQuestions.length + 2;
  const questions = book.openQuestions.map(({ topic, quotes, assumption }, index) => {
    const [first, ...others] = quotes.map((quote) => quote.text);
    const texts = { [QUESTION_COLUMN.topic]: topic, [QUESTION_COLUMN.quoteA]: first ?? "" };
    const more = { [QUESTION_COLUMN.quoteB]: others.join("\n"), [QUESTION_COLUMN.assumption]: assumption };
    return [QUESTIONS_ROW.first + index, height({ ...texts, ...more })] as const;
  });
  const repairs = book.repairs.map(({ before, after }, index) => {
    return [repairsRow + index, height({ [REPAIR_COLUMN.before]: before, [REPAIR_COLUMN.after]: after })] as const;
  });
  return Object.fromEntries([...questions, ...repairs]);
}

function putRepairs(grid: SheetGrid, book: FundBook, headerRow: number): void {
  grid.putRow(headerRow, 0, REPAIR_HEADERS, STYLES.header);
  book.repairs.forEach((repair, index) => {
    const row = headerRow + 1 + index;
    grid.put(row, REPAIR_COLUMN.id, repair.id, STYLES.code);
    grid.put(row, REPAIR_COLUMN.project, repair.project, STYLES.centered);
    grid.put(row, REPAIR_COLUMN.before, repair.before || "（空）", STYLES.wrapped);
    grid.put(row, REPAIR_COLUMN.line, repair.line, STYLES.centered);
    grid.put(row, REPAIR_COLUMN.after, repair.after || "（空）", STYLES.wrapped);
    grid.put(row, REPAIR_COLUMN.field, FIELD_WORDS[repair.field], STYLES.centered);
    grid.put(row, REPAIR_COLUMN.rule, repair.rule, STYLES.code);
    grid.put(row, REPAIR_COLUMN.confidence, CONFIDENCE_WORDS[repair.confidence], STYLES.centered);
    grid.put(row, REPAIR_COLUMN.decision, DECISION_WORDS[repair.decision ?? "used"], STYLES.centered);
  });
}
