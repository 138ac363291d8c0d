import type { ChartTrendlineModel } from "../../../sheetfile/chartModel";
import type { Arguments } from "../arguments";
import { chartWords } from "../charts/words";
import { asText, oneOf } from "../arguments";
import { seriesColor } from "../charts/draw-series";
import { trendOf } from "../charts/draw-trendlines";
import { isPaired } from "../charts/extent";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { bind, define, method, navigation, settable } from "../member";
import { formatMembers, formatObject } from "./chart-formats";
import type { Part } from "./chart-part";
import {
  asBounded,
  bounded,
  choice,
  entry,
  field,
  flag,
  horizontalAlignments,
  orientation,
  patch,
  readerOf,
  startingWith,
  text,
  verticalAlignments,
} from "./chart-part";
import type { SeriesPart } from "./chart-points";
import { asFormula } from "./chart-titles";

const types = ["Linear", "Exponential", "Logarithmic", "MovingAverage", "Polynomial", "Power"];

interface TrendlinePart extends Part<ChartTrendlineModel> {
  readonly series: SeriesPart;
  readonly index: number;
}

type Label = NonNullable<ChartTrendlineModel["label"]>;

interface LabelPart extends Part<Label> {
  readonly trendline: TrendlinePart;
}

const trendlineFormat = formatMembers("ChartTrendlineFormat", { line: 7 });
const labelFormat = formatMembers("ChartTrendlineLabelFormat", { border: 8, fill: 8, font: 8 });

function labelText({ trendline, slot }: LabelPart, session: Session): string {
  const own = slot.get().text;
  if (own !== undefined) return own.startsWith("=") ? readerOf(session).text(own) : own;
  const { model } = session.book.charts.require(trendline.chart);
  const data = readerOf(session).series(model, trendline.series.index);
  return data === null ? "" : trendOf(data, trendline.slot.get(), isPaired(model)).label;
}

const labelMembers = define<LabelPart>({
  name: "ChartTrendlineLabel",
  scalars: {
    autoText: settable(
      8,
      ({ slot }) => slot.get().text === undefined,
      ({ slot }, value) => {
        if (value === true) field(slot, "text").set(undefined);
      },
    ),
    formula: settable(8, labelText, ({ slot }, value) => patch(slot, { text: asFormula(asText(value)) })),
    horizontalAlignment: choice(8, "horizontalAlignment", horizontalAlignments, "Center"),
    left: bounded(8, "left", null),
    linkNumberFormat: flag(9, "linkNumberFormat", true),
    numberFormat: text(8, "numberFormat", "General", 255),
    text: {
      ...settable<LabelPart>(8, labelText, ({ slot }, value) => patch(slot, { text: asText(value) })),
      calculated: true,
    },
    textOrientation: orientation(8, "textOrientation"),
    top: bounded(8, "top", null),
    verticalAlignment: choice(8, "verticalAlignment", verticalAlignments, "Center"),
  },
  navigations: { format: navigation(8, (part) => formatObject(labelFormat, part)) },
});

/** `线性 (收入)`: the name Excel gives a trendline. */
function automaticName(part: TrendlinePart, session: Session): string {
  const { model } = session.book.charts.require(part.chart);
  const name = readerOf(session).series(model, part.series.index)?.name ?? "";
  const { type } = part.slot.get();
  return `${chartWords(session.book.charts.locale).trendlines[type] ?? type} (${name})`;
}

const trendlineMembers = define<TrendlinePart>({
  name: "ChartTrendline",
  identity: ({ index }) => ({ _Id: String(index) }),
  scalars: {
    backwardPeriod: bounded(8, "backwardPeriod", 0, 0),
    forwardPeriod: bounded(8, "forwardPeriod", 0, 0),
    intercept: settable(
      7,
      ({ slot }) => slot.get().intercept ?? "",
      ({ slot }, value) => {
        if (value === "") field(slot, "intercept").set(undefined);
        else patch(slot, { intercept: asBounded(value, -Infinity, Infinity) });
      },
    ),
    movingAveragePeriod: bounded(7, "movingAveragePeriod", 2, 2, 255),
    name: settable(
      7,
      (part, session) => part.slot.get().name ?? automaticName(part, session),
      ({ slot }, value) => {
        if (value === null) field(slot, "name").set(undefined);
        else patch(slot, { name: asText(value, 255) });
      },
    ),
    polynomialOrder: bounded(7, "polynomialOrder", 2, 2, 6),
    showEquation: flag(8, "showEquation"),
    showRSquared: flag(8, "showRSquared"),
    type: settable(
      7,
      ({ slot }) => slot.get().type,
      ({ slot }, value) => patch(slot, { type: oneOf(value, types) }),
    ),
  },
  navigations: {
    format: navigation(7, (part, session) =>
      formatObject(trendlineFormat, part, {
        lineColor: seriesColor(session.book.charts.require(part.chart).model, part.series.index),
        lineWeight: 1.5,
      }),
    ),
    label: navigation(8, (part) =>
      bind(labelMembers, {
        chart: part.chart,
        slot: startingWith(field(part.slot, "label"), () => ({})),
        trendline: part,
      }),
    ),
  },
  methods: {
    delete: method(7, ({ series, index }) => {
      const all = field(series.slot, "trendlines");
      all.set(all.get().filter((_line, at) => at !== index));
    }),
  },
});

function at(series: SeriesPart, index: number): BoundObject {
  const all = field(series.slot, "trendlines");
  if (!Number.isInteger(index) || index < 0 || index >= all.get().length)
    throw new HostError("InvalidArgument", `no trendline ${index}`);
  return bind(trendlineMembers, { chart: series.chart, slot: entry(all, index), series, index });
}

function add(series: SeriesPart, args: Arguments): BoundObject {
  const type = args.optionalChoice(0, types) ?? "Linear";
  const all = field(series.slot, "trendlines");
  const fresh = {
    forwardPeriod: 0,
    backwardPeriod: 0,
    polynomialOrder: 2,
    movingAveragePeriod: 2,
    showEquation: false,
    showRSquared: false,
  };
  all.set([...all.get(), { type, ...fresh }]);
  return at(series, all.get().length - 1);
}

export const trendlinesMembers = define<SeriesPart>({
  name: "ChartTrendlineCollection",
  items: (series) => series.slot.get().trendlines.map((_line, index) => at(series, index)),
  item: (series, key) => at(series, Number(key)),
  methods: {
    add: method(7, add),
    getCount: method(7, (series) => series.slot.get().trendlines.length),
    getItem: method(7, (series, args) => at(series, Number(args.raw(0)))),
  },
});
