import {
  Direction,
  FOCUSING_SHEET,
  IContextService,
  ICommandService,
  IUniverInstanceService,
  RedoCommand,
  UndoCommand,
  UniverInstanceType,
} from "@univerjs/core";
import type { Workbook } from "@univerjs/core";
import {
  InsertRangeMoveDownCommand,
  InsertRowCommand,
  MoveRangeCommand,
  SetRowHiddenCommand,
  SetStyleCommand,
  SetWorksheetHideCommand,
  SetWorksheetNameCommand,
} from "@univerjs/sheets";
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

/** Everything a sheet and the collection tell, as short texts; register before acting. */
async function listen(seen: string[]): Promise<void> {
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const sheet = worksheets.getItem("Sheet1");
    worksheets.onChanged.add(async (args) => void seen.push(`${args.changeType} ${args.address} ${args.source}`));
    sheet.onFormatChanged.add(async (args) => void seen.push(`format ${args.address}`));
    sheet.onFormulaChanged.add(async (args) => {
      const details = args.formulaDetails.map((cell) => `${cell.cellAddress} ${cell.previousFormula}`);
      seen.push(`formula ${details.join(";")}`);
    });
    sheet.onRowHiddenChanged.add(async (args) => void seen.push(`${args.changeType} ${args.address}`));
    sheet.onProtectionChanged.add(async (args) => void seen.push(`protected ${args.isProtected}`));
    sheet.onCalculated.add(async (args) => void seen.push(`calculated ${args.address}`));
    sheet.onRowSorted.add(async (args) => void seen.push(`rows ${args.address}`));
    await context.sync();
  });
}

test("calculation, formats, formulas, hidden rows and protection are told", async () => {
  const seen: string[] = [];
  await listen(seen);
  const step = async (act: (sheet: Excel.Worksheet) => void): Promise<string[]> => {
    seen.length = 0;
    await Excel.run(async (context) => {
      act(context.workbook.worksheets.getItem("Sheet1"));
      await context.sync();
    });
    await excel.settled();
    return [...seen].sort();
  };
  expect(await step((sheet) => (sheet.getRange("B1").formulas = [["=A1*2"]]))).toEqual([
    "RangeEdited B1 Local",
    "calculated B1",
    "formula B1 ",
  ]);
  expect(await step((sheet) => (sheet.getRange("A1:A2").values = [[1], [2]]))).toEqual([
    "RangeEdited A1:A2 Local",
    "calculated B1",
  ]);
  expect(await step((sheet) => (sheet.getRange("B1:B2").formulas = [["=A1*3"], ["x"]]))).toEqual([
    "RangeEdited B1:B2 Local",
    "calculated B1",
    "formula B1 =A1*2",
  ]);
  expect(await step((sheet) => (sheet.getRange("B1").values = [[5]]))).toEqual([
    "RangeEdited B1 Local",
    "formula B1 =A1*3",
  ]);
  expect(await step((sheet) => (sheet.getRange("C1").format.font.bold = true))).toEqual(["format C1"]);
  expect(await step((sheet) => (sheet.getRange("3:4").rowHidden = true))).toEqual(["Hidden 3:4"]);
  expect(await step((sheet) => (sheet.getRange("3:4").rowHidden = false))).toEqual(["Unhidden 3:4"]);
  expect(await step((sheet) => sheet.protection.protect())).toEqual(["protected true"]);
  expect(await step((sheet) => sheet.protection.unprotect())).toEqual(["protected false"]);
});

test("an edit and a shift of one batch are both told, in their order; a large write is told once", async () => {
  const seen: string[] = [];
  await listen(seen);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("C3").values = [["甲"]];
    sheet.getRange("1:1").insert("Down");
    sheet.getRange("A1:A4000").values = Array.from({ length: 4000 }, (_, row) => [row]);
    await context.sync();
  });
  await excel.settled();
  expect(seen).toEqual(["RangeEdited C3 Local", "RowInserted 1:1 Local", "RangeEdited A1:A4000 Local"]);
});

test("the range of an event is found, also after rows were inserted above it; null when its sheet is gone", async () => {
  const events: Excel.WorksheetChangedEventArgs[] = [];
  await Excel.run(async (context) => {
    const added = context.workbook.worksheets.add("乙");
    added.onChanged.add(async (args) => void events.push(args));
    await context.sync();
    added.getRange("B2:C3").values = [
      [1, 2],
      [3, 4],
    ];
    await context.sync();
    added.getRange("1:1").insert("Down");
    await context.sync();
  });
  await excel.settled();
  const [first] = events;
  if (first === undefined) throw new Error("no event");
  await Excel.run(async (context) => {
    const range = first.getRange(context);
    range.load("address,values");
    await context.sync();
    expect(range.address).toBe("乙!B3:C4");
    expect(range.values).toEqual([
      [1, 2],
      [3, 4],
    ]);
    context.workbook.worksheets.getItem("乙").delete();
    await context.sync();
    const gone = first.getRangeOrNullObject(context);
    gone.load("address");
    await context.sync();
    expect(gone.isNullObject).toBe(true);
  });
});

describe("what a person does by the grid's own commands", () => {
  async function run(id: string, params: object): Promise<void> {
    await excel.univer.__getInjector().get(ICommandService).executeCommand(id, params);
    await excel.settled();
  }
  function at(sheet: string): { unitId: string; subUnitId: string } {
    const workbook = excel.univer
      .__getInjector()
      .get(IUniverInstanceService)
      .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
    return { unitId: workbook?.getUnitId() ?? "", subUnitId: sheet };
  }
  const range = (startRow: number, endRow: number, startColumn: number, endColumn: number) => {
    return { startRow, endRow, startColumn, endColumn };
  };

  test("cells moved and filled in, rows inserted, hidden and taken back, blocks shifted and taken back", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
    });
    const seen: string[] = [];
    await listen(seen);
    const kept = await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Sheet1").getRange("A2");
      context.trackedObjects.add(cell);
      await context.sync();
      return cell;
    });
    const sheet = excel.engine.activeSheet();
    const told = async (act: () => Promise<void>): Promise<string[]> => {
      seen.length = 0;
      await act();
      return [...seen].sort();
    };
    const place = async (): Promise<string> => {
      kept.load("address");
      await kept.context.sync();
      return kept.address;
    };
    const unit = at(sheet);
    // Undo works on the workbook that has the keyboard.
    const injector = excel.univer.__getInjector();
    injector.get(IUniverInstanceService).focusUnit(unit.unitId);
    injector.get(IContextService).setContextValue(FOCUSING_SHEET, true);
    expect(
      await told(() => run(MoveRangeCommand.id, { ...unit, fromRange: range(0, 0, 0, 1), toRange: range(0, 0, 3, 4) })),
    ).toEqual(["RangeEdited A1:B1 Local", "RangeEdited D1:E1 Local"]);
    expect(await told(() => run(UndoCommand.id, {}))).toEqual(["RangeEdited A1:B1 Local", "RangeEdited D1:E1 Local"]);
    expect(
      await told(() => run(InsertRowCommand.id, { ...unit, range: range(0, 0, 0, 39), direction: Direction.UP })),
    ).toEqual(["RowInserted 1:1 Local"]);
    expect(await place()).toBe("Sheet1!A3");
    expect(await told(() => run(UndoCommand.id, {}))).toEqual(["RowDeleted 1:1 Local"]);
    expect(await place()).toBe("Sheet1!A2");
    expect(await told(() => run(InsertRangeMoveDownCommand.id, { range: range(0, 1, 0, 0) }))).toEqual([
      "CellInserted A1:A2 Local",
    ]);
    expect(await place()).toBe("Sheet1!A4");
    expect(await told(() => run(UndoCommand.id, {}))).toEqual(["CellDeleted A1:A2 Local"]);
    expect(await place()).toBe("Sheet1!A2");
    expect(await told(() => run(RedoCommand.id, {}))).toEqual(["CellInserted A1:A2 Local"]);
    expect(await place()).toBe("Sheet1!A4");
    expect(await told(() => run(SetRowHiddenCommand.id, { ...unit, ranges: [range(5, 6, 0, 39)] }))).toEqual([
      "Hidden 6:7",
    ]);
    expect(
      await told(() => run(SetStyleCommand.id, { ...unit, range: range(0, 0, 0, 0), style: { type: "bl", value: 1 } })),
    ).toEqual(["format A1"]);
  });

  test("sheets renamed, moved and hidden by a person (ExcelApi 1.17)", async () => {
    await excel.stop();
    excel = await startExcel({ apiLevel: 17 });
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.add("乙");
      worksheets.onNameChanged.add(async (args) => void seen.push(`${args.nameBefore} ${args.nameAfter}`));
      worksheets.onVisibilityChanged.add(
        async (args) => void seen.push(`${args.visibilityBefore} ${args.visibilityAfter}`),
      );
      worksheets.onMoved.add(async (args) => void seen.push(`moved ${args.positionBefore} ${args.positionAfter}`));
      await context.sync();
      worksheets.getItem("乙").name = "丙";
      worksheets.getItem("丙").position = 0;
      await context.sync();
    });
    await excel.settled();
    const sheet = excel.host.book.findSheet("丙") ?? "";
    await run(SetWorksheetNameCommand.id, { ...at(sheet), name: "丁" });
    await run(SetWorksheetHideCommand.id, at(sheet));
    expect(seen).toEqual(["乙 丙", "moved 1 0", "丙 丁", "Visible Hidden"]);
  });

  test("clicks, the window coming to the front, automatic saving", async () => {
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.onSingleClicked.add(async (args) => void seen.push(`${args.address} ${args.offsetX} ${args.offsetY}`));
      context.workbook.onActivated.add(async (args) => void seen.push(args.type));
      context.workbook.onAutoSaveSettingChanged.add(async (args) => void seen.push(args.type));
      await context.sync();
    });
    excel.host.tell({ what: "clicked", sheet: excel.engine.activeSheet(), row: 1, column: 2, offsetX: 3, offsetY: 4 });
    excel.host.tell({ what: "activated" });
    excel.host.tell({ what: "autoSaveChanged" });
    await excel.settled();
    expect(seen).toEqual(["C2 3 4", "WorkbookActivated", "WorkbookAutoSaveSettingChanged"]);
  });
});
