import { saveWorkbook, openWorkbook, setCell, type WorkbookModel } from "../../../src/sheetfile";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";
import { loadModel, toModel } from "../../../src/workbench/host/file";
import { ExcelHost } from "../../../src/workbench/host/host";
import { bookBytes, touchedParts } from "../../sheetfile/books";
import { bookOf, chart, dataSheet, table, thread } from "../../sheetfile/models";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

function blankHost(): ExcelHost {
  const univer = createHeadlessUniver();
  const host = new ExcelHost(createUniverEngine(univer));
  closing.push(() => {
    host.stop();
    host.engine.dispose();
    univer.dispose();
  });
  return host;
}

async function read(bytes: Uint8Array): Promise<WorkbookModel> {
  const result = await openWorkbook(bytes);
  if (!result.ok) throw new Error(result.fault.code);
  return result.value.model;
}

async function shown(model: WorkbookModel): Promise<ExcelHost> {
  const host = blankHost();
  await loadModel(host, model);
  return host;
}

function objects(): WorkbookModel {
  const sheet = {
    ...dataSheet(),
    tables: [
      {
        ...table,
        sort: null,
        filter: null,
        range: "A1:C5",
        showTotals: false,
        columns: table.columns.map(({ name }) => ({ name })),
      },
    ],
    comments: [{ address: "C3", author: "张三", text: "请再核一次" }],
    threads: [thread],
    hyperlinks: [{ address: "A3", target: "https://example.cn/a", tooltip: "公告" }],
    charts: [chart("ColumnClustered")],
    rowBreaks: [3],
    columnBreaks: [2],
    rows: new Map([[2, { outlineLevel: 1 }]]),
    columns: [{ from: 1, to: 2, width: 10, outlineLevel: 2 }],
  };
  setCell(sheet, 7, 0, { value: 38, formula: "=SUM(资金表[本年])" });
  return {
    ...bookOf(sheet),
    properties: { title: "标题", author: "张三", created: "2020-04-01T08:00:00Z" },
    customProperties: [{ key: "文号", value: "示例" }],
    customXml: [{ id: "{5C7B1B1C-0000-4000-8000-00000000000A}", xml: '<a xmlns="urn:a"/>' }],
    protection: { password: false },
    calculation: { mode: "manual", iterative: { enabled: true, maximumIterations: 50, maximumChange: 0.01 } },
  };
}

test("everything a sheet can hold goes into the host and out again", async () => {
  const bytes = await saveWorkbook(objects());
  const model = await read(bytes);
  const host = await shown(model);
  expect(host.book.tables.list().map(({ name }) => name)).toEqual(["资金表"]);
  const { engine } = host;
  expect(engine.cells(engine.activeSheet(), { row: 7, column: 0, rows: 1, columns: 1 })[0]?.[0]?.value).toBe(38);
  const back = await toModel(host, model);
  expect(back.sheets[0]).toEqual(model.sheets[0]);
  expect(back).toEqual(model);
});

test("and comes into a file of its own, too", async () => {
  const host = await shown(await read(await saveWorkbook(objects())));
  const again = await read(await saveWorkbook(await toModel(host)));
  const { charts, tables, threads, comments, hyperlinks, rowBreaks, columnBreaks, rows, columns } = again.sheets[0]!;
  const made = objects().sheets[0]!;
  expect({ tables, threads, comments, hyperlinks, rowBreaks, columnBreaks, rows, columns }).toEqual({
    tables: made.tables,
    threads: made.threads,
    comments: made.comments,
    hyperlinks: made.hyperlinks,
    rowBreaks: made.rowBreaks,
    columnBreaks: made.columnBreaks,
    rows: made.rows,
    columns: made.columns,
  });
  expect(charts).toMatchObject([{ type: "ColumnClustered", title: { text: "各县市补助资金" } }]);
});

test.each(["openpyxl-rich.xlsx", "libreoffice-rich.xlsx", "exceljs-rich.xlsx", "password-plain.xlsx", "prefixed.xlsx"])(
  "%s opened and saved again is the same file",
  async (name) => {
    const bytes = bookBytes(name);
    const model = await read(bytes);
    const saved = await saveWorkbook(await toModel(await shown(model), model), bytes);
    expect(touchedParts(bytes, saved)).toEqual([]);
    expect(saved).toBe(bytes);
  },
);

test("a file that fails while it is loaded leaves the workbook blank", async () => {
  const host = blankHost();
  const names = host.engine.sheets().map(({ name }) => name);
  const model = objects();
  const broken = { ...model, sheets: [...model.sheets, { ...dataSheet(), name: model.sheets[0]!.name }] };
  broken.sheets[1]!.charts = null as unknown as [];
  await expect(loadModel(host, broken)).rejects.toThrow();
  expect(host.engine.sheets().map(({ name }) => name)).toEqual(names);
  expect(host.book.tables.list()).toEqual([]);
  expect(host.book.customXml.list()).toEqual([]);
  await loadModel(host, model);
  expect((await toModel(host, model)).sheets.map(({ name }) => name)).toEqual(["数据"]);
});
