import type { ChartAxisModel, ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData, SeriesData } from "./data";
import { countsBothWays, kindOf } from "./kinds";
import type { Scale } from "./scale";
import { automaticScale } from "./scale";

export function seriesType(chart: ChartModel, data: SeriesData): string {
  return chart.series[data.index]?.type ?? chart.type;
}

export function seriesGroup(chart: ChartModel, data: SeriesData): "Primary" | "Secondary" {
  return chart.series[data.index]?.axisGroup ?? "Primary";
}

function numbers(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null);
}

/** The largest sums upwards and downwards at each category. */
function stackedSums(all: readonly SeriesData[]): number[] {
  const count = Math.max(0, ...all.map((one) => one.values.length));
  return Array.from({ length: count }, (_, at) => all.map((one) => one.values[at] ?? 0)).flatMap((row) => {
    const up = row.filter((value) => value > 0).reduce((sum, value) => sum + value, 0);
    const down = row.filter((value) => value < 0).reduce((sum, value) => sum + value, 0);
    return [up, down];
  });
}

/** Each value's share of the whole of its category, signs kept. */
export function shares(all: readonly SeriesData[], values: readonly (number | null)[]): (number | null)[] {
  return values.map((value, at) => {
    const whole = all.reduce((sum, one) => sum + Math.abs(one.values[at] ?? 0), 0);
    return value === null || whole === 0 ? value : value / whole;
  });
}

/** Series drawn in one stack with that one: the same family, stacking and axis group. */
export function stackOf(chart: ChartModel, data: ChartData, one: SeriesData): readonly SeriesData[] {
  const kind = kindOf(seriesType(chart, one));
  return data.series.filter((other) => {
    const its = kindOf(seriesType(chart, other));
    return (
      its.family === kind.family &&
      its.stacking === kind.stacking &&
      seriesGroup(chart, other) === seriesGroup(chart, one)
    );
  });
}

/** Every number the value axis of a group must reach. */
function reached(chart: ChartModel, data: ChartData, group: "Primary" | "Secondary"): number[] {
  return data.series
    .filter((one) => seriesGroup(chart, one) === group)
    .flatMap((one) => {
      const { stacking } = kindOf(seriesType(chart, one));
      if (stacking === "none") return numbers(one.values);
      const stack = stackOf(chart, data, one);
      return stacking === "stacked"
        ? stackedSums(stack)
        : numbers(shares(stack, one.values)).some((share) => share < 0)
          ? [-1, 1]
          : [0, 1];
    });
}

function wishesOf(axis: ChartAxisModel): Parameters<typeof automaticScale>[1] {
  return { minimum: axis.minimum, maximum: axis.maximum, majorUnit: axis.majorUnit, logBase: axis.logBase };
}

/** The value axis of a group, with room for so many steps. */
export function valueScale(
  chart: ChartModel,
  data: ChartData,
  group: "Primary" | "Secondary",
  mostSteps: number,
): Scale {
  const axis = (group === "Secondary" ? chart.axes.secondaryValue : undefined) ?? chart.axes.value;
  const { stacking } = kindOf(chart.type);
  const found = automaticScale(reached(chart, data, group), wishesOf(axis), stacking === "percent" ? 10 : mostSteps);
  // Shares end at one hundred percent.
  return stacking === "percent" && axis.maximum === undefined && found.maximum > 1 ? { ...found, maximum: 1 } : found;
}

/** The x axis of scatter and bubble charts. */
export function positionScale(chart: ChartModel, data: ChartData, mostSteps: number): Scale {
  const values = data.series.flatMap((one) => xPositions(one));
  return automaticScale(numbers(values), wishesOf(chart.axes.category), mostSteps);
}

/** X of every point: the given numbers, or 1, 2, 3 … when they are none. */
export function xPositions(data: SeriesData): readonly number[] {
  const usable = data.positions.length > 0 && data.positions.some((value) => value !== null);
  return data.values.map((_value, at) => (usable ? (data.positions[at] ?? 0) : at + 1));
}

export function isPaired(chart: ChartModel): boolean {
  return countsBothWays(kindOf(chart.type).family);
}
