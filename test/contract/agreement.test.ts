import fc from "fast-check";
import type { FundBook } from "../../src/domain/book";
import { createExcelPort } from "../../src/excel/port";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { anyBook } from "../rules/randomBook";
import { runs, seed } from "../runs";
import { differences } from "../workbook/recalculate";
import { startExcel } from "../workbench/excel-in-process";

jest.setTimeout(1_800_000);
/** Each book in a workbook of its own: written over another book it would stand among what that one left. */
const BOOKS = 2;

async function wrongOf(book: FundBook): Promise<readonly object[]> {
  const excel = await startExcel();
  try {
    const port = createExcelPort();
    const plan = planWorkbook(book);
    const rendered = await port.render(plan);
    if (!rendered.ok) throw new Error(`${rendered.fault.code}: ${rendered.fault.sentence.en}`);
    const content = await port.read(plan.sheets.map((sheet) => sheet.name));
    if (!content.ok) throw new Error(content.fault.code);
    return differences(plan, content.value);
  } finally {
    await excel.stop();
  }
}

describe("the engine agrees with the evaluator on random books", () => {
  it.each(fc.sample(anyBook, { seed, numRuns: runs(BOOKS) }).map((book, index) => ({ index, book })))(
    "every rule, figure and sentence: book $index",
    async ({ book }) => {
      expect((await wrongOf(book)).slice(0, 8)).toEqual([]);
    },
  );
});
