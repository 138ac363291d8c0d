import type { RegisterRow } from "../../src/domain/returns";
import { createExcelPort } from "../../src/excel/port";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { makeProgress } from "../../src/usecases/progress";
import { requireBook } from "../../src/usecases/workbookBook";
import { PROGRESS_SHEET } from "../../src/workbook/names";
import { openFilePort } from "../../src/xlsx/filePort";
import { registerRow, spendRow, typedCell } from "../tracking/unitFiles";
import { sampleBytes, TODAY, valueOf } from "../usecases/corruption";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

jest.setTimeout(120_000);

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

const ROWS: readonly RegisterRow[] = [
  spendRow("532301", "P1", 3_000.01),
  spendRow("532301", "P6", 2_500, { voucher: "2" }),
  spendRow("532322", "P1", 99_999_999, { voucher: "3" }),
  spendRow("532322", "P1", 500, { voucher: "4", state: "已撤回" }),
  spendRow("532301", "P1", "约4", { voucher: "5" }),
  registerRow("532301", "arrival", { arrived: typedCell("30000", 3_000_000) }, { row: "P1" }),
];

test("the engine computes of 进度 what the plan expects", async () => {
  const file = valueOf(await openFilePort(await sampleBytes()));
  const book = valueOf(await requireBook(file, TODAY));
  valueOf(await saveExchange(file, book, { issued: [], received: [], rows: ROWS }));
  valueOf(await makeProgress(file, TODAY, true));
  const [expected] = valueOf(await file.read([PROGRESS_SHEET]));

  const port = createExcelPort();
  const { planWorkbook } = await import("../../src/workbook/planWorkbook");
  valueOf(await port.render(planWorkbook(book)));
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows: ROWS }));
  const progress = valueOf(await makeProgress(port, TODAY, true));
  expect(progress.units.find(({ unit }) => unit === "532301")?.spent).toBe(550_001);
  const [got] = valueOf(await port.read([PROGRESS_SHEET]));
  const cells = (expected?.formulas ?? []).flatMap((row, r) =>
    row.flatMap((formula, c) => (formula ? [{ r, c, formula }] : [])),
  );
  expect(cells.length).toBeGreaterThan(400);
  const different = cells.flatMap(({ r, c, formula }) => {
    const [one, other] = [expected?.values[r]?.[c] ?? "", got?.values[r]?.[c] ?? ""];
    const same = typeof one === "number" && typeof other === "number" ? Math.abs(one - other) < 1e-9 : one === other;
    return same ? [] : [{ r, c, expected: one, got: other, formula: formula.slice(0, 120) }];
  });
  expect(different).toEqual([]);
});
