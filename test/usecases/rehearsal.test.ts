import ExcelJS from "exceljs";
import type { RegisterRow } from "../../src/domain/returns";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { loadRehearsal, makeRehearsal } from "../../src/usecases/rehearsal";
import { requireBook } from "../../src/usecases/workbookBook";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { spendRow, typedCell } from "../tracking/unitFiles";
import { sampleBytes, TODAY, valueOf } from "./corruption";

jest.setTimeout(60_000);

const UNIT = "532301";
let sample: Uint8Array;

beforeAll(async () => {
  sample = await sampleBytes();
});

async function withRows(rows: readonly RegisterRow[]): Promise<FilePort> {
  const port = valueOf(await openFilePort(sample));
  const book = valueOf(await requireBook(port, TODAY));
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows }));
  return valueOf(await openFilePort(await port.save()));
}

async function readByOthers(port: FilePort): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await port.save()).slice().buffer);
  return workbook;
}

function cellText(workbook: ExcelJS.Workbook, address: string): string {
  const [sheet = "", cell = ""] = address.split("!");
  return workbook.getWorksheet(sheet)?.getCell(cell).text ?? "";
}

const NO_VOUCHER = {
  ...spendRow(UNIT, "P1", 1234.56),
  cells: { ...spendRow(UNIT, "P1", 1234.56).cells, purpose: typedCell("接待费"), voucher: typedCell("", "") },
};

test("a finding points at the very cells that prove it, as another library reads them", async () => {
  const port = await withRows([spendRow(UNIT, "P1", 10), NO_VOUCHER]);
  const book = valueOf(await requireBook(port, TODAY));
  const { heads } = valueOf(await loadRehearsal(port, book));
  const found = heads.flatMap(({ findings }) => findings);
  const workbook = await readByOthers(port);
  const purpose = found.find(({ id }) => id.startsWith("scope.purpose"));
  expect(purpose?.cells.map((cell) => cellText(workbook, cell))).toEqual(["接待费"]);
  const voucher = found.find(({ id }) => id.startsWith("ledger.incomplete"));
  expect(voucher?.cells.map((cell) => cellText(workbook, cell))).toEqual([""]);
  const plan = found.find(({ id }) => id === `subPlan.missing:${UNIT}`);
  expect(plan?.cells.map((cell) => cellText(workbook, cell))[0]).toBe("未报");
});

test("自查 is written, read back, and what was typed stays, also beside a finding that is gone", async () => {
  const port = await withRows([NO_VOUCHER]);
  valueOf(await makeRehearsal(port, TODAY, { procurementLimit: null, retentionDays: 20 }));
  const first = await readByOthers(port);
  const sheet = first.getWorksheet("自查");
  expect(sheet?.getCell("B3").value).toBe(20);
  const rowOf = (start: string): number => {
    for (let row = 5; row < 200; row += 1) if (sheet?.getCell(row, 8).text.startsWith(start)) return row;
    throw new Error(`no finding ${start}`);
  };
  const typed = [
    { sheet: "自查", address: `G${rowOf("scope.purpose")}`, value: "已约谈" },
    { sheet: "自查", address: "F3", value: 500_000 },
  ];
  valueOf(await port.write(typed));
  const again = valueOf(await makeRehearsal(port, TODAY));
  expect(again.limits).toEqual({ retentionDays: 20, idleDays: 90, procurementLimit: 50_000_000 });
  const second = await readByOthers(port);
  expect(second.getWorksheet("自查")?.getCell(rowOf("scope.purpose"), 7).text).toBe("已约谈");

  // The payment is withdrawn: its finding goes, the remark does not.
  const book = valueOf(await requireBook(port, TODAY));
  valueOf(await saveExchange(port, book, { issued: [], received: [], rows: [{ ...NO_VOUCHER, state: "已撤回" }] }));
  valueOf(await makeRehearsal(port, TODAY));
  const third = (await readByOthers(port)).getWorksheet("自查");
  const gone: string[] = [];
  third?.eachRow((row) => {
    if (row.getCell(7).text === "已约谈") gone.push(row.getCell(1).text);
  });
  expect(gone).toEqual(["已不再出现"]);
});

test("somebody's own sheet of that name is left alone", async () => {
  const port = valueOf(await openFilePort(sample));
  const own = { address: "A1", sheet: "自查", value: "我们自己的自查" };
  const book = valueOf(await requireBook(port, TODAY));
  valueOf(await makeRehearsal(port, TODAY));
  const blank = { ...own, address: "H4", value: "别的" };
  valueOf(await port.write([own, blank]));
  expect(await makeRehearsal(port, TODAY)).toMatchObject({ ok: false, fault: { code: "sheet-name-taken" } });
  expect((await readByOthers(port)).getWorksheet("自查")?.getCell("A1").text).toBe("我们自己的自查");
  expect(book.units).toHaveLength(12);
});
