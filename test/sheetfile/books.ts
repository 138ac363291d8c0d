import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { openWorkbook, type SheetModel, type WorkbookModel } from "../../src/sheetfile";

const FOLDER = join(__dirname, "../fixtures/books");

/** Workbooks written by other programs, see `make_books.py` there. */
export const FOREIGN_BOOKS = [
  "openpyxl-rich.xlsx",
  "libreoffice-rich.xlsx",
  "exceljs-rich.xlsx",
  "prefixed.xlsx",
  "password-plain.xlsx",
] as const;

export function bookBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}

export async function opened(bytes: Uint8Array): Promise<WorkbookModel> {
  const result = await openWorkbook(bytes);
  if (!result.ok) throw new Error(`${result.fault.code} ${result.fault.place ?? ""}`);
  return result.value.model;
}

export function firstSheet(model: WorkbookModel): SheetModel {
  const [sheet] = model.sheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

export function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(bytes);
}

export function partText(bytes: Uint8Array, part: string): string {
  const data = unzipSync(bytes)[part];
  if (!data) throw new Error(`no ${part}`);
  return strFromU8(data);
}

/** Names of the parts of `before` that are missing or different in `after`. */
export function touchedParts(before: Uint8Array, after: Uint8Array): string[] {
  const now = unzipSync(after);
  return Object.entries(unzipSync(before))
    .filter(([name, data]) => {
      if (name.endsWith("/")) return false; // a folder is no part
      const other = now[name];
      return !other || Buffer.compare(Buffer.from(other), Buffer.from(data)) !== 0;
    })
    .map(([name]) => name)
    .sort();
}

/** The package with one part rewritten. */
export function withPart(bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const data = parts[part];
  return zipSync({ ...parts, [part]: strToU8(change(data ? strFromU8(data) : "")) });
}
