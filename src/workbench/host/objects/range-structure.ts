import type { Area } from "../address";
import { covers, intersect, isWholeColumns, isWholeRows, maximumColumns, maximumRows } from "../address";
import type { Arguments } from "../arguments";
import type { ShiftKind } from "../engine/engine";
import { HostError } from "../errors";
import type { BoundObject, Method, Session } from "../member";
import { method } from "../member";
import type { RangeTarget } from "../references";
import { assertAllowed, assertEditable } from "./access";
import { part } from "./range-parts";
import { assertShiftable } from "./table-access";
import { contentAt, takeCells } from "./cell-block";
import { clearings, clearRange } from "./clearing";

type Direction = "down" | "right" | "up" | "left";

function kindOf(direction: Direction, whole: "Rows" | "Columns" | null): ShiftKind {
  const inserting = direction === "down" || direction === "right";
  if (whole !== null) return `${whole === "Rows" ? "Row" : "Column"}${inserting ? "Inserted" : "Deleted"}`;
  if (direction === "down" || direction === "right") return `CellsInserted${direction === "down" ? "Down" : "Right"}`;
  return `CellsDeleted${direction === "up" ? "Up" : "Left"}`;
}

/** Everything in the way of a shift: the block itself and what lies below (or to the right of) it. */
function movingArea(area: Area, direction: Direction): Area {
  return direction === "down" || direction === "up"
    ? { ...area, rows: maximumRows - area.row }
    : { ...area, columns: maximumColumns - area.column };
}

/** NonBlankCellOffSheet when an insertion would push cells over the edge. */
function assertRoom(session: Session, sheet: string, area: Area, direction: Direction): void {
  if (direction === "up" || direction === "left") return;
  const moving = movingArea(area, direction);
  const pushed =
    direction === "down"
      ? { ...moving, row: maximumRows - area.rows, rows: area.rows }
      : { ...moving, column: maximumColumns - area.columns, columns: area.columns };
  const used = session.engine.usedArea(sheet, true);
  const strip = used === null ? null : intersect(pushed, used);
  if (strip === null) return;
  if (session.engine.cells(sheet, strip).some((line) => line.some((cell) => cell.kind !== "empty")))
    throw new HostError("NonBlankCellOffSheet");
}

/** InsertDeleteConflict when a block of cells would tear merged cells. */
function assertMergesWhole(session: Session, sheet: string, area: Area, direction: Direction): void {
  const moving = movingArea(area, direction);
  const torn = session.engine.merges(sheet).some((merge) => {
    if (intersect(merge, moving) === null) return false;
    if (!covers(moving, merge)) return true;
    return (direction === "up" || direction === "left") && intersect(merge, area) !== null && !covers(area, merge);
  });
  if (torn) throw new HostError("InsertDeleteConflict", "merged cells are in the way");
}

function assertSheetShiftable(session: Session, sheet: string, area: Area, direction: Direction): void {
  const whole = isWholeRows(area) ? "Rows" : isWholeColumns(area) ? "Columns" : null;
  const inserting = direction === "down" || direction === "right";
  if (whole === null) {
    assertEditable(session, sheet, bounded(session, sheet, movingArea(area, direction)));
    assertMergesWhole(session, sheet, area, direction);
  } else {
    assertAllowed(session, sheet, inserting ? `allowInsert${whole}` : `allowDelete${whole}`);
    // Protected rows and columns only go when nothing in them is locked.
    if (!inserting) assertEditable(session, sheet, area);
  }
  assertShiftable(session, sheet, area, direction);
  assertRoom(session, sheet, area, direction);
}

function bounded(session: Session, sheet: string, area: Area): Area {
  const used = session.engine.usedArea(sheet, false);
  return (used === null ? null : intersect(area, used)) ?? { ...area, rows: 1, columns: 1 };
}

function shift(target: RangeTarget, session: Session, direction: Direction): Area {
  const { sheet, area } = target;
  const whole = isWholeRows(area) ? "Rows" : isWholeColumns(area) ? "Columns" : null;
  assertSheetShiftable(session, sheet, area, direction);
  if (direction === "down" || direction === "right") session.engine.insert(sheet, area, direction);
  else session.engine.remove(sheet, area, direction);
  session.shifted(sheet, kindOf(direction, whole), area);
  return area;
}

function insert(target: RangeTarget, args: Arguments, session: Session): BoundObject {
  const direction = args.choice(0, ["Down", "Right"]);
  const whole = isWholeColumns(target.area) ? "right" : isWholeRows(target.area) ? "down" : null;
  return part(target, session, shift(target, session, whole ?? (direction === "Down" ? "down" : "right")));
}

function remove(target: RangeTarget, args: Arguments, session: Session): void {
  const direction = args.choice(0, ["Up", "Left"]);
  const whole = isWholeColumns(target.area) ? "left" : isWholeRows(target.area) ? "up" : null;
  shift(target, session, whole ?? (direction === "Up" ? "up" : "left"));
}

function merge(target: RangeTarget, across: boolean, session: Session): void {
  const { sheet, area } = target;
  assertAllowed(session, sheet, "allowFormatCells");
  if (session.book.tables.within(sheet, area).length > 0)
    throw new HostError("InvalidOperation", "cells of a table cannot be merged");
  if (session.engine.merges(sheet).some((present) => intersect(present, area) !== null))
    session.engine.unmerge(sheet, area);
  const rows = across
    ? Array.from({ length: area.rows }, (_, index) => ({ ...area, row: area.row + index, rows: 1 }))
    : [area];
  for (const row of rows.filter((one) => one.rows * one.columns > 1)) {
    keepFirst(session, sheet, row);
    session.engine.merge(sheet, row);
  }
}

/** Of merged cells only the first content is left, in the top left one. */
function keepFirst(session: Session, sheet: string, area: Area): void {
  const used = session.engine.usedArea(sheet, true);
  const filled = used === null ? null : intersect(area, used);
  if (filled === null) return;
  const contents = takeCells(session, sheet, filled)
    .flat()
    .filter(({ content }) => content.kind !== "empty");
  const first = contents[0];
  if (first === undefined || (contents.length === 1 && first.row === area.row && first.column === area.column)) return;
  session.engine.clear(sheet, filled, "contents");
  session.engine.write(sheet, area.row, area.column, [[contentAt(session, first, area.row, area.column)]]);
}

/** What adds, removes and joins cells. */
export const structureMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  clear: method(1, (target, args, session) => clearRange(target, args.optionalChoice(0, clearings) ?? "All", session)),
  insert: method(1, insert),
  delete: method(1, remove),
  merge: method(2, (target, args, session) => merge(target, args.optionalFlag(0) ?? false, session)),
  unmerge: method(2, (target, _args, session) => {
    assertAllowed(session, target.sheet, "allowFormatCells");
    session.engine.unmerge(target.sheet, target.area);
  }),
  getMergedAreasOrNullObject: method(13, (target, _args, session) => {
    const merges = session.engine.merges(target.sheet).filter((area) => intersect(area, target.area) !== null);
    if (merges.length === 0) return null;
    return session.objects.rangeAreas(session.references.rangeAreas(target.sheet, merges));
  }),
};
