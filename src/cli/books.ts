import type { FundBook } from "../domain/book";
import { CHUXIONG_UNITS } from "../domain/chuxiong";
import { failure, success, type Result } from "../domain/fault";
import type { ProjectTable } from "../domain/project";
import { decodeNotice } from "../notice/decode";
import { readNotice } from "../notice/readNotice";
import { bookFromTable } from "../usecases/bookFromTable";
import { requireBook, saveBook } from "../usecases/workbookBook";
import { openFilePort, type FilePort } from "../xlsx/filePort";
import { looksLikeWorkbook, readBytes, writeBytes } from "./files";

/** A book, and the workbook file it came from (a notice has none yet). */
export interface OpenedBook {
  readonly book: FundBook;
  readonly port: FilePort;
}

export async function readTable(path: string): Promise<Result<ProjectTable>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const text = decodeNotice(bytes.value, path);
  return text.ok ? readNotice(text.value) : text;
}

/** A notice becomes a fresh book on an empty workbook; a workbook is read as it stands. */
export async function openBook(path: string): Promise<Result<OpenedBook>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  if (looksLikeWorkbook(bytes.value)) return openMaster(path);
  const table = await readTable(path);
  if (!table.ok) return table;
  const port = await openFilePort(null);
  if (!port.ok) return port;
  return success({ book: freshBook(table.value), port: port.value });
}

export function freshBook(table: ProjectTable): FundBook {
  return bookFromTable({ table, units: CHUXIONG_UNITS, sample: false, ledger: [], factors: [] });
}

/** A master workbook only. */
export async function openMaster(path: string): Promise<Result<OpenedBook>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const port = await openFilePort(bytes.value);
  if (!port.ok) return port;
  const book = await requireBook(port.value);
  return book.ok ? success({ book: book.value, port: port.value }) : book;
}

/** Renders the book into its workbook and writes the file. */
export async function writeBook({ book, port }: OpenedBook, path: string): Promise<Result<void>> {
  const rendered = await saveBook(port, book);
  if (!rendered.ok) return rendered;
  return writeBytes(path, await port.save());
}

/** `--out` is needed where a file is made. */
export function requiredOption(name: string, value: string | undefined, usage: string): Result<string> {
  if (value !== undefined && value !== "") return success(value);
  return failure({
    code: "arguments-unusable",
    sentence: { zh: `缺少 --${name}，什么也没有写。`, en: `--${name} is missing; nothing was written.` },
    nextStep: { zh: `用法：${usage}`, en: `Usage: ${usage}` },
  });
}
