import type { CellSource, CellsRead } from "./cellReader";
import { formatAddress, parseAddress } from "./address";
import { isCellError, type CellModel, type RowModel, type SheetModel } from "./model";
import type { StyleEditor } from "./styleEditor";
import { styleKey } from "./styleSheet";
import {
  XmlScanner,
  childrenNamed,
  encodeSheetText,
  localName,
  parseXml,
  readAttributes,
  type XmlElement,
} from "./xml";
import { attributeText, changedTag, type XmlEditor } from "./xmlEdit";
import type { WorksheetRead } from "./worksheetReader";

export interface CellChanges {
  /** A formula came, went or changed, so that the order of calculation is another. */
  readonly formulas: boolean;
  /** Any content or style changed. */
  readonly any: boolean;
}

interface CellPatch {
  readonly base: CellsRead;
  readonly wanted: SheetModel;
  readonly styles: StyleEditor;
  readonly prefix: string;
  /** Style numbers of whole columns, for cells that are new. */
  readonly columnStyle: (column: number) => number;
  /** Shared formulas one cell of which changes: all their cells are spelled out. */
  readonly dissolved: ReadonlySet<string>;
}

/** Changes the cells that differ; rows without a difference are copied as they stand. */
export function patchCells(
  editor: XmlEditor,
  read: WorksheetRead,
  wanted: SheetModel,
  styles: StyleEditor,
): CellChanges {
  const data = editor.root.children.find((element) => element.local === "sheetData");
  const { changes, dissolved } = compareCells(read, wanted);
  if (!changes.any || !data) return changes;
  const patch: CellPatch = {
    base: read.cellsRead,
    wanted,
    styles,
    prefix: editor.prefix,
    columnStyle: columnStyles(read.root),
    dissolved,
  };
  const dirty = dirtyRows(read, wanted, dissolved);
  const name = data.name;
  const text = patchRows(read.source, data, patch, dirty);
  editor.replace(data.start, data.end, `<${name}>${text}</${name}>`);
  return changes;
}

function sameCell(one: CellModel | undefined, other: CellModel | undefined): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  return sameContent(one, other) && styleKey(one.style) === styleKey(other.style);
}

function sameContent(one: CellModel | undefined, other: CellModel | undefined): boolean {
  if (one?.formula !== other?.formula || one?.arrayRange !== other?.arrayRange) return false;
  const a = one?.value ?? null;
  const b = other?.value ?? null;
  return isCellError(a) ? isCellError(b) && a.error === b.error : a === b;
}

function sameRow(one: RowModel | undefined, other: RowModel | undefined): boolean {
  return (
    one?.height === other?.height &&
    one?.hidden === other?.hidden &&
    one?.outlineLevel === other?.outlineLevel &&
    styleKey(one?.style) === styleKey(other?.style)
  );
}

function compareCells(read: WorksheetRead, wanted: SheetModel): { changes: CellChanges; dissolved: Set<string> } {
  const dissolved = new Set<string>();
  let formulas = false;
  let any = false;
  forEachRow(read.model, wanted, (row, base, cells) => {
    if (!sameRow(read.model.rows.get(row), wanted.rows.get(row))) any = true;
    for (let column = 0; column < Math.max(base.length, cells.length); column++) {
      const one = base[column];
      const other = cells[column];
      if (sameCell(one, other)) continue;
      any = true;
      if (one?.formula !== other?.formula) formulas = true;
      const shared = read.cellsRead.sources.get(row)?.get(column)?.shared;
      if (shared !== undefined && !sameContent(one, other)) dissolved.add(shared);
    }
  });
  return { changes: { formulas, any }, dissolved };
}

function forEachRow(
  base: SheetModel,
  wanted: SheetModel,
  visit: (row: number, base: (CellModel | undefined)[], wanted: (CellModel | undefined)[]) => void,
): void {
  const rows = new Set([...base.rows.keys(), ...wanted.rows.keys()]);
  const count = Math.max(base.cells.length, wanted.cells.length);
  for (let row = 0; row < count; row++) visit(row, base.cells[row] ?? [], wanted.cells[row] ?? []);
  for (const row of rows) if (row >= count) visit(row, [], []);
}

function dirtyRows(read: WorksheetRead, wanted: SheetModel, dissolved: ReadonlySet<string>): number[] {
  const dirty: number[] = [];
  forEachRow(read.model, wanted, (row, base, cells) => {
    const length = Math.max(base.length, cells.length);
    let differs = !sameRow(read.model.rows.get(row), wanted.rows.get(row));
    for (let column = 0; column < length && !differs; column++) differs = !sameCell(base[column], cells[column]);
    if (!differs && dissolved.size > 0) {
      differs = [...(read.cellsRead.sources.get(row)?.values() ?? [])].some(
        (cell) => cell.shared !== undefined && dissolved.has(cell.shared),
      );
    }
    if (differs) dirty.push(row);
  });
  return dirty.sort((a, b) => a - b);
}

function columnStyles(root: XmlElement): (column: number) => number {
  const cols = root.children.find((element) => element.local === "cols");
  const spans = (cols ? childrenNamed(cols, "col") : []).map((col) => ({
    from: Number(col.attributes.get("min") ?? 1) - 1,
    to: Number(col.attributes.get("max") ?? 1) - 1,
    style: Number(col.attributes.get("style") ?? 0),
  }));
  return (column) => spans.find((span) => span.from <= column && column <= span.to)?.style ?? 0;
}

/** The inside of `sheetData`: present rows in order, dirty ones rewritten, new ones put in between. */
function patchRows(source: string, data: XmlElement, patch: CellPatch, dirty: readonly number[]): string {
  const pieces: string[] = [];
  let next = 0;
  let row = -1;
  let copied = data.openEnd;
  const newRowsBefore = (limit: number): void => {
    for (; next < dirty.length && (dirty[next] ?? 0) < limit; next++) pieces.push(newRow(patch, dirty[next] ?? 0));
  };
  for (const element of rowElements(source, data)) {
    const stated = Number(element.attributes.get("r") ?? NaN);
    row = Number.isInteger(stated) ? stated - 1 : row + 1;
    pieces.push(source.slice(copied, element.start));
    newRowsBefore(row);
    if (dirty[next] === row) {
      pieces.push(changedRow(patch, row, source.slice(element.start, element.end)));
      next += 1;
    } else if (Number.isInteger(stated)) pieces.push(source.slice(element.start, element.end));
    else
      pieces.push(
        changedTag(source.slice(element.start, element.openEnd), { r: String(row + 1) }),
        source.slice(element.openEnd, element.end),
      );
    copied = element.end;
  }
  newRowsBefore(Infinity);
  pieces.push(source.slice(copied, data.closeStart));
  return pieces.join("");
}

interface RowElement {
  readonly start: number;
  readonly openEnd: number;
  readonly end: number;
  readonly attributes: ReadonlyMap<string, string>;
}

function* rowElements(source: string, data: XmlElement): Generator<RowElement> {
  const scanner = new XmlScanner(source, data.openEnd, data.closeStart);
  for (let token = scanner.next(); token; token = scanner.next()) {
    if (localName(token.name) !== "row" || token.kind === "close") continue;
    const attributes = readAttributes(source, token);
    let end = token.end;
    if (token.kind === "open") {
      for (let inner = scanner.next(); inner; inner = scanner.next()) {
        if (inner.kind !== "close" || localName(inner.name) !== "row") continue;
        end = inner.end;
        break;
      }
    }
    yield { start: token.start, openEnd: token.end, end, attributes };
  }
}

function newRow(patch: CellPatch, row: number): string {
  const cells = rowCells(patch, row, new Map(), "");
  const tag = changedTag(`<${patch.prefix}row r="${row + 1}">`, rowAttributes(patch, row));
  return cells === "" ? tag.replace(/>$/, "/>") : `${tag}${cells}</${patch.prefix}row>`;
}

function changedRow(patch: CellPatch, row: number, source: string): string {
  const root = parseXml(source);
  const present = new Map<number, XmlElement>();
  let column = -1;
  for (const cell of childrenNamed(root, "c")) {
    const reference = cell.attributes.get("r");
    column = (reference === undefined ? undefined : parseAddress(reference)?.column) ?? column + 1;
    present.set(column, cell);
  }
  const tag = changedTag(source.slice(0, root.openEnd), {
    r: String(row + 1),
    spans: undefined,
    ...rowAttributes(patch, row),
  });
  return `${tag.replace(/\/>$/, ">")}${rowCells(patch, row, present, source)}</${root.name}>`;
}

function rowAttributes(patch: CellPatch, row: number): Record<string, string | undefined> {
  const wanted = patch.wanted.rows.get(row) ?? {};
  const base = patch.base.rows.get(row) ?? {};
  const height = wanted.height === undefined ? undefined : String(wanted.height);
  return {
    ...(wanted.height === base.height ? {} : { ht: height, customHeight: height && "1" }),
    ...(wanted.hidden === base.hidden ? {} : { hidden: wanted.hidden && "1" }),
    ...(wanted.outlineLevel === base.outlineLevel
      ? {}
      : { outlineLevel: wanted.outlineLevel === undefined ? undefined : String(wanted.outlineLevel) }),
    ...(styleKey(wanted.style) === styleKey(base.style)
      ? {}
      : { s: String(patch.styles.number(wanted.style, patch.base.rowStyles.get(row) ?? 0)), customFormat: "1" }),
  };
}

function rowCells(patch: CellPatch, row: number, present: ReadonlyMap<number, XmlElement>, source: string): string {
  const wanted = patch.wanted.cells[row] ?? [];
  const base = patch.base.cells[row] ?? [];
  const columns = new Set(present.keys());
  wanted.forEach((cell, column) => cell && columns.add(column));
  const pieces: string[] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const element = present.get(column);
    const known = patch.base.sources.get(row)?.get(column);
    const dissolves = known?.shared !== undefined && patch.dissolved.has(known.shared);
    if (element && !dissolves && sameCell(base[column], wanted[column])) {
      const tag = changedTag(source.slice(element.start, element.openEnd), { r: formatAddress(row, column) });
      const kept = element.attributes.has("r") ? source.slice(element.start, element.openEnd) : tag;
      pieces.push(kept + source.slice(element.openEnd, element.end));
    } else pieces.push(cellXml(patch, row, column, wanted[column], known));
  }
  return pieces.join("");
}

function cellXml(
  patch: CellPatch,
  row: number,
  column: number,
  cell: CellModel | undefined,
  known: CellSource | undefined,
): string {
  if (!cell) return "";
  const base = known?.style ?? patch.base.rowStyles.get(row) ?? patch.columnStyle(column);
  const style = patch.styles.number(cell.style, base);
  const { type, inner } = contentXml(patch.prefix, cell);
  const attributes = attributeText({ r: formatAddress(row, column), s: style === 0 ? undefined : style, t: type });
  return inner === ""
    ? `<${patch.prefix}c${attributes}/>`
    : `<${patch.prefix}c${attributes}>${inner}</${patch.prefix}c>`;
}

function contentXml(p: string, cell: CellModel): { type: string | undefined; inner: string } {
  const { value, formula } = cell;
  const array = cell.arrayRange === undefined ? "" : ` t="array" ref="${cell.arrayRange}"`;
  const f = formula === undefined ? "" : `<${p}f${array}>${encodeSheetText(formula.replace(/^=/, ""))}</${p}f>`;
  if (value === null) return { type: undefined, inner: f };
  if (typeof value === "string" && formula === undefined) {
    return {
      type: "inlineStr",
      inner: `<${p}is><${p}t xml:space="preserve">${encodeSheetText(value)}</${p}t></${p}is>`,
    };
  }
  const [type, text] = isCellError(value)
    ? ["e", value.error]
    : typeof value === "string"
      ? ["str", value]
      : typeof value === "boolean"
        ? ["b", value ? "1" : "0"]
        : [undefined, numberText(value)];
  const space = type === "str" ? ' xml:space="preserve"' : "";
  return { type, inner: `${f}<${p}v${space}>${encodeSheetText(text)}</${p}v>` };
}

/** @throws RangeError for a number no cell can hold: a programming error, never a person's */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`no cell can hold ${value}`);
  return String(value);
}
