import type { ChartModel, ChartPlace } from "../../../sheetfile/chartModel";
import type { Area } from "../address";
import { bounding } from "../address";
import type { Arguments } from "../arguments";
import { asFlag, asText, oneOf } from "../arguments";
import type { SeriesBy } from "../charts/from-range";
import { splitRange } from "../charts/from-range";
import { chartType, countsBothWays, hasAxes, kindOf } from "../charts/kinds";
import { pixelsPerPoint } from "../charts/measure";
import { parseReference } from "../charts/sources";
import { HostError } from "../errors";
import type { BoundObject, Method, Scalar, Session } from "../member";
import { bind, calculatedMethod, define, method, navigation, objectArgument, readOnly, settable } from "../member";
import { eventNumbers } from "../events";
import { readAddress, sheetInfo } from "./access";
import { axesMembers } from "./chart-axes";
import { dataTableMembers, hiddenDataTable } from "./chart-data-table";
import { formatMembers, formatObject } from "./chart-formats";
import { chartLabelsSlot, dataLabelsMembers } from "./chart-labels";
import { legendMembers } from "./chart-legend";
import type { ChartTarget, Part } from "./chart-part";
import { asBounded, assertChartsEditable, chartSlot, field, patch, startingWith } from "./chart-part";
import { plotAreaMembers } from "./chart-plot-area";
import { seriesCollectionMembers } from "./chart-series";
import { titleMembers } from "./chart-titles";
import { rangeMembers } from "./range";

const seriesByNames = ["Auto", "Columns", "Rows"] as const;

function found(target: ChartTarget, session: Session): { readonly sheet: string; readonly model: ChartModel } {
  return session.book.charts.require(target.chart);
}

/** A property of the chart itself. */
function own(
  since: number,
  read: (model: ChartModel) => unknown,
  write: (value: unknown, model: ChartModel) => Partial<ChartModel>,
): Scalar<ChartTarget> {
  return settable(
    since,
    (target, session) => read(found(target, session).model),
    (target, value, session) => {
      const slot = chartSlot(session, target.chart);
      patch(slot, write(value, slot.get()));
    },
  );
}

function ownFlag(
  since: number,
  key: "plotVisibleOnly" | "showAllFieldButtons" | "showDataLabelsOverMaximum",
  usual: boolean,
): Scalar<ChartTarget> {
  return own(
    since,
    (model) => model[key] ?? usual,
    (value) => ({ [key]: asFlag(value) }),
  );
}

/** Left, top, width or height in points; charts do not leave the sheet, nor vanish. */
function place(key: "left" | "top" | "width" | "height"): Scalar<ChartTarget> {
  const least = key === "left" || key === "top" ? 0 : Number.MIN_VALUE;
  return own(
    1,
    (model) => model.place[key],
    (value, model) => ({ place: { ...model.place, [key]: asBounded(value, least, 1e6) } }),
  );
}

function setType(value: unknown, model: ChartModel): Partial<ChartModel> {
  const type = chartType(value);
  // All series follow: what they were on their own is gone.
  const series = model.series.map(({ type: _type, ...rest }) => ({ ...rest, smooth: kindOf(type).smooth }));
  return { type, series };
}

function setData(target: ChartTarget, args: Arguments, session: Session): void {
  const range = objectArgument(args, 0, rangeMembers);
  if (range === undefined) throw new HostError("InvalidArgument", "expected a range");
  const seriesBy: SeriesBy = args.optionalChoice(1, seriesByNames) ?? "Auto";
  const slot = chartSlot(session, target.chart);
  const before = slot.get();
  const split = splitRange(session.engine, range.sheet, range.area, before.type, seriesBy);
  // Series keep how they look, one by one.
  const series = split.series.map((fresh, index) => {
    const { name, values, categories, bubbleSizes } = fresh;
    const { bubbleSizes: _sizes, ...kept } = before.series[index] ?? fresh;
    return { ...kept, name, values, categories, ...(bubbleSizes === undefined ? {} : { bubbleSizes }), points: [] };
  });
  patch(slot, { series, plotBy: split.plotBy });
}

/** Takes the block of cells the series come from the other way round. */
function setPlotBy(target: ChartTarget, value: unknown, session: Session): void {
  const plotBy = oneOf(value, ["Rows", "Columns"] as const);
  const slot = chartSlot(session, target.chart);
  const model = slot.get();
  if ((model.plotBy ?? "Columns") === plotBy) return;
  const formulas = model.series.flatMap(({ name, values, categories }) => [
    ...(name.startsWith("=") ? [name] : []),
    ...[values, categories].flatMap((source) => (source !== null && "formula" in source ? [source.formula] : [])),
  ]);
  const cells = formulas.map((formula) => parseReference(formula, (name) => session.book.findSheet(name)));
  const first = cells[0];
  if (first === undefined || first === null || cells.some((one) => one?.sheet !== first.sheet))
    throw new HostError("InvalidOperation", "the data is no single block of cells");
  const block = cells.reduce((area, one) => (one === null ? area : bounding(area, one.area)), first.area);
  const split = splitRange(session.engine, first.sheet, block, model.type, plotBy);
  patch(slot, { series: split.series, plotBy });
}

function cellArea(target: ChartTarget, args: Arguments, index: number, session: Session): Area {
  const { sheet } = found(target, session);
  const given = args.raw(index);
  const range = objectArgument(args, index, rangeMembers);
  const at = range ?? (typeof given === "string" ? readAddress(session, sheet, given) : null);
  if (at === null) throw new HostError("InvalidArgument", "expected a range or an address");
  if (at.sheet !== sheet) throw new HostError("InvalidArgument", "the cells are on another sheet");
  return at.area;
}

function distance(count: number, size: (index: number) => number): number {
  return (
    Array.from({ length: count }, (_, index) => size(index)).reduce((sum, pixels) => sum + pixels, 0) / pixelsPerPoint
  );
}

function setPosition(target: ChartTarget, args: Arguments, session: Session): void {
  const { sheet, model } = found(target, session);
  const { engine } = session;
  const width = (column: number): number =>
    engine.columnHidden(sheet, column) ? 0 : engine.columnWidth(sheet, column);
  const height = (row: number): number => (engine.rowHidden(sheet, row) ? 0 : engine.rowHeight(sheet, row));
  const start = cellArea(target, args, 0, session);
  const left = distance(start.column, width);
  const top = distance(start.row, height);
  const given = args.raw(1);
  const end = given === null || given === undefined ? null : cellArea(target, args, 1, session);
  const size =
    end === null
      ? { width: model.place.width, height: model.place.height }
      : { width: distance(end.column + end.columns, width) - left, height: distance(end.row + end.rows, height) - top };
  if (size.width <= 0 || size.height <= 0) throw new HostError("InvalidArgument", "the end lies before the start");
  const position: ChartPlace = { ...model.place, left, top, ...size };
  patch(chartSlot(session, target.chart), { place: position });
}

/** The size asked for in pixels, the chart's proportions kept; one of the two is enough. */
function imageSize(place: ChartPlace, args: Arguments): { width: number; height: number } {
  const [width, height] = [args.optionalInteger(0) ?? 0, args.optionalInteger(1) ?? 0];
  if (width < 0 || height < 0) throw new HostError("InvalidArgument", "sizes are not negative");
  const fitting = args.optionalChoice(2, ["Fit", "FitAndCenter", "Fill"]) ?? "Fit";
  const ratio = place.width / place.height;
  if (width === 0 && height === 0)
    return { width: Math.round(place.width * pixelsPerPoint), height: Math.round(place.height * pixelsPerPoint) };
  if (width === 0) return { width: Math.round(height * ratio), height };
  if (height === 0) return { width, height: Math.round(width / ratio) };
  if (fitting === "Fill") return { width, height };
  const scale = Math.min(width / ratio, height);
  return { width: Math.round(scale * ratio), height: Math.round(scale) };
}

function image(target: ChartTarget, args: Arguments, session: Session): string {
  const { painter } = session.book.charts;
  if (painter === null) throw new HostError("NotImplemented", "pictures are drawn only where the workbook is shown");
  const { model } = found(target, session);
  const { width, height } = imageSize(model.place, args);
  return session.awaited.get(`chart ${target.chart} ${width} ${height}`, () => painter(model, width, height));
}

function activate(target: ChartTarget, session: Session): void {
  const { sheet } = found(target, session);
  if (sheetInfo(session, sheet).hidden) throw new HostError("InvalidOperation", "the sheet is hidden");
  if (session.engine.activeSheet() !== sheet) session.engine.activate(sheet);
  session.book.charts.activate(target.chart);
}

/** Only charts with axes of their own can have a table below them. */
function dataTable(target: ChartTarget, session: Session): BoundObject | null {
  const { family } = kindOf(found(target, session).model.type);
  if (!hasAxes(family) || family === "radar" || countsBothWays(family)) return null;
  const slot = startingWith(field(chartSlot(session, target.chart), "dataTable"), hiddenDataTable);
  return bind(dataTableMembers, { chart: target.chart, slot });
}

function requireDataTable(target: ChartTarget, session: Session): BoundObject {
  const table = dataTable(target, session);
  if (table === null) throw new HostError("InvalidOperation", "charts of this type have no data table");
  return table;
}

const areaFormat = formatMembers(
  "ChartAreaFormat",
  { border: 7, fill: 1, font: 1 },
  {
    roundedCorners: settable(
      9,
      ({ slot }) => slot.get().roundedCorners ?? false,
      ({ slot }, value) => patch(slot, { roundedCorners: asFlag(value) }),
    ),
  },
);

function part<K extends keyof ChartModel>(session: Session, { chart }: ChartTarget, key: K): Part<ChartModel[K]> {
  return { chart, slot: field(chartSlot(session, chart), key) };
}

function events(): Record<string, Method<ChartTarget>> {
  const offered = { ActivatedEvent: eventNumbers.chartActivated, DeactivatedEvent: eventNumbers.chartDeactivated };
  return Object.fromEntries(
    Object.entries(offered).flatMap(([name, number]): [string, Method<ChartTarget>][] => [
      [`_Register${name}`, method(0, ({ chart }, _args, session) => session.events.register(number, chart))],
      [`_Unregister${name}`, method(0, ({ chart }, _args, session) => session.events.unregister(number, chart))],
    ]),
  );
}

export const chartMembers = define<ChartTarget>({
  name: "Chart",
  identity: (target, session) => {
    found(target, session);
    return { Id: target.chart };
  },
  scalars: {
    categoryLabelLevel: own(
      8,
      (model) => model.categoryLabelLevel ?? -1,
      (value) => ({ categoryLabelLevel: asBounded(value, -3, 255) }),
    ),
    chartType: own(7, (model) => model.type, setType),
    displayBlanksAs: own(
      8,
      (model) => model.displayBlanksAs,
      (value) => ({
        displayBlanksAs: oneOf(value, ["NotPlotted", "Zero", "Interplotted"] as const),
      }),
    ),
    height: place("height"),
    id: readOnly(7, (target, session) => found(target, session).model.id),
    left: place("left"),
    name: own(
      1,
      (model) => model.name,
      (value) => ({ name: asText(value, 255) }),
    ),
    plotBy: settable(8, (target, session) => found(target, session).model.plotBy ?? "Columns", setPlotBy),
    plotVisibleOnly: ownFlag(8, "plotVisibleOnly", true),
    seriesNameLevel: own(
      8,
      (model) => model.seriesNameLevel ?? -1,
      (value) => ({ seriesNameLevel: asBounded(value, -3, 255) }),
    ),
    showAllFieldButtons: ownFlag(7, "showAllFieldButtons", true),
    showDataLabelsOverMaximum: ownFlag(8, "showDataLabelsOverMaximum", true),
    style: own(
      8,
      (model) => model.style ?? 2,
      (value) => ({ style: asBounded(value, 1, 353) }),
    ),
    top: place("top"),
    width: place("width"),
  },
  navigations: {
    axes: navigation(1, (target) => bind(axesMembers, target)),
    dataLabels: navigation(1, ({ chart }, session) =>
      bind(dataLabelsMembers, { chart, slot: chartLabelsSlot(chartSlot(session, chart)) }),
    ),
    format: navigation(1, ({ chart }, session) =>
      formatObject(areaFormat, { chart, slot: chartSlot(session, chart) }, { fontSize: 10 }),
    ),
    legend: navigation(1, (target, session) => bind(legendMembers, part(session, target, "legend"))),
    plotArea: navigation(8, ({ chart }, session) =>
      bind(plotAreaMembers, { chart, slot: startingWith(field(chartSlot(session, chart), "plotArea"), () => ({})) }),
    ),
    series: navigation(1, (target) => bind(seriesCollectionMembers, target)),
    title: navigation(1, (target, session) => bind(titleMembers, part(session, target, "title"))),
    worksheet: navigation(2, (target, session) => session.objects.worksheet(found(target, session).sheet)),
  },
  methods: {
    ...events(),
    activate: method(9, (target, _args, session) => activate(target, session)),
    delete: method(1, (target, _args, session) => {
      assertChartsEditable(session, found(target, session).sheet);
      session.book.charts.remove(target.chart);
    }),
    getDataTable: method(14, (target, _args, session) => requireDataTable(target, session)),
    getDataTableOrNullObject: method(14, (target, _args, session) => dataTable(target, session)),
    getImage: calculatedMethod(2, image),
    setData: calculatedMethod(1, setData),
    setPosition: method(1, setPosition),
  },
});
