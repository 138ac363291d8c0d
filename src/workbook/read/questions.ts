import type { OpenQuestion, Repair } from "../../domain/project";
import {
  CONFIDENCE_WORDS,
  DECISION_WORDS,
  fieldByWord,
  QUESTION_COLUMN,
  QUESTIONS_ROW,
  REPAIR_COLUMN,
  REPAIR_HEADERS,
} from "../sheets/questions";
import { isoDate } from "../sheet";
import type { ContentReader } from "./contentReader";

/** 待核实 → open questions and repairs; the repairs stand below the questions under their own header. */
export function readQuestions(sheet: ContentReader): {
  readonly openQuestions: readonly OpenQuestion[];
  readonly repairs: readonly Repair[];
} {
  const header = sheet.headerRow(["编号", "事项"]) ?? QUESTIONS_ROW.header;
  const repairsAt =
    sheet.headerRow([REPAIR_HEADERS[0] ?? "", REPAIR_HEADERS[6] ?? ""], header + 1, sheet.rowCount) ?? sheet.rowCount;
  const openQuestions: OpenQuestion[] = [];
  for (let row = header + 1; row < repairsAt; row += 1) {
    if (sheet.text(row, QUESTION_COLUMN.id) !== "") openQuestions.push(readQuestion(sheet, row));
  }
  const repairs: Repair[] = [];
  for (let row = repairsAt + 1; row < sheet.rowCount; row += 1) {
    const repair = readRepair(sheet, row);
    if (repair) repairs.push(repair);
  }
  return { openQuestions, repairs };
}

function readQuestion(sheet: ContentReader, row: number): OpenQuestion {
  const first = sheet.text(row, QUESTION_COLUMN.quoteA);
  const others = sheet.text(row, QUESTION_COLUMN.quoteB);
  const lines = sheet.text(row, QUESTION_COLUMN.lineB).split("、");
  const more = others === "" ? [] : others.split("\n").map((text, index) => ({ text, line: lineNumber(lines[index]) }));
  return {
    id: sheet.text(row, QUESTION_COLUMN.id),
    topic: sheet.text(row, QUESTION_COLUMN.topic),
    quotes: first === "" ? more : [{ text: first, line: sheet.number(row, QUESTION_COLUMN.lineA) }, ...more],
    assumption: sheet.text(row, QUESTION_COLUMN.assumption),
    ...requestAt(sheet, row),
    ...decisionAt(sheet, row),
  };
}

function requestAt(sheet: ContentReader, row: number): Pick<OpenQuestion, "request"> {
  const request = sheet.text(row, QUESTION_COLUMN.request);
  return request === "" ? {} : { request };
}

function decisionAt(sheet: ContentReader, row: number): Pick<OpenQuestion, "decision"> {
  const serial = sheet.number(row, QUESTION_COLUMN.on);
  const decision = {
    chosen: sheet.text(row, QUESTION_COLUMN.chosen),
    by: sheet.text(row, QUESTION_COLUMN.by),
    on: serial === null ? sheet.text(row, QUESTION_COLUMN.on) : isoDate(serial),
  };
  return Object.values(decision).some((text) => text !== "") ? { decision } : {};
}

function lineNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

function readRepair(sheet: ContentReader, row: number): Repair | null {
  const field = fieldByWord(sheet.text(row, REPAIR_COLUMN.field));
  const project = sheet.number(row, REPAIR_COLUMN.project);
  if (!field || project === null) return null;
  const confidence = sheet.text(row, REPAIR_COLUMN.confidence);
  const known = (Object.keys(CONFIDENCE_WORDS) as Repair["confidence"][]).find(
    (level) => CONFIDENCE_WORDS[level] === confidence,
  );
  const text = (column: number): string => sheet.text(row, column).replace(/^（空）$/, "");
  return {
    id: sheet.text(row, REPAIR_COLUMN.id),
    project,
    rule: sheet.text(row, REPAIR_COLUMN.rule),
    field,
    before: text(REPAIR_COLUMN.before),
    after: text(REPAIR_COLUMN.after),
    confidence: known ?? "low",
    line: sheet.number(row, REPAIR_COLUMN.line),
    ...decided(sheet.text(row, REPAIR_COLUMN.decision)),
  };
}

function decided(word: string): Pick<Repair, "decision"> {
  if (word === DECISION_WORDS.refused) return { decision: "refused" };
  return word === DECISION_WORDS.open ? { decision: "open" } : {};
}
