import type {
  ChartAxisModel,
  ChartModel,
  ChartSeriesModel,
  SheetModel,
  TableModel,
  ThreadModel,
  WorkbookModel,
} from "../../src/sheetfile";
import { emptySheet, emptyWorkbook, setCell } from "../../src/sheetfile";

/** Models for tests: one of everything a sheet can hold beside its cells. */
export const axis: ChartAxisModel = {
  visible: true,
  title: { visible: false },
  majorGridlines: { visible: false },
  minorGridlines: { visible: false },
  reversePlotOrder: false,
};

export function series(column: string, others: Partial<ChartSeriesModel> = {}): ChartSeriesModel {
  return {
    name: `=数据!$${column}$1`,
    values: { formula: `=数据!$${column}$2:$${column}$5` },
    categories: { formula: "=数据!$A$2:$A$5" },
    axisGroup: "Primary",
    smooth: false,
    labels: null,
    filtered: false,
    points: [],
    trendlines: [],
    ...others,
  };
}

export function chart(type: string, others: Partial<ChartModel> = {}): ChartModel {
  return {
    id: "{00000000-0008-0000-0000-000100000000}",
    name: "图表 1",
    type,
    place: { left: 260, top: 30, width: 360, height: 216, placement: "TwoCell" },
    title: { visible: true, text: "各县市补助资金", overlay: false, position: "Automatic" },
    legend: { visible: true, position: "Bottom", overlay: false },
    series: [series("B"), series("C")],
    axes: { category: axis, value: { ...axis, majorGridlines: { visible: true } } },
    labels: null,
    displayBlanksAs: "NotPlotted",
    plotVisibleOnly: true,
    ...others,
  };
}

export const table: TableModel = {
  id: 1,
  name: "资金表",
  range: "A1:C6",
  columns: [
    { name: "县市", totalsLabel: "合计" },
    { name: "本年", totalsFunction: "sum" },
    { name: "上年", totalsFunction: "average", calculatedFormula: "资金表[[#This Row],[本年]]*2" },
  ],
  showHeaders: true,
  showTotals: true,
  style: "TableStyleMedium4",
  bandedRows: true,
  bandedColumns: false,
  firstColumn: true,
  lastColumn: false,
  showFilterButtons: true,
  filter: {
    range: "A1:C5",
    columns: [
      { column: 0, criterion: { kind: "values", values: ["大姚县", "<甲>"], blanks: true } },
      { column: 1, criterion: { kind: "custom", and: true, comparisons: [{ operator: "greaterThan", value: "5" }] } },
    ],
  },
  sort: { fields: [{ key: 1, ascending: false, on: "value" }], matchCase: true, method: "StrokeCount" },
};

export const thread: ThreadModel = {
  id: "{B1A2C3D4-0000-4000-8000-000000000001}",
  address: "B3",
  author: { name: "王五", email: "wang@example.cn" },
  text: "这个数对吗？\n请核",
  created: "2020-04-01T08:00:00.00Z",
  resolved: false,
  replies: [
    {
      id: "{B1A2C3D4-0000-4000-8000-000000000002}",
      author: { name: "赵六", email: "" },
      text: "已核 <对>",
      created: "2020-04-01T09:30:00.00Z",
    },
  ],
};

/** A sheet of numbers, with nothing else on it. */
export function dataSheet(): SheetModel {
  const sheet = { ...emptySheet("数据"), id: 1 };
  const rows = [
    ["县市", "本年", "上年"],
    ["大姚县", 12, 9],
    ["姚安县", 7, 11],
    ["南华县", 15, 8],
    ["牟定县", 4, 6],
  ];
  rows.forEach((row, at) => row.forEach((value, column) => setCell(sheet, at, column, { value })));
  return sheet;
}

export function bookOf(...sheets: SheetModel[]): WorkbookModel {
  return { ...emptyWorkbook(), sheets, activeSheet: sheets[0]?.name ?? "" };
}
