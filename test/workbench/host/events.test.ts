import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

type Seen = Pick<Excel.WorksheetChangedEventArgs, "address" | "changeType" | "source" | "triggerSource" | "details">;

async function watch(): Promise<{ onSheet: Seen[]; onBook: Seen[]; stop(): Promise<void> }> {
  const onSheet: Seen[] = [];
  const onBook: Seen[] = [];
  const handlers = await Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    const added = [
      sheets.getItem("Sheet1").onChanged.add(async (args) => void onSheet.push(args)),
      sheets.onChanged.add(async (args) => void onBook.push(args)),
    ];
    await context.sync();
    return added;
  });
  return {
    onSheet,
    onBook,
    stop: async () => {
      for (const handler of handlers) {
        handler.remove();
        await handler.context.sync();
      }
    },
  };
}

test("a person's edit raises onChanged on the sheet and on the workbook, after its dependants are calculated", async () => {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("B1").formulas = [["=A1*2"]];
    await context.sync();
  });
  const { onSheet, onBook, stop } = await watch();
  await excel.edit("Sheet1!A1", 21);
  await excel.settled();
  expect(onSheet).toHaveLength(1);
  expect(onBook).toHaveLength(1);
  expect(onSheet[0]).toMatchObject({ address: "A1", changeType: "RangeEdited", source: "Local" });
  expect(onSheet[0]?.details).toMatchObject({
    valueBefore: "",
    valueAfter: 21,
    valueTypeBefore: "Empty",
    valueTypeAfter: "Double",
  });
  expect(onSheet[0]?.triggerSource).not.toBe("ThisLocalAddin");
  await stop();
  await excel.edit("Sheet1!A1", 22);
  await excel.settled();
  expect(onSheet).toHaveLength(1);
});

test("the add-in's own writes carry its mark; switching events off silences them", async () => {
  const { onSheet } = await watch();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("C3").values = [["甲"]];
    await context.sync();
    context.runtime.enableEvents = false;
    await context.sync();
    sheet.getRange("C4").values = [["乙"]];
    await context.sync();
    context.runtime.enableEvents = true;
    await context.sync();
  });
  await excel.settled();
  expect(onSheet.map(({ address, triggerSource }) => [address, triggerSource])).toEqual([["C3", "ThisLocalAddin"]]);
});

test("formats, calculated results and rewritten formulas are no edits; inserted rows are told as such", async () => {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("A1:B2").formulas = [
      [1, "=A1"],
      [2, "=A2"],
    ];
    await context.sync();
  });
  await excel.settled();
  const { onSheet } = await watch();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").format.font.bold = true;
    sheet.getRange("1:1").insert("Down");
    await context.sync();
  });
  await excel.settled();
  expect(onSheet.map(({ address, changeType }) => [address, changeType])).toEqual([["1:1", "RowInserted"]]);
});

test("sheets added, activated and deleted; the selection", async () => {
  const seen: string[] = [];
  await Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.onAdded.add(async () => void seen.push("added"));
    sheets.onDeleted.add(async () => void seen.push("deleted"));
    sheets.onActivated.add(async () => void seen.push("activated"));
    sheets.onSelectionChanged.add(async (args) => void seen.push(`selected ${args.address}`));
    await context.sync();
    const added = sheets.add("乙");
    added.activate();
    added.getRange("B2:C3").select();
    await context.sync();
    sheets.getItem("Sheet1").activate();
    added.delete();
    await context.sync();
  });
  await excel.settled();
  expect(seen).toEqual(expect.arrayContaining(["added", "activated", "selected B2:C3", "deleted"]));
});

test("lost events are lost without a trace in the pane", async () => {
  const { onSheet } = await watch();
  excel.host.faults.dropEvents = true;
  await excel.edit("Sheet1!A1", 1);
  await excel.settled();
  excel.host.faults.dropEvents = false;
  await excel.edit("Sheet1!A2", 1);
  await excel.settled();
  expect(onSheet.map(({ address }) => address)).toEqual(["A2"]);
});
