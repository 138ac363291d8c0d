import type { Area } from "../address";
import type { CellContent } from "../engine/engine";
import type { Session } from "../member";
import { dataArea } from "../model/table-state";
import { boundedPart } from "../objects/access";
import { writeContents } from "../objects/range-values";
import { addTable } from "../objects/table-making";
import { RangeTarget } from "../references";
import { faults, OlderFault } from "./fault";
import type { Place } from "./place";
import { tableAt } from "./place";

/** `DdaGetBindingData` without what only bindings have. */
export interface ReadRequest {
  readonly CoerceType?: string;
  readonly ValueFormat?: string;
  readonly FilterType?: string;
}

interface TableData {
  readonly Rows: readonly (readonly unknown[])[];
  readonly Headers: readonly (readonly unknown[])[] | null;
}

function shown(session: Session, sheet: string, area: Area, visibleOnly: boolean): (readonly [number, number][])[] {
  const { engine } = session;
  const rows = Array.from({ length: area.rows }, (_, index) => area.row + index);
  const columns = Array.from({ length: area.columns }, (_, index) => area.column + index);
  const seen = visibleOnly ? columns.filter((column) => !engine.columnHidden(sheet, column)) : columns;
  return rows
    .filter((row) => !visibleOnly || !engine.rowHidden(sheet, row))
    .map((row) => seen.map((column): [number, number] => [row, column]));
}

/** Rows of values, or of what the cells show. */
export function readMatrix(session: Session, { sheet, area }: Place, request: ReadRequest): unknown[][] {
  const { engine } = session;
  const part = boundedPart(session, sheet, area);
  if (part === null) return [[""]];
  const cells = engine.cells(sheet, part);
  const formats = request.ValueFormat === "formatted" ? engine.formats(sheet, part) : null;
  const read = (row: number, column: number): unknown => {
    const cell: CellContent | undefined = cells[row - part.row]?.[column - part.column];
    if (cell === undefined) return "";
    if (formats === null) return cell.value ?? "";
    return engine.display(cell, formats[row - part.row]?.[column - part.column]?.numberFormat ?? "General");
  };
  return shown(session, sheet, part, request.FilterType === "onlyVisible").map((line) =>
    line.map(([row, column]) => read(row, column)),
  );
}

/** Data in the form asked for: one text, rows, or rows with headers. */
export function readData(session: Session, place: Place, request: ReadRequest): unknown {
  switch (request.CoerceType) {
    case "text": {
      const matrix = readMatrix(session, place, request);
      return matrix.map((row) => row.map(String).join("\t")).join("\n");
    }
    case "matrix":
      return readMatrix(session, place, request);
    case "table":
      return readTable(session, place, request);
    default:
      throw new OlderFault(faults.coercionNotSupported);
  }
}

function readTable(session: Session, place: Place, request: ReadRequest): TableData {
  const table = tableAt(session, place);
  if (table === null) return { Rows: readMatrix(session, place, request), Headers: null };
  const { sheet } = table;
  const columns = { column: table.area.column, columns: table.area.columns };
  const headers = { sheet, area: { ...table.area, ...columns, rows: 1 } };
  return {
    Rows: readMatrix(session, { sheet, area: dataArea(table) }, request),
    Headers: table.showHeaders ? readMatrix(session, headers, request) : null,
  };
}

/** What a call gives to be written: a scalar comes as a matrix of one. */
export interface WriteRequest {
  readonly CoerceType?: string;
  readonly Data?: unknown;
}

interface GivenData {
  readonly rows: unknown[][];
  readonly headers: unknown[] | null;
}

function matrixOf(value: unknown): unknown[][] {
  if (!Array.isArray(value)) return [[value]];
  const rows = (value as unknown[]).map((row) => (Array.isArray(row) ? (row as unknown[]) : [row]));
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width)) throw new OlderFault(faults.dataNotMatchCoercion);
  return rows;
}

/** Rows, and headers for a table. */
export function givenData({ CoerceType, Data }: WriteRequest): GivenData {
  if (CoerceType === "text" || CoerceType === "matrix") return { rows: matrixOf(Data), headers: null };
  if (CoerceType !== "table") throw new OlderFault(faults.coercionNotSupported);
  if (typeof Data !== "object" || Data === null || (!("Rows" in Data) && !("rows" in Data)))
    throw new OlderFault(faults.unsupportedData);
  const given = Data as { Rows?: unknown; rows?: unknown; Headers?: unknown; headers?: unknown };
  const rows = matrixOf(given.Rows ?? given.rows);
  const headers = given.Headers ?? given.headers ?? null;
  return { rows, headers: headers === null ? null : matrixOf(headers).flat() };
}

function write(session: Session, sheet: string, area: Area, rows: readonly (readonly unknown[])[]): void {
  writeContents(new RangeTarget(sheet, area), rows, session);
}

function isEmpty(session: Session, { sheet, area }: Place): boolean {
  return session.engine.cells(sheet, area).every((row) => row.every((cell) => cell.kind === "empty"));
}

/** A new table at the place; it may not cover anything. */
function writeTable(session: Session, { sheet, area }: Place, { rows, headers }: GivenData): void {
  const width = rows[0]?.length ?? 0;
  const lines = headers === null ? rows : [headers, ...rows];
  const target = { ...area, rows: lines.length, columns: width };
  if (!isEmpty(session, { sheet, area: { ...target, rows: rows.length + 1 } })) throw new OlderFault(faults.overwrites);
  write(session, sheet, target, lines);
  addTable(session, sheet, target, headers !== null);
}

/**
 * Writes into the selection: from a single cell it spreads, into several cells it must fit. A text in a larger
 * selection goes into its first cell.
 */
export function writeSelected(session: Session, place: Place, request: WriteRequest): void {
  const data = givenData(request);
  if (request.CoerceType === "table") {
    writeTable(session, place, data);
    return;
  }
  const [rows, columns] = [data.rows.length, data.rows[0]?.length ?? 0];
  const single = place.area.rows === 1 && place.area.columns === 1;
  const fits = place.area.rows === rows && place.area.columns === columns;
  if (!single && !fits && request.CoerceType !== "text") throw new OlderFault(faults.dataNotMatchSelection);
  write(session, place.sheet, { ...place.area, rows, columns }, data.rows);
}
