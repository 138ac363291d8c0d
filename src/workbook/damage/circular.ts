import { cellAddress, onSheet } from "../address";
import type { NamePlan, WorkbookContent } from "../plan";
import { referredAreas, type ReferredArea } from "../references";

export interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

type FormulaIndex = ReadonlyMap<string, readonly FormulaPlace[]>;

function formulasBySheet(content: WorkbookContent): FormulaIndex {
  return new Map(
    content.map((sheet) => [
      sheet.name.toLowerCase(),
      sheet.formulas.flatMap((cells, row) =>
        cells.flatMap((formula, column) => (formula === null ? [] : [{ sheet: sheet.name, row, column, formula }])),
      ),
    ]),
  );
}

function within(place: FormulaPlace, area: ReferredArea): boolean {
  const { row, column } = place;
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/**
 * The suspects that read themselves, directly or through other formulas, each with the cells of the way round.
 * Our own formulas go in no circle (the engine computes them all), so only formulas that are not ours are asked.
 */
export function circularFormulas(
  suspects: readonly FormulaPlace[],
  content: WorkbookContent,
  names: readonly NamePlan[],
): ReadonlyMap<FormulaPlace, readonly string[]> {
  const found = new Map<FormulaPlace, readonly string[]>();
  if (suspects.length === 0) return found;
  const index = formulasBySheet(content);
  const byName = new Map(names.map((name) => [name.name.toLowerCase(), name]));
  const areas = new Map<FormulaPlace, readonly ReferredArea[]>();
  const areasOf = (place: FormulaPlace): readonly ReferredArea[] => {
    const known = areas.get(place) ?? referredAreas(place.formula, place.sheet, byName);
    areas.set(place, known);
    return known;
  };
  for (const suspect of suspects) {
    const way = wayRound(suspect, index, areasOf);
    if (way) found.set(suspect, way);
  }
  return found;
}

/** Breadth first through what is read, until the start is read again. */
function wayRound(
  start: FormulaPlace,
  index: FormulaIndex,
  areasOf: (place: FormulaPlace) => readonly ReferredArea[],
): readonly string[] | null {
  const cameFrom = new Map<FormulaPlace, FormulaPlace>();
  const waiting: FormulaPlace[] = [start];
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    for (const area of areasOf(place)) {
      const sameSheet = area.sheet.toLowerCase() === start.sheet.toLowerCase();
      if (sameSheet && within(start, area)) return steps(start, place, cameFrom);
      for (const next of index.get(area.sheet.toLowerCase()) ?? []) {
        if (cameFrom.has(next) || !within(next, area)) continue;
        cameFrom.set(next, place);
        waiting.push(next);
      }
    }
  }
  return null;
}

function steps(
  start: FormulaPlace,
  last: FormulaPlace,
  cameFrom: ReadonlyMap<FormulaPlace, FormulaPlace>,
): readonly string[] {
  const way: string[] = [];
  for (let place: FormulaPlace | undefined = last; place && place !== start; place = cameFrom.get(place)) {
    way.unshift(onSheet(place.sheet, cellAddress(place.row, place.column)));
  }
  return way;
}
