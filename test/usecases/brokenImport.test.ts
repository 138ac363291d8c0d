import { createExcelPort } from "../../src/excel/port";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import type { WorkbookPort } from "../../src/usecases/port";
import { JOURNAL_SHEET } from "../../src/workbook/names";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import type { PlannedCell, WorkbookPlan } from "../../src/workbook/plan";
import { openFilePort } from "../../src/xlsx/filePort";
import { freshSample } from "../workbook/books";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";
import { clock, valueOf } from "./corruption";

const moment = (): string => "2020-05-25T09:00:00";
const later = (): string => "2020-05-25T09:30:00";

/** What a build that stopped half-way leaves: the first sheets, those before `filled` with their content. */
function rest(plan: WorkbookPlan, sheets: number, filled: number): WorkbookPlan {
  const bare = (row: readonly (PlannedCell | undefined)[]): undefined[] => row.map(() => undefined);
  return {
    names: [],
    activeSheet: plan.sheets[0]!.name,
    sheets: plan.sheets.slice(0, sheets).map((sheet, index) => ({
      ...sheet,
      cells: index < filled ? sheet.cells : sheet.cells.map(bare),
      merges: [],
      validations: [],
      conditionalFormats: [],
    })),
  };
}

describe("an import that broke off, over a file", () => {
  async function leftBehind(sheets: number, filled: number): Promise<{ port: WorkbookPort; fund: FundUseCases }> {
    const port = valueOf(await openFilePort(null));
    valueOf(await port.render(rest(planWorkbook(freshSample()), sheets, filled)));
    return { port, fund: createFundUseCases(port, clock, later) };
  }

  it.each([
    [2, 0],
    [7, 3],
    [19, 0],
    [19, 9],
  ])("is finished by importing again: %i sheets added, %i of them filled", async (sheets, filled) => {
    const { port, fund } = await leftBehind(sheets, filled);
    valueOf(await fund.loadSample());
    const whole = valueOf(await openFilePort(null));
    valueOf(await createFundUseCases(whole, clock, later).loadSample());
    // The journal tells how it came about.
    const names = valueOf(await whole.sheetNames()).filter((name) => name !== JOURNAL_SHEET);
    expect(valueOf(await port.sheetNames()).filter((name) => name !== JOURNAL_SHEET)).toEqual(names);
    expect(valueOf(await port.read(names))).toEqual(valueOf(await whole.read(names)));
  });

  it.each([
    ["a word of a person's", "分配表", "Z40", "我的备注"],
    ["an amount typed over", "项目表", "B5", "改过的简称"],
  ])(
    "is not finished where %s stands on one of the sheets, and nothing is written",
    async (_what, sheet, address, typed) => {
      const { port, fund } = await leftBehind(7, 5);
      valueOf(await port.write([{ sheet, address, value: typed }]));
      const names = valueOf(await port.sheetNames());
      const before = valueOf(await port.read(names));
      const refused = await fund.loadSample();
      expect(refused.ok).toBe(false);
      expect(valueOf(await port.read(valueOf(await port.sheetNames())))).toEqual(before);
    },
  );

  it("leaves a person's own empty sheet with one of our names alone", async () => {
    const port = valueOf(await openFilePort(null));
    valueOf(await port.render(rest(planWorkbook(freshSample()), 1, 0)));
    const refused = await createFundUseCases(port, clock).loadSample();
    expect(refused.ok ? null : refused.fault.code).toBe("sheet-name-taken");
    expect(valueOf(await port.sheetNames())).toEqual(["首页"]);
  });
});

describe("an import that Excel breaks off", () => {
  let excel: RunningExcel;
  let fund: FundUseCases;
  let port: WorkbookPort;
  beforeEach(async () => {
    excel = await startExcel();
    await excel.Excel.run(async (context) => {
      context.application.calculationMode = "Manual";
      await context.sync();
    });
    port = createExcelPort({ wait: async () => undefined });
    fund = createFundUseCases(port, clock, moment);
  });
  afterEach(() => excel.stop());

  it("leaves nothing behind, wherever it breaks off, and goes through the next time", async () => {
    for (const index of [30, 420, 1500]) {
      excel.host.faults.failAction = { index, code: "GeneralException" };
      const broken = await fund.loadSample();
      excel.host.faults.failAction = null;
      expect(broken.ok ? null : broken.fault.code).toBe("excel-unexpected");
      expect([index, valueOf(await port.sheetNames())]).toEqual([index, ["Sheet1"]]);
      expect(valueOf(await port.definedNames())).toEqual([]);
    }
    valueOf(await fund.loadSample());
    expect(valueOf(await port.sheetNames())).toContain("日志");
  }, 240_000);

  it("is finished by importing again when Excel would not take the sheets away either", async () => {
    const deletion = jest.spyOn(excel.Excel.Worksheet.prototype, "delete").mockImplementation(() => {
      throw Object.assign(new Error("disconnected"), { code: "InvalidOrTimedOutSession" });
    });
    excel.host.faults.failAction = { index: 420, code: "GeneralException" };
    const broken = await fund.loadSample();
    excel.host.faults.failAction = null;
    deletion.mockRestore();
    expect(broken.ok ? null : broken.fault.nextStep.zh).toContain("接着做完");
    expect(valueOf(await port.sheetNames()).length).toBeGreaterThan(2);
    const view = valueOf(await createFundUseCases(port, clock, later).loadSample());
    expect(view.book.projects).toHaveLength(15);
  }, 240_000);
});
