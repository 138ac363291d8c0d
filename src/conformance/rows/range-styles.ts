/* eslint-disable office-addins/load-object-before-read -- results of methods are read without a load */
import type { ConformanceRow, Observation } from "../row";
import { accepted, place, rangeRow } from "./range-row";

/** Cell styles, and properties of many cells at once. */
export const cellStyleRows: readonly ConformanceRow[] = [
  rangeRow(
    "range.style.built-in",
    7,
    "A built-in style is told by its name in the enumeration.",
    ["Range.style"],
    ["Normal", "Good", null],
    async ({ context, sheet }) => {
      sheet.getRange("B1").style = "Good";
      const plain = sheet.getRange("A1").load("style");
      const good = sheet.getRange("B1").load("style");
      const mixed = sheet.getRange("A1:B1").load("style");
      await context.sync();
      return [plain.style, good.style, mixed.style];
    },
  ),
  rangeRow(
    "styles.add",
    7,
    "An added style gives its looks to the cells that bear it.",
    ["StyleCollection.add", "StyleCollection.getItem", "Style.builtIn", "Style.delete"],
    { bold: true, color: "#00FF00", style: "my style", builtIn: false },
    async ({ context, sheet }) => {
      const { styles: all } = context.workbook;
      all.add("my style");
      const style = all.getItem("my style");
      style.font.bold = true;
      style.fill.color = "#00FF00";
      const range = sheet.getRange("A1");
      range.style = "my style";
      range.load("style,format/font/bold,format/fill/color");
      style.load("builtIn");
      await context.sync();
      const seen = {
        bold: range.format.font.bold,
        color: range.format.fill.color,
        style: range.style,
        builtIn: style.builtIn,
      };
      style.delete();
      await context.sync();
      return seen;
    },
  ),
  rangeRow(
    "styles.missing",
    7,
    "There is no style of an unknown name.",
    ["StyleCollection.getItem"],
    { error: "ItemNotFound" },
    (scratch) => {
      scratch.context.workbook.styles.getItem("no such style").load("name");
      return accepted(scratch);
    },
  ),
];

export const cellPropertyRows: readonly ConformanceRow[] = [
  rangeRow(
    "range.cell-properties",
    9,
    "Properties of each cell, as asked for.",
    ["Range.setCellProperties", "Range.getCellProperties"],
    [
      [
        { address: "A1", format: { fill: { color: "#FF0000" }, font: { bold: true } } },
        { address: "B1", format: { fill: { color: "#FFFFFF" }, font: { bold: false } } },
      ],
    ],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:B1");
      range.setCellProperties([[{ format: { fill: { color: "#FF0000" }, font: { bold: true } } }, {}]]);
      const cells = range.getCellProperties({ address: true, format: { fill: { color: true }, font: { bold: true } } });
      await context.sync();
      return cells.value.map((line) =>
        line.map((cell) => ({ ...cell, address: place(cell.address ?? "") })),
      ) as unknown as Observation;
    },
  ),
  rangeRow(
    "range.cell-properties.shape",
    9,
    "The array must have the range's shape.",
    ["Range.setCellProperties"],
    { error: "InvalidArgument" },
    (scratch) => {
      scratch.sheet.getRange("A1:B1").setCellProperties([[{}]]);
      return accepted(scratch);
    },
    "inferred: as for values",
  ),
  rangeRow(
    "range.row-properties",
    9,
    "Rows can be hidden one by one.",
    ["Range.setRowProperties", "Range.getRowProperties"],
    [
      { rowHidden: false, rowIndex: 0 },
      { rowHidden: true, rowIndex: 1 },
    ],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:A2");
      range.setRowProperties([{}, { rowHidden: true }]);
      const rows = range.getRowProperties({ rowHidden: true, rowIndex: true });
      await context.sync();
      return rows.value as unknown as Observation;
    },
  ),
  rangeRow(
    "range.column-properties",
    9,
    "Columns get widths one by one.",
    ["Range.setColumnProperties", "Range.getColumnProperties"],
    [{ format: { columnWidth: 60 } }, { format: { columnWidth: 90 } }],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:B1");
      range.setColumnProperties([{ format: { columnWidth: 60 } }, { format: { columnWidth: 90 } }]);
      const columns = range.getColumnProperties({ format: { columnWidth: true } });
      await context.sync();
      return columns.value as unknown as Observation;
    },
  ),
];
