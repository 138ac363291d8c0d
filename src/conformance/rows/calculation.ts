import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

const errorsPage = "https://support.microsoft.com/office/error-type-function-10958677-7c8d-44f7-ae77-b9a9ee6eefaa";
const volatilePage = "https://learn.microsoft.com/office/client-developer/excel/excel-recalculation";
const circularPage =
  "https://support.microsoft.com/office/remove-or-allow-a-circular-reference-8540bd0f-6e97-4483-bcf7-1b49cd50d123";

/** When formulas are calculated, and what they give. */
export const calculationRows: readonly ConformanceRow[] = [
  {
    id: "calculation.automatic",
    behaviour: "A value read in the batch that changed what it depends on is the new one.",
    members: ["Range.formulas", "Range.values", "Application.calculationMode"],
    source: documented("Application.calculationMode"),
    since: 1,
    expected: [[3, 6]],
    observe: async ({ context, sheet }) => {
      context.workbook.application.calculationMode = "Automatic";
      sheet.getRange("A1:B1").formulas = [[2, "=A1*2"]];
      await context.sync();
      sheet.getRange("A1").values = [[3]];
      const range = sheet.getRange("A1:B1").load("values");
      await context.sync();
      return range.values as number[][];
    },
  },
  {
    id: "calculation.manual",
    behaviour: "With manual calculation formulas keep their old values until calculate() is called.",
    members: ["Application.calculationMode", "Application.calculate"],
    source: documented("Application.calculate"),
    since: 1,
    expected: { before: 4, mode: "Manual", after: 6 },
    observe: async ({ context, sheet }) => {
      const { application } = context.workbook;
      sheet.getRange("A1:B1").formulas = [[2, "=A1*2"]];
      await context.sync();
      application.calculationMode = "Manual";
      sheet.getRange("A1").values = [[3]];
      await context.sync();
      const before = sheet.getRange("B1").load("values");
      application.load("calculationMode");
      await context.sync();
      const [[old]] = before.values as [[number]];
      const mode = application.calculationMode;
      application.calculate("Recalculate");
      const after = sheet.getRange("B1").load("values");
      application.calculationMode = "Automatic";
      await context.sync();
      const [[fresh]] = after.values as [[number]];
      return { before: old, mode, after: fresh };
    },
  },
  {
    id: "calculation.state",
    behaviour: "The state is Pending while changes wait for calculation and Done afterwards.",
    members: ["Application.calculationState", "Application.calculationEngineVersion"],
    source: documented("Application.calculationState"),
    since: 9,
    expected: ["Pending", "Done", "number"],
    observe: async ({ context, sheet }) => {
      const { application } = context.workbook;
      sheet.getRange("A1:B1").formulas = [[2, "=A1*2"]];
      await context.sync();
      application.calculationMode = "Manual";
      sheet.getRange("A1").values = [[3]];
      await context.sync();
      application.load("calculationState,calculationEngineVersion");
      await context.sync();
      const pending = application.calculationState;
      application.calculate("Full");
      application.calculationMode = "Automatic";
      await context.sync();
      application.load("calculationState");
      await context.sync();
      return [pending, application.calculationState, typeof application.calculationEngineVersion];
    },
  },
  {
    id: "calculation.range",
    behaviour: "With manual calculation a range or a sheet can be calculated by itself.",
    members: ["Range.calculate", "Worksheet.calculate"],
    source: documented("Range.calculate"),
    since: 6,
    expected: [
      [20, 100],
      [20, 200],
    ],
    observe: async ({ context, sheet }) => {
      const { application } = context.workbook;
      sheet.getRange("A1:C1").formulas = [[1, "=A1*10", "=A1*100"]];
      await context.sync();
      application.calculationMode = "Manual";
      sheet.getRange("A1").values = [[2]];
      sheet.getRange("B1").calculate();
      await context.sync();
      const first = sheet.getRange("B1:C1").load("values");
      await context.sync();
      const seen = first.values as number[][];
      sheet.calculate(true);
      const second = sheet.getRange("B1:C1").load("values");
      await context.sync();
      application.calculationMode = "Automatic";
      await context.sync();
      return [seen[0] ?? [], (second.values as number[][])[0] ?? []];
    },
  },
  {
    id: "calculation.types",
    behaviour: "Full and FullRebuild are accepted, an unknown kind of calculation is refused.",
    members: ["Application.calculate"],
    source: documented("Application.calculate"),
    since: 1,
    expected: ["accepted", "accepted", "InvalidArgument"],
    observe: async ({ context }) => {
      const codes: string[] = [];
      for (const kind of ["Full", "FullRebuild", "Half"])
        codes.push(await codeOf(context, () => context.workbook.application.calculate(kind as "Full")));
      return codes;
    },
  },
  {
    id: "calculation.suspended",
    behaviour: "After suspendApiCalculationUntilNextSync the rest of the batch is not calculated.",
    members: ["Application.suspendApiCalculationUntilNextSync", "Application.suspendScreenUpdatingUntilNextSync"],
    source: documented("Application.suspendApiCalculationUntilNextSync"),
    since: 9,
    expected: 4,
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:B1").formulas = [[2, "=A1*2"]];
      await context.sync();
      context.workbook.application.suspendScreenUpdatingUntilNextSync();
      context.workbook.application.suspendApiCalculationUntilNextSync();
      sheet.getRange("A1").values = [[3]];
      const range = sheet.getRange("B1").load("values");
      await context.sync();
      return range.values[0]?.[0] as number;
    },
  },
  {
    id: "calculation.errors",
    behaviour: "Formulas give Excel's error values, which are texts of type Error.",
    members: ["Range.values", "Range.valueTypes"],
    source: errorsPage,
    since: 1,
    expected: {
      values: ["#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"],
      types: ["Error", "Error", "Error", "Error", "Error", "Error"],
    },
    observe: async ({ context, sheet }) => {
      const range = sheet.getRange("A1:F1");
      range.formulas = [["=1/0", '=VALUE("x")', '=INDIRECT("zz")', "=nosuch(1)", "=SQRT(-1)", "=NA()"]];
      range.load("values,valueTypes");
      await context.sync();
      return { values: range.values[0] as string[], types: range.valueTypes[0] as string[] };
    },
  },
  {
    id: "calculation.volatile",
    behaviour: "RAND is calculated anew by every calculation; OFFSET and INDIRECT see what changed.",
    members: ["Range.values"],
    source: volatilePage,
    since: 1,
    expected: { changed: true, offset: [6, 6] },
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1:D1").formulas = [["=RAND()", "=OFFSET(D1,0,0)", '=INDIRECT("D1")', 5]];
      const first = sheet.getRange("A1").load("values");
      await context.sync();
      const before = first.values[0]?.[0] as number;
      sheet.getRange("D1").values = [[6]];
      const second = sheet.getRange("A1:C1").load("values");
      await context.sync();
      const [random, ...offset] = second.values[0] as number[];
      return { changed: random !== before, offset };
    },
  },
  {
    id: "calculation.circular",
    behaviour: "Without iteration the cells of a circular reference show 0.",
    members: ["Range.values"],
    source: circularPage,
    since: 1,
    expected: [[0, 0]],
    observe: async ({ context, sheet }) => {
      sheet.getRange("A1").formulas = [["=B1+1"]];
      sheet.getRange("B1").formulas = [["=A1+1"]];
      const range = sheet.getRange("A1:B1").load("values");
      await context.sync();
      return range.values as number[][];
    },
  },
  {
    id: "calculation.numbers",
    behaviour: "A formula that is nothing but a number gives a number, however it is written.",
    members: ["Range.valueTypes"],
    source: "inferred: a literal of a formula is of the kind it is written as",
    since: 1,
    expected: ["Double", "Double"],
    observe: async ({ context, sheet }) => {
      const range = sheet.getRange("A1:B1");
      range.formulas = [["=1E+10", "=1234567890123456"]];
      range.load("valueTypes");
      await context.sync();
      return range.valueTypes[0] as string[];
    },
  },
];
