import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { failure, success, type Fault, type Result } from "../domain/fault";
import type { IncomingFile } from "../usecases/exchange";
import { isArchive, isByproduct, openArchive } from "../xlsx/incomingArchive";
import { readBytes } from "./files";

/** What was named on the command line: files to read, and archives that could not be opened. */
export interface Incoming {
  readonly files: readonly IncomingFile[];
  readonly refused: readonly Fault[];
}

/**
 * Files, folders with all that is in them, and archives. Faults: a path that is not there, which stops everything: a
 * mistyped name must not look like a unit that has not reported.
 */
export async function findIncoming(paths: readonly string[]): Promise<Result<Incoming>> {
  const files: IncomingFile[] = [];
  const refused: Fault[] = [];
  for (const path of paths) {
    const found = await filesBelow(path);
    if (!found.ok) return found;
    for (const file of found.value) {
      if (!isArchive(file)) files.push({ name: file, bytes: async () => new Uint8Array(await readFile(file)) });
      else {
        const bytes = await readBytes(file);
        const opened = bytes.ok ? openArchive(file, bytes.value) : bytes;
        if (opened.ok) files.push(...opened.value);
        else refused.push(opened.fault);
      }
    }
  }
  return success({ files, refused });
}

async function filesBelow(path: string): Promise<Result<readonly string[]>> {
  const information = await stat(path).catch(() => null);
  if (information === null) return failure(pathMissing(path));
  if (!information.isDirectory()) return success([path]);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return success(files.filter((file) => !isByproduct(file.slice(path.length))).sort());
}

function pathMissing(path: string): Fault {
  return {
    code: "file-unreadable",
    sentence: {
      zh: `没有“${path}”这个文件或文件夹，什么也没有写。`,
      en: `There is no file or folder "${path}"; nothing was written.`,
    },
    nextStep: { zh: "请检查路径。", en: "Check the path." },
    place: path,
  };
}
