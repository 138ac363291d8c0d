import { cellAddress, onSheet } from "./address";
import type { CellValue, SheetContent, WorkbookContent, WorkbookPlan } from "./plan";

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
      .map((address) => ({
        address: onSheet(name, address),
        theirs: their.get(address) ?? "",
        ours: our.get(address) ?? "",
      }))
      .filter((note) => note.theirs !== note.ours);
  });
}

function besideCells(
  name: string,
  { content, plan }: { readonly content: WorkbookContent; readonly plan: WorkbookPlan },
): ReadonlyMap<string, string> {
  const sheet: SheetContent | undefined = content.find((candidate) => candidate.name === name);
  const planned = plan.sheets.find((candidate) => candidate.name === name);
  const cells = new Map<string, string>();
  sheet?.values.forEach((row, rowIndex) => {
    row.forEach((value, column) => {
      if (planned?.cells[rowIndex]?.[column] !== undefined) return;
      const text = textOf(sheet.formulas[rowIndex]?.[column] ?? value);
      if (text !== "") cells.set(cellAddress(rowIndex, column), text);
    });
  });
  return cells;
}

function textOf(value: CellValue): string {
  return value === null ? "" : String(value).trim();
}
