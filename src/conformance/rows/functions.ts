import type { ConformanceRow, Observation } from "../row";
import { documented } from "../row";

/** Worksheet functions without a cell. */
export const functionRows: readonly ConformanceRow[] = [
  {
    id: "functions.lookup",
    behaviour: "Functions take ranges and values and give a value.",
    members: ["Workbook.functions", "Functions.vlookup", "Functions.sum", "Functions.countIf", "FunctionResult.value"],
    source: "https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-worksheet-functions",
    since: 2,
    expected: [700, 1900, 2, "Hammer"],
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:B3").values = [
        ["Wrench", 700],
        ["Hammer", 500],
        ["Saw", 700],
      ];
      const { functions } = context.workbook;
      const all = sheet.getRange("A1:B3");
      const numbers = sheet.getRange("B1:B3");
      const results = [
        functions.vlookup("Wrench", all, 2, false),
        functions.sum(numbers),
        functions.countIf(numbers, ">600"),
        functions.trim("  Hammer "),
      ];
      results.forEach((result) => result.load("value"));
      await context.sync();
      return results.map((result) => result.value as Observation);
    },
  },
  {
    id: "functions.nested",
    behaviour: "The result of one function is an argument of another; several values and ranges can be given.",
    members: ["Functions.sum", "Functions.round", "Functions.max"],
    source: "https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-worksheet-functions",
    since: 2,
    expected: [13.5, 8.1],
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:A2").values = [[1], [2.5]];
      const { functions } = context.workbook;
      const nested = functions.sum(functions.max(sheet.getRange("A1:A2"), 7), sheet.getRange("A1"), 5.5);
      const rounded = functions.round(functions.product(2.5, 3.25), 1);
      nested.load("value");
      rounded.load("value");
      await context.sync();
      return [nested.value, rounded.value];
    },
  },
  {
    id: "functions.error",
    behaviour: "A function that fails has an error and no value; one that succeeds has no error.",
    members: ["FunctionResult.error", "FunctionResult.value", "Functions.vlookup"],
    source:
      "https://learn.microsoft.com/javascript/api/excel/excel.functionresult#excel-excel-functionresult-error-member",
    since: 2,
    expected: { error: "#N/A", none: true },
    observe: async ({ context, sheet }) => {
      const { functions } = context.workbook;
      const failed = functions.vlookup("nothing", sheet.getRange("A1:B2"), 2, false).load("error,value");
      const fine = functions.abs(-1).load("error,value");
      await context.sync();
      return { error: failed.error, none: !fine.error };
    },
  },
  {
    id: "functions.kinds",
    behaviour: "Functions of text, date, logic and statistics give text, number and truth values.",
    members: ["Functions.text", "Functions.date", "Functions.and", "Functions.norm_Dist", "Functions.pmt"],
    source: documented("Workbook.functions"),
    since: 2,
    expected: ["1,234.50", 46348, false, 0.3989, -188.71],
    observe: async ({ context }) => {
      const { functions } = context.workbook;
      const results = [
        functions.text(1234.5, "#,##0.00"),
        functions.date(2026, 11, 22),
        functions.and(true, false),
        functions.norm_Dist(0, 0, 1, false),
        functions.pmt(0.05 / 12, 60, 10_000),
      ];
      results.forEach((result) => result.load("value"));
      await context.sync();
      const [text, date, truth, density, payment] = results.map((result) => result.value as Observation);
      const rounded = (value: Observation | undefined, digits: number): number => Number(Number(value).toFixed(digits));
      return [text ?? null, date ?? null, truth ?? null, rounded(density, 4), rounded(payment, 2)];
    },
  },
];
