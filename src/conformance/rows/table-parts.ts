import type { ConformanceRow, Observation } from "../row";
import { documented } from "../row";
import { answered } from "./client-results";
import { fruitRows, fruits, local, outcome, refusal } from "./fruit-table";

/** Parts, looks and size of tables. */
export const tablePartRows: readonly ConformanceRow[] = [
  {
    id: "table.parts",
    behaviour: "Header, data and totals rows are ranges of their own.",
    members: ["Table.getHeaderRowRange", "Table.getDataBodyRange", "Table.getTotalRowRange", "Table.showTotals"],
    source: documented("Table.showTotals"),
    since: 1,
    expected: { header: "A1:B1", body: "A2:B4", totals: "A5:B5", sum: 6 },
    observe: async (scratch) => {
      const table = fruits(scratch);
      table.showTotals = true;
      const parts = [table.getHeaderRowRange(), table.getDataBodyRange(), table.getTotalRowRange()];
      const [header, body, totals] = parts.map((part) => part.load("address,values"));
      await scratch.context.sync();
      const address = (part: Excel.Range | undefined): string => local(part?.address ?? "");
      return {
        header: address(header),
        body: address(body),
        totals: address(totals),
        sum: (totals?.values[0]?.[1] ?? null) as Observation,
      };
    },
  },
  {
    id: "table.style.default",
    behaviour: "A new table has the workbook's default style, bands and filter buttons.",
    members: ["Table.style", "Table.showBandedRows", "Table.showBandedColumns", "Table.showFilterButton"],
    source: "inferred: what Excel's Insert Table gives; the default style is TableStyleMedium2",
    since: 3,
    expected: { style: "TableStyleMedium2", rows: true, columns: false, buttons: true },
    observe: async (scratch) => {
      const table = fruits(scratch).load("style,showBandedRows,showBandedColumns,showFilterButton");
      await scratch.context.sync();
      const { style, showBandedRows, showBandedColumns, showFilterButton } = table;
      return { style, rows: showBandedRows, columns: showBandedColumns, buttons: showFilterButton };
    },
  },
  {
    id: "table.style.unknown",
    behaviour: "A style the workbook does not have is refused.",
    members: ["Table.style"],
    source: documented("Table.style"),
    since: 1,
    expected: { error: "InvalidArgument" },
    observe: async (scratch) => {
      const table = fruits(scratch);
      return outcome(scratch.context, () => (table.style = "TableStyleMedium99"));
    },
  },
  {
    id: "table.convertToRange",
    behaviour: "The table goes, its data stay.",
    members: ["Table.convertToRange", "TableCollection.getCount"],
    source: documented("Table.convertToRange"),
    since: 4,
    expected: { values: [["Fruit", "Count"], ...fruitRows], count: 0 },
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      const range = fruits(scratch).convertToRange().load("values");
      const count = sheet.tables.getCount();
      await context.sync();
      return { values: range.values as Observation, count: answered(count) };
    },
  },
  {
    id: "table.resize",
    behaviour: "A new range makes the table larger; one that begins in another row is refused.",
    members: ["Table.resize"],
    source: documented("Table.resize"),
    since: 13,
    expected: { address: "A1:C6", columns: 3, refused: "InvalidArgument" },
    observe: async (scratch) => {
      const { context } = scratch;
      const table = fruits(scratch);
      table.resize("A1:C6");
      const range = table.getRange().load("address");
      const count = table.columns.getCount();
      await context.sync();
      table.resize("A2:C6");
      const refused = await refusal(context);
      return { address: local(range.address), columns: answered(count), refused };
    },
  },
  {
    id: "table.getTables",
    behaviour: "A range knows the tables it touches, and those that lie wholly in it.",
    members: ["Range.getTables", "TableScopedCollection.getCount", "TableScopedCollection.getFirst"],
    source: documented("Range.getTables"),
    since: 9,
    expected: { touching: 1, contained: 0, first: true },
    observe: async (scratch) => {
      const { context, sheet, sheetName } = scratch;
      fruits(scratch);
      const range = sheet.getRange("B2:D9");
      const [touching, contained] = [range.getTables(false).getCount(), range.getTables(true).getCount()];
      const first = range.getTables().getFirst().load("name");
      await context.sync();
      return {
        touching: answered(touching),
        contained: answered(contained),
        first: first.name === `fruits_${sheetName}`,
      };
    },
  },
  {
    id: "tableStyles.builtIn",
    behaviour: "The built-in styles are read only; a style of one's own may be added once.",
    members: [
      ...["TableStyleCollection.getItem", "TableStyle.readOnly", "TableStyleCollection.getDefault", "TableStyle.name"],
      ...["TableStyleCollection.add", "Workbook.tableStyles"],
    ],
    source: documented("TableStyleCollection.add"),
    since: 10,
    expected: { readOnly: true, default: "TableStyleMedium2", own: false, again: "InvalidArgument" },
    observe: async ({ context, sheetName }) => {
      const { tableStyles } = context.workbook;
      const builtIn = tableStyles.getItem("TableStyleLight1").load("readOnly");
      const usual = tableStyles.getDefault().load("name");
      const own = tableStyles.add(sheetName).load("readOnly");
      await context.sync();
      tableStyles.add(sheetName).load("name");
      const again = await refusal(context);
      const seen = { readOnly: builtIn.readOnly, default: usual.name, own: own.readOnly, again };
      own.delete();
      await context.sync();
      return seen;
    },
  },
];
