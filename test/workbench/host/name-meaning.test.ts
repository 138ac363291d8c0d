import { startExcel, type RunningExcel } from "../excel-in-process";

describe("a name that comes to mean something else", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcel();
  });
  afterEach(() => excel.stop());

  it("is followed by every formula that says it", async () => {
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:A4").values = [[1], [2], [3], [4]];
      const item = context.workbook.names.add("Amounts", "=Sheet1!$A$1:$A$2");
      sheet.getRange("C1:C3").formulas = [["=SUM(Amounts)"], ['=COUNTIFS(Amounts,">0")'], ["=MAX(Amounts)+1"]];
      await context.sync();
      item.formula = "=Sheet1!$A$1:$A$4";
      await context.sync();
      const cells = sheet.getRange("C1:C3");
      cells.load("values");
      await context.sync();
      return cells.values as unknown[][];
    });
    expect(values).toEqual([[10], [4], [5]]);
  });
});
