import type { ChosenFile } from "./openFile";
import type { FileHandle } from "./saveFile";

/** An item of a drop as browsers of the Chromium family give it on secure pages. */
interface HandedItem {
  readonly getAsFileSystemHandle?: () => Promise<(FileHandle & { readonly kind: string }) | null>;
}

/**
 * The first file of a drop, with its handle where the browser gives one: it can then be saved in place.
 * @param transfer of the event itself: the browser empties it once the event is over
 */
export async function droppedFile(transfer: DataTransfer): Promise<ChosenFile | null> {
  const [file] = transfer.files;
  if (!file) return null;
  const item: (DataTransferItem & HandedItem) | undefined = [...transfer.items].find(({ kind }) => kind === "file");
  const handed = item?.getAsFileSystemHandle?.();
  try {
    const handle = (await handed) ?? null;
    return { file, handle: handle?.kind === "file" ? handle : null };
  } catch {
    // No handle for this file (another program's drop, a forbidden folder): it is opened, and saved as a download.
    return { file, handle: null };
  }
}
