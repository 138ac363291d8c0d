import { COLUMN_COUNT, ROW_COUNT, formatAddress, parseAddress } from "./address";
import { shiftFormula } from "./formulaShift";
import type { CellContent, CellModel, ColumnSpan, RowModel } from "./model";
import { readRichText } from "./sharedStrings";
import { present, type StyleSheet } from "./styleSheet";
import {
  XmlError,
  XmlScanner,
  decodeEntities,
  decodeSheetText,
  localName,
  readAttributes,
  type XmlElement,
  type XmlToken,
} from "./xml";

/** Where a cell stands in the source, and what only the source knows of it. */
export interface CellSource {
  readonly style: number;
  /** Number of the shared formula the cell takes part in. */
  readonly shared?: string;
}

export interface CellsRead {
  readonly cells: (CellModel | undefined)[][];
  readonly rows: Map<number, RowModel>;
  /** By row, then column: every cell element of the source. */
  readonly sources: Map<number, Map<number, CellSource>>;
  /** Style number of rows that have one. */
  readonly rowStyles: Map<number, number>;
}

interface ReadContext {
  readonly scanner: XmlScanner;
  readonly strings: readonly string[];
  readonly styles: StyleSheet;
  readonly read: CellsRead;
  /** A plain cell in a styled column or row is not the same as no cell. */
  readonly styledColumn: (column: number) => boolean;
  readonly sharedFormulas: Map<string, { readonly row: number; readonly column: number; readonly formula: string }>;
  readonly extent: Extent;
}

/** `contents`: cells that say nothing are passed over, and nothing is kept for patching. */
export type Extent = "whole" | "contents";

/** Reads the cells of a sheet whose columns have been read. */
export function readCells(
  source: string,
  sheetData: XmlElement | undefined,
  strings: readonly string[],
  styles: StyleSheet,
  columns: readonly ColumnSpan[],
  extent: Extent = "whole",
): CellsRead {
  const read: CellsRead = { cells: [], rows: new Map(), sources: new Map(), rowStyles: new Map() };
  if (!sheetData) return read;
  const styledSpans = columns.filter((span) => span.style !== undefined);
  const styledColumn = (column: number): boolean =>
    styledSpans.some((span) => span.from <= column && column <= span.to);
  const scanner = new XmlScanner(source, sheetData.openEnd, sheetData.closeStart);
  const context: ReadContext = { scanner, strings, styles, read, styledColumn, sharedFormulas: new Map(), extent };
  let row = -1;
  for (let token = scanner.next(); token; token = scanner.next()) {
    if ((token.kind !== "open" && token.kind !== "empty") || localName(token.name) !== "row") continue;
    const attributes = readAttributes(source, token);
    const stated = Number(attributes.get("r") ?? NaN);
    row = Number.isInteger(stated) ? stated - 1 : row + 1;
    if (row < 0 || row >= ROW_COUNT) throw new XmlError(`row ${row + 1} is not on a sheet`);
    readRowSettings(context, row, attributes);
    if (token.kind === "open") readRow(context, row);
  }
  return read;
}

function readRowSettings(context: ReadContext, row: number, attributes: ReadonlyMap<string, string>): void {
  const height = Number(attributes.get("ht") ?? NaN);
  const styleNumber = Number(attributes.get("s") ?? NaN);
  const styled = isOn(attributes.get("customFormat")) && Number.isInteger(styleNumber);
  const settings: RowModel = {
    ...(Number.isFinite(height) && isOn(attributes.get("customHeight")) ? { height } : {}),
    ...(isOn(attributes.get("hidden")) ? { hidden: true } : {}),
    ...outline(attributes.get("outlineLevel")),
    ...present("style", styled ? context.styles.style(styleNumber) : undefined),
  };
  if (styled) context.read.rowStyles.set(row, styleNumber);
  if (Object.keys(settings).length > 0) context.read.rows.set(row, settings);
}

function outline(level: string | undefined): { readonly outlineLevel?: number } {
  return level === undefined || !/^[1-7]$/.test(level) ? {} : { outlineLevel: Number(level) };
}

function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

function readRow(context: ReadContext, row: number): void {
  const { scanner, read } = context;
  const cells: (CellModel | undefined)[] = [];
  const sources = new Map<number, CellSource>();
  let column = -1;
  let blank: XmlToken | null = null;
  for (let token = scanner.next(); token; token = scanner.next()) {
    if (context.extent === "contents" && isPlacedBlank(scanner.source, token)) {
      blank = token;
      continue;
    }
    const local = localName(token.name);
    if (token.kind === "close" && local === "row") break;
    if ((token.kind === "open" || token.kind === "empty") && local === "c") {
      const previous: number = blank ? columnOf(scanner.source, blank, column) : column;
      blank = null;
      column = readCell(context, token, row, previous, cells, sources);
    }
  }
  if (context.extent === "whole") read.sources.set(row, sources);
  if (cells.length === 0) return;
  while (read.cells.length < row) read.cells.push([]);
  read.cells[row] = cells;
}

/** A cell with nothing in it that says itself where it stands: most cells of a form. */
function isPlacedBlank(source: string, token: XmlToken): boolean {
  return token.kind === "empty" && source.startsWith('<c r="', token.start);
}

function columnOf(source: string, token: XmlToken, previous: number): number {
  const reference = readAttributes(source, token).get("r") ?? "";
  return parseAddress(reference)?.column ?? previous + 1;
}

/** @returns the column of the cell; a cell without an address stands right of the one before it */
function readCell(
  context: ReadContext,
  token: XmlToken,
  row: number,
  previous: number,
  cells: (CellModel | undefined)[],
  sources: Map<number, CellSource>,
): number {
  const attributes = readAttributes(context.scanner.source, token);
  const reference = attributes.get("r");
  const column = reference === undefined ? previous + 1 : (parseAddress(reference)?.column ?? COLUMN_COUNT);
  if (column >= COLUMN_COUNT) throw new XmlError(`cell ${reference ?? ""} is not on a sheet`);
  const style = Number(attributes.get("s") ?? 0);
  const raw = token.kind === "open" ? readRaw(context.scanner) : EMPTY;
  const cell = cellOf(context, row, column, attributes.get("t") ?? "n", raw, style);
  if (context.extent === "contents") {
    if (cell && (cell.value !== null || cell.formula !== undefined)) cells[column] = cell;
    return column;
  }
  if (cell) cells[column] = cell;
  sources.set(column, { style, ...present("shared", raw.shared) });
  return column;
}

interface RawCell {
  value?: string;
  formula?: string;
  shared?: string;
  arrayRange?: string;
  inline?: string;
}

const EMPTY: RawCell = {};

function readRaw(scanner: XmlScanner): RawCell {
  const raw: RawCell = {};
  for (let token = scanner.next(); token; token = scanner.next()) {
    const local = localName(token.name);
    if (token.kind === "close" && local === "c") break;
    if (local === "v" && token.kind === "open") raw.value = readText(scanner);
    else if (local === "is" && token.kind === "open") raw.inline = readRichText(scanner, "is");
    else if (local === "f" && (token.kind === "open" || token.kind === "empty")) readFormula(scanner, token, raw);
  }
  return raw;
}

function readFormula(scanner: XmlScanner, token: XmlToken, raw: RawCell): void {
  const attributes = readAttributes(scanner.source, token);
  const text = token.kind === "open" ? readText(scanner) : "";
  const kind = attributes.get("t");
  if (kind === "shared") raw.shared = attributes.get("si") ?? "";
  if (kind === "array") raw.arrayRange = attributes.get("ref") ?? "";
  // A what-if data table has no formula text a person could have typed; its results stay values.
  if (kind !== "dataTable" && (text !== "" || kind === "shared")) raw.formula = text;
}

/** Text up to the next closing tag. */
function readText(scanner: XmlScanner): string {
  let text = "";
  for (let token = scanner.next(); token && token.kind !== "close"; token = scanner.next()) {
    const slice = scanner.source.slice(token.start, token.end);
    text += token.kind === "text" ? decodeEntities(slice) : token.kind === "cdata" ? slice : "";
  }
  return decodeSheetText(text);
}

function cellOf(
  context: ReadContext,
  row: number,
  column: number,
  type: string,
  raw: RawCell,
  style: number,
): CellModel | undefined {
  const value = contentOf(type, raw, context.strings);
  const formula = spelledOut(context, row, column, raw);
  const resolved = context.styles.style(style);
  if (value === null && formula === undefined && resolved === undefined) {
    return context.read.rows.get(row)?.style || context.styledColumn(column) ? { value } : undefined;
  }
  return {
    value,
    ...present("formula", formula === undefined ? undefined : `=${formula}`),
    ...present("arrayRange", raw.arrayRange),
    ...present("style", resolved),
  };
}

function spelledOut(context: ReadContext, row: number, column: number, raw: RawCell): string | undefined {
  if (raw.shared === undefined || raw.formula === undefined) return raw.formula;
  if (raw.formula !== "") {
    context.sharedFormulas.set(raw.shared, { row, column, formula: raw.formula });
    return raw.formula;
  }
  const first = context.sharedFormulas.get(raw.shared);
  if (!first) throw new XmlError(`${formatAddress(row, column)} shares a formula that is not there`);
  return shiftFormula(first.formula, row - first.row, column - first.column);
}

function contentOf(type: string, raw: RawCell, strings: readonly string[]): CellContent {
  const text = raw.value;
  if (type === "inlineStr") return raw.inline ?? text ?? null;
  if (text === undefined) return raw.inline ?? null;
  if (type === "s") {
    const shared = strings[Number(text)];
    if (shared === undefined) throw new XmlError(`there is no shared string ${text}`);
    return shared;
  }
  if (type === "str") return text;
  if (text.trim() === "") return null;
  if (type === "b") return isOn(text.trim());
  if (type === "e") return { error: text };
  if (type === "d") return serialOf(text) ?? text;
  const number = Number(text);
  // Not a number after all: shown as it stands, never taken as 0.
  return Number.isFinite(number) ? number : text;
}

/** ISO date → Excel serial number (1900 system). */
function serialOf(text: string): number | null {
  const time = Date.parse(/[zZ]$|T.*[+-]\d\d:?\d\d$/.test(text) || !text.includes("T") ? text : `${text}Z`);
  return Number.isNaN(time) ? null : time / 86_400_000 + 25_569;
}
