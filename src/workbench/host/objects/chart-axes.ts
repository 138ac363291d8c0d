import type { ChartAxesModel, ChartAxisModel, ChartModel } from "../../../sheetfile/chartModel";
import type { Arguments } from "../arguments";
import { asFlag, asNumber, asText, oneOf } from "../arguments";
import { axisNumberFormat } from "../charts/axis-text";
import { automaticLine } from "../charts/defaults";
import { isPaired } from "../charts/extent";
import { hasAxes, kindOf } from "../charts/kinds";
import type { Box } from "../charts/measure";
import type { Scale } from "../charts/scale";
import { referenceFormula } from "../charts/sources";
import { HostError } from "../errors";
import type { BoundObject, Scalar, Session } from "../member";
import { bind, define, method, navigation, objectArgument, readOnly, settable } from "../member";
import { sheetInfo } from "./access";
import { formatMembers, formatObject } from "./chart-formats";
import { drawnChart, measure } from "./chart-layout";
import type { ChartTarget, Part } from "./chart-part";
import { asBounded, bounded, chartSlot, choice, field, flag, orientation, patch, startingWith } from "./chart-part";
import { axisTitleMembers } from "./chart-titles";
import { rangeMembers } from "./range";

type AxisKey = keyof ChartAxesModel;

interface AxisPart extends Part<ChartAxisModel> {
  readonly key: AxisKey;
}

type GridlinesPart = Part<ChartAxisModel["majorGridlines"]>;

const gridlinesFormat = formatMembers("ChartGridlinesFormat", { line: 1 });
const axisFormat = formatMembers("ChartAxisFormat", { fill: 8, font: 1, line: 1 });

const gridlinesMembers = define<GridlinesPart>({
  name: "ChartGridlines",
  scalars: { visible: flag(1, "visible") },
  navigations: { format: navigation(1, (part) => formatObject(gridlinesFormat, part)) },
});

function modelOf(part: ChartTarget, session: Session): ChartModel {
  return session.book.charts.require(part.chart).model;
}

function isValue({ key }: AxisPart): boolean {
  return key === "value" || key === "secondaryValue";
}

/** How an axis that counts in numbers counts now; null for an axis of names. */
function scaleOf(part: AxisPart, session: Session): Scale | null {
  const { layout } = drawnChart(session, part.chart);
  if (!isValue(part)) return layout.position;
  return part.key === "secondaryValue" ? (layout.secondary ?? layout.value) : layout.value;
}

/** Names have no numbers on their axis; Excel answers with an empty text. */
function scaled(key: "minimum" | "maximum" | "majorUnit" | "minorUnit"): Scalar<AxisPart> {
  const automatic = (part: AxisPart, session: Session): number | string => {
    const scale = scaleOf(part, session);
    if (scale === null) return "";
    return key === "minorUnit" ? scale.majorUnit / 5 : scale[key];
  };
  return {
    ...settable<AxisPart>(
      1,
      (part, session) => part.slot.get()[key] ?? automatic(part, session),
      (part, value, session) => {
        if (value === "") {
          field(part.slot, key).set(undefined);
          return;
        }
        if (scaleOf(part, session) === null) throw new HostError("InvalidArgument", "the axis has names, no numbers");
        const number = asNumber(value);
        if (key.endsWith("Unit") && number <= 0) throw new HostError("InvalidArgument", "a unit is more than zero");
        patch(part.slot, { [key]: number });
      },
    ),
    calculated: true,
  };
}

function axisBox(part: AxisPart, session: Session): Box | null {
  if (!part.slot.get().visible) return null;
  const { layout } = drawnChart(session, part.chart);
  const { plot, inside } = layout;
  const upright = isValue(part) !== (kindOf(modelOf(part, session).type).family === "bar");
  return upright
    ? { left: plot.left, top: inside.top, width: inside.left - plot.left, height: inside.height }
    : {
        left: inside.left,
        top: inside.top + inside.height,
        width: inside.width,
        height: plot.top + plot.height - inside.top - inside.height,
      };
}

const tickMarks = ["None", "Cross", "Inside", "Outside"];
const timeUnits = ["Days", "Months", "Years"];
const displayUnits =
  "None Hundreds Thousands TenThousands HundredThousands Millions TenMillions HundredMillions Billions Trillions".split(
    " ",
  );

function setScaleType(part: AxisPart, value: unknown): void {
  const type = oneOf(value, ["Linear", "Logarithmic"]);
  if (!isValue(part)) throw new HostError("InvalidArgument", "only value axes are logarithmic");
  if (type === "Linear") field(part.slot, "logBase").set(undefined);
  else if (part.slot.get().logBase === undefined) patch(part.slot, { logBase: 10 });
}

function numberFormat(part: AxisPart, session: Session): string {
  const axis = part.slot.get();
  if (!isValue(part) && !isPaired(modelOf(part, session))) return axis.numberFormat ?? "General";
  return axisNumberFormat(modelOf(part, session), axis, drawnChart(session, part.chart).data.series[0]);
}

function spacing(key: "tickLabelSpacing" | "tickMarkSpacing", since: number): Scalar<AxisPart> {
  return settable(
    since,
    (part) => part.slot.get()[key] ?? 1,
    (part, value) => {
      if (value === "" && key === "tickLabelSpacing") field(part.slot, key).set(undefined);
      else patch(part.slot, { [key]: Math.trunc(asBounded(value, 1, 31_999)) });
    },
  );
}

function setCategoryNames(part: AxisPart, args: Arguments, session: Session): void {
  const range = objectArgument(args, 0, rangeMembers);
  if (range === undefined) throw new HostError("InvalidArgument", "expected a range");
  if (isValue(part)) throw new HostError("InvalidOperation", "a value axis has no names");
  const categories = { formula: referenceFormula(sheetInfo(session, range.sheet).name, range.area) };
  const slot = chartSlot(session, part.chart);
  patch(slot, { series: slot.get().series.map((series) => ({ ...series, categories })) });
}

const axisMembers = define<AxisPart>({
  name: "ChartAxis",
  scalars: {
    alignment: choice(8, "alignment", ["Center", "Left", "Right"], "Center"),
    axisGroup: readOnly(7, ({ key }) => (key.startsWith("secondary") ? "Secondary" : "Primary")),
    baseTimeUnit: choice(7, "baseTimeUnit", timeUnits, "Days"),
    categoryType: choice(7, "categoryType", ["Automatic", "TextAxis", "DateAxis"], "Automatic"),
    customDisplayUnit: readOnly(7, ({ slot }) => slot.get().customDisplayUnit ?? 1),
    displayUnit: settable(
      7,
      ({ slot }) => slot.get().displayUnit ?? "None",
      ({ slot }, value) => patch(slot, { displayUnit: oneOf(value, displayUnits), showDisplayUnitLabel: true }),
    ),
    height: measure(7, "height", axisBox),
    isBetweenCategories: flag(
      8,
      "isBetweenCategories",
      (part, session) => kindOf(modelOf(part, session).type).family !== "area",
    ),
    left: measure(7, "left", axisBox),
    linkNumberFormat: flag(9, "linkNumberFormat", (part) => part.slot.get().numberFormat === undefined),
    logBase: settable(
      7,
      ({ slot }) => slot.get().logBase ?? 10,
      ({ slot }, value) => patch(slot, { logBase: asBounded(value, 2, 1000) }),
    ),
    majorTickMark: choice(7, "majorTickMark", tickMarks, "None"),
    majorTimeUnitScale: choice(7, "majorTimeUnitScale", timeUnits, "Days"),
    majorUnit: scaled("majorUnit"),
    maximum: scaled("maximum"),
    minimum: scaled("minimum"),
    minorTickMark: choice(7, "minorTickMark", tickMarks, "None"),
    minorTimeUnitScale: choice(7, "minorTimeUnitScale", timeUnits, "Days"),
    minorUnit: scaled("minorUnit"),
    multiLevel: flag(8, "multiLevel", true),
    numberFormat: {
      ...settable<AxisPart>(8, numberFormat, (part, value) =>
        patch(part.slot, { numberFormat: asText(value, 255), linkNumberFormat: false }),
      ),
      calculated: true,
    },
    offset: bounded(8, "offset", 100, 0, 1000),
    position: choice(8, "position", ["Automatic", "Maximum", "Minimum", "Custom"], "Automatic"),
    positionAt: readOnly(8, ({ slot }) => slot.get().crosses ?? 0),
    reversePlotOrder: flag(7, "reversePlotOrder"),
    scaleType: settable(7, ({ slot }) => (slot.get().logBase === undefined ? "Linear" : "Logarithmic"), setScaleType),
    showDisplayUnitLabel: flag(7, "showDisplayUnitLabel", true),
    // Not documented, but a published sample loads it with the title's.
    text: { ...readOnly<AxisPart>(0, ({ slot }) => slot.get().title.text ?? ""), hidden: true },
    textOrientation: orientation(8, "textOrientation"),
    tickLabelPosition: choice(7, "tickLabelPosition", ["NextToAxis", "High", "Low", "None"], "NextToAxis"),
    tickLabelSpacing: spacing("tickLabelSpacing", 7),
    tickMarkSpacing: spacing("tickMarkSpacing", 7),
    top: measure(7, "top", axisBox),
    type: readOnly(7, (part) => (isValue(part) ? "Value" : "Category")),
    visible: settable(
      7,
      ({ slot }) => slot.get().visible,
      ({ slot }, value) => patch(slot, { visible: asFlag(value) }),
    ),
    width: measure(7, "width", axisBox),
  },
  navigations: {
    format: navigation(1, (part) => formatObject(axisFormat, part, { lineColor: automaticLine })),
    majorGridlines: navigation(1, ({ chart, slot }) =>
      bind(gridlinesMembers, { chart, slot: field(slot, "majorGridlines") }),
    ),
    minorGridlines: navigation(1, ({ chart, slot }) =>
      bind(gridlinesMembers, { chart, slot: field(slot, "minorGridlines") }),
    ),
    title: navigation(1, (part) =>
      bind(axisTitleMembers, { chart: part.chart, slot: field(part.slot, "title"), axis: part }),
    ),
  },
  methods: {
    setCategoryNames: method(7, setCategoryNames),
    setCustomDisplayUnit: method(7, ({ slot }, args) =>
      patch(slot, {
        displayUnit: "Custom",
        customDisplayUnit: asBounded(args.raw(0), Number.MIN_VALUE, Number.MAX_VALUE),
        showDisplayUnitLabel: true,
      }),
    ),
    setPositionAt: method(8, ({ slot }, args) => patch(slot, { position: "Custom", crosses: asNumber(args.raw(0)) })),
  },
});

function axisObject(target: ChartTarget, session: Session, key: AxisKey): BoundObject {
  const model = modelOf(target, session);
  if (!hasAxes(kindOf(model.type).family)) throw new HostError("InvalidOperation", "charts of this type have no axes");
  const slot = field(chartSlot(session, target.chart), "axes");
  const { category, value } = slot.get();
  if (key === "category" || key === "value")
    return bind(axisMembers, { chart: target.chart, slot: field(slot, key), key });
  if (!model.series.some((series) => series.axisGroup === "Secondary"))
    throw new HostError("ItemNotFound", "no series is on the secondary axis");
  const start = (): ChartAxisModel => {
    const {
      minimum: _minimum,
      maximum: _maximum,
      majorUnit: _unit,
      ...like
    } = key === "secondaryValue" ? value : category;
    return {
      ...like,
      visible: key === "secondaryValue",
      title: { visible: false },
      majorGridlines: { visible: false },
    };
  };
  return bind(axisMembers, { chart: target.chart, slot: startingWith(field(slot, key), start), key });
}

function item(target: ChartTarget, args: Arguments, session: Session): BoundObject {
  const type = args.choice(0, ["Invalid", "Category", "Value", "Series"]);
  const secondary = (args.optionalChoice(1, ["Primary", "Secondary"]) ?? "Primary") === "Secondary";
  if (type === "Invalid") throw new HostError("InvalidArgument", "no axis of that type");
  if (type === "Series") return noSeriesAxis();
  if (type === "Value") return axisObject(target, session, secondary ? "secondaryValue" : "value");
  return axisObject(target, session, secondary ? "secondaryCategory" : "category");
}

/** Only charts with depth have a third axis, and none of those is drawn here. */
function noSeriesAxis(): never {
  throw new HostError("ItemNotFound", "charts without depth have no series axis");
}

export const axesMembers = define<ChartTarget>({
  name: "ChartAxes",
  navigations: {
    categoryAxis: navigation(1, (target, session) => axisObject(target, session, "category")),
    seriesAxis: navigation(1, noSeriesAxis),
    valueAxis: navigation(1, (target, session) => axisObject(target, session, "value")),
  },
  methods: { getItem: method(7, item) },
});
