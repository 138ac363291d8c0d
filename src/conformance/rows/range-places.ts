/* eslint-disable office-addins/load-object-before-read -- results of methods are read without a load */
import type { ConformanceRow, Observation, Scratch } from "../row";
import { documented } from "../row";
import { accepted, place, rangeRow } from "./range-row";

/** Where a range that is worked out from another one lies. */
function where(
  id: string,
  since: number,
  member: string,
  expected: string,
  find: (sheet: Excel.Worksheet) => Excel.Range,
): ConformanceRow {
  return rangeRow(`range.${id}`, since, `${member} finds ${expected}.`, [member], expected, async (scratch) => {
    const range = find(scratch.sheet).load("address");
    await scratch.context.sync();
    return place(range.address);
  });
}

async function filled({ context, sheet }: Scratch): Promise<void> {
  sheet.getRange("B2:D4").values = [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ];
  sheet.getRange("G2").values = [["far"]];
  await context.sync();
}

/** Rows over a block in B2:D4 and a cell in G2. */
function onBlock(
  id: string,
  since: number,
  member: string,
  expected: string,
  find: (sheet: Excel.Worksheet) => Excel.Range,
): ConformanceRow {
  return rangeRow(`range.${id}`, since, `${member} finds ${expected}.`, [member], expected, async (scratch) => {
    await filled(scratch);
    const range = find(scratch.sheet).load("address");
    await scratch.context.sync();
    return place(range.address);
  });
}

async function special(scratch: Scratch, find: (range: Excel.Range) => Excel.RangeAreas): Promise<Observation> {
  scratch.sheet.getRange("A1:B3").formulas = [
    [1, "=A1"],
    ["text", '="t"'],
    ["", "=1/0"],
  ];
  const areas = find(scratch.sheet.getRange("A1:B3")).load("address");
  await scratch.context.sync();
  return areas.isNullObject ? null : place(areas.address);
}

/** Ranges found from ranges. */
export const rangePlaceRows: readonly ConformanceRow[] = [
  where("get-cell.outside", 1, "Range.getCell", "D6", (sheet) => sheet.getRange("B2:C3").getCell(4, 2)),
  where("last-cell", 1, "Range.getLastCell", "C3", (sheet) => sheet.getRange("B2:C3").getLastCell()),
  where("last-row", 1, "Range.getLastRow", "B3:C3", (sheet) => sheet.getRange("B2:C3").getLastRow()),
  where("last-column", 1, "Range.getLastColumn", "C2:C3", (sheet) => sheet.getRange("B2:C3").getLastColumn()),
  where("entire-row", 1, "Range.getEntireRow", "2:3", (sheet) => sheet.getRange("B2:C3").getEntireRow()),
  where("entire-column", 1, "Range.getEntireColumn", "B:C", (sheet) => sheet.getRange("B2:C3").getEntireColumn()),
  where("offset", 1, "Range.getOffsetRange", "A4:B5", (sheet) => sheet.getRange("B2:C3").getOffsetRange(2, -1)),
  where("resized", 2, "Range.getResizedRange", "B2:B4", (sheet) => sheet.getRange("B2:C3").getResizedRange(1, -1)),
  where("absolute-resized", 7, "Range.getAbsoluteResizedRange", "B2:D2", (sheet) =>
    sheet.getRange("B2:C3").getAbsoluteResizedRange(1, 3),
  ),
  where("rows-above", 2, "Range.getRowsAbove", "C3:D4", (sheet) => sheet.getRange("C5:D6").getRowsAbove(2)),
  where("rows-below", 2, "Range.getRowsBelow", "C7:D7", (sheet) => sheet.getRange("C5:D6").getRowsBelow()),
  where("rows-below.inside", 2, "Range.getRowsBelow", "C6:D6", (sheet) => sheet.getRange("C5:D6").getRowsBelow(-1)),
  where("columns-before", 2, "Range.getColumnsBefore", "B5:B6", (sheet) => sheet.getRange("C5:D6").getColumnsBefore()),
  where("columns-after", 2, "Range.getColumnsAfter", "E5:F6", (sheet) => sheet.getRange("C5:D6").getColumnsAfter(2)),
  where("bounding", 1, "Range.getBoundingRect", "A1:D4", (sheet) => sheet.getRange("A1:B2").getBoundingRect("C4:D4")),
  where("intersection", 1, "Range.getIntersection", "B2", (sheet) => sheet.getRange("A1:B2").getIntersection("B2:C3")),
  rangeRow(
    "range.intersection.none",
    1,
    "Ranges that do not meet have no intersection.",
    ["Range.getIntersection"],
    { error: "ItemNotFound" },
    (scratch) => {
      scratch.sheet.getRange("A1").getIntersection("C3").load("address");
      return accepted(scratch);
    },
    documented("Range.getIntersectionOrNullObject"),
  ),
  rangeRow(
    "range.offset.outside",
    1,
    "A range outside the sheet is refused.",
    ["Range.getOffsetRange"],
    { error: "InvalidArgument" },
    (scratch) => {
      scratch.sheet.getRange("A1").getOffsetRange(-1, 0).load("address");
      return accepted(scratch);
    },
  ),
  onBlock("edge.down", 13, "Range.getRangeEdge", "B4", (sheet) => sheet.getRange("B2").getRangeEdge("Down")),
  onBlock("edge.right.gap", 13, "Range.getRangeEdge", "G2", (sheet) => sheet.getRange("D2").getRangeEdge("Right")),
  onBlock("edge.sheet", 13, "Range.getRangeEdge", "B1048576", (sheet) => sheet.getRange("B4").getRangeEdge("Down")),
  onBlock("extended", 13, "Range.getExtendedRange", "B2:D2", (sheet) => sheet.getRange("B2").getExtendedRange("Right")),
  onBlock("surrounding", 7, "Range.getSurroundingRegion", "B2:D4", (sheet) =>
    sheet.getRange("C3").getSurroundingRegion(),
  ),
  onBlock("used", 1, "Range.getUsedRange", "B2:B4", (sheet) => sheet.getRange("A:B").getUsedRange(true)),
  rangeRow(
    "range.edge.foreign-cell",
    13,
    "The active cell must be in the range.",
    ["Range.getRangeEdge"],
    "refused",
    async ({ context, sheet }) => {
      sheet.getRange("B2").getRangeEdge("Down", "D9").load("address");
      return context.sync().then(
        () => "accepted",
        () => "refused",
      );
    },
  ),
  rangeRow(
    "range.used.none",
    1,
    "A range without used cells has no used range.",
    ["Range.getUsedRange"],
    { error: "ItemNotFound" },
    (scratch) => {
      scratch.sheet.getRange("A1:B2").getUsedRange(true).load("address");
      return accepted(scratch);
    },
  ),
  rangeRow("range.special.constants", 9, "Constants of all kinds.", ["Range.getSpecialCells"], "A1:A2", (scratch) =>
    special(scratch, (range) => range.getSpecialCells("Constants")),
  ),
  rangeRow(
    "range.special.formulas.errors",
    9,
    "Formulas whose value is an error.",
    ["Range.getSpecialCells"],
    "B3",
    (scratch) => special(scratch, (range) => range.getSpecialCells("Formulas", "Errors")),
  ),
  rangeRow("range.special.blanks", 9, "Blanks.", ["Range.getSpecialCells"], "A3", (scratch) =>
    special(scratch, (range) => range.getSpecialCells("Blanks")),
  ),
  rangeRow(
    "range.special.none",
    9,
    "ItemNotFound where there are no such cells.",
    ["Range.getSpecialCells"],
    { error: "ItemNotFound" },
    (scratch) => special(scratch, (range) => range.getSpecialCells("Constants", "Errors")),
  ),
  rangeRow(
    "range.special.none.null-object",
    9,
    "A null object where there are no such cells.",
    ["Range.getSpecialCellsOrNullObject"],
    null,
    (scratch) => special(scratch, (range) => range.getSpecialCellsOrNullObject("Constants", "Errors")),
  ),
  rangeRow(
    "range.special.visible",
    9,
    "Visible cells leave hidden rows out.",
    ["Range.getSpecialCells"],
    "A1:B1,A3:B3",
    async ({ context, sheet }) => {
      sheet.getRange("2:2").rowHidden = true;
      const areas = sheet.getRange("A1:B3").getSpecialCells("Visible").load("address");
      await context.sync();
      return place(areas.address);
    },
  ),
  rangeRow(
    "range.visible-view",
    3,
    "A visible view has the visible rows only.",
    ["Range.getVisibleView", "RangeView.values", "RangeView.rowCount", "RangeViewCollection.getCount"],
    { values: [[1], [3]], rows: 2, count: 2 },
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:A3");
      range.values = [[1], [2], [3]];
      sheet.getRange("2:2").rowHidden = true;
      const view = range.getVisibleView().load("values,rowCount");
      const count = view.rows.getCount();
      await context.sync();
      return { values: view.values as number[][], rows: view.rowCount, count: count.value };
    },
  ),
  rangeRow(
    "range.precedents",
    12,
    "The cells a formula looks at, by sheet.",
    ["Range.getDirectPrecedents", "WorkbookRangeAreas.addresses"],
    ["A1", "B1:B2"],
    async ({ context, sheet }) => {
      sheet.getRange("C1").formulas = [["=A1+SUM(B1:B2)"]];
      const areas = sheet.getRange("C1").getDirectPrecedents().load("addresses");
      await context.sync();
      return areas.addresses.flatMap((address) => place(address).split(",")).sort();
    },
  ),
  rangeRow(
    "range.precedents.all",
    14,
    "All precedents go through the formulas of precedents.",
    ["Range.getPrecedents"],
    ["A1:B1"],
    async ({ context, sheet }) => {
      sheet.getRange("B1:C1").formulas = [["=A1", "=B1"]];
      const areas = sheet.getRange("C1").getPrecedents().load("addresses");
      await context.sync();
      return areas.addresses.map(place);
    },
  ),
  rangeRow(
    "range.precedents.none",
    12,
    "A cell without precedents: ItemNotFound.",
    ["Range.getDirectPrecedents"],
    { error: "ItemNotFound" },
    (scratch) => {
      scratch.sheet.getRange("A1").getDirectPrecedents().load("addresses");
      return accepted(scratch);
    },
  ),
  rangeRow(
    "range.dependents",
    13,
    "The formulas that look at a cell, on other sheets, too.",
    ["Range.getDirectDependents", "WorkbookRangeAreas.areas", "RangeAreasCollection.getCount"],
    { sheets: 2, own: "B1" },
    async ({ context, sheet, sheetName }) => {
      const other = context.workbook.worksheets.add("other");
      sheet.getRange("B1").formulas = [["=A1"]];
      other.getRange("A1").formulas = [[`=${sheetName}!A1`]];
      await context.sync();
      const dependents = sheet.getRange("A1").getDirectDependents();
      const count = dependents.areas.getCount();
      const own = dependents.getRangeAreasBySheet(sheetName).load("address");
      await context.sync();
      return { sheets: count.value, own: place(own.address) };
    },
  ),
];
