import type { CellModel, CellStyle, ColumnSpan, RowModel, SheetModel } from "../../../sheetfile";
import { emptySheet } from "../../../sheetfile";
import type { Area } from "../address";
import { bounding, columnLetters, formatArea, isUnbounded } from "../address";
import type { CellContent, CellFormat, Engine, SheetInfo } from "../engine/engine";
import type { CellKeeper } from "./cells";
import { conditionalsOf } from "./conditionals";
import { withChanges } from "./merge";
import { objectsOf, type OpenHost } from "./objects";
import { validationModel } from "./rules";
import { printOf, protectionOf } from "./settings";
import { formatOf, styleOf } from "./styles";

/** Pixels of one character of the default font, and of a point. */
export const pixelsPerCharacter = 7;
export const pixelsPerPoint = 4 / 3;
const farAway = 16_000;

/** Equal styles become one object, as the file model wants it; those of the file come back as the file had them. */
export class Styles {
  private readonly known = new Map<string, CellStyle>();

  constructor(base: readonly SheetModel[]) {
    const seen = new Set<CellStyle>();
    for (const sheet of base)
      for (const row of sheet.cells) for (const cell of row) if (cell?.style !== undefined) seen.add(cell.style);
    for (const style of seen) {
      // What the engine makes of it; a patch without nulls is a format.
      const shown = styleOf(formatOf(style) as CellFormat);
      const key = JSON.stringify(shown);
      if (shown !== undefined && !this.known.has(key)) this.known.set(key, style);
    }
  }

  share(style: CellStyle | undefined): CellStyle | undefined {
    if (style === undefined) return undefined;
    const key = JSON.stringify(style);
    const shared = this.known.get(key) ?? style;
    this.known.set(key, shared);
    return shared;
  }
}

function cellModel(cell: CellContent, style: CellStyle | undefined): CellModel | undefined {
  if (cell.kind === "empty" && style === undefined) return undefined;
  return {
    value: cell.kind === "error" ? { error: String(cell.value) } : cell.value,
    ...(cell.formula !== null && { formula: cell.formula }),
    ...(style !== undefined && { style }),
  };
}

/** From A1 to the last cell with content, format or an unlocked mark. */
function extent(engine: Engine, sheet: string): Area {
  const origin: Area = { row: 0, column: 0, rows: 1, columns: 1 };
  const areas = [
    engine.usedArea(sheet, false) ?? origin,
    ...engine.unlockedAreas(sheet).filter((area) => !isUnbounded(area)),
  ];
  return areas.reduce(bounding, origin);
}

function cells(
  engine: Engine,
  sheet: string,
  area: Area,
  styles: Styles,
  keeper: CellKeeper,
  base: SheetModel | undefined,
): (CellModel | undefined)[][] {
  const contents = engine.cells(sheet, area);
  const formats = engine.formats(sheet, area);
  return contents.map((row, rowIndex) => {
    const written: (CellModel | undefined)[] = [];
    row.forEach((cell, column) => {
      const shown = cellModel(cell, styles.share(styleOf(formats[rowIndex]?.[column] ?? {})));
      keeper.keep(base, written, { row: rowIndex, column }, shown);
    });
    return written;
  });
}

type ColumnSettings = Omit<ColumnSpan, "from" | "to">;
type ByIndex<T> = Readonly<Record<number, T>>;

/** Everything of a sheet but its cells, rows and columns by their index. */
export interface SheetFacts extends Omit<SheetModel, "id" | "cells" | "rows" | "columns" | "conditionalFormats"> {
  readonly rowSettings: ByIndex<RowModel>;
  readonly columnSettings: ByIndex<ColumnSettings>;
}

function columnSettings(host: OpenHost, sheet: string): ByIndex<ColumnSettings> {
  const { engine, book } = host;
  const { columns: count } = engine.gridSize(sheet);
  const usual = engine.columnWidth(sheet, farAway);
  const below = engine.formats(sheet, { row: extent(engine, sheet).rows, rows: 1, column: 0, columns: count })[0] ?? [];
  const found: Record<number, ColumnSettings> = {};
  for (let column = 0; column < count; column += 1) {
    const width = engine.columnWidth(sheet, column);
    const style = styleOf(below[column] ?? {});
    const level = book.outlines.level(sheet, "columns", column);
    const settings = {
      ...(width !== usual && { width: width / pixelsPerCharacter }),
      ...(engine.columnHidden(sheet, column) && { hidden: true as const }),
      ...(style !== undefined && { style }),
      ...(level > 0 && { outlineLevel: level }),
    };
    if (Object.keys(settings).length > 0) found[column] = settings;
  }
  return found;
}

function rowSettings({ engine, book }: OpenHost, sheet: string): ByIndex<RowModel> {
  const usual = engine.rowHeight(sheet, farAway);
  const found: Record<number, RowModel> = {};
  for (let row = 0; row < engine.gridSize(sheet).rows; row += 1) {
    const height = engine.rowHeight(sheet, row);
    const level = book.outlines.level(sheet, "rows", row);
    const settings = {
      ...(height !== usual && { height: height / pixelsPerPoint }),
      ...(engine.rowHidden(sheet, row) && { hidden: true as const }),
      ...(level > 0 && { outlineLevel: level }),
    };
    if (Object.keys(settings).length > 0) found[row] = settings;
  }
  return found;
}

/** What the host shows of a sheet beside its cells and conditional formats. */
export function shownFacts(host: OpenHost, info: SheetInfo): SheetFacts {
  const { engine, book } = host;
  const extras = book.sheet(info.id);
  const active = engine.activeSheet() === info.id ? engine.selection()[0] : undefined;
  const activeCell = active === undefined ? "A1" : `${columnLetters(active.column)}${active.row + 1}`;
  return {
    name: info.name,
    visibility: info.hidden ? (extras.veryHidden ? "veryHidden" : "hidden") : "visible",
    ...(info.tabColor !== null && { tabColor: info.tabColor }),
    merges: engine.merges(info.id).map(formatArea),
    freeze: info.freeze.rows + info.freeze.columns > 0 ? info.freeze : null,
    validations: engine.validations(info.id).map(validationModel),
    protection: protectionOf(extras),
    print: printOf(extras.page),
    showGridlines: info.showGridlines,
    ...(activeCell !== "A1" && { activeCell }),
    ...objectsOf(host, info.id),
    rowSettings: rowSettings(host, info.id),
    columnSettings: columnSettings(host, info.id),
  };
}

/** The same of a sheet as a file has it; column spans are spelled out as far as the grid goes. */
function factsOf(sheet: SheetModel, columnCount: number): SheetFacts {
  const { id: _id, cells: _cells, rows, columns, conditionalFormats: _formats, ...rest } = sheet;
  const byColumn: Record<number, ColumnSettings> = {};
  for (const { from, to, ...settings } of columns)
    for (let column = from; column <= Math.min(to, columnCount - 1); column += 1) byColumn[column] = settings;
  return { ...rest, rowSettings: Object.fromEntries(rows), columnSettings: byColumn };
}

function spansOf(settings: ByIndex<ColumnSettings>): ColumnSpan[] {
  const spans: ColumnSpan[] = [];
  let last = "";
  for (const [key, value] of Object.entries(settings)) {
    const [column, text] = [Number(key), JSON.stringify(value)];
    const before = spans.at(-1);
    if (before?.to === column - 1 && last === text) spans[spans.length - 1] = { ...before, to: column };
    else spans.push({ from: column, to: column, ...value });
    last = text;
  }
  return spans;
}

/** A sheet as it was opened: what the file said, and what the host gave back right afterwards. */
export interface LoadedSheet {
  readonly base: SheetModel;
  readonly shown: SheetFacts;
}

/** The sheet as a file's data. */
export function sheetModel(
  host: OpenHost,
  info: SheetInfo,
  loaded: LoadedSheet | undefined,
  styles: Styles,
  keeper: CellKeeper,
): SheetModel {
  const { engine } = host;
  const now = shownFacts(host, info);
  const columnCount = engine.gridSize(info.id).columns;
  const {
    rowSettings: rows,
    columnSettings: columns,
    ...facts
  } = loaded ? withChanges(factsOf(loaded.base, columnCount), loaded.shown, now) : now;
  const beyond = (loaded?.base.columns ?? []).flatMap((span) =>
    span.to < columnCount ? [] : [{ ...span, from: Math.max(span.from, columnCount) }],
  );
  const kept = loaded !== undefined && sameSpans(loaded, columns, columnCount);
  return {
    ...emptySheet(info.name),
    ...facts,
    ...(loaded?.base.id !== undefined && { id: loaded.base.id }),
    cells: cells(engine, info.id, extent(engine, info.id), styles, keeper, loaded?.base),
    columns: kept ? loaded.base.columns : [...spansOf(columns), ...beyond],
    rows: new Map(Object.entries(rows).map(([row, settings]) => [Number(row), settings])),
    conditionalFormats: conditionalsOf(engine, info.id, loaded?.base.conditionalFormats ?? []),
  };
}

/** Spans a file splits otherwise than we would stay as they are while nothing about them changes. */
function sameSpans(loaded: LoadedSheet, columns: ByIndex<ColumnSettings>, count: number): boolean {
  return JSON.stringify(factsOf(loaded.base, count).columnSettings) === JSON.stringify(columns);
}
