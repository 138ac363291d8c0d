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

test("the usual sample: an empty table gets names and rows", async () => {
  await expensesTable();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("expensestable");
    table.load("id,legacyId,name,showHeaders,showTotals,style,showBandedRows,showFilterButton");
    const range = table.getRange().load("address,values");
    const { columns, rows } = table;
    columns.load("items/name,count");
    rows.load("count");
    await context.sync();
    expect(range.address).toBe("Sheet1!A1:D8");
    expect(range.values[0]).toEqual(["Date", "Merchant", "Category", "Amount"]);
    expect(range.values[7]?.slice(1, 3)).toEqual(["Best For You Organics Company", "Groceries"]);
    expect(columns.items.map((column) => column.name)).toEqual(["Date", "Merchant", "Category", "Amount"]);
    expect([columns.count, rows.count]).toEqual([4, 7]);
    expect(table.toJSON()).toMatchObject({ name: "ExpensesTable", style: "TableStyleMedium2", legacyId: "1" });
  });
});

test("structured references: written, calculated, shown, and kept through renames", async () => {
  await expensesTable();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const table = context.workbook.tables.getItem("ExpensesTable");
    table.columns.getItem("Amount").getDataBodyRange().values = [[1], [2], [3], [4], [5], [6], [7]];
    table.columns.add(undefined, [["Twice"], ...Array.from({ length: 7 }, () => ["=[@Amount]*2"])]);
    sheet.getRange("H1:H3").formulas = [
      ["=SUM(ExpensesTable[amount])"],
      ["=SUM(ExpensesTable[Twice])"],
      ["=ROWS(ExpensesTable)"],
    ];
    const twice = table.columns.getItem("Twice").getDataBodyRange().load("values,formulas");
    const sums = sheet.getRange("H1:H3").load("values,formulas");
    await context.sync();
    expect(twice.values.flat()).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(twice.formulas[2]).toEqual(["=[@Amount]*2"]);
    expect(sums.values.flat()).toEqual([28, 56, 7]);
    expect(sums.formulas[0]).toEqual(["=SUM(ExpensesTable[Amount])"]);
    table.name = "Costs";
    table.columns.getItem("Amount").name = "Net amount";
    twice.load("formulas,values");
    sums.load("formulas,values");
    await context.sync();
    expect(twice.formulas[2]).toEqual(["=[@[Net amount]]*2"]);
    expect(sums.formulas[0]).toEqual(["=SUM(Costs[Net amount])"]);
    expect(sums.values.flat()).toEqual([28, 56, 7]);
  });
});

test("filters hide rows, totals leave them out, clearing shows them", async () => {
  await expensesTable();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("ExpensesTable");
    table.columns.getItem("Category").filter.applyValuesFilter(["Education", "Groceries"]);
    table.showTotals = true;
    const visible = table.getDataBodyRange().getVisibleView().load("values");
    const rows = [2, 3, 4].map((row) => table.worksheet.getRange(`${row}:${row}`).load("rowHidden"));
    const total = table.getTotalRowRange().load("values,formulas,address");
    await context.sync();
    expect(visible.values.map((line: unknown[]) => line[2])).toEqual(["Groceries", "Education", "Groceries"]);
    expect(rows.map((row) => row.rowHidden)).toEqual([true, true, false]);
    expect(total.address).toBe("Sheet1!A9:D9");
    expect(total.formulas[0]).toEqual(["汇总", "", "", "=SUBTOTAL(109,[Amount])"]);
    expect(total.values[0]?.[3]).toBe(474);
    table.clearFilters();
    total.load("values");
    await context.sync();
    expect(total.values[0]?.[3]).toBe(904);
  });
});

test("deleting the sheet frees the table's name at once; a bare column means the row's cell", async () => {
  await expensesTable();
  await Excel.run(async (context) => {
    context.workbook.worksheets.add("Sample");
    context.workbook.worksheets.getItem("Sheet1").delete();
    const sheet = context.workbook.worksheets.add("Again");
    const table = sheet.tables.add("A1:B1", true);
    table.name = "ExpensesTable";
    table.getHeaderRowRange().values = [["Date", "Amount"]];
    table.rows.add(undefined, [
      ["2017/1/1", 3],
      ["2017/1/2", 4],
    ]);
    const added = table.columns.add(undefined, [
      ["Kind"],
      ['=IF(TEXT([DATE],"d")="1","first","later")'],
      ['=IF(TEXT([DATE],"d")="1","first","later")'],
    ]);
    added.load("name,index,values");
    const total = sheet.getRange("F1");
    total.formulas = [['=COUNTIFS(ExpensesTable[Kind],"first")+SUM(ExpensesTable[[#Data],[Amount]])']];
    total.load("values");
    await context.sync();
    expect([added.name, added.index]).toEqual(["Kind", 2]);
    expect(added.values.flat()).toEqual(["Kind", "first", "later"]);
    expect(total.values).toEqual([[8]]);
    const refused = table.columns.add(undefined, [["x"]]);
    refused.load("name");
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
  });
});

test("people's typing: under and beside a table, into its header, a formula for the column", async () => {
  await expensesTable();
  await excel.edit("Sheet1!A9", "1/20/2017");
  await excel.edit("Sheet1!E1", "Twice");
  await excel.edit("Sheet1!D9", 10);
  await excel.edit("Sheet1!C1", "Kind");
  await excel.edit("Sheet1!E9", "=[@Amount]*2");
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("ExpensesTable");
    const range = table.getRange().load("address");
    table.columns.load("items/name");
    const column = table.columns.getItem("Twice").getDataBodyRange().load("values,formulas");
    await context.sync();
    expect(range.address).toBe("Sheet1!A1:E9");
    expect(table.columns.items.map((item) => item.name)).toEqual(["Date", "Merchant", "Kind", "Amount", "Twice"]);
    expect(column.formulas[0]).toEqual(["=[@Amount]*2"]);
    expect(column.values[0]).toEqual([240]);
    expect(column.values[7]).toEqual([20]);
  });
});

test("events of tables", async () => {
  await expensesTable();
  const seen: unknown[] = [];
  await Excel.run(async (context) => {
    const { tables } = context.workbook;
    const table = tables.getItem("ExpensesTable");
    tables.onAdded.add(async (event) => void seen.push(event.type));
    tables.onDeleted.add(async (event) => void seen.push([event.type, event.tableName]));
    table.onChanged.add(async (event) => void seen.push([event.changeType, event.address]));
    tables.onChanged.add(async (event) => void seen.push(["any", event.changeType]));
    table.onSelectionChanged.add(async (event) => void seen.push([event.isInsideTable, event.address]));
    await context.sync();
    table.rows.add(undefined, [["2/1/2017", "a", "b", 1]]);
    await context.sync();
    table.worksheet.getRange("D2").values = [[5]];
    table.worksheet.getRange("C2:F3").select();
    await context.sync();
    table.worksheet.getRange("H1").select();
    table.worksheet.tables.add("H1:I2", false);
    await context.sync();
    table.delete();
    await context.sync();
  });
  await excel.settled();
  expect(seen).toEqual(
    expect.arrayContaining([
      ["RowInserted", "A9:D9"],
      ["any", "RowInserted"],
      ["RangeEdited", "D2"],
      [true, "C2:D3"],
      [false, ""],
      "TableAdded",
      ["TableDeleted", "ExpensesTable"],
    ]),
  );
  expect(seen.filter((one) => JSON.stringify(one).includes("RangeEdited"))).toHaveLength(2);
});

test("a protected sheet refuses changes of its tables", async () => {
  await expensesTable();
  const attempts: ((table: Excel.Table) => unknown)[] = [
    (table) => (table.name = "Other"),
    (table) => table.rows.add(undefined, [[1, 2, 3, 4]]),
    (table) => table.columns.add(),
    (table) => table.columns.getItemAt(0).delete(),
    (table) => table.delete(),
    (table) => table.convertToRange(),
    (table) => (table.style = "TableStyleDark1"),
    (table) => (table.showTotals = true),
    (table) => table.sort.apply([{ key: 0 }]),
    (table) => table.columns.getItemAt(0).filter.applyTopItemsFilter(1),
    (table) => table.worksheet.tables.add("J1:K2", true),
    (table) => table.resize("A1:D4"),
  ];
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").protection.protect();
    await context.sync();
  });
  const codeOf = (attempt: (table: Excel.Table) => unknown): Promise<string> =>
    Excel.run(async (context) => {
      attempt(context.workbook.tables.getItem("ExpensesTable"));
      await context.sync();
      return "accepted";
    }).catch((error: unknown) => (error as OfficeExtension.Error).code);
  const codes = await Promise.all(attempts.map(codeOf));
  expect(codes).toEqual(attempts.map(() => "AccessDenied"));
});

test("inserted and deleted rows and columns, a copied sheet", async () => {
  await expensesTable();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("3:4").insert("Down");
    sheet.getRange("B:B").insert("Right");
    const table = context.workbook.tables.getItem("ExpensesTable");
    const range = table.getRange().load("address");
    const header = table.getHeaderRowRange().load("values");
    sheet.getRange("H1").formulas = [["=ROWS(ExpensesTable[Amount])"]];
    const rows = sheet.getRange("H1").load("values");
    await context.sync();
    expect(range.address).toBe("Sheet1!A1:E10");
    expect(header.values[0]).toEqual(["Date", "列1", "Merchant", "Category", "Amount"]);
    expect(rows.values).toEqual([[9]]);
    sheet.getRange("B:B").delete("Left");
    sheet.getRange("2:9").delete("Up");
    const { columns } = table;
    columns.load("count");
    const left = table.getRange().load("address");
    const copy = sheet.copy("End");
    copy.tables.load("items/name");
    copy.getRange("G1").load("formulas");
    const formula = copy.getRange("G1").load("formulas");
    await context.sync();
    expect([columns.count, left.address]).toEqual([4, "Sheet1!A1:D2"]);
    const [copied] = copy.tables.items.map((item) => item.name);
    expect(copied).not.toBe("ExpensesTable");
    expect(formula.formulas).toEqual([[`=ROWS(${copied ?? ""}[Amount])`]]);
  });
});

test("converting to cells keeps formulas and looks; deleting breaks what refers to the table", async () => {
  await expensesTable();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const table = context.workbook.tables.getItem("ExpensesTable");
    const sum = sheet.getRange("H1");
    sum.formulas = [["=SUM(ExpensesTable[Amount])"]];
    table.convertToRange();
    const header = sheet.getRange("A1");
    header.load("format/fill/color,format/font/bold");
    sum.load("formulas,values");
    const again = sheet.tables.add("A1:D8", true);
    again.name = "ExpensesTable";
    await context.sync();
    expect(sum.formulas).toEqual([["=SUM(Sheet1!$D$2:$D$8)"]]);
    expect(sum.values).toEqual([[904]]);
    expect([header.format.fill.color, header.format.font.bold]).toEqual(["#4472C4", true]);
    sum.formulas = [["=SUM(ExpensesTable[Amount])"]];
    again.delete();
    sum.load("formulas,values");
    const cells = sheet.getRange("A1:D8").load("values");
    await context.sync();
    expect(sum.formulas).toEqual([["=SUM(#REF!)"]]);
    expect(cells.values.flat().every((value) => value === "")).toBe(true);
  });
});

test.each(["Net amount", "金额（万元）", "a/b", "Total $", "Rate %", "#1", "x'y", "col_1", "3月", "A1"])(
  "a column called %s can be summed and named in its row",
  async (name) => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:B3").values = [
        [name, "x"],
        [1, 5],
        [2, 6],
      ];
      // A text that reads as something else is written as text.
      const table = sheet.tables.add("A1:B3", true);
      table.name = "the.table_1";
      const column = table.columns.getItemAt(0);
      column.name = name;
      column.load("name");
      const escaped = name.replace(/[[\]#']/g, "'$&");
      const cells = sheet.getRange("D1:D2");
      cells.formulas = [[`=SUM(the.table_1[${escaped}])`], [`=THE.TABLE_1[@[${escaped}]]*10`]];
      cells.load("values");
      await context.sync();
      expect(column.name).toBe(name);
      expect(cells.values).toEqual([[3], [10]]);
    });
  },
);
