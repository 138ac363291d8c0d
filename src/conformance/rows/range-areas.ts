import type { ConformanceRow } from "../row";
import { accepted, place, rangeRow } from "./range-row";

/** Several ranges of a sheet under one object. */
export const rangeAreasRows: readonly ConformanceRow[] = [
  rangeRow(
    "areas.basics",
    9,
    "Several ranges of a sheet under one object.",
    ["RangeAreas.address", "RangeAreas.areaCount", "RangeAreas.cellCount", "RangeCollection.getItemAt"],
    { address: "A1:B2,D4", areas: 2, cells: 5, second: "D4" },
    async ({ context, sheet }) => {
      const all = sheet.getRanges("A1:B2,D4").load("address,areaCount,cellCount");
      const second = all.areas.getItemAt(1).load("address");
      await context.sync();
      return { address: place(all.address), areas: all.areaCount, cells: all.cellCount, second: place(second.address) };
    },
  ),
  rangeRow(
    "areas.format",
    9,
    "A format is given to all of them.",
    ["RangeAreas.format", "RangeAreas.style"],
    ["#FF0000", "#FF0000", "Normal"],
    async ({ context, sheet }) => {
      const all = sheet.getRanges("A1:B2,D4");
      all.format.fill.color = "#FF0000";
      const [one, other] = [sheet.getRange("B2"), sheet.getRange("D4")];
      one.load("format/fill/color");
      other.load("format/fill/color");
      all.load("style");
      await context.sync();
      return [one.format.fill.color, other.format.fill.color, all.style];
    },
  ),
  rangeRow(
    "areas.intersection",
    9,
    "What they share with a range.",
    ["RangeAreas.getIntersection"],
    "B2,D4",
    async ({ context, sheet }) => {
      const shared = sheet.getRanges("A1:B2,D4").getIntersection("B2:D4").load("address");
      await context.sync();
      return place(shared.address);
    },
  ),
  rangeRow(
    "areas.offset",
    9,
    "All moved alike.",
    ["RangeAreas.getOffsetRangeAreas"],
    "B2:C3,E5",
    async ({ context, sheet }) => {
      const moved = sheet.getRanges("A1:B2,D4").getOffsetRangeAreas(1, 1).load("address");
      await context.sync();
      return place(moved.address);
    },
  ),
  rangeRow(
    "areas.entire",
    9,
    "Entire columns of all.",
    ["RangeAreas.getEntireColumn", "RangeAreas.isEntireColumn"],
    ["A:B,D:D", true],
    async ({ context, sheet }) => {
      const columns = sheet.getRanges("A1:B2,D4").getEntireColumn().load("address,isEntireColumn");
      await context.sync();
      return [place(columns.address), columns.isEntireColumn];
    },
  ),
  rangeRow(
    "areas.used.none",
    9,
    "ItemNotFound when none is used.",
    ["RangeAreas.getUsedRangeAreas"],
    { error: "ItemNotFound" },
    (scratch) => {
      scratch.sheet.getRanges("A1:B2,D4").getUsedRangeAreas(true).load("address");
      return accepted(scratch);
    },
  ),
  rangeRow(
    "areas.special",
    9,
    "Special cells of all.",
    ["RangeAreas.getSpecialCells"],
    "B1,D4",
    async ({ context, sheet }) => {
      sheet.getRange("B1").values = [[1]];
      sheet.getRange("D4").values = [[2]];
      const constants = sheet.getRanges("A1:B2,D4").getSpecialCells("Constants", "Numbers").load("address");
      await context.sync();
      return place(constants.address);
    },
  ),
];
