import type { Area } from "../address";
import { intersect, parseArea, splitSheet } from "../address";
import { HostError } from "../errors";
import type { Session } from "../member";
import type { BindingState, BindingType } from "../model/workbook-state";
import type { TableState } from "../model/table-state";
import { dataArea } from "../model/table-state";
import { addBinding, namedPlace } from "../objects/bindings";
import { writeContents } from "../objects/range-values";
import { addRows, deleteRows } from "../objects/table-rows";
import { rowCount } from "../objects/table-making";
import { RangeTarget } from "../references";
import type { ReadRequest, WriteRequest } from "./data";
import { givenData, readData, readMatrix } from "./data";
import { faults, OlderFault } from "./fault";
import type { Place } from "./place";
import { selectedPlace, tableAt } from "./place";

/** `DdaBindingsMethod`. */
export interface BindingRequest {
  readonly ItemName?: string;
  readonly BindingId?: string;
  readonly BindingType?: number;
}

/** A part of a binding, counted from its first cell (of data, in a table). */
interface Part {
  readonly BindingId?: string;
  readonly StartRow?: number | null;
  readonly StartCol?: number | null;
  readonly RowCount?: number | null;
  readonly ColCount?: number | null;
}

const typeNumbers = { Table: 1, Text: 2, Matrix: 3 } as const;

function typeOf(number: number | undefined): BindingType {
  const found = (Object.keys(typeNumbers) as BindingType[]).find((name) => typeNumbers[name] === number);
  if (found === undefined) throw new OlderFault(faults.invalidParameter);
  return found;
}

export function binding(session: Session, id: string | undefined): BindingState {
  const found = session.book.state.bindings.get(id ?? "");
  if (found === undefined || found.area === null) throw new OlderFault(faults.bindingNotFound);
  return found;
}

function table(session: Session, state: BindingState): TableState {
  const found = state.type === "Table" && state.area !== null ? tableAt(session, placeOf(state)) : null;
  if (found === null) throw new OlderFault(faults.notOnThisBindingType);
  return found;
}

export function placeOf(state: BindingState): Place {
  if (state.area === null) throw new OlderFault(faults.bindingNotFound);
  return { sheet: state.sheet, area: state.area };
}

/** How a binding is described to the client; a table counts its rows of data. */
export function described(session: Session, state: BindingState): Record<string, unknown> {
  const { area } = placeOf(state);
  const own = state.type === "Table" ? tableAt(session, placeOf(state)) : null;
  return {
    Name: state.id,
    BindingType: typeNumbers[state.type],
    RowCount: own === null ? area.rows : rowCount(session, own),
    ColCount: own === null ? area.columns : own.area.columns,
    HasHeaders: own?.showHeaders ?? false,
  };
}

function add(session: Session, request: BindingRequest, where: Place, refused: number): BindingState {
  const type = typeOf(request.BindingType);
  const whole = tableAt(session, where);
  if (type === "Table" && whole === null) throw new OlderFault(refused);
  if (type === "Text" && where.area.rows * where.area.columns > 1) throw new OlderFault(refused);
  const place = type === "Table" && whole !== null ? { sheet: whole.sheet, area: whole.area } : where;
  return addBinding(session.book, request.BindingId ?? "", type, place);
}

function itemPlace(session: Session, name: string): Place {
  const { sheet: owner, rest } = splitSheet(name);
  const sheet = owner === null ? session.engine.activeSheet() : session.book.findSheet(owner);
  const area = parseArea(rest);
  if (sheet !== null && area !== null) return { sheet, area };
  const found = session.book.tables.find(rest);
  if (found !== null) return { sheet: found.sheet, area: found.area };
  try {
    return namedPlace(name, session);
  } catch (error) {
    if (error instanceof HostError && error.code === "ItemNotFound") throw new OlderFault(faults.nameNotFound);
    throw error;
  }
}

export function addFromSelection(session: Session, request: BindingRequest): BindingState {
  return add(session, request, selectedPlace(session), faults.selectionNotOfBindingType);
}

export function addFromNamedItem(session: Session, request: BindingRequest): BindingState {
  return add(session, request, itemPlace(session, request.ItemName ?? ""), faults.nameNotOfBindingType);
}

export function release(session: Session, request: BindingRequest): void {
  session.book.state.bindings.delete(binding(session, request.BindingId).id);
}

/** A stretch of rows or columns; the client sends 0 (or nothing) for "all there is". */
function stretch(start: number, count: number, whole: number): number {
  if (start < 0 || start >= whole) throw new OlderFault(faults.invalidStart);
  const wanted = count === 0 ? whole - start : count;
  if (wanted < 0 || start + wanted > whole) throw new OlderFault(faults.invalidCounts);
  return wanted;
}

function partOf(whole: Area, part: Part): Area {
  const [row, column] = [part.StartRow ?? 0, part.StartCol ?? 0];
  const rows = stretch(row, part.RowCount ?? 0, whole.rows);
  const columns = stretch(column, part.ColCount ?? 0, whole.columns);
  return { row: whole.row + row, column: whole.column + column, rows, columns };
}

export function readBinding(session: Session, request: ReadRequest & Part): unknown {
  const state = binding(session, request.BindingId);
  const { sheet, area } = placeOf(state);
  if (state.type !== "Table") return readData(session, { sheet, area: partOf(area, request) }, request);
  const own = table(session, state);
  const part = partOf(dataArea(own), request);
  if (request.CoerceType !== "table") return readData(session, { sheet, area: part }, request);
  const header = { ...part, row: own.area.row, rows: 1 };
  return {
    Rows: readMatrix(session, { sheet, area: part }, request),
    Headers: own.showHeaders ? readMatrix(session, { sheet, area: header }, request) : null,
  };
}

function write(session: Session, sheet: string, area: Area, rows: readonly (readonly unknown[])[]): void {
  writeContents(new RangeTarget(sheet, area), rows, session);
}

export function writeBinding(session: Session, request: WriteRequest & Part): void {
  const state = binding(session, request.BindingId);
  const data = givenData(request);
  const own = state.type === "Table" ? table(session, state) : null;
  const whole = own === null ? placeOf(state).area : dataArea(own);
  const size = { rows: data.rows.length, columns: data.rows[0]?.length ?? 0 };
  const area = { ...partOf(whole, request), ...size };
  if (intersect(whole, area)?.rows !== size.rows || intersect(whole, area)?.columns !== size.columns)
    throw new OlderFault(faults.dataNotMatchBindingSize);
  write(session, state.sheet, area, data.rows);
  if (own !== null && data.headers !== null && own.showHeaders)
    write(session, state.sheet, { ...area, row: own.area.row, rows: 1 }, [data.headers]);
}

export function appendRows(session: Session, request: WriteRequest & Part): void {
  const own = table(session, binding(session, request.BindingId));
  const { rows } = givenData({ ...request, CoerceType: Array.isArray(request.Data) ? "matrix" : "table" });
  if (rows[0]?.length !== own.columns.length) throw new OlderFault(faults.dataNotMatchBindingSize);
  addRows(session, own, null, rows);
}

export function clearRows(session: Session, request: BindingRequest): void {
  const own = table(session, binding(session, request.BindingId));
  const count = rowCount(session, own);
  if (count > 0) deleteRows(session, own, 0, count);
}
