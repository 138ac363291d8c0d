/* eslint-disable office-addins/call-sync-after-load -- what is written is no read */
import type { ConformanceRow } from "../row";
import { documented } from "../row";
import type { Cell } from "./range-change";
import { change } from "./range-change";
import { accepted, place, rangeRow } from "./range-row";

/** Inserting, deleting, merging, grouping. */
export const rangeShiftingRows: readonly ConformanceRow[] = [
  change(
    "insert.down",
    1,
    "Cells below move down.",
    ["Range.insert"],
    [[1], [2]],
    (sheet) => void sheet.getRange("A1").insert("Down"),
    "A1:A3",
    [[""], [1], [2]],
  ),
  change(
    "insert.right",
    1,
    "Cells beside move to the right.",
    ["Range.insert"],
    [[1, 2]],
    (sheet) => void sheet.getRange("A1").insert("Right"),
    "A1:C1",
    [["", 1, 2]],
  ),
  change(
    "delete.up",
    1,
    "Cells below move up.",
    ["Range.delete"],
    [[1], [2]],
    (sheet) => sheet.getRange("A1").delete("Up"),
    "A1:A2",
    [[2], [""]],
  ),
  change(
    "delete.reference",
    1,
    "A formula whose cell was deleted is #REF!.",
    ["Range.delete"],
    [[1, "=A1"]],
    (sheet) => sheet.getRange("A:A").delete("Left"),
    "A1",
    [["=#REF!"]],
    "inferred: Excel's formulas lose deleted cells",
  ),
  change(
    "insert.formulas",
    1,
    "Formulas follow the cells they look at.",
    ["Range.insert"],
    [[1, "", "=A1"]],
    (sheet) => void sheet.getRange("A1").insert("Down"),
    "C1",
    [["=A2"]],
    "inferred: references follow moved cells",
  ),
  rangeRow(
    "range.insert.new-range",
    1,
    "Inserting gives the blank range; the old one has moved.",
    ["Range.insert"],
    { blank: "A1", moved: "A2" },
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1");
      range.values = [[1]];
      await context.sync();
      const blank = range.insert("Down").load("address");
      range.load("address");
      await context.sync();
      return { blank: place(blank.address), moved: place(range.address) };
    },
  ),
  rangeRow(
    "range.insert.off-sheet",
    1,
    "Nothing may be pushed off the sheet.",
    ["Range.insert"],
    { error: "NonBlankCellOffSheet" },
    (scratch) => {
      scratch.sheet.getRange("XFD1").values = [[1]];
      scratch.sheet.getRange("A1").insert("Right");
      return accepted(scratch);
    },
    "https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling",
  ),
  rangeRow(
    "range.deleted",
    1,
    "A range whose cells were deleted is no longer valid.",
    ["Range.delete"],
    { error: "InvalidReference" },
    async (scratch) => {
      const range = scratch.sheet.getRange("A5");
      range.load("address");
      await scratch.context.sync();
      scratch.sheet.getRange("5:5").delete("Up");
      range.load("values");
      return accepted(scratch);
    },
    "https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling",
  ),
  rangeRow(
    "range.merge",
    2,
    "Merged cells keep the first value and are told.",
    ["Range.merge", "Range.getMergedAreasOrNullObject"],
    {
      areas: "A1:B2",
      values: [
        [1, ""],
        ["", ""],
      ],
    },
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:B2");
      range.values = [
        [1, 2],
        [3, 4],
      ];
      range.merge();
      const areas = range.getMergedAreasOrNullObject().load("address");
      range.load("values");
      await context.sync();
      return { areas: place(areas.address), values: range.values as Cell[][] };
    },
  ),
  rangeRow(
    "range.merge.across",
    2,
    "Merging across joins the cells of each row.",
    ["Range.merge"],
    "A1:B1,A2:B2",
    async ({ context, sheet }) => {
      sheet.getRange("A1:B2").merge(true);
      const areas = sheet.getRange("A1:C3").getMergedAreasOrNullObject().load("address");
      await context.sync();
      return place(areas.address);
    },
  ),
  rangeRow(
    "range.unmerge",
    2,
    "Unmerged cells are single again.",
    ["Range.unmerge"],
    true,
    async ({ context, sheet }) => {
      sheet.getRange("A1:B2").merge();
      sheet.getRange("A1:B2").unmerge();
      const areas = sheet.getRange("A1:C3").getMergedAreasOrNullObject().load("address");
      await context.sync();
      return areas.isNullObject;
    },
  ),
  rangeRow(
    "range.group",
    10,
    "The details of a group can be hidden and shown.",
    ["Range.group", "Range.hideGroupDetails", "Range.showGroupDetails"],
    [true, false],
    async ({ context, sheet }) => {
      const rows = sheet.getRange("2:4");
      rows.group("ByRows");
      rows.hideGroupDetails("ByRows");
      rows.load("rowHidden");
      await context.sync();
      const hidden = rows.rowHidden;
      rows.showGroupDetails("ByRows");
      rows.load("rowHidden");
      await context.sync();
      return [hidden, rows.rowHidden];
    },
  ),
  rangeRow(
    "range.group.direction",
    10,
    "Whole rows cannot be grouped by columns.",
    ["Range.group"],
    { error: "InvalidArgument" },
    (scratch) => {
      scratch.sheet.getRange("2:4").group("ByColumns");
      return accepted(scratch);
    },
  ),
  rangeRow(
    "range.protected",
    1,
    "Locked cells of a protected sheet cannot be written.",
    ["Range.values"],
    { error: "AccessDenied" },
    (scratch) => {
      scratch.sheet.protection.protect();
      scratch.sheet.getRange("A1").values = [[1]];
      return accepted(scratch);
    },
    documented("WorksheetProtection.protect"),
  ),
];
