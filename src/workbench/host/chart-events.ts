import type { Engine } from "./engine/engine";
import { eventNumbers } from "./events";
import type { BookModel } from "./model";
import type { ChartChange } from "./model/charts";

const numbers = {
  added: eventNumbers.chartAdded,
  deleted: eventNumbers.chartDeleted,
  activated: eventNumbers.chartActivated,
  deactivated: eventNumbers.chartDeactivated,
} as const;

/** The event Excel raises for what happened to a chart: for the sheet's charts, and for the chart itself. */
export function chartEvent(
  change: ChartChange,
  engine: Engine,
  book: BookModel,
): { readonly number: number; readonly targets: readonly string[]; readonly payload: object } | null {
  if (change.kind === "changed" || !engine.sheets().some((sheet) => sheet.id === change.sheet)) return null;
  const worksheetId = book.sheet(change.sheet).excelId;
  const cause = change.kind === "added" || change.kind === "deleted" ? { source: "Local" } : {};
  return {
    number: numbers[change.kind],
    targets: [worksheetId, change.chart],
    payload: { chartId: change.chart, worksheetId, ...cause },
  };
}
