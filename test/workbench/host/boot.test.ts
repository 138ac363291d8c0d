import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

test("the genuine library boots and reads what it wrote", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const range = sheet.getRange("A1:C1");
    range.values = [["项目", 12.5, "=B1*2"]];
    range.load("values,address,formulas,valueTypes,text,numberFormat");
    await context.sync();
    expect(range.values).toEqual([["项目", 12.5, 25]]);
    expect(range.formulas).toEqual([["项目", 12.5, "=B1*2"]]);
    expect(range.address).toBe("Sheet1!A1:C1");
    expect(range.valueTypes).toEqual([["String", "Double", "Double"]]);
  });
});

test("Office.context tells host, platform and requirement sets", () => {
  expect(Office.context.platform).toBe("OfficeOnline");
  expect(Office.context.displayLanguage).toBe("zh-CN");
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
});
