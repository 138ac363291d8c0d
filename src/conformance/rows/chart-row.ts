import type { ConformanceRow, Observation, Scratch } from "../row";
import { documented } from "../row";

/** Names of the products, and three numbers for each. */
const sales = [
  ["Product", "Qtr1", "Qtr2", "Qtr3"],
  ["Frames", 5000, 7000, 6544],
  ["Saddles", 400, 323, 276],
  ["Brakes", 12000, 8766, 8456],
  ["Chains", 1550, 1088, 692],
];

/** Writes the sales into A1:D5 and makes a chart of them. */
export function salesChart(
  { sheet }: Scratch,
  type: "ColumnClustered" | "Pie" | "Line" | "XYScatter" | "Doughnut" | "Bubble" = "ColumnClustered",
  address = "A1:D5",
  seriesBy: "Auto" | "Columns" | "Rows" = "Auto",
): Excel.Chart {
  sheet.getRange("A1:D5").values = sales;
  return sheet.charts.add(type, sheet.getRange(address), seriesBy);
}

/** A row about charts; the source is the documentation of its first member unless told. */
export function chartRow(
  id: string,
  since: number,
  behaviour: string,
  members: readonly [string, ...string[]],
  expected: Observation,
  observe: (scratch: Scratch) => Promise<Observation>,
  source: string = documented(members[0]),
): ConformanceRow {
  return { id: `charts.${id}`, since, behaviour, members, source, expected, observe };
}
