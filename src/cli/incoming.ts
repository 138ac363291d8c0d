import { readFile, readdir, stat } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
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
  const found: Found[] = [];
  for (const path of paths) {
    const below = await filesBelow(path);
    if (!below.ok) return below;
    found.push(...below.value);
  }
  const files: IncomingFile[] = [];
  const refused: Fault[] = [];
  for (const { path, name } of distinct(found)) {
    if (!isArchive(path)) files.push({ name, bytes: async () => new Uint8Array(await readFile(path)) });
    else {
      const bytes = await readBytes(path);
      const opened = bytes.ok ? openArchive(name, bytes.value) : bytes;
      if (opened.ok) files.push(...opened.value);
      else refused.push({ ...opened.fault, place: name });
    }
  }
  return success({ files, refused });
}

interface Found {
  readonly path: string;
  /** What it is called in answers, registers and 收发: without the folders that led to it. */
  readonly name: string;
}

async function filesBelow(path: string): Promise<Result<readonly Found[]>> {
  const information = await stat(path).catch(() => null);
  if (information === null) return failure(pathMissing(path));
  if (!information.isDirectory()) return success([{ path, name: basename(path) }]);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = files.sort().map((file) => ({ path: file, name: relative(path, file).split(sep).join("/") }));
  return success(named.filter(({ name }) => !isByproduct(name)));
}

/** Files of the same name keep the way to them; the very same file named twice is one. */
function distinct(found: readonly Found[]): readonly Found[] {
  const once = [...new Map(found.map((file) => [resolve(file.path), file])).values()];
  const uses = new Map<string, number>();
  for (const { name } of once) uses.set(name, (uses.get(name) ?? 0) + 1);
  return once.map(({ path, name }) => ({ path, name: uses.get(name) === 1 ? name : path }));
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
