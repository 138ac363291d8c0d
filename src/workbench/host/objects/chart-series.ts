import type { ChartModel, ChartSource } from "../../../sheetfile/chartModel";
import type { Arguments } from "../arguments";
import { asFlag, asText, oneOf } from "../arguments";
import { usualGap, usualOverlap, noLabels } from "../charts/defaults";
import { seriesColor } from "../charts/draw-series";
import { newSeries } from "../charts/from-range";
import type { ChartFamily } from "../charts/kinds";
import { chartType, countsBothWays, kindOf } from "../charts/kinds";
import { seriesLabels, showsSomething } from "../charts/labels";
import { referenceFormula } from "../charts/sources";
import { HostError } from "../errors";
import type { BoundObject, Method, Scalar, Session } from "../member";
import { bind, calculatedMethod, define, method, navigation, objectArgument, settable } from "../member";
import { sheetInfo } from "./access";
import { errorBarsMembers, noErrorBars } from "./chart-error-bars";
import { formatMembers, formatObject } from "./chart-formats";
import { dataLabelsMembers, seriesLabelsSlot } from "./chart-labels";
import type { ChartTarget } from "./chart-part";
import { asBounded, chartSlot, color, entry, field, flag, patch, readerOf, startingWith } from "./chart-part";
import type { SeriesPart } from "./chart-points";
import { markerScalars, pointsMembers } from "./chart-points";
import { trendlinesMembers } from "./chart-trendlines";
import { rangeMembers } from "./range";

const seriesFormat = formatMembers("ChartSeriesFormat", { fill: 1, line: 1 });
const dimensions = ["Categories", "Values", "XValues", "YValues", "BubbleSizes"] as const;

function modelOf(part: ChartTarget, session: Session): ChartModel {
  return session.book.charts.require(part.chart).model;
}

function typeOf(part: SeriesPart, session: Session): string {
  return part.slot.get().type ?? modelOf(part, session).type;
}

/** A number only some types know; InvalidArgument on the others. */
function onlyOf(
  since: number,
  key: "gapWidth" | "overlap" | "doughnutHoleSize" | "firstSliceAngle" | "explosion" | "bubbleScale",
  families: readonly ChartFamily[],
  usual: (type: string) => number,
  [least, most]: readonly [number, number],
): Scalar<SeriesPart> {
  const knows = (part: SeriesPart, session: Session): boolean =>
    families.includes(kindOf(typeOf(part, session)).family);
  return settable(
    since,
    (part, session) => (knows(part, session) ? (part.slot.get()[key] ?? usual(typeOf(part, session))) : null),
    (part, value, session) => {
      const number = asBounded(value, least, most);
      if (!knows(part, session)) throw new HostError("InvalidArgument", `no ${key} in charts of this type`);
      patch(part.slot, { [key]: number });
    },
  );
}

function hasLabels(part: SeriesPart, session: Session): boolean {
  const series = readerOf(session).series(modelOf(part, session), part.index);
  return series !== null && showsSomething(seriesLabels(modelOf(part, session), series));
}

/** The range in an argument as a source of the chart. */
function sourceArgument(args: Arguments, session: Session): ChartSource {
  const range = objectArgument(args, 0, rangeMembers);
  if (range === undefined) throw new HostError("InvalidArgument", "expected a range");
  return { formula: referenceFormula(sheetInfo(session, range.sheet).name, range.area) };
}

function takesSource(since: number, key: "values" | "categories" | "bubbleSizes"): Method<SeriesPart> {
  return method(since, (part, args, session) => {
    const source = sourceArgument(args, session);
    if (key === "bubbleSizes" && kindOf(typeOf(part, session)).family !== "bubble")
      throw new HostError("InvalidOperation", "only bubble charts have sizes");
    patch(part.slot, { [key]: source });
  });
}

function dimension(part: SeriesPart, args: Arguments, session: Session): readonly (string | number | null)[] {
  const wanted = args.choice(0, dimensions);
  const model = modelOf(part, session);
  const data = readerOf(session).series(model, part.index);
  if (data === null) return [];
  const paired = countsBothWays(kindOf(typeOf(part, session)).family);
  if (wanted === "BubbleSizes" && kindOf(typeOf(part, session)).family !== "bubble")
    throw new HostError("InvalidArgument", "only bubble charts have sizes");
  if ((wanted === "XValues" || wanted === "YValues") && !paired)
    throw new HostError("InvalidArgument", "only scatter and bubble charts have x and y");
  if (wanted === "BubbleSizes") return data.sizes;
  if (wanted === "XValues") return data.positions;
  return wanted === "Categories" ? data.categories : data.values;
}

/** The series moves among the others; the first is number 1. */
function setPlotOrder(part: SeriesPart, value: unknown, session: Session): void {
  const slot = chartSlot(session, part.chart);
  const { series } = slot.get();
  const place = asBounded(value, 1, series.length) - 1;
  if (!Number.isInteger(place)) throw new HostError("InvalidArgument", "expected a whole number");
  const others = series.filter((_one, index) => index !== part.index);
  patch(slot, { series: [...others.slice(0, place), part.slot.get(), ...others.slice(place)] });
}

const upright: readonly ChartFamily[] = ["column", "bar"];
const round: readonly ChartFamily[] = ["pie", "doughnut"];

const seriesMembers = define<SeriesPart>({
  name: "ChartSeries",
  scalars: {
    ...markerScalars<SeriesPart>(
      (part) => part.slot,
      (part) => part,
    ),
    axisGroup: settable(
      8,
      ({ slot }) => slot.get().axisGroup,
      ({ slot }, value) => patch(slot, { axisGroup: oneOf(value, ["Primary", "Secondary"] as const) }),
    ),
    bubbleScale: onlyOf(9, "bubbleScale", ["bubble"], () => 100, [0, 300]),
    chartType: settable(7, typeOf, (part, value) => patch(part.slot, { type: chartType(value) })),
    doughnutHoleSize: onlyOf(7, "doughnutHoleSize", ["doughnut"], () => 75, [10, 90]),
    explosion: onlyOf(8, "explosion", round, (type) => (kindOf(type).exploded ? 10 : 0), [0, 400]),
    filtered: flag(7, "filtered"),
    firstSliceAngle: onlyOf(8, "firstSliceAngle", round, () => 0, [0, 360]),
    gapWidth: onlyOf(7, "gapWidth", upright, usualGap, [0, 500]),
    hasDataLabels: settable(7, hasLabels, ({ slot }, value) => {
      patch(slot, { labels: asFlag(value) ? { ...noLabels, showValue: true } : noLabels });
    }),
    invertColor: color(9, "invertColor", "#FFFFFF"),
    invertIfNegative: flag(8, "invertIfNegative"),
    name: {
      ...settable<SeriesPart>(
        1,
        (part, session) => readerOf(session).seriesName(part.slot.get(), part.index),
        ({ slot }, value) => patch(slot, { name: asText(value, 255) }),
      ),
      calculated: true,
    },
    overlap: onlyOf(8, "overlap", upright, usualOverlap, [-100, 100]),
    plotOrder: settable(7, (part) => part.index + 1, setPlotOrder),
    showLeaderLines: flag(9, "showLeaderLines", true),
    showShadow: flag(7, "showShadow"),
    smooth: flag(7, "smooth"),
    varyByCategories: settable(
      8,
      (part, session) => part.slot.get().varyByCategories ?? round.includes(kindOf(typeOf(part, session)).family),
      ({ slot }, value) => patch(slot, { varyByCategories: asFlag(value) }),
    ),
  },
  navigations: {
    dataLabels: navigation(8, (part, session) =>
      bind(dataLabelsMembers, {
        chart: part.chart,
        slot: seriesLabelsSlot(part.slot, () => modelOf(part, session).labels),
      }),
    ),
    format: navigation(1, (part, session) =>
      formatObject(seriesFormat, part, {
        lineColor: seriesColor(modelOf(part, session), part.index),
        lineWeight: 2.25,
      }),
    ),
    points: navigation(1, (part) => bind(pointsMembers, part)),
    trendlines: navigation(7, (part) => bind(trendlinesMembers, part)),
    xErrorBars: navigation(9, ({ chart, slot }) =>
      bind(errorBarsMembers, { chart, slot: startingWith(field(slot, "xErrorBars"), noErrorBars) }),
    ),
    yErrorBars: navigation(9, ({ chart, slot }) =>
      bind(errorBarsMembers, { chart, slot: startingWith(field(slot, "yErrorBars"), noErrorBars) }),
    ),
  },
  methods: {
    delete: method(7, (part, _args, session) => {
      const slot = chartSlot(session, part.chart);
      part.slot.get();
      patch(slot, { series: slot.get().series.filter((_one, index) => index !== part.index) });
    }),
    getDimensionValues: calculatedMethod(12, dimension),
    setBubbleSizes: takesSource(7, "bubbleSizes"),
    setValues: takesSource(7, "values"),
    setXAxisValues: takesSource(7, "categories"),
  },
});

function count(target: ChartTarget, session: Session): number {
  return modelOf(target, session).series.length;
}

function at(target: ChartTarget, index: number, session: Session): BoundObject {
  if (index < 0 || index >= count(target, session)) throw new HostError("InvalidArgument", `no series ${index}`);
  const slot = entry(field(chartSlot(session, target.chart), "series"), index);
  return bind(seriesMembers, { chart: target.chart, slot, index });
}

function add(target: ChartTarget, args: Arguments, session: Session): BoundObject {
  const slot = chartSlot(session, target.chart);
  const { series, type } = slot.get();
  const index = args.optionalInteger(1) ?? series.length;
  if (index < 0 || index > series.length) throw new HostError("InvalidArgument", `no place ${index}`);
  const name = asText(args.optionalText(0) ?? "", 255);
  const fresh = newSeries(type, name, { values: { literal: [] }, categories: series[0]?.categories ?? null });
  patch(slot, { series: [...series.slice(0, index), fresh, ...series.slice(index)] });
  return at(target, index, session);
}

export const seriesCollectionMembers = define<ChartTarget>({
  name: "ChartSeriesCollection",
  scalars: { count: { since: 1, get: count } },
  items: (target, session) => modelOf(target, session).series.map((_one, index) => at(target, index, session)),
  methods: {
    add: method(7, add),
    getCount: method(4, (target, _args, session) => count(target, session)),
    getItemAt: method(1, (target, args, session) => at(target, args.integer(0), session)),
  },
});
