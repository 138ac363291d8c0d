import type { Area } from "../address";
import { bounding, covers, maximumColumns, maximumRows } from "../address";
import type { Arguments } from "../arguments";
import type { CellContent } from "../engine/engine";
import { HostError } from "../errors";
import type { Method, Session } from "../member";
import { calculatedMethod } from "../member";
import type { RangeTarget } from "../references";
import { cellAt, otherArea, part } from "./range-parts";

/** Tells which cells of a sheet hold something. */
function filledCells(session: Session, sheet: string): (row: number, column: number) => boolean {
  const used = session.engine.usedArea(sheet, true);
  const cells: readonly (readonly CellContent[])[] = used === null ? [] : session.engine.cells(sheet, used);
  return (row, column) => {
    const cell = used === null ? undefined : cells[row - used.row]?.[column - used.column];
    return cell !== undefined && cell.kind !== "empty";
  };
}

/** How far Ctrl+Arrow goes along a line: to the end of a block, else to the next filled cell, else to the edge. */
function edgeOf(start: number, step: 1 | -1, limit: number, filled: (index: number) => boolean): number {
  const last = step > 0 ? limit - 1 : 0;
  if (start === last) return start;
  let index = start + step;
  if (filled(start) && filled(index)) {
    while (index !== last && filled(index + step)) index += step;
    return index;
  }
  while (index !== last && !filled(index)) index += step;
  return index;
}

const directions = ["Left", "Right", "Up", "Down"] as const;

function edgeCell(target: RangeTarget, args: Arguments, session: Session): Area {
  const direction = args.choice(0, directions);
  const given = args.raw(1) ?? null;
  const start = given === null ? cellAt(target.area, 0, 0) : cellAt(otherArea(args, 1, target, session), 0, 0);
  if (!covers(target.area, start)) throw new HostError("InvalidArgument", "the active cell is not in the range");
  const filled = filledCells(session, target.sheet);
  const step = direction === "Left" || direction === "Up" ? -1 : 1;
  if (direction === "Left" || direction === "Right") {
    const column = edgeOf(start.column, step, maximumColumns, (index) => filled(start.row, index));
    return { ...start, column };
  }
  return { ...start, row: edgeOf(start.row, step, maximumRows, (index) => filled(index, start.column)) };
}

/** Grows from one cell until the ring around it is empty. */
function surroundingRegion(target: RangeTarget, session: Session): Area {
  const filled = filledCells(session, target.sheet);
  let top = target.area.row;
  let left = target.area.column;
  let [bottom, right] = [top, left];
  const rowFilled = (row: number): boolean => {
    if (row < 0 || row >= maximumRows) return false;
    for (let column = Math.max(0, left - 1); column <= right + 1; column += 1) if (filled(row, column)) return true;
    return false;
  };
  const columnFilled = (column: number): boolean => {
    if (column < 0 || column >= maximumColumns) return false;
    for (let row = Math.max(0, top - 1); row <= bottom + 1; row += 1) if (filled(row, column)) return true;
    return false;
  };
  for (;;) {
    if (rowFilled(top - 1)) top -= 1;
    else if (rowFilled(bottom + 1)) bottom += 1;
    else if (columnFilled(left - 1)) left -= 1;
    else if (columnFilled(right + 1)) right += 1;
    else return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }
}

/** Ranges that depend on where cells are filled. */
export const edgeMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  getRangeEdge: calculatedMethod(13, (target, args, session) => part(target, session, edgeCell(target, args, session))),
  getExtendedRange: calculatedMethod(13, (target, args, session) =>
    part(target, session, bounding(target.area, edgeCell(target, args, session))),
  ),
  getSurroundingRegion: calculatedMethod(7, (target, _args, session) =>
    part(target, session, surroundingRegion(target, session)),
  ),
};
