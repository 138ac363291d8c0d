import type { BuiltCell } from "../documentBuilder";
import type { Box, Ruling, TextRun } from "./geometry";
import type { PageRulings } from "./rulings";
import { paragraphsOf, textLines } from "./textLines";

/** A table drawn with lines: where it stands and what is in its grid. */
export interface RuledTable extends Box {
  readonly rows: readonly (readonly BuiltCell[])[];
}

const TOUCH = 3;
/** This part of an edge must be drawn for it to part two cells. */
const DRAWN = 0.6;
const MOST_GRID_CELLS = 200_000;

interface Frame {
  readonly across: readonly Ruling[];
  readonly down: readonly Ruling[];
}

/** The tables among the lines of a page, from top to bottom; `runs` inside one are its text. */
export function ruledTables(rulings: PageRulings, runs: readonly TextRun[]): readonly RuledTable[] {
  return frames(rulings)
    .flatMap((frame) => tableOf(frame, runs) ?? [])
    .sort((one, other) => one.top - other.top);
}

/** Groups lines that touch; only groups that make a grid are of use. */
function frames({ across, down }: PageRulings): readonly Frame[] {
  const groups = Array.from({ length: across.length + down.length }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (groups[root] !== root) root = groups[root] ?? root;
    groups[index] = root;
    return root;
  };
  down.forEach((vertical, index) => {
    across.forEach((horizontal, other) => {
      const meets =
        within(vertical.at, horizontal.from, horizontal.to) && within(horizontal.at, vertical.from, vertical.to);
      if (meets) groups[find(across.length + index)] = find(other);
    });
  });
  const byRoot = new Map<number, { across: Ruling[]; down: Ruling[] }>();
  const groupOf = (index: number): { across: Ruling[]; down: Ruling[] } => {
    const root = find(index);
    const group = byRoot.get(root) ?? { across: [], down: [] };
    byRoot.set(root, group);
    return group;
  };
  across.forEach((one, index) => groupOf(index).across.push(one));
  down.forEach((one, index) => groupOf(across.length + index).down.push(one));
  return [...byRoot.values()].filter((frame) => frame.across.length >= 2 && frame.down.length >= 1);
}

function within(at: number, from: number, to: number): boolean {
  return at >= from - TOUCH && at <= to + TOUCH;
}

function tableOf({ across, down }: Frame, runs: readonly TextRun[]): RuledTable | null {
  // Many tables leave their sides open: the ends of the lines across close them.
  const left = Math.min(...across.map(({ from }) => from));
  const right = Math.max(...across.map(({ to }) => to));
  const ys = distinct(across.map(({ at }) => at));
  const xs = distinct([...down.map(({ at }) => at), left, right]);
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || columns < 2 || rows * columns > MOST_GRID_CELLS) return null;
  const box = { left, right, top: ys[0] ?? 0, bottom: ys[rows] ?? 0 };
  const inside = runs.filter((run) => contains(box, run));
  if (inside.length === 0) return null;
  const owner = mergedCells(xs, ys, { across, down });
  const texts = cellTexts(inside, xs, ys, owner);
  const drawn = drawnCells(xs, ys, { across, down }, { owner, texts });
  const grid = Array.from({ length: rows }, (_unused, row) => {
    const cells = Array.from({ length: columns }, (_none, column): BuiltCell => {
      const index = row * columns + column;
      const own = owner[index] ?? index;
      if (own === index) return { text: texts.get(index) ?? "", merged: null };
      return { text: "", merged: Math.floor(own / columns) === row ? "left" : "above" };
    });
    // A row that ends earlier than the others is left short: which columns it lost is seen by its content.
    const last = Math.max(0, ...cells.map((_cell, column) => (drawn[row * columns + column] === true ? column : 0)));
    return cells.slice(0, last + 1);
  });
  return { ...box, rows: grid };
}

export function contains(box: Box, { left, right, top, bottom }: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1;
}

function distinct(values: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((one, other) => one - other)) {
    if (kept.length === 0 || value - (kept[kept.length - 1] ?? 0) > TOUCH) kept.push(value);
  }
  return kept;
}

/** For each cell of the grid the first cell of the merged one it belongs to. */
function mergedCells(xs: readonly number[], ys: readonly number[], { across, down }: Frame): readonly number[] {
  const columns = xs.length - 1;
  const owner: number[] = [];
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      const [top, bottom, left, right] = [ys[row] ?? 0, ys[row + 1] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0];
      if (column > 0 && !isDrawn(down, left, top, bottom)) owner[index] = owner[index - 1] ?? index;
      else if (row > 0 && !isDrawn(across, top, left, right)) owner[index] = owner[index - columns] ?? index;
      else owner[index] = index;
    }
  }
  return owner;
}

/** Whether a cell is there at all: it holds text, or has a line below it or on its right. */
function drawnCells(
  xs: readonly number[],
  ys: readonly number[],
  { across, down }: Frame,
  { owner, texts }: { readonly owner: readonly number[]; readonly texts: ReadonlyMap<number, string> },
): readonly boolean[] {
  const columns = xs.length - 1;
  const drawn: boolean[] = [];
  owner.forEach((own, index) => {
    if (own !== index) {
      drawn[index] = drawn[own] ?? true;
      return;
    }
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [top, bottom, left, right] = [ys[row] ?? 0, ys[row + 1] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0];
    const closed = isDrawn(across, bottom, left, right) || isDrawn(down, right, top, bottom);
    drawn[index] = closed || (texts.get(index) ?? "") !== "";
  });
  return drawn;
}

function isDrawn(rulings: readonly Ruling[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const ruling of rulings) {
    if (Math.abs(ruling.at - at) > TOUCH) continue;
    covered += Math.max(0, Math.min(to, ruling.to) - Math.max(from, ruling.from));
  }
  return covered >= (to - from) * DRAWN;
}

function cellTexts(
  runs: readonly TextRun[],
  xs: readonly number[],
  ys: readonly number[],
  owner: readonly number[],
): ReadonlyMap<number, string> {
  const columns = xs.length - 1;
  const byCell = new Map<number, TextRun[]>();
  for (const run of runs) {
    const column = slot(xs, (run.left + run.right) / 2);
    const row = slot(ys, (run.top + run.bottom) / 2);
    const index = owner[row * columns + column] ?? 0;
    const cell = byCell.get(index);
    if (cell) cell.push(run);
    else byCell.set(index, [run]);
  }
  return new Map([...byCell].map(([index, own]) => [index, cellText(own)]));
}

/** Which interval a value falls into; values beyond the ends count to the last one. */
function slot(bounds: readonly number[], value: number): number {
  let index = 0;
  while (index < bounds.length - 2 && value > (bounds[index + 1] ?? 0)) index += 1;
  return index;
}

/** Lines broken at the edge of the cell are put together; breaks somebody typed stay. */
export function cellText(runs: readonly TextRun[]): string {
  return paragraphsOf(textLines(runs))
    .map(({ text }) => text)
    .join("\n");
}
