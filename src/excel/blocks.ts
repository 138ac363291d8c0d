import { cellAddress } from "../workbook/address";
import { rectanglesOf, type CellPlace, type Rectangle } from "./rectangles";

/** A block above this is sent in pieces, so that one request stays far below the host's 5 MB. */
const LARGEST_BLOCK_CHARACTERS = 400_000;
/** A hole costs five bytes on the wire (`null,`), another block some 440: its range, format and call. */
const LARGEST_HOLE_CELLS = 88;
/** Blocks looked at for a neighbour; keeps long sheets with many blocks quick. */
const NEIGHBOURS = 40;

export interface Block<T> {
  readonly rectangle: Rectangle;
  readonly block: T[][];
}

/** Places with something to put there. */
export type Inputs<T> = ReadonlyMap<string, CellPlace & { readonly input: T }>;

/** Splits by rows until each piece is small enough to travel. */
function pieces<T>(rectangle: Rectangle, block: readonly (readonly T[])[]): Block<T>[] {
  const characters = JSON.stringify(block).length;
  if (characters <= LARGEST_BLOCK_CHARACTERS || rectangle.rows === 1) {
    return [{ rectangle, block: block.map((row) => [...row]) }];
  }
  const half = Math.floor(rectangle.rows / 2);
  return [
    ...pieces({ ...rectangle, rows: half }, block.slice(0, half)),
    ...pieces({ ...rectangle, row: rectangle.row + half, rows: rectangle.rows - half }, block.slice(half)),
  ];
}

function filled<T>({ row, column, rows, columns }: Rectangle, cellAt: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_row, r) =>
    Array.from({ length: columns }, (_column, c) => cellAt(row + r, column + c)),
  );
}

/** Places with something to put there, as whole-block assignments that touch no other cell. */
export function blockChanges<T>(places: Inputs<T>): Block<T>[] {
  return rectanglesOf(places.values()).flatMap((rectangle) => {
    const block = filled(rectangle, (row, column) => {
      const place = places.get(cellAddress(row, column));
      if (!place) throw new RangeError(`no input at ${cellAddress(row, column)}`);
      return place.input;
    });
    return pieces(rectangle, block);
  });
}

function around(one: Rectangle, other: Rectangle): Rectangle {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}

const cellsIn = ({ rows, columns }: Rectangle): number => rows * columns;

/** Whether two blocks may become one: their common frame, and how many cells of it are of neither. */
type MayJoin = (frame: Rectangle, hole: number) => boolean;

/** One round of joining blocks, each with the neighbour that leaves the smallest hole. */
function joinedOnce(rectangles: readonly Rectangle[], mayJoin: MayJoin): Rectangle[] {
  const open: Rectangle[] = [];
  for (const rectangle of rectangles) {
    let best: { readonly index: number; readonly frame: Rectangle; readonly hole: number } | null = null;
    for (let index = Math.max(0, open.length - NEIGHBOURS); index < open.length; index += 1) {
      const neighbour = open[index];
      if (!neighbour) continue;
      const frame = around(neighbour, rectangle);
      const hole = cellsIn(frame) - cellsIn(neighbour) - cellsIn(rectangle);
      if (hole < (best?.hole ?? Infinity) && mayJoin(frame, hole)) best = { index, frame, hole };
    }
    if (best) open[best.index] = best.frame;
    else open.push(rectangle);
  }
  return open;
}

function joined(rectangles: readonly Rectangle[], mayJoin: MayJoin): Rectangle[] {
  let present = [...rectangles];
  for (;;) {
    const next = joinedOnce(present, mayJoin);
    if (next.length === present.length) return next;
    present = next;
  }
}

/**
 * Places with something to put there in as few blocks as pay: holes between them are `null`, which Excel leaves alone.
 * Each place stands in one block only. For sheets of our own making, where nothing of a person stands in a hole.
 */
export function blocksWithHoles<T>(places: Inputs<T>): Block<T | null>[] {
  const open = new Map(places);
  return joined(rectanglesOf(places.values()), (_frame, hole) => hole < LARGEST_HOLE_CELLS).flatMap((rectangle) => {
    const block = filled(rectangle, (row, column) => {
      const address = cellAddress(row, column);
      const place = open.get(address);
      open.delete(address);
      return place ? place.input : null;
    });
    return block.every((row) => row.every((cell) => cell === null)) ? [] : pieces<T | null>(rectangle, block);
  });
}

/** Cells as few blocks that may reach over free cells: those another step will write anyway. */
export function blocksOver(cells: readonly CellPlace[], free: readonly CellPlace[]): Rectangle[] {
  const allowed = new Set([...cells, ...free].map(({ row, column }) => cellAddress(row, column)));
  return joined(rectanglesOf(cells), (frame) =>
    filled(frame, cellAddress)
      .flat()
      .every((address) => allowed.has(address)),
  );
}
