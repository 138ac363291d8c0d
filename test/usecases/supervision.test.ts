import ExcelJS from "exceljs";
import { dateSerial } from "../../src/workbook/sheet";
import { saveExchange } from "../../src/usecases/exchangeStore";
import { loadSupervision, makeSupervision } from "../../src/usecases/supervision";
import { requireBook } from "../../src/usecases/workbookBook";
import { openFilePort, type FilePort } from "../../src/xlsx/filePort";
import { NOTHING_YET, spendRow } from "../tracking/unitFiles";
import { corrupted, sampleBytes, TODAY, typeInto, valueOf } from "./corruption";

jest.setTimeout(60_000);

const SHEET = "督查整改";
const UNIT = "532301";
let sample: Uint8Array;

beforeAll(async () => {
  sample = await sampleBytes();
});

async function othersRead(port: FilePort): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await port.save()).slice().buffer);
  const sheet = workbook.getWorksheet(SHEET);
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

/** The file as a person left it who took the protection off. */
async function retyped(port: FilePort, cells: Readonly<Record<string, string>>): Promise<FilePort> {
  const bytes = await corrupted(await port.save(), (model) => {
    for (const [address, value] of Object.entries(cells)) typeInto(model, SHEET, address, value);
  });
  return valueOf(await openFilePort(bytes));
}

function rowWith(sheet: ExcelJS.Worksheet, column: number, text: string): number {
  for (let row = 1; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, column).text === text) return row;
  throw new Error(`no row with ${text}`);
}

function resultOf(sheet: ExcelJS.Worksheet, row: number, column: number): string {
  return sheet.getCell(row, column).text;
}

/** A made sheet in which one finding of each state and three acceptances were typed. */
async function filled(): Promise<{ readonly port: FilePort; readonly first: number; readonly unitRow: number }> {
  const port = valueOf(await openFilePort(sample));
  const book = valueOf(await requireBook(port, TODAY));
  valueOf(await saveExchange(port, book, { ...NOTHING_YET, rows: [spendRow(UNIT, "P1", 3_000)] }));
  valueOf(await makeSupervision(port, TODAY));
  const sheet = await othersRead(port);
  const first = rowWith(sheet, 3, "发现的问题") + 1;
  const unitRow = rowWith(sheet, 13, UNIT);
  const day = (iso: string): number => dateSerial(iso) ?? 0;
  const finding = (at: number, cells: Readonly<Record<string, string | number>>) =>
    Object.entries(cells).map(([column, typed]) => ({ sheet: SHEET, address: `${column}${first + at}`, value: typed }));
  valueOf(
    await port.write([
      ...finding(0, { A: "楚雄市", C: "台账不全", E: day("2020-05-20"), G: day("2020-05-20"), H: "通过" }),
      ...finding(1, { A: "楚雄市", C: "未公示", E: day("2020-05-20"), G: day("2020-05-20"), H: "未通过" }),
      ...finding(2, { A: "双柏县", C: "进度慢", E: day("2020-06-30") }),
      ...finding(3, { A: "双柏县", C: "无期限", E: "六月底" }),
      ...finding(9, { A: "牟定县", C: "晚了", E: day("2020-05-01"), G: day("2020-05-02") }),
      { sheet: SHEET, address: `F${unitRow}`, value: "全部验收" },
      { sheet: SHEET, address: `G${unitRow}`, value: day("2020-09-15") },
      { sheet: SHEET, address: `I${unitRow}`, value: 45 },
      { sheet: SHEET, address: `L${unitRow}`, value: "继续跟踪" },
    ]),
  );
  return { port, first, unitRow };
}

test("督查整改: states and the September acceptance follow from what was typed; a text is no date", async () => {
  const { port } = await filled();
  const book = valueOf(await requireBook(port, TODAY));
  const { findings, units } = valueOf(await loadSupervision(port, book));
  expect(findings.map(({ id, finding, state }) => [id, finding, state])).toEqual([
    ["F1", "台账不全", "按期"],
    ["F2", "未公示", "逾期"],
    ["F3", "进度慢", "未到期"],
    ["F4", "无期限", "无数据"],
    ["F5", "晚了", "逾期"],
  ]);
  const unit = units.find(({ code }) => code === UNIT);
  expect(unit?.doubt).toContain("完成情况未报");
  expect(unit?.spent).toBe(300_000);
  expect(units.find(({ code }) => code === "532322")?.spent).toBeNull();
});

test("writing it anew keeps every typed cell beside its unit and finding, also of a row that was moved", async () => {
  const { port, first, unitRow } = await filled();
  const again = valueOf(await makeSupervision(port, "2020-07-01"));
  const sheet = await othersRead(port);
  expect(sheet.getCell(unitRow, 12).text).toBe("继续跟踪");
  expect(sheet.getCell(unitRow, 9).value).toBe(45);
  // Only one score is typed: no total is made up.
  expect(resultOf(sheet, unitRow, 11)).toBe("");
  expect([3, 4].map((at) => sheet.getCell(first + at, 3).text)).toEqual(["无期限", "晚了"]);
  expect(sheet.getCell(first + 3, 5).value).toBe("六月底");
  expect([0, 1, 2, 3, 4].map((at) => resultOf(sheet, first + at, 9))).toEqual(again.findings.map(({ state }) => state));
  expect([0, 1, 2, 3, 4].map((at) => sheet.getCell(first + at, 10).text)).toEqual(["F1", "F2", "F3", "F4", "F5"]);

  // Two units' lines change places, as sorting would: what was typed goes with the code.
  const other = unitRow + 1;
  const otherCode = sheet.getCell(other, 13).text;
  const swapped = await retyped(port, { [`M${unitRow}`]: otherCode, [`M${other}`]: UNIT });
  valueOf(await makeSupervision(swapped, TODAY));
  const moved = await othersRead(swapped);
  expect(moved.getCell(rowWith(moved, 13, otherCode), 12).text).toBe("继续跟踪");
  // A code nobody has: the line goes to the end and stays.
  const strange = await retyped(swapped, { [`M${rowWith(moved, 13, otherCode)}`]: "999999" });
  valueOf(await makeSupervision(strange, TODAY));
  const orphan = await othersRead(strange);
  expect(orphan.getCell(rowWith(orphan, 13, "999999"), 12).text).toBe("继续跟踪");
  expect(orphan.getCell(rowWith(orphan, 3, "发现的问题") + 5, 3).text).toBe("晚了");
});

test("somebody's own sheet of that name is left alone", async () => {
  const { port, first } = await filled();
  const own = await retyped(port, { [`J${first - 1}`]: "别的" });
  expect(await makeSupervision(own, TODAY)).toMatchObject({ ok: false, fault: { code: "sheet-name-taken" } });
  expect((await othersRead(own)).getCell(first, 3).text).toBe("台账不全");
});
