import type { ConformanceRow, Observation } from "../row";
import { documented } from "../row";
import { fruitRows, fruits, local, outcome, refusal } from "./fruit-table";

/** Tables: making, naming, finding. */
export const tableRows: readonly ConformanceRow[] = [
  {
    id: "tables.add.headers",
    behaviour: "A range with headers becomes a table whose columns are called what the headers say.",
    members: ["TableCollection.add", "Table.columns", "TableColumn.name", "Table.getRange"],
    source: documented("TableCollection.add"),
    since: 1,
    expected: { names: ["Fruit", "Count"], rows: 3, count: 1, address: "A1:B4" },
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      const table = fruits(scratch);
      table.columns.load("items/name");
      table.rows.load("count");
      sheet.tables.load("count");
      const range = table.getRange().load("address");
      await context.sync();
      return {
        names: table.columns.items.map((column) => column.name),
        rows: table.rows.count,
        count: sheet.tables.count,
        address: local(range.address),
      };
    },
  },
  {
    id: "tables.add.generatedHeader",
    behaviour: "Without headers one is generated and the data go down by one row.",
    members: ["TableCollection.add", "Table.getDataBodyRange"],
    source: documented("TableCollection.add"),
    since: 1,
    expected: { body: "A2:B4", first: [["apple", 3]], named: true },
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:B3").values = fruitRows;
      const table = sheet.tables.add("A1:B3", false);
      const body = table.getDataBodyRange().load("address,values");
      const header = table.getHeaderRowRange().load("values");
      await context.sync();
      const texts = header.values.flat() as string[];
      return {
        body: local(body.address),
        first: body.values.slice(0, 1) as Observation,
        named: texts.every((text) => /\S1$|\S2$/.test(text)),
      };
    },
  },
  {
    id: "tables.add.range",
    behaviour: "A Range object serves as well as an address.",
    members: ["TableCollection.add"],
    source: documented("TableCollection.add"),
    since: 3,
    expected: "A1:B2",
    observe: async ({ context, sheet }) => {
      const range = context.workbook.tables.add(sheet.getRange("A1:B2"), true).getRange();
      range.load("address");
      await context.sync();
      return local(range.address);
    },
  },
  {
    id: "tables.add.overlap",
    behaviour: "A table that would overlap another is refused.",
    members: ["TableCollection.add"],
    source: "https://github.com/OfficeDev/office-js/issues/1199",
    since: 1,
    expected: { error: "InvalidArgument" },
    observe: async (scratch) => {
      fruits(scratch);
      return outcome(scratch.context, () => scratch.sheet.tables.add("B3:C9", true));
    },
  },
  {
    id: "tables.getItem.missing",
    behaviour: "A table that does not exist is not found, or a null object.",
    members: ["TableCollection.getItem", "TableCollection.getItemOrNullObject"],
    source: documented("TableCollection.getItemOrNullObject"),
    since: 4,
    expected: { isNull: true, code: "ItemNotFound" },
    observe: async ({ context, sheet }) => {
      const none = sheet.tables.getItemOrNullObject("nothing").load("name");
      await context.sync();
      sheet.tables.getItem("nothing").load("name");
      const code = await refusal(context);
      return { isNull: none.isNullObject, code };
    },
  },
  {
    id: "table.name.taken",
    behaviour: "The name of another table, in whatever case, is refused.",
    members: ["Table.name"],
    source: "https://github.com/OfficeDev/office-js/issues/551",
    since: 1,
    expected: { error: "InvalidArgument" },
    observe: async (scratch) => {
      const { context, sheet, sheetName } = scratch;
      fruits(scratch);
      const other = sheet.tables.add("D1:E2", true);
      return outcome(context, () => (other.name = `FRUITS_${sheetName}`));
    },
  },
  {
    id: "table.name.illegal",
    behaviour: "A name with a blank in it is refused.",
    members: ["Table.name"],
    source: "https://support.microsoft.com/office/fbf49a4f-82a3-43eb-8ba2-44d21233b114",
    since: 1,
    expected: { error: "InvalidArgument" },
    observe: async (scratch) => {
      const table = fruits(scratch);
      return outcome(scratch.context, () => (table.name = "two words"));
    },
  },
  {
    id: "table.id.kept",
    behaviour: "The id stays the same when the table is renamed, and finds it.",
    members: ["Table.id", "Table.legacyId", "TableCollection.getItem"],
    source: documented("Table.id"),
    since: 8,
    expected: { same: true, found: true, number: true },
    observe: async (scratch) => {
      const { context, sheetName } = scratch;
      const table = fruits(scratch).load("id,legacyId");
      await context.sync();
      const { id, legacyId } = table;
      table.name = `renamed_${sheetName}`;
      const found = context.workbook.tables.getItem(id).load("name,id");
      await context.sync();
      return { same: found.id === id, found: found.name === `renamed_${sheetName}`, number: /^\d+$/.test(legacyId) };
    },
  },
];
