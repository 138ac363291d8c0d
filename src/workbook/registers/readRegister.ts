import { ROW_STATES, type RegisterRow, type ReturnCell, type ReturnTable } from "../../domain/returns";
import type { CellValue, SheetContent } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";
import { plainCell, readKept, rowMark, shownCell, type KeptRow } from "./registerCells";
import { REGISTER_MARKS, registerColumns, type RegisterColumn, type RegisterGround } from "./registerColumns";

/** A register as it stands: its rows, and the 0-based rows of the sheet they stand in. */
export interface ReadRegister {
  /** False: a sheet of somebody's own that bears our name. */
  readonly ours: boolean;
  readonly header: number | null;
  readonly rows: readonly RegisterRow[];
  readonly places: readonly number[];
}

const NOTHING: ReadRegister = { ours: true, header: null, rows: [], places: [] };

/** Reads a register in any order of rows; an empty sheet (taken back) is a register without rows. */
export function readRegister(content: SheetContent | null, table: ReturnTable, ground: RegisterGround): ReadRegister {
  if (content === null || isBlank(content)) return NOTHING;
  const sheet = new ContentReader(content);
  const header = sheet.headerRow(REGISTER_MARKS, 0, 400);
  if (header === null) return { ...NOTHING, ours: false };
  const reader = new RowReader(sheet, header, table, ground);
  const places = Array.from(
    { length: Math.max(0, sheet.rowCount - header - 1) },
    (_unused, index) => header + 1 + index,
  );
  const used = places.filter((place) => reader.isUsed(place));
  const kept = reader.keptRows(used);
  return { ours: true, header, places: used, rows: used.map((place) => reader.read(place, kept.get(place) ?? null)) };
}

class RowReader {
  private readonly columns: readonly (RegisterColumn & { readonly at: number | null })[];

  constructor(
    private readonly sheet: ContentReader,
    header: number,
    private readonly table: ReturnTable,
    private readonly ground: RegisterGround,
  ) {
    this.columns = registerColumns(table).map((column) => ({ ...column, at: sheet.columnOf(header, column.label) }));
  }

  isUsed(place: number): boolean {
    return this.columns.some(
      ({ at, frame }) => frame !== "kept" && at !== null && this.sheet.value(place, at) !== null,
    );
  }

  /** The hidden text of each row: by what the rows show, and where a visible cell was edited by its place. */
  keptRows(places: readonly number[]): ReadonlyMap<number, KeptRow> {
    const texts = places.map((place) => readKept(this.text(place, "kept")));
    const byMark = new Map<string, KeptRow[]>();
    for (const kept of texts) {
      if (kept) byMark.set(kept.mark, [...(byMark.get(kept.mark) ?? []), kept]);
    }
    const found = new Map<number, KeptRow>();
    for (const place of places) {
      const kept = byMark.get(this.markOf(place))?.shift();
      if (kept) found.set(place, kept);
    }
    const claimed = new Set(found.values());
    places.forEach((place, index) => {
      const beside = texts[index];
      if (beside && !found.has(place) && !claimed.has(beside)) found.set(place, beside);
    });
    return found;
  }

  read(place: number, kept: KeptRow | null): RegisterRow {
    const unitText = this.text(place, "unit");
    const unit = this.ground.units.find(({ name }) => name === unitText)?.code ?? kept?.unit ?? unitText;
    return {
      table: this.table.id,
      row: this.text(place, "row"),
      cells: this.cells(place, kept),
      place: this.text(place, "place"),
      unit,
      period: this.text(place, "period"),
      state: ROW_STATES.find((state) => state === this.text(place, "state")) ?? "存疑",
      question: this.text(place, "question"),
      treatment: this.text(place, "treatment"),
      file: this.text(place, "file"),
    };
  }

  private cells(place: number, kept: KeptRow | null): Readonly<Record<string, ReturnCell>> {
    const cells: Record<string, ReturnCell> = {};
    for (const { field, at } of this.columns) {
      if (!field) continue;
      const value = at === null ? null : this.sheet.value(place, at);
      const before = kept?.cells[field.key];
      const shown = before ? shownCell(field, before, this.ground).value : null;
      const cell = before && sameShown(shown, value) ? before : plainCell(field, value, this.ground);
      if (cell) cells[field.key] = cell;
    }
    return cells;
  }

  private markOf(place: number): string {
    const shown = this.columns.filter(({ frame }) => frame === undefined || MARKED.includes(frame));
    return rowMark(shown.map(({ at }) => (at === null ? null : this.sheet.value(place, at))));
  }

  private text(place: number, key: string): string {
    const at = this.columns.find(({ frame }) => frame === key)?.at ?? null;
    return at === null ? "" : this.sheet.text(place, at);
  }
}

/** Columns of the frame a row is known by; state, question and treatment change. */
export const MARKED: readonly string[] = ["period", "unit", "row"];

function sameShown(one: CellValue, other: CellValue): boolean {
  return (one === null ? "" : String(one).trim()) === (other === null ? "" : String(other).trim());
}
