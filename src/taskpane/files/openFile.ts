import { success, type Result } from "../../domain/fault";
import { localClock } from "../../usecases/clock";
import { loadBook } from "../../usecases/workbookBook";
import { openFilePort, type FilePort } from "../../xlsx/filePort";
import { fileUnreadable } from "./fileFaults";
import { stampOf, type FileHandle, type FileStamp } from "./saveFile";

/** A file a person chose, with the way to write it again where the browser gives one. */
export interface ChosenFile {
  readonly file: File;
  readonly handle: FileHandle | null;
}

/** A workbook the page works on. */
export interface OpenedFile {
  readonly name: string;
  readonly port: FilePort;
  /** Where it came from on disk; null: only a download leads out. */
  readonly origin: { readonly handle: FileHandle; readonly stamp: FileStamp } | null;
  /** A notice to be read into the (empty) workbook at once. */
  readonly notice: File | null;
}

/** An empty workbook, for a notice or the sample. */
export async function openEmpty(notice: File | null): Promise<Result<OpenedFile>> {
  const port = await openFilePort(null);
  if (!port.ok) return port;
  const stem = notice === null ? "" : notice.name.replace(/\.[^.]*$/, "");
  return success({ name: `${stem || "专项资金"}.xlsx`, port: port.value, origin: null, notice });
}

/**
 * A master workbook is opened as it stands, damaged ones included: the pane says what is broken. Whatever else it is,
 * a person means a notice. Faults: unreadable, locked by a password, dates from 1904.
 */
export async function openChosen({ file, handle }: ChosenFile): Promise<Result<OpenedFile>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  if (!isArchive(bytes.value))
    return isOldWorkbook(bytes.value) ? openPlain(file, handle, bytes.value) : openEmpty(file);
  const opened = await openPlain(file, handle, bytes.value);
  if (!opened.ok) return opened.fault.code === "file-no-workbook" ? openEmpty(file) : opened;
  const book = await loadBook(opened.value.port, localClock());
  return book.ok && book.value === null ? openEmpty(file) : opened;
}

async function openPlain(file: File, handle: FileHandle | null, bytes: Uint8Array): Promise<Result<OpenedFile>> {
  const port = await openFilePort(bytes);
  if (!port.ok) return port;
  const origin = handle === null ? null : { handle, stamp: stampOf(file) };
  return success({ name: file.name, port: port.value, origin, notice: null });
}

async function bytesOf(file: File): Promise<Result<Uint8Array>> {
  try {
    return success(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // Moved, deleted or held by another program since it was chosen.
    return { ok: false, fault: fileUnreadable(file.name) };
  }
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The old Office container: .xls, or an .xlsx behind a password; the file library says which. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf;
}
