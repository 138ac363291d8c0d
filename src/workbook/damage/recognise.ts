import { SHEET } from "../names";
import type { SheetContent, WorkbookContent, WorkbookPlan } from "../plan";
import { ContentReader } from "../read/contentReader";
import { renamedInFormula } from "../references";
import { HOME_LABEL } from "../sheets/homeLabels";
import { TABLE_MARKS } from "./tables";

/** A sheet of ours that is gone, and the other sheets that look like it. */
export interface LostSheet {
  readonly name: string;
  readonly candidates: readonly string[];
}

const MOST_HEADER_ROWS = 60;

function columnHas(sheet: ContentReader, label: string): boolean {
  return Array.from({ length: sheet.rowCount }, (_, row) => row).some(
    (row) => sheet.text(row, 0) === label || sheet.text(row, 1) === label,
  );
}

/** Whether a sheet carries the header (首页: the labels) of one of ours. */
function looksLike(content: SheetContent, name: string): boolean {
  const sheet = new ContentReader(content);
  if (name === SHEET.home) {
    return [HOME_LABEL.title, HOME_LABEL.notice, HOME_LABEL.state].every((label) => columnHas(sheet, label));
  }
  const mark = TABLE_MARKS.find((candidate) => candidate.sheet === name);
  if (!mark || sheet.headerRow(mark.labels, 0, MOST_HEADER_ROWS) === null) return false;
  return mark.also === undefined || columnHas(sheet, mark.also);
}

/** Needed sheets that are gone, each with what looks like it among the sheets that are not ours. */
export function lostSheets(content: WorkbookContent, wanted: readonly string[]): readonly LostSheet[] {
  const ours: readonly string[] = Object.values(SHEET);
  const strangers = content.filter((sheet) => !ours.includes(sheet.name));
  return wanted
    .filter((name) => !content.some((sheet) => sheet.name === name))
    .map((name) => ({
      name,
      candidates: strangers.filter((sheet) => looksLike(sheet, name)).map((sheet) => sheet.name),
    }));
}

/** The sheets that follow from the others are known by their title in A1. */
export function titledLike(content: WorkbookContent, plan: WorkbookPlan, name: string): readonly string[] {
  const ours: readonly string[] = Object.values(SHEET);
  const title = plan.sheets.find((sheet) => sheet.name === name)?.cells[0]?.[0]?.value;
  if (typeof title !== "string" || title === "") return [];
  return content
    .filter((sheet) => !ours.includes(sheet.name) && sheet.values[0]?.[0] === title)
    .map((sheet) => sheet.name);
}

/** The content as if a sheet had its own name, also in the formulas that speak of it. */
export function asNamed(content: WorkbookContent, from: string, to: string): WorkbookContent {
  return content.map((sheet) => ({
    ...sheet,
    name: sheet.name === from ? to : sheet.name,
    formulas: sheet.formulas.map((row) =>
      row.map((formula) => (formula === null ? null : renamedInFormula(formula, from, to))),
    ),
  }));
}
