import type { Result } from "../../domain/fault";

export const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const ZIP_TYPE = "application/zip";

/** Opens .xlsx bytes as a new workbook beside this one. */
export type OpenWorkbook = (bytes: Uint8Array) => Promise<Result<void>>;

/** Kept long enough for a slow browser to begin. */
const KEPT_MILLISECONDS = 60_000;

/** Offers bytes as a download. A host that forbids downloads says nothing: other ways out stand beside it. */
export function downloadBytes(bytes: Uint8Array, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLISECONDS);
}
