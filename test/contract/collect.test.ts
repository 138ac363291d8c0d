import { createExcelPort } from "../../src/excel/port";
import { success, type Result } from "../../src/domain/fault";
import type { ReturnedFile, UnitFileContent } from "../../src/domain/returns";
import { loadExchange } from "../../src/usecases/exchangeStore";
import { createFundUseCases } from "../../src/usecases/fund";
import { requireBook } from "../../src/usecases/workbookBook";
import { EXCHANGE_SHEETS, planExchange } from "../../src/workbook/registers/exchangePlan";
import { registerGround } from "../../src/workbook/registers/registerColumns";
import { payment } from "../tracking/returned";
import { startExcel } from "../workbench/excel-in-process";

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

/** The genuine Office.js over the workbench's host: its engine computes what the plan expects (D2). */
describe("收表 through Excel", () => {
  it("merges, computes every sum as planned, and is taken back in one step", async () => {
    const excel = await startExcel();
    try {
      const port = createExcelPort({ wait: async () => undefined });
      const fund = createFundUseCases(
        port,
        () => "2020-06-10",
        () => "2020-06-10T10:00:00",
      );
      valueOf(await fund.loadSample());
      valueOf(await fund.allocate({ method: "even", handEdits: "replace" }));
      const request = { period: "2020-05", due: "2020-05-20", contact: "" };
      valueOf(await fund.issueUnitFiles(request, async () => success(new Uint8Array([1]))));
      const content = JSON.parse(
        valueOf(await loadExchange(port, valueOf(await requireBook(port, "2020-06-10")))).issued[3]?.content ?? "",
      ) as UnitFileContent;
      const records = [payment({ payee: "=1+1" }), payment({ voucher: "记2", amount: -12_345, invoice: "0001" })];
      const { fileId, period, unit } = content;
      const file: ReturnedFile = {
        fileId,
        period,
        unit: unit.code,
        evidence: "keys",
        content,
        hash: null,
        records,
        remarks: [],
        unplaced: [],
      };
      const pool = {
        async *read() {
          yield { name: "甲.xlsx", bytesHash: "1", reading: success(file) };
        },
      };
      const preview = valueOf(
        await fund.previewCollect([{ name: "甲.xlsx", bytes: async () => new Uint8Array() }], pool),
      );
      valueOf(await fund.applyCollect(preview, []));
      const book = valueOf(await requireBook(port, "2020-06-10"));
      const exchange = valueOf(await loadExchange(port, book));
      expect(exchange.rows.map(({ cells }) => [cells["payee"]?.value, cells["amount"]?.value])).toEqual([
        ["=1+1", 392_000],
        ["示例公司", -12_345],
      ]);
      const read = valueOf(await port.read(EXCHANGE_SHEETS));
      const plan = planExchange(exchange, registerGround(book), read);
      const formulas = plan.sheets.flatMap(({ name, cells }) =>
        cells.flatMap((row, r) => row.flatMap((cell, c) => (cell?.formula ? [{ name, r, c, cell }] : []))),
      );
      const differing = formulas.filter(({ name, r, c, cell }) => {
        const value = read.find((sheet) => sheet.name === name)?.values[r]?.[c] ?? null;
        return value !== cell.value;
      });
      expect(differing.map(({ name, r, c, cell }) => [name, r, c, cell.formula, cell.value])).toEqual([]);
      expect(formulas.length).toBeGreaterThan(100);
      const undone = valueOf(await fund.undo());
      expect(undone.skipped).toEqual([]);
      expect(valueOf(await loadExchange(port, book)).rows).toEqual([]);
    } finally {
      await excel.stop();
    }
  }, 240_000);
});
