import type { ConformanceRow, Observation, Scratch } from "../row";
import { documented } from "../row";

/** Waits until so much was told, or a second has passed. */
async function until(seen: readonly unknown[], count: number): Promise<void> {
  for (let waited = 0; waited < 1000 && seen.length < count; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function seenWhile(
  { context }: Scratch,
  seen: readonly Observation[],
  count: number,
  act: () => void,
): Promise<readonly Observation[]> {
  await context.sync();
  act();
  await context.sync();
  await until(seen, count);
  return seen;
}

/** What nearly every add-in does: finding cells, looking at them, being told of sheets. */
export const basicRows: readonly ConformanceRow[] = [
  {
    id: "basics.range.place",
    behaviour: "A range says its address with the sheet's name, and its place counted from 0.",
    members: ["Worksheet.getRange", "Range.address", "Range.rowIndex", "Range.columnIndex"],
    source: documented("Range.address"),
    since: 1,
    expected: { cells: "B3:D4", row: 2, column: 1, withSheet: true },
    observe: async ({ context, sheet, sheetName }) => {
      const range = sheet.getRange("B3:D4");
      range.load("address,rowIndex,columnIndex");
      await context.sync();
      const [owner = "", cells = ""] = range.address.split("!");
      return { cells, row: range.rowIndex, column: range.columnIndex, withSheet: owner === sheetName };
    },
  },
  {
    id: "basics.range.select",
    behaviour: "A range that is selected is the selected range.",
    members: ["Range.select", "Workbook.getSelectedRange"],
    source: documented("Range.select"),
    since: 1,
    expected: "C2:D5",
    observe: async ({ context, sheet }) => {
      sheet.getRange("C2:D5").select();
      await context.sync();
      const selected = context.workbook.getSelectedRange();
      selected.load("address");
      await context.sync();
      return selected.address.split("!")[1] ?? "";
    },
  },
  {
    id: "basics.range.columnHidden",
    behaviour: "Hidden columns read true, shown ones false, both together null.",
    members: ["Range.columnHidden"],
    source: documented("Range.columnHidden"),
    since: 2,
    expected: [true, false, null],
    observe: async ({ context, sheet }) => {
      sheet.getRange("B:B").columnHidden = true;
      const ranges = ["B1", "C1", "B1:C1"].map((address) => sheet.getRange(address).load("columnHidden"));
      await context.sync();
      return ranges.map((range) => range.columnHidden as boolean | null);
    },
  },
  {
    id: "basics.format.parts",
    behaviour: "Font, borders and protection of a range are read where they were written, and null where cells differ.",
    members: [
      "Range.format",
      "RangeFormat.font",
      "RangeFont.color",
      "RangeFormat.borders",
      "RangeFormat.protection",
      "FormatProtection.locked",
    ],
    source: documented("Range.format"),
    since: 2,
    expected: { color: "#FF0000", mixed: null, line: "Continuous", locked: false },
    observe: async ({ context, sheet }) => {
      const { font, borders, protection } = sheet.getRange("B2").format;
      font.color = "#FF0000";
      const line = borders.getItem("EdgeBottom");
      line.style = "Continuous";
      protection.locked = false;
      font.load("color");
      line.load("style");
      protection.load("locked");
      const both = sheet.getRange("B2:C2").format.font.load("color");
      await context.sync();
      const mixed = both.color as string | null;
      return { color: font.color, mixed, line: line.style, locked: protection.locked };
    },
  },
  {
    id: "basics.format.sharedLine",
    behaviour: "Neighbouring cells share the line between them: it is read from either side.",
    members: ["RangeFormat.borders", "RangeBorderCollection.getItem", "RangeBorder.style"],
    source: "inferred: a cell's border is drawn once, and Excel shows it for both cells",
    since: 1,
    expected: ["Continuous", "Continuous"],
    observe: async ({ context, sheet }) => {
      sheet.getRange("B2:C2").format.borders.getItem("EdgeBottom").style = "Continuous";
      sheet.getRange("C3").format.borders.getItem("EdgeTop").style = "Continuous";
      const lines = [
        sheet.getRange("B2:C2").format.borders.getItem("EdgeBottom"),
        sheet.getRange("B3:C3").format.borders.getItem("EdgeTop"),
      ].map((line) => line.load("style"));
      await context.sync();
      return lines.map((line) => line.style);
    },
  },
  {
    id: "basics.usedRange.none",
    behaviour: "An empty sheet has no used range: a null object.",
    members: ["Worksheet.getUsedRangeOrNullObject", "Range.rowCount", "Range.columnCount"],
    source: documented("Worksheet.getUsedRangeOrNullObject"),
    since: 4,
    expected: [true, "B2:C4", 3, 2],
    observe: async ({ context, sheet }) => {
      const none = sheet.getUsedRangeOrNullObject(true);
      none.load("address");
      await context.sync();
      sheet.getRange("B2").values = [[1]];
      sheet.getRange("C4").values = [["x"]];
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load("address,rowCount,columnCount");
      await context.sync();
      return [none.isNullObject, used.address.split("!")[1] ?? "", used.rowCount, used.columnCount];
    },
  },
  {
    id: "basics.numberFormat.single",
    behaviour: "One number format in a matrix of one cell holds for the whole range.",
    members: ["Range.numberFormat"],
    source: "https://learn.microsoft.com/office/dev/add-ins/tutorials/excel-tutorial",
    since: 1,
    expected: [["0.0"], ["0.0"]],
    observe: async ({ context, sheet }) => {
      const range = sheet.getRange("A1:A2");
      range.numberFormat = [["0.0"]];
      range.load("numberFormat");
      await context.sync();
      return range.numberFormat as string[][];
    },
  },
  {
    id: "basics.sheets.told",
    behaviour: "The collection tells of sheets added, changed and deleted, whichever sheet it is.",
    members: ["WorksheetCollection.onAdded", "WorksheetCollection.onChanged", "WorksheetCollection.onDeleted"],
    source: documented("WorksheetCollection.onChanged"),
    since: 9,
    expected: ["added", "changed A1", "deleted"],
    observe: async (scratch) => {
      const { worksheets } = scratch.context.workbook;
      const seen: string[] = [];
      const handlers: OfficeExtension.EventHandlerResult<unknown>[] = [
        worksheets.onAdded.add(async () => void seen.push("added")),
        worksheets.onChanged.add(async ({ address }) => void seen.push(`changed ${address}`)),
        worksheets.onDeleted.add(async () => void seen.push("deleted")),
      ];
      await seenWhile(scratch, seen, 1, () => worksheets.add("another"));
      await seenWhile(scratch, seen, 2, () => (worksheets.getItem("another").getRange("A1").values = [[1]]));
      await seenWhile(scratch, seen, 3, () => worksheets.getItem("another").delete());
      handlers.forEach((handler) => handler.remove());
      await scratch.context.sync();
      return seen;
    },
  },
  {
    id: "basics.sheets.renamed",
    behaviour: "The collection tells the name a sheet had and has.",
    members: ["WorksheetCollection.onNameChanged"],
    source: documented("WorksheetCollection.onNameChanged"),
    since: 17,
    expected: [["another", "renamed"]],
    observe: async (scratch) => {
      const { worksheets } = scratch.context.workbook;
      const seen: Observation[] = [];
      const added = worksheets.add("another");
      const handler = worksheets.onNameChanged.add(
        async ({ nameBefore, nameAfter }) => void seen.push([nameBefore, nameAfter]),
      );
      await seenWhile(scratch, seen, 1, () => (added.name = "renamed"));
      handler.remove();
      await scratch.context.sync();
      return seen;
    },
  },
];
