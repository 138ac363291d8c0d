import ExcelJS from "exceljs";
import type { ReturnedFile, UnitFileContent } from "../../../src/domain/returns";
import { contentText } from "../../../src/tracking/contentHash";
import { planUnitFile } from "../../../src/workbook/unitFile/planUnitFile";
import { makeFile } from "../../../src/xlsx/makeFile";
import { readReturn } from "../../../src/xlsx/returnReader";

/** The file as it goes out. */
export async function issuedBytes(content: UnitFileContent): Promise<Uint8Array> {
  const made = await makeFile(planUnitFile(content));
  if (!made.ok) throw new Error(made.fault.code);
  return made.value;
}

/** Opened, changed and saved by a file library other than ours. */
export async function damaged(bytes: Uint8Array, damage: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  damage(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export function sheetOf(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

export async function readBack(bytes: Uint8Array, sent?: UnitFileContent): Promise<ReturnedFile> {
  const read = await readReturn({ name: "示例.xlsx", bytes, sent: sent ? contentText(sent) : null });
  if (!read.ok) throw new Error(`${read.fault.code}: ${read.fault.sentence.en} ${read.fault.place ?? ""}`);
  return read.value;
}

export async function faultOf(bytes: Uint8Array): Promise<string> {
  const read = await readReturn({ name: "示例.xlsx", bytes, sent: null });
  return read.ok ? "read" : read.fault.code;
}

/** `table row field=typed` of every cell of every record, and the typed text of all that was listed. */
export function allTyped({ records, unplaced }: ReturnedFile): readonly string[] {
  const cells = records.flatMap(({ cells: own }) => Object.values(own).map(({ typed }) => typed));
  return [...cells, ...unplaced.map(({ typed }) => typed)].sort();
}

export const codes = ({ remarks }: ReturnedFile): readonly string[] =>
  [...new Set(remarks.map(({ code }) => code))].sort();
