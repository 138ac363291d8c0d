import fc from "fast-check";
import { createExcelPort } from "../../src/excel/port";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { anyBook } from "../rules/randomBook";
import { runs, seed } from "../runs";
import { differences } from "../workbook/recalculate";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

jest.setTimeout(1_800_000);
/** One host takes all books, one after the other: each render changes only what differs, as in a person's workbook. */
const BOOKS = 3;

describe("the engine agrees with the evaluator on random books", () => {
  let excel: RunningExcel;
  beforeAll(async () => {
    excel = await startExcel();
  });
  afterAll(() => excel.stop());

  it("every rule, figure and sentence, in one workbook that becomes one book after the other", async () => {
    const port = createExcelPort();
    const found: object[] = [];
    for (const [index, book] of fc.sample(anyBook, { seed, numRuns: runs(BOOKS) }).entries()) {
      const plan = planWorkbook(book);
      const rendered = await port.render(plan);
      if (!rendered.ok) throw new Error(`${rendered.fault.code}: ${rendered.fault.sentence.en}`);
      const content = await port.read(plan.sheets.map((sheet) => sheet.name));
      if (!content.ok) throw new Error(content.fault.code);
      const wrong = differences(plan, content.value);
      if (wrong.length > 0) found.push({ book: index, count: wrong.length, first: wrong.slice(0, 8) });
    }
    expect(found).toEqual([]);
  });
});
