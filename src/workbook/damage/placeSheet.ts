import { cellAddress } from "../address";
import type { CellValue, PlannedCell, SheetContent, SheetPlan } from "../plan";
import type { Alignment } from "./alignment";
import { cellDifferences } from "./cells";
import type { CellRepair } from "./damage";

/** A cell that is not ours and goes along to another place. */
export interface MovedCell {
  readonly sheet: string;
  readonly from: string;
  readonly to: string;
  readonly value: CellValue;
}

export interface PlacedSheet {
  readonly plan: SheetPlan;
  readonly moved: readonly MovedCell[];
  /** What a person typed over a label or formula of ours: it gives way, and is listed. */
  readonly replaced: readonly CellRepair[];
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | null;
}

const key = (row: number, column: number): string => `${row} ${column}`;

/**
 * The sheet with rows and columns back at their places. Whatever was typed in our cells comes with the plan; what is
 * not ours goes along with its row, or moves right of the table or below it; nothing is written over.
 */
export function placeSheet(plan: SheetPlan, content: SheetContent, alignment: Alignment): PlacedSheet {
  const width = plan.cells.reduce((most, row) => Math.max(most, row.length), 0);
  const cells: (PlannedCell | undefined)[][] = plan.cells.map((row) => Array.from({ length: width }, (_, c) => row[c]));
  const differences = cellDifferences(plan, content, alignment);
  const found = new Map(differences.map((difference) => [key(difference.row, difference.column), difference]));
  const claimed = new Set<string>();
  const rowBack = new Map<number, number>();
  const columnBack = new Map<number, number>();
  plan.cells.forEach((row, r) => {
    const realRow = alignment.rowOf(r);
    if (realRow === null) return;
    rowBack.set(realRow, r);
    row.forEach((cell, c) => {
      const realColumn = alignment.columnOf(c);
      if (realColumn === null) return;
      columnBack.set(realColumn, c);
      if (!cell) return;
      claimed.add(key(realRow, realColumn));
      const kept = found.get(key(realRow, realColumn));
      if (kept && (kept.kind === "text-in-number" || kept.kind === "input-not-understood"))
        (cells[r] ??= [])[c] = { ...cell, value: kept.found };
      // A person's formula in an input cell stays where its row stays; moved, it is its value that goes along.
      if (kept?.kind === "formula-in-input" && realRow === r && realColumn === c) (cells[r] ??= [])[c] = undefined;
    });
  });
  const strangers = cellsOf(content).filter(({ row, column }) => !claimed.has(key(row, column)));
  const moved = moveStrangers({ plan, content, cells, rowBack, columnBack, width }, strangers);
  const replaced = differences.filter(
    ({ kind, found: value }) =>
      (kind === "formula-overwritten" || kind === "label-changed") && value !== null && value !== "",
  );
  return {
    plan: { ...plan, cells },
    moved,
    replaced: replaced.map(({ sheet, row, column, found: value, foundFormula, planned }) => ({
      sheet,
      address: cellAddress(row, column),
      found: value,
      foundFormula,
      value: planned.value,
      ...(planned.formula === undefined ? {} : { formula: planned.formula }),
    })),
  };
}

function cellsOf(content: SheetContent): readonly Cell[] {
  return content.values.flatMap((values, row) =>
    values.flatMap((value, column) => {
      const formula = content.formulas[row]?.[column] ?? null;
      return formula === null && (value === null || value === "") ? [] : [{ row, column, value, formula }];
    }),
  );
}

interface Moving {
  readonly plan: SheetPlan;
  readonly content: SheetContent;
  readonly cells: (PlannedCell | undefined)[][];
  readonly rowBack: ReadonlyMap<number, number>;
  readonly columnBack: ReadonlyMap<number, number>;
  readonly width: number;
}

/** Gives every cell that is not ours a free place, writes it there, and empties what was left behind. */
function moveStrangers(moving: Moving, strangers: readonly Cell[]): readonly MovedCell[] {
  const { plan, cells } = moving;
  const placeFor = freePlaces(moving);
  const moved: MovedCell[] = [];
  const staying = new Set<string>();
  for (const { row, column, value } of strangers) {
    const to = placeFor(row, column);
    if (to.row === row && to.column === column) staying.add(key(row, column));
    else if (value !== null && value !== "") {
      // A formula that moves would read other cells: what it showed goes along.
      (cells[to.row] ??= [])[to.column] = { value };
      moved.push({ sheet: plan.name, from: cellAddress(row, column), to: cellAddress(to.row, to.column), value });
    }
  }
  vacate(moving, staying);
  return moved;
}

/** Empties what was left behind: filled cells that are neither planned nor staying. */
function vacate({ plan, content, cells }: Moving, staying: ReadonlySet<string>): void {
  for (const { row, column } of cellsOf(content)) {
    const inPlace = plan.cells[row]?.[column] !== undefined || staying.has(key(row, column));
    if (!inPlace && cells[row]?.[column] === undefined) (cells[row] ??= [])[column] = { value: null };
  }
  for (let row = 0; row < cells.length; row += 1) cells[row] ??= [];
}

/** Along with its row and column where they are planned; else right of the table, or below it. */
function freePlaces({
  plan,
  content,
  cells,
  rowBack,
  columnBack,
  width,
}: Moving): (row: number, column: number) => CellPlace {
  const below = Math.max(plan.cells.length, content.values.length) + 1;
  const right = Math.max(width, content.values[0]?.length ?? 0);
  const extraRows = new Map<number, number>();
  const extraColumns = new Map<number, number>();
  const extra = (map: Map<number, number>, from: number, at: number): number => {
    const known = map.get(at) ?? from + map.size;
    map.set(at, known);
    return known;
  };
  return (row, column) => {
    const ownRow = rowBack.get(row) ?? (row >= plan.cells.length ? row : extra(extraRows, below, row));
    const ownColumn = columnBack.get(column) ?? (column >= width ? column : extra(extraColumns, right, column));
    let place = { row: ownRow, column: ownColumn };
    while (cells[place.row]?.[place.column] !== undefined) {
      place = { row: extra(extraRows, below, row), column: place.row === ownRow ? ownColumn : place.column + 1 };
    }
    return place;
  };
}

interface CellPlace {
  readonly row: number;
  readonly column: number;
}
