import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

/** The code Excel's client reports for a batch, or "accepted". */
async function codeOf(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => void): Promise<string> {
  try {
    await Excel.run(async (context) => {
      batch(context, context.workbook.worksheets.getItem("Sheet1"));
      await context.sync();
    });
    return "accepted";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test.each<[string, string, (context: Excel.RequestContext, sheet: Excel.Worksheet) => void]>([
  ["an array of another shape", "InvalidArgument", (_c, sheet) => (sheet.getRange("A1:B2").values = [[1, 2]])],
  [
    "a large array of another shape",
    "InvalidArgument",
    (_c, sheet) => (sheet.getRange("A1:A2000").values = Array.from({ length: 1999 }, () => [1])),
  ],
  ["an address that is none", "InvalidArgument", (_c, sheet) => sheet.getRange("第一格").load("values")],
  ["a formula with an open bracket", "InvalidArgument", (_c, sheet) => (sheet.getRange("A1").formulas = [["=SUM("]])],
  [
    "a formula too long",
    "FormulaLengthExceedsLimit",
    (_c, sheet) => (sheet.getRange("A1").values = [[`=1${"+1".repeat(4100)}`]]),
  ],
  ["a text too long", "InvalidArgument", (_c, sheet) => (sheet.getRange("A1").values = [["字".repeat(32_768)]])],
  [
    "a sheet that is not there",
    "ItemNotFound",
    (context) => context.workbook.worksheets.getItem("分配表").load("name"),
  ],
  ["a sheet name taken, in other letters", "ItemAlreadyExists", (context) => context.workbook.worksheets.add("SHEET1")],
  ["a sheet name with a slash", "InvalidArgument", (context) => context.workbook.worksheets.add("收/发")],
  ["a sheet name of 32 characters", "InvalidArgument", (context) => context.workbook.worksheets.add("表".repeat(32))],
  ["hiding the only sheet", "InvalidOperation", (_c, sheet) => (sheet.visibility = "Hidden")],
  ["deleting the only sheet", "InvalidOperation", (_c, sheet) => sheet.delete()],
  ["a name like a cell", "InvalidArgument", (context) => context.workbook.names.add("AB12", "=Sheet1!$A$1")],
  ["an unknown colour", "InvalidArgument", (_c, sheet) => (sheet.getRange("A1").format.fill.color = "blau")],
  [
    "a list of 256 characters",
    "InvalidArgument",
    (_c, sheet) =>
      (sheet.getRange("A1").dataValidation.rule = { list: { inCellDropDown: true, source: "是".repeat(256) } }),
  ],
  [
    "a rule of two kinds",
    "InvalidArgument",
    (_c, sheet) =>
      (sheet.getRange("A1").dataValidation.rule = {
        custom: { formula: "=TRUE" },
        list: { inCellDropDown: true, source: "是" },
      }),
  ],
  ["protecting twice", "InvalidOperation", (_c, sheet) => [1, 2].forEach(() => sheet.protection.protect())],
  ["a locked cell", "AccessDenied", (_c, sheet) => (sheet.protection.protect(), (sheet.getRange("A1").values = [[1]]))],
  [
    "formatting a protected sheet",
    "AccessDenied",
    (_c, sheet) => (sheet.protection.protect(), (sheet.getRange("A1").format.font.bold = true)),
  ],
  [
    "a row in a protected sheet",
    "AccessDenied",
    (_c, sheet) => (sheet.protection.protect(), sheet.getRange("2:2").insert("Down")),
  ],
  ["a member that is not hosted", "ApiNotFound", (context) => context.workbook.slicers.load("items/name")],
])("%s: %s", async (_what, code, batch) => {
  expect(await codeOf(batch)).toBe(code);
});

test("the error names the statement and its place; what came before stays done", async () => {
  const error = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").values = [["before"]];
    sheet.getRange("A2:A3").values = [[1]];
    sheet.getRange("A4").values = [["after"]];
    await context.sync();
  }).catch((reason: unknown) => reason as OfficeExtension.Error);
  expect(error).toMatchObject({ code: "InvalidArgument", debugInfo: { errorLocation: "Range.values" } });
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:A4");
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([["before"], [""], [""], [""]]);
  });
});

test("unlocked cells of a protected sheet can be written, by the add-in and by a person; locked ones by neither", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("B2:C3").format.protection.locked = false;
    sheet.protection.protect();
    await context.sync();
    sheet.getRange("B2").values = [[1]];
    await context.sync();
  });
  expect(await excel.edit("Sheet1!C3", 5)).toBe(true);
  expect(await excel.edit("Sheet1!D3", 5)).toBe(false);
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("B2:D3");
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([
      [1, "", ""],
      ["", 5, ""],
    ]);
  });
});

test("injected faults: the n-th action, cell-edit mode, a busy service", async () => {
  const write = (): Promise<string> => codeOf((_c, sheet) => (sheet.getRange("A1").values = [[1]]));
  excel.host.faults.failAction = { index: 0, code: "GeneralException" };
  expect(await write()).toBe("GeneralException");
  excel.host.faults.failAction = null;
  excel.host.faults.cellEditMode = true;
  expect(await write()).toBe("InvalidOperationInCellEditMode");
  excel.host.faults.cellEditMode = false;
  excel.host.faults.transportError = 5102;
  expect(await write()).toBe("ActivityLimitReached");
  excel.host.faults.transportError = null;
  expect(await write()).toBe("accepted");
  const injected = excel.host.trace.entries.filter((entry) => entry.direction === "injected").map(({ text }) => text);
  expect([...new Set(injected)]).toEqual([
    "action 0 fails with GeneralException",
    "transport error 5004",
    "transport error 5102",
  ]);
  expect(
    excel.host.trace
      .toText()
      .split("\n")
      .map((line) => JSON.parse(line) as object),
  ).toHaveLength(excel.host.trace.entries.length);
});

test("a request over 5 MB is refused", async () => {
  const large = Array.from({ length: 200 }, () => ["字".repeat(30_000)]);
  expect(await codeOf((_c, sheet) => (sheet.getRange("A1:A200").values = large))).toBe(
    "RequestPayloadSizeLimitExceeded",
  );
});

test("a lower API level hides later members", async () => {
  await excel.stop();
  excel = await startExcel({ apiLevel: 8 });
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.9")).toBe(false);
  expect(await codeOf((_c, sheet) => sheet.getRanges("A1,C1").load("address"))).toBe("ApiNotFound");
  expect(await codeOf((_c, sheet) => (sheet.getRange("A1").dataValidation.ignoreBlanks = true))).toBe(
    "InvalidOperation",
  );
});
