import { createExcelPort } from "../../src/excel/port";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";
import { clock, valueOf } from "../usecases/corruption";

jest.setTimeout(120_000);

/** The same through the genuine Office.js, where the program adjusts formulas itself when rows and columns move. */
describe("damage in Excel", () => {
  let excel: RunningExcel;
  let fund: FundUseCases;
  beforeEach(async () => {
    excel = await startExcel();
    fund = createFundUseCases(createExcelPort({ wait: async () => undefined }), clock);
    valueOf(await fund.loadSample());
    valueOf(await fund.allocate({ method: "even", handEdits: "keep" }));
  });
  afterEach(() => excel.stop());

  async function inExcel(work: (sheets: Excel.WorksheetCollection) => void, sheet: string): Promise<void> {
    await excel.Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem(sheet).protection.unprotect();
      work(worksheets);
      await context.sync();
    });
    await excel.settled();
  }

  it("is not found in a sound workbook", async () => {
    expect(valueOf(await fund.damages()).map(({ id, sentence }) => `${id} ${sentence.zh}`)).toEqual([]);
  });

  it.each([
    [
      "a deleted row of 分配表",
      "分配表",
      "row-deleted",
      (sheets: Excel.WorksheetCollection) => sheets.getItem("分配表").getRange("14:14").delete("Up"),
    ],
    [
      "an inserted column of 分配表",
      "分配表",
      "column-inserted",
      (sheets: Excel.WorksheetCollection) => {
        sheets.getItem("分配表").getRange("H:H").insert("Right");
        sheets.getItem("分配表").getRange("H6").values = [["我的备注"]];
        sheets.getItem("分配表").getRange("H12").values = [["待定"]];
      },
    ],
    [
      "规则 renamed",
      "规则",
      "sheet-renamed",
      (sheets: Excel.WorksheetCollection) => {
        sheets.getItem("规则").name = "规则（旧）";
      },
    ],
  ] as const)(
    "%s: is named and mended, and the amounts that are left are the same",
    async (_what, sheet, code, work) => {
      const before = valueOf(await fund.view())?.book.decided ?? {};
      await inExcel(work, sheet);
      const found = valueOf(await fund.damages());
      expect(found.map((damage) => damage.code)).toContain(code);
      const { left, done } = valueOf(await fund.mend("all"));
      expect(left.map(({ id, sentence }) => `${id} ${sentence.zh}`)).toEqual([]);
      const after = valueOf(await fund.view())?.book.decided ?? {};
      for (const [line, cells] of Object.entries(after)) expect([line, cells]).toEqual([line, before[line]]);
      expect(Object.keys(before).length - Object.keys(after).length).toBeLessThanOrEqual(
        code === "row-deleted" ? 1 : 0,
      );
      if (code === "column-inserted") expect(done.moves.map(({ text }) => text)).toEqual(["我的备注", "待定"]);
    },
  );
});
