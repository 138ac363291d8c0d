import type { Area } from "../address";
import { maximumColumns, maximumRows } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { isBound } from "../member";
import type { RangeTarget } from "../references";
import { rangeObject, readAddress } from "./access";

/** True when the area has cells and lies on a sheet. */
export function isOnSheet(area: Area): boolean {
  const inside = area.row >= 0 && area.column >= 0 && area.rows > 0 && area.columns > 0;
  return inside && area.row + area.rows <= maximumRows && area.column + area.columns <= maximumColumns;
}

/** Another range of the same sheet; InvalidArgument when it would lie outside. */
export function part(target: RangeTarget, session: Session, area: Area): BoundObject {
  if (!isOnSheet(area)) throw new HostError("InvalidArgument", "outside the sheet");
  return rangeObject(session, target.sheet, area);
}

/** A range argument: a Range, or an address as seen from the given sheet. */
export function rangeArgument(
  args: Arguments,
  index: number,
  sheet: string,
  session: Session,
): { readonly sheet: string; readonly area: Area } {
  const value = args.raw(index);
  const object = isBound(value) ? session.rangeOf(value) : undefined;
  return object ?? readAddress(session, sheet, args.text(index));
}

/** A range argument that must be on the target's own sheet. */
export function otherArea(args: Arguments, index: number, target: RangeTarget, session: Session): Area {
  const found = rangeArgument(args, index, target.sheet, session);
  if (found.sheet !== target.sheet) throw new HostError("InvalidArgument", "the ranges are on different sheets");
  return found.area;
}

/** ItemNotFound instead of a null object. */
export function missing(found: BoundObject | null): BoundObject {
  if (found === null) throw new HostError("ItemNotFound");
  return found;
}

/** One cell of an area. */
export function cellAt(area: Area, row: number, column: number): Area {
  return { row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
}
