import type { ChartPlace } from "../../../sheetfile/chartModel";
import type { Area } from "../address";
import { maximumColumns, maximumRows } from "../address";
import type { Engine, ShiftKind } from "../engine/engine";
import { shiftArea } from "../references";

const pointsPerPixel = 0.75;

/** A point of the sheet by the cell it lies in; the distances are pixels, as the engine counts. */
interface Corner {
  readonly row: number;
  readonly column: number;
  readonly down: number;
  readonly right: number;
}

/** Where a chart hangs. Corners follow their cells; what is not tied to cells keeps its size, or its place too. */
export interface Anchor {
  readonly placement: ChartPlace["placement"];
  readonly start: Corner;
  readonly end: Corner;
  /** The place as it was set, in points. */
  readonly fixed: Omit<ChartPlace, "placement">;
}

interface Sizes {
  readonly count: number;
  readonly of: (index: number) => number;
}

function rowSizes(engine: Engine, sheet: string): Sizes {
  return {
    count: maximumRows,
    of: (row) => (engine.rowHidden(sheet, row) ? 0 : engine.rowHeight(sheet, row)),
  };
}

function columnSizes(engine: Engine, sheet: string): Sizes {
  return {
    count: maximumColumns,
    of: (column) => (engine.columnHidden(sheet, column) ? 0 : engine.columnWidth(sheet, column)),
  };
}

/** Index of the row or column at a distance, and how far into it. */
function locate(distance: number, sizes: Sizes): readonly [index: number, rest: number] {
  let rest = Math.max(0, distance);
  for (let index = 0; index < sizes.count; index += 1) {
    const size = sizes.of(index);
    if (rest < size) return [index, rest];
    rest -= size;
  }
  return [sizes.count - 1, 0];
}

function distanceTo(index: number, rest: number, sizes: Sizes): number {
  let distance = 0;
  for (let before = 0; before < index; before += 1) distance += sizes.of(before);
  return distance + Math.min(rest, sizes.of(index));
}

function corner(engine: Engine, sheet: string, left: number, top: number): Corner {
  const [row, down] = locate(top, rowSizes(engine, sheet));
  const [column, right] = locate(left, columnSizes(engine, sheet));
  return { row, column, down, right };
}

function position(engine: Engine, sheet: string, at: Corner): { readonly left: number; readonly top: number } {
  return {
    left: distanceTo(at.column, at.right, columnSizes(engine, sheet)) * pointsPerPixel,
    top: distanceTo(at.row, at.down, rowSizes(engine, sheet)) * pointsPerPixel,
  };
}

/** Ties a place (points) to the cells under its corners. */
export function anchorAt(engine: Engine, sheet: string, place: ChartPlace): Anchor {
  const { placement, ...fixed } = place;
  const pixels = { left: place.left / pointsPerPixel, top: place.top / pointsPerPixel };
  const [width, height] = [place.width / pointsPerPixel, place.height / pointsPerPixel];
  return {
    placement,
    fixed,
    start: corner(engine, sheet, pixels.left, pixels.top),
    end: corner(engine, sheet, pixels.left + width, pixels.top + height),
  };
}

function almost(left: number, right: number): boolean {
  return Math.abs(left - right) < 0.01;
}

/** Where the chart is now, in points. */
export function placeOf(engine: Engine, sheet: string, anchor: Anchor): ChartPlace {
  const { fixed, placement } = anchor;
  if (placement === "Absolute") return { ...fixed, placement };
  const start = position(engine, sheet, anchor.start);
  // What was set comes back as it was set, not as rounded through pixels.
  const at = {
    left: almost(start.left, fixed.left) ? fixed.left : start.left,
    top: almost(start.top, fixed.top) ? fixed.top : start.top,
  };
  if (placement === "OneCell") return { ...fixed, ...at, placement };
  const end = position(engine, sheet, anchor.end);
  const [width, height] = [end.left - start.left, end.top - start.top];
  return {
    ...at,
    width: almost(width, fixed.width) ? fixed.width : width,
    height: almost(height, fixed.height) ? fixed.height : height,
    placement,
  };
}

function shiftCorner(at: Corner, kind: ShiftKind, place: Area): Corner {
  const moved = shiftArea({ row: at.row, column: at.column, rows: 1, columns: 1 }, kind, place);
  if (moved !== null) return { ...at, row: moved.row, column: moved.column };
  // Its own row or column is gone: it lands on the edge that closed.
  return kind.startsWith("Row") ? { ...at, row: place.row, down: 0 } : { ...at, column: place.column, right: 0 };
}

/** The anchor after whole rows or columns were inserted or deleted; blocks of cells do not move charts. */
export function shiftAnchor(anchor: Anchor, kind: ShiftKind, place: Area): Anchor {
  if (anchor.placement === "Absolute" || kind.startsWith("Cells")) return anchor;
  return {
    ...anchor,
    start: shiftCorner(anchor.start, kind, place),
    end: shiftCorner(anchor.end, kind, place),
  };
}
