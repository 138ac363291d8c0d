/* eslint-disable office-addins/no-empty-load -- what is loaded is told by each row */
import type { ConformanceRow, Observation, Scratch } from "../row";
import { accepted, rangeRow } from "./range-row";

/** Sets something on B2:C3 and reads it back from there. */
function format(
  id: string,
  since: number,
  behaviour: string,
  members: readonly [string, ...string[]],
  set: (range: Excel.Range) => void,
  load: string,
  read: (range: Excel.Range) => Observation,
  expected: Observation,
): ConformanceRow {
  return rangeRow(`range.format.${id}`, since, behaviour, members, expected, async ({ context, sheet }: Scratch) => {
    const range = sheet.getRange("B2:C3");
    set(range);
    range.load(load);
    await context.sync();
    return read(range);
  });
}

const formats: readonly ConformanceRow[] = [
  format(
    "mixed",
    1,
    "Where cells differ a property is null.",
    ["RangeFont.bold"],
    (range) => void (range.getCell(0, 0).format.font.bold = true),
    "format/font/bold",
    (range) => range.format.font.bold,
    null,
  ),
  format(
    "font",
    1,
    "Font properties come back as they were set.",
    ["RangeFont.underline", "RangeFont.size", "RangeFont.name", "RangeFont.italic"],
    (range) => range.format.font.set({ underline: "Double", size: 14, name: "Arial", italic: true }),
    "format/font",
    (range) => [range.format.font.underline, range.format.font.size, range.format.font.name, range.format.font.italic],
    ["Double", 14, "Arial", true],
  ),
  format(
    "superscript",
    9,
    "Superscript and subscript exclude each other.",
    ["RangeFont.superscript", "RangeFont.subscript"],
    (range) => {
      range.format.font.superscript = true;
      range.format.font.subscript = true;
    },
    "format/font/superscript,format/font/subscript",
    (range) => [range.format.font.superscript, range.format.font.subscript],
    [false, true],
  ),
  format(
    "fill",
    1,
    "A fill is told as #RRGGBB, named colours too.",
    ["RangeFill.color"],
    (range) => void (range.format.fill.color = "orange"),
    "format/fill/color",
    (range) => range.format.fill.color,
    "#FFA500",
  ),
  format(
    "fill.clear",
    1,
    "A cleared fill reads as white.",
    ["RangeFill.clear"],
    (range) => {
      range.format.fill.color = "#FF0000";
      range.format.fill.clear();
    },
    "format/fill/color",
    (range) => range.format.fill.color,
    "#FFFFFF",
  ),
  format(
    "pattern",
    9,
    "A fill may have a pattern in a colour of its own.",
    ["RangeFill.pattern", "RangeFill.patternColor"],
    (range) => range.format.fill.set({ color: "#FFFF00", pattern: "Gray50", patternColor: "#0000FF" }),
    "format/fill",
    (range) => [range.format.fill.color, range.format.fill.pattern, range.format.fill.patternColor],
    ["#FFFF00", "Gray50", "#0000FF"],
  ),
  format(
    "orientation",
    7,
    "Text can be turned.",
    ["RangeFormat.textOrientation"],
    (range) => void (range.format.textOrientation = 45),
    "format/textOrientation",
    (range) => range.format.textOrientation,
    45,
  ),
  rangeRow(
    "range.format.orientation.illegal",
    7,
    "Text turns by -90 to 90 degrees, or 180.",
    ["RangeFormat.textOrientation"],
    { error: "InvalidArgument" },
    (scratch) => {
      scratch.sheet.getRange("A1").format.textOrientation = 100;
      return accepted(scratch);
    },
  ),
  format(
    "alignment",
    1,
    "Alignments come back as they were set.",
    ["RangeFormat.horizontalAlignment", "RangeFormat.verticalAlignment", "RangeFormat.wrapText"],
    (range) =>
      range.format.set({
        horizontalAlignment: "CenterAcrossSelection",
        verticalAlignment: "Distributed",
        wrapText: true,
      }),
    "format",
    (range) => [range.format.horizontalAlignment, range.format.verticalAlignment, range.format.wrapText],
    ["CenterAcrossSelection", "Distributed", true],
  ),
  format(
    "alignment.more",
    9,
    "Indent, shrinking and reading order come back.",
    ["RangeFormat.indentLevel", "RangeFormat.shrinkToFit", "RangeFormat.readingOrder"],
    (range) =>
      range.format.set({ horizontalAlignment: "Left", indentLevel: 3, shrinkToFit: true, readingOrder: "RightToLeft" }),
    "format",
    (range) => [range.format.indentLevel, range.format.shrinkToFit, range.format.readingOrder],
    [3, true, "RightToLeft"],
  ),
  format(
    "adjust-indent",
    11,
    "An indent does not fall below 0.",
    ["RangeFormat.adjustIndent"],
    (range) => {
      range.format.horizontalAlignment = "Left";
      range.format.adjustIndent(2);
      range.format.adjustIndent(-5);
    },
    "format/indentLevel",
    (range) => range.format.indentLevel,
    0,
  ),
  format(
    "sizes",
    2,
    "Widths and heights are points.",
    ["RangeFormat.columnWidth", "RangeFormat.rowHeight", "RangeFormat.useStandardHeight"],
    (range) => range.format.set({ columnWidth: 90, rowHeight: 30 }),
    "format/columnWidth,format/rowHeight,format/useStandardHeight",
    (range) => [range.format.columnWidth, range.format.rowHeight, range.format.useStandardHeight],
    [90, 30, false],
  ),
  format(
    "extent",
    10,
    "Width and height are those of the columns and rows together.",
    ["Range.width", "Range.height"],
    (range) => range.format.set({ columnWidth: 90, rowHeight: 30 }),
    "width,height",
    (range) => [range.width, range.height],
    [180, 60],
  ),
  format(
    "protection",
    2,
    "Cells are locked unless told otherwise.",
    ["FormatProtection.locked", "FormatProtection.formulaHidden"],
    (range) => void (range.format.protection.formulaHidden = true),
    "format/protection",
    (range) => [range.format.protection.locked, range.format.protection.formulaHidden],
    [true, true],
  ),
];

async function borderStyles(range: Excel.Range, context: Excel.RequestContext): Promise<Record<string, string>> {
  range.format.borders.load("items/sideIndex,items/style");
  await context.sync();
  return Object.fromEntries(range.format.borders.items.map((border) => [border.sideIndex, border.style]));
}

const borders: readonly ConformanceRow[] = [
  rangeRow(
    "range.borders",
    1,
    "A range has eight borders, each set for itself.",
    ["RangeBorder.style", "RangeBorderCollection.getItem", "RangeBorderCollection.items"],
    {
      EdgeTop: "Continuous",
      EdgeBottom: "Double",
      EdgeLeft: "None",
      EdgeRight: "None",
      InsideVertical: "Dash",
      InsideHorizontal: "None",
      DiagonalDown: "DashDot",
      DiagonalUp: "None",
    },
    async ({ context, sheet }) => {
      const range = sheet.getRange("B2:C3");
      range.format.borders.getItem("EdgeTop").style = "Continuous";
      range.format.borders.getItem("EdgeBottom").style = "Double";
      range.format.borders.getItem("InsideVertical").style = "Dash";
      range.format.borders.getItem("DiagonalDown").style = "DashDot";
      return borderStyles(range, context);
    },
  ),
  rangeRow(
    "range.borders.shared",
    1,
    "Neighbours share the line between them.",
    ["RangeBorder.style"],
    "Continuous",
    async ({ context, sheet }) => {
      sheet.getRange("B2").format.borders.getItem("EdgeBottom").style = "Continuous";
      const top = sheet.getRange("B3").format.borders.getItem("EdgeTop").load("style");
      await context.sync();
      return top.style;
    },
    "inferred: the line is drawn once and Excel tells it of both cells",
  ),
  rangeRow(
    "range.borders.weight",
    1,
    "Weight and colour of a border.",
    ["RangeBorder.weight", "RangeBorder.color"],
    ["Continuous", "Thick", "#FF0000"],
    async ({ context, sheet }) => {
      const border = sheet.getRange("B2").format.borders.getItem("EdgeTop");
      border.style = "Continuous";
      border.weight = "Thick";
      border.color = "#FF0000";
      border.load("style,weight,color");
      await context.sync();
      return [border.style, border.weight, border.color];
    },
  ),
];

/** How cells look. */
export const rangeFormatRows: readonly ConformanceRow[] = [...formats, ...borders];
