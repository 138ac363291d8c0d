/* eslint-disable office-addins/call-sync-before-read, office-addins/load-object-before-read -- loads are spread over helpers here; an unsynced read fails in the genuine library anyway */
import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

function onSheet(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<void>): Promise<void> {
  return Excel.run((context) => batch(context, context.workbook.worksheets.getItem("Sheet1")));
}

test("texts are read as typed, unless the cell is a text cell", () =>
  onSheet(async (context, sheet) => {
    sheet.getRange("A2:F2").numberFormat = [["@", "@", "@", "@", "@", "@"]];
    const texts = ["12%", "2020-4-1", "'007", "1,234.50", "3-5", "=1+1"];
    sheet.getRange("A1:F1").values = [texts];
    sheet.getRange("A2:F2").values = [texts];
    const range = sheet.getRange("A1:F2");
    range.load("values,numberFormat,valueTypes,text");
    await context.sync();
    const march = (Date.UTC(new Date().getFullYear(), 2, 5) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(range.values[0]).toEqual([0.12, 43922, "007", 1234.5, march, 2]);
    expect(range.values[1]).toEqual(texts);
    expect(range.valueTypes[1]).toEqual(texts.map(() => "String"));
    expect(range.numberFormat[0]).toEqual(["0%", "yyyy/m/d", "General", "#,##0.00", 'm"月"d"日"', "General"]);
    expect(range.text[0]?.slice(0, 2)).toEqual(["12%", "2020/4/1"]);
  }));

test("null leaves a cell alone and an empty text empties it", () =>
  onSheet(async (context, sheet) => {
    const range = sheet.getRange("A1:C1");
    range.values = [[1, 2, 3]];
    range.values = [[null, "", 4]];
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([[1, "", 4]]);
  }));

test("formats: mixed is null, what was set comes back", () =>
  onSheet(async (context, sheet) => {
    const range = sheet.getRange("A1:B2");
    range.format.font.bold = true;
    range.format.fill.color = "#FFEE00";
    range.format.borders.getItem("EdgeTop").style = "Continuous";
    range.format.columnWidth = 90;
    sheet.getRange("A1").format.font.bold = false;
    sheet.getRange("A1").format.horizontalAlignment = "Center";
    const one = sheet.getRange("B2").format;
    const top = range.format.borders.getItem("EdgeTop");
    const bottom = range.format.borders.getItem("EdgeBottom");
    [range.format, one].forEach((format) => format.load("font/bold,fill/color,horizontalAlignment,columnWidth"));
    top.load("style,weight,color");
    bottom.load("style");
    await context.sync();
    expect([range.format.font.bold, range.format.horizontalAlignment]).toEqual([null, null]);
    expect([range.format.fill.color, range.format.columnWidth]).toEqual(["#FFEE00", 90]);
    expect([one.font.bold, one.horizontalAlignment]).toEqual([true, "General"]);
    expect([top.style, top.weight, top.color, bottom.style]).toEqual(["Continuous", "Thin", "#000000", "None"]);
  }));

test("a kept range follows inserted and deleted rows", () =>
  onSheet(async (context, sheet) => {
    const range = sheet.getRange("B5:B6");
    range.values = [[5], [6]];
    await context.sync();
    sheet.getRange("1:2").insert("Down");
    sheet.getRange("3:3").delete("Up");
    range.load("address,values");
    await context.sync();
    expect([range.address, range.values]).toEqual(["Sheet1!B6:B7", [[5], [6]]]);
    sheet.getRange("6:7").delete("Up");
    range.load("address");
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidReference" });
  }));

test("null objects, chains on them, collections", () =>
  onSheet(async (context, sheet) => {
    const missing = context.workbook.worksheets.getItemOrNullObject("没有");
    const chained = missing.getRange("A1").load("values");
    const crossing = sheet.getRange("A1:B2").getIntersectionOrNullObject("C3");
    context.workbook.worksheets.add("乙");
    context.workbook.worksheets.load("items/name,items/position");
    await context.sync();
    expect([missing.isNullObject, chained.isNullObject, crossing.isNullObject]).toEqual([true, true, true]);
    expect(context.workbook.worksheets.items.map((item) => [item.name, item.position])).toEqual([
      ["Sheet1", 0],
      ["乙", 1],
    ]);
  }));

test("conditional formats: newest first, comparison with a text, clearing a part", () =>
  onSheet(async (context, sheet) => {
    const range = sheet.getRange("A1:A10");
    const custom = range.conditionalFormats.add("Custom");
    custom.custom.rule.formula = "=$A1<0";
    custom.custom.format.fill.color = "#FF0000";
    const compared = range.conditionalFormats.add("CellValue");
    compared.cellValue.rule = { formula1: '="不符合"', operator: "EqualTo" };
    compared.cellValue.format.font.color = "#00FF00";
    sheet.getRange("A1:A4").conditionalFormats.clearAll();
    range.conditionalFormats.load("items/type,items/priority");
    await context.sync();
    const [first, second] = range.conditionalFormats.items;
    expect([first?.type, second?.type]).toEqual(["CellValue", "Custom"]);
    const left = second!.getRange().load("address");
    first!.cellValue.load("rule");
    second!.custom.rule.load("formula");
    await context.sync();
    expect(left.address).toBe("Sheet1!A5:A10");
    expect(first!.cellValue.rule).toEqual({ formula1: '="不符合"', operator: "EqualTo" });
    expect(second!.custom.rule.formula).toBe("=$A5<0");
  }));

test("validation: list from a range, messages, and whether the cells obey", () =>
  onSheet(async (context, sheet) => {
    sheet.getRange("D1:D2").values = [["是"], ["否"]];
    const validation = sheet.getRange("A1:A2").dataValidation;
    validation.rule = { list: { inCellDropDown: true, source: sheet.getRange("D1:D2") } };
    validation.errorAlert = { message: "请选择", showAlert: true, style: "Stop", title: "提示" };
    sheet.getRange("A1").values = [["是"]];
    validation.load("type,rule,errorAlert,valid");
    await context.sync();
    expect([validation.type, validation.valid]).toEqual(["List", true]);
    expect(validation.rule.list?.source).toBe("=Sheet1!$D$1:$D$2");
    expect(validation.errorAlert).toEqual({ message: "请选择", showAlert: true, style: "Stop", title: "提示" });
    sheet.getRange("A1:A2").values = [["或许"], ["也许"]];
    validation.load("valid");
    await context.sync();
    expect(validation.valid).toBe(false);
  }));

test("copying moves relative references; names, freezing and print setup come back", () =>
  onSheet(async (context, sheet) => {
    sheet.getRange("A1:B1").formulas = [[2, "=A1*10"]];
    sheet.getRange("A2").values = [[3]];
    sheet.getRange("B2").copyFrom("B1", "Formulas");
    context.workbook.names.add("金额", sheet.getRange("A1:A2"), "说明");
    sheet.freezePanes.freezeAt(sheet.getRange("A1:B1"));
    sheet.pageLayout.orientation = "Landscape";
    sheet.pageLayout.setPrintArea("A1:B2");
    sheet.pageLayout.setPrintTitleRows("$1:$1");
    const copied = sheet.getRange("B2").load("formulas,values");
    const name = context.workbook.names.getItem("金额").load("formula,comment,scope,type,value");
    const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
    sheet.pageLayout.load("orientation");
    const area = sheet.pageLayout.getPrintAreaOrNullObject().load("address");
    await context.sync();
    expect([copied.formulas, copied.values]).toEqual([[["=A2*10"]], [[30]]]);
    expect(name.toJSON()).toMatchObject({
      formula: "=Sheet1!$A$1:$A$2",
      comment: "说明",
      scope: "Workbook",
      type: "Range",
    });
    expect([frozen.address, area.address, sheet.pageLayout.orientation]).toEqual([
      "Sheet1!A1:B1",
      "Sheet1!A1:B2",
      "Landscape",
    ]);
  }));

test("settings: one store for both of Excel's interfaces", async () => {
  await Excel.run(async (context) => {
    context.workbook.settings.add("口径", { mode: "even" });
    await context.sync();
  });
  await new Promise<void>((resolve) => Office.context.document.settings.refreshAsync(() => resolve()));
  expect(Office.context.document.settings.get("口径")).toEqual({ mode: "even" });
  Office.context.document.settings.set("步长", 100);
  await new Promise<void>((resolve) => Office.context.document.settings.saveAsync(() => resolve()));
  await Excel.run(async (context) => {
    const setting = context.workbook.settings.getItem("步长").load("value");
    await context.sync();
    expect(setting.value).toBe(100);
  });
});
