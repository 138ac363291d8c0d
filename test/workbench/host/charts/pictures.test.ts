import type { ChartModel } from "../../../../src/sheetfile/chartModel";
import { ChartReader } from "../../../../src/workbench/host/charts/data";
import { describeChart } from "../../../../src/workbench/host/charts/describe";
import { drawChart } from "../../../../src/workbench/host/charts/draw";
import { automaticScale } from "../../../../src/workbench/host/charts/scale";
import { chartWords } from "../../../../src/workbench/host/charts/words";
import type { RunningExcel } from "../../excel-in-process";
import { startExcel } from "../../excel-in-process";
import { svgOf } from "./picture";

let excel: RunningExcel;
beforeAll(async () => {
  excel = await startExcel();
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("A1:C4").values = [
      ["县", "申请", "分配"],
      ["楚雄", 40, 30],
      ["大姚", 20, 10],
      ["永仁", 10, 5],
    ];
    await context.sync();
  });
});
afterAll(() => excel.stop());

async function chart(
  type: Parameters<Excel.ChartCollection["add"]>[0],
  address: string,
  shape: (chart: Excel.Chart) => void = () => undefined,
): Promise<ChartModel> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const made = sheet.charts.add(type, sheet.getRange(address), "Columns");
    made.title.text = "专项资金";
    shape(made);
    await context.sync();
  });
  const all = excel.host.book.charts.of(excel.engine.activeSheet());
  const last = all.at(-1);
  if (last === undefined) throw new Error("no chart");
  return last;
}

function read(model: ChartModel): ReturnType<ChartReader["read"]> {
  return new ChartReader(excel.engine, chartWords("zh-CN")).read(model);
}

function draw(model: ChartModel): string {
  return svgOf(drawChart(model, read(model), 480, 288), 480, 288);
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Every filled rectangle of that colour: bars and the keys of the legend are drawn as four corners. */
function rectangles(svg: string, color: string): Rectangle[] {
  const paths = [...svg.matchAll(/<path d="M([^"]*)Z"[^>]*fill="(#[0-9a-fA-F]{6})"/g)].filter(
    (match) => match[2]?.toUpperCase() === color,
  );
  return paths.map((match) => {
    const numbers = (match[1] ?? "")
      .split(/[LMHVlhv\s,]+/)
      .filter(Boolean)
      .map(Number);
    const [x = 0, y = 0] = numbers;
    const xs = numbers.filter((_number, at) => at % 2 === 0);
    const ys = numbers.filter((_number, at) => at % 2 === 1);
    const isRelative = /l/.test(match[1] ?? "");
    if (isRelative) return { left: x, top: y, width: Math.abs(numbers[2] ?? 0), height: Math.abs(numbers[5] ?? 0) };
    return {
      left: Math.min(...xs),
      top: Math.min(...ys),
      width: Math.max(...xs) - Math.min(...xs),
      height: Math.max(...ys) - Math.min(...ys),
    };
  });
}

test("columns are as high as their values", async () => {
  const svg = draw(await chart("ColumnClustered", "A1:C4"));
  const bars = rectangles(svg, "#4472C4").filter((bar) => bar.width > 9);
  expect(bars).toHaveLength(3);
  const [first, second, third] = bars;
  expect((first?.height ?? 0) / (second?.height ?? 1)).toBeCloseTo(2, 1);
  expect((first?.height ?? 0) / (third?.height ?? 1)).toBeCloseTo(4, 1);
  for (const text of ["专项资金", "楚雄", "大姚", "永仁", "申请", "分配", ">50<", ">0<"]) expect(svg).toContain(text);
});

test("bars are as long as their values", async () => {
  const bars = rectangles(draw(await chart("BarClustered", "A1:B4")), "#4472C4").filter((bar) => bar.height > 9);
  expect(bars.map((bar) => Math.round((bar.width / (bars[0]?.width ?? 1)) * 100))).toEqual([100, 50, 25]);
});

test("stacks of one hundred percent are equally high", async () => {
  const svg = draw(await chart("ColumnStacked100", "A1:C4"));
  const [blue, orange] = ["#4472C4", "#ED7D31"].map((color) => rectangles(svg, color).filter((bar) => bar.width > 9));
  const sums = (blue ?? []).map((bar, at) => Math.round(bar.height + (orange?.[at]?.height ?? 0)));
  expect(new Set(sums).size).toBe(1);
  expect(svg).toContain(">100%<");
});

test.each(["Line", "LineMarkers", "Area", "Pie", "Doughnut", "XYScatter", "Bubble", "Radar", "RadarFilled"] as const)(
  "%s is drawn with title and legend",
  async (type) => {
    const svg = draw(
      await chart(type, "A1:C4", (made) => {
        made.legend.visible = true;
      }),
    );
    expect(svg).toContain("专项资金");
    // A bubble's third column is its size.
    const entries: Readonly<Record<string, string>> = { Pie: "楚雄", Doughnut: "楚雄", Bubble: "申请" };
    expect(svg).toContain(entries[type] ?? "分配");
    expect(svg).not.toContain("NaN");
    expect(svg).not.toContain("undefined");
  },
);

test("labels, titles of axes, units and the table of values are written", async () => {
  const svg = draw(
    await chart("ColumnClustered", "A1:C4", (made) => {
      made.axes.valueAxis.title.text = "万元";
      made.axes.valueAxis.displayUnit = "Hundreds";
      made.getDataTable().visible = true;
      made.series.getItemAt(0).hasDataLabels = true;
      made.series.getItemAt(0).points.getItemAt(0).dataLabel.text = "最多";
    }),
  );
  for (const text of ["万元", ">百<", "最多", ">30<"]) expect(svg).toContain(text);
});

test("setting anything of labels that are not there yet shows the value", async () => {
  const model = await chart("ColumnClustered", "A1:B4", (made) => {
    made.dataLabels.format.font.size = 15;
  });
  expect(draw(model)).toContain(">40<");
});

test("what a file says of fonts and colours does not become markup", async () => {
  const model = await chart("ColumnClustered", "A1:B4");
  const evil = '"><script>alert(1)</script>';
  const fill = { color: evil };
  const svg = draw({
    ...model,
    fill,
    title: { ...model.title, text: evil, font: { name: evil, color: evil } },
    series: model.series.map((series) => ({ ...series, fill })),
  });
  expect(svg).not.toContain("<script");
  expect(svg).toContain("font-family:Calibri, 'Segoe UI'");
});

test("a chart in words says its kind, title and values", async () => {
  const model = await chart("Pie", "A1:B4");
  expect(describeChart(model, read(model), chartWords("zh-CN"))).toBe(
    "饼图：专项资金。申请：楚雄 40，大姚 20，永仁 10",
  );
  expect(describeChart(model, read(model), chartWords("en-US"))).toBe(
    "Pie chart: 专项资金. 申请: 楚雄 40, 大姚 20, 永仁 10",
  );
});

test("an automatic axis has room above and round steps", () => {
  expect(automaticScale([12000, 225], {}, 6)).toEqual({ minimum: 0, maximum: 15000, majorUnit: 5000 });
  expect(automaticScale([-5, 5], {}, 6)).toMatchObject({ minimum: -6, maximum: 6 });
  expect(automaticScale([95, 100], {}, 6).minimum).toBeGreaterThan(80);
  expect(automaticScale([], {}, 6)).toMatchObject({ minimum: 0 });
  expect(automaticScale([0, 0], {}, 6)).toMatchObject({ minimum: 0 });
  expect(automaticScale([3, 900], { logBase: 10 }, 6)).toEqual({ minimum: 1, maximum: 1000, majorUnit: 10 });
});
