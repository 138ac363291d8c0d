import { CHUXIONG_UNITS } from "../domain/chuxiong";
import { failure, success, type Fault, type Result } from "../domain/fault";
import type { Project, ProjectTable, Repair } from "../domain/project";
import type { Unit } from "../domain/units";
import { moneyUnitAbove, readAmount } from "./amounts";
import { clauseQuestions } from "./clauseQuestions";
import { readClauses } from "./clauses";
import { findTableStart, type MoneyUnit, type TableStart } from "./columns";
import { collectRows, type CellRepair } from "./draftRows";
import type { NoticeDocument } from "./document";
import { readFacts } from "./facts";
import { fillCategories } from "./fillCategories";
import { readIndicators } from "./indicators";
import { joinRows } from "./joinRows";
import { readMilestones } from "./milestones";
import { emptyNotice, noHeading, noRows, noTable } from "./noticeFaults";
import { numberRows } from "./numberRows";
import { placeholderOf, projectOf } from "./projects";
import { inOrder, questionsByProject, type RaisedQuestion } from "./questionList";
import { rowQuestions, type PricedRow } from "./rowQuestions";
import { returnShiftedRows } from "./shiftRows";
import { sourceLines, type SourceLine } from "./sourceLines";
import { findTableBlocks, type TableBlock } from "./tableBlocks";
import { tableQuestions } from "./tableQuestions";
import { suggestRules } from "./thresholds";

interface FoundTable {
  readonly lines: readonly SourceLine[];
  readonly blocks: readonly TableBlock[];
  readonly start: TableStart;
  readonly headingLine: number;
}

interface ReadTable {
  readonly projects: readonly Project[];
  readonly repairs: ReadonlyMap<number, readonly CellRepair[]>;
  readonly questions: readonly RaisedQuestion[];
}

/** Reads a notice in Markdown or plain text; see `readDocument`. */
export function readNotice(text: string, units: readonly Unit[] = CHUXIONG_UNITS): Result<ProjectTable> {
  return readDocument(documentOfText(text, ""), units);
}

/** Plain text or Markdown as a document: every printed line is a line, tables are found by their bars or tabs. */
export function documentOfText(text: string, fileName: string): NoticeDocument {
  const lines = sourceLines(text);
  return {
    format: "text",
    fileName,
    lines: lines.map((line) => ({ ...line, place: "" })),
    tables: findTableBlocks(lines),
    remarks: [],
  };
}

/**
 * Reads a notice: its project table with provenance, and indicators, thresholds, dates and open questions from its
 * clauses. Damaged rows are repaired openly (each with before and after), gaps stay gaps, nothing is invented.
 * Faults: empty text, no table, no heading, no rows.
 */
export function readDocument(document: NoticeDocument, units: readonly Unit[] = CHUXIONG_UNITS): Result<ProjectTable> {
  const found = findTable(document);
  if (!found.ok) return found;
  const table = readTable(found.value, units);
  if (table.projects.length === 0) return failure(noRows(found.value.headingLine));
  return success(withClauses(found.value, table, units));
}

function findTable({ lines, tables: blocks }: NoticeDocument): Result<FoundTable> {
  if (lines.every(({ text }) => text.trim() === "")) return failure(emptyNotice());
  const start = findTableStart(blocks);
  if (start === null) return failure(tableFault(lines, blocks));
  const headingLine = blocks[start.block]?.rows[start.row]?.line ?? 1;
  return success({ lines, blocks, start, headingLine });
}

function tableFault(lines: readonly SourceLine[], blocks: readonly TableBlock[]): Fault {
  const largest = blocks.reduce<TableBlock | null>(
    (best, block) => (best === null || block.rows.length > best.rows.length ? block : best),
    null,
  );
  const first = largest?.rows[0];
  // One lone line with a bar or a tab is prose, not a table.
  if (largest === null || first === undefined || largest.rows.length < 2) return noTable(lines.length);
  return noHeading(
    first.line,
    first.cells
      .filter((cell) => cell !== "")
      .join(" ")
      .slice(0, 30),
  );
}

function readTable({ lines, blocks, start, headingLine }: FoundTable, units: readonly Unit[]): ReadTable {
  const moneyUnit: MoneyUnit | null = start.header.moneyUnit ?? moneyUnitAbove(lines, headingLine);
  const collected = collectRows(lines, blocks, start, units);
  const joined = joinRows(collected.drafts, units);
  if (joined.rows.length === 0) return { projects: [], repairs: new Map(), questions: [] };
  const shifted = returnShiftedRows(joined.rows, units);
  const numbered = numberRows(fillCategories(shifted.rows));
  const priced = numbered.rows.map((one): PricedRow => ({ ...one, amount: readAmount(one.row, moneyUnit) }));
  const projects = [...priced.map((row) => projectOf(row, units)), ...numbered.gaps.map(placeholderOf)];
  return {
    projects: projects.sort((one, other) => one.number - other.number),
    repairs: new Map(priced.map(({ number, row }) => [number, row.repairs])),
    questions: rowQuestions({
      priced,
      numbered,
      totals: joined.totals,
      leftovers: joined.leftovers,
      suspected: shifted.suspected,
      unread: collected.unread,
      moneyUnit,
    }),
  };
}

function withClauses(found: FoundTable, table: ReadTable, units: readonly Unit[]): ProjectTable {
  const { lines, blocks, headingLine } = found;
  const tableLines = new Set(blocks.flatMap(({ firstLine, lastLine }) => span(firstLine, lastLine)));
  const clauses = readClauses(lines, (line) => tableLines.has(line));
  const facts = readFacts(lines, headingLine);
  const indicators = readIndicators(table.projects);
  const milestones = readMilestones(clauses);
  const questions = [
    ...table.questions,
    ...tableQuestions({ ...table, indicators, clauses, units }),
    ...clauseQuestions(clauses, table.projects, milestones, facts.issuedOn),
  ];
  const ids = questionsByProject(questions);
  return {
    ...facts,
    projects: table.projects.map((project) => ({ ...project, questionIds: ids.get(project.number) ?? [] })),
    repairs: [...table.repairs].flatMap(([project, repairs]) => repairs.map((repair) => identified(project, repair))),
    openQuestions: inOrder(questions),
    indicators,
    rules: suggestRules(clauses),
    milestones,
  };
}

function span(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

function identified(project: number, repair: CellRepair): Repair {
  return { id: `${repair.rule}:P${project}:${repair.field}`, project, ...repair };
}
