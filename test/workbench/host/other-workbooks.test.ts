import { saveWorkbook } from "../../../src/sheetfile";
import { toModel } from "../../../src/workbench/host/file";
import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

describe("other workbooks", () => {
  /** A workbook of another program, as Base64. */
  async function otherBook(): Promise<string> {
    const opened = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const first = worksheets.getItem("Sheet1");
      first.getRange("A1:B1").formulas = [[20, "=Sheet1!A1+1"]];
      first.getRange("A1").format.fill.color = "#00FF00";
      const second = worksheets.add("数据");
      second.getRange("A1").formulas = [["=Sheet1!A1*2"]];
      context.workbook.names.add("ofOther", second.getRange("A1"));
      await context.sync();
    }).then(async () => toModel(excel.host));
    return Buffer.from(await saveWorkbook(opened)).toString("base64");
  }

  test("sheets are inserted where told, with new names where a name is taken, and calculate", async () => {
    const base64 = await otherBook();
    await excel.stop();
    excel = await startExcel();
    await Excel.run(async (context) => {
      const { workbook } = context;
      workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[5]];
      const ids = workbook.insertWorksheetsFromBase64(base64, { positionType: "Before", relativeTo: "Sheet1" });
      await context.sync();
      workbook.worksheets.load("items/name,items/id");
      const data = workbook.worksheets.getItem("数据").getRange("A1").load("values,formulas");
      const first = workbook.worksheets.getItem("Sheet1 (2)").getRange("A1:B1");
      first.load("values,formulas");
      const fill = first.getCell(0, 0).load("format/fill/color");
      const name = workbook.names.getItem("ofOther").load("value");
      await context.sync();
      expect(workbook.worksheets.items.map((sheet) => sheet.name)).toEqual(["Sheet1 (2)", "数据", "Sheet1"]);
      expect(ids.value).toEqual(workbook.worksheets.items.slice(0, 2).map((sheet) => sheet.id));
      expect(data.formulas).toEqual([["='Sheet1 (2)'!A1*2"]]);
      expect(data.values).toEqual([[40]]);
      expect(first.values).toEqual([[20, 21]]);
      expect(fill.format.fill.color).toBe("#00FF00");
      expect(name.value).toBe("数据!A1");
    });
  });

  test("only the named sheets, at the end; a name the file does not have is refused", async () => {
    const base64 = await otherBook();
    await excel.stop();
    excel = await startExcel();
    await Excel.run(async (context) => {
      const { workbook } = context;
      workbook.insertWorksheetsFromBase64(base64, { sheetNamesToInsert: ["数据"] });
      workbook.worksheets.load("items/name");
      await context.sync();
      expect(workbook.worksheets.items.map((sheet) => sheet.name)).toEqual(["Sheet1", "数据"]);
      workbook.insertWorksheetsFromBase64(base64, { sheetNamesToInsert: ["nothing"] });
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  test("tables whose name is taken get another, and formulas follow; charts are refused", async () => {
    const withTable = async (): Promise<void> =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        sheet.getRange("A1:A3").values = [["n"], [1], [2]];
        sheet.tables.add("A1:A3", true).name = "Data";
        sheet.getRange("C1").formulas = [["=SUM(Data[n])"]];
        await context.sync();
      });
    await withTable();
    const base64 = Buffer.from(await saveWorkbook(await toModel(excel.host))).toString("base64");
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.charts.add("ColumnClustered", sheet.getRange("A1:A3"));
      await context.sync();
    });
    const withChart = Buffer.from(await saveWorkbook(await toModel(excel.host))).toString("base64");
    await excel.stop();
    excel = await startExcel();
    await withTable();
    await Excel.run(async (context) => {
      const { workbook } = context;
      workbook.insertWorksheetsFromBase64(base64);
      workbook.tables.load("items/name");
      const sheet = workbook.worksheets.getItem("Sheet1 (2)");
      const cell = sheet.getRange("C1");
      sheet.getRange("A2").values = [[40]];
      cell.load("values,formulas");
      await context.sync();
      expect(workbook.tables.items.map((table) => table.name)).toEqual(["Data", "Data2"]);
      expect([cell.formulas, cell.values]).toEqual([[["=SUM(Data2[n])"]], [[42]]]);
      workbook.insertWorksheetsFromBase64(withChart);
      await expect(context.sync()).rejects.toMatchObject({ code: "UnsupportedFeature" });
    });
  });

  test("createWorkbook, save and close go to the program around; without one they are not implemented", async () => {
    await expect(Excel.createWorkbook()).rejects.toMatchObject({ code: "NotImplemented" });
    await excel.stop();
    const told: string[] = [];
    excel = await startExcel({
      surroundings: {
        createWorkbook: (bytes) => {
          told.push(`create ${bytes === null ? "empty" : bytes.length}`);
        },
        saveWorkbook: (behavior) => {
          told.push(`save ${behavior}`);
        },
        closeWorkbook: (behavior) => {
          told.push(`close ${behavior}`);
        },
      },
    });
    await Excel.createWorkbook();
    await Excel.createWorkbook(btoa("12345"));
    await expect(Excel.createWorkbook("not base 64!")).rejects.toMatchObject({ code: "InvalidArgument" });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[1]];
      await context.sync();
      context.workbook.save("Prompt");
      context.workbook.load("isDirty,previouslySaved");
      await context.sync();
      expect([context.workbook.isDirty, context.workbook.previouslySaved]).toEqual([false, true]);
      context.workbook.close("SkipSave");
      await context.sync();
    });
    await excel.settled();
    expect(told).toEqual(["create empty", "create 5", "save Prompt", "close SkipSave"]);
  });
});
