import type { PrintedAmount, Project } from "../domain/project";
import type { Unit } from "../domain/units";
import { moneyUnitAbove } from "./amounts";
import { collectRows } from "./collectRows";
import type { TableStart } from "./columns";
import type { DraftRow } from "./draftRows";
import { fillCategories } from "./fillCategories";
import type { MoneyUnit } from "./headings";
import { joinRows } from "./joinRows";
import { numberRows } from "./numberRows";
import { priceRow, type PricedRow } from "./priceRows";
import { placeholderOf, projectOf } from "./projects";
import type { RaisedQuestion } from "./questionList";
import { rowQuestions } from "./rowQuestions";
import { returnShiftedRows } from "./shiftRows";
import type { SourceLine } from "./sourceLines";
import type { TableBlock } from "./tableBlocks";
import type { RepairsByProject } from "./taskClause";
import { unitTableRows } from "./unitTable";

/** Where the table of a notice is. */
export interface FoundTable {
  readonly lines: readonly SourceLine[];
  readonly blocks: readonly TableBlock[];
  readonly start: TableStart;
  readonly headingLine: number;
  /** Projects as rows (also of a matrix), or units as rows. */
  readonly kind: "projects" | "units";
}

export interface ReadTable {
  readonly projects: readonly Project[];
  readonly repairs: RepairsByProject;
  readonly questions: readonly RaisedQuestion[];
  readonly printedAmounts: readonly PrintedAmount[];
}

const NOTHING: ReadTable = { projects: [], repairs: new Map(), questions: [], printedAmounts: [] };

/** Rows as projects: parts joined, shifted rows returned, categories filled, numbers given, money read. */
export function readTable(found: FoundTable, caption: string, units: readonly Unit[]): ReadTable {
  const { lines, blocks, start, headingLine } = found;
  const moneyUnit = start.header.moneyUnit ?? moneyUnitAbove(lines, headingLine) ?? unitInBlock(found);
  if (found.kind === "units") {
    const rows = unitTableRows({ blocks, start, caption, headingLine, moneyUnit }, units);
    const left = { totals: [], leftovers: [], suspected: [], unread: rows.unread };
    return finished(rows.rows, left, moneyUnit, units, rows.questions);
  }
  const collected = collectRows(lines, blocks, start, units);
  const joined = joinRows(collected.drafts, units);
  if (joined.rows.length === 0) return NOTHING;
  const shifted = returnShiftedRows(joined.rows, units);
  const left = { totals: joined.totals, leftovers: joined.leftovers, suspected: shifted.suspected };
  return finished(fillCategories(shifted.rows), { ...left, unread: collected.unread }, moneyUnit, units, []);
}

/** 单位：万元 in a title row of the table itself. */
function unitInBlock({ blocks, start }: FoundTable): MoneyUnit | null {
  const titles = blocks[start.block]?.rows.slice(0, start.row) ?? [];
  const lines = titles.flatMap(({ cells, line }) => cells.map((text) => ({ number: line, text })));
  return moneyUnitAbove(lines, lines.length + 1);
}

function finished(
  rows: readonly DraftRow[],
  left: Pick<Parameters<typeof rowQuestions>[0], "totals" | "leftovers" | "suspected" | "unread">,
  moneyUnit: MoneyUnit | null,
  units: readonly Unit[],
  questions: readonly RaisedQuestion[],
): ReadTable {
  if (rows.length === 0) return NOTHING;
  const numbered = numberRows(rows);
  const priced = numbered.rows.map((one) => priceRow(one, moneyUnit, units));
  const projects = [...priced.map((row) => projectOf(row, units)), ...numbered.gaps.map(placeholderOf)];
  return {
    projects: projects.sort((one, other) => one.number - other.number),
    repairs: new Map(priced.map(({ number, row }) => [number, row.repairs])),
    questions: [...rowQuestions({ priced, numbered, ...left, moneyUnit, units }), ...questions],
    printedAmounts: priced.flatMap(printedAmounts),
  };
}

function printedAmounts({ number: project, shares }: PricedRow): readonly PrintedAmount[] {
  return shares.flatMap(({ unit, reading, place }) =>
    unit === null || reading.kind !== "amount" ? [] : [{ project, unit, amount: reading.amount, line: place.line }],
  );
}
