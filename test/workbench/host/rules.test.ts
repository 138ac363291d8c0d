import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

/** Two sheets; the second one is in front, rules stand on the first. */
async function prepare(): Promise<void> {
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const sheet = worksheets.getItem("Sheet1");
    worksheets.add("other").activate();
    sheet.getRange("A5:A9").dataValidation.rule = { custom: { formula: "=COUNTIF($A$5:$A$9,A5)=1" } };
    sheet.getRange("B5:B9").dataValidation.rule = { list: { inCellDropDown: true, source: "=other!$D$4:$D$6" } };
    sheet.getRange("A5:A9").conditionalFormats.add("Custom").custom.rule.formula = "=AND(A5>$C$3,A5<other!$D$4)";
    await context.sync();
  });
}

async function formulas(): Promise<readonly unknown[]> {
  return Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem("Sheet1").getRange();
    const { custom } = used.conditionalFormats.getItemAt(0);
    const range = used.conditionalFormats.getItemAt(0).getRange().load("address");
    custom.rule.load("formula");
    await context.sync();
    const [sheet] = excel.engine.sheets();
    const rules = excel.engine.validations(sheet?.id ?? "").map(({ formula1 }) => formula1);
    return [range.address, custom.rule.formula, ...rules.sort()];
  });
}

test("rules follow rows inserted on a sheet that is not in front, absolute references with them", async () => {
  await prepare();
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("2:3").insert("Down");
    await context.sync();
  });
  expect(await formulas()).toEqual([
    "Sheet1!A7:A11",
    "=AND(A7>$C$5,A7<other!$D$4)",
    "=COUNTIF($A$7:$A$11,A7)=1",
    "=other!$D$4:$D$6",
  ]);
});

test("references to another sheet follow what happens there; lost ones become errors", async () => {
  await prepare();
  await Excel.run(async (context) => {
    const other = context.workbook.worksheets.getItem("other");
    other.getRange("1:1").insert("Down");
    await context.sync();
    expect(await formulas()).toEqual([
      "Sheet1!A5:A9",
      "=AND(A5>$C$3,A5<other!$D$5)",
      "=COUNTIF($A$5:$A$9,A5)=1",
      "=other!$D$5:$D$7",
    ]);
    other.getRange("D:D").delete("Left");
    await context.sync();
  });
  expect(await formulas()).toEqual([
    "Sheet1!A5:A9",
    "=AND(A5>$C$3,A5<other!#REF!)",
    "=COUNTIF($A$5:$A$9,A5)=1",
    "=other!#REF!",
  ]);
});

test("rows inserted inside a rule belong to it", async () => {
  await prepare();
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("7:7").insert("Down");
    await context.sync();
  });
  expect(await formulas()).toEqual([
    "Sheet1!A5:A10",
    "=AND(A5>$C$3,A5<other!$D$4)",
    "=COUNTIF($A$5:$A$10,A5)=1",
    "=other!$D$4:$D$6",
  ]);
});

test("settings changed by either API raise the event, once for a batch", async () => {
  let raised = 0;
  await Excel.run(async (context) => {
    context.workbook.settings.onSettingsChanged.add(async () => void (raised += 1));
    await context.sync();
    context.workbook.settings.add("one", 1);
    context.workbook.settings.add("two", new Date(0));
    await context.sync();
  });
  await excel.settled();
  expect(raised).toBe(1);
  excel.Office.context.document.settings.set("three", 3);
  await new Promise<void>((done) => excel.Office.context.document.settings.saveAsync(() => done()));
  await excel.settled();
  expect(raised).toBe(2);
});

test("a copied sheet has the comments and properties of the first, as its own", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.customProperties.add("key", "value");
    sheet.comments.add(sheet.getRange("B2"), "批注").replies.add("答");
    await context.sync();
    const copy = sheet.copy("End");
    await context.sync();
    const { comments, customProperties } = copy;
    comments.load("items/content,items/id,items/replies/items/content");
    const first = sheet.comments.getItemAt(0).load("id");
    const property = customProperties.getItem("KEY").load("value");
    await context.sync();
    expect(comments.items.map(({ content, replies }) => [content, replies.items[0]?.content])).toEqual([
      ["批注", "答"],
    ]);
    expect(comments.items[0]?.id).not.toBe(first.id);
    expect(property.value).toBe("value");
  });
});

test("on a protected sheet neither rules nor comments can be changed", async () => {
  const refused = async (act: (sheet: Excel.Worksheet) => void): Promise<string> =>
    Excel.run(async (context) => {
      act(context.workbook.worksheets.getItem("Sheet1"));
      await context.sync();
      return "accepted";
    }).catch((error: unknown) => (error instanceof OfficeExtension.Error ? error.code : String(error)));
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").conditionalFormats.add("Custom");
    sheet.comments.add(sheet.getRange("A1"), "一");
    sheet.protection.protect();
    await context.sync();
  });
  expect([
    await refused((sheet) => sheet.getRange("A1").conditionalFormats.add("DataBar")),
    await refused((sheet) => (sheet.getRange("A1").conditionalFormats.getItemAt(0).priority = 0)),
    await refused((sheet) => (sheet.getRange("A1").conditionalFormats.getItemAt(0).stopIfTrue = true)),
    await refused((sheet) => sheet.getRange("A1").conditionalFormats.clearAll()),
    await refused((sheet) => (sheet.getRange("A1").dataValidation.rule = { custom: { formula: "=TRUE" } })),
    await refused((sheet) => sheet.comments.add("Sheet1!B1", "二")),
    await refused((sheet) => sheet.comments.getItemAt(0).delete()),
    await refused((sheet) => (sheet.comments.getItemAt(0).resolved = true)),
  ]).toEqual(Array.from({ length: 8 }, () => "AccessDenied"));
});

test("what is no rule is refused", async () => {
  const code = async (act: (sheet: Excel.Worksheet) => void): Promise<string> =>
    Excel.run(async (context) => {
      act(context.workbook.worksheets.getItem("Sheet1"));
      await context.sync();
      return "accepted";
    }).catch((error: unknown) => (error instanceof OfficeExtension.Error ? error.code : String(error)));
  const icons = (sheet: Excel.Worksheet): Excel.IconSetConditionalFormat =>
    sheet.getRange("A1").conditionalFormats.add("IconSet").iconSet;
  const second: Excel.ConditionalIconCriterion = { type: "Number", operator: "GreaterThan", formula: "=1" };
  expect([
    await code((sheet) => (sheet.getRange("A1").conditionalFormats.add("Custom").custom.rule.formula = "=SUM(")),
    await code((sheet) => sheet.getRange("A1").conditionalFormats.add("Nothing" as "Custom")),
    await code((sheet) => (icons(sheet).criteria = [second, second])),
    await code((sheet) => (icons(sheet).criteria = [second, second, { ...second, formula: "" }])),
    await code((sheet) => (sheet.getRange("A1").conditionalFormats.add("DataBar").custom.rule.formula = "=TRUE")),
    await code((sheet) => (sheet.getRange("A1").conditionalFormats.add("DataBar").stopIfTrue = true)),
    await code(
      (sheet) => (sheet.getRange("A1").dataValidation.rule = { decimal: { formula1: "abc", operator: "EqualTo" } }),
    ),
    await code((sheet) => sheet.context.workbook.comments.add("B1", "ohne Blatt")),
    await code((sheet) => sheet.comments.add("Sheet1!B1", "text", "Mention" as "Plain")),
    await code((sheet) => sheet.comments.add("Sheet1!C1", "")),
  ]).toEqual([
    ...["InvalidArgument", "InvalidArgument", "InvalidArgument", "InvalidArgument"],
    ...[
      "InvalidOperation",
      "InvalidOperation",
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
    ],
  ]);
});
