import { openWorkbook, saveWorkbook, type ChartModel } from "../../src/sheetfile";
import { bookBytes, firstSheet, opened, partText, partsOf, touchedParts } from "./books";
import { axis, bookOf, chart, dataSheet, series } from "./models";

async function throughFile(...charts: ChartModel[]): Promise<readonly ChartModel[]> {
  const bytes = await saveWorkbook(bookOf({ ...dataSheet(), charts }));
  const model = await opened(bytes);
  expect(await saveWorkbook(model, bytes)).toBe(bytes);
  return firstSheet(model).charts;
}

const TYPES = [
  ..."ColumnClustered ColumnStacked ColumnStacked100 BarClustered BarStacked BarStacked100".split(" "),
  ..."3DColumnClustered 3DBarStacked Line LineStacked LineStacked100 LineMarkers LineMarkersStacked".split(" "),
  ..."LineMarkersStacked100 Area AreaStacked AreaStacked100 Pie PieExploded Doughnut DoughnutExploded".split(" "),
  ..."XYScatter XYScatterLines XYScatterLinesNoMarkers Radar RadarMarkers RadarFilled PieOfPie BarOfPie".split(" "),
];

describe("a chart", () => {
  it.each(TYPES)("of type %s comes back as it was written", async (type) => {
    const round = /Pie|Doughnut/.test(type);
    const made = chart(type, round ? { axes: { category: axis, value: axis } } : {});
    const [back] = await throughFile(made);
    const usual = (one: ChartModel): ChartModel => ({
      ...one,
      // What the format writes out where the model leaves it to the program.
      series: one.series.map(({ doughnutHoleSize: _hole, ...rest }) => rest),
    });
    expect(back && usual(back)).toEqual(made);
  });

  it("keeps everything the format has a place for", async () => {
    const font = { name: "仿宋", size: 14, bold: true, italic: false, underline: true, color: "#C00000" };
    const line = { color: "#1F4E79", weight: 1.5, style: "Dash" };
    const labels = {
      showValue: true,
      showCategoryName: false,
      showSeriesName: true,
      showPercentage: false,
      showLegendKey: false,
      showBubbleSize: false,
      position: "OutsideEnd",
      separator: "; ",
      numberFormat: "#,##0.00",
      font,
      fill: { color: "#FFFFEE" },
    };
    const full = chart("ColumnClustered", {
      title: {
        visible: true,
        text: "资金<测算>\n第二行",
        overlay: true,
        position: "Automatic",
        font,
        fill: { color: null },
        border: line,
        left: 20,
        top: 12,
        textOrientation: 30,
        runs: [{ start: 0, length: 2, font: { ...font, color: "#00FF00" } }],
      },
      legend: { visible: true, position: "Corner", overlay: true, font, left: 10, top: 20, width: 90, height: 60 },
      series: [
        series("B", {
          fill: { color: "#4472C4" },
          line,
          labels,
          gapWidth: 80,
          overlap: -10,
          invertIfNegative: true,
          points: [{ index: 1, fill: { color: "#FF0000" }, border: line, labels: { ...labels, text: "最高" } }],
          trendlines: [
            {
              type: "Polynomial",
              name: "趋势",
              forwardPeriod: 1,
              backwardPeriod: 0,
              polynomialOrder: 3,
              movingAveragePeriod: 2,
              showEquation: true,
              showRSquared: true,
              line,
            },
          ],
          yErrorBars: { visible: true, type: "StError", include: "PlusValues", endStyleCap: false },
        }),
        series("C", {
          type: "LineMarkers",
          axisGroup: "Secondary",
          marker: { style: "Diamond", size: 9, background: "#FFC000" },
        }),
      ],
      axes: {
        category: {
          ...axis,
          title: { visible: true, text: "县市", font },
          font,
          textOrientation: -45,
          tickLabelSpacing: 2,
          line,
        },
        value: {
          ...axis,
          minimum: 0,
          maximum: 20,
          majorUnit: 5,
          numberFormat: "0.0",
          majorGridlines: { visible: true, line },
          minorGridlines: { visible: true },
          displayUnit: "TenThousands",
          showDisplayUnitLabel: true,
          majorTickMark: "Inside",
          tickLabelPosition: "Low",
          reversePlotOrder: true,
        },
        secondaryCategory: { ...axis, visible: false },
        secondaryValue: { ...axis, position: "Maximum" },
      },
      labels,
      style: 10,
      fill: { color: "#F2F2F2" },
      border: { color: null },
      font,
      plotArea: { fill: { color: "#FFFFFF" }, border: line, box: { left: 40, top: 50, width: 280, height: 120 } },
      dataTable: {
        visible: true,
        showLegendKey: true,
        horizontalBorder: true,
        verticalBorder: false,
        outlineBorder: true,
      },
      displayBlanksAs: "Zero",
      plotVisibleOnly: false,
      alternativeText: "每个县市两根柱子 & 一条线",
      roundedCorners: true,
    });
    const [back] = await throughFile(full);
    expect(back).toEqual(full);
  });

  it("of values that stand nowhere in cells keeps the values", async () => {
    const literal = series("B", {
      name: "手填",
      values: { literal: [1, null, 3.5] },
      categories: { literal: ["甲", "乙", "丙"] },
    });
    const [back] = await throughFile(chart("ColumnClustered", { series: [literal] }));
    expect(back?.series).toEqual([literal]);
  });

  it("of a kind the format draws otherwise is refused, never written as something else", async () => {
    await expect(throughFile(chart("Treemap"))).rejects.toThrow("Treemap");
  });
});

describe.each(["openpyxl-rich.xlsx", "libreoffice-rich.xlsx", "exceljs-rich.xlsx"])("%s", (name) => {
  it("has its chart in the model", async () => {
    const charts = firstSheet(await opened(bookBytes(name))).charts;
    if (name.startsWith("exceljs")) expect(charts).toEqual([]);
    else {
      expect(charts).toHaveLength(1);
      expect(charts[0]).toMatchObject({ type: "ColumnClustered", title: { text: "各单位拟分配数" } });
      expect(charts[0]?.series[0]?.values).toEqual({ formula: expect.stringMatching(/\$C\$3:\$C\$8$/) as string });
    }
  });
});

describe("a chart of another program", () => {
  async function changed(name: string, change: (one: ChartModel) => ChartModel): Promise<[Uint8Array, Uint8Array]> {
    const original = bookBytes(name);
    const model = await opened(original);
    const sheet = firstSheet(model);
    sheet.charts = sheet.charts.map(change);
    const saved = await saveWorkbook(model, original);
    expect((await opened(saved)).sheets[0]?.charts).toEqual(sheet.charts);
    return [original, saved];
  }

  it("keeps the rest of its part when its title changes", async () => {
    const [original, saved] = await changed("libreoffice-rich.xlsx", (one) => ({
      ...one,
      title: { ...one.title, text: "新标题" },
    }));
    expect(touchedParts(original, saved)).toEqual(["xl/charts/chart1.xml"]);
    const cut = (bytes: Uint8Array): string =>
      partText(bytes, "xl/charts/chart1.xml").replace(/.*<c:autoTitleDeleted/s, "");
    expect(cut(saved)).toBe(cut(original));
    expect(partText(saved, "xl/charts/chart1.xml")).toContain("<c:lang");
  });

  it("only has its anchor moved when it is moved", async () => {
    const [original, saved] = await changed("openpyxl-rich.xlsx", (one) => ({
      ...one,
      place: { ...one.place, left: 30, top: 60 },
    }));
    expect(touchedParts(original, saved)).toEqual(["xl/drawings/drawing1.xml"]);
    expect(partText(saved, "xl/drawings/drawing1.xml")).toContain("<pic>");
  });

  it("becomes lines with what its series say, and takes a series more", async () => {
    const [, saved] = await changed("libreoffice-rich.xlsx", (one) => ({
      ...one,
      type: "Line",
      series: [...one.series.map(({ gapWidth: _gap, overlap: _overlap, ...rest }) => rest), series("B")].map(
        (each) => ({
          ...each,
          categories: null,
        }),
      ),
    }));
    const text = partText(saved, "xl/charts/chart1.xml");
    expect(text).toContain("<c:lineChart>");
    expect(text).not.toContain("invertIfNegative");
  });

  it("is taken away with its parts; the picture beside it stays", async () => {
    const original = bookBytes("openpyxl-rich.xlsx");
    const model = await opened(original);
    firstSheet(model).charts = [];
    const saved = await saveWorkbook(model, original);
    expect(partsOf(saved)["xl/charts/chart1.xml"]).toBeUndefined();
    expect(partText(saved, "[Content_Types].xml")).not.toContain("/xl/charts/");
    expect(partText(saved, "xl/drawings/drawing1.xml")).toContain("<pic>");
  });

  it("that is no XML we read is only carried", async () => {
    const { withPart } = await import("./books");
    const spoilt = withPart(bookBytes("openpyxl-rich.xlsx"), "xl/charts/chart1.xml", () => "<!DOCTYPE a []><a/>");
    const result = await openWorkbook(spoilt);
    expect(result.ok && [firstSheet(result.value.model).charts, result.value.carried.includes("charts")]).toEqual([
      [],
      true,
    ]);
  });
});
