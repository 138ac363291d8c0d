import type { ConformanceRow, Observation, Scratch } from "../row";
import { documented } from "../row";
import { local, refusal } from "./fruit-table";

const data = [
  ["Farm", "Crates"],
  ["A", 2000],
  ["B", 1800],
  ["C", 2200],
  ["D", 300],
];

function filled({ sheet }: Scratch): Excel.Range {
  const range = sheet.getRange("A1:B5");
  range.values = data;
  return range;
}

async function visible({ context }: Scratch, range: Excel.Range): Promise<Observation> {
  const view = range.getVisibleView().load("values");
  await context.sync();
  return view.values.map((line: unknown[]) => line[0] as Observation);
}

const topHalf: Excel.FilterCriteria = { filterOn: "TopPercent", criterion1: "50" };

/** The filter of a sheet. */
export const autoFilterRows: readonly ConformanceRow[] = [
  {
    id: "autoFilter.apply",
    behaviour: "A range gets filter buttons and, with criteria, is filtered.",
    members: ["AutoFilter.apply", "AutoFilter.getRange", "AutoFilter.enabled", "Worksheet.autoFilter"],
    source: documented("AutoFilter.apply"),
    since: 9,
    expected: { enabled: true, filtered: true, range: "A1:B5", rows: ["Farm", "A", "C"] },
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      const range = filled(scratch);
      sheet.autoFilter.apply(range, 1, topHalf);
      sheet.autoFilter.load("enabled,isDataFiltered");
      const place = sheet.autoFilter.getRange().load("address");
      await context.sync();
      const { enabled, isDataFiltered: filtered } = sheet.autoFilter;
      return { enabled, filtered, range: local(place.address), rows: await visible(scratch, range) };
    },
  },
  {
    id: "autoFilter.second",
    behaviour: "A second column of the same range is filtered as well; one of them can be cleared.",
    members: ["AutoFilter.apply", "AutoFilter.clearColumnCriteria"],
    source: documented("AutoFilter.clearColumnCriteria"),
    since: 14,
    expected: { both: ["Farm", "A"], one: ["Farm", "A", "B"] },
    observe: async (scratch) => {
      const { sheet } = scratch;
      const range = filled(scratch);
      sheet.autoFilter.apply(range, 1, topHalf);
      sheet.autoFilter.apply(range, 0, { filterOn: Excel.FilterOn.values, values: ["A", "B"] });
      const both = await visible(scratch, range);
      sheet.autoFilter.clearColumnCriteria(1);
      return { both, one: await visible(scratch, range) };
    },
  },
  {
    id: "autoFilter.clearColumnCriteria.outside",
    behaviour: "A column that is not there is refused.",
    members: ["AutoFilter.clearColumnCriteria"],
    source: documented("AutoFilter.clearColumnCriteria"),
    since: 14,
    expected: ["InvalidArgument", "InvalidArgument"],
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      sheet.autoFilter.apply(filled(scratch));
      await context.sync();
      sheet.autoFilter.clearColumnCriteria(-1);
      const negative = await refusal(context);
      sheet.autoFilter.clearColumnCriteria(2);
      return [negative, await refusal(context)];
    },
  },
  {
    id: "autoFilter.criteria",
    behaviour: "The criteria of all columns can be read.",
    members: ["AutoFilter.criteria"],
    source: documented("AutoFilter.criteria"),
    since: 9,
    expected: "TopPercent",
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      sheet.autoFilter.apply(filled(scratch), 1, topHalf);
      sheet.autoFilter.load("criteria");
      await context.sync();
      return sheet.autoFilter.criteria[1]?.filterOn ?? null;
    },
  },
  {
    id: "autoFilter.reapply",
    behaviour: "Applied again, the filter looks at the cells as they are now.",
    members: ["AutoFilter.reapply"],
    source: documented("AutoFilter.reapply"),
    since: 9,
    expected: { before: ["Farm", "A", "C"], after: ["Farm", "C", "D"] },
    observe: async (scratch) => {
      const { sheet } = scratch;
      const range = filled(scratch);
      sheet.autoFilter.apply(range, 1, topHalf);
      await scratch.context.sync();
      sheet.getRange("B5").values = [[5000]];
      const before = await visible(scratch, range);
      sheet.autoFilter.reapply();
      return { before, after: await visible(scratch, range) };
    },
  },
  {
    id: "autoFilter.remove",
    behaviour: "Without a filter all rows are to be seen, and there is no range.",
    members: ["AutoFilter.remove", "AutoFilter.getRangeOrNullObject", "AutoFilter.clearCriteria"],
    source: documented("AutoFilter.remove"),
    since: 9,
    expected: { isNull: true, rows: ["Farm", "A", "B", "C", "D"] },
    observe: async (scratch) => {
      const { sheet } = scratch;
      const range = filled(scratch);
      sheet.autoFilter.apply(range, 1, topHalf);
      sheet.autoFilter.remove();
      const none = sheet.autoFilter.getRangeOrNullObject().load("address");
      const rows = await visible(scratch, range);
      return { isNull: none.isNullObject, rows };
    },
  },
];
