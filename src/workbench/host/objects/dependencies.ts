import type { Area } from "../address";
import { intersect } from "../address";
import { matchingAreas } from "../cell-areas";
import { referencesOf } from "../formula-references";
import type { BoundObject, Method, Session } from "../member";
import { calculatedMethod } from "../member";
import type { RangeTarget } from "../references";
import { boundedPart, namedCells } from "./access";
import { missing } from "./range-parts";

interface Cells {
  readonly sheet: string;
  readonly area: Area;
}

/** Cells a formula of a sheet refers to, defined names included. */
function referred(session: Session, formula: string, home: string): Cells[] {
  const { areas, words } = referencesOf(formula);
  const direct = areas.flatMap(({ sheet, area }) => {
    const target = sheet === null ? home : session.book.findSheet(sheet);
    return target === null ? [] : [{ sheet: target, area }];
  });
  return [...direct, ...words.flatMap((word) => namedCells(session, word, home) ?? [])];
}

/** Formula cells of an area with what they refer to. */
function formulas(session: Session, sheet: string, area: Area): { readonly cell: Area; readonly refers: Cells[] }[] {
  const part = boundedPart(session, sheet, area);
  const used = session.engine.usedArea(sheet, true);
  const inside = part === null || used === null ? null : intersect(part, used);
  if (inside === null) return [];
  return session.engine.cells(sheet, inside).flatMap((line, row) =>
    line.flatMap(({ formula }, column) => {
      if (formula === null) return [];
      const cell = { row: inside.row + row, column: inside.column + column, rows: 1, columns: 1 };
      return [{ cell, refers: referred(session, formula, sheet) }];
    }),
  );
}

function precedents(session: Session, start: Cells, all: boolean): Cells[] {
  const found = new Map<string, Cells>();
  const waiting: Cells[] = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { refers } of formulas(session, next.sheet, next.area)) {
      for (const cells of refers) {
        const key = JSON.stringify(cells);
        if (found.has(key)) continue;
        found.set(key, cells);
        if (all) waiting.push(cells);
      }
    }
  }
  return [...found.values()];
}

function directDependents(session: Session, start: Cells): Cells[] {
  return session.engine.sheets().flatMap(({ id }) => {
    const used = session.engine.usedArea(id, true);
    if (used === null) return [];
    return formulas(session, id, used)
      .filter(({ refers }) => refers.some(({ sheet, area }) => sheet === start.sheet && intersect(area, start.area)))
      .map(({ cell }) => ({ sheet: id, area: cell }));
  });
}

/** Joins single cells and drops what lies inside another area. */
function joined(areas: readonly Area[]): Area[] {
  const inside = (inner: Area, outer: Area): boolean => {
    const shared = intersect(inner, outer);
    return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
  };
  const kept = areas.filter(
    (area, index) =>
      !areas.some((other, at) => at !== index && inside(area, other) && !(inside(other, area) && at > index)),
  );
  const cells = kept.filter((area) => area.rows === 1 && area.columns === 1);
  const first = cells[0];
  if (first === undefined) return kept;
  const taken = new Set(cells.map((cell) => `${cell.row},${cell.column}`));
  const rows = cells.map((cell) => cell.row);
  const columns = cells.map((cell) => cell.column);
  const [top, left] = [Math.min(...rows), Math.min(...columns)];
  const bounds = {
    row: top,
    column: left,
    rows: Math.max(...rows) - top + 1,
    columns: Math.max(...columns) - left + 1,
  };
  const blocks = matchingAreas(bounds, (row, column) => taken.has(`${row},${column}`));
  return [...kept.filter((area) => area.rows * area.columns > 1), ...blocks];
}

/** The cells as a WorkbookRangeAreas, the range's own sheet first; null when there are none. */
function asObject(session: Session, cells: readonly Cells[], own: string): BoundObject | null {
  if (cells.length === 0) return null;
  const order = session.engine.sheets().map(({ id }) => id);
  const sheets = [own, ...order.filter((id) => id !== own)];
  const groups = sheets.flatMap((sheet) => {
    const areas = joined(cells.filter((one) => one.sheet === sheet).map(({ area }) => area));
    return areas.length === 0 ? [] : [{ sheet, areas }];
  });
  return session.objects.workbookRangeAreas(session.references.workbookRangeAreas(groups));
}

function places(since: number, find: (session: Session, start: Cells) => Cells[]): Method<RangeTarget> {
  return calculatedMethod(since, (target, _args, session) =>
    missing(asObject(session, find(session, { sheet: target.sheet, area: target.area }), target.sheet)),
  );
}

/** Cells that formulas lead to or from. */
export const dependencyMethods: Readonly<Record<string, Method<RangeTarget>>> = {
  getDirectPrecedents: places(12, (session, start) => precedents(session, start, false)),
  getPrecedents: places(14, (session, start) => precedents(session, start, true)),
  getDirectDependents: places(13, directDependents),
};
