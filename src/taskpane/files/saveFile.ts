import { failure, success, type Result } from "../../domain/fault";
import { downloadBytes, WORKBOOK_TYPE } from "../exchange/download";
import { fileChangedOutside, fileUnwritable } from "./fileFaults";

/** The members of a FileSystemFileHandle that are used here. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(data: BufferSource): Promise<void>; close(): Promise<void> }>;
}

/** Tells one state of a file on disk from another. */
export interface FileStamp {
  readonly size: number;
  readonly lastModified: number;
}

interface PickerOptions {
  readonly suggestedName?: string;
  readonly types?: readonly { readonly description: string; readonly accept: Record<string, readonly string[]> }[];
}

/** What browsers of the Chromium family offer on secure pages; others offer a file input and a download. */
export interface FilePickers {
  readonly showOpenFilePicker?: (options?: PickerOptions) => Promise<readonly FileHandle[]>;
  readonly showSaveFilePicker?: (options?: PickerOptions) => Promise<FileHandle>;
}

const WORKBOOK = [{ description: "Excel", accept: { [WORKBOOK_TYPE]: [".xlsx"] } }] as const;

export function stampOf({ size, lastModified }: File): FileStamp {
  return { size, lastModified };
}

/**
 * Writes the file it was opened from; the browser swaps it in whole, so that a fault leaves the old one.
 * Faults: changed by somebody else since, unwritable. Null: the person refused the permission.
 */
export async function overwrite(
  handle: FileHandle,
  stamp: FileStamp,
  bytes: Uint8Array,
): Promise<Result<FileStamp | null>> {
  try {
    const now = stampOf(await handle.getFile());
    if (now.size !== stamp.size || now.lastModified !== stamp.lastModified) {
      return failure(fileChangedOutside(handle.name));
    }
    return await writeTo(handle, bytes);
  } catch (error) {
    return refusedOrUnwritable(handle.name, error);
  }
}

/** Null: the person closed the dialog. */
export async function saveWithPicker(
  pick: NonNullable<FilePickers["showSaveFilePicker"]>,
  suggestedName: string,
  bytes: () => Promise<Uint8Array>,
): Promise<Result<{ readonly handle: FileHandle; readonly stamp: FileStamp } | null>> {
  let handle: FileHandle | null = null;
  try {
    handle = await pick({ suggestedName, types: WORKBOOK });
    const written = await writeTo(handle, await bytes());
    return written.ok ? success({ handle, stamp: written.value }) : written;
  } catch (error) {
    return refusedOrUnwritable(handle?.name ?? suggestedName, error);
  }
}

/** Null: the person closed the dialog. */
export async function chooseWithPicker(
  pick: NonNullable<FilePickers["showOpenFilePicker"]>,
): Promise<Result<{ readonly file: File; readonly handle: FileHandle } | null>> {
  try {
    const [handle] = await pick();
    return success(handle === undefined ? null : { file: await handle.getFile(), handle });
  } catch (error) {
    return refusedOrUnwritable("", error);
  }
}

/** A name that tells one version from the next: `总表-20200525-1430.xlsx`. */
export function datedName(name: string, moment: string): string {
  const stem = name.replace(/\.xls[xm]?$/i, "").replace(/-\d{8}-\d{4}$/, "");
  const [date = "", time = ""] = moment.split("T");
  return `${stem}-${date.replaceAll("-", "")}-${time.slice(0, 5).replace(":", "")}.xlsx`;
}

/** Hands the bytes to the browser, which says nothing of what becomes of them. */
export function download(name: string, bytes: Uint8Array): void {
  downloadBytes(bytes, name, WORKBOOK_TYPE);
}

async function writeTo(handle: FileHandle, bytes: Uint8Array): Promise<Result<FileStamp>> {
  const writable = await handle.createWritable();
  await writable.write(new Uint8Array(bytes));
  await writable.close();
  return success(stampOf(await handle.getFile()));
}

function refusedOrUnwritable(name: string, error: unknown): Result<null> {
  const kind = error instanceof Error ? error.name : String(error);
  return kind === "AbortError" ? success(null) : failure(fileUnwritable(name, kind));
}
