import { covers, wholeSheet } from "../address";
import type { Arguments } from "../arguments";
import { oneOf } from "../arguments";
import type { CellContent } from "../engine/engine";
import { HostError } from "../errors";
import type { BoundObject, Method, Session } from "../member";
import { bind, calculatedMethod, define, readOnly } from "../member";
import { RangeTarget } from "../references";
import { assertEditable, assertNoPartialMerge, boundedPart } from "./access";
import { putCells, takeCells } from "./cell-block";
import { missing, part } from "./range-parts";
import { writeContents } from "./range-values";
import type { FoundCell, SearchTerms } from "./searching";
import { foundCells, readSearch } from "./searching";

function isAfter(cell: FoundCell, start: FoundCell): boolean {
  return cell.row > start.row || (cell.row === start.row && cell.column > start.column);
}

function find(target: RangeTarget, args: Arguments, session: Session): BoundObject | null {
  const criteria = (args.raw(1) ?? {}) as { readonly searchDirection?: unknown };
  const terms = readSearch(args.text(0), criteria, ["completeMatch", "matchCase", "searchDirection"]);
  const backwards = oneOf(criteria.searchDirection ?? "Forward", ["Forward", "Backwards"]) === "Backwards";
  const { area, sheet } = target;
  const single = area.rows === 1 && area.columns === 1;
  const found = foundCells(session, sheet, single ? wholeSheet : area, terms);
  const inOrder = backwards ? [...found].reverse() : found;
  // From a single cell the search runs through the sheet behind it (or before it) and comes round.
  const chosen = single
    ? (inOrder.find((cell) => (backwards ? isAfter(area, cell) : isAfter(cell, area))) ?? inOrder[0])
    : inOrder[0];
  return chosen === undefined ? null : part(target, session, { ...chosen, rows: 1, columns: 1 });
}

/** What replaces in a cell: its formula, or its value as a text. */
function searchedText({ formula, value }: CellContent): string {
  if (formula !== null) return formula;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value ?? "");
}

/** Replaces in formulas and constants of an area; gives the number of replacements. */
export function replaceIn(session: Session, target: RangeTarget, terms: SearchTerms, replacement: string): number {
  const area = boundedPart(session, target.sheet, target.area);
  if (area === null) return 0;
  let count = 0;
  const changes = session.engine.cells(target.sheet, area).map((line) =>
    line.map((cell) => {
      if (cell.kind === "empty") return null;
      const before = searchedText(cell);
      let inCell = 0;
      const after = before.replace(terms.pattern, (found) => {
        if (found === "") return "";
        inCell += 1;
        return replacement;
      });
      count += inCell;
      return inCell === 0 ? null : after;
    }),
  );
  changes.forEach((line, row) =>
    line.forEach((value, column) => {
      if (value === null) return;
      const cell = { row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
      writeContents(new RangeTarget(target.sheet, cell), value, session);
    }),
  );
  return count;
}

function comparable(cell: CellContent | undefined): string {
  if (cell === undefined) return "";
  return `${cell.kind}:${cell.kind === "text" ? String(cell.value).toLowerCase() : String(cell.value)}`;
}

interface Removal {
  readonly removed: number;
  readonly uniqueRemaining: number;
}

const removeDuplicatesMembers = define<Removal>({
  name: "RemoveDuplicatesResult",
  scalars: {
    removed: readOnly(9, ({ removed }) => removed),
    uniqueRemaining: readOnly(9, ({ uniqueRemaining }) => uniqueRemaining),
  },
});

function duplicateColumns(args: Arguments, columns: number): readonly number[] {
  const given = args.raw(0);
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const isColumn = (value: unknown): value is number =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value < columns;
  if (list.length === 0 || !list.every(isColumn)) throw new HostError("InvalidArgument", "no such column");
  return list;
}

function removeDuplicates(target: RangeTarget, args: Arguments, session: Session): BoundObject {
  const columns = duplicateColumns(args, target.area.columns);
  const whole = boundedPart(session, target.sheet, target.area);
  if (whole === null) return bind(removeDuplicatesMembers, { removed: 0, uniqueRemaining: 0 });
  const header = (args.optionalFlag(1) ?? false) ? 1 : 0;
  const area = { ...whole, row: whole.row + header, rows: whole.rows - header };
  if (area.rows < 1) return bind(removeDuplicatesMembers, { removed: 0, uniqueRemaining: 0 });
  assertEditable(session, target.sheet, area);
  assertNoPartialMerge(session, target.sheet, area);
  if (session.engine.merges(target.sheet).some((merge) => covers(area, merge)))
    throw new HostError("MergedRangeConflict", "merged cells are in the way");
  const seen = new Set<string>();
  const lines = takeCells(session, target.sheet, area);
  const kept = lines.filter((line) => {
    const key = JSON.stringify(columns.map((column) => comparable(line[column]?.content)));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const removed = lines.length - kept.length;
  const emptied = Array.from({ length: removed }, () => Array.from({ length: area.columns }, () => null));
  if (removed > 0) putCells(session, target.sheet, area, [...kept, ...emptied]);
  return bind(removeDuplicatesMembers, { removed, uniqueRemaining: kept.length });
}

/** What looks for contents. */
export const searchMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  find: calculatedMethod(9, (target, args, session) => missing(find(target, args, session))),
  findOrNullObject: calculatedMethod(9, find),
  replaceAll: calculatedMethod(9, (target, args, session) => {
    const terms = readSearch(args.text(0), args.raw(2), ["completeMatch", "matchCase"]);
    return replaceIn(session, target, terms, args.text(1));
  }),
  removeDuplicates: calculatedMethod(9, removeDuplicates),
};
