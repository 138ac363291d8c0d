import type { Area } from "../address";
import { maximumColumns, maximumRows } from "../address";
import type { ShiftKind } from "../engine/engine";
import { shiftArea } from "../references";

export type OutlineDirection = "rows" | "columns";

/** Excel's outline has eight levels; the first is what is not grouped at all. */
export const deepestLevel = 7;

/** How deep each row and column is grouped; what is not here is not grouped. */
interface SheetOutline {
  readonly rows: Map<number, number>;
  readonly columns: Map<number, number>;
}

function shiftedLevels(levels: Map<number, number>, where: (index: number) => number | null): Map<number, number> {
  const next = new Map<number, number>();
  for (const [index, level] of levels) {
    const moved = where(index);
    if (moved !== null) next.set(moved, level);
  }
  return next;
}

/** Groups of rows and columns, by sheet. */
export class Outlines {
  private readonly bySheet = new Map<string, SheetOutline>();
  private readonly listeners = new Set<() => void>();

  /** Tells of every change; gives back the way to stop. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Levels of the grouped rows or columns of a sheet, 1 to 7, by index. */
  levels(sheet: string, direction: OutlineDirection): ReadonlyMap<number, number> {
    return this.bySheet.get(sheet)?.[direction] ?? new Map<number, number>();
  }

  level(sheet: string, direction: OutlineDirection, index: number): number {
    return this.levels(sheet, direction).get(index) ?? 0;
  }

  setLevel(sheet: string, direction: OutlineDirection, index: number, level: number): void {
    const outline = this.bySheet.get(sheet) ?? { rows: new Map<number, number>(), columns: new Map<number, number>() };
    this.bySheet.set(sheet, outline);
    if (level <= 0) outline[direction].delete(index);
    else outline[direction].set(index, level);
    for (const listener of this.listeners) listener();
  }

  shifted(sheet: string, kind: ShiftKind, place: Area): void {
    const outline = this.bySheet.get(sheet);
    if (outline === undefined || kind.startsWith("Cells")) return;
    const rows = shiftedLevels(outline.rows, (row) => {
      const area = shiftArea({ row, rows: 1, column: 0, columns: maximumColumns }, kind, place);
      return area?.row ?? null;
    });
    const columns = shiftedLevels(outline.columns, (column) => {
      const area = shiftArea({ row: 0, rows: maximumRows, column, columns: 1 }, kind, place);
      return area?.column ?? null;
    });
    this.bySheet.set(sheet, { rows, columns });
  }

  sheetDeleted(sheet: string): void {
    this.bySheet.delete(sheet);
  }

  sheetCopied(source: string, copy: string): void {
    const outline = this.bySheet.get(source);
    if (outline !== undefined) this.bySheet.set(copy, structuredClone(outline));
  }
}
