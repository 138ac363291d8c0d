import { onSheet } from "../workbook/address";
import { sameFormula } from "../workbook/sameFormula";
import type { ChartPlan, ChartSeriesPlan, SheetPlan } from "../workbook/plan";
import {
  areaPlace,
  parseArea,
  type ChartModel,
  type ChartSeriesModel,
  type ChartSource,
  type SheetModel,
} from "../sheetfile";

const TITLE_POINTS = 11;
const LABEL_POINTS = 8;

/** Charts of planned names point at the planned cells, those that are not there are added; all others are as they were. */
export function renderCharts(sheet: SheetModel, { charts = [] }: SheetPlan): readonly ChartModel[] {
  const standing = sheet.charts.map((present) => {
    const plan = charts.find(({ name }) => name === present.name);
    return plan ? pointed(sheet, present, plan) : present;
  });
  const missing = charts.filter(({ name }) => !sheet.charts.some((present) => present.name === name));
  return [...standing, ...missing.map((plan) => made(sheet, plan))];
}

/** `C20:C31` → `=进度图!$C$20:$C$31` */
function reference(sheet: SheetModel, range: string): string {
  const fixed = range.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return `=${onSheet(sheet.name, fixed)}`;
}

/** What it looks like, and series added behind ours, are left to people. */
function pointed(sheet: SheetModel, present: ChartModel, plan: ChartPlan): ChartModel {
  const ours = plan.series.map((planned, index): ChartSeriesModel => {
    const standing = present.series[index];
    if (!standing) return madeSeries(sheet, planned, plan);
    const values = source(standing.values, reference(sheet, planned.values));
    return { ...standing, values, categories: source(standing.categories, reference(sheet, plan.categories)) };
  });
  return { ...present, series: [...ours, ...present.series.slice(ours.length)] };
}

/** Another program may write the same cells in its own way: that stays. */
function source(standing: ChartSource | null, formula: string): ChartSource {
  return standing && "formula" in standing && sameFormula(standing.formula, formula) ? standing : { formula };
}

function made(sheet: SheetModel, plan: ChartPlan): ChartModel {
  const area = parseArea(plan.place);
  const axis = {
    visible: true,
    title: { visible: false },
    minorGridlines: { visible: false },
    reversePlotOrder: false,
  };
  const font = { size: LABEL_POINTS };
  return {
    id: plan.name,
    name: plan.name,
    alternativeText: plan.description,
    type: plan.series[0]?.drawn === "line" ? "LineMarkers" : "ColumnClustered",
    place: { ...areaPlace(sheet, area ?? { top: 0, left: 0, bottom: 14, right: 7 }), placement: "TwoCell" },
    title: { visible: true, text: plan.title, overlay: false, position: "Top", font: { size: TITLE_POINTS } },
    legend: { visible: true, position: "Bottom", overlay: false },
    series: plan.series.map((planned) => madeSeries(sheet, planned, plan)),
    axes: {
      category: { ...axis, majorGridlines: { visible: false }, font },
      value: { ...axis, majorGridlines: { visible: true }, minimum: 0, numberFormat: plan.numberFormat, font },
    },
    labels: null,
    displayBlanksAs: "NotPlotted",
    plotVisibleOnly: true,
  };
}

function madeSeries(sheet: SheetModel, planned: ChartSeriesPlan, plan: ChartPlan): ChartSeriesModel {
  const { color } = planned;
  const columns = planned.drawn === "columns";
  return {
    name: planned.name,
    type: columns ? "ColumnClustered" : "LineMarkers",
    values: { formula: reference(sheet, planned.values) },
    categories: { formula: reference(sheet, plan.categories) },
    axisGroup: "Primary",
    smooth: false,
    filtered: false,
    points: [],
    trendlines: [],
    ...(columns ? { fill: { color }, gapWidth: 60 } : lineLooks(planned)),
    labels: planned.labelled
      ? {
          showValue: true,
          showCategoryName: false,
          showSeriesName: false,
          showPercentage: false,
          showLegendKey: false,
          showBubbleSize: false,
          position: "InsideEnd",
          numberFormat: plan.numberFormat,
        }
      : null,
  };
}

function lineLooks({ color, dashed }: ChartSeriesPlan): Pick<ChartSeriesModel, "line" | "marker"> {
  return {
    line: { color, weight: 1.75, style: dashed ? "Dash" : "Continuous" },
    marker: { style: dashed ? "Diamond" : "Square", size: 5, foreground: color, background: color },
  };
}
