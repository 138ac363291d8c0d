import type { RegisterRow } from "../../src/domain/returns";
import { createExcelPort } from "../../src/excel/port";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { makeProgress } from "../../src/usecases/progress";
import { requireBook } from "../../src/usecases/workbookBook";
import type { FundBook } from "../../src/domain/book";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { makeMilestones } from "../../src/usecases/milestones";
import type { CellEdit, WorkbookPort } from "../../src/usecases/port";
import { cellAddress } from "../../src/workbook/address";
import { makeMonthly } from "../../src/usecases/monthly";
import { MILESTONES_SHEET, MONTHLY_SHEET, PROGRESS_CHARTS_SHEET, PROGRESS_SHEET } from "../../src/workbook/names";
import type { WorkbookContent } from "../../src/workbook/plan";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { keptSource, sourceSheet } from "../../src/workbook/sheets/source";
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
  spendRow("532323", "P6", 12.5, { voucher: "6", on: "三月底" }),
  registerRow("532301", "arrival", { arrived: typedCell("30000", 3_000_000) }, { row: "P1" }),
];

/** 进度 and 时间节点 of a workbook, with what units returned and the notice's text in it. */
async function tracked(port: WorkbookPort, book: FundBook): Promise<WorkbookContent> {
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows: ROWS }));
  const lines = SAMPLE_NOTICE.split("\n").map((text) => ({ text, place: "" }));
  const source = sourceSheet(keptSource("示例.md", lines), null, "hidden");
  valueOf(await port.render({ sheets: [source], names: [], activeSheet: "首页" }));
  const progress = valueOf(await makeProgress(port, TODAY, true));
  expect(progress.units.find(({ unit }) => unit === "532301")?.spent).toBe(550_001);
  const { states } = valueOf(await makeMilestones(port, TODAY));
  expect(new Set(states.map(({ word }) => word)).size).toBeGreaterThan(2);
  await monthsTold(port);
  return valueOf(await port.read([PROGRESS_SHEET, PROGRESS_CHARTS_SHEET, MONTHLY_SHEET, MILESTONES_SHEET]));
}

/** Months of all kinds of indicators typed: whole, broken, none, more than was asked; a text is no figure. */
async function monthsTold(port: WorkbookPort): Promise<void> {
  const { rows } = valueOf(await makeMonthly(port, TODAY));
  const edits = rows.flatMap(({ indicator, twin }, index) =>
    twin !== null || index % 7 === 6
      ? []
      : Array.from({ length: 1 + (index % 12) }, (_unused, month): CellEdit => {
          const value = (index * 5 + month * 3) % 4 === 3 ? 0 : Math.round(indicator.current * (0.3 + 0.2 * month));
          return { sheet: MONTHLY_SHEET, address: cellAddress(4 + index, 8 + month), value };
        }),
  );
  valueOf(await port.write([...edits, { sheet: MONTHLY_SHEET, address: "K6", value: "约4" }]));
  const again = valueOf(await makeMonthly(port, TODAY));
  expect(again.rows.filter(({ figures }) => figures.catchUp !== null).length).toBeGreaterThan(20);
}

test("the engine computes of 进度, 绩效月报 and 时间节点 what the plan expects", async () => {
  const file = valueOf(await openFilePort(await sampleBytes()));
  const book = valueOf(await requireBook(file, TODAY));
  const expected = await tracked(file, book);
  const port = createExcelPort();
  valueOf(await port.render(planWorkbook(book)));
  const got = await tracked(port, book);
  const cells = expected.flatMap(({ name, formulas, values }, sheet) =>
    formulas.flatMap((row, r) =>
      row.flatMap((formula, c) => (formula ? [{ name, sheet, r, c, formula, expected: values[r]?.[c] ?? "" }] : [])),
    ),
  );
  expect(cells.length).toBeGreaterThan(1_200);
  const different = cells.filter(({ sheet, r, c, expected: one }) => {
    const other = got[sheet]?.values[r]?.[c] ?? "";
    return typeof one === "number" && typeof other === "number" ? Math.abs(one - other) >= 1e-9 : one !== other;
  });
  expect(different).toEqual([]);
});
