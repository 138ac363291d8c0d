import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

interface Seen {
  formula: unknown;
  name: string;
  validation: string | null;
  formatted: string | null;
  range: string;
  link: unknown;
  value: string | null;
}

const block = "C5:D6";

/** Everything that looks at one block of cells, before and after a shift elsewhere. */
async function afterShift(shift: (sheet: Excel.Worksheet) => void): Promise<Seen> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const other = context.workbook.worksheets.add("其他");
    const cells = sheet.getRange(block);
    cells.values = [
      [1, 2],
      [3, 4],
    ];
    other.getRange("A1").formulas = [["=SUM(Sheet1!C5:D6)"]];
    context.workbook.names.add("块", cells);
    cells.dataValidation.rule = { wholeNumber: { formula1: 0, operator: "GreaterThan" } };
    const format = cells.conditionalFormats.add("Custom");
    format.custom.rule.formula = "=$C5>2";
    format.custom.format.fill.color = "#FF0000";
    cells.hyperlink = { documentReference: "其他!A1", screenTip: "提示" };
    cells.format.rowHeight = 30;
    await context.sync();
    shift(sheet);
    await context.sync();
    const formula = other.getRange("A1").load("formulas");
    const name = context.workbook.names.getItem("块").load("formula");
    const used = sheet.getRange("A1:Z40");
    const validated = used.getSpecialCellsOrNullObject("DataValidations").load("address");
    const formatted = used.getSpecialCellsOrNullObject("ConditionalFormats").load("address");
    const constants = used.getSpecialCellsOrNullObject("Constants").load("address");
    cells.load("address");
    await context.sync();
    const linked = cells.load("hyperlink");
    await context.sync();
    return {
      formula: formula.formulas[0]?.[0],
      name: name.formula,
      validation: validated.isNullObject ? null : validated.address,
      formatted: formatted.isNullObject ? null : formatted.address,
      range: cells.address,
      link: linked.hyperlink.documentReference,
      value: constants.isNullObject ? null : constants.address,
    };
  });
}

test.each([
  ["rows inserted", (sheet: Excel.Worksheet) => void sheet.getRange("3:4").insert("Down"), "C7:D8"],
  ["rows deleted", (sheet: Excel.Worksheet) => sheet.getRange("3:4").delete("Up"), "C3:D4"],
  ["columns inserted", (sheet: Excel.Worksheet) => void sheet.getRange("B:B").insert("Right"), "D5:E6"],
  ["columns deleted", (sheet: Excel.Worksheet) => sheet.getRange("A:B").delete("Left"), "A5:B6"],
  ["cells inserted down", (sheet: Excel.Worksheet) => void sheet.getRange("C2:D3").insert("Down"), "C7:D8"],
  ["cells inserted right", (sheet: Excel.Worksheet) => void sheet.getRange("A5:A6").insert("Right"), "D5:E6"],
  ["cells deleted up", (sheet: Excel.Worksheet) => sheet.getRange("C2:D3").delete("Up"), "C3:D4"],
  ["cells deleted left", (sheet: Excel.Worksheet) => sheet.getRange("A5:B6").delete("Left"), "A5:B6"],
  ["row inside", (sheet: Excel.Worksheet) => void sheet.getRange("6:6").insert("Down"), "C5:D7"],
  ["cells inside", (sheet: Excel.Worksheet) => void sheet.getRange("C6:D6").insert("Down"), "C5:D7"],
])("%s", async (_name, shift, expected) => {
  const seen = await afterShift(shift);
  const [first = "", last = ""] = expected.split(":");
  const absolute = [first, last].map((cell) => cell.replace(/([A-Z]+)(\d+)/, "$$$1$$$2")).join(":");
  const values = expected === "C5:D7" ? "Sheet1!C5:D5,Sheet1!C7:D7" : `Sheet1!${expected}`;
  expect(seen).toEqual({
    formula: `=SUM(Sheet1!${expected})`,
    name: `=Sheet1!${absolute}`,
    validation: `Sheet1!${expected}`,
    formatted: `Sheet1!${expected}`,
    range: `Sheet1!${expected}`,
    link: "其他!A1",
    value: values,
  });
});
