import type { ChartPointModel, ChartSeriesModel } from "../../../sheetfile/chartModel";
import { asColor, oneOf, asFlag } from "../arguments";
import { noLabels } from "../charts/defaults";
import { sliceColor } from "../charts/draw-round";
import { seriesColor } from "../charts/draw-series";
import { hasAxes, kindOf } from "../charts/kinds";
import { pointLabels, seriesLabels, showsSomething } from "../charts/labels";
import { HostError } from "../errors";
import type { BoundObject, Scalar, Session } from "../member";
import { bind, calculatedMethod, define, navigation, readOnly, settable } from "../member";
import { formatMembers, formatObject } from "./chart-formats";
import { dataLabelMembers } from "./chart-labels";
import type { ChartTarget, Part, Slot } from "./chart-part";
import { asBounded, field, patch, readerOf } from "./chart-part";

/** A series as an object of the model. */
export interface SeriesPart extends Part<ChartSeriesModel> {
  readonly index: number;
}

interface PointPart extends Part<ChartPointModel> {
  readonly series: SeriesPart;
  readonly index: number;
}

type Marker = NonNullable<ChartSeriesModel["marker"]>;

/** Series and points have markers; both are set in the same words. */
interface Marked {
  readonly marker?: Marker;
}

const markerStyles = "Automatic None Square Diamond Triangle X Star Dot Dash Circle Plus".split(" ");

/** Whether lines of this type carry markers by themselves. */
function usualMarker(type: string): string {
  return kindOf(type).markers ? "Automatic" : "None";
}

/** The four marker properties, of a series or of a point (which takes what it lacks from its series). */
export function markerScalars<P extends ChartTarget>(
  slotOf: (part: P) => Slot<Marked>,
  seriesOf: (part: P) => SeriesPart,
): Record<string, Scalar<P>> {
  const marker = (part: P): Marker | undefined => slotOf(part).get().marker ?? seriesOf(part).slot.get().marker;
  const type = (part: P, session: Session): string =>
    seriesOf(part).slot.get().type ?? session.book.charts.require(part.chart).model.type;
  const change = (part: P, session: Session, changes: Partial<Marker>): void => {
    const before = marker(part) ?? { style: usualMarker(type(part, session)) };
    patch(slotOf(part), { marker: { ...before, ...changes } });
  };
  const usualColor = (part: P, session: Session): string =>
    seriesColor(session.book.charts.require(part.chart).model, seriesOf(part).index);
  return {
    markerBackgroundColor: settable(
      7,
      (part, session) => marker(part)?.background ?? usualColor(part, session),
      (part, value, session) => change(part, session, { background: asColor(value) }),
    ),
    markerForegroundColor: settable(
      7,
      (part, session) => marker(part)?.foreground ?? usualColor(part, session),
      (part, value, session) => change(part, session, { foreground: asColor(value) }),
    ),
    markerSize: settable(
      7,
      (part) => marker(part)?.size ?? 5,
      (part, value, session) => change(part, session, { size: asBounded(value, 2, 72) }),
    ),
    markerStyle: settable(
      7,
      (part, session) => marker(part)?.style ?? usualMarker(type(part, session)),
      (part, value, session) => change(part, session, { style: oneOf(value, markerStyles) }),
    ),
  };
}

const pointFormat = formatMembers("ChartPointFormat", { border: 7, fill: 1 });

function labelSlot(part: PointPart, session: Session): Slot<NonNullable<ChartPointModel["labels"]>> {
  const { model } = session.book.charts.require(part.chart);
  const series = readerOf(session).series(model, part.series.index);
  const inherited = series === null ? null : seriesLabels(model, series);
  return { get: () => part.slot.get().labels ?? inherited ?? noLabels, set: (labels) => patch(part.slot, { labels }) };
}

function hasLabel(part: PointPart, session: Session): boolean {
  const { model } = session.book.charts.require(part.chart);
  const series = readerOf(session).series(model, part.series.index);
  return series !== null && showsSomething(pointLabels(model, series, part.index));
}

function usualColor(part: PointPart, session: Session): string {
  const { model } = session.book.charts.require(part.chart);
  return hasAxes(kindOf(model.type).family)
    ? seriesColor(model, part.series.index)
    : sliceColor(model, part.series.index, part.index);
}

const pointMembers = define<PointPart>({
  name: "ChartPoint",
  scalars: {
    ...markerScalars<PointPart>(
      (part) => part.slot,
      (part) => part.series,
    ),
    hasDataLabel: settable(7, hasLabel, (part, value) => {
      patch(part.slot, { labels: asFlag(value) ? { ...noLabels, showValue: true } : noLabels });
    }),
    value: {
      ...readOnly<PointPart>(1, (part, session) => {
        const { model } = session.book.charts.require(part.chart);
        return readerOf(session).series(model, part.series.index)?.values[part.index] ?? null;
      }),
      calculated: true,
    },
  },
  navigations: {
    dataLabel: navigation(7, (part, session) =>
      bind(dataLabelMembers, {
        chart: part.chart,
        slot: labelSlot(part, session),
        point: { series: part.series.index, index: part.index },
      }),
    ),
    format: navigation(1, (part, session) => formatObject(pointFormat, part, { lineColor: usualColor(part, session) })),
  },
});

function count(part: SeriesPart, session: Session): number {
  const { model } = session.book.charts.require(part.chart);
  return readerOf(session).series(model, part.index)?.values.length ?? 0;
}

function pointAt(series: SeriesPart, index: number, session: Session): BoundObject {
  if (index < 0 || index >= count(series, session)) throw new HostError("InvalidArgument", `no point ${index}`);
  const all = field(series.slot, "points");
  const slot: Slot<ChartPointModel> = {
    get: () => all.get().find((point) => point.index === index) ?? { index },
    set: (point) => all.set([...all.get().filter((other) => other.index !== index), point]),
  };
  return bind(pointMembers, { chart: series.chart, slot, series, index });
}

export const pointsMembers = define<SeriesPart>({
  name: "ChartPointsCollection",
  scalars: { count: { ...readOnly<SeriesPart>(1, count), calculated: true } },
  items: (part, session) => Array.from({ length: count(part, session) }, (_, index) => pointAt(part, index, session)),
  methods: {
    getCount: calculatedMethod(4, (part, _args, session) => count(part, session)),
    getItemAt: calculatedMethod(1, (part, args, session) => pointAt(part, args.integer(0), session)),
  },
});
