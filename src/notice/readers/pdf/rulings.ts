import { combined, matrixOf, moved, type Matrix, type Ruling } from "./geometry";

/** Numbers the library gives its drawing operators. */
export interface OperatorCodes {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly stroke: number;
  readonly closeStroke: number;
  readonly fill: number;
  readonly eoFill: number;
  readonly fillStroke: number;
  readonly eoFillStroke: number;
  readonly closeFillStroke: number;
  readonly closeEOFillStroke: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface PageRulings {
  readonly across: readonly Ruling[];
  readonly down: readonly Ruling[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A filled shape this thin is a line somebody drew as a rectangle. */
const THICKEST = 3;
/** A dash, a tick or an underline shorter than this parts no cells. */
const SHORTEST = 4;
/** Ends nearer than this belong to one line. */
const JOINT = 3;
const SLANT = 0.6;
const MOST_LINES = 60_000;

/** Lines across and down a page, from what is stroked and from thin filled shapes. */
export function rulingsOf(list: OperatorList, codes: OperatorCodes, page: Matrix): PageRulings {
  const across: Ruling[] = [];
  const down: Ruling[] = [];
  const add = (one: Point, other: Point): void => {
    if (across.length + down.length > MOST_LINES) return;
    const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
    if (height <= SLANT && width >= SHORTEST) {
      across.push({ at: (one.y + other.y) / 2, from: Math.min(one.x, other.x), to: Math.max(one.x, other.x) });
    } else if (width <= SLANT && height >= SHORTEST) {
      down.push({ at: (one.x + other.x) / 2, from: Math.min(one.y, other.y), to: Math.max(one.y, other.y) });
    }
  };
  const stroked = new Set([
    ...[codes.stroke, codes.closeStroke, codes.fillStroke, codes.eoFillStroke],
    ...[codes.closeFillStroke, codes.closeEOFillStroke],
  ]);
  const filled = new Set([codes.fill, codes.eoFill]);
  for (const { operator, paths } of drawnPaths(list, codes, page)) {
    for (const points of paths) {
      if (stroked.has(operator)) points.forEach((point, index) => index > 0 && add(points[index - 1] ?? point, point));
      else if (filled.has(operator)) addThin(points, add);
    }
  }
  return { across: joined(across), down: joined(down) };
}

function addThin(points: readonly Point[], add: (one: Point, other: Point) => void): void {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THICKEST && right - left > bottom - top) {
    add({ x: left, y: (top + bottom) / 2 }, { x: right, y: (top + bottom) / 2 });
  } else if (right - left <= THICKEST && bottom - top > right - left) {
    add({ x: (left + right) / 2, y: top }, { x: (left + right) / 2, y: bottom });
  }
}

interface DrawnPath {
  readonly operator: number;
  readonly paths: readonly (readonly Point[])[];
}

function* drawnPaths({ fnArray, argsArray }: OperatorList, codes: OperatorCodes, page: Matrix): Generator<DrawnPath> {
  let current = page;
  const saved: Matrix[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (operator === codes.save) saved.push(current);
    else if (operator === codes.restore || operator === codes.paintFormXObjectEnd) current = saved.pop() ?? page;
    else if (operator === codes.transform) current = combined(current, matrixOf(args) ?? IDENTITY);
    else if (operator === codes.paintFormXObjectBegin) {
      saved.push(current);
      current = combined(current, (Array.isArray(args) ? matrixOf(args[0]) : null) ?? IDENTITY);
    } else if (operator === codes.constructPath && Array.isArray(args)) {
      const data = pathData(args);
      if (data) yield { operator: Number(args[0]), paths: subpaths(data, current) };
    }
  }
}

/** The numbers of a drawn path; null where the library gives something else. */
function pathData(args: readonly unknown[]): readonly number[] | null {
  const data: unknown = Array.isArray(args[1]) ? args[1][0] : null;
  // Not by its class: the library may have been started in another realm.
  return ArrayBuffer.isView(data) || Array.isArray(data)
    ? Array.from(data as unknown as ArrayLike<number>, Number)
    : null;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** How many numbers follow each drawing step: move, line, curve, quadratic curve, close. */
const STEP_NUMBERS = [2, 2, 6, 4, 0] as const;

/** Corners of each part of a path; curves count by their end. */
function subpaths(data: readonly number[], matrix: Matrix): readonly (readonly Point[])[] {
  const paths: Point[][] = [];
  let open: Point[] = [];
  let index = 0;
  while (index < data.length) {
    const step = data[index] ?? 0;
    const count = STEP_NUMBERS[step];
    if (count === undefined) break;
    const end = index + count;
    if (step === 4) {
      const first = open[0];
      if (first) open.push(first);
    } else {
      const point = moved(matrix, data[end - 1] ?? 0, data[end] ?? 0);
      if (step === 0) {
        open = [point];
        paths.push(open);
      } else open.push(point);
    }
    index = end + 1;
  }
  return paths.filter((points) => points.length > 1);
}

/** Pieces of one line (cell by cell, or dashes) become one; lines drawn twice become one. */
function joined(rulings: readonly Ruling[]): readonly Ruling[] {
  const sorted = [...rulings].sort((one, other) => one.at - other.at || one.from - other.from);
  const whole: { at: number; from: number; to: number }[] = [];
  let band: { at: number; from: number; to: number }[] = [];
  let bandAt = Number.NEGATIVE_INFINITY;
  const close = (): void => {
    band.sort((one, other) => one.from - other.from);
    let last: { at: number; from: number; to: number } | null = null;
    for (const one of band) {
      if (last && one.from <= last.to + JOINT) last.to = Math.max(last.to, one.to);
      else {
        last = { ...one, at: bandAt };
        whole.push(last);
      }
    }
    band = [];
  };
  for (const one of sorted) {
    if (one.at - bandAt > THICKEST / 2) {
      close();
      bandAt = one.at;
    }
    band.push({ ...one });
  }
  close();
  return whole;
}
