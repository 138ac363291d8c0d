import type { CellEdit, WriteNote } from "../usecases/port";
import { cellAddress, parseCell } from "../workbook/address";
import type { CellValue, SheetPlan } from "../workbook/plan";
import { blockChanges } from "./blocks";
import type { CellInput, WorkbookChange } from "./changes";
import { GENERAL_FORMAT, literalInput } from "./content";
import { HOST_VISIBILITY } from "./layout";
import { plannedCells } from "./planned-cells";
import type { CellPlace } from "./rectangles";

/** A note on a write as changes: those before it, those after it, and those when it was taken back. */
export interface NoteChanges {
  readonly ahead: readonly WorkbookChange[];
  readonly done: readonly WorkbookChange[];
  readonly undone: readonly WorkbookChange[];
  /** The note's sheet, where this write adds it. */
  readonly sheetAdded: string | null;
}

/** What keeping the note takes; its sheet is ours alone and written without being looked at. */
export function noteChanges({ ahead, done, undone }: WriteNote, present: readonly string[]): NoteChanges {
  const standing = present.find((name) => name.toLowerCase() === ahead.name.toLowerCase());
  const cells = [...plannedCells(ahead)].map(({ row, column, cell }) => ({ row, column, value: cell.value }));
  const made: WorkbookChange[] = standing === undefined ? additions(ahead) : [];
  return {
    ahead: [...made, ...cellChanges(ahead.name, cells)],
    done: editChanges(done),
    undone: editChanges(undone),
    sheetAdded: standing === undefined ? ahead.name : null,
  };
}

function additions({ name, visibility }: SheetPlan): WorkbookChange[] {
  const hidden = { kind: "visibility" as const, visibility };
  const change: WorkbookChange = { kind: "onSheet", sheet: name, change: hidden };
  return [{ kind: "addSheet", name, position: null }, ...(HOST_VISIBILITY[visibility] === "Visible" ? [] : [change])];
}

function editChanges(edits: readonly CellEdit[]): WorkbookChange[] {
  return edits.flatMap(({ sheet, address, value }) => {
    const place = parseCell(address);
    return place ? cellChanges(sheet, [{ ...place, value }]) : [];
  });
}

function cellChanges(
  sheet: string,
  cells: readonly (CellPlace & { readonly value: CellValue })[],
): readonly WorkbookChange[] {
  const inputs = new Map<string, CellPlace & { input: CellInput }>();
  for (const { row, column, value } of cells) {
    inputs.set(cellAddress(row, column), { row, column, input: literalInput(value, GENERAL_FORMAT) });
  }
  return blockChanges(inputs).map((block) => ({ kind: "onSheet", sheet, change: { kind: "cells", ...block } }));
}
