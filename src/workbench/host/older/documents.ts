import { faults, OlderFault } from "./fault";

/** `getFileAsync` gives the file in pieces of a size the client chose. */
export class DocumentCopies {
  private readonly open = new Map<number, { readonly bytes: Uint8Array; readonly sliceSize: number }>();
  private last = 0;

  constructor(private readonly readFile: () => Promise<Uint8Array>) {}

  /** Numeric keys: 0 file type, 1 slice size in; 0 handle, 1 file size out. */
  async start(request: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const compressed = 1;
    if (request["0"] !== compressed) throw new OlderFault(faults.fileTypeNotSupported);
    const sliceSize = request["1"];
    if (typeof sliceSize !== "number" || sliceSize < 1) throw new OlderFault(faults.invalidSliceSize);
    const bytes = await this.readFile();
    this.last += 1;
    this.open.set(this.last, { bytes, sliceSize });
    return { 0: this.last, 1: bytes.length };
  }

  /** Numeric keys: 2 handle, 3 slice index in; 0 bytes, 1 their number out. */
  slice(request: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const copy = this.open.get(Number(request["2"]));
    if (copy === undefined) throw new OlderFault(faults.invalidParameter);
    const start = Number(request["3"]) * copy.sliceSize;
    if (!(start >= 0 && start < copy.bytes.length)) throw new OlderFault(faults.invalidParameter);
    const data = [...copy.bytes.subarray(start, start + copy.sliceSize)];
    return { 0: data, 1: data.length };
  }

  close(request: Readonly<Record<string, unknown>>): void {
    this.open.delete(Number(request["2"]));
  }
}
