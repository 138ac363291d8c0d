import { failure, success, type Fault, type Result } from "../domain/fault";
import type { NoticeUnits, ProjectTable, Repair } from "../domain/project";
import type { Unit } from "../domain/units";
import { isBody, readClauses } from "./clauses";
import { findTableStart, findUnitTableStart, type TableStart } from "./columns";
import { findContradictions } from "./contradictions/findContradictions";
import { statementsOf } from "./contradictions/reading";
import { placesOf, withRequest } from "./contradictions/request";
import type { NoticeDocument } from "./document";
import type { CellRepair } from "./draftRows";
import { readFacts, tableCaption } from "./facts";
import { readIndicators } from "./indicators/readIndicators";
import { rollUps } from "./indicators/rollUps";
import { readMilestones, recurringOfTasks } from "./milestones";
import { emptyNotice, noHeading, noRows, noTable } from "./noticeFaults";
import { unitsFor } from "./proposeUnits";
import { inOrder, questionsByProject } from "./questionList";
import { readTable, type FoundTable, type ReadTable } from "./readTable";
import { sourceLines, type SourceLine } from "./sourceLines";
import { findTableBlocks, type TableBlock } from "./tableBlocks";
import { suggestRules } from "./thresholds";

/** Reads a notice in Markdown or plain text; see `readDocument`. */
export function readNotice(text: string, units?: readonly Unit[]): Result<ProjectTable> {
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
 * Without `units` those of the fund Hengbo was built for are used if the notice is about them, else a list proposed
 * from the notice. Faults: empty text, no table, no heading, no rows.
 */
export function readDocument(document: NoticeDocument, units?: readonly Unit[]): Result<ProjectTable> {
  if (document.lines.every(({ text }) => text.trim() === "")) return failure(emptyNotice());
  const chosen = unitsFor(document, units);
  const found = findTable(document, chosen.list);
  if (!found.ok) return found;
  const caption = tableCaption(document.lines, found.value.headingLine);
  const table = readTable(found.value, caption, chosen.list);
  if (table.projects.length === 0) return failure(noRows(found.value.headingLine));
  return success(withClauses(found.value, table, chosen));
}

/** Projects come first; a table of units is read where there is none. */
function findTable({ lines, tables: blocks }: NoticeDocument, units: readonly Unit[]): Result<FoundTable> {
  const projects = findTableStart(blocks, units);
  const start = projects ?? findUnitTableStart(blocks);
  if (start === null) return failure(tableFault(lines, blocks));
  const headingLine = lineOf(blocks, start);
  return success({ lines, blocks, start, headingLine, kind: projects === null ? "units" : "projects" });
}

function lineOf(blocks: readonly TableBlock[], { block, row }: TableStart): number {
  return blocks[block]?.rows[row]?.line ?? 1;
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

function withClauses(place: FoundTable, table: ReadTable, units: NoticeUnits): ProjectTable {
  const { lines, blocks, headingLine } = place;
  const { projects, repairs } = table;
  const tableLines = new Set(blocks.flatMap(({ firstLine, lastLine }) => span(firstLine, lastLine)));
  const { clauses, gaps } = readClauses(lines, (line) => tableLines.has(line));
  const facts = readFacts(lines, headingLine);
  const indicators = readIndicators(projects, repairs);
  const tasks = projects.map(({ number, fields: { task } }) => ({ number, text: task.text, line: task.line }));
  const milestones = [...readMilestones(clauses, facts.year), ...recurringOfTasks(tasks, facts.year)];
  const rules = suggestRules(clauses);
  const cited = clauses.filter(({ id }) => id !== "");
  // What is cited by a number is quoted before the body of the letter.
  const numbered = [...cited.filter(({ id }) => !isBody(id)), ...cited.filter(({ id }) => isBody(id))];
  const ground = { projects, repairs, indicators, milestones, rules, clauses: numbered, units: units.list };
  const statements = statementsOf(numbered, projects, repairs);
  const found = findContradictions({ ...ground, ...statements, issuedOn: facts.issuedOn, clauseGaps: gaps });
  const questions = [...table.questions, ...found];
  const placeOf = placesOf(clauses, projects);
  const ids = questionsByProject(questions);
  return {
    ...facts,
    projects: projects.map((project) => ({ ...project, questionIds: ids.get(project.number) ?? [] })),
    repairs: [...repairs].flatMap(([project, own]) => own.map((repair) => identified(project, repair))),
    openQuestions: inOrder(questions.map((question) => withRequest(question, facts, placeOf))),
    indicators,
    rules,
    milestones,
    rollUps: rollUps(indicators, units.list),
    printedAmounts: table.printedAmounts,
    units,
  };
}

function span(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

function identified(project: number, repair: CellRepair): Repair {
  return { id: `${repair.rule}:P${project}:${repair.field}`, project, ...repair };
}
