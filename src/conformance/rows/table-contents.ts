import type { ConformanceRow, Observation } from "../row";
import { documented } from "../row";
import { answered } from "./client-results";
import { fruitRows, fruits, local, outcome } from "./fruit-table";

/** Rows, columns, order and protection of tables. */
export const tableContentRows: readonly ConformanceRow[] = [
  {
    id: "table.rows.add",
    behaviour: "Rows are added at the end, or where an index says.",
    members: ["TableRowCollection.add", "TableRow.index", "TableRow.values", "TableRowCollection.getItemAt"],
    source: documented("TableRowCollection.add"),
    since: 4,
    expected: { index: 3, first: [["kiwi", 9]], body: 5 },
    observe: async (scratch) => {
      const table = fruits(scratch);
      const last = table.rows.add(undefined, [["plum", 7]]).load("index");
      await scratch.context.sync();
      table.rows.add(0, [["kiwi", 9]]);
      const first = table.rows.getItemAt(0).load("values");
      const count = table.rows.getCount();
      await scratch.context.sync();
      return { index: last.index, first: first.values as Observation, body: answered(count) };
    },
  },
  {
    id: "table.rows.add.shape",
    behaviour: "Rows of another width than the table's are refused.",
    members: ["TableRowCollection.add"],
    source: documented("TableRowCollection.add"),
    since: 1,
    expected: { error: "InvalidArgument" },
    observe: async (scratch) => {
      const table = fruits(scratch);
      return outcome(scratch.context, () => table.rows.add(undefined, [["one"]]));
    },
  },
  {
    id: "table.rows.delete",
    behaviour: "A deleted row takes its cells along; what is below moves up.",
    members: ["TableRow.delete", "TableRow.getRange"],
    source: documented("TableRow.delete"),
    since: 1,
    expected: { values: [fruitRows[0] ?? [], fruitRows[2] ?? []], below: [["note"]] },
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      const table = fruits(scratch);
      sheet.getRange("A7").values = [["note"]];
      table.rows.getItemAt(1).delete();
      const body = table.getDataBodyRange().load("values");
      const below = sheet.getRange("A6").load("values");
      await context.sync();
      return { values: body.values as Observation, below: below.values as Observation };
    },
  },
  {
    id: "table.columns.add",
    behaviour: "A column is added with its header and values; formulas may name other columns.",
    members: ["TableColumnCollection.add", "TableColumn.values", "TableColumn.index", "TableColumn.id"],
    source: documented("TableColumnCollection.add"),
    since: 4,
    expected: { index: 2, values: [["Twice"], [6], [2], [4]], formula: "=[@Count]*2" },
    observe: async (scratch) => {
      const table = fruits(scratch);
      const formulas = fruitRows.map(() => ["=[@Count]*2"]);
      const column = table.columns.add(undefined, [["Twice"], ...formulas]).load("index,values");
      const cell = column.getDataBodyRange().getCell(0, 0).load("formulas");
      await scratch.context.sync();
      return {
        index: column.index,
        values: column.values as Observation,
        formula: (cell.formulas[0]?.[0] ?? null) as Observation,
      };
    },
  },
  {
    id: "table.columns.rename",
    behaviour: "A column is renamed by its name or by its header cell; formulas follow.",
    members: ["TableColumn.name", "TableColumnCollection.getItem", "TableColumnCollection.getItemOrNullObject"],
    source: documented("TableColumn.name"),
    since: 4,
    expected: { header: [["Kind", "Number of"]], formula: true, sum: 6, gone: true },
    observe: async (scratch) => {
      const { context, sheet, sheetName } = scratch;
      const table = fruits(scratch);
      const sum = sheet.getRange("E1");
      sum.formulas = [[`=SUM(fruits_${sheetName}[Count])`]];
      table.columns.getItem("Count").name = "Number of";
      sheet.getRange("A1").values = [["Kind"]];
      const gone = table.columns.getItemOrNullObject("Fruit").load("name");
      const header = table.getHeaderRowRange().load("values");
      sum.load("formulas,values");
      await context.sync();
      return {
        header: header.values as Observation,
        formula: sum.formulas[0]?.[0] === `=SUM(fruits_${sheetName}[Number of])`,
        sum: (sum.values[0]?.[0] ?? null) as Observation,
        gone: gone.isNullObject,
      };
    },
  },
  {
    id: "table.columns.delete",
    behaviour: "A deleted column takes its cells along.",
    members: ["TableColumn.delete", "TableColumnCollection.count"],
    source: documented("TableColumn.delete"),
    since: 1,
    expected: { count: 1, address: "A1:A4" },
    observe: async (scratch) => {
      const table = fruits(scratch);
      table.columns.getItemAt(0).delete();
      table.columns.load("count");
      const range = table.getRange().load("address");
      await scratch.context.sync();
      return { count: table.columns.count, address: local(range.address) };
    },
  },
  {
    id: "table.sort",
    behaviour: "Rows are sorted by the fields given, and the sort is remembered until it is cleared.",
    members: ["TableSort.apply", "TableSort.fields", "TableSort.matchCase", "TableSort.method", "TableSort.clear"],
    source: documented("TableSort.apply"),
    since: 2,
    expected: { order: ["pear", "fig", "apple"], key: 1, matchCase: true, left: 0 },
    observe: async (scratch) => {
      const table = fruits(scratch);
      table.sort.apply([{ key: 1, ascending: true }], true);
      const body = table.getDataBodyRange().load("values");
      table.sort.load("fields,matchCase");
      await scratch.context.sync();
      const [first] = table.sort.fields;
      const { matchCase } = table.sort;
      table.sort.clear();
      table.sort.load("fields");
      await scratch.context.sync();
      return {
        order: body.values.map((line: unknown[]) => line[0] as Observation),
        key: first?.key ?? null,
        matchCase,
        left: table.sort.fields.length,
      };
    },
  },
  {
    id: "table.protected",
    behaviour: "Tables of a protected sheet cannot be changed.",
    members: ["Table.showTotals", "WorksheetProtection.protect"],
    source: "inferred: Excel greys out Table Design on a protected sheet",
    since: 2,
    expected: { error: "AccessDenied" },
    observe: async (scratch) => {
      const table = fruits(scratch);
      scratch.sheet.protection.protect();
      return outcome(scratch.context, () => (table.showTotals = true));
    },
  },
  {
    id: "table.insert.conflict",
    behaviour: "Cells cannot be inserted where that would pull a table apart.",
    members: ["Range.insert"],
    source: "https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling",
    since: 1,
    expected: { error: "InsertDeleteConflict" },
    observe: async (scratch) => {
      fruits(scratch);
      return outcome(scratch.context, () => scratch.sheet.getRange("A3").insert("Down"));
    },
  },
];
