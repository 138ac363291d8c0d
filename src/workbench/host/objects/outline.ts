import { isWholeColumns, isWholeRows } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { Method, Session } from "../member";
import { method } from "../member";
import type { OutlineDirection } from "../model/outlines";
import { deepestLevel } from "../model/outlines";
import type { RangeTarget } from "../references";
import { assertAllowed } from "./access";

/** Rows or columns of a range that a group option means. */
interface Lines {
  readonly sheet: string;
  readonly direction: OutlineDirection;
  readonly start: number;
  readonly count: number;
}

function linesOf(target: RangeTarget, args: Arguments, session: Session): Lines {
  const direction = args.choice(0, ["ByRows", "ByColumns"]) === "ByRows" ? "rows" : "columns";
  const { area, sheet } = target;
  const contrary = direction === "rows" ? isWholeColumns(area) : isWholeRows(area);
  if (contrary) throw new HostError("InvalidArgument", "the group option does not fit the range");
  assertAllowed(session, sheet, direction === "rows" ? "allowFormatRows" : "allowFormatColumns");
  return direction === "rows"
    ? { sheet, direction, start: area.row, count: area.rows }
    : { sheet, direction, start: area.column, count: area.columns };
}

function indexes({ start, count }: Lines): number[] {
  return Array.from({ length: count }, (_, index) => start + index);
}

function group(lines: Lines, session: Session): void {
  const { outlines } = session.book;
  const level = (index: number): number => outlines.level(lines.sheet, lines.direction, index);
  if (indexes(lines).some((index) => level(index) >= deepestLevel))
    throw new HostError("InvalidOperation", "an outline has at most eight levels");
  for (const index of indexes(lines)) outlines.setLevel(lines.sheet, lines.direction, index, level(index) + 1);
}

function ungroup(lines: Lines, session: Session): void {
  const { outlines } = session.book;
  const grouped = indexes(lines).filter((index) => outlines.level(lines.sheet, lines.direction, index) > 0);
  if (grouped.length === 0) throw new HostError("InvalidOperation", "nothing is grouped here");
  for (const index of grouped)
    outlines.setLevel(lines.sheet, lines.direction, index, outlines.level(lines.sheet, lines.direction, index) - 1);
}

function setHidden(session: Session, sheet: string, direction: OutlineDirection, index: number, hidden: boolean): void {
  if (direction === "rows") session.engine.setRowsHidden(sheet, index, 1, hidden);
  else session.engine.setColumnsHidden(sheet, index, 1, hidden);
}

/** The rows of the groups a range touches; from a row below a group, that group. */
function detailLines(lines: Lines, session: Session): number[] {
  const level = (index: number): number => session.book.outlines.level(lines.sheet, lines.direction, index);
  const touched = indexes(lines).filter((index) => level(index) > 0);
  const start = touched.length > 0 ? touched : [lines.start - 1].filter((index) => level(index) > 0);
  const shallowest = Math.min(...start.map(level));
  const found = new Set<number>();
  for (const index of start) {
    for (let at = index; level(at) >= shallowest; at -= 1) found.add(at);
    for (let at = index; level(at) >= shallowest; at += 1) found.add(at);
  }
  return [...found];
}

function setDetails(lines: Lines, session: Session, hidden: boolean): void {
  const found = detailLines(lines, session);
  if (found.length === 0) throw new HostError("InvalidOperation", "nothing is grouped here");
  for (const index of found) setHidden(session, lines.sheet, lines.direction, index, hidden);
}

/** Shows a sheet's outline down to the given levels, 1 to 8; 0 leaves rows (or columns) as they are. */
export function showOutlineLevels(session: Session, sheet: string, rowLevels: number, columnLevels: number): void {
  const wanted = [
    ["rows", rowLevels],
    ["columns", columnLevels],
  ] as const;
  for (const [direction, levels] of wanted) {
    if (levels < 0 || levels > deepestLevel + 1) throw new HostError("InvalidArgument", "an outline has eight levels");
    if (levels === 0) continue;
    for (const [index, level] of session.book.outlines.levels(sheet, direction))
      setHidden(session, sheet, direction, index, level >= levels);
  }
}

function grouping(act: (lines: Lines, session: Session) => void): Method<RangeTarget> {
  return method(10, (target, args, session) => act(linesOf(target, args, session), session));
}

/** Groups of rows and columns. */
export const outlineMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  group: grouping(group),
  ungroup: grouping(ungroup),
  hideGroupDetails: grouping((lines, session) => setDetails(lines, session, true)),
  showGroupDetails: grouping((lines, session) => setDetails(lines, session, false)),
};
