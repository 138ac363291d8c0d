import { plainSheet, plan, cell } from "../../src/conformance/port/plans";
import { createExcelPort } from "../../src/excel/port";
import { openWorkbook } from "../../src/sheetfile";
import type { WorkbookPort } from "../../src/usecases/port";
import type { WorkbookPlan } from "../../src/workbook/plan";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { openFilePort } from "../../src/xlsx/filePort";
import { freshSample } from "../workbook/books";
import { startExcel } from "../workbench/excel-in-process";

jest.setTimeout(60_000);

/** A sheet reviewers sort, and one nobody types in; `text` stands in the first. */
function twoSheets(text: string): WorkbookPlan {
  const rows = [[cell("编号"), cell("意见")], [cell(text, { unlocked: true })]];
  return plan([
    plainSheet("意见", rows, { protected: true, allowed: ["sort", "autoFilter"] }),
    plainSheet("校验", [[cell("编号")]], { protected: true }),
  ]);
}

/** Rendered, and rendered again with a cell changed: protection is lifted and put back on the way. */
async function renderTwice(port: WorkbookPort): Promise<void> {
  for (const text of ["R03", "R04"]) expect(await port.render(twoSheets(text))).toMatchObject({ ok: true });
}

describe("sorting and filtering stay allowed where people need them", () => {
  it("in Excel", async () => {
    const excel = await startExcel();
    try {
      await renderTwice(createExcelPort());
      const found = await excel.Excel.run(async (context) => {
        const sheets = ["意见", "校验"].map((name) => context.workbook.worksheets.getItem(name).protection);
        for (const protection of sheets) protection.load("protected,options");
        await context.sync();
        return sheets.map(({ protected: closed, options }) => [closed, options.allowSort, options.allowAutoFilter]);
      });
      expect(found).toEqual([
        [true, true, true],
        [true, false, false],
      ]);
    } finally {
      await excel.stop();
    }
  });

  it("in files", async () => {
    const port = await openFilePort(null);
    if (!port.ok) throw new Error(port.fault.code);
    await renderTwice(port.value);
    const book = await openWorkbook(await port.value.save());
    if (!book.ok) throw new Error(book.fault.code);
    const allowed = book.value.model.sheets.map(({ name, protection }) => [
      name,
      protection?.allowed.filter((each) => each === "sort" || each === "autoFilter"),
    ]);
    expect(Object.fromEntries(allowed)).toMatchObject({ 意见: ["autoFilter", "sort"], 校验: [] });
  });

  it("on 复核意见, whose typed columns stand together without a locked cell among them", () => {
    const sheet = planWorkbook(freshSample()).sheets.find(({ name }) => name === "复核意见");
    expect(sheet?.allowed).toEqual(["sort", "autoFilter"]);
    const typed = (sheet?.cells ?? []).slice(3).flatMap((row) => row.slice(0, 6));
    expect(typed.length).toBeGreaterThan(100);
    expect(typed.every((planned) => planned?.style?.unlocked === true && planned.formula === undefined)).toBe(true);
  });
});
