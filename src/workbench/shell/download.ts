const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands bytes or text to the person as a file of that name. */
export function download(content: Uint8Array<ArrayBuffer> | string, fileName: string, type = XLSX): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
