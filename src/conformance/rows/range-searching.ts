import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { accepted, place, rangeRow } from "./range-row";

/** Finding, replacing, and removing of duplicates. */
export const rangeSearchingRows: readonly ConformanceRow[] = [
  rangeRow(
    "range.find",
    9,
    "The first cell with the text, whatever its case.",
    ["Range.find"],
    "A2",
    async ({ context, sheet }) => {
      sheet.getRange("A1:A3").values = [["x"], ["Caterpillar"], ["cat"]];
      const found = sheet.getRange("A1:A3").find("cat", {}).load("address");
      await context.sync();
      return place(found.address);
    },
  ),
  rangeRow(
    "range.find.complete",
    9,
    "A complete match, from behind.",
    ["Range.find"],
    "A3",
    async ({ context, sheet }) => {
      sheet.getRange("A1:A3").values = [["x"], ["Caterpillar"], ["cat"]];
      const found = sheet
        .getRange("A1:A3")
        .find("cat", { completeMatch: true, matchCase: true, searchDirection: "Backwards" })
        .load("address");
      await context.sync();
      return place(found.address);
    },
  ),
  rangeRow(
    "range.find.none",
    9,
    "ItemNotFound when nothing matches.",
    ["Range.find"],
    { error: "ItemNotFound" },
    (scratch) => {
      scratch.sheet.getRange("A1:A3").find("nothing", {}).load("address");
      return accepted(scratch);
    },
    documented("Range.findOrNullObject"),
  ),
  rangeRow(
    "range.replace-all",
    9,
    "Every match is replaced and counted.",
    ["Range.replaceAll"],
    { count: 2, values: [["dog"], ["y"], ["dogs"]] },
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:A3");
      range.values = [["cat"], ["y"], ["cats"]];
      const count = range.replaceAll("cat", "dog", {});
      range.load("values");
      await context.sync();
      return { count: count.value, values: range.values as string[][] };
    },
  ),
  rangeRow(
    "range.remove-duplicates",
    9,
    "Repeated rows go, the rest moves up.",
    ["Range.removeDuplicates", "RemoveDuplicatesResult.removed", "RemoveDuplicatesResult.uniqueRemaining"],
    { removed: 1, left: 2, values: [["id"], ["a"], ["b"], [""]] },
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:A4");
      range.values = [["id"], ["a"], ["A"], ["b"]];
      const result = range.removeDuplicates([0], true).load("removed,uniqueRemaining");
      range.load("values");
      await context.sync();
      return { removed: result.removed, left: result.uniqueRemaining, values: range.values as string[][] };
    },
  ),
  rangeRow(
    "range.remove-duplicates.no-column",
    9,
    "At least one column must be named.",
    ["Range.removeDuplicates"],
    { error: "InvalidArgument" },
    (scratch) => {
      scratch.sheet.getRange("A1:A4").removeDuplicates([], false).load("removed");
      return accepted(scratch);
    },
  ),
];
