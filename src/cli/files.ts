import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { failure, success, type Result } from "../domain/fault";

/** Reads a whole file. Faults: missing, unreadable, empty. */
export async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    const bytes = await readFile(path);
    return bytes.length === 0 ? failure(emptyFile(path)) : success(new Uint8Array(bytes));
  } catch (error) {
    return failure({
      code: "file-unreadable",
      sentence: {
        zh: `打不开文件“${path}”（${reason(error)}）。`,
        en: `The file "${path}" cannot be opened (${reason(error)}).`,
      },
      nextStep: { zh: "请检查路径和权限。", en: "Check the path and the permissions." },
      place: path,
    });
  }
}

/** Writes beside the target and renames, so that a fault never leaves half a file. */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<Result<void>> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, path);
    return success(undefined);
  } catch (error) {
    await rm(draft, { force: true });
    return failure({
      code: "file-unwritable",
      sentence: {
        zh: `写不了文件“${path}”（${reason(error)}），原有文件没有变。`,
        en: `The file "${path}" cannot be written (${reason(error)}); what was there is unchanged.`,
      },
      nextStep: {
        zh: "请检查文件夹是否存在、文件是否被别的程序打开。",
        en: "Check that the folder exists and that no other program holds the file.",
      },
      place: path,
    });
  }
}

/** An .xlsx (a zip) as opposed to a text. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function emptyFile(path: string): Parameters<typeof failure>[0] {
  return {
    code: "file-empty",
    sentence: { zh: `文件“${path}”是空的，什么也没有写。`, en: `The file "${path}" is empty; nothing was written.` },
    nextStep: { zh: "请确认拿到的是完整的文件。", en: "Make sure you have the complete file." },
    place: path,
  };
}

function reason(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
