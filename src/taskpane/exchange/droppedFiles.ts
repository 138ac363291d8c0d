import type { Fault } from "../../domain/fault";
import type { IncomingFile } from "../../usecases/exchange";
import { isArchive, isByproduct, openArchive } from "../../xlsx/incomingArchive";

/** What a person dropped or chose: files to read, and archives that could not be opened. */
export interface Dropped {
  readonly files: readonly IncomingFile[];
  readonly refused: readonly Fault[];
}

/** A file with the path it has in what was dropped. */
interface PlacedFile {
  readonly path: string;
  readonly file: File;
}

/** Files of an input; those of a folder say their path in it. */
export function chosenFiles(list: FileList): readonly PlacedFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * Files and, walked through, folders of a drop.
 * @param transfer of the event itself: the browser empties it once the event is over
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly PlacedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  // Some hosts hand over files without entries.
  if (entries.some((entry) => entry === null)) return chosenFiles(transfer.files);
  const found = await Promise.all(entries.map(async (entry) => (entry ? filesOf(entry) : [])));
  return found.flat();
}

/** What is meant of it: no leavings of the system; archives opened. */
export async function incomingFiles(placed: readonly PlacedFile[]): Promise<Dropped> {
  const files: IncomingFile[] = [];
  const refused: Fault[] = [];
  for (const { path, file } of placed.filter((one) => !isByproduct(one.path))) {
    const bytes = async (): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
    if (!isArchive(path)) files.push({ name: path, bytes });
    else {
      const opened = openArchive(path, await bytes());
      if (opened.ok) files.push(...opened.value);
      else refused.push(opened.fault);
    }
  }
  return { files, refused };
}

async function filesOf(entry: FileSystemEntry): Promise<readonly PlacedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PlacedFile[] = [];
  for (;;) {
    // A reader gives a hundred entries at a time, and none when it is through.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const inner of some) found.push(...(await filesOf(inner)));
  }
}
