import type { ChartAxisModel, ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData, SeriesData } from "./data";
import { kindOf } from "./kinds";

const units: Readonly<Record<string, number>> = {
  Hundreds: 1e2,
  Thousands: 1e3,
  TenThousands: 1e4,
  HundredThousands: 1e5,
  Millions: 1e6,
  TenMillions: 1e7,
  HundredMillions: 1e8,
  Billions: 1e9,
  Trillions: 1e12,
};

/** What the numbers of an axis are divided by before they are shown. */
export function displayFactor(axis: ChartAxisModel): number {
  if (axis.displayUnit === "Custom") return axis.customDisplayUnit ?? 1;
  return units[axis.displayUnit ?? ""] ?? 1;
}

/** The number format of an axis: its own, percent for shares, or that of the cells. */
export function axisNumberFormat(chart: ChartModel, axis: ChartAxisModel, series: SeriesData | undefined): string {
  if (axis.numberFormat !== undefined && axis.linkNumberFormat !== true) return axis.numberFormat;
  return kindOf(chart.type).stacking === "percent" ? "0%" : (series?.numberFormat ?? "General");
}

/** The text beside a step of a value axis. */
export function axisText(axis: ChartAxisModel, data: ChartData, numberFormat: string, value: number): string {
  return data.format(value / displayFactor(axis), numberFormat);
}
