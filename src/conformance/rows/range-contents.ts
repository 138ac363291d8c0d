import type { ConformanceRow } from "../row";
import { accepted, place, rangeRow } from "./range-row";

const limits = "https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-unbounded";

/** What cells hold, and how it is written and read. */
export const rangeContentRows: readonly ConformanceRow[] = [
  rangeRow(
    "range.values.scalar",
    1,
    "A single value goes into every cell.",
    ["Range.values"],
    [
      ["x", "x"],
      ["x", "x"],
    ],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:B2");
      (range as { values: unknown }).values = "x";
      range.load("values");
      await context.sync();
      return range.values as string[][];
    },
    "https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values",
  ),
  rangeRow(
    "range.values.null",
    1,
    "null leaves a cell as it is, an empty text empties it.",
    ["Range.values"],
    [[1, "", 4]],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:C1");
      range.values = [[1, 2, 3]];
      range.values = [[null, "", 4]];
      range.load("values");
      await context.sync();
      return range.values as (string | number)[][];
    },
    "https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values",
  ),
  rangeRow(
    "range.values.shape",
    1,
    "An array of another shape than the range is refused.",
    ["Range.values"],
    { error: "InvalidArgument" },
    (scratch) => {
      scratch.sheet.getRange("A1:B1").values = [[1, 2, 3]];
      return accepted(scratch);
    },
  ),
  rangeRow(
    "range.values.unbounded",
    1,
    "Properties of cells are null for whole columns.",
    ["Range.values", "Range.text", "Range.formulas"],
    [null, null, null],
    async ({ context, sheet }) => {
      const range = sheet.getRange("C:C").load("values,text,formulas");
      await context.sync();
      return [range.values, range.text, range.formulas];
    },
    limits,
  ),
  rangeRow(
    "range.values.iso-date",
    1,
    "A date in ISO order becomes a serial number and shows as a date.",
    ["Range.values", "Range.valueTypes"],
    [[43_831], ["Double"]],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1");
      range.values = [["2020-01-01"]];
      range.load("values,valueTypes");
      await context.sync();
      return [range.values[0], range.valueTypes[0]] as [number[], string[]];
    },
  ),
  rangeRow(
    "range.values.percent",
    1,
    "A text with a percent sign becomes a number in a percent format.",
    ["Range.values", "Range.numberFormat", "Range.text"],
    [0.125, "0.00%", "12.50%"],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1");
      range.values = [["12.5%"]];
      range.load("values,numberFormat,text");
      await context.sync();
      return [range.values[0]?.[0], range.numberFormat[0]?.[0], range.text[0]?.[0]] as [number, string, string];
    },
    "inferred: Excel reads what is written to values as if it were typed",
  ),
  rangeRow(
    "range.values.signed-formula",
    1,
    "A text that begins with = is a formula; errors read as their text.",
    ["Range.values", "Range.valueTypes"],
    [
      [3, "#DIV/0!"],
      ["Double", "Error"],
    ],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:B1");
      range.values = [["=1+2", "=1/0"]];
      range.load("values,valueTypes");
      await context.sync();
      return [range.values[0], range.valueTypes[0]] as [(string | number)[], string[]];
    },
  ),
  rangeRow(
    "range.formulas.mixed",
    1,
    "formulas gives the formula, or the value where there is none.",
    ["Range.formulas"],
    [["a", 5, "=B1*2"]],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:C1");
      range.formulas = [["a", 5, "=B1*2"]];
      range.load("formulas");
      await context.sync();
      return range.formulas as (string | number)[][];
    },
  ),
  rangeRow(
    "range.formulas-r1c1.read",
    2,
    "Formulas read in R1C1 notation relative to their cell.",
    ["Range.formulasR1C1"],
    [["=R[-1]C+R1C1", "=SUM(R[-1]C[-2]:R[-1]C[-1])"]],
    async ({ context, sheet }) => {
      const range = sheet.getRange("C2:D2");
      range.formulas = [["=C1+$A$1", "=SUM(B1:C1)"]];
      range.load("formulasR1C1");
      await context.sync();
      return range.formulasR1C1 as string[][];
    },
  ),
  rangeRow(
    "range.formulas-r1c1.write",
    2,
    "Formulas in R1C1 notation can be written.",
    ["Range.formulasR1C1", "Range.formulas"],
    [["=B2+$A$1"]],
    async ({ context, sheet }) => {
      const range = sheet.getRange("B3");
      range.formulasR1C1 = [["=R[-1]C+R1C1"]];
      range.load("formulas");
      await context.sync();
      return range.formulas as string[][];
    },
  ),
  rangeRow(
    "range.formulas.malformed",
    1,
    "What is no formula is refused.",
    ["Range.formulas"],
    { error: "InvalidArgument" },
    (scratch) => {
      scratch.sheet.getRange("A1").formulas = [["=SUM("]];
      return accepted(scratch);
    },
    "inferred: Excel refuses it when typed, and InvalidArgument is the code of a malformed argument",
  ),
  rangeRow(
    "range.number-format-categories",
    12,
    "Every cell tells the category of its number format.",
    ["Range.numberFormatCategories"],
    [["General", "Percentage", "Text", "Number"]],
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1:D1");
      range.numberFormat = [["General", "0%", "@", "0.00"]];
      range.load("numberFormatCategories");
      await context.sync();
      return range.numberFormatCategories;
    },
  ),
  rangeRow(
    "range.spill",
    12,
    "A dynamic array is known by its anchor and by every cell it runs over.",
    ["Range.getSpillingToRange", "Range.getSpillParent", "Range.hasSpill", "Range.getSpillParentOrNullObject"],
    { to: "A1:B3", parent: "A1", inside: true, mixed: null, none: true },
    async ({ context, sheet }) => {
      sheet.getRange("A1").formulas = [["=SEQUENCE(3,2)"]];
      const to = sheet.getRange("A1").getSpillingToRange().load("address,hasSpill");
      const parent = sheet.getRange("B3").getSpillParent().load("address");
      const none = sheet.getRange("D1").getSpillParentOrNullObject().load("address");
      const mixed = sheet.getRange("A1:C1").load("hasSpill");
      await context.sync();
      return {
        to: place(to.address),
        parent: place(parent.address),
        inside: to.hasSpill,
        mixed: mixed.hasSpill,
        none: none.isNullObject,
      };
    },
  ),
  rangeRow(
    "range.spill.several-cells",
    12,
    "Asking a range of several cells for its spill fails; the code is not documented.",
    ["Range.getSpillParent"],
    "refused",
    async ({ context, sheet }) => {
      sheet.getRange("A1:A2").getSpillParent().load("address");
      return context.sync().then(
        () => "accepted",
        () => "refused",
      );
    },
  ),
  rangeRow(
    "range.clear.contents",
    1,
    "Clearing contents leaves formats.",
    ["Range.clear"],
    { value: "", bold: true },
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1");
      range.values = [[1]];
      range.format.font.bold = true;
      range.clear("Contents");
      range.load("values,format/font/bold");
      await context.sync();
      return { value: range.values[0]?.[0] as string, bold: range.format.font.bold };
    },
  ),
  rangeRow(
    "range.clear.formats",
    1,
    "Clearing formats leaves contents.",
    ["Range.clear"],
    { value: 1, bold: false },
    async ({ context, sheet }) => {
      const range = sheet.getRange("A1");
      range.values = [[1]];
      range.format.font.bold = true;
      range.clear("Formats");
      range.load("values,format/font/bold");
      await context.sync();
      return { value: range.values[0]?.[0] as number, bold: range.format.font.bold };
    },
  ),
  rangeRow(
    "range.hyperlink",
    7,
    "A hyperlink puts its text into the cell and is read back.",
    ["Range.hyperlink", "Range.values"],
    { address: "https://www.contoso.com/", tip: "tip", text: "Contoso", value: "Contoso" },
    async ({ context, sheet }) => {
      const range = sheet.getRange("B2");
      range.hyperlink = { address: "https://www.contoso.com/", screenTip: "tip", textToDisplay: "Contoso" };
      range.load("hyperlink,values");
      await context.sync();
      const { address = "", screenTip = "", textToDisplay = "" } = range.hyperlink;
      return { address, tip: screenTip, text: textToDisplay, value: range.values[0]?.[0] as string };
    },
  ),
  rangeRow(
    "range.clear.remove-hyperlinks",
    7,
    "Removing hyperlinks leaves the text but not their look.",
    ["Range.clear", "Range.hyperlink"],
    { text: "Contoso", underline: "None" },
    async ({ context, sheet }) => {
      const range = sheet.getRange("B2");
      range.hyperlink = { address: "https://www.contoso.com/", textToDisplay: "Contoso" };
      range.clear("RemoveHyperlinks");
      range.load("values,format/font/underline");
      await context.sync();
      return { text: range.values[0]?.[0] as string, underline: range.format.font.underline };
    },
    "https://learn.microsoft.com/javascript/api/excel/excel.clearapplyto",
  ),
];
