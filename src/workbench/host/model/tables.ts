import type { Area } from "../address";
import { intersect } from "../address";
import type { CellLook, Engine, ShiftKind } from "../engine/engine";
import { HostError } from "../errors";
import { shiftArea } from "../references";
import { applyFilters } from "./filters";
import { readHeaders } from "./table-headers";
import { TableFormulas } from "./table-formulas";
import { drawnLook } from "./table-looks";
import { nextName, uniqueName } from "./table-names";
import type { FilteredBlock, SheetFilterState, TableState } from "./table-state";
import { dataArea, filterBlock, isFiltered, newColumn, shiftTable, spliceColumns, touches } from "./table-state";

/** What happened to tables and filters, for those who draw them. */
type TableListener = (sheet: string) => void;

/** Every table of the workbook and the filters of its sheets. */
export class TableStore {
  private tables: TableState[] = [];
  private readonly sheetFilters = new Map<string, SheetFilterState>();
  private readonly listeners = new Set<TableListener>();
  private last = 0;
  /** Names of columns nobody named: `列`. */
  columnPrefix = "列";
  defaultStyle = "TableStyleMedium2";
  /** Styles of the workbook's own; they are drawn plain. */
  readonly ownStyles: string[] = [];
  /** Id of the table whose changes are being told in other words than those of its cells. */
  told: string | null = null;
  /** Told when a table went because its cells were deleted. */
  onVanished: (table: TableState) => void = () => undefined;

  readonly formulas: TableFormulas;

  constructor(private readonly engine: Engine) {
    this.formulas = new TableFormulas(
      engine,
      () => this.tables,
      (sheet) => this.changed(sheet),
      () => {
        for (const table of this.tables) readHeaders(engine, this, table);
      },
    );
    engine.respell((formula, sheet, row, column) => this.formulas.stored(formula, sheet, row, column));
  }

  /** Tables of a sheet or of the workbook; in the order they were made. */
  list(sheet?: string): readonly TableState[] {
    return sheet === undefined ? this.tables : this.tables.filter((table) => table.sheet === sheet);
  }

  /** Forgets tables of sheets that were deleted a moment ago: their names are free. */
  prune(): void {
    const sheets = new Set(this.engine.sheets().map((sheet) => sheet.id));
    const gone = new Set(this.tables.map((table) => table.sheet).filter((sheet) => !sheets.has(sheet)));
    for (const sheet of gone) this.sheetDeleted(sheet);
  }

  /** By id or name; null when there is none. */
  find(key: string): TableState | null {
    const lower = key.toLowerCase();
    return this.tables.find((table) => table.id.toLowerCase() === lower || table.name.toLowerCase() === lower) ?? null;
  }

  require(id: string): TableState {
    const found = this.tables.find((table) => table.id === id);
    if (found === undefined) throw new HostError("ItemNotFound", "the table was deleted");
    return found;
  }

  at(sheet: string, row: number, column: number): TableState | null {
    const cell = { row, column, rows: 1, columns: 1 };
    return this.tables.find((table) => table.sheet === sheet && touches(table.area, cell)) ?? null;
  }

  within(sheet: string, area: Area): readonly TableState[] {
    return this.tables.filter((table) => table.sheet === sheet && intersect(table.area, area) !== null);
  }

  /** True when nothing stands in the first data row. */
  isEmptyRow(table: TableState): boolean {
    const cells = this.engine.cells(table.sheet, { ...dataArea(table), rows: 1 });
    return cells[0]?.every((cell) => cell.kind === "empty") ?? true;
  }

  /** A number no table has had. */
  private nextIds(): Pick<TableState, "id" | "legacyId"> {
    const number = this.last;
    this.last += 1;
    const hex = number.toString(16).toUpperCase().padStart(8, "0");
    const bytes = hex.replace(/(..)(..)(..)(..)/, "$4$3$2$1");
    return { id: `{00000000-000C-0000-FFFF-FFFF${bytes}}`, legacyId: number + 1 };
  }

  add(table: Omit<TableState, "id" | "legacyId">): TableState {
    const made: TableState = { ...table, ...this.nextIds() };
    this.tables.push(made);
    this.changed(made.sheet);
    return made;
  }

  remove(table: TableState): void {
    this.tables = this.tables.filter((other) => other !== table);
    this.showAll(table);
    this.changed(table.sheet);
  }

  /** Must be called after a table was changed in place: formulas and the grid follow. */
  changed(sheet: string): void {
    this.engine.setTables(
      this.tables.map((table) => ({
        name: table.name,
        sheet: table.sheet,
        area: filterBlock(table).area,
        columns: table.columns.map((column) => column.name),
      })),
    );
    this.redraw(sheet);
  }

  /** How a table is drawn at present; null when it has no style. */
  lookOf(table: TableState): CellLook | null {
    return drawnLook(table, (row) => this.engine.rowHidden(table.sheet, row));
  }

  redraw(sheet: string): void {
    this.engine.setLooks(
      sheet,
      this.list(sheet).flatMap((table) => this.lookOf(table) ?? []),
    );
    for (const listener of this.listeners) listener(sheet);
  }

  /** Told whenever something that is drawn has changed. */
  listen(listener: TableListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // Filters --------------------------------------------------------------------------------------------------------

  sheetFilter(sheet: string): SheetFilterState | null {
    return this.sheetFilters.get(sheet) ?? null;
  }

  setSheetFilter(filter: SheetFilterState): void {
    this.sheetFilters.set(filter.sheet, filter);
    this.redraw(filter.sheet);
  }

  removeSheetFilter(sheet: string): void {
    const filter = this.sheetFilters.get(sheet);
    this.sheetFilters.delete(sheet);
    if (filter?.criteria.some((criterion) => criterion !== null) === true) this.apply({ ...filter, criteria: [] });
    this.redraw(sheet);
  }

  /** Every filter of the sheet that filters something. */
  private blocks(sheet: string): FilteredBlock[] {
    const own = this.sheetFilters.get(sheet);
    return [...this.list(sheet).filter(isFiltered).map(filterBlock), ...(own === undefined ? [] : [own])];
  }

  /** Hides and shows the rows of a block by the filters of its sheet. */
  apply(block: FilteredBlock): boolean {
    const { row, column } = block.area;
    const others = this.blocks(block.sheet).filter(({ area }) => area.row !== row || area.column !== column);
    const changed = applyFilters(this.engine, block, others);
    this.redraw(block.sheet);
    return changed;
  }

  /** Hides and shows the rows of a table by its filter. */
  applyTable(table: TableState): boolean {
    return this.apply(filterBlock(table));
  }

  /** Rows that are hidden already count as filtered, so that SUBTOTAL leaves them out. */
  markHidden(sheet: string): void {
    const rows = new Set<number>();
    for (const { area } of this.blocks(sheet)) {
      for (let row = area.row + 1; row < area.row + area.rows; row += 1)
        if (this.engine.rowHidden(sheet, row)) rows.add(row);
    }
    this.engine.setFilteredRows(sheet, rows);
  }

  private showAll(table: TableState): void {
    if (isFiltered(table)) this.apply({ ...filterBlock(table), criteria: [] });
  }

  // Following the cells --------------------------------------------------------------------------------------------

  shifted(sheet: string, kind: ShiftKind, place: Area): void {
    const filter = this.sheetFilters.get(sheet);
    if (filter !== undefined) this.shiftFilter(filter, kind, place);
    const here = this.list(sheet);
    if (here.length === 0) return;
    for (const table of here) {
      if (shiftTable(table, kind, place)) this.nameNew(table);
      if (table.area.rows > 0) continue;
      this.formulas.breakReferences(table);
      this.tables = this.tables.filter((other) => other !== table);
      this.onVanished(table);
    }
    this.changed(sheet);
  }

  private shiftFilter(filter: SheetFilterState, kind: ShiftKind, place: Area): void {
    const area = shiftArea(filter.area, kind, place);
    if (area === null) this.sheetFilters.delete(filter.sheet);
    else {
      if (kind.startsWith("Column") && area.columns !== filter.area.columns)
        filter.criteria = spliceColumns(filter.criteria, filter.area, place, kind === "ColumnInserted", () => null);
      filter.area = area;
    }
  }

  /** Columns that came with inserted cells get names, and ids of their own. */
  private nameNew(table: TableState): void {
    table.columns.forEach((column, index) => {
      if (column.name !== "") return;
      const others = table.columns.filter((other) => other.name !== "");
      const name = nextName(
        this.columnPrefix,
        others.map((other) => other.name),
      );
      table.columns[index] = newColumn({ columns: others }, name);
      if (table.showHeaders)
        this.engine.write(table.sheet, table.area.row, table.area.column + index, [[{ value: name }]]);
    });
  }

  /** The copy of a sheet has tables of its own, under new names, and its formulas mean those. */
  sheetCopied(source: string, copy: string): void {
    const filter = this.sheetFilters.get(source);
    if (filter !== undefined) this.sheetFilters.set(copy, { ...filter, sheet: copy, criteria: [...filter.criteria] });
    for (const table of this.list(source)) {
      const names = this.tables.map((other) => other.name);
      const { id: _id, legacyId: _legacyId, columns, ...rest } = table;
      const own = { ...rest, sheet: copy, fileId: null, name: uniqueName(table.name, names) };
      const made = this.add({ ...own, columns: columns.map((column) => ({ ...column })) });
      this.formulas.redirect(copy, table, made);
    }
    this.markHidden(copy);
    this.redraw(copy);
  }

  sheetDeleted(sheet: string): void {
    const gone = this.list(sheet);
    this.sheetFilters.delete(sheet);
    if (gone.length === 0) return;
    for (const table of gone) this.formulas.breakReferences(table);
    this.tables = this.tables.filter((table) => table.sheet !== sheet);
    this.engine.setLooks(sheet, []);
    this.changed(sheet);
  }
}
