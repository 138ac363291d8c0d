import { filterButtonAt, filterByHand, filterChoices, sortByHand } from "../../../src/workbench/host/filters-by-hand";
import { loadTable, tableModels } from "../../../src/workbench/host/model/table-files";
import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

const expenses = [
  ["1/1/2017", "The Phone Company", "Communications", "$120"],
  ["1/2/2017", "Northwind Electric Cars", "Transportation", "$142"],
  ["1/5/2017", "Best For You Organics Company", "Groceries", "$27"],
  ["1/10/2017", "Coho Vineyard", "Restaurant", "$33"],
  ["1/11/2017", "Bellows College", "Education", "$350"],
  ["1/15/2017", "Trey Research", "Other", "$135"],
  ["1/15/2017", "Best For You Organics Company", "Groceries", "$97"],
];

async function expensesTable(): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const table = sheet.tables.add("A1:D1", true);
    table.name = "ExpensesTable";
    table.getHeaderRowRange().values = [["Date", "Merchant", "Category", "Amount"]];
    table.rows.add(undefined, expenses);
    await context.sync();
  });
}

test("people filter and sort with the buttons", async () => {
  await expensesTable();
  const { host, engine } = excel;
  const sheet = engine.activeSheet();
  expect(filterButtonAt(host.book, sheet, 0, 2)).toEqual({ isFiltered: false, sorted: null });
  expect(filterButtonAt(host.book, sheet, 1, 2)).toBeNull();
  filterByHand(host, sheet, 0, 2, ["Groceries", "Other"]);
  expect(filterChoices(host, sheet, 0, 2)?.filter(({ isShown }) => isShown)).toHaveLength(2);
  expect(filterChoices(host, sheet, 0, 1)?.map(({ text }) => text)).toEqual([
    "Best For You Organics Company",
    "Trey Research",
  ]);
  sortByHand(host, sheet, 0, 3, false);
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("ExpensesTable");
    const visible = table.getDataBodyRange().getVisibleView().load("values");
    const { sort } = table;
    sort.load("fields");
    await context.sync();
    expect(visible.values.map((line: unknown[]) => line[3])).toEqual([135, 97, 27]);
    expect(sort.fields[0]).toMatchObject({ key: 3, ascending: false });
  });
  filterByHand(host, sheet, 0, 2, null);
  expect([1, 2, 3].some((row) => engine.rowHidden(sheet, row))).toBe(false);
});

test("tables and filters go into a file and come out again", async () => {
  await expensesTable();
  const { host, engine } = excel;
  const sheet = engine.activeSheet();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("ExpensesTable");
    table.style = "TableStyleLight9";
    table.showTotals = true;
    table.sort.apply([{ key: 1, ascending: false }]);
    table.columns.getItemAt(3).filter.applyTopItemsFilter(2);
    await context.sync();
  });
  const [model] = tableModels(host.book.tables, sheet);
  if (model === undefined) throw new Error("no table");
  expect(model).toMatchObject({ name: "ExpensesTable", range: "A1:D9", showTotals: true, style: "TableStyleLight9" });
  expect(model.filter).toMatchObject({ range: "A1:D8", columns: [{ column: 3 }] });
  const table = host.book.tables.find("ExpensesTable");
  if (table !== null) host.book.tables.remove(table);
  loadTable(host.book.tables, sheet, model);
  expect(tableModels(host.book.tables, sheet)).toEqual([model]);
});

test("five thousand rows, and formulas beside them", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const table = sheet.tables.add("A1:B1", true);
    table.name = "Many";
    table.getHeaderRowRange().values = [["n", "twice"]];
    table.rows.add(
      undefined,
      Array.from({ length: 5000 }, (_, index) => [index, "=[@n]*2"]),
    );
    const total = sheet.getRange("D1");
    total.formulas = [["=SUM(Many[twice])"]];
    total.load("values");
    await context.sync();
    expect(total.values).toEqual([[24_995_000]]);
  });
}, 60_000);

test("formulas that were there before their table are calculated once it comes", async () => {
  const { host, engine } = excel;
  const sheet = engine.activeSheet();
  engine.write(sheet, 0, 0, [
    [{ value: "n" }, { value: "twice" }],
    [{ value: 4 }, { formula: "=my_table[[#This Row],[n]]*2" }],
    [{ value: 5 }, { formula: "=my_table[[#This Row],[n]]*2" }],
  ]);
  engine.write(sheet, 0, 3, [[{ formula: "=SUM(my_table[twice])" }], [{ formula: "=SUBTOTAL(109,my_table[n])" }]]);
  await engine.settle();
  loadTable(host.book.tables, sheet, {
    name: "my_table",
    range: "A1:B3",
    columns: [{ name: "n" }, { name: "twice" }],
    showHeaders: true,
    showTotals: false,
    style: null,
    bandedRows: false,
    bandedColumns: false,
    firstColumn: false,
    lastColumn: false,
    showFilterButtons: true,
    filter: null,
    sort: null,
  });
  await engine.settle();
  const shown = engine.cells(sheet, { row: 0, column: 3, rows: 2, columns: 1 }).map((line) => line[0]?.value);
  expect(shown).toEqual([18, 9]);
  await Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange("B3").load("formulas,values");
    await context.sync();
    expect([cell.formulas, cell.values]).toEqual([[["=[@n]*2"]], [[10]]]);
  });
});
