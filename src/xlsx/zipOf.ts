import { zipSync, type Zippable } from "fflate";

/** One .zip of files that are compressed already; names in UTF-8, dates fixed, so that equal files give equal bytes. */
export function zipOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const { name, bytes } of files) entries[name] = [bytes, { level: 0, mtime }];
  return zipSync(entries);
}
