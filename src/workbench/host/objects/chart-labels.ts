import type { ChartLabelsModel, ChartModel, ChartSeriesModel } from "../../../sheetfile/chartModel";
import { asText } from "../arguments";
import { noLabels } from "../charts/defaults";
import { labelText } from "../charts/labels";
import type { Scalar, Session } from "../member";
import { define, navigation, settable } from "../member";
import { formatMembers, formatObject } from "./chart-formats";
import type { Part, Slot } from "./chart-part";
import {
  bounded,
  choice,
  flag,
  horizontalAlignments,
  orientation,
  patch,
  readerOf,
  text,
  verticalAlignments,
} from "./chart-part";
import { asFormula } from "./chart-titles";

export interface LabelsPart extends Part<ChartLabelsModel> {
  /** For the label of one point. */
  readonly point?: { readonly series: number; readonly index: number };
}

const labelFormat = formatMembers("ChartDataLabelFormat", { border: 8, fill: 1, font: 1 });
const positions = "None Center InsideEnd InsideBase OutsideEnd Left Right Top Bottom BestFit Callout".split(" ");

/** Labels by themselves or of one point; the flags came with different versions. */
function shared(since: number): Record<string, Scalar<LabelsPart>> {
  return {
    linkNumberFormat: flag(9, "linkNumberFormat", (part) => part.slot.get().numberFormat === undefined),
    numberFormat: settable(
      8,
      ({ slot }) => slot.get().numberFormat ?? "General",
      ({ slot }, value) => patch(slot, { numberFormat: asText(value, 255), linkNumberFormat: false }),
    ),
    position: choice(since, "position", positions, "OutsideEnd"),
    separator: text(since, "separator", ", "),
    showBubbleSize: flag(since, "showBubbleSize"),
    showCategoryName: flag(since, "showCategoryName"),
    showLegendKey: flag(since, "showLegendKey"),
    showPercentage: flag(since, "showPercentage"),
    showSeriesName: flag(since, "showSeriesName"),
    showValue: flag(since, "showValue"),
    horizontalAlignment: choice(8, "horizontalAlignment", horizontalAlignments, "Center"),
    verticalAlignment: choice(8, "verticalAlignment", verticalAlignments, "Center"),
    textOrientation: orientation(8, "textOrientation"),
    autoText: settable(
      8,
      ({ slot }) => slot.get().text === undefined && slot.get().formula === undefined,
      ({ slot }, value) => {
        if (value !== true) return;
        const { text: _text, formula: _formula, ...rest } = slot.get();
        slot.set(rest);
      },
    ),
  };
}

function automaticText(part: LabelsPart, session: Session): string {
  const { slot, point, chart } = part;
  const labels = slot.get();
  if (labels.formula !== undefined) return readerOf(session).text(labels.formula);
  const data = readerOf(session).read(session.book.charts.require(chart).model);
  const series = data.series.find((one) => one.index === point?.series);
  const value = series?.values[point?.index ?? 0];
  if (series === undefined || value === null || value === undefined) return "";
  const whole = series.values.reduce<number>((sum, each) => sum + Math.abs(each ?? 0), 0);
  const share = whole === 0 ? 0 : Math.abs(value) / whole;
  const size = series.sizes[point?.index ?? 0] ?? null;
  return labelText(labels, data, series, { value, category: data.categories[point?.index ?? 0] ?? "", share, size });
}

/** What was changed between two states of the labels. */
function changes(before: ChartLabelsModel, after: ChartLabelsModel): Partial<ChartLabelsModel> {
  const entries = Object.entries(after).filter(([key, value]) => before[key as keyof ChartLabelsModel] !== value);
  return Object.fromEntries(entries);
}

/** Labels that come into being because something of them is set show the value, unless just that is what is set. */
function comingToBe(after: ChartLabelsModel): ChartLabelsModel {
  const isUnchanged = JSON.stringify(after) === JSON.stringify(noLabels);
  return isUnchanged ? after : { ...after, showValue: true };
}

function withChanges(series: ChartSeriesModel, changed: Partial<ChartLabelsModel>): ChartSeriesModel["points"] {
  return series.points.map((point) =>
    point.labels === undefined ? point : { ...point, labels: { ...point.labels, ...changed } },
  );
}

/** Labels of the whole chart: what is set of them is set of every series and point that has its own. */
export function chartLabelsSlot(slot: Slot<ChartModel>): Slot<ChartLabelsModel> {
  const get = (): ChartLabelsModel | null =>
    slot.get().labels ?? slot.get().series.find((one) => one.labels !== null)?.labels ?? null;
  return {
    get: () => get() ?? noLabels,
    set: (wanted) => {
      const before = get();
      const labels = before === null ? comingToBe(wanted) : wanted;
      const changed = changes(before ?? noLabels, labels);
      const series = slot.get().series.map((one) => ({
        ...one,
        labels: one.labels === null ? null : { ...one.labels, ...changed },
        points: withChanges(one, changed),
      }));
      patch(slot, { labels, series });
    },
  };
}

/** Labels of a series: its own, or for a start those of the chart. */
export function seriesLabelsSlot(
  slot: Slot<ChartSeriesModel>,
  ofChart: () => ChartLabelsModel | null,
): Slot<ChartLabelsModel> {
  const get = (): ChartLabelsModel | null => slot.get().labels ?? ofChart();
  return {
    get: () => get() ?? noLabels,
    set: (wanted) => {
      const before = get();
      const labels = before === null ? comingToBe(wanted) : wanted;
      patch(slot, { labels, points: withChanges(slot.get(), changes(before ?? noLabels, labels)) });
    },
  };
}

export const dataLabelsMembers = define<LabelsPart>({
  name: "ChartDataLabels",
  scalars: shared(1),
  navigations: { format: navigation(1, (part) => formatObject(labelFormat, part)) },
});

export const dataLabelMembers = define<LabelsPart>({
  name: "ChartDataLabel",
  scalars: {
    ...shared(7),
    formula: settable(
      8,
      (part, session) => part.slot.get().formula ?? automaticText(part, session),
      ({ slot }, value) => {
        const { text: _text, ...rest } = slot.get();
        slot.set({ ...rest, formula: asFormula(asText(value)) });
      },
    ),
    left: bounded(8, "left", null),
    text: {
      ...settable<LabelsPart>(8, automaticText, ({ slot }, value) => {
        const { formula: _formula, ...rest } = slot.get();
        slot.set({ ...rest, text: asText(value) });
      }),
      calculated: true,
    },
    top: bounded(8, "top", null),
  },
  navigations: { format: navigation(8, (part) => formatObject(labelFormat, part)) },
});
