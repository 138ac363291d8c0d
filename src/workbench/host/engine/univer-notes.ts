import type { ISheetNote } from "@univerjs/sheets-note";
import { RemoveNoteMutation, SheetsNoteModel, UpdateNoteMutation } from "@univerjs/sheets-note";
import type { Note } from "./engine";
import type { UniverAccess } from "./univer-access";

/** Size of a slip in pixels: as wide as the engine's own, and as high as the text asks for. */
const slipWidth = 220;
const charactersInLine = 16;
const lineHeight = 20;

function slipHeight(text: string): number {
  const lines = text
    .split("\n")
    .reduce((count, line) => count + Math.ceil(Math.max(1, line.length) / charactersInLine), 0);
  return Math.min(320, Math.max(60, 24 + lines * lineHeight));
}

/** Slips at cells. The engine moves them with their cells by itself. */
export class UniverNotes {
  private readonly model: SheetsNoteModel;
  /** Slips people can read but not change, by id. */
  private readonly fixed = new Map<string, { readonly sheet: string; readonly text: string }>();

  constructor(private readonly access: UniverAccess) {
    this.model = access.injector.get(SheetsNoteModel);
    this.model.change$.subscribe(({ oldNote, newNote, type }) => {
      const id = newNote?.id ?? oldNote?.id;
      if (access.hostIsWriting || type !== "update" || id === undefined) return;
      const { row, col } = newNote ?? oldNote ?? { row: 0, col: 0 };
      // Not from inside the change: others are still being told of it.
      queueMicrotask(() => this.restore(id, row, col));
    });
  }

  /** Undoes what a person did to a fixed slip; the sheet may have gone with it. */
  private restore(id: string, row: number, column: number): void {
    const slip = this.fixed.get(id);
    if (slip === undefined || this.access.workbook.getSheetBySheetId(slip.sheet) === null) return;
    if (this.notes(slip.sheet).some((note) => note.id === id && note.text === slip.text)) return;
    this.setNote(slip.sheet, { id, row, column, text: slip.text, fixed: true });
  }

  notes(sheet: string): Note[] {
    const notes: readonly ISheetNote[] = [...(this.model.getSheetNotes(this.access.unitId, sheet)?.values() ?? [])];
    return notes.map(({ id, row, col, note }) => ({ id, row, column: col, text: note }));
  }

  setNote(sheet: string, { id, row, column, text, fixed }: Note): void {
    const present = this.notes(sheet);
    // One slip to a cell, and one place to a slip.
    for (const other of present) {
      const same = other.id === id;
      const here = other.row === row && other.column === column;
      if (same !== here) this.deleteNote(sheet, other.id);
    }
    if (fixed === true) this.fixed.set(id, { sheet, text });
    const note = { id, row, col: column, width: slipWidth, height: slipHeight(text), note: text };
    this.access.run(UpdateNoteMutation, { ...this.target(sheet), row, col: column, note, silent: true });
  }

  deleteNote(sheet: string, id: string): void {
    this.fixed.delete(id);
    const found = this.notes(sheet).find((note) => note.id === id);
    if (found === undefined) return;
    const { row, column: col } = found;
    this.access.run(RemoveNoteMutation, { ...this.target(sheet), noteId: id, row, col, silent: true });
  }

  private target(sheet: string): { readonly unitId: string; readonly sheetId: string } {
    return { unitId: this.access.unitId, sheetId: sheet };
  }
}
