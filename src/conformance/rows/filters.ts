import type { ConformanceRow, Observation, Scratch } from "../row";
import { documented } from "../row";
import { fruits, outcome } from "./fruit-table";

/** First column of the data rows that are to be seen. */
async function visible(scratch: Scratch, range: Excel.Range): Promise<Observation> {
  const view = range.getVisibleView().load("values");
  await scratch.context.sync();
  return view.values.map((line: unknown[]) => line[0] as Observation);
}

type Apply = (filter: Excel.Filter, table: Excel.Table) => void;

/** A row about what one filter of the column `Count` (3, 1, 2) or `Fruit` (apple, pear, fig) lets through. */
function filtering(
  subject: string,
  behaviour: string,
  member: string,
  column: "Fruit" | "Count",
  apply: Apply,
  expected: readonly string[],
): ConformanceRow {
  return {
    id: `filter.${subject}`,
    behaviour,
    members: [member, "TableColumn.filter"],
    source: documented(member),
    since: 3,
    expected,
    observe: async (scratch) => {
      const table = fruits(scratch);
      apply(table.columns.getItem(column).filter, table);
      return visible(scratch, table.getDataBodyRange());
    },
  };
}

const kinds: readonly ConformanceRow[] = [
  filtering(
    "values",
    "Only the given texts are to be seen, whatever their case.",
    "Filter.applyValuesFilter",
    "Fruit",
    (filter) => filter.applyValuesFilter(["fig", "APPLE"]),
    ["apple", "fig"],
  ),
  filtering(
    "custom.number",
    "A criterion compares numbers.",
    "Filter.applyCustomFilter",
    "Count",
    (filter) => filter.applyCustomFilter(">1"),
    ["apple", "fig"],
  ),
  filtering(
    "custom.two",
    "Two criteria are joined by the operator given.",
    "Filter.applyCustomFilter",
    "Count",
    (filter) => filter.applyCustomFilter("<2", ">2", Excel.FilterOperator.or),
    ["apple", "pear"],
  ),
  filtering(
    "custom.wildcard",
    "An asterisk stands for any text.",
    "Filter.applyCustomFilter",
    "Fruit",
    (filter) => filter.applyCustomFilter("=*p*"),
    ["apple", "pear"],
  ),
  filtering(
    "topItems",
    "The largest numbers.",
    "Filter.applyTopItemsFilter",
    "Count",
    (filter) => filter.applyTopItemsFilter(2),
    ["apple", "fig"],
  ),
  filtering(
    "bottomItems",
    "The smallest numbers.",
    "Filter.applyBottomItemsFilter",
    "Count",
    (filter) => filter.applyBottomItemsFilter(1),
    ["pear"],
  ),
  filtering(
    "topPercent",
    "A share of the largest numbers.",
    "Filter.applyTopPercentFilter",
    "Count",
    (filter) => filter.applyTopPercentFilter(67),
    ["apple", "fig"],
  ),
  filtering(
    "bottomPercent",
    "A share of the smallest numbers.",
    "Filter.applyBottomPercentFilter",
    "Count",
    (filter) => filter.applyBottomPercentFilter(34),
    ["pear"],
  ),
  filtering(
    "dynamic.belowAverage",
    "Numbers below the average of the column.",
    "Filter.applyDynamicFilter",
    "Count",
    (filter) => filter.applyDynamicFilter(Excel.DynamicFilterCriteria.belowAverage),
    ["pear"],
  ),
  filtering(
    "cellColor",
    "Cells with the fill colour given.",
    "Filter.applyCellColorFilter",
    "Fruit",
    (filter, table) => {
      table.getDataBodyRange().getCell(2, 0).format.fill.color = "#FFFF00";
      filter.applyCellColorFilter("#FFFF00");
    },
    ["fig"],
  ),
  filtering(
    "fontColor",
    "Cells with the font colour given.",
    "Filter.applyFontColorFilter",
    "Fruit",
    (filter, table) => {
      table.getDataBodyRange().getCell(1, 0).format.font.color = "#FF0000";
      filter.applyFontColorFilter("#FF0000");
    },
    ["pear"],
  ),
  filtering(
    "icon",
    "Cells that show the icon given.",
    "Filter.applyIconFilter",
    "Count",
    (filter, table) => {
      const format = table.columns.getItem("Count").getDataBodyRange().conditionalFormats;
      format.add(Excel.ConditionalFormatType.iconSet).iconSet.style = Excel.IconSet.threeArrows;
      filter.applyIconFilter({ set: Excel.IconSet.threeArrows, index: 2 });
    },
    ["apple"],
  ),
  filtering(
    "apply.values",
    "The same by an object of criteria.",
    "Filter.apply",
    "Fruit",
    (filter) => filter.apply({ filterOn: Excel.FilterOn.values, values: ["pear"] }),
    ["pear"],
  ),
  filtering(
    "clear",
    "A cleared filter lets everything through.",
    "Filter.clear",
    "Fruit",
    (filter) => {
      filter.applyValuesFilter(["pear"]);
      filter.clear();
    },
    ["apple", "pear", "fig"],
  ),
  filtering(
    "dates",
    "Dates of a whole month.",
    "Filter.applyValuesFilter",
    "Count",
    (filter, table) => {
      const column = table.columns.getItem("Count").getDataBodyRange();
      column.values = [[43_831], [43_863], [43_850]];
      column.numberFormat = [["yyyy-mm-dd"], ["yyyy-mm-dd"], ["yyyy-mm-dd"]];
      filter.applyValuesFilter([{ date: "2020-01-15", specificity: Excel.FilterDatetimeSpecificity.month }]);
    },
    ["apple", "fig"],
  ),
];

const states: readonly ConformanceRow[] = [
  {
    id: "filter.criteria",
    behaviour: "The criteria can be read back.",
    members: ["Filter.criteria"],
    source: documented("Filter.criteria"),
    since: 2,
    expected: { filterOn: "Custom", criterion1: ">1" },
    observe: async (scratch) => {
      const applied = fruits(scratch).columns.getItem("Count").filter;
      applied.applyCustomFilter(">1");
      applied.load("criteria");
      await scratch.context.sync();
      const { filterOn, criterion1 } = applied.criteria;
      return { filterOn, criterion1: criterion1 ?? null };
    },
  },
  {
    id: "table.clearFilters",
    behaviour: "All filters of a table go, and every row is to be seen.",
    members: ["Table.clearFilters", "Range.rowHidden"],
    source: documented("Table.clearFilters"),
    since: 3,
    expected: { hidden: true, rows: ["apple", "pear", "fig"] },
    observe: async (scratch) => {
      const table = fruits(scratch);
      table.columns.getItem("Count").filter.applyTopItemsFilter(1);
      const hidden = scratch.sheet.getRange("A3").load("rowHidden");
      await scratch.context.sync();
      table.clearFilters();
      return { hidden: hidden.rowHidden, rows: await visible(scratch, table.getDataBodyRange()) };
    },
  },
  {
    id: "table.reapplyFilters",
    behaviour: "A filter looks at changed cells when it is applied again.",
    members: ["Table.reapplyFilters"],
    source: documented("Table.reapplyFilters"),
    since: 3,
    expected: { before: ["apple"], after: ["pear"] },
    observe: async (scratch) => {
      const table = fruits(scratch);
      table.columns.getItem("Count").filter.applyCustomFilter(">2");
      scratch.sheet.getRange("B2:B3").values = [[0], [9]];
      const before = await visible(scratch, table.getDataBodyRange());
      table.reapplyFilters();
      return { before, after: await visible(scratch, table.getDataBodyRange()) };
    },
  },
  {
    id: "table.autoFilter",
    behaviour: "The filter of a table knows that data are filtered.",
    members: ["Table.autoFilter", "AutoFilter.enabled", "AutoFilter.isDataFiltered", "AutoFilter.clearCriteria"],
    source: documented("AutoFilter.isDataFiltered"),
    since: 9,
    expected: { enabled: true, before: false, during: true, after: false },
    observe: async (scratch) => {
      const { context } = scratch;
      const table = fruits(scratch);
      const filter = table.autoFilter.load("enabled,isDataFiltered");
      await context.sync();
      const { enabled, isDataFiltered: before } = filter;
      table.columns.getItem("Count").filter.applyTopItemsFilter(1);
      filter.load("isDataFiltered");
      await context.sync();
      const during = filter.isDataFiltered;
      filter.clearCriteria();
      filter.load("isDataFiltered");
      await context.sync();
      return { enabled, before, during, after: filter.isDataFiltered };
    },
  },
  {
    id: "filter.protected",
    behaviour: "A protected sheet that does not grant filters refuses them.",
    members: ["Filter.applyTopItemsFilter", "WorksheetProtection.protect"],
    source: documented("WorksheetProtection.protect"),
    since: 2,
    expected: { error: "AccessDenied" },
    observe: async (scratch) => {
      const table = fruits(scratch);
      scratch.sheet.protection.protect();
      return outcome(scratch.context, () => table.columns.getItem("Count").filter.applyTopItemsFilter(1));
    },
  },
];

export const filterRows: readonly ConformanceRow[] = [...kinds, ...states];
