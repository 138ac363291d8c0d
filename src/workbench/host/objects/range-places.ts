import type { Area } from "../address";
import { bounding, intersect, maximumColumns, maximumRows } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Method, Session } from "../member";
import { calculatedMethod, method } from "../member";
import type { RangeTarget } from "../references";
import { cellAt, missing, otherArea, part } from "./range-parts";

function used(target: RangeTarget, valuesOnly: boolean, session: Session): BoundObject | null {
  const usedArea = session.engine.usedArea(target.sheet, valuesOnly);
  const shared = usedArea === null ? null : intersect(target.area, usedArea);
  return shared === null ? null : part(target, session, shared);
}

/** A place worked out from the range's own area and whole-number arguments. */
function place(since: number, find: (area: Area, args: Arguments) => Area): Method<RangeTarget> {
  return method(since, (target, args, session) => part(target, session, find(target.area, args)));
}

/** The `count` rows or columns beside an area; a negative count takes them from inside its near end. */
function beside(start: number, size: number, count: number, after: boolean): readonly [start: number, count: number] {
  if (count === 0) throw new HostError("InvalidArgument", "the count must not be 0");
  const edge = after ? start + size : start;
  const forward = after === count > 0;
  return [forward ? edge : edge - Math.abs(count), Math.abs(count)];
}

function rowsBeside(since: number, after: boolean): Method<RangeTarget> {
  return place(since, (area, args) => {
    const [row, rows] = beside(area.row, area.rows, args.optionalInteger(0) ?? 1, after);
    return { ...area, row, rows };
  });
}

function columnsBeside(since: number, after: boolean): Method<RangeTarget> {
  return place(since, (area, args) => {
    const [column, columns] = beside(area.column, area.columns, args.optionalInteger(0) ?? 1, after);
    return { ...area, column, columns };
  });
}

function shared(target: RangeTarget, args: Arguments, session: Session): BoundObject | null {
  const both = intersect(target.area, otherArea(args, 0, target, session));
  return both === null ? null : part(target, session, both);
}

/** Ranges worked out from where this one lies. */
export const placeMethods = {
  getCell: place(1, (area, args) => cellAt(area, args.integer(0), args.integer(1))),
  getRow: place(1, (area, args) => ({ ...area, row: area.row + args.integer(0), rows: 1 })),
  getColumn: place(1, (area, args) => ({ ...area, column: area.column + args.integer(0), columns: 1 })),
  getLastCell: place(1, (area) => cellAt(area, area.rows - 1, area.columns - 1)),
  getLastRow: place(1, (area) => ({ ...area, row: area.row + area.rows - 1, rows: 1 })),
  getLastColumn: place(1, (area) => ({ ...area, column: area.column + area.columns - 1, columns: 1 })),
  getEntireColumn: place(1, (area) => ({ ...area, row: 0, rows: maximumRows })),
  getEntireRow: place(1, (area) => ({ ...area, column: 0, columns: maximumColumns })),
  getRowsAbove: rowsBeside(2, false),
  getRowsBelow: rowsBeside(2, true),
  getColumnsBefore: columnsBeside(2, false),
  getColumnsAfter: columnsBeside(2, true),
  getOffsetRange: place(1, (area, args) => ({
    ...area,
    row: area.row + args.integer(0),
    column: area.column + args.integer(1),
  })),
  getResizedRange: place(2, (area, args) => ({
    ...area,
    rows: area.rows + args.integer(0),
    columns: area.columns + args.integer(1),
  })),
  getAbsoluteResizedRange: place(7, (area, args) => ({ ...area, rows: args.integer(0), columns: args.integer(1) })),
  getBoundingRect: method<RangeTarget>(1, (target, args, session) =>
    part(target, session, bounding(target.area, otherArea(args, 0, target, session))),
  ),
  getIntersection: method<RangeTarget>(1, (target, args, session) => missing(shared(target, args, session))),
  getIntersectionOrNullObject: method<RangeTarget>(4, shared),
  getUsedRange: calculatedMethod<RangeTarget>(1, (target, args, session) =>
    missing(used(target, args.optionalFlag(0) ?? false, session)),
  ),
  getUsedRangeOrNullObject: calculatedMethod<RangeTarget>(4, (target, args, session) =>
    used(target, args.optionalFlag(0) ?? false, session),
  ),
};
