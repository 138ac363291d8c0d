import { failure, success, type Result } from "../domain/fault";
import {
  emptySheet,
  emptyWorkbook,
  openWorkbook,
  parseAddress,
  parseArea,
  saveWorkbook,
  type CellModel,
  type SheetModel,
  type WorkbookModel,
} from "../sheetfile";
import type { CellEdit, NamedContent, WorkbookPort, WriteNote, WriteReport } from "../usecases/port";
import type { NamePlan, SheetContent, WorkbookContent, WorkbookPlan } from "../workbook/plan";
import { valueOf } from "./cells";
import { namedValues } from "./namedValues";
import { addressUnreadable, dates1904, sheetHidden, sheetMissing, sheetTooLarge } from "./faults";
import { findSheet, renderWorkbook } from "./renderWorkbook";
import { removeSheets } from "./removeSheets";
import { renameSheet } from "./renameSheet";
import { shownSheet, visibleSheets, type ShownSheet } from "./shownSheet";
import { writeCells } from "./writeCells";

/** The workbook port over the bytes of a file; nothing leaves memory until `save`. */
export interface FilePort extends WorkbookPort {
  /** Kinds of content that are only carried through: `charts`, `macros` … */
  readonly carried: readonly string[];
  /**
   * The .xlsx bytes of the workbook as it stands. A file that was opened is patched: parts that are not ours come
   * out byte-identical. A workbook without a visible sheet gets an empty one, as every program would give it.
   */
  save(): Promise<Uint8Array>;
  /** For a page that shows the workbook: the sheets a person sees. */
  visibleSheets(): readonly string[];
  /** A window of a visible sheet around a 0-based row; null when there is no such sheet. */
  shownSheet(name: string, around: number): ShownSheet | null;
}

type Noting = (report: WriteReport) => WriteNote | null;

/** Matrices beyond this are refused: one stray cell in the last corner would ask for seventeen thousand million. */
const MAX_READ_CELLS = 20_000_000;

/** @param bytes an .xlsx file, or null for an empty workbook */
export async function openFilePort(bytes: Uint8Array | null): Promise<Result<FilePort>> {
  if (bytes === null) return success(new FileWorkbook(emptyWorkbook(), undefined, []));
  const opened = await openWorkbook(bytes);
  if (!opened.ok) return opened;
  const { model, carried } = opened.value;
  return model.date1904 ? failure(dates1904()) : success(new FileWorkbook(model, bytes, carried));
}

class FileWorkbook implements FilePort {
  private changes = 0;

  constructor(
    private model: WorkbookModel,
    private readonly original: Uint8Array | undefined,
    readonly carried: readonly string[],
  ) {}

  async sheetNames(): Promise<Result<readonly string[]>> {
    return success(this.model.sheets.map((sheet) => sheet.name));
  }

  async read(names: readonly string[]): Promise<Result<WorkbookContent>> {
    const contents: SheetContent[] = [];
    for (const name of names) {
      const sheet = findSheet(this.model, name);
      const content = sheet && contentOf(name, sheet);
      if (sheet && !content) return failure(sheetTooLarge(name));
      if (content) contents.push(content);
    }
    return success(contents);
  }

  async readNamed(sheets: readonly string[], names: readonly string[]): Promise<Result<NamedContent>> {
    const read = await this.read(sheets);
    if (!read.ok) return read;
    const named = names.flatMap((name) => {
      const values = namedValues(this.model, name);
      return values ? [[name, values] as const] : [];
    });
    return success({ sheets: read.value, named: new Map(named) });
  }

  async render(plan: WorkbookPlan, note?: Noting): Promise<Result<WriteReport>> {
    const rendered = renderWorkbook(this.model, plan);
    if (!rendered.ok) return rendered;
    const { model, report } = rendered.value;
    const noted = note && isChange(report) ? withNote(model, note(report)) : success(model);
    if (!noted.ok) return noted;
    this.model = noted.value;
    this.changes += 1;
    return success(report);
  }

  async removeSheets(names: readonly string[]): Promise<Result<void>> {
    this.model = removeSheets(this.model, names);
    this.changes += 1;
    return success(undefined);
  }

  async write(edits: readonly CellEdit[]): Promise<Result<WriteReport>> {
    return this.written(edits, "unlocked");
  }

  async restore(edits: readonly CellEdit[]): Promise<Result<WriteReport>> {
    return this.written(edits, "all");
  }

  private written(edits: readonly CellEdit[], cells: "unlocked" | "all"): Result<WriteReport> {
    const written = writeCells(this.model, edits, cells);
    if (written.ok) this.changes += 1;
    return written.ok ? success({ changed: written.value, sheetsAdded: [] }) : written;
  }

  async definedNames(): Promise<Result<readonly NamePlan[]>> {
    const own = this.model.names.filter((name) => name.sheet === undefined);
    return success(own.map(({ name, reference }) => ({ name, reference })));
  }

  async renameSheet(from: string, to: string): Promise<Result<void>> {
    const renamed = renameSheet(this.model, from, to);
    if (!renamed.ok) return renamed;
    this.model = renamed.value;
    this.changes += 1;
    return success(undefined);
  }

  async select(address: string): Promise<Result<void>> {
    const bang = address.lastIndexOf("!");
    const name = address
      .slice(0, Math.max(0, bang))
      .replace(/^'(.*)'$/, "$1")
      .replace(/''/g, "'");
    const area = bang < 0 ? null : parseArea(address.slice(bang + 1));
    if (!area) return failure(addressUnreadable(address));
    const sheet = findSheet(this.model, name);
    if (!sheet) return failure(sheetMissing(name));
    if (sheet.visibility !== "visible") return failure(sheetHidden(name));
    sheet.activeCell = address
      .slice(bang + 1)
      .replace(/\$/g, "")
      .replace(/:.*$/, "");
    if (!parseAddress(sheet.activeCell)) sheet.activeCell = "A1";
    this.model.activeSheet = sheet.name;
    return success(undefined);
  }

  /** What a file in memory holds changes through this port alone: its changes are counted. */
  async glance(): Promise<Result<string>> {
    return success(String(this.changes));
  }

  /** A file in memory is edited by nobody else: the listener is never called. */
  async onEdited(): Promise<Result<() => Promise<void>>> {
    return success(async () => undefined);
  }

  visibleSheets(): readonly string[] {
    return visibleSheets(this.model);
  }

  shownSheet(name: string, around: number): ShownSheet | null {
    return shownSheet(this.model, name, around);
  }

  async save(): Promise<Uint8Array> {
    return saveWorkbook(savable(this.model), this.original);
  }
}

function isChange({ changed, sheetsAdded }: WriteReport): boolean {
  return changed.length > 0 || sheetsAdded.length > 0;
}

/** In memory nothing breaks off: what comes before and what comes after are written at once. */
function withNote(model: WorkbookModel, note: WriteNote | null): Result<WorkbookModel> {
  if (note === null) return success(model);
  const { ahead, done } = note;
  const noted = renderWorkbook(model, { sheets: [ahead], names: [], activeSheet: model.activeSheet });
  if (!noted.ok) return noted;
  const written = writeCells(noted.value.model, done);
  return written.ok ? success(noted.value.model) : written;
}

/** Every program gives a workbook at least one visible sheet. */
function savable(model: WorkbookModel): WorkbookModel {
  if (model.sheets.some((sheet) => sheet.visibility === "visible")) return model;
  const free = ["Sheet1", "Sheet2"].find((name) => !findSheet(model, name)) ?? "Sheet";
  return { ...model, sheets: [...model.sheets, emptySheet(free)], activeSheet: free };
}

function contentOf(name: string, sheet: SheetModel): SheetContent | null {
  let rows = 0;
  let columns = 0;
  sheet.cells.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (!cell || (cell.value === null && cell.formula === undefined)) return;
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, column + 1);
    });
  });
  if (rows * columns > MAX_READ_CELLS) return null;
  const matrix = <T>(pick: (cell: CellModel | undefined) => T): T[][] =>
    Array.from({ length: rows }, (_row, row) =>
      Array.from({ length: columns }, (_column, column) => pick(sheet.cells[row]?.[column])),
    );
  return { name, values: matrix((cell) => valueOf(cell?.value)), formulas: matrix((cell) => cell?.formula ?? null) };
}
