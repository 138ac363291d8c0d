import { cellAddress, onSheet } from "./address";
import { tableMark } from "./damage/tables";
import type { CellValue, SheetContent, WorkbookContent, WorkbookPlan } from "./plan";
import { ContentReader } from "./read/contentReader";

/** A cell beside our tables in which two copies differ. */
export interface BesideNote {
  /** `分配表!AH9` */
  readonly address: string;
  readonly theirs: string;
  readonly ours: string;
}

/** 表外批注: what people wrote on our sheets beside what is planned there. Listed, never merged. */
export function besideNotes(
  theirs: { readonly content: WorkbookContent; readonly plan: WorkbookPlan },
  ours: { readonly content: WorkbookContent; readonly plan: WorkbookPlan },
): readonly BesideNote[] {
  return ours.plan.sheets.flatMap(({ name }): readonly BesideNote[] => {
    const [their, our] = [besideCells(name, theirs), besideCells(name, ours)];
    const places = [...new Set([...our.keys(), ...their.keys()])];
    return places
      .map((place) => ({
        address: onSheet(name, our.get(place)?.address ?? their.get(place)?.address ?? "A1"),
        theirs: their.get(place)?.text ?? "",
        ours: our.get(place)?.text ?? "",
      }))
      .filter((note) => note.theirs !== note.ours);
  });
}

interface BesideCell {
  readonly address: string;
  readonly text: string;
}

/** By place: the column beside a record wherever its row was sorted to, else the cell. */
function besideCells(
  name: string,
  { content, plan }: { readonly content: WorkbookContent; readonly plan: WorkbookPlan },
): ReadonlyMap<string, BesideCell> {
  const sheet: SheetContent | undefined = content.find((candidate) => candidate.name === name);
  const planned = plan.sheets.find((candidate) => candidate.name === name);
  const cells = new Map<string, BesideCell>();
  if (!sheet) return cells;
  const records = recordsOf(sheet);
  sheet.values.forEach((row, rowIndex) => {
    row.forEach((value, column) => {
      if (planned?.cells[rowIndex]?.[column] !== undefined) return;
      const text = textOf(sheet.formulas[rowIndex]?.[column] ?? value);
      const address = cellAddress(rowIndex, column);
      const record = records.get(rowIndex);
      if (text !== "") cells.set(record === undefined ? address : `${record}|${column}`, { address, text });
    });
  });
  return cells;
}

/** The record each row of a table with names of its own holds; a name that stands twice names none. */
function recordsOf(content: SheetContent): ReadonlyMap<number, string> {
  const mark = tableMark(content.name);
  const sheet = new ContentReader(content);
  const header = mark && mark.key.length > 0 ? sheet.headerRow(mark.labels) : null;
  if (!mark || header === null) return new Map();
  const columns = mark.key.map((label) => sheet.columnOf(header, label) ?? 0);
  const rows = Array.from({ length: Math.max(0, sheet.rowCount - header - 1) }, (_, index) => header + 1 + index);
  const named = rows.map((row) => [row, columns.map((column) => sheet.text(row, column)).join("|")] as const);
  const once = (name: string): boolean => named.filter(([, other]) => other === name).length === 1;
  return new Map(named.filter(([, name]) => name.replace(/\|/g, "") !== "" && once(name)));
}

function textOf(value: CellValue): string {
  return value === null ? "" : String(value).trim();
}
