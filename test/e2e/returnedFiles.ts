import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ExcelJS from "exceljs";
import { damaged, sheetOf } from "../workbook/unitFile/returnedFiles";

/** One voucher as a unit types it, and what it comes to in fen. All of it is 示例数据. */
export interface Payment {
  readonly voucher: string;
  readonly day: string;
  readonly amount: string | number;
  readonly fen: number;
}

/** A file on its way back. */
export interface Returned {
  readonly name: string;
  readonly buffer: Buffer;
}

const SPEND = "支出填报";
const FIRST_ROW = 7;
const FIRST_COLUMN = 4;

/** Types the payments into 支出填报 with the first line the file prints, from a row on. */
export function pay(book: ExcelJS.Workbook, payments: readonly Payment[], first = FIRST_ROW): ExcelJS.Worksheet {
  const sheet = sheetOf(book, SPEND);
  const line = sheetOf(book, "落实方案").getCell(FIRST_ROW, FIRST_COLUMN).text;
  payments.forEach(({ voucher, day, amount }, index) => {
    [line, day, voucher, "示例用途", "示例公司", amount].forEach((value, place) => {
      sheet.getCell(first + index, FIRST_COLUMN + place).value = value;
    });
  });
  return sheet;
}

/** What happens to the file of each unit on its way, after the payments are typed. */
export type Damage = (book: ExcelJS.Workbook, payments: readonly Payment[]) => void;

/** Filled and saved by a file library other than ours. */
export async function returned(
  issued: Uint8Array,
  name: string,
  damage: (book: ExcelJS.Workbook) => void,
): Promise<Returned> {
  return { name, buffer: Buffer.from(await damaged(issued, damage)) };
}

/** The same files after LibreOffice opened and saved them, all in one run. */
export async function resaved(files: readonly Returned[]): Promise<readonly Returned[]> {
  const folder = mkdtempSync(join(tmpdir(), "hengbo-collect-"));
  try {
    const paths = files.map((_file, index) => join(folder, `${index}.xlsx`));
    files.forEach(({ buffer }, index) => writeFileSync(paths[index] ?? "", buffer));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = join(folder, "out");
    const options = ["--headless", profile, "--convert-to", "xlsx", "--outdir", out];
    await promisify(execFile)("soffice", [...options, ...paths], { timeout: 90_000 });
    return files.map(({ name }, index) => ({ name, buffer: readFileSync(join(out, `${index}.xlsx`)) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A row of 支出台账, read by a library other than ours. */
export interface RegisteredPayment {
  readonly unit: string;
  readonly voucher: string;
  readonly fen: number | null;
  readonly state: string;
  readonly file: string;
}

/** The rows of 支出台账 of a saved workbook. */
export async function registeredPayments(bytes: Buffer): Promise<readonly RegisteredPayment[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const sheet = book.getWorksheet("支出台账");
  if (!sheet) return [];
  let header = 0;
  sheet.eachRow((row, number) => {
    if (header === 0 && row.getCell(1).text === "填报期") header = number;
  });
  const column = (label: string): number => {
    for (let place = 1; place <= sheet.columnCount; place += 1) {
      if (sheet.getCell(header, place).text === label) return place;
    }
    throw new Error(`支出台账 has no column ${label}`);
  };
  const rows: RegisteredPayment[] = [];
  for (let number = header + 1; number <= sheet.rowCount; number += 1) {
    const text = (label: string): string => sheet.getCell(number, column(label)).text;
    if (text("填报期") === "") continue;
    const amount = sheet.getCell(number, column("金额(元)")).value;
    rows.push({
      unit: text("单位"),
      voucher: text("凭证号"),
      fen: typeof amount === "number" ? Math.round(amount * 100) : null,
      state: text("状态"),
      file: text("来源文件"),
    });
  }
  return rows;
}
