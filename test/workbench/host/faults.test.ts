import { parseFaultPlan } from "../../../src/workbench/host/faults";
import type { FaultPlan } from "../../../src/workbench/host/faults";
import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

describe("a plan as text", () => {
  test("everything together is read", () => {
    const plan: FaultPlan = {
      failAction: { index: 2, code: "AccessDenied" },
      fail: [
        { at: { action: 7 }, code: "GeneralException" },
        { at: { sync: 2 }, code: "ItemNotFound" },
      ],
      refuse: [{ sync: 3, error: 5102 }],
      transportError: null,
      cellEditMode: false,
      delayMilliseconds: { from: 1, to: 5, seed: 7 },
      events: { drop: false, duplicate: true, reorder: true, delayMilliseconds: 3 },
      edits: [
        {
          at: { action: 4 },
          do: [
            { edit: "write", sheet: "Sheet1", address: "A1:B1", values: [[1, "=A1"]] },
            { edit: "rename", sheet: "Sheet1", to: "乙" },
          ],
        },
      ],
      apiLevel: 9,
      disconnected: false,
      disconnect: { sync: 9, forMilliseconds: 50 },
    };
    expect(parseFaultPlan(JSON.stringify(plan))).toEqual(plan);
    expect(parseFaultPlan("{}")).toEqual({});
  });

  test.each([
    ["{", "fault plan: no JSON"],
    ["[]", "must be an object"],
    ['{"fial":[]}', "fault plan, fial: is unknown; known here: failAction, fail"],
    [
      '{"fail":[{"at":{"action":0},"code":"AccessDenied"}]}',
      "fail[0].at.action: must be a whole number not less than 1",
    ],
    ['{"fail":[{"at":{"action":1,"sync":1},"code":"AccessDenied"}]}', "fail[0].at: give one of"],
    ['{"fail":[{"at":{"sync":1},"code":"Denied"}]}', 'fail[0].code: "Denied" is no error code of Excel'],
    ['{"fail":[{"code":"AccessDenied"}]}', "fail[0].at: is missing"],
    ['{"delayMilliseconds":{"from":5,"to":1}}', "delayMilliseconds: to is less than from"],
    [
      '{"edits":[{"at":{"sync":1},"do":[{"edit":"burn","sheet":"Sheet1"}]}]}',
      "edits[0].do[0].edit: must be one of write",
    ],
    ['{"edits":[{"at":{"sync":1},"do":[{"edit":"rename","sheet":"Sheet1"}]}]}', "edits[0].do[0].to: is missing"],
    ['{"dropEvents":1}', "dropEvents: must be true or false"],
  ])("%s is refused with its place", (text, message) => {
    expect(() => parseFaultPlan(text)).toThrow(message);
  });
});

describe("in the pane's way", () => {
  let excel: RunningExcel;
  beforeEach(async () => {
    excel = await startExcel();
  });
  afterEach(() => excel.stop());

  async function codeOf(act: () => Promise<unknown>): Promise<string> {
    try {
      await act();
      return "accepted";
    } catch (error) {
      return (error as { code: string }).code;
    }
  }

  /** Three syncs, each writing one cell of column A. */
  async function threeSyncs(): Promise<void> {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      for (const [index, text] of ["一", "二", "三"].entries()) {
        sheet.getRange(`A${index + 1}`).values = [[text]];
        // eslint-disable-next-line office-addins/no-context-sync-in-loop -- several syncs are what is wanted
        await context.sync();
      }
    });
  }

  function column(): unknown[] {
    const sheet = excel.engine.activeSheet();
    return [0, 1, 2].map((row) => excel.engine.cell(sheet, row, 0).value);
  }

  test("the n-th sync fails after the earlier ones were applied, once", async () => {
    excel.host.setFaults({ fail: [{ at: { sync: 2 }, code: "AccessDenied" }] });
    expect(await codeOf(threeSyncs)).toBe("AccessDenied");
    expect(column()).toEqual(["一", null, null]);
    expect(await codeOf(threeSyncs)).toBe("accepted");
    expect(column()).toEqual(["一", "二", "三"]);
  });

  test("the n-th action of the whole session fails; every place can be named in turn", async () => {
    let place = 1;
    const seen = new Set<string>();
    for (; place < 60; place += 1) {
      excel.engine.clear(excel.engine.activeSheet(), { row: 0, column: 0, rows: 3, columns: 1 }, "contents");
      excel.host.setFaults({ fail: [{ at: { action: place }, code: "GeneralException" }] });
      const code = await codeOf(threeSyncs);
      if (code === "accepted") break;
      expect(code).toBe("GeneralException");
      seen.add(JSON.stringify(column()));
    }
    expect(place).toBeGreaterThan(6);
    expect([...seen]).toEqual(
      ["[null,null,null]", '["一",null,null]', '["一","二",null]', '["一","二","三"]'].slice(0, seen.size),
    );
    expect(seen.size).toBeGreaterThanOrEqual(3);
  });

  test("one sync is refused by the service, the others are not", async () => {
    excel.host.setFaults({ refuse: [{ sync: 2, error: 5102 }] });
    expect(await codeOf(threeSyncs)).toBe("ActivityLimitReached");
    expect(column()).toEqual(["一", null, null]);
  });

  test("the failing statement is named in the error", async () => {
    excel.host.setFaults({ failAction: { index: 4, code: "AccessDenied" } });
    const error = await threeSyncs().catch((reason: unknown) => reason as OfficeExtension.Error);
    excel.host.setFaults({});
    expect(error).toMatchObject({ code: "AccessDenied", httpStatusCode: 403 });
  });

  test("somebody else writes, inserts a row, renames, protects and deletes between two syncs", async () => {
    const sources: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      context.workbook.worksheets.add("乙");
      sheet.onChanged.add(async (args) => void sources.push(`${args.changeType} ${args.address} ${args.source}`));
      await context.sync();
      const kept = sheet.getRange("A2");
      kept.load("address");
      await context.sync();
      excel.host.setFaults({
        edits: [
          { at: { sync: 1 }, do: [{ edit: "insert", sheet: "Sheet1", address: "1:2" }] },
          { at: { sync: 2 }, do: [{ edit: "write", sheet: "Sheet1", address: "B1", values: [["=1+1"]] }] },
          { at: { sync: 3 }, do: [{ edit: "rename", sheet: "Sheet1", to: "甲" }] },
          { at: { sync: 4 }, do: [{ edit: "protect", sheet: "甲" }] },
          { at: { sync: 5 }, do: [{ edit: "deleteSheet", sheet: "甲" }] },
        ],
      });
      kept.load("address");
      await context.sync();
      expect(kept.address).toBe("Sheet1!A4");
      kept.values = [["x"]];
      const formula = sheet.getRange("B1");
      formula.load("values");
      await context.sync();
      expect(formula.values).toEqual([[2]]);
      sheet.load("name");
      await context.sync();
      expect(sheet.name).toBe("甲");
      kept.values = [["y"]];
      expect(await codeOf(() => context.sync())).toBe("AccessDenied");
      sheet.load("name");
      expect(await codeOf(() => context.sync())).toBe("ItemNotFound");
    });
    await excel.settled();
    expect(sources).toEqual(["RowInserted 1:2 Remote", "RangeEdited B1 Remote", "RangeEdited A4 Local"]);
  });

  test("an edit in the middle of a batch: what the batch wrote before is moved, what it writes after is not", async () => {
    excel.host.setFaults({
      edits: [{ at: { action: 9 }, do: [{ edit: "insert", sheet: "Sheet1", address: "1:1" }] }],
    });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const actions = Array.from({ length: 12 }, (_, index) => sheet.getRange(`A${index + 1}`));
      actions.forEach((range, index) => (range.values = [[index + 1]]));
      await context.sync();
    });
    const values = Array.from({ length: 13 }, (_, row) => excel.engine.cell(excel.engine.activeSheet(), row, 0).value);
    // 1 was there and moved; the range of 2 was known and moved along; the rest was looked up afterwards.
    expect(values).toEqual([null, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, null]);
  });

  test("events twice, last first, late; the same seed waits the same time", async () => {
    const seen: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").onChanged.add(async (args) => void seen.push(args.address));
      await context.sync();
      excel.host.setFaults({ events: { duplicate: true, reorder: true, delayMilliseconds: { from: 20, to: 30 } } });
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("C1").values = [[1]];
      await context.sync();
    });
    await excel.settled();
    expect(seen).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(seen).toEqual(["C1", "C1", "A1", "A1"]);
  });

  test("delays are in the trace, with the size of every message", async () => {
    excel.host.setFaults({ delayMilliseconds: 40 });
    await threeSyncs();
    const answers = excel.host.trace.entries.filter((entry) => entry.answeredAfter !== undefined);
    expect(answers.at(-1)?.answeredAfter).toBeGreaterThanOrEqual(38);
    const lines = excel.host.trace.toText().split("\n");
    const last = JSON.parse(lines.at(-1) ?? "") as { text: string; size: number };
    expect(last.size).toBe(last.text.length);
  });

  test("cell-edit mode: refused, or waited for when the add-in asks for that", async () => {
    excel.host.setFaults({ cellEditMode: true });
    expect(await codeOf(threeSyncs)).toBe("InvalidOperationInCellEditMode");
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [["later"]];
      await context.sync();
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(column()[0]).toBeNull();
    excel.host.setFaults({});
    await waiting;
    expect(column()[0]).toBe("later");
  });

  test("without a connection nothing is answered; the sync is carried out and its answer comes later", async () => {
    excel.host.setFaults({ disconnect: { sync: 1, forMilliseconds: 80 } });
    let answered = false;
    const running = threeSyncs().then(() => (answered = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
    expect(column()).toEqual(["一", null, null]);
    await running;
    expect(column()).toEqual(["一", "二", "三"]);
    excel.host.setFaults({ disconnected: true });
    let done = false;
    const stuck = threeSyncs().then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toBe(false);
    excel.host.setFaults({});
    await stuck;
    expect(done).toBe(true);
  });

  test("a lower ExcelApi hides later members and events, which are listed", async () => {
    excel.host.setFaults({ apiLevel: 7 });
    expect(
      await codeOf(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Sheet1").onCalculated.add(async () => undefined);
          await context.sync();
        }),
      ),
    ).toBe("ApiNotFound");
    expect(
      await codeOf(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Sheet1").getRange("A1").setDirty();
          await context.sync();
        }),
      ),
    ).toBe("ApiNotFound");
    expect([...excel.host.unknownMembers]).toEqual(["_RegisterCalculatedEvent", "Range.setDirty"]);
  });
});
