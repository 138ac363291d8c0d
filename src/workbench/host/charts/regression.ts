import type { ChartTrendlineModel } from "../../../sheetfile/chartModel";

export type Point = readonly [x: number, y: number];

/** A fitted curve; coefficients as they stand in its equation. */
export interface Fit {
  readonly at: (x: number) => number;
  readonly equation: string;
  readonly rSquared: number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Solves a small system of linear equations by elimination; null when it has no single solution. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const best = rows.slice(column).reduce((found, row, offset) => {
      return Math.abs(row[column] ?? 0) > Math.abs(rows[found]?.[column] ?? 0) ? column + offset : found;
    }, column);
    [rows[column], rows[best]] = [rows[best] ?? [], rows[column] ?? []];
    const pivot = rows[column] ?? [];
    const head = pivot[column] ?? 0;
    if (Math.abs(head) < 1e-12) return null;
    for (let other = 0; other < size; other += 1) {
      if (other === column) continue;
      const factor = (rows[other]?.[column] ?? 0) / head;
      rows[other] = (rows[other] ?? []).map((value, index) => value - factor * (pivot[index] ?? 0));
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}

/** Least squares: coefficients from the constant upwards; a fixed intercept is taken off first. */
function polynomial(points: readonly Point[], order: number, intercept: number | undefined): number[] | null {
  const powers = Array.from({ length: order + 1 }, (_, index) => index).filter(
    (power) => power > 0 || intercept === undefined,
  );
  const shifted = points.map(([x, y]): Point => [x, y - (intercept ?? 0)]);
  const matrix = powers.map((row) =>
    powers.map((column) => shifted.reduce((sum, [x]) => sum + x ** (row + column), 0)),
  );
  const right = powers.map((power) => shifted.reduce((sum, [x, y]) => sum + y * x ** power, 0));
  const solved = solve(matrix, right);
  if (solved === null) return null;
  return intercept === undefined ? solved : [intercept, ...solved];
}

function rSquared(points: readonly Point[], at: (x: number) => number): number {
  const middle = mean(points.map(([, y]) => y));
  const total = points.reduce((sum, [, y]) => sum + (y - middle) ** 2, 0);
  const rest = points.reduce((sum, [x, y]) => sum + (y - at(x)) ** 2, 0);
  return total === 0 ? 1 : 1 - rest / total;
}

function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}

function signed(value: number): string {
  return value < 0 ? ` - ${short(-value)}` : ` + ${short(value)}`;
}

const superscripts = "⁰¹²³⁴⁵⁶";

function polynomialFit(points: readonly Point[], order: number, intercept: number | undefined): Fit | null {
  const found = polynomial(points, order, intercept);
  if (found === null) return null;
  const at = (x: number): number => found.reduce((sum, factor, power) => sum + factor * x ** power, 0);
  const terms = found.map((factor, power) => ({ factor, power })).reverse();
  const equation = terms
    .map(({ factor, power }, index) => {
      const name = power === 0 ? "" : power === 1 ? "x" : `x${superscripts.charAt(power)}`;
      return (index === 0 ? short(factor) : signed(factor)) + name;
    })
    .join("");
  return { at, equation: `y = ${equation}`, rSquared: rSquared(points, at) };
}

/** Fits a straight line after bending x, y or both; points where that is impossible are left out. */
function bentFit(
  points: readonly Point[],
  bendX: (x: number) => number,
  bendY: (y: number) => number,
  straighten: (constant: number, slope: number) => Omit<Fit, "rSquared">,
): Fit | null {
  const bent = points
    .map(([x, y]): Point => [bendX(x), bendY(y)])
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const found = bent.length < 2 ? null : polynomial(bent, 1, undefined);
  if (found === null) return null;
  const [constant = 0, slope = 0] = found;
  return { ...straighten(constant, slope), rSquared: rSquared(bent, (x) => constant + slope * x) };
}

const same = (value: number): number => value;

/** The curve of a trendline; null when the points do not determine it, and for moving averages. */
export function fitTrendline(points: readonly Point[], line: ChartTrendlineModel): Fit | null {
  if (points.length < 2) return null;
  switch (line.type) {
    case "Polynomial":
      return polynomialFit(points, line.polynomialOrder, line.intercept);
    case "Exponential":
      return bentFit(points, same, Math.log, (constant, slope) => ({
        at: (x) => Math.exp(constant + slope * x),
        equation: `y = ${short(Math.exp(constant))}e^(${short(slope)}x)`,
      }));
    case "Logarithmic":
      return bentFit(points, Math.log, same, (constant, slope) => ({
        at: (x) => constant + slope * Math.log(x),
        equation: `y = ${short(slope)}ln(x)${signed(constant)}`,
      }));
    case "Power":
      return bentFit(points, Math.log, Math.log, (constant, slope) => ({
        at: (x) => Math.exp(constant) * x ** slope,
        equation: `y = ${short(Math.exp(constant))}x^${short(slope)}`,
      }));
    case "MovingAverage":
      return null;
    default:
      return polynomialFit(points, 1, line.intercept);
  }
}

/** The average of each value and those before it. */
export function movingAverage(points: readonly Point[], period: number): readonly Point[] {
  return points.slice(period - 1).map(([x], at): Point => [x, mean(points.slice(at, at + period).map(([, y]) => y))]);
}
