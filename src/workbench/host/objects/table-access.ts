import type { Area } from "../address";
import { formatArea, intersect, maximumColumns, maximumRows } from "../address";
import type { Arguments } from "../arguments";
import type { ShiftKind } from "../engine/engine";
import { HostError } from "../errors";
import { eventNumbers, workbookTarget } from "../events";
import type { Session } from "../member";
import { isBound } from "../member";
import { readHeaders } from "../model/table-headers";
import type { TableState } from "../model/table-state";
import { readAddress } from "./access";

export interface TableTarget {
  readonly id: string;
}

/** The table, its columns called what the header cells say; ItemNotFound once it was deleted. */
export function tableOf(target: TableTarget, session: Session): TableState {
  const table = session.book.tables.require(target.id);
  readHeaders(session.engine, session.book.tables, table);
  return table;
}

/** The same for a table about to be changed: AccessDenied on a protected sheet. */
export function changeable(target: TableTarget, session: Session): TableState {
  const table = tableOf(target, session);
  assertUnprotected(session, table.sheet);
  return table;
}

/** AccessDenied on a protected sheet: nothing of a table can be changed there, whatever is permitted. */
export function assertUnprotected(session: Session, sheet: string): void {
  if (session.book.sheet(sheet).protection !== null)
    throw new HostError("AccessDenied", "tables on a protected sheet cannot be changed");
}

/** An area given as an object or an address. */
export function areaArgument(
  args: Arguments,
  index: number,
  sheet: string,
  session: Session,
): { readonly sheet: string; readonly area: Area } {
  const value = args.raw(index);
  const range = isBound(value) ? session.rangeOf(value) : undefined;
  return range === undefined ? readAddress(session, sheet, args.text(index)) : { sheet: range.sheet, area: range.area };
}

function moving(place: Area, direction: "down" | "right" | "up" | "left"): Area {
  return direction === "down" || direction === "up"
    ? { ...place, rows: maximumRows - place.row }
    : { ...place, columns: maximumColumns - place.column };
}

/**
 * InsertDeleteConflict where moving cells would tear a table: it may move as a whole, or grow or shrink along its full
 * width, but not be pulled apart. `own` is the table that knows what it does.
 */
export function assertShiftable(
  session: Session,
  sheet: string,
  place: Area,
  direction: "down" | "right" | "up" | "left",
  own?: TableState,
): void {
  const moved = moving(place, direction);
  const vertical = direction === "down" || direction === "up";
  for (const { area } of session.book.tables.list(sheet).filter((table) => table !== own)) {
    if (intersect(area, moved) === null) continue;
    const spans = vertical
      ? place.column <= area.column && place.column + place.columns >= area.column + area.columns
      : place.row <= area.row && place.row + place.rows >= area.row + area.rows;
    if (!spans) throw new HostError("InsertDeleteConflict", "this would pull a table apart");
  }
}

/** True when something stands in the cells that would move. */
function isOccupied(session: Session, sheet: string, place: Area, direction: "down" | "right"): boolean {
  const used = session.engine.usedArea(sheet, false);
  return used !== null && intersect(used, moving(place, direction)) !== null;
}

/** Makes room for cells; where nothing stands in the way nothing needs to move. */
export function makeRoom(session: Session, place: Area, direction: "down" | "right", table: TableState): void {
  assertShiftable(session, table.sheet, place, direction, table);
  const others = session.book.tables.list(table.sheet).filter((other) => other !== table);
  const blocked = others.some((other) => intersect(other.area, moving(place, direction)) !== null);
  const inside = intersect(table.area, place) !== null;
  if (!inside && !blocked && !isOccupied(session, table.sheet, place, direction)) return;
  session.engine.insert(table.sheet, place, direction);
  const kind: ShiftKind = direction === "down" ? "CellsInsertedDown" : "CellsInsertedRight";
  session.shifted(table.sheet, kind, place);
}

/** Takes cells away; what lies below or to the right moves up. */
export function takeAway(session: Session, place: Area, direction: "up" | "left", table: TableState): void {
  assertShiftable(session, table.sheet, place, direction, table);
  session.engine.remove(table.sheet, place, direction);
  session.shifted(table.sheet, direction === "up" ? "CellsDeletedUp" : "CellsDeletedLeft", place);
}

/** Targets of the events of a table: its own, those of its sheet's tables and of the workbook's. */
export function tableTargets(session: Session, table: TableState): string[] {
  return [table.id, session.book.sheet(table.sheet).excelId, workbookTarget];
}

/** Does something to a table and tells it as one change of it, in place of the edits of cells it is made of. */
export function asOneChange<T>(
  session: Session,
  table: TableState,
  changeType: string,
  change: () => { readonly area: Area; readonly result: T },
): T {
  const { engine, book, events } = session;
  engine.announce();
  try {
    const { area, result } = change();
    book.tables.told = table.id;
    engine.announce();
    const worksheetId = book.sheet(table.sheet).excelId;
    events.raise(eventNumbers.tableChanged, tableTargets(session, table), {
      ...{ address: formatArea(area), changeType, source: "Local", worksheetId, tableId: table.id },
      ...{ triggerSource: "ThisLocalAddin", shiftDirection: "None", referenceId: "" },
    });
    return result;
  } finally {
    book.tables.told = null;
  }
}
