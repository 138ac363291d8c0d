import { SetFormulaCalculationStopMutation } from "@univerjs/engine-formula";
import { ICommandService } from "@univerjs/core";
import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import { runs } from "../../runs";
import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

describe("through Office.js", () => {
  let excel: RunningExcel;
  const told: string[][] = [];
  beforeEach(async () => {
    told.length = 0;
    excel = await startExcel({ onCircularReference: (cells) => told.push([...cells]) });
  });
  afterEach(() => excel.stop());

  /** Values of an area after a batch of its own. */
  async function values(address: string): Promise<unknown[][]> {
    return Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange(address);
      range.load("values");
      await context.sync();
      return range.values as unknown[][];
    });
  }

  async function put(address: string, formulas: unknown[][]): Promise<void> {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange(address).formulas = formulas as string[][];
      await context.sync();
    });
  }

  async function onApplication(act: (application: Excel.Application) => void): Promise<Excel.Application> {
    return Excel.run(async (context) => {
      const { application } = context.workbook;
      act(application);
      application.load("calculationMode,calculationState");
      await context.sync();
      return application;
    });
  }

  test("manual: nothing is calculated until somebody asks, except formulas just entered", async () => {
    await put("A1:B1", [[1, "=A1*10"]]);
    await onApplication((application) => (application.calculationMode = "Manual"));
    await put("A1", [[2]]);
    expect(await values("A1:B1")).toEqual([[2, 10]]);
    await excel.edit("Sheet1!A1", 3);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await values("B1")).toEqual([[10]]);
    expect((await onApplication(() => undefined)).calculationState).toBe("Pending");
    await put("C1", [["=A1+0.5"]]);
    expect(await values("A1:C1")).toEqual([[3, 10, 3.5]]);
    const application = await onApplication((it) => it.calculate("Recalculate"));
    expect(application.calculationState).toBe("Done");
    expect(await values("A1:C1")).toEqual([[3, 30, 3.5]]);
  });

  test("manual: a range and a sheet can be calculated; going back to automatic calculates what has piled up", async () => {
    await put("A1:C1", [[1, "=A1*10", "=A1*100"]]);
    await onApplication((application) => (application.calculationMode = "Manual"));
    await put("A1", [[2]]);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("B1").calculate();
      await context.sync();
    });
    expect(await values("A1:C1")).toEqual([[2, 20, 100]]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").calculate(true);
      await context.sync();
    });
    expect(await values("A1:C1")).toEqual([[2, 20, 200]]);
    await put("A1", [[3]]);
    const application = await onApplication((it) => (it.calculationMode = "Automatic"));
    expect(application.calculationMode).toBe("Automatic");
    expect(await values("A1:C1")).toEqual([[3, 30, 300]]);
  });

  test.each(["Full", "FullRebuild"] as const)("calculate %s recalculates everything", async (kind) => {
    await put("A1:B1", [["=RAND()", "=A1"]]);
    const [[before]] = (await values("A1")) as [[number]];
    await onApplication((application) => application.calculate(kind));
    const [[after, copy]] = (await values("A1:B1")) as [[number, number]];
    expect(after).not.toBe(before);
    expect(copy).toBe(after);
  });

  test("an unknown kind of calculation or mode is refused", async () => {
    const code = (act: (application: Excel.Application) => void): Promise<string> =>
      onApplication(act).then(
        () => "accepted",
        (error: unknown) => (error as { code: string }).code,
      );
    expect(await code((application) => application.calculate("Halb" as "Full"))).toBe("InvalidArgument");
    expect(await code((application) => (application.calculationMode = "Semi" as "Manual"))).toBe("InvalidArgument");
  });

  test("volatile functions are calculated every time, and by calculate() when nothing has changed", async () => {
    await put("A1:D2", [
      ["=RAND()", "=OFFSET(D1,1,0)", '=INDIRECT("D"&"2")', ""],
      ["=TODAY()", "=NOW()", "=A1+1", 5],
    ]);
    const first = await values("A1:D2");
    await put("D2", [[6]]);
    const second = await values("A1:D2");
    expect(second[0]?.slice(1, 3)).toEqual([6, 6]);
    expect(second[0]?.[0]).not.toBe(first[0]?.[0]);
    expect(second[1]?.[2]).toBeCloseTo((second[0]?.[0] as number) + 1, 12);
    await onApplication((application) => application.calculate("Recalculate"));
    expect((await values("A1"))[0]?.[0]).not.toBe(second[0]?.[0]);
  });

  test("calculation put off until the next sync: the same batch reads old values, the next one new ones", async () => {
    await put("A1:B1", [[1, "=A1*10"]]);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const cell = sheet.getRange("B1");
      context.application.suspendApiCalculationUntilNextSync();
      context.application.suspendScreenUpdatingUntilNextSync();
      sheet.getRange("A1").values = [[2]];
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[10]]);
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[20]]);
    });
  });

  test("a circle: its cells are 0, what reads them reads 0, and the person is told", async () => {
    await put("A1:D1", [[5, "=A1+1", "=B1*10", ""]]);
    await put("A1", [["=B1+1"]]);
    expect(await values("A1:C1")).toEqual([[0, 0, 0]]);
    expect(told).toEqual([expect.arrayContaining(["Sheet1!A1", "Sheet1!B1"]) as string[]]);
    await put("D1", [["=D1"]]);
    expect(await values("D1")).toEqual([[0]]);
    expect(told).toHaveLength(2);
    await put("A1", [[7]]);
    expect(await values("A1:C1")).toEqual([[7, 8, 80]]);
    await excel.edit("Sheet1!A1", "=SUM(A1:C1)");
    expect(await values("A1:C1")).toEqual([[0, 0, 0]]);
    expect(told).toHaveLength(3);
  });

  test("asking where a cell is closes no circle", async () => {
    await put("A1:A4", [["=ROW(A1)"], ["=ROWS(A$1:A2)"], ["=SUM(A$1:OFFSET(A3,-1,0))"], ["=COLUMN(A4)"]]);
    expect(await values("A1:A4")).toEqual([[1], [2], [3], [1]]);
    expect(told).toEqual([]);
  });

  test("error values of all kinds", async () => {
    await put("A1:H1", [
      ["=1/0", "=NA()", "=nosuch(1)", '=VALUE("x")', "=SQRT(-1)", '=INDIRECT("zz")', "=#REF!+1", "=A1+1"],
    ]);
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:H1");
      range.load("values,valueTypes,text");
      await context.sync();
      const errors = ["#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#REF!", "#REF!", "#DIV/0!"];
      expect(range.values).toEqual([errors]);
      expect(range.text).toEqual([errors]);
      expect(range.valueTypes).toEqual([errors.map(() => "Error")]);
    });
  });

  test("formulas that are nothing but a number are numbers; a hyperlink's text ends where it ends", async () => {
    await put("A1:F1", [
      ["=123456789012345678", "=1E+10", "=-1.5E-3", '=HYPERLINK("http://example.org","链接")', "=LEN(D1)", "=B1+1"],
    ]);
    expect(await values("A1:F1")).toEqual([[123456789012345680, 1e10, -0.0015, "链接", 2, 1e10 + 1]]);
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:D1");
      range.load("valueTypes");
      await context.sync();
      expect(range.valueTypes).toEqual([["Double", "Double", "Double", "String"]]);
    });
  });
});

describe("the engine's timing", () => {
  // The whole study (a calculation of seconds) is for the deep run.
  const deep = runs(1) > 1;
  const rows = deep ? 1500 : 300;
  const columns = 20;
  // The engine (0.25.1) complains of its own dependency tree, with right results.
  beforeEach(() => jest.spyOn(console, "error").mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  async function withLargeBook(
    act: (
      engine: ReturnType<typeof createUniverEngine>,
      univer: ReturnType<typeof createHeadlessUniver>,
    ) => Promise<void>,
  ): Promise<void> {
    const univer = createHeadlessUniver();
    const engine = createUniverEngine(univer);
    try {
      const sheet = engine.activeSheet();
      const numbers = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ value: 1 })));
      engine.write(sheet, 0, 0, numbers);
      const sums = Array.from({ length: rows }, (_, row) => [
        { formula: `=SUM(A${row + 1}:T${row + 1})` },
        { formula: row === 0 ? "=U1" : `=V${row}+U${row + 1}` },
      ]);
      engine.write(sheet, 0, columns, sums);
      await act(engine, univer);
    } finally {
      engine.dispose();
      univer.dispose();
    }
  }

  test.each(deep ? [0, 50, 100, 400, 800, 1500] : [0, 50, 100, 400])(
    "an edit %i ms into a running calculation is in the values",
    async (wait) => {
      await withLargeBook(async (engine) => {
        const sheet = engine.activeSheet();
        const first = engine.settle();
        await new Promise((resolve) => setTimeout(resolve, wait));
        engine.write(sheet, 0, 0, [[{ value: 1001 }]]);
        await engine.settle();
        await first;
        expect(engine.cell(sheet, 0, columns).value).toBe(columns + 1000);
        expect(engine.cell(sheet, rows - 1, columns + 1).value).toBe(rows * columns + 1000);
      });
    },
  );

  test("a calculation that a person stops is taken up again by whoever waits for values", async () => {
    await withLargeBook(async (engine, univer) => {
      const settled = engine.settle();
      await new Promise((resolve) => setTimeout(resolve, 30));
      await univer.__getInjector().get(ICommandService).executeCommand(SetFormulaCalculationStopMutation.id, {});
      await settled;
      expect(engine.cell(engine.activeSheet(), rows - 1, columns + 1).value).toBe(rows * columns);
    });
  });

  test("edits while somebody waits, one after the other", async () => {
    await withLargeBook(async (engine) => {
      const sheet = engine.activeSheet();
      const waiting: Promise<void>[] = [];
      for (let step = 0; step < 8; step += 1) {
        engine.write(sheet, 0, 0, [[{ value: step }]]);
        waiting.push(engine.settle());
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await Promise.all(waiting);
      expect(engine.cell(sheet, 0, columns).value).toBe(7 + columns - 1);
      expect(engine.isDirty()).toBe(false);
    });
  });
});
