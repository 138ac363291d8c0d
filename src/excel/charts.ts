import type { ChartPlan, ChartSeriesPlan, SheetPlan } from "../workbook/plan";
import type { SheetChange } from "./changes";
import { parseArea } from "./rectangles";
import { untracked } from "./ranges";

/** A chart of a planned name as found: how many series it draws, and how many figures its first one has. */
export interface FoundChart {
  readonly name: string;
  readonly series: number;
  readonly figures: number;
}

export function requestCharts(sheet: Excel.Worksheet): Excel.ChartCollection {
  sheet.charts.load("items/name,items/series/items/points/count");
  return sheet.charts;
}

export function foundCharts(charts: Excel.ChartCollection | null): readonly FoundChart[] {
  return (charts?.items ?? []).map(({ name, series }) => ({
    name,
    series: series.items.length,
    figures: series.items[0]?.points.count ?? 0,
  }));
}

/**
 * Charts that are not there are added; those with other figures are pointed at the planned ones. Looks, and series people
 * added behind ours, stay theirs.
 */
export function chartChanges(plan: SheetPlan, found: readonly FoundChart[]): SheetChange[] {
  return (plan.charts ?? []).flatMap((chart): SheetChange[] => {
    const present = found.find(({ name }) => name === chart.name);
    if (!present) return [{ kind: "addChart", plan: chart }];
    const figures = parseArea(chart.categories)?.rows ?? 0;
    const same = present.series >= chart.series.length && present.figures === figures;
    return same ? [] : [{ kind: "pointChart", plan: chart, standing: present.series }];
  });
}

const TITLE_POINTS = 11;
const LABEL_POINTS = 8;

export function addChart(sheet: Excel.Worksheet, plan: ChartPlan): void {
  const [first] = plan.series;
  if (!first) return;
  const chart = sheet.charts.add(hostType(first), untracked(sheet, first.values), "Columns");
  chart.name = plan.name;
  const [from, to] = plan.place.split(":");
  chart.setPosition(from ?? plan.place, to);
  chart.title.text = plan.title;
  chart.title.format.font.size = TITLE_POINTS;
  chart.legend.position = "Bottom";
  chart.legend.visible = true;
  chart.axes.valueAxis.minimum = 0;
  chart.axes.valueAxis.numberFormat = plan.numberFormat;
  chart.axes.valueAxis.format.font.size = LABEL_POINTS;
  chart.axes.categoryAxis.format.font.size = LABEL_POINTS;
  plan.series.forEach((planned, index) => {
    const series = index === 0 ? chart.series.getItemAt(0) : chart.series.add(planned.name);
    drawSeries(sheet, series, planned, plan);
  });
}

function hostType({ drawn }: ChartSeriesPlan): "ColumnClustered" | "LineMarkers" {
  return drawn === "columns" ? "ColumnClustered" : "LineMarkers";
}

function drawSeries(
  sheet: Excel.Worksheet,
  series: Excel.ChartSeries,
  planned: ChartSeriesPlan,
  { categories, numberFormat }: ChartPlan,
): void {
  series.name = planned.name;
  series.chartType = hostType(planned);
  series.setValues(untracked(sheet, planned.values));
  series.setXAxisValues(untracked(sheet, categories));
  if (planned.drawn === "columns") {
    series.format.fill.setSolidColor(planned.color);
    series.gapWidth = 60;
  } else {
    series.format.line.color = planned.color;
    series.format.line.weight = 1.75;
    series.format.line.lineStyle = planned.dashed ? "Dash" : "Continuous";
    series.markerStyle = planned.dashed ? "Diamond" : "Square";
    series.markerSize = 5;
    series.markerBackgroundColor = planned.color;
    series.markerForegroundColor = planned.color;
  }
  if (planned.labelled) {
    series.hasDataLabels = true;
    series.dataLabels.position = "InsideEnd";
    series.dataLabels.numberFormat = numberFormat;
  }
}

/** Points an existing chart at the planned cells; what it looks like is left to people. */
export function pointChart(sheet: Excel.Worksheet, plan: ChartPlan, standing: number): void {
  const chart = sheet.charts.getItem(plan.name);
  plan.series.forEach((planned, index) => {
    if (index >= standing) {
      drawSeries(sheet, chart.series.add(planned.name), planned, plan);
      return;
    }
    const series = chart.series.getItemAt(index);
    series.setValues(untracked(sheet, planned.values));
    series.setXAxisValues(untracked(sheet, plan.categories));
  });
}
